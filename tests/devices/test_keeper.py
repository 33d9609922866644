"""A sensor's library against the plan: put, erase, quarantine, audit."""

from __future__ import annotations

import pytest

from devices import faults
from devices.jobs import (
    Adopt,
    Adopted,
    Enrol,
)
from devices.mark import new_mark, plan_digest
from devices.pace import Pace
from devices.ports import (
    FingerHit,
    FingerUnknown,
    ScannerState,
    SlotFault,
    SlotStored,
)
from devices.simulator import SimulatedScanner
from tests.devices.helpers import Book, hall, planned


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
