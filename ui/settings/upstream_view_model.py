"""The line to upstream as its page shows it: how it stands, the enrolment under way, the letters."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.access import Action
from app.services.sync import EnrolmentShown, SyncService, SyncShown
from app.services.sync_views import LetterShown, LineShown, SyncViews
from ui.calls import Call, call
from ui.desk import Desk
from ui.reply import Reply

LOOK_MS = 1000
UNDER_WAY = frozenset({"asking", "waiting"})


class UpstreamModel(QObject):
    """Reads the page's content; while somebody enrols, it looks every second."""

    changed = Signal()
    refused = Signal(object)
    enrolled = Signal()
    """The second person has confirmed it."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.status: SyncShown | None = None
        self.line = LineShown()
        self.enrolment = EnrolmentShown("none")
        self._watch = QTimer(self, interval=LOOK_MS)
        self._watch.timeout.connect(self.look)

    @property
    def may_edit(self) -> bool:
        """At the terminal alone: its key is made and kept there."""
        return self._desk.link is None and self._desk.may(Action.DEVICES)

    @property
    def under_way(self) -> bool:
        return self.enrolment.state in UNDER_WAY

    @property
    def letters(self) -> tuple[LetterShown, ...]:
        return self.line.letters

    def load(self) -> None:
        actor = self._desk.actor
        self._read(call(SyncService.status), self._take_status)
        if self.may_edit:
            self._read(call(SyncService.enrolment_state), self._take_enrolment)
        self._read(call(SyncViews.line, actor), self._take_line)

    def look(self) -> None:
        """Again, if somebody is there to see it."""
        if self._desk.session is not None:
            self.load()

    def _take_status(self, status: SyncShown) -> None:
        self.status = status

    def _take_enrolment(self, enrolment: EnrolmentShown) -> None:
        waited, self.enrolment = self.under_way, enrolment
        if self.under_way is not self._watch.isActive():
            self._watch.start() if self.under_way else self._watch.stop()
        if waited and enrolment.state == "active":
            self.enrolled.emit()

    def _take_line(self, line: LineShown) -> None:
        self.line = line
        self.changed.emit()

    def enrol(self, url: str, code: str, ca: str, reply: Reply) -> None:
        """Begins; `enrolment` follows until it is confirmed, refused or cancelled."""
        self._write(call(SyncService.begin_enrolment, self._desk.actor, url, code, ca), reply)

    def cancel(self, reply: Reply) -> None:
        self._write(call(SyncService.cancel_enrolment, self._desk.actor), reply)

    def send_now(self, reply: Reply) -> None:
        """Does not wait for the network."""
        self._write(call(SyncService.send_now, self._desk.actor), reply)

    def leave(self, reason: str, reply: Reply) -> None:
        self._write(call(SyncService.leave_upstream, self._desk.actor, reason), reply)

    def _read(self, request: Call[Any], done: Any) -> None:
        self._desk.background.read(request, self, done, self.refused.emit)

    def _write(self, request: Call[Any], reply: Reply) -> None:
        self._desk.background.write(request, reply.owner, reply.done, reply.refused)
