"""请假 at the scanner: who is here, the steps, and the clock-in page that comes back by itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.access import Actor, Role
from app.domain.leave import LeaveState
from app.domain.slots import Half, Slot
from app.services.leave_shown import LeaveShown
from app.services.leave_views import LeaveViews
from db import attendance, roster
from devices.ports import FingerUnknown, FingerUnreadable
from tests.conftest import OFFICER
from tests.services.cast import subject_of
from tests.services.leaves import Leaves
from tests.ui.desks import settle
from tests.ui.fit import cut_words
from tests.ui.fronts import COLLEAGUE, COLLEAGUE_SLOT, FIRST, NAME, NAME_SLOT, Front
from tests.ui.test_window import Quiet
from ui.leave.kiosk import LeaveKiosk
from ui.leave.kiosk_model import KioskModel, KioskStep
from ui.leave.kiosk_steps import CoverStep, KindStep, WhenStep, WhyStep
from ui.theme import KIOSK_TOUCH
from ui.window import Window

PIN = "482913"


class Scanner:
    """The hall terminal's window with its scanner."""

    def __init__(self, front: Front) -> None:
        self.front = front
        self.window = Window(front.base.desk, front.model, Quiet())
        self.window.resize(1366, 768)
        self.window.show()

    @property
    def kiosk(self) -> LeaveKiosk:
        return self.window.kiosk

    @property
    def model(self) -> KioskModel:
        return self.kiosk.model

    @property
    def at_front(self) -> bool:
        return self.window._fronts.currentWidget() is self.window.clock_in

    def opens(self, slot: int = NAME_SLOT) -> None:
        self.window.clock_in._leave.click()
        self.front.presses(slot)
        self.settles()

    def settles(self) -> None:
        for _ in range(3):
            settle(self.front.base.desk)

    def step(self, step: KioskStep) -> object:
        assert self.model.step is step
        return self.kiosk.steps[step]

    def fills(self, first: date, last: date) -> None:
        """All steps up to the last one, by touch."""
        kind, when = self.step(KioskStep.KIND), self.kiosk.steps[KioskStep.WHEN]
        assert isinstance(kind, KindStep) and isinstance(when, WhenStep)
        kind.buttons["personal"].click()
        for day in (first, last):
            when.calendar.cells[when.calendar.dates.index(day)].click()
        self.kiosk.next.click()
        why = self.step(KioskStep.WHY)
        assert isinstance(why, WhyStep)
        why.buttons[0].click()
        self.kiosk.next.click()
        self.settles()

    @property
    def words(self) -> str:
        return "\n".join(label.text() for label in self.kiosk.findChildren(QLabel) if label.isVisible())

    def punches(self) -> int:
        with self.front.hall.reading() as view:
            now = view.wall_us // 1_000_000
            return len(attendance.raw_punches(view.conn, now - 86400, now + 86400))

    def leaves(self) -> tuple[LeaveShown, ...]:
        return LeaveViews(self.front.hall).list(OFFICER)


@pytest.fixture
def scanner(front: Front, qtbot: QtBot) -> Iterator[Scanner]:
    made = Scanner(front)
    yield made
    made.kiosk.model.close()
    settle(front.base.desk)
    made.window.hide()
    made.window.deleteLater()


def test_a_finger_opens_the_form_and_is_no_punch(scanner: Scanner) -> None:
    scanner.opens()
    assert scanner.model.step is KioskStep.KIND and NAME in scanner.words
    assert scanner.punches() == 0
    assert scanner.front.model.card is None
    assert scanner.model.seconds_left == 60


