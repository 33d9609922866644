"""Enrolling over the wire, by an owner."""

from __future__ import annotations

from devices import faults
from devices.jobs import Enrol, Enrolled, EnrolStep, Sync, sha256_of
from devices.ports import EnrolProgress, FingerHit, FingerUnknown, JobDone
from devices.simulator import SimulatedScanner
from tests.devices.helpers import PATIENT, Hall, hall


def enrol(it: Hall, simulated: SimulatedScanner, slot: int, *fingers: int) -> JobDone:
    """Enrol with one finger per capture, put down and lifted as the steps say."""
    before = len(it.log.events)
    number = it.owner.submit(Enrol(slot))
    simulated.lift()
    simulated.place(fingers[0])
    for finger in fingers[1:]:
        lift = it.log.wait(EnrolProgress, lambda event: event.step is EnrolStep.LIFT, before)
        simulated.lift()
        it.log.wait(
            EnrolProgress, lambda event: event.step is EnrolStep.PLACE_AGAIN, it.log.events.index(lift)
        )
        simulated.place(finger)
    done = it.log.wait(JobDone, lambda event: event.job == number)
    simulated.lift(PATIENT)
    return done


def test_a_finger_is_enrolled_in_two_captures_and_counts_only_with_its_fact() -> None:
    with SimulatedScanner() as simulated, hall(simulated.url) as it:
        it.ready()
        done = enrol(it, simulated, 4, 70, 70)
        assert isinstance(done.result, Enrolled)
        assert done.result.template == simulated.state.library[4]
        assert done.result.sha256 == sha256_of(done.result.template)
        assert [event.step.value for event in it.log.of(EnrolProgress)] == [
            *("place_first", "lift", "place_again", "storing")
        ]
        assert simulated.press(70)
        it.log.wait(FingerUnknown)
        assert not it.log.of(FingerHit), "no fact, no hit"
        it.book.slots[4] = done.result.template
        it.do(Sync())
        assert simulated.press(70)
        assert it.log.wait(FingerHit).slot == 4
        assert simulated.stats.per_op["Store"].commands == 1, "what was enrolled here is not put again"


def test_a_finger_already_enrolled_is_refused_and_leaves_nothing() -> None:
    with SimulatedScanner() as simulated, hall(simulated.url) as it:
        it.ready()
        first = enrol(it, simulated, 4, 70, 70)
        assert isinstance(first.result, Enrolled)
        again = enrol(it, simulated, 5, 70)
        assert again.error is not None
        assert (again.error.key, again.error.slot) == (faults.DUPLICATE, 4)
        assert sorted(simulated.state.library) == [4]


def test_what_a_broken_off_enrolment_left_behind_is_no_duplicate() -> None:
    with SimulatedScanner() as simulated, hall(simulated.url) as it:
        it.ready()
        simulated.state.library[9] = simulated.state.matcher.capture(70, 95, 1, 512)
        done = enrol(it, simulated, 4, 70, 70)
        assert isinstance(done.result, Enrolled)
        assert sorted(simulated.state.library) == [4]


def test_two_different_fingers_are_no_enrolment() -> None:
    with SimulatedScanner() as simulated, hall(simulated.url) as it:
        it.ready()
        done = enrol(it, simulated, 4, 70, 71)
        assert done.error is not None
        assert done.error.key == faults.MISMATCH
        assert not simulated.state.library


def test_a_finger_that_cannot_be_read_may_be_put_down_again() -> None:
    with SimulatedScanner() as simulated, hall(simulated.url) as it:
        it.ready()
        number = it.owner.submit(Enrol(4))
        simulated.place(70, quality=10)
        poor = it.log.wait(EnrolProgress, lambda event: event.step is EnrolStep.POOR_IMAGE)
        simulated.lift(PATIENT)
        simulated.place(70)
        it.log.wait(EnrolProgress, lambda event: event.step is EnrolStep.LIFT, it.log.events.index(poor))
        it.owner.cancel(number)
        done = it.log.wait(JobDone, lambda event: event.job == number)
        assert done.error is not None
        assert done.error.key == faults.CANCELLED
