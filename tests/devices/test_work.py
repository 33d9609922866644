"""Jobs on an owner's scanner."""

from __future__ import annotations

from devices import faults
from devices.jobs import (
    Audit,
    Audited,
    Delete,
    Enrol,
    Import,
    Stored,
    Sync,
    Verified,
    Verify,
    sha256_of,
)
from devices.ports import (
    FingerHit,
    JobDone,
    ScannerState,
)
from devices.simulator import SimulatedScanner
from tests.devices.helpers import hall, planned


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


def test_a_database_that_cannot_answer_fails_the_job_and_not_the_scanner() -> None:
    with SimulatedScanner(fingers=1) as simulated:
        book = planned(simulated, 0)
        with hall(simulated.url, book) as it:
            it.ready()
            book.broken = True
            error = it.do(Sync()).error
            assert error is not None
            assert error.key == faults.PLAN_FAILED
            assert simulated.press(0)
            assert it.log.wait(FingerHit).slot == 0
