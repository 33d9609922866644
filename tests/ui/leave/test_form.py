"""The request form on the real store: what it shows while it is filled in, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from app.domain.access import Actor, Role
from app.domain.attachment import LIMIT
from app.domain.leave import LeaveState
from app.domain.slots import Half, Slot
from app.services.hall import Hall
from tests.services.cast import Cast, acting, subject_of
from tests.services.leaves import Leaves
from tests.ui.desks import Seat, settle
from tests.ui.fit import cut_words
from ui.leave.entry import Verdict
from ui.leave.page import LeavePage
from ui.palette import Tone
from ui.widgets.text import Message

Seats = Callable[[Hall, Actor], Seat]
PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)
THURSDAY = date(2026, 4, 9)


@pytest.fixture
def cast(sample_hall: Hall) -> Cast:
    return Cast(sample_hall)


@pytest.fixture
def leaves(sample_hall: Hall) -> Leaves:
    return Leaves(sample_hall)


class Filling:
    """A leave page with somebody at it."""

    def __init__(self, seat: Seat, qtbot: QtBot) -> None:
        self.seat = seat
        self.page = LeavePage(seat.desk)
        qtbot.addWidget(self.page)
        self.page.resize(1206, 660)
        self.page.show()
        self.page.refresh()
        settle(seat.desk)

    def begins(self) -> None:
        self.page.begin()
        settle(self.seat.desk)

    def sets(self, **changes: object) -> None:
        self.page.form_model.set(**changes)
        self.page.form_model.look()
        settle(self.seat.desk)

    def asks(self, first: tuple[int, Half], last: tuple[int, Half], **more: object) -> None:
        """Half-days of April 2026."""
        ends = [Slot(date(2026, 4, day), half) for day, half in (first, last)]
        self.sets(first=ends[0], last=ends[1], **more)

    def presses(self) -> None:
        self.page.primary.click()
        settle(self.seat.desk)
        settle(self.seat.desk)

    @property
    def words(self) -> str:
        """All that can be read beside the form."""
        labels = self.page.form.panel.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible())


@pytest.fixture
def filling(cast: Cast, seats: Seats, qtbot: QtBot) -> Iterator[Callable[[Actor], Filling]]:
    yield lambda actor: Filling(seats(cast.hall, actor), qtbot)


Sits = Callable[[Actor], Filling]
AM, PM = Half.AM, Half.PM


def test_ones_own_form_begins_on_the_next_working_day(cast: Cast, filling: Sits) -> None:
    at = filling(cast.clerk)
    at.begins()
    entry = at.page.form_model.entry
    assert (entry.name, entry.first, entry.last) == (
        "马晓岚",
        Slot(date(2026, 4, 2), AM),
        Slot(date(2026, 4, 2), PM),
    )
    assert "本次1天" in at.words and "中心审批" in at.words
    assert at.page.primary.isEnabled()


def test_a_day_and_a_half_goes_to_the_department_first_and_says_why(cast: Cast, filling: Sits) -> None:
    at = filling(cast.clerk)
    at.begins()
    at.asks((9, AM), (10, AM))
    assert "先由派驻部门签署意见，再报中心审批" in at.words
    assert "合计1.5天，超过1天，中心不能单独审批。《管理考核办法》第十六条" in at.words


def test_the_chain_that_it_joins_is_named(cast: Cast, leaves: Leaves, filling: Sits) -> None:
    leaves.granted("马晓岚", "04-09am", "04-09pm")
    at = filling(cast.clerk)
    at.begins()
    at.asks((10, AM), (10, PM))
    assert "本次1天；与相连的请假合计2天" in at.words


def test_a_third_person_is_refused_by_name_and_half_day_and_nothing_can_be_sent(
    cast: Cast, leaves: Leaves, filling: Sits
) -> None:
    leaves.granted("顾文渊", "04-09pm", "04-09pm")
    leaves.files("董佳宁", "04-09pm", "04-09pm")
    at = filling(cast.clerk)
    at.begins()
    at.asks((9, AM), (9, PM))
    assert at.page.form_model.verdict is Verdict.REFUSED
    assert "2026年4月9日(周四)下午本窗口已有2人请假(顾文渊、董佳宁；其中董佳宁待审批占用)" in at.words
    assert "第十六条" in at.words
    assert not at.page.primary.isEnabled()
    assert at.page.why.text() == "同时请假人数已到上限"
    lines = at.page.form.panel.table.as_text(at.page.form.panel.table.visible_lines())
    assert "顾文渊、董佳宁(待审批)" in lines and "! 超限" in lines


def test_half_days_with_the_same_people_are_said_together(cast: Cast, leaves: Leaves, filling: Sits) -> None:
    for name in ("顾文渊", "董佳宁"):
        leaves.files(name, "04-07am", "04-10pm")
    at = filling(cast.clerk)
    at.begins()
    at.asks((7, AM), (7, PM))
    assert "2026年4月7日(周二)上午、2026年4月7日(周二)下午本窗口已有2人请假" in at.words
    at.asks((7, AM), (10, PM))
    assert "2026年4月7日(周二)上午到2026年4月10日(周五)下午的8个半天本窗口已有2人请假" in at.words
    assert len([m for m in at.page.form.panel.findChildren(Message) if m.isVisible()]) == 1


def test_sick_leave_above_the_limit_is_taken_marked_and_the_button_says_so(
    cast: Cast, leaves: Leaves, filling: Sits
) -> None:
    for name in ("顾文渊", "董佳宁"):
        leaves.granted(name, "04-09am", "04-09pm")
    at = filling(cast.clerk)
    at.begins()
    at.asks((9, AM), (9, PM), kind="sick")
    assert at.page.form_model.verdict is Verdict.OVER
    assert at.page.primary.text() == "提交(超限，报中心领导)" and at.page.primary.isEnabled()
    assert "超过2人的上限" in at.words and "由中心领导审批" in at.words
    assert "不能再批" not in at.words
    assert "病假须附证明，可以提交后再补交。" in at.words
    at.presses()
    (sent,) = leaves.views.list(cast.clerk)
    assert sent.over and at.seat.said[-1][0] is Tone.ATTENTION
    assert "等中心领导审批" in at.seat.said[-1][1]


def test_the_last_on_duty_is_refused_until_somebody_takes_over(cast: Cast, filling: Sits) -> None:
    alone, stand_in = acting(cast.hall, "常若川", Role.STAFF), subject_of(cast.hall, "温书瑶")
    at = filling(alone)
    at.begins()
    at.asks((9, AM), (9, AM))
    assert not at.page.form_model.can_send
    assert "2026年4月9日(周四)上午准假后本窗口只有0人在岗，少于1人。请先安排B岗顶岗。" in at.words
    assert at.page.why.text() == "窗口在岗人数不足"
    at.sets(cover=stand_in, cover_name="温书瑶")
    assert at.page.form_model.verdict is Verdict.FINE


def test_days_without_work_are_refused_in_words(cast: Cast, filling: Sits) -> None:
    at = filling(cast.clerk)
    at.begins()
    at.asks((4, AM), (5, PM))
    assert "所选时段无工作日" in at.words
    assert at.page.why.text() == "所选时段无工作日"


def test_submitting_says_number_and_next_step_and_shows_the_leave_in_the_list(
    cast: Cast, filling: Sits
) -> None:
    at = filling(cast.clerk)
    at.begins()
    at.asks((9, AM), (9, AM), reason="家中有事")
    at.presses()
    assert not at.page.filling
    assert at.seat.said[-1] == (
        Tone.OK,
        "请假2026-00001已提交：马晓岚 事假，0.5天。下一步：等中心审批。结果在“请假”中查看。",
    )
    at.page.refresh()
    settle(at.seat.desk)
    assert at.page.list.leave is not None and at.page.list.leave.reason == "家中有事"


def test_what_was_refused_meanwhile_is_said_and_nothing_typed_is_lost(
    cast: Cast, leaves: Leaves, filling: Sits
) -> None:
    at = filling(cast.clerk)
    at.begins()
    at.asks((9, AM), (9, PM), reason="家中有事")
    for name in ("顾文渊", "董佳宁"):
        leaves.granted(name, "04-09am", "04-09pm")
    at.presses()
    assert at.page.filling and at.page.form_model.entry.reason == "家中有事"
    assert at.page.form_model.verdict is Verdict.REFUSED
    assert "不能再批" in at.seat.said[-1][1]


def test_a_page_left_half_filled_keeps_it_as_a_draft_and_it_goes_on(
    cast: Cast, leaves: Leaves, filling: Sits
) -> None:
    at = filling(cast.clerk)
    at.begins()
    at.asks((9, AM), (10, PM), reason="家中有事", kind="annual")
    at.page.hide()
    settle(at.seat.desk)
    (draft,) = leaves.views.list(cast.clerk)
    assert (draft.state, draft.kind, draft.reason) == (LeaveState.DRAFT, "annual", "家中有事")
    at.page.show()
    at.page.leave_form()
    at.page.refresh()
    settle(at.seat.desk)
    at.page.list.look_at(draft.leave)
    assert at.page.list.detail.buttons["go_on"].isVisible()
    at.page.list.detail.buttons["go_on"].click()
    settle(at.seat.desk)
    assert at.page.form.reason.toPlainText() == "家中有事"
    at.presses()
    assert [(x.leave, x.state) for x in leaves.views.list(cast.clerk)] == [
        (draft.leave, LeaveState.SUBMITTED)
    ]


def test_a_pause_keeps_the_draft_by_itself(cast: Cast, leaves: Leaves, filling: Sits) -> None:
    at = filling(cast.clerk)
    at.begins()
    at.asks((9, AM), (9, PM))
    assert at.page.form_model._keeping.isActive()
    at.page.form_model._keeping.timeout.emit()
    settle(at.seat.desk)
    assert [leave.state for leave in leaves.views.list(cast.clerk)] == [LeaveState.DRAFT]
    at.presses()  # the same number: no second one is left behind
    assert [leave.state for leave in leaves.views.list(cast.clerk)] == [LeaveState.SUBMITTED]


def test_the_officer_picks_the_person_first_and_notes_the_call(
    cast: Cast, leaves: Leaves, filling: Sits
) -> None:
    at = filling(cast.officer)
    at.begins()
    form = at.page.form
    assert at.page.form_model.verdict is Verdict.NOBODY and not at.page.primary.isEnabled()
    assert at.page.why.text() == "请先选择请假人"
    QTest.keyClicks(form.who.search, "mxl")
    QTest.keyClick(form.who.search, Qt.Key.Key_Return)
    settle(at.seat.desk)
    assert at.page.form_model.entry.name == "马晓岚"
    form.notified.box.setChecked(True)
    form.notified.clock.minute = 8 * 60 + 5
    at.asks((1, AM), (1, PM), kind="sick")
    at.presses()
    (sent,) = leaves.views.list(cast.officer)
    assert sent.late and sent.subject == cast.clerk.person
    assert cast.hall.clock.as_of is not None
    assert sent.notified == cast.hall.clock.as_of.replace(hour=8, minute=5).timestamp()


def test_the_departments_b_posts_come_first_as_who_takes_over(cast: Cast, filling: Sits) -> None:
    at = filling(cast.clerk)
    at.begins()
    cover = at.page.form.cover
    assert cover.found.item(0).text().startswith("罗启明") and "B岗" in cover.found.item(0).text()
    QTest.keyClicks(cover.search, "gwy")
    QTest.keyClick(cover.search, Qt.Key.Key_Return)
    assert at.page.form_model.entry.cover == cast.colleague.person
    cover.change.click()
    assert at.page.form_model.entry.cover == ""


def test_a_paper_goes_along_and_one_of_another_kind_does_not(
    cast: Cast, leaves: Leaves, filling: Sits, tmp_path: Path
) -> None:
    at = filling(cast.clerk)
    at.begins()
    good, bad, large = tmp_path / "证明.png", tmp_path / "证明.exe", tmp_path / "大.png"
    good.write_bytes(PNG)
    bad.write_bytes(b"MZ")
    large.write_bytes(PNG + bytes(LIMIT))
    for path in (good, bad, large, tmp_path / "没有.png"):
        at.page.form_model.add_paper(path)
        settle(at.seat.desk)
        settle(at.seat.desk)
    assert [paper.name for paper in at.page.form_model.entry.papers] == ["证明.png"]
    said = [text for _, text in at.seat.said]
    assert any("PDF、JPG 或 PNG" in text for text in said) and any("5兆字节" in text for text in said)
    at.sets(first=Slot(THURSDAY, AM), last=Slot(THURSDAY, PM))
    at.presses()
    assert len(leaves.views.list(cast.clerk)[0].attachments) == 1


def test_a_paper_is_picked_in_a_dialog(cast: Cast, filling: Sits) -> None:
    at = filling(cast.clerk)
    at.begins()
    at.page.form.papers.add.click()
    dialog = at.page.findChild(QFileDialog)
    assert dialog is not None
    dialog.reject()


def test_an_end_before_the_beginning_moves_the_other_end(cast: Cast, filling: Sits) -> None:
    at = filling(cast.clerk)
    at.begins()
    at.asks((9, AM), (10, PM))
    at.sets(last=Slot(date(2026, 4, 8), PM))
    assert at.page.form_model.entry.first == Slot(date(2026, 4, 8), AM)
    at.sets(first=Slot(date(2026, 4, 15), PM))
    assert at.page.form_model.entry.last == Slot(date(2026, 4, 15), PM)


def test_a_request_is_changed_under_its_number(cast: Cast, leaves: Leaves, filling: Sits) -> None:
    filed = leaves.files("马晓岚", "04-09am", "04-09pm")
    at = filling(cast.clerk)
    at.page.take_up(leaves.shows(filed))
    settle(at.seat.desk)
    at.asks((10, AM), (10, PM))
    assert at.page.primary.text() == "重新提交" and not at.page.keep.isVisible()
    at.presses()
    (sent,) = leaves.views.list(cast.clerk)
    assert (sent.leave, sent.first.date) == (filed.leave, date(2026, 4, 10))


def test_the_balance_stands_beside_the_type_that_has_one(cast: Cast, filling: Sits) -> None:
    at = filling(cast.clerk)
    at.begins()
    at.asks((9, AM), (9, PM), kind="annual")
    assert "年休假：" in at.words
    at.sets(kind="personal")
    assert "年休假" not in at.words


@pytest.mark.parametrize("who", ["clerk", "officer"])
def test_no_word_of_the_form_is_cut_on_the_smallest_screen(cast: Cast, filling: Sits, who: str) -> None:
    at = filling(getattr(cast, who))
    assert cut_words(at.page) == []
    at.begins()
    at.asks((9, AM), (10, PM), subject=cast.clerk.person, name="马晓岚")
    assert cut_words(at.page) == []


def test_whoever_is_on_no_roster_and_enters_for_nobody_has_no_form(cast: Cast, filling: Sits) -> None:
    at = filling(Actor("auditor", "审计", frozenset({*cast.chief.roles}), ""))
    assert not at.page.primary.isVisible()
    at.begins()
    assert not at.page.filling