def test_a_request_from_finger_to_number_and_back_by_itself(scanner: Scanner) -> None:
    scanner.opens()
    scanner.fills(date(2026, 3, 12), date(2026, 3, 13))
    cover = scanner.step(KioskStep.COVER)
    assert isinstance(cover, CoverStep)
    names = [made.text() for made in cover.buttons.values()]
    assert names[0] == "不安排顶岗" and names[1] == "罗启明  B岗"
    cover.buttons[subject_of(scanner.front.hall, "罗启明")].click()
    scanner.kiosk.next.click()
    scanner.model.form.look()
    scanner.settles()
    for words in ("本次2天", "先由派驻部门签署意见，再报中心审批", "3月12日上午", "6人"):
        assert words in scanner.words, words
    scanner.kiosk.next.click()
    scanner.settles()
    assert scanner.model.step is KioskStep.DONE
    assert "已提交  2026-00001" in scanner.words and "打印审批表" in scanner.words
    (sent,) = scanner.leaves()
    assert (sent.name, sent.state, sent.reason, sent.cover_name) == (
        NAME,
        LeaveState.SUBMITTED,
        "家中有事",
        "罗启明",
    )
    assert (sent.first, sent.last) == (Slot(date(2026, 3, 12), Half.AM), Slot(date(2026, 3, 13), Half.PM))
    scanner.model._end.timeout.emit()
    assert scanner.at_front


def test_number_and_pin_open_it_as_a_finger_does(scanner: Scanner) -> None:
    hall = scanner.front.hall
    subject = subject_of(hall, NAME)
    scanner.front.access.set_pin(Actor("a", NAME, frozenset({Role.STAFF}), subject), subject, PIN)
    with hall.reading() as view:
        person = roster.person_by_subject(view.conn, subject)
    assert person is not None
    scanner.window.clock_in._leave.click()
    for key in (*person.number, Qt.Key.Key_Return, *"000111", Qt.Key.Key_Return):
        QTest.keyClick(scanner.kiosk.keypad, key)
    scanner.settles()
    assert "编号或密码不对。没有登录。" in scanner.words and "000111" not in scanner.words
    for key in (*person.number, Qt.Key.Key_Return, *PIN, Qt.Key.Key_Return):
        QTest.keyClick(scanner.kiosk.keypad, key)
    scanner.settles()
    assert scanner.model.step is KioskStep.KIND and NAME in scanner.words
    assert scanner.punches() == 0


@pytest.mark.parametrize(
    "event",
    [FingerUnknown(FIRST), FingerUnreadable(FIRST, "messy")],
    ids=["unknown", "unreadable"],
)
def test_a_finger_that_names_nobody_says_so_there(
    scanner: Scanner, event: FingerUnknown | FingerUnreadable
) -> None:
    scanner.window.clock_in._leave.click()
    scanner.front.happens(event)
    assert scanner.model.step is KioskStep.WHO
    assert "没有登录，也没有打卡" in scanner.words
    assert scanner.front.model.card is None


def test_a_colleague_punches_while_somebody_fills_in(scanner: Scanner) -> None:
    scanner.opens()
    scanner.front.presses(COLLEAGUE_SLOT)
    assert scanner.punches() == 1
    assert scanner.model.step is KioskStep.KIND
    assert COLLEAGUE in scanner.words and "准时" in scanner.words
    scanner.kiosk._punch.stop()
    scanner.kiosk._punch.timeout.emit()
    assert COLLEAGUE not in scanner.words


def test_whoever_walks_away_is_signed_out_and_finds_a_draft_next_time(scanner: Scanner) -> None:
    scanner.opens()
    scanner.fills(date(2026, 3, 12), date(2026, 3, 12))
    scanner.model.form._keeping.timeout.emit()
    scanner.settles()
    assert scanner.front.hall.clock.as_of is not None
    scanner.model._keeper._touched_us -= 61_000_000
    scanner.model._watch.timeout.emit()
    assert scanner.at_front
    assert [leave.state for leave in scanner.leaves()] == [LeaveState.DRAFT]
    scanner.opens()
    kind = scanner.step(KioskStep.KIND)
    assert isinstance(kind, KindStep) and kind.draft.isVisible()
    kind.draft.click()
    scanner.settles()
    assert scanner.model.step is KioskStep.CHECK and "3月12日" in scanner.words
    scanner.kiosk.next.click()
    scanner.settles()
    assert [leave.state for leave in scanner.leaves()] == [LeaveState.SUBMITTED]


