"""月考勤 on the real store: the grid, a half-day explained, forms, and the lock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTimeEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.access import Actor, Role
from app.domain.attendance import Status
from app.domain.slots import Half
from app.services.attendance import AttendanceService
from app.services.correction import CorrectionService
from app.services.hall import Hall
from app.services.month_lock import MonthLock
from tests.services.cast import Cast
from tests.ui.desks import Seat, settle
from tests.ui.filled_hall import MARCH, TODAY, set_clock
from ui.attendance.forms import fault_form, outing_form, slip_form
from ui.attendance.lock_dialog import LockDialog
from ui.attendance.page import AttendancePage
from ui.palette import Tone
from ui.widgets.states import StateView

Seats = Callable[[Hall, Actor], Seat]
Place = tuple[str, date, Half]


def opened(seat: Seat, qtbot: QtBot) -> AttendancePage:
    page = AttendancePage(seat.desk)
    qtbot.addWidget(page)
    page.resize(1206, 700)
    page.show()
    page.show_target(MARCH)
    settle(seat.desk)
    return page


def fault(page: AttendancePage, status: Status) -> Place:
    """The first half-day with this status."""
    return next(
        (line.person.entry.person, verdict.date, verdict.half)
        for line in page.model.lines
        for verdict in line.person.verdicts
        if status in verdict.status
    )


@pytest.fixture
def cast(filled_hall: Hall) -> Cast:
    return Cast(filled_hall)


def state_text(page: QWidget) -> str:
    state = page.findChild(StateView)
    assert state is not None
    return state.text


def test_the_grid_shows_what_the_engine_judged(cast: Cast, seats: Seats, qtbot: QtBot) -> None:
    page = opened(seats(cast.hall, cast.officer), qtbot)
    assert page.grid.grid.rowCount() == 120
    judged = AttendanceService(cast.hall).month(MARCH).judged
    late = sum(p.totals.late for p in judged.people)
    shown = [c for line in page.model.lines for c in line.cells.values() if "＞" in c.text]
    assert late and len(shown) == late
    assert {cell.tone for cell in shown} == {Tone.ATTENTION}


def test_the_totals_stay_beside_their_person(cast: Cast, seats: Seats, qtbot: QtBot) -> None:
    page = opened(seats(cast.hall, cast.officer), qtbot)
    judged = AttendanceService(cast.hall).month(MARCH).judged
    for line, person in zip(page.model.lines, judged.people, strict=True):
        assert line.totals[:2] == (
            f"{person.totals.due_halves / 2:g}",
            f"{person.totals.actual_halves / 2:g}",
        )
        assert line.totals[2] == str(person.totals.late)


def test_all_days_are_in_view_at_1366_pixels(cast: Cast, seats: Seats, qtbot: QtBot) -> None:
    page = opened(seats(cast.hall, cast.officer), qtbot)
    assert page.grid.days.horizontalScrollBar().maximum() == 0
    assert page.minimumSizeHint().width() <= 1366 - 160


@pytest.mark.parametrize("text", ["马晓岚", "1002", "mxl", "xl"])
def test_people_are_found_by_name_number_and_initials(
    cast: Cast, seats: Seats, qtbot: QtBot, text: str
) -> None:
    page = opened(seats(cast.hall, cast.officer), qtbot)
    page.model.set_search(text)
    names = [line.person.entry.name for line in page.model.lines]
    assert "马晓岚" in names and len(names) < 10


def test_a_department_is_chosen_from_the_list(cast: Cast, seats: Seats, qtbot: QtBot) -> None:
    page = opened(seats(cast.hall, cast.officer), qtbot)
    page.model.set_department("GA")
    assert {line.person.entry.department for line in page.model.lines} == {"GA"}
    assert page.departments.currentText() == "青禾公安分局"


def test_a_search_without_anybody_says_what_to_do(cast: Cast, seats: Seats, qtbot: QtBot) -> None:
    page = opened(seats(cast.hall, cast.officer), qtbot)
    page.model.set_search("查无此人")
    assert "没有找到" in state_text(page)


def test_a_late_half_day_explains_itself(cast: Cast, seats: Seats, qtbot: QtBot) -> None:
    seat = seats(cast.hall, cast.officer)
    page = opened(seat, qtbot)
    page.grid.choose(fault(page, Status.LATE))
    settle(seat.desk)
    assert page.panel.isVisible()
    assert "记迟到" in page.panel.reasons.text()
    assert "指纹" in page.panel.punches.text()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert not page.panel.isVisible()


def test_repeats_are_marked_among_the_raw_punches(cast: Cast, seats: Seats, qtbot: QtBot) -> None:
    cast.punches(cast.clerk.person, date(2026, 3, 14), "09:00 09:00:20")
    seat = seats(cast.hall, cast.officer)
    page = opened(seat, qtbot)
    page.model.choose((cast.clerk.person, date(2026, 3, 14), Half.AM))
    settle(seat.desk)
    assert page.panel.punches.text().count("一分钟内重复") == 1
    assert "休息" in page.panel.reasons.text() or "不上班" in page.panel.reasons.text()


def test_arrow_keys_go_from_half_day_to_half_day(cast: Cast, seats: Seats, qtbot: QtBot) -> None:
    page = opened(seats(cast.hall, cast.officer), qtbot)
    subject = page.model.lines[0].person.entry.person
    page.grid.choose((subject, date(2026, 3, 2), Half.AM))
    QTest.keyClick(page.grid.days, Qt.Key.Key_Down)
    assert page.model.chosen == (subject, date(2026, 3, 2), Half.PM)
    QTest.keyClick(page.grid.days, Qt.Key.Key_Right)
    assert page.model.chosen == (subject, date(2026, 3, 3), Half.PM)


def test_the_chosen_half_day_stays_when_something_is_recorded(cast: Cast, seats: Seats, qtbot: QtBot) -> None:
    seat = seats(cast.hall, cast.officer)
    page = opened(seat, qtbot)
    place = fault(page, Status.MISSING_IN)
    page.grid.choose(place)
    page.refresh()
    settle(seat.desk)
    assert page.grid.grid.place(page.grid.days.currentIndex()) == place


def test_from_another_page_a_person_opens_at_a_date(cast: Cast, seats: Seats, qtbot: QtBot) -> None:
    seat = seats(cast.hall, cast.officer)
    page = opened(seat, qtbot)
    page.model.set_department("SJ")
    page.show_target((cast.clerk.person, TODAY))
    settle(seat.desk)
    assert str(page.model.month) == "2026-04" and page.model.line is not None
    assert page.panel.isVisible()


def test_a_clerk_sees_one_line_and_no_lock(cast: Cast, seats: Seats, qtbot: QtBot) -> None:
    page = opened(seats(cast.hall, cast.clerk), qtbot)
    assert [line.person.entry.name for line in page.model.lines] == ["马晓岚"]
    assert not page.lock.isVisible() and not page.print.isVisible()


@pytest.mark.parametrize(
    ("who", "offered"),
    [
        ("officer", {"slip", "outing", "duty", "reduction"}),
        ("director", {"outing", "duty", "reduction"}),
        ("clerk", {"slip", "outing"}),
    ],
)
def test_only_what_one_may_register_is_offered(
    who: str, offered: set[str], cast: Cast, seats: Seats, qtbot: QtBot
) -> None:
    seat = seats(cast.hall, getattr(cast, who))
    page = opened(seat, qtbot)
    page.model.choose((cast.clerk.person, date(2026, 3, 31), Half.AM))
    settle(seat.desk)
    assert {key for key, made in page.panel.buttons.items() if made.isVisible()} == offered


def test_whoever_may_see_nobody_is_told_so(cast: Cast, seats: Seats, qtbot: QtBot) -> None:
    page = opened(seats(cast.hall, Actor("adm1n", "", frozenset({Role.ADMINISTRATOR}))), qtbot)
    assert "没有您能看到的在册人员" in state_text(page)


def test_until_the_month_is_read_the_page_says_so(cast: Cast, seats: Seats, qtbot: QtBot) -> None:
    page = AttendancePage(seats(cast.hall, cast.officer).desk)
    qtbot.addWidget(page)
    assert "正在读取" in state_text(page)


def test_a_slip_is_filled_in_from_the_half_day(cast: Cast, seats: Seats, qtbot: QtBot) -> None:
    seat = seats(cast.hall, cast.officer)
    cast.punches(cast.clerk.person, TODAY, "")
    page = opened(seat, qtbot)
    place = next(
        (line.person.entry.person, v.date, v.half)
        for line in page.model.lines
        for v in line.person.verdicts
        if v.date == date(2026, 3, 31)
        and {Status.MISSING_IN, Status.AWOL, Status.MISSING_OUT} & set(v.status)
    )
    page.model.choose(place)
    settle(seat.desk)
    form = slip_form(seat.desk, page, place[0], "", place[1], page.model.wanting_edge())
    form.confirm.click()
    settle(seat.desk)
    assert len(CorrectionService(cast.hall).open_slips(cast.officer)) == 1
    assert seat.said[-1][0] is Tone.OK


def test_a_refused_form_says_why_and_keeps_what_was_typed(cast: Cast, seats: Seats, qtbot: QtBot) -> None:
    seat = seats(cast.hall, cast.officer)
    page = opened(seat, qtbot)
    form = outing_form(seat.desk, page, cast.clerk.person, "马晓岚", TODAY)
    form.confirm.click()
    settle(seat.desk)
    assert "没有填写" in form.message.text()
    assert form.confirm.isEnabled()


def test_a_fault_declared_before_the_doors_open_begins_before_it_ends(
    cast: Cast, seats: Seats, qtbot: QtBot
) -> None:
    seat = seats(cast.hall, cast.officer)
    set_clock(cast.hall, TODAY, "08:10")
    page = opened(seat, qtbot)
    form = fault_form(seat.desk, page)
    fields = [field.text() for field in form.findChildren(QTimeEdit)]
    assert fields == ["07:10", "08:10"]
    form.reject()


def test_a_month_is_locked_only_after_its_deadline(cast: Cast, seats: Seats, qtbot: QtBot) -> None:
    seat = seats(cast.hall, cast.director)
    page = opened(seat, qtbot)
    assert page.lock.isVisible()
    page.lock.click()
    settle(seat.desk)
    dialog = page.findChild(LockDialog)
    assert dialog is not None and "补签期限" in dialog.message.text()
    assert not dialog.confirm.isEnabled()


def test_a_lock_is_confirmed_knowing_that_there_is_no_way_back(
    cast: Cast, seats: Seats, qtbot: QtBot
) -> None:
    set_clock(cast.hall, TODAY.replace(day=8), "09:20")
    seat = seats(cast.hall, cast.director)
    page = opened(seat, qtbot)
    page.lock.click()
    settle(seat.desk)
    dialog = page.findChild(LockDialog)
    assert dialog is not None and "缺签" in dialog.open_points.text()
    assert not dialog.confirm.isEnabled()
    dialog.agreed.setChecked(True)
    dialog.confirm.click()
    settle(seat.desk)
    assert [str(m) for m in MonthLock(cast.hall).locked_months()] == ["2026-03"]
    page.refresh()
    settle(seat.desk)
    assert "已月结" in page.frame.title.text() and not page.lock.isVisible()
    assert "2026年4月8日(周三) 09:20月结" in page.issued.text()


def test_a_locked_month_lists_its_later_adjustments(cast: Cast, seats: Seats, qtbot: QtBot) -> None:
    slips = CorrectionService(cast.hall)
    subject, verdict = next(
        (p.entry.person, v)
        for p in AttendanceService(cast.hall).month(MARCH).judged.people
        for v in p.verdicts
        if v.date >= date(2026, 3, 27) and v.status == (Status.MISSING_IN,)
    )
    edge, minute = f"{verdict.half}_in", 505 if verdict.half is Half.AM else 835
    slip = slips.propose(cast.officer, subject, verdict.date, edge, minute, "device_fault")
    set_clock(cast.hall, TODAY.replace(day=8), "09:20")
    MonthLock(cast.hall).lock_month(cast.director, MARCH)
    slips.confirm(cast.director, slip)
    slips.approve(cast.chief, slip)
    page = opened(seats(cast.hall, cast.officer), qtbot)
    assert "1处更正" in page.issued.text() and "签发时缺签到" in page.issued.text()
