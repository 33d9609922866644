"""A scanner's owner: states, fingers, plugging, quarantine."""

from __future__ import annotations

import sys
import threading
import time

import pytest

from devices import faults
from devices.jobs import (
    Adopt,
    Adopted,
    Audit,
    Audited,
    Delete,
    Enrol,
    Import,
    ScannerConfig,
    SlotPlan,
    Stored,
    Sync,
    Verified,
    Verify,
    sha256_of,
)
from devices.mark import new_mark, plan_digest
from devices.owner import ScannerOwner
from devices.pace import Backoff, Pace
from devices.ports import (
    FingerHit,
    FingerUnknown,
    FingerUnreadable,
    JobDone,
    ScannerState,
    ScannerStateChanged,
    SlotFault,
    SlotStored,
)
from devices.simulator import SimulatedScanner
from tests.devices.helpers import PATIENT, QUICK, Book, Hall, Log, hall


def planned(simulated: SimulatedScanner, *slots: int) -> Book:
    """A book that wants what lies in these slots; the sensor bears the book's mark."""
    book, mark = Book(), new_mark()
    book.uid = mark.uid
    book.slots = {slot: simulated.state.library[slot] for slot in slots}
    simulated.state.notepad[0] = mark.to_page()
    return book


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


def test_what_lies_on_the_right_sensor_without_a_fact_is_erased_and_what_is_missing_is_put() -> None:
    with SimulatedScanner(fingers=5) as simulated:
        book = planned(simulated, 0, 1, 2)
        del simulated.state.library[2]
        with hall(simulated.url, book) as it:
            assert it.log.wait(SlotStored).slot == 2
            it.ready()
            assert sorted(simulated.state.library) == [0, 1, 2]


def test_a_slot_given_to_someone_else_while_the_sensor_was_away_never_names_the_wrong_person() -> None:
    with SimulatedScanner(fingers=3) as simulated:
        book = planned(simulated, 0, 1)
        book.slots[1] = simulated.state.library[2]
        with hall(simulated.url, book) as it:
            it.ready()
            assert simulated.state.library[1] == book.slots[1]
            simulated.press(1)
            it.log.wait(FingerUnknown)
            simulated.press(2)
            assert it.log.wait(FingerHit).slot == 1


def test_a_sensor_in_step_is_not_read_through_at_each_start() -> None:
    with SimulatedScanner(fingers=20) as simulated:
        book = planned(simulated, *range(20))
        with hall(simulated.url, book) as it:
            it.ready()
        assert simulated.stats.per_op["UpChar"].commands == 20
        assert simulated.state.notepad[0][16:28] == plan_digest(book.plan().slots)
        simulated.stats.reset()
        with hall(simulated.url, book) as it:
            it.ready()
        assert simulated.stats.per_op["UpChar"].commands == 0


@pytest.mark.parametrize(
    ("expected", "marked", "key"),
    [
        ("00" * 16, True, faults.FOREIGN),
        ("00" * 16, False, faults.UNMARKED),
        (None, True, faults.NOT_EMPTY),
        (None, False, faults.NOT_EMPTY),
    ],
)
def test_a_sensor_that_does_not_match_is_quarantined_until_a_person_adopts_it(
    expected: str | None, marked: bool, key: str
) -> None:
    with SimulatedScanner(fingers=3) as simulated:
        if marked:
            simulated.state.notepad[0] = new_mark().to_page()
        book = Book()
        book.uid, book.slots = expected, {8: simulated.state.library[1]}
        with hall(simulated.url, book) as it:
            assert it.log.wait_state(ScannerState.QUARANTINE).fault_key == key
            assert sorted(simulated.state.library) == [0, 1, 2], "nothing is erased before a person decides"
            error = it.do(Enrol(3)).error
            assert error is not None
            assert error.key == faults.NOT_READY
            done = it.do(Adopt())
            assert isinstance(done.result, Adopted)
            assert it.ready().info is not None
            assert book.uid == done.result.sensor_uid != expected
            assert sorted(simulated.state.library) == [8]
            simulated.press(1)
            assert it.log.wait(FingerHit).slot == 8
            assert not it.log.of(FingerUnknown)