def test_a_touch_keeps_the_session_and_nobody_at_all_ends_the_question(scanner: Scanner) -> None:
    scanner.opens()
    scanner.model._keeper._touched_us -= 50_000_000
    QTest.mouseClick(scanner.kiosk, Qt.MouseButton.LeftButton)
    assert scanner.model.seconds_left > 55
    scanner.model.close()
    scanner.window.clock_in._leave.click()
    scanner.model._end.timeout.emit()
    assert scanner.at_front


def test_a_refused_request_cannot_be_sent_and_says_why(scanner: Scanner) -> None:
    filed = Leaves(scanner.front.hall)
    for name in (COLLEAGUE, "马晓岚"):
        filed.files(name, "03-12am", "03-13pm")
    scanner.opens()
    scanner.fills(date(2026, 3, 12), date(2026, 3, 13))
    scanner.kiosk.next.click()
    scanner.model.form.look()
    scanner.settles()
    assert "本窗口已有2人请假" in scanner.words and "同时请假人数已到上限" in scanner.words
    assert not scanner.kiosk.next.isEnabled()
    scanner.model.set(kind="sick")
    scanner.model.form.look()
    scanner.settles()
    assert scanner.kiosk.next.text() == "提交(超限，报中心领导)" and scanner.kiosk.next.isEnabled()


def test_a_step_back_keeps_what_was_chosen(scanner: Scanner) -> None:
    scanner.opens()
    scanner.fills(date(2026, 3, 12), date(2026, 3, 13))
    scanner.kiosk.before.click()
    scanner.kiosk.before.click()
    when = scanner.step(KioskStep.WHEN)
    assert isinstance(when, WhenStep)
    when.halves["last", Half.AM].click()
    assert scanner.model.form.entry.last == Slot(date(2026, 3, 13), Half.AM)
    assert scanner.model.form.entry.reason == "家中有事"
    QTest.keyClick(scanner.kiosk, Qt.Key.Key_Escape)


def test_the_calendar_shows_rest_days_and_turns_by_weeks(scanner: Scanner) -> None:
    scanner.opens()
    scanner.model.forward()
    scanner.settles()
    when = scanner.step(KioskStep.WHEN)
    assert isinstance(when, WhenStep)
    texts = dict(zip(when.calendar.dates, (cell.text() for cell in when.calendar.cells), strict=True))
    assert texts[date(2026, 3, 14)] == "14\n休" and texts[date(2026, 3, 9)] == "3月9日\n今天"
    when.later.click()
    assert when.calendar.first == date(2026, 3, 9) + timedelta(weeks=4)


@pytest.mark.parametrize("size", [(1024, 640), (1366, 768), (1920, 1080)])
def test_every_step_fits_and_every_target_is_large_enough_for_a_thumb(
    scanner: Scanner, size: tuple[int, int]
) -> None:
    Leaves(scanner.front.hall).files(COLLEAGUE, "03-10am", "03-10pm")
    scanner.window.resize(*size)
    scanner.opens()
    for step in (KioskStep.KIND, KioskStep.WHEN, KioskStep.WHY, KioskStep.COVER, KioskStep.CHECK):
        assert scanner.model.step is step
        scanner.settles()
        assert (scanner.window.width(), scanner.window.height()) == size
        for made in scanner.kiosk.findChildren(QPushButton):
            if made.isVisible():
                assert min(made.width(), made.height()) >= KIOSK_TOUCH - 2, made.text()
        assert cut_words(scanner.kiosk) == []
        scanner.model.forward()


def test_a_bug_elsewhere_brings_the_clock_in_page_back(scanner: Scanner) -> None:
    scanner.opens()
    scanner.window.be_safe("ABC123")
    assert scanner.at_front and scanner.model.step is KioskStep.OFF
