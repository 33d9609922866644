"""What each job does on an open scanner."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from devices import faults
from devices.enrolment import UNUSABLE
from devices.errors import (
    FpCancelled,
    FpDuplicate,
    FpError,
    FpGone,
    FpNoFinger,
    FpProtocol,
    FpSensor,
    FpTimeout,
)
from devices.job_queue import Ticket
from devices.jobs import (
    Adopt,
    Adopted,
    Audit,
    Audited,
    Delete,
    Deleted,
    Enrol,
    Enrolled,
    EnrolStep,
    Import,
    JobError,
    JobResult,
    Stored,
    Sync,
    Synced,
    Verified,
    Verify,
    sha256_of,
)
from devices.keeper import Keeper, PlanFailed
from devices.ports import Scanner

log = logging.getLogger(__name__)

TRIES = 3  # for jobs that may be repeated without harm
Prompts = Callable[[EnrolStep], None]


class SlotDoubtful(Exception):
    """A slot may not be believed; `key` says why."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class Work:
    """Runs jobs on the owner's thread."""

    def __init__(self, scanner: Scanner, keeper: Keeper) -> None:
        self._scanner, self._keeper = scanner, keeper

    def run(self, ticket: Ticket, prompts: Prompts) -> JobResult | JobError:
        """The job's result, or why not; only FpGone is raised."""
        if ticket.is_set():
            return JobError(faults.CANCELLED)
        try:
            return self._run(ticket, prompts)
        except FpGone:
            raise
        except SlotDoubtful as error:
            return JobError(error.key)
        except PlanFailed:
            log.exception("no plan for %s", type(ticket.job).__name__)
            return JobError(faults.PLAN_FAILED)
        except FpError as error:
            return as_job_error(error)

    def _run(self, ticket: Ticket, prompts: Prompts) -> JobResult:
        job = ticket.job
        if isinstance(job, Enrol):
            return self._enrol(job, ticket, prompts)
        if isinstance(job, Verify):
            return self._verify(job, ticket)
        return self._repeated(lambda: self._simple(job))

    def _simple(self, job: Import | Delete | Audit | Sync | Adopt) -> JobResult:
        keeper = self._keeper
        if isinstance(job, Import):
            digest, exact = keeper.put(job.slot, job.template)
            if job.slot not in keeper.plan.slots:
                keeper.pending.add(job.slot)
            return Stored(job.slot, digest, exact)
        if isinstance(job, Delete):
            keeper.erase(job.slot)
            return Deleted(job.slot)
        if isinstance(job, Audit):
            return Audited(job.slot, keeper.read(job.slot) == job.sha256)
        if isinstance(job, Adopt):
            return Adopted(keeper.adopt())
        keeper.load_plan()
        return Synced(keeper.reconcile(), keeper.todo)

    def _repeated(self, act: Callable[[], JobResult]) -> JobResult:
        for _ in range(TRIES - 1):
            try:
                return act()
            except (FpTimeout, FpProtocol):
                continue
        return act()

    def _enrol(self, job: Enrol, ticket: Ticket, prompts: Prompts) -> Enrolled:
        keeper = self._keeper
        keeper.touch(job.slot)
        try:
            template = self._enrolled(job, ticket, prompts)
        except FpGone:
            raise
        except FpError:
            self._clean_up(job.slot)
            raise
        digest = sha256_of(template)
        keeper.known[job.slot] = digest
        keeper.pending.add(job.slot)
        return Enrolled(job.slot, template, digest, self._scanner.info.model)

    def _enrolled(self, job: Enrol, ticket: Ticket, prompts: Prompts) -> bytes:
        try:
            return self._scanner.enroll(job.slot, prompts, job.captures, ticket)
        except FpDuplicate as error:
            self._keeper.load_plan()
            if error.slot in self._keeper.plan.slots or error.slot in self._keeper.pending:
                raise
            self._keeper.erase(error.slot)  # left behind by an enrolment that never became a fact
            return self._scanner.enroll(job.slot, prompts, job.captures, ticket)

    def _clean_up(self, slot: int) -> None:
        """What a broken-off enrolment left in its slot goes, or the plan's content comes back."""
        if 0 <= slot < self._scanner.info.capacity:
            try:
                self._repeated(lambda: self._simple(Sync()))
            except FpGone:
                raise
            except (FpError, PlanFailed):
                return  # the next start erases it

    def _verify(self, job: Verify, ticket: Ticket) -> Verified:
        if (key := self._keeper.vouch(job.slot)) is not None:
            raise SlotDoubtful(key)
        end = time.monotonic() + job.timeout
        while self._scanner.wait_finger(max(0.0, end - time.monotonic()), ticket):
            try:
                return Verified(job.slot, self._scanner.verify(job.slot, ticket))
            except FpSensor as error:
                if error.code not in (*UNUSABLE, 0x02) or time.monotonic() >= end:
                    raise
        if ticket.is_set():
            raise FpCancelled("verification cancelled")
        raise FpNoFinger("nobody there")


def as_job_error(error: FpError) -> JobError:
    """An error of the driver in the words of a job's end."""
    slot = error.slot if isinstance(error, FpDuplicate) else None
    code = error.code if isinstance(error, FpSensor) else None
    return JobError(faults.key_of(error), slot, code)
