"""The devices page with real drivers and simulated modules."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from app.domain.access import Actor
from app.services.clock import HallTime
from app.services.hall import Hall
from app.services.scanners import ScannerService
from db.scanners import ScannerRow
from devices.ports import FingerHit, ScannerState, ScannerStateChanged
from devices.simulator import SimulatedScanner
from tests.conftest import OFFICER
from tests.ui.desks import Seat, settle, wait_until
from tests.ui.devices.bench import ADMIN, FIRST, SECOND, await_state, scanners
from ui.devices.page import DevicesPage
from ui.devices.view_model import ScannerLine
from ui.devices.words import advice, last_words, state_words, templates_words
from ui.tally import Tally, counted

Seats = Callable[[Hall, Actor], Seat]


@pytest.fixture
def seat(hall: Hall, seats: Seats) -> Seat:
    return seats(hall, ADMIN)


def page_of(seat: Seat, qtbot: QtBot) -> DevicesPage:
    page = DevicesPage(seat.desk)
    qtbot.addWidget(page)
    page.resize(1206, 680)
    page.show()
    page.refresh()
    settle(seat.desk)
    return page


def test_without_a_scanner_the_page_says_so_and_what_to_do(seat: Seat, qtbot: QtBot) -> None:
    page = page_of(seat, qtbot)
    assert "还没有指纹仪" in page.state.text
    form = page.forms.add()
    settle(seat.desk)
    form.reject()


def test_a_new_scanner_is_ready_and_its_sensor_goes_on_record(seat: Seat, qtbot: QtBot) -> None:
    with scanners(seat, SimulatedScanner()):
        page = page_of(seat, qtbot)
        await_state(seat, FIRST, ScannerState.READY)
        wait_until(lambda: page.model.rows and page.model.rows[0].sensor_uid)
        (line,) = page.model.lines
        assert state_words(line) == "✓ 正常" and templates_words(line) == "0枚，已齐"
        assert "工作正常" in advice(line)


def test_a_sensor_with_others_fingers_is_adopted_only_when_asked(seat: Seat, qtbot: QtBot) -> None:
    with scanners(seat, SimulatedScanner(fingers=3)) as (module,):
        page = page_of(seat, qtbot)
        await_state(seat, FIRST, ScannerState.QUARANTINE)
        (line,) = page.model.lines
        page._show()
        assert "已有指纹" in advice(line) and page.card.buttons["adopt"].isVisible()
        assert len(module.state.library) == 3
        form = page.forms.adopt(line)
        form.on_confirm()
        await_state(seat, FIRST, ScannerState.READY)
        wait_until(lambda: page.model.rows[0].sensor_uid)
        assert not module.state.library
        assert "已接管" in seat.said[-1][1]


def test_scanners_are_renamed_and_retired_and_the_fleet_follows(seat: Seat, qtbot: QtBot) -> None:
    with scanners(seat, SimulatedScanner(), SimulatedScanner(seed=2)):
        page = page_of(seat, qtbot)
        await_state(seat, SECOND, ScannerState.READY)
        form = page.forms.retire(page.model.lines[0])
        form.on_confirm()
        wait_until(lambda: list(seat.desk.scanners.states) == [SECOND])
        form = page.forms.rename(page.model.lines[0])
        settle(seat.desk)
        form = page.forms.rename(page.model.lines[0])
        assert [row.scanner for row in ScannerService(seat.hall).scanners()] == [SECOND]
        form.reject()


def test_an_unplugged_scanner_says_what_to_do(seat: Seat, qtbot: QtBot) -> None:
    with scanners(seat, SimulatedScanner()) as (module,):
        page = page_of(seat, qtbot)
        await_state(seat, FIRST, ScannerState.READY)
        module.unplug()
        wait_until(lambda: page.model.lines[0].state.state in (ScannerState.LOST, ScannerState.ABSENT))
        assert "请" in advice(page.model.lines[0])
        module.replug()
        await_state(seat, FIRST, ScannerState.READY)
        assert page.model.lines[0].tally.lost == 1


def test_what_a_scanner_saw_last_is_told_in_the_halls_time() -> None:
    state = ScannerStateChanged(FIRST, ScannerState.READY)
    tally = counted(Tally(), FingerHit(FIRST, "uid", 1, 90), 1_775_003_460_000_000)
    line = ScannerLine(ScannerRow(FIRST, "COM3", ""), state, tally, 0)
    assert last_words(line, HallTime.of("Asia/Shanghai")).startswith("08:31 ")


def test_who_may_not_manage_devices_only_looks(hall: Hall, seats: Seats, qtbot: QtBot) -> None:
    seat = seats(hall, OFFICER)
    with scanners(seat, SimulatedScanner()):
        page = page_of(seat, qtbot)
        assert not page.add.isVisible()
        assert not any(each.isVisible() for each in page.card.buttons.values())
