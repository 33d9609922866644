"""待确认 on screen: who is back, handovers, people overdue."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from app.domain.slots import Half, Slot
from app.services.hall import Hall
from app.services.leave import LeaveService
from tests.services.cast import acting
from tests.ui.leave.inbox_desk import (
    Inbox,
    Seats,
    choose,
    confirm,
    dialog_of,
    names_on,
    read,
    report_of,
    typed,
)
from ui.leave.fields import HalfDayField
from ui.palette import Tone

THURSDAY = date(2026, 4, 9)


@pytest.fixture
def inbox(sample_hall: Hall, seats: Seats, qtbot: QtBot) -> Inbox:
    return Inbox(sample_hall, seats, qtbot)


def reported(inbox: Inbox) -> str:
    """马晓岚 comes back a day early."""
    key = inbox.granted("马晓岚", "2026-04-07am", "2026-04-09pm")
    inbox.people.sets_clock("08:00", THURSDAY)
    LeaveService(inbox.hall).give_back(inbox.people.clerk, key, "2026-04-09am")
    return key


def test_an_early_return_is_confirmed_by_the_window_head_as_it_was_reported(inbox: Inbox) -> None:
    key = reported(inbox)
    page, seat = inbox.page(inbox.people.head)
    assert page.model.sections == ("confirm", "open")
    assert page.case.verdict.text() == "本人报告2026年4月9日(周四)上午起上班，等待确认。"
    assert "家中有事" not in [label.text() for label in page.case.findChildren(type(page.case.person))]
    page.acts.primary.click()
    field = dialog_of(page).findChild(HalfDayField)
    assert field is not None and field.slot == Slot(THURSDAY, Half.AM)
    confirm(dialog_of(page), seat)
    assert (inbox.shown(key).state, inbox.shown(key).back) == ("returned", "2026-04-09am")
    assert seat.said[-1] == (Tone.OK, "马晓岚的销假已确认。") and names_on(page) == []


def test_who_is_overdue_is_marked_explained_and_brought_back(inbox: Inbox) -> None:
    key = inbox.granted("马晓岚", "2026-04-07am", "2026-04-07pm")
    inbox.people.sets_clock("10:00", date(2026, 4, 8))
    page, seat = inbox.page(inbox.people.officer)
    page.sections.setCurrentIndex(page.model.sections.index("confirm"))
    read(seat)
    assert page.table.as_text(page.chosen).splitlines()[1].endswith("! 逾期未归")
    page.acts.explain.click()
    typed(dialog_of(page), "航班取消")
    confirm(dialog_of(page), seat)
    assert [talk.text for talk in inbox.shown(key).talks] == ["航班取消"]
    page.acts.primary.click()
    confirm(dialog_of(page), seat)
    assert inbox.shown(key).state == "returned" and names_on(page) == []


def test_who_takes_over_confirms_the_handover(inbox: Inbox) -> None:
    key = inbox.granted("马晓岚", "2026-04-07am", "2026-04-07pm", cover="罗启明")
    inbox.people.sets_clock("08:00", date(2026, 4, 7))
    page, seat = inbox.page(acting(inbox.hall, "罗启明", *inbox.people.clerk.roles))
    assert page.case.verdict.text() == "顶岗交接还没有确认。"
    page.acts.primary.click()
    typed(dialog_of(page), "钥匙已交")
    confirm(dialog_of(page), seat)
    assert inbox.shown(key).handed_over_us
    assert seat.said[-1] == (Tone.OK, "马晓岚与罗启明的交接已确认。")


def test_a_leave_that_stands_still_for_its_handover_is_told_first(inbox: Inbox) -> None:
    inbox.granted("常若川", "2026-04-07am", "2026-04-07pm", cover="温书瑶")
    inbox.people.sets_clock("09:00", date(2026, 4, 7))
    page, _ = inbox.page(inbox.people.officer)
    page.show_target(page.model.lines("confirm")[0].shown.leave)
    assert "窗口缺人" in page.case.verdict.text()
    assert page.table.as_text(page.chosen).splitlines()[1].endswith("! 待确认交接")


def test_several_are_confirmed_together_and_each_has_its_line(inbox: Inbox) -> None:
    reported(inbox)
    second = inbox.granted("韩静怡", "2026-04-09am", "2026-04-09pm", cover="孟祥柯")
    page, seat = inbox.page(inbox.people.officer)
    page.sections.setCurrentIndex(page.model.sections.index("confirm"))
    read(seat)
    page.table.selectAll()
    LeaveService(inbox.hall).withdraw(acting(inbox.hall, "韩静怡"), second)
    page.acts.primary.click()
    read(seat)
    read(seat)
    lines = report_of(page).table.as_text(report_of(page).table.visible_lines()).splitlines()[1:]
    assert lines[0].startswith("韩静怡") and "没有改动" in lines[0]
    assert lines[1].startswith("马晓岚") and lines[1].endswith("已销假")
    assert names_on(page) == []


def test_what_ends_tomorrow_is_only_a_reminder(inbox: Inbox) -> None:
    inbox.granted("马晓岚", "2026-04-07am", "2026-04-09pm")
    inbox.people.sets_clock("10:00", date(2026, 4, 8))
    page, seat = inbox.page(inbox.people.officer)
    choose(page, seat, "")
    page.sections.setCurrentIndex(page.model.sections.index("confirm"))
    read(seat)
    assert "将于2026年4月9日(周四)下午结束" in page.case.verdict.text()
    assert not page.acts.primary.isEnabled()
