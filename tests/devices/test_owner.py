"""A scanner's owner: states, fingers, plugging."""

from __future__ import annotations

import threading
import time

import pytest

from devices import faults
from devices.jobs import (
    Delete,
    Enrol,
    ScannerConfig,
    SlotPlan,
    Sync,
)
from devices.mark import new_mark
from devices.owner import ScannerOwner
from devices.pace import Backoff, Pace
from devices.ports import (
    FingerHit,
    FingerUnknown,
    FingerUnreadable,
    JobDone,
    ScannerEvent,
    ScannerState,
    ScannerStateChanged,
    SlotStored,
)
from devices.simulator import SimulatedScanner
from devices.simulator.transport import has_pty
from tests.devices.helpers import PATIENT, QUICK, Book, Hall, Log, hall, planned


def states(log: Log) -> list[ScannerState]:
    """The course of the states."""
    return [event.state for event in log.of(ScannerStateChanged)]


def test_a_brand_new_sensor_is_adopted_by_itself_and_a_known_finger_is_told_once() -> None:
    with SimulatedScanner() as simulated, hall(simulated.url) as it:
        event = it.ready()
        assert event.info is not None
        assert event.info.sensor_uid
        assert states(it.log) == [ScannerState.OPENING, ScannerState.CHECKING, ScannerState.READY]
        it.book.slots[7] = simulated.state.matcher.capture(70, 95, 1, 512)
        it.do(Sync())
        it.log.wait(SlotStored)
        simulated.place(70)
        hit = it.log.wait(FingerHit)
        assert (hit.slot, hit.sensor_uid) == (7, event.info.sensor_uid)
        commands = simulated.stats.commands
        while simulated.stats.commands < commands + 10:
            time.sleep(0.01)
        assert len(it.log.of(FingerHit)) == 1, "a finger left lying is one finger"
        simulated.lift(PATIENT)
        assert simulated.press(70)


def test_a_stranger_is_unknown_and_a_wet_finger_unreadable() -> None:
    with SimulatedScanner(fingers=2) as simulated, hall(simulated.url, planned(simulated, 0, 1)) as it:
        it.ready()
        simulated.press(55)
        it.log.wait(FingerUnknown)
        while simulated.state.platen.finger is not None:
            simulated.lift()
        time.sleep(0.1)
        simulated.place(1, quality=5)
        assert it.log.wait(FingerUnreadable).reason == "messy"
        assert not it.log.of(FingerHit)


@pytest.mark.parametrize("transport", ["pty", "tcp"] if has_pty() else ["tcp"])
def test_an_unplugged_scanner_is_lost_and_read_again_after_it_is_back(transport: str) -> None:
    with SimulatedScanner(fingers=2, transport=transport) as simulated:
        book = planned(simulated, 0, 1)
        with hall(simulated.url, book) as it:
            it.ready()
            mark = len(it.log.events)
            simulated.unplug()
            assert it.log.wait_state(ScannerState.LOST, mark).fault_key == faults.UNPLUGGED
            if transport == "pty":
                assert it.log.wait_state(ScannerState.ABSENT, mark).fault_key == faults.ABSENT
            error = it.do(Delete(1)).error
            assert error is not None
            assert error.key == faults.NOT_READY
            simulated.replug()
            it.ready(after=mark)
            simulated.press(1)
            assert it.log.wait(FingerHit).slot == 1


def test_a_scanner_that_comes_after_the_program_is_found() -> None:
    with SimulatedScanner() as simulated:
        simulated.unplug()
        with hall(simulated.url) as it:
            time.sleep(0.1)
            simulated.replug()
            it.ready()


def test_another_sensor_put_on_the_same_cable_is_not_trusted() -> None:
    with SimulatedScanner(fingers=2) as simulated, hall(simulated.url, planned(simulated, 0, 1)) as it:
        it.ready()
        mark = len(it.log.events)
        simulated.state.notepad[0] = new_mark().to_page()
        simulated.faults.once("drop")
        assert it.log.wait_state(ScannerState.QUARANTINE, mark).fault_key == faults.FOREIGN


def test_a_silent_scanner_is_lost_and_comes_back_when_it_speaks() -> None:
    with SimulatedScanner(fingers=1) as simulated, hall(simulated.url, planned(simulated, 0)) as it:
        it.ready()
        mark = len(it.log.events)
        simulated.silence(3600)
        assert it.log.wait_state(ScannerState.LOST, mark).fault_key == faults.SILENT
        simulated.silence(0)
        it.ready(after=mark)


def test_a_wrong_password_is_told_and_tried_again() -> None:
    with SimulatedScanner() as simulated:
        simulated.state.password = 5
        with hall(simulated.url) as it:
            assert it.log.wait_state(ScannerState.LOST).fault_key == faults.LOCKED


def test_a_finger_is_read_on_a_bad_line_and_never_as_someone_else() -> None:
    with SimulatedScanner(fingers=6) as simulated:
        book = planned(simulated, *range(6))
        with hall(simulated.url, book) as it:
            it.ready()
            simulated.faults.rate = 0.03
            for finger in (0, 1, 2, 3, 4, 5, 80):
                before = len(it.log.events)
                simulated.place(finger)
                if finger < 6:
                    assert it.log.wait(FingerHit, after=before).slot == finger
                else:
                    it.log.wait(FingerUnknown, after=before)
                simulated.lift(PATIENT)


def test_an_owner_stops_while_a_person_is_awaited() -> None:
    with SimulatedScanner() as simulated:
        it = Hall(simulated.url, Book(), QUICK)
        it.owner.start()
        it.ready()
        number = it.owner.submit(Enrol(3))
        it.log.wait_state(ScannerState.BUSY)
        assert it.owner.stop()
        assert it.log.wait(JobDone, lambda event: event.job == number).error is not None


def test_a_database_that_cannot_answer_and_a_listener_that_fails_do_not_end_the_owner() -> None:
    calls = threading.Event()
    log = Log()

    def plan() -> SlotPlan:
        if not calls.is_set():
            raise RuntimeError("database is locked")
        return SlotPlan()

    def listen(event: ScannerEvent) -> None:
        log(event)
        raise ValueError("a listener's mistake")

    with SimulatedScanner() as simulated:
        owner = ScannerOwner(ScannerConfig("door", simulated.url), plan, listen, pace=QUICK)
        owner.start()
        assert log.wait_state(ScannerState.LOST).fault_key == faults.PLAN_FAILED
        calls.set()
        log.wait_state(ScannerState.READY)
        assert owner.stop()


def test_the_backoff_grows_to_fifteen_seconds_with_jitter() -> None:
    backoff = Backoff(Pace().backoff)
    waits = [backoff.next() for _ in range(8)]
    assert all(
        0.75 * step <= wait <= 1.25 * step
        for step, wait in zip((0.5, 1, 2, 4, 8, 15, 15, 15), waits, strict=True)
    )
    backoff.reset()
    assert backoff.next() < 1


def test_waiting_for_a_finger_costs_few_bytes_and_little_of_a_core() -> None:
    with SimulatedScanner(fingers=1) as simulated:
        book = planned(simulated, 0)
        with hall(simulated.url, book, Pace()) as it:
            it.ready()
            simulated.stats.reset()
            before = it.owner.cpu_seconds
            time.sleep(1.0)
            after = it.owner.cpu_seconds
            assert simulated.stats.commands <= 12
            if before is not None and after is not None:
                assert after - before < 0.05, "far above the usual 0.004, for noisy machines"
