"""The hall's other PCs: whether they may connect, which are paired, and the pairing of a new one."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.access import Action
from app.services.desks import DeskService, DeskShown, DesksShown
from ui.calls import Call, call
from ui.desk import Desk
from ui.reply import Reply

LOOK_MS = 500


class DesksModel(QObject):
    """Reads the page's content; while somebody pairs, it looks twice a second."""

    changed = Signal()
    refused = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.shown: DesksShown | None = None
        self._watch = QTimer(self, interval=LOOK_MS)
        self._watch.timeout.connect(self.load)

    @property
    def may_edit(self) -> bool:
        return self._desk.may(Action.DEVICES)

    @property
    def address(self) -> str:
        """What is typed at the other PC; empty while nobody can connect."""
        addresses = self.shown.listening.addresses if self.shown is not None else ()
        return addresses[0] if addresses else ""

    def load(self) -> None:
        request = call(DeskService.shown, self._desk.actor)
        self._desk.background.read(request, self, self._take, self.refused.emit)

    def _take(self, shown: DesksShown) -> None:
        self.shown = shown
        self.changed.emit()

    def set_service(self, on: bool, port: int, reply: Reply) -> None:
        self._write(call(DeskService.set_service, self._desk.actor, on, port), reply)

    def revoke(self, line: DeskShown, reply: Reply) -> None:
        self._write(call(DeskService.revoke, self._desk.actor, line.desk), reply)

    def begin(self, reply: Reply) -> None:
        """Waits for a PC; `shown.pairing` follows until `end`."""
        self._watch.start()
        self._write(call(DeskService.begin_pairing, self._desk.actor), reply)

    def accept(self, code: str, reply: Reply) -> None:
        """The code that somebody has compared."""
        self._write(call(DeskService.accept, self._desk.actor, code), reply)

    def end(self, accepted: bool) -> None:
        """The dialog is gone."""
        self._watch.stop()
        if not accepted and self._desk.session is not None:
            self._desk.background.write(call(DeskService.stop_pairing, self._desk.actor), self)
        self.load_if_signed_in()

    def load_if_signed_in(self) -> None:
        """Whoever was signed out meanwhile has no page to fill."""
        if self._desk.session is not None:
            self.load()

    def _write(self, request: Call[Any], reply: Reply) -> None:
        self._desk.background.write(request, reply.owner, reply.done, reply.refused)
