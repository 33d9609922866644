"""Leave on the attendance page: its symbol, its hints, and a half-day of it that was worked (C-P30)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from app.domain.access import Actor
from app.domain.slots import Half, Slot
from app.services.attendance_views import AttendanceViews
from app.services.hall import Hall
from app.services.leave_views import LeaveViews
from tests.services.cast import Cast, status_of
from tests.services.leaves import Leaves
from tests.ui.attendance.test_month_page import opened
from tests.ui.desks import Seat, settle
from tests.ui.filled_hall import MARCH
from ui.attendance.lock_dialog import LockDialog
from ui.attendance.page import AttendancePage
from ui.attendance.release import release_dialog
from ui.palette import Tone
from ui.widgets.form import FormDialog

Seats = Callable[[Hall, Actor], Seat]
DAY = date(2026, 3, 10)
"""She works that day, as everybody does on the filled hall."""


@pytest.fixture
def cast(filled_hall: Hall) -> Cast:
    made = Cast(filled_hall)
    leaves = Leaves(filled_hall)
    leaves.granted("马晓岚", "03-10am", "03-10am", kind="sick")
    leaves.files("马晓岚", "03-11am", "03-11am", kind="sick")
    return made


def looked_at(seat: Seat, cast: Cast, qtbot: QtBot, day: date = DAY) -> AttendancePage:
    page = opened(seat, qtbot)
    page.model.choose((cast.clerk.person, day, Half.AM))
    settle(seat.desk)
    return page


def test_a_half_day_of_leave_that_was_worked_stands_out_and_explains_itself(
    cast: Cast, seats: Seats, qtbot: QtBot
) -> None:
    page = looked_at(seats(cast.hall, cast.officer), cast, qtbot)
    line = page.model.line
    assert line is not None
    cell = line.cells[DAY, Half.AM]
    assert (cell.text, cell.tone) == ("○!", Tone.ATTENTION)
    assert line.words(DAY, Half.AM).endswith("病假、请假期间打卡")
    assert "请假期间有打卡" in page.panel.reasons.text()


def test_whoever_looks_into_it_takes_the_half_day_out_of_the_leave(
    cast: Cast, seats: Seats, qtbot: QtBot
) -> None:
    seat = seats(cast.hall, cast.officer)
    page = looked_at(seat, cast, qtbot)
    assert page.panel.buttons["release"].isVisible()
    page.panel.buttons["release"].click()
    dialog = page.findChild(FormDialog)
    assert dialog is not None
    dialog.confirm.click()
    settle(seat.desk)
    assert status_of(cast.hall, cast.clerk.person, DAY)[0] in ("am normal", "am late", "am early")


def test_what_cannot_be_taken_out_is_said_in_words(cast: Cast, seats: Seats, qtbot: QtBot) -> None:
    seat = seats(cast.hall, cast.officer)
    page = looked_at(seat, cast, qtbot)
    dialog = release_dialog(seat.desk, page, "马晓岚", page.model.conflict(), Slot(DAY, Half.PM))
    dialog.confirm.click()
    settle(seat.desk)
    assert "不是这份请假中有打卡的半天" in dialog.message.text()
    assert dialog.confirm.isEnabled()


@pytest.mark.parametrize("who", ["clerk", "head"])
def test_the_person_and_the_window_head_are_not_offered_it(
    cast: Cast, seats: Seats, qtbot: QtBot, who: str
) -> None:
    page = looked_at(seats(cast.hall, getattr(cast, who)), cast, qtbot)
    assert page.model.conflict()
    assert not page.panel.buttons["release"].isVisible()


def test_who_is_back_from_leave_is_confirmed_where_their_punches_stand(
    cast: Cast, seats: Seats, qtbot: QtBot
) -> None:
    leave = Leaves(cast.hall).granted("马晓岚", "03-13pm", "03-15pm", kind="sick").leave
    seat = seats(cast.hall, cast.head)
    page = looked_at(seat, cast, qtbot, date(2026, 3, 17))
    assert not page.panel.buttons["back"].isVisible(), "seen before already"
    page = looked_at(seat, cast, qtbot, date(2026, 3, 16))
    assert page.panel.buttons["back"].isVisible()
    page.panel.buttons["back"].click()
    dialog = page.findChild(FormDialog)
    assert dialog is not None
    dialog.confirm.click()
    settle(seat.desk)
    assert LeaveViews(cast.hall).show(cast.officer, leave).back == "2026-03-16am"
    page.model.refresh()
    settle(seat.desk)
    assert not page.panel.buttons["back"].isVisible()


def test_a_day_that_was_worked_offers_nothing_of_the_kind(cast: Cast, seats: Seats, qtbot: QtBot) -> None:
    page = looked_at(seats(cast.hall, cast.officer), cast, qtbot, date(2026, 3, 12))
    assert not page.panel.buttons["release"].isVisible()


def test_an_absence_with_an_application_that_waits_is_to_be_made_good(
    cast: Cast, seats: Seats, qtbot: QtBot
) -> None:
    leaves = Leaves(cast.hall)
    leaves.at("2026-04-02T09:00")
    leaves.files("马晓岚", "04-01am", "04-01pm", kind="sick")
    seat = seats(cast.hall, cast.officer)
    page = opened(seat, qtbot)
    page.model.set_month(MARCH.next())
    settle(seat.desk)
    page.model.choose((cast.clerk.person, date(2026, 4, 1), Half.PM))
    settle(seat.desk)
    assert page.panel.title.text().endswith("旷工(待补)")
    assert "待审批" in page.panel.reasons.text()


def test_before_the_lock_it_is_said_what_of_leave_stands_open(cast: Cast, seats: Seats, qtbot: QtBot) -> None:
    seat = seats(cast.hall, cast.director)
    page = opened(seat, qtbot)
    dialog = LockDialog(seat.desk, AttendanceViews(cast.hall).lock_preview(cast.director, MARCH), page)
    assert "未办完的请假 1 份" in dialog.open_points.text()
    assert "请假期间打卡 1 个半天" in dialog.open_points.text()
