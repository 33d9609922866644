"""Who clocks in by finger and who by PIN, and every change of it but the enrolment itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.domain.refusal import Refusal
from app.services.access import AccessService
from app.services.enrolment import EnrolmentService
from app.services.roster_views import PersonShown, RosterViews
from db.scanners import Consent, Finger
from devices.jobs import Verified, Verify
from devices.ports import JobDone, ScannerEvent
from ui.calls import Call, call
from ui.desk import Desk
from ui.devices.sensors import sync_all
from ui.reply import Reply


@dataclass(frozen=True, slots=True)
class FingerLine:
    """One person's fingers and consent."""

    person: PersonShown
    fingers: tuple[Finger, ...]
    consent: Consent | None


class FingersModel(QObject):
    """Reads people, fingers and consents; tests a finger against its own template."""

    changed = Signal()
    refused = Signal(object)
    tested = Signal(object)
    """The `JobDone` of a test."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.lines: tuple[FingerLine, ...] = ()
        self.loaded = False
        self.search = ""
        self._fingers: tuple[Finger, ...] = ()
        self._consents: dict[str, Consent] = {}
        self._testing: dict[int, str] = {}
        desk.scanners.happened.connect(self._take)

    def load(self) -> None:
        self._read(call(EnrolmentService.fingers), self._take_fingers)
        self._read(call(EnrolmentService.consents), self._take_consents)
        self._read(call(RosterViews.people, self.search), self._take_people)

    def find(self, search: str) -> None:
        self.search = search
        self.load()

    def _read(self, request: Call[Any], done: Callable[[Any], object]) -> None:
        self._desk.background.read(request, self, done, self.refused.emit)

    def _take_fingers(self, fingers: tuple[Finger, ...]) -> None:
        self._fingers = fingers

    def _take_consents(self, consents: dict[str, Consent]) -> None:
        self._consents = consents

    def _take_people(self, people: tuple[PersonShown, ...]) -> None:
        fingers: dict[str, list[Finger]] = defaultdict(list)
        for finger in self._fingers:
            fingers[finger.subject].append(finger)
        self.lines = tuple(
            FingerLine(p, tuple(fingers[p.subject]), self._consents.get(p.subject)) for p in people
        )
        self.loaded = True
        self.changed.emit()

    def line_of(self, subject: str) -> FingerLine | None:
        return next((line for line in self.lines if line.person.subject == subject), None)

    # -- changes --------------------------------------------------------------------------------------

    def withdraw(self, subject: str, reply: Reply) -> None:
        """Ends the consent; scanners forget the fingers at once, those away when they come back."""
        self._write_and_sync(call(EnrolmentService.withdraw_consent, self._desk.actor, subject), reply)

    def remove(self, slot: int, reply: Reply) -> None:
        self._write_and_sync(call(EnrolmentService.remove_finger, self._desk.actor, slot), reply)

    def _write_and_sync(self, request: Call[None], reply: Reply) -> None:
        def done(result: None) -> None:
            sync_all(self._desk.scanners)
            reply.done(result)

        self._desk.background.write(request, reply.owner, done, reply.refused)

    def set_pin(self, line: FingerLine, number: str, pin: str, again: str, reply: Reply) -> None:
        """Their own number, then the PIN twice; Refusals `pin_number_wrong`, `pins_differ`."""
        if number.strip() != line.person.number:
            raise Refusal("pin_number_wrong", name=line.person.name)
        if pin != again:
            raise Refusal("pins_differ")
        request = call(AccessService.set_pin, self._desk.actor, line.person.subject, pin)
        self._desk.background.write(request, reply.owner, reply.done, reply.refused)

    # -- trying a finger ------------------------------------------------------------------------------

    def test(self, scanner: str, slot: int) -> None:
        """Waits at the scanner for the finger in `slot`; nothing is recorded. Ends in `tested`."""
        self._testing[self._desk.scanners.submit(scanner, Verify(slot))] = scanner

    def cancel_test(self) -> None:
        for job, scanner in self._testing.items():
            self._desk.scanners.cancel(scanner, job)

    def _take(self, event: ScannerEvent) -> None:
        if isinstance(event, JobDone) and self._testing.get(event.job) == event.scanner:
            del self._testing[event.job]
            self.tested.emit(event)


def matched(done: JobDone) -> bool:
    """Whether the finger was the one in the slot."""
    return isinstance(done.result, Verified) and done.result.score > 0