def test_an_unmarked_sensor_family_whose_content_is_not_ours_is_quarantined() -> None:
    with SimulatedScanner("r308", fingers=3) as simulated:
        book = Book()
        book.slots = {0: simulated.state.library[1]}
        with hall(simulated.url, book) as it:
            it.log.wait_state(ScannerState.QUARANTINE)
            assert it.owner.status.info is not None
            book.uid = it.owner.status.info.sensor_uid
        with hall(simulated.url, book) as it:
            assert it.log.wait_state(ScannerState.QUARANTINE).fault_key == faults.CONTENT_DIFFERS


def test_a_finger_planted_in_an_unplanned_slot_is_an_alarm_and_nobody() -> None:
    with SimulatedScanner(fingers=4) as simulated:
        template = simulated.state.library[1]
        with hall(simulated.url, planned(simulated, 0, 3)) as it:
            it.ready()
            simulated.state.library[1] = template
            simulated.press(1)
            it.log.wait(FingerUnknown)
            fault = it.log.wait(SlotFault)
            assert (fault.slot, fault.key) == (1, faults.SLOT_UNPLANNED)
            assert not it.log.of(FingerHit)


def test_a_slot_changed_behind_our_back_is_found_by_the_audit_and_put_right() -> None:
    pace = Pace(poll=0.01, look=0.05, backoff=(0.05,), audit=0.03)
    with SimulatedScanner(fingers=3) as simulated:
        book = planned(simulated, 0)
        with hall(simulated.url, book, pace) as it:
            it.ready()
            simulated.state.library[0] = simulated.state.matcher.capture(66, 95, 1, 512)
            fault = it.log.wait(SlotFault)
            assert (fault.slot, fault.key) == (0, faults.SLOT_CHANGED)
            it.log.wait(SlotStored)
            assert simulated.state.library[0] == book.slots[0]


@pytest.mark.parametrize("transport", ["tcp"] if sys.platform == "win32" else ["pty", "tcp"])
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


def test_jobs_put_audit_verify_and_delete() -> None:
    with SimulatedScanner(fingers=2) as simulated:
        book = planned(simulated, 0, 1)
        with hall(simulated.url, book) as it:
            it.ready()
            template = simulated.state.matcher.capture(30, 95, 1, 512)
            digest = sha256_of(template)
            assert it.do(Import(9, template)).result == Stored(9, digest, True)
            assert it.do(Audit(9, digest)).result == Audited(9, True)
            assert it.do(Audit(0, digest)).result == Audited(0, False)
            simulated.place(1)
            verified = it.do(Verify(1)).result
            assert isinstance(verified, Verified)
            assert verified.score > 0
            simulated.lift()
            it.do(Delete(9))
            assert sorted(simulated.state.library) == [0, 1]
            missing = it.do(Audit(9, digest)).error
            assert missing is not None
            assert missing.key == faults.BAD_TEMPLATE
            beyond = it.do(Import(999, template)).error
            assert beyond is not None
            assert beyond.key == faults.BAD_SLOT


def test_a_job_is_repeated_over_a_bad_answer_and_a_full_flash_is_told() -> None:
    with SimulatedScanner(fingers=1) as simulated, hall(simulated.url, planned(simulated, 0)) as it:
        it.ready()
        template = simulated.state.library[0]
        simulated.faults.once("bad_sum")
        assert isinstance(it.do(Import(5, template)).result, Stored)
        simulated.faults.once("flash_full")
        error = it.do(Import(6, template)).error
        assert error is not None
        assert (error.key, error.code) == (faults.FLASH, 0x18)


def test_a_cancelled_job_ends_as_cancelled() -> None:
    with SimulatedScanner() as simulated, hall(simulated.url) as it:
        it.ready()
        number = it.owner.submit(Enrol(3))
        it.log.wait_state(ScannerState.BUSY)
        it.owner.cancel(number)
        done = it.log.wait(JobDone, lambda event: event.job == number)
        assert done.error is not None
        assert done.error.key == faults.CANCELLED
        it.ready(after=it.log.events.index(done))


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

    def listen(event: object) -> None:
        log(event)  # type: ignore[arg-type]
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
