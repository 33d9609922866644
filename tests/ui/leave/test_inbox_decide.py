"""The director's inbox on the real store: approving, refusing, overriding, and coming too late."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.leave_facts import LeaveDecided
from app.services.ab import AbService
from app.services.delegation import DelegationService
from app.services.hall import Hall
from app.services.leave import LeaveService
from app.services.leave_decision import LeaveDecision
from app.services.settings import SettingsService
from db import journal
from tests.services.cast import subject_of
from tests.ui.desks import settle
from tests.ui.fit import cut_words
from tests.ui.leave.inbox_desk import (
    TUESDAY,
    Inbox,
    Seats,
    confirm,
    dialog_of,
    names_on,
    read,
    report_of,
    typed,
)
from ui.palette import Tone
from ui.widgets.states import StateView


@pytest.fixture
def inbox(sample_hall: Hall, seats: Seats, qtbot: QtBot) -> Inbox:
    return Inbox(sample_hall, seats, qtbot)


def decisions(hall: Hall) -> int:
    """How many decisions the journal holds."""
    with hall.reading() as view:
        return sum(isinstance(item.fact, LeaveDecided) for item in journal.recorded(view.conn))


# --- one decision ----------------------------------------------------------------------------------


def test_the_first_handed_in_stands_first_and_is_in_view(inbox: Inbox) -> None:
    inbox.asks("马晓岚", "2026-04-20am")
    inbox.asks("韩静怡", "2026-04-07am")
    page, _ = inbox.page(inbox.people.director)
    assert names_on(page) == ["马晓岚", "韩静怡"]
    assert page.case.person.text().startswith("马晓岚 1002  青禾公安分局")
    assert page.case.verdict.text() == "符合规定，可以批准。"
    assert page.case.left.text() == "4月20日上午：批准后窗口5人在岗"


def test_approving_takes_a_last_look_and_the_next_request_comes_into_view(inbox: Inbox) -> None:
    first, second = inbox.asks("马晓岚", "2026-04-07am"), inbox.asks("韩静怡", "2026-04-07am")
    page, seat = inbox.page(inbox.people.director)
    page.acts.primary.click()
    form = dialog_of(page)
    assert inbox.shown(first).state == "submitted"
    confirm(form, seat)
    assert inbox.shown(first).state == "approved"
    assert seat.said[-1] == (Tone.OK, "已批准马晓岚的请假。")
    assert names_on(page) == ["韩静怡"]
    assert [item.shown.leave for item in page.chosen] == [second]


def test_a_double_click_decides_once(inbox: Inbox) -> None:
    inbox.asks("马晓岚", "2026-04-07am")
    page, seat = inbox.page(inbox.people.director)
    page.acts.primary.click()
    form = dialog_of(page)
    QTest.mouseDClick(form.confirm, Qt.MouseButton.LeftButton)
    form.confirm.click()
    confirm(form, seat)
    assert decisions(inbox.hall) == 1
    assert [tone for tone, _ in seat.said] == [Tone.OK]


def test_refusing_needs_a_reason_that_the_applicant_reads(inbox: Inbox) -> None:
    key = inbox.asks("马晓岚", "2026-04-07am")
    page, seat = inbox.page(inbox.people.director)
    page.acts.refuse.click()
    form = dialog_of(page)
    assert not form.confirm.isEnabled()
    typed(form, "  ")
    assert not form.confirm.isEnabled()
    typed(form, "当天有检查")
    confirm(form, seat)
    shown = inbox.shown(key)
    assert (shown.state, shown.decision) == ("refused", "当天有检查")


def test_handed_back_it_leaves_the_inbox_and_keeps_what_was_said(inbox: Inbox) -> None:
    key = inbox.asks("马晓岚", "2026-04-07am")
    page, seat = inbox.page(inbox.people.director)
    page.acts.hand_back.click()
    typed(dialog_of(page), "请写明事由")
    confirm(dialog_of(page), seat)
    assert inbox.shown(key).state == "draft"
    assert names_on(page) == []
    state = page.findChild(StateView)
    assert state is not None and state.text == "没有等您审批的请假。"


def test_a_question_and_its_answer_stand_with_the_request(inbox: Inbox) -> None:
    key = inbox.asks("马晓岚", "2026-04-07am")
    page, seat = inbox.page(inbox.people.director)
    page.acts.ask.click()
    typed(dialog_of(page), "能否改到下周？")
    confirm(dialog_of(page), seat)
    assert page.table.as_text(page.chosen).splitlines()[1].endswith("待答复")
    LeaveService(inbox.hall).answer(inbox.people.clerk, key, "不能。")
    page.refresh()
    read(seat)
    assert page.table.as_text(page.chosen).splitlines()[1].endswith("已答复")


def test_letters_of_the_keyboard_open_the_forms_and_arrows_go_through_the_list(inbox: Inbox) -> None:
    inbox.asks("马晓岚", "2026-04-07am")
    inbox.asks("韩静怡", "2026-04-07am")
    page, seat = inbox.page(inbox.people.director)
    page.activateWindow()
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    read(seat)
    assert page.case.person.text().startswith("韩静怡")
    for key, title in (
        (Qt.Key.Key_A, "批准请假"),
        (Qt.Key.Key_R, "不批准请假"),
        (Qt.Key.Key_Q, "询问请假人"),
    ):
        QTest.keyClick(page.table, key)
        assert dialog_of(page).windowTitle() == title
        dialog_of(page).reject()
    assert {"A", "R", "B", "Q"} <= {key for key, _ in page.shortcuts}


# --- what the rules want ---------------------------------------------------------------------------


def test_the_departments_signature_comes_first_and_the_page_says_so(inbox: Inbox) -> None:
    inbox.asks("马晓岚", "2026-04-07am", "2026-04-09pm")
    page, seat = inbox.page(inbox.people.director)
    assert names_on(page) == []
    page.sections.setCurrentIndex(page.model.sections.index("open"))
    read(seat)
    assert names_on(page) == ["马晓岚"]
    assert "应先由派驻部门签署意见" in page.case.verdict.text()
    assert not page.acts.primary.isEnabled() and page.acts.hand_back.isEnabled()


def test_nobody_decides_on_their_own_request(inbox: Inbox) -> None:
    inbox.asks("梁致远", "2026-04-07am")
    page, seat = inbox.page(inbox.people.director)
    page.sections.setCurrentIndex(page.model.sections.index("open"))
    read(seat)
    assert "本人的请假" in page.case.verdict.text()
    enabled = [made.isEnabled() for made in (page.acts.primary, page.acts.refuse, page.acts.ask)]
    assert enabled == [False, False, False]


def test_above_the_limit_it_takes_a_reason_after_the_half_days_and_the_names(inbox: Inbox) -> None:
    for name in ("马晓岚", "顾文渊"):
        inbox.granted(name, "2026-04-07am")
    key = inbox.asks("尹博远", "2026-04-07am", "2026-04-07pm", kind="sick")
    page, seat = inbox.page(inbox.people.director)
    assert "! 超限" in page.table.as_text(page.chosen)
    assert "超过人数上限" in page.case.verdict.text()
    page.acts.primary.click()
    form = dialog_of(page)
    words = "\n".join(label.text() for label in form.findChildren(type(page.case.person)))
    assert "2026年4月7日(周二)上午：已有马晓岚、顾文渊请假" in words
    assert form.confirm.text() == "超限批准" and not form.confirm.isEnabled()
    assert cut_words(form) == []
    typed(form, "病假不能等，请罗启明顶岗")
    confirm(form, seat)
    shown = inbox.shown(key)
    assert (shown.state, shown.override, shown.decision) == (
        "approved",
        ("2026-04-07am",),
        "病假不能等，请罗启明顶岗",
    )


def test_against_the_department_it_takes_a_reason(inbox: Inbox) -> None:
    key = inbox.asks("马晓岚", "2026-04-07am", "2026-04-09pm")
    LeaveDecision(inbox.hall).record_opinion(inbox.people.officer, key, False, "毕局长", note="窗口忙")
    page, seat = inbox.page(inbox.people.director)
    page.acts.primary.click()
    form = dialog_of(page)
    assert form.confirm.text() == "批准" and not form.confirm.isEnabled()
    typed(form, "家中急事，中心同意")
    confirm(form, seat)
    shown = inbox.shown(key)
    assert (shown.state, shown.against, shown.decision) == ("approved", True, "家中急事，中心同意")


def test_what_cannot_be_granted_now_says_why_and_cannot_be_pressed(inbox: Inbox) -> None:
    for name in ("马晓岚", "顾文渊"):
        inbox.asks(name, "2026-04-07am")
    for name in ("沈立言", "董佳宁", "尹博远", "褚雨桐", "顾文渊"):
        subject = subject_of(inbox.hall, name)
        AbService(inbox.hall).stand_down(inbox.deputy, subject, TUESDAY, TUESDAY, "考试不合格")
    page, _ = inbox.page(inbox.people.director)
    assert page.case.verdict.text().startswith("现在不能批准：")
    assert "0人在岗" in page.case.verdict.text()
    assert not page.acts.primary.isEnabled() and page.acts.refuse.isEnabled()


# --- somebody else was faster ----------------------------------------------------------------------


def test_of_two_desks_one_wins_and_the_other_is_told_who_decided(inbox: Inbox) -> None:
    key = inbox.asks("马晓岚", "2026-04-07am")
    here, seat = inbox.page(inbox.people.director)
    there, other_seat = inbox.page(inbox.deputy)
    here.acts.primary.click()
    there.acts.refuse.click()
    typed(dialog_of(there), "不行")
    confirm(dialog_of(here), seat)
    form = dialog_of(there)
    confirm(form, other_seat)
    assert "已由梁致远于2026年4月1日(周三) 09:00办理，现在是“已批准”" in form.message.text()
    assert "没有生效" in form.message.text()
    assert names_on(there) == []
    assert (inbox.shown(key).state, decisions(inbox.hall)) == ("approved", 1)


def test_limits_that_changed_meanwhile_refuse_in_words_and_the_page_reads_again(inbox: Inbox) -> None:
    key = inbox.asks("尹博远", "2026-04-07am", kind="sick")
    page, seat = inbox.page(inbox.people.director)
    page.acts.primary.click()
    form = dialog_of(page)
    inbox.granted("马晓岚", "2026-04-07am")
    SettingsService(inbox.hall).set_rule(inbox.deputy, "leave.concurrent_max", 1, TUESDAY)
    confirm(form, seat)
    assert "不能再批" in form.message.text()
    assert inbox.shown(key).state == "submitted"
    form.reject()
    assert "超过人数上限" in page.case.verdict.text()
    page.acts.primary.click()
    assert dialog_of(page).confirm.text() == "超限批准"


# --- many ------------------------------------------------------------------------------------------


def test_many_are_judged_in_turn_and_each_has_its_line(inbox: Inbox) -> None:
    for name in ("马晓岚", "顾文渊"):
        inbox.asks(name, "2026-04-07am")
    sick = inbox.asks("尹博远", "2026-04-07am", kind="sick")
    page, seat = inbox.page(inbox.people.director)
    page.table.selectAll()
    page.acts.primary.click()
    form = dialog_of(page)
    assert form.windowTitle() == "批准3份请假"
    confirm(form, seat)
    report = report_of(page)
    assert report.summary.text() == "办理3份：完成2份，没有办成1份。"
    lines = report.table.as_text(report.table.visible_lines()).splitlines()[1:]
    assert lines[0].startswith("尹博远") and "马晓岚、顾文渊" in lines[0]
    assert [line.split("\t")[-1] for line in lines[1:]] == ["✓ 已批准", "✓ 已批准"]
    assert report.whole.text() in lines[0]
    assert [item.shown.leave for item in page.table.visible_lines()] == [sick]


def test_many_are_refused_with_one_reason(inbox: Inbox) -> None:
    keys = [inbox.asks(name, "2026-04-07am") for name in ("马晓岚", "韩静怡")]
    page, seat = inbox.page(inbox.people.director)
    page.table.selectAll()
    page.acts.refuse.click()
    typed(dialog_of(page), "当天全员培训")
    confirm(dialog_of(page), seat)
    assert [inbox.shown(key).decision for key in keys] == ["当天全员培训"] * 2
    assert report_of(page).summary.text() == "办理2份：完成2份，没有办成0份。"


# --- who -------------------------------------------------------------------------------------------


def test_a_chief_decides_by_delegation_and_sees_in_whose_name(inbox: Inbox) -> None:
    key = inbox.asks("马晓岚", "2026-04-07am")
    people = inbox.people
    page, seat = inbox.page(people.chief)
    assert names_on(page) == []
    DelegationService(inbox.hall).give(people.director, people.chief.account, TUESDAY, TUESDAY)
    page.sections.setCurrentIndex(page.model.sections.index("open"))
    read(seat)
    assert "不在有效期内" in page.case.verdict.text()
    people.sets_clock("08:00", TUESDAY)
    page.refresh()
    read(seat)
    page.sections.setCurrentIndex(page.model.sections.index("decide"))
    read(seat)
    assert names_on(page) == ["马晓岚"]
    page.acts.primary.click()
    confirm(dialog_of(page), seat)
    assert inbox.shown(key).on_behalf == "梁致远"


def test_another_page_opens_a_request_by_its_number(inbox: Inbox) -> None:
    inbox.asks("马晓岚", "2026-04-07am")
    long = inbox.asks("顾文渊", "2026-04-07am", "2026-04-09pm")
    page, seat = inbox.page(inbox.people.director)
    page.show_target(long)
    read(seat)
    assert page.model.section == "open"
    assert page.case.person.text().startswith("顾文渊")
    page.show_target("leaves")
    settle(seat.desk)
    assert page.case.person.text().startswith("顾文渊")


def test_every_word_of_the_page_fits_the_smallest_screen(inbox: Inbox) -> None:
    inbox.asks("马晓岚", "2026-04-07am", "2026-04-07pm", cover="罗启明")
    inbox.granted("顾文渊", "2026-04-01pm", "2026-04-02pm", cover="罗启明")
    for actor in (inbox.people.director, inbox.people.officer, inbox.people.head):
        page, seat = inbox.page(actor)
        for index in range(page.sections.count()):
            page.sections.setCurrentIndex(index)
            read(seat)
            assert cut_words(page) == []


def test_several_selected_lines_say_so_before_anything_is_pressed(inbox: Inbox) -> None:
    for name in ("马晓岚", "韩静怡"):
        inbox.asks(name, "2026-04-07am")
    page, seat = inbox.page(inbox.people.director)
    assert page.case.several.text() == ""
    page.table.selectAll()
    read(seat)
    assert page.case.several.text().startswith("选中了2份")
    assert page.acts.primary.text() == "批准2份…"
    assert not page.acts.ask.isEnabled()
