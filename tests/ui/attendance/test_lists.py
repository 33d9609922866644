"""补签单, 登记 and 待匹配 on the real store."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.access import Actor
from app.domain.attendance import IN_EDGE, OUT_EDGE, Edge, Status
from app.services.attendance import AttendanceService
from app.services.attendance_records import AttendanceRecords
from app.services.correction import CorrectionService
from app.services.hall import Hall
from tests.conftest import ZONE
from tests.services.cast import Cast
from tests.ui.desks import Seat, settle
from tests.ui.filled_hall import MARCH, TODAY
from ui.attendance.entries_page import EntriesPage
from ui.attendance.fields import PersonField
from ui.attendance.forms import manual_form
from ui.attendance.slips_page import SlipsPage
from ui.attendance.unmatched_page import UnmatchedPage
from ui.palette import Tone
from ui.widgets.form import FormDialog
from ui.widgets.states import StateView

WANTED = {Status.MISSING_IN, Status.MISSING_OUT, Status.LATE}
MINUTES = {Edge.AM_IN: 505, Edge.AM_OUT: 721, Edge.PM_IN: 835, Edge.PM_OUT: 1055}
Seats = Callable[[Hall, Actor], Seat]


@pytest.fixture
def cast(filled_hall: Hall) -> Cast:
    return Cast(filled_hall)


def slips_of(cast: Cast, count: int) -> list[str]:
    """Slips of the last days of March, proposed by the officer."""
    service, found = CorrectionService(cast.hall), []
    for person in AttendanceService(cast.hall).month(MARCH).judged.people:
        for verdict in person.verdicts:
            wanted = WANTED & set(verdict.status)
            if verdict.date >= date(2026, 3, 27) and wanted:
                out = Status.MISSING_OUT in wanted
                edge = (OUT_EDGE if out else IN_EDGE)[verdict.half]
                subject, minute = person.entry.person, MINUTES[edge]
                slip = service.propose(cast.officer, subject, verdict.date, edge, minute, "device_fault")
                found.append(slip)
    assert len(found) >= count
    return found[:count]


def shown(page: QWidget, seat: Seat, qtbot: QtBot) -> None:
    qtbot.addWidget(page)
    page.resize(1206, 660)
    page.show()
    page.refresh()  # type: ignore[attr-defined]
    settle(seat.desk)


def state_text(page: QWidget) -> str:
    state = page.findChild(StateView)
    assert state is not None
    return state.text


def test_many_slips_are_signed_at_once_and_each_says_what_became_of_it(
    cast: Cast, seats: Seats, qtbot: QtBot
) -> None:
    first, second = slips_of(cast, 2)
    seat = seats(cast.hall, cast.director)
    page = SlipsPage(seat.desk)
    shown(page, seat, qtbot)
    assert page.model.count("todo") >= 2
    wanted = [s for s in page.model.lines if s.slip.correction in (first, second)]
    CorrectionService(cast.hall).refuse(cast.director, second, "与监控不符")
    page.model.sign(wanted)
    settle(seat.desk)
    by_key = {s.slip.correction: page.model.result(s) for s in page.model.lines}
    assert by_key[first] == "待中心审批"
    assert "已退回" in by_key[second] and "没有改动" in by_key[second]


def test_signing_takes_the_selected_lines(cast: Cast, seats: Seats, qtbot: QtBot) -> None:
    slips_of(cast, 2)
    seat = seats(cast.hall, cast.director)
    page = SlipsPage(seat.desk)
    shown(page, seat, qtbot)
    assert not page.sign.isEnabled()
    page.table.selectAll()
    assert page.sign.isEnabled()
    page.sign.click()
    settle(seat.desk)
    states = {s.slip.state for s in CorrectionService(cast.hall).all_slips(cast.director)}
    assert states == {"confirmed"}


def test_a_slip_is_sent_back_with_a_reason(cast: Cast, seats: Seats, qtbot: QtBot) -> None:
    slips_of(cast, 1)
    seat = seats(cast.hall, cast.director)
    page = SlipsPage(seat.desk)
    shown(page, seat, qtbot)
    page.model.refuse(page.model.lines[:1], "与监控不符")
    settle(seat.desk)
    page.model.set_section("all")
    refused = [s for s in page.model.lines if s.slip.state == "refused"]
    assert [s.slip.decision for s in refused] == ["与监控不符"]


def test_a_clerk_finds_nothing_to_sign_and_no_button(cast: Cast, seats: Seats, qtbot: QtBot) -> None:
    slips_of(cast, 1)
    seat = seats(cast.hall, cast.clerk)
    page = SlipsPage(seat.desk)
    shown(page, seat, qtbot)
    assert "没有等您签字" in state_text(page)
    assert not page.sign.isVisible() and page.propose.isVisible()


def test_the_months_entries_and_faults_stand_in_one_list(cast: Cast, seats: Seats, qtbot: QtBot) -> None:
    records = AttendanceRecords(cast.hall)
    records.register_outing(cast.officer, cast.clerk.person, TODAY, 540, 690, "送件", "区政府")
    records.set_duty(cast.officer, cast.clerk.person, date(2026, 4, 4), (540, 690), None)
    first, last = (datetime(2026, 4, 1, hour, tzinfo=ZONE) for hour in (8, 9))
    records.declare_fault(cast.officer, "1号指纹仪", first, last, "断电")
    seat = seats(cast.hall, cast.officer)
    page = EntriesPage(seat.desk)
    shown(page, seat, qtbot)
    texts = [(line.kind, line.text) for line in page.model.lines or []]
    assert ("outing", "09:00到11:30  送件(区政府)") in texts
    assert ("duty", "上午 09:00到11:30  下午 不上班") in texts
    assert [kind for kind, _ in texts] == ["fault", "outing", "duty"]


def test_an_outing_that_is_taken_back_is_gone(cast: Cast, seats: Seats, qtbot: QtBot) -> None:
    records = AttendanceRecords(cast.hall)
    records.register_outing(cast.officer, cast.clerk.person, TODAY, 540, 690, "送件", "区政府")
    seat = seats(cast.hall, cast.officer)
    page = EntriesPage(seat.desk)
    shown(page, seat, qtbot)
    page.model.take_back((page.model.lines or [])[0])
    settle(seat.desk)
    assert page.model.lines == [] and "没有登记" in state_text(page)
    assert seat.said[-1] == (Tone.OK, "马晓岚的公出已取消。")


def test_a_manual_sign_in_stands_under_its_fault(cast: Cast, seats: Seats, qtbot: QtBot) -> None:
    first, last = (datetime(2026, 4, 1, hour, tzinfo=ZONE) for hour in (8, 9))
    AttendanceRecords(cast.hall).declare_fault(cast.officer, "1号指纹仪", first, last, "断电")
    seat = seats(cast.hall, cast.officer)
    page = EntriesPage(seat.desk)
    shown(page, seat, qtbot)
    assert not page.manual.isEnabled()
    page.table.selectRow(0)
    assert page.manual.isEnabled()
    fault = (page.model.lines or [])[0].fault
    assert fault is not None
    form = manual_form(seat.desk, page, fault, TODAY, 8 * 60 + 25)
    settle(seat.desk)
    person = form.findChild(PersonField)
    assert person is not None
    person.search.setText("yby")
    assert person.found.count()
    form.confirm.click()
    settle(seat.desk)
    assert seat.said[-1] == (Tone.OK, "人工签到已登记。")


def test_punches_are_matched_to_a_person_and_count(cast: Cast, seats: Seats, qtbot: QtBot) -> None:
    seat = seats(cast.hall, cast.officer)
    page = UnmatchedPage(seat.desk)
    shown(page, seat, qtbot)
    assert [u.user_no for u in page.model.unmatched or ()] == ["7777", "8888"]
    assert [q.user_no for q in page.model.quarantined] == ["1001"]
    page.table.selectRow(0)
    page.match.click()
    dialog = page.findChild(FormDialog)
    assert dialog is not None
    settle(seat.desk)
    person = dialog.findChild(PersonField)
    assert person is not None
    person.search.setText("mxl")
    assert person.subject == cast.clerk.person
    dialog.confirm.click()
    settle(seat.desk)
    page.refresh()
    settle(seat.desk)
    assert [u.user_no for u in page.model.unmatched or ()] == ["8888"]


def test_a_reader_without_the_roster_cannot_match(cast: Cast, seats: Seats, qtbot: QtBot) -> None:
    seat = seats(cast.hall, cast.chief)
    page = UnmatchedPage(seat.desk)
    shown(page, seat, qtbot)
    assert not page.match.isVisible()


def test_a_refused_list_says_why(cast: Cast, seats: Seats, qtbot: QtBot) -> None:
    seat = seats(cast.hall, cast.clerk)
    page = UnmatchedPage(seat.desk)
    shown(page, seat, qtbot)
    assert "您的角色不能" in state_text(page)
