"""Enrolling a finger, step by step: person, consent, second person, finger, captures, other scanners."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.domain.access import Actor
from app.domain.consent import NOTICE_VERSION, Notice
from app.domain.refusal import Refusal
from app.services.access import AccessService
from app.services.enrolment import EnrolmentService
from app.services.pin_punch import PinPunch
from app.services.roster_views import PersonShown, RosterViews
from app.services.scanners import ScannerService
from db.scanners import Consent, Finger
from devices.jobs import Delete, Enrol, Enrolled, EnrolStep, JobError, Verified, Verify
from devices.ports import EnrolProgress, JobDone, ScannerEvent, ScannerState
from ui.calls import Call, call
from ui.desk import Desk
from ui.devices.sensors import READING, uid_of
from ui.devices.spread import Spread
from ui.devices.step import Step
from ui.devices.words import job_error_words
from ui.words import sentence


class EnrolModel(QObject):
    """Nothing counts before `record_enrolled` has returned; what a scanner holds without it is erased."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.step = Step.PERSON
        self.trouble = ""
        self.busy = False
        self.person: PersonShown | None = None
        self.notice: Notice | None = None
        self.consent: Consent | None = None
        self.second: Actor | None = None
        self.taken: tuple[str, ...] = ()
        """Fingers of the person that are enrolled already."""
        self.scanner, self.finger = "", ""
        self.stage: EnrolStep | None = None
        self.spread = Spread(desk.scanners, self)
        self.spread.changed.connect(self.changed)
        self._enroller: Actor | None = None
        self._slot, self._job, self._check = -1, -1, -1
        desk.scanners.happened.connect(self._take)

    # -- person and consent ---------------------------------------------------------------------------

    def choose(self, person: PersonShown) -> None:
        """Whose finger it will be; reads the notice and what this person has agreed to before."""
        self.person, self.second, self.consent = person, None, None
        self._read(call(EnrolmentService.notice), self._take_notice)

    def _take_notice(self, notice: Notice) -> None:
        self.notice = notice
        self._read(call(EnrolmentService.consents), self._take_consents)

    def _take_consents(self, consents: dict[str, Consent]) -> None:
        self.consent = consents.get(self._subject)
        self._read(call(EnrolmentService.fingers, self._subject), self._take_fingers)

    def _take_fingers(self, fingers: tuple[Finger, ...]) -> None:
        self.taken = tuple(finger.finger for finger in fingers)
        self._go(Step.CONSENT)

    @property
    def consented(self) -> bool:
        """The consent in force is to the notice in force: it is asked once."""
        return self.consent is not None and self.consent.notice_version == NOTICE_VERSION

    def agree(self) -> None:
        """The person has read the notice and agrees, before whoever is signed in."""
        if self.consented:
            self._go(Step.SECOND)
            return
        self._write(call(EnrolmentService.give_consent, self._desk.actor, self._subject), self._agreed)

    def _agreed(self, _: object) -> None:
        self._go(Step.SECOND)

    # -- the second person ----------------------------------------------------------------------------

    def second_by_password(self, username: str, password: str) -> None:
        """Another person who may enrol signs for it here; nobody is signed in by it."""
        request = call(AccessService.sign_in, username, password)
        self._read(request, lambda session: self._check_second(session.actor))

    def second_by_finger(self, number: str, scanner: str) -> None:
        """Another person who may enrol is known by their own finger, put on `scanner`."""
        self._read(
            call(RosterViews.people, number.strip()), lambda found: self._find(number.strip(), found, scanner)
        )

    def _find(self, number: str, found: tuple[PersonShown, ...], scanner: str) -> None:
        person = next((p for p in found if p.number == number and p.fingers), None)
        if person is None:
            self._refuse(Refusal("second_no_finger"))
            return
        self._read(
            call(EnrolmentService.fingers, person.subject), lambda fingers: self._await(scanner, fingers)
        )

    def _await(self, scanner: str, fingers: tuple[Finger, ...]) -> None:
        slot = fingers[0].slot
        self.busy = True
        self.trouble = sentence("second_put_finger", {"scanner": scanner, "finger": fingers[0].finger})
        self._check, self._slot, self.scanner = self._submit(scanner, Verify(slot)), slot, scanner
        self.changed.emit()

    def _verified(self, done: JobDone) -> None:
        self._check = -1
        if isinstance(done.result, Verified) and done.result.score > 0:
            self._read(call(PinPunch.witness_by_finger, self._slot), self._check_second)
        elif done.error is not None:
            self._stop(job_error_words(done.error, done.scanner))
        else:
            self._stop(sentence("second_no_match"))

    def _check_second(self, second: Actor) -> None:
        self.second, self._enroller = second, self._desk.actor
        request = call(EnrolmentService.check_enrol, self._enroller, second, self._subject)
        self._read(request, lambda _: self._go(Step.FINGER))

    # -- captures -------------------------------------------------------------------------------------

    @property
    def ready_scanners(self) -> list[str]:
        """Scanners that can enrol now."""
        states = self._desk.scanners.states
        return [name for name in self._desk.scanners.ready() if uid_of(states[name])]

    def start(self, scanner: str, finger: str) -> None:
        """Begins at the scanner, in the lowest free slot of the hall."""
        if not scanner:
            self._refuse(Refusal("enrol_no_scanner"))
            return
        self.scanner, self.finger, self.stage = scanner, finger, None
        uid = uid_of(self._desk.scanners.states.get(scanner))
        self._write(call(ScannerService.met, scanner, uid), self._find_slot)

    def _find_slot(self, _: bool) -> None:
        """The sensor is on record by now: with a finger on it, it could not be told from a stranger's."""
        states = self._desk.scanners.states.values()
        capacity = [s.info.capacity for s in states if s.info is not None and s.state in READING]
        self._read(call(EnrolmentService.free_slot, min(capacity, default=0)), self._begin)

    def _begin(self, slot: int) -> None:
        self._slot = slot
        self._go(Step.CAPTURE)
        self.busy = True
        self._job = self._submit(self.scanner, Enrol(slot))
        self.changed.emit()

    def again(self) -> None:
        """Once more with the same finger."""
        self.start(self.scanner, self.finger)

    def one_more(self) -> None:
        """Another finger of the same person, before the same two people."""
        self._go(Step.FINGER)

    def cancel(self) -> None:
        """Breaks off whatever waits at a scanner; what is recorded stays."""
        for job in (self._job, self._check):
            if job >= 0:
                self._desk.scanners.cancel(self.scanner, job)

    def back(self) -> None:
        """One page back; not while a finger is awaited, and not once it is stored."""
        order = list(Step)
        if not self.busy and self.step not in (Step.PERSON, Step.DONE):
            self._go(order[order.index(self.step) - 1])

    def _take(self, event: ScannerEvent) -> None:
        if event.scanner != self.scanner:
            return
        if isinstance(event, EnrolProgress) and event.job == self._job:
            self._desk.touch()
            self.stage = event.step
            self.changed.emit()
        elif isinstance(event, JobDone) and event.job == self._job:
            self._captured(event)
        elif isinstance(event, JobDone) and event.job == self._check:
            self._verified(event)

    def _captured(self, done: JobDone) -> None:
        self._job = -1
        if not isinstance(done.result, Enrolled):
            self._stop(job_error_words(done.error, done.scanner))
            return
        people = (self._enroller, self.second)
        if people[0] is None or people[1] is None:
            return
        template, model = done.result.template, done.result.model
        request = call(
            EnrolmentService.record_enrolled,
            people[0],
            people[1],
            self._subject,
            self.finger,
            template,
            model,
            self._slot,
        )
        self._desk.background.write(request, self, self._recorded, self._unrecorded, self._failed)

    def _recorded(self, _: object) -> None:
        self.taken = (*self.taken, self.finger)
        self.spread.begin(self._slot, self.scanner)
        self._go(Step.DONE)

    def _unrecorded(self, refusal: Refusal) -> None:
        """The finger does not count: it may not stay on the sensor either."""
        self._submit(self.scanner, Delete(self._slot))
        self._refuse(refusal)

    def _failed(self, reference: str) -> None:
        self._submit(self.scanner, Delete(self._slot))
        self._stop(sentence("bug", {"reference": reference}))

    # -- helpers --------------------------------------------------------------------------------------

    @property
    def _subject(self) -> str:
        return self.person.subject if self.person else ""

    def _submit(self, scanner: str, job: Enrol | Verify | Delete) -> int:
        state = self._desk.scanners.states.get(scanner)
        if state is None or state.state in (ScannerState.ABSENT, ScannerState.LOST):
            self._stop(job_error_words(JobError("scanner.not_ready"), scanner))
            return -1
        return self._desk.scanners.submit(scanner, job)

    def _read(self, request: Call[Any], done: Callable[[Any], object]) -> None:
        self._ask(self._desk.background.read, request, done)

    def _write(self, request: Call[Any], done: Callable[[Any], object]) -> None:
        self._ask(self._desk.background.write, request, done)

    def _ask(self, lane: Callable[..., object], request: Call[Any], done: Callable[[Any], object]) -> None:
        self.busy, self.trouble = True, ""
        self.changed.emit()
        lane(request, self, done, self._refuse, self._failed_query)

    def _failed_query(self, reference: str) -> None:
        self._stop(sentence("bug", {"reference": reference}))

    def _refuse(self, refusal: Refusal) -> None:
        self._stop(sentence(refusal))

    def _stop(self, trouble: str) -> None:
        self.busy, self.trouble, self.stage = False, trouble, None
        self.changed.emit()

    def _go(self, step: Step) -> None:
        self.step, self.busy, self.trouble = step, False, ""
        self.changed.emit()
