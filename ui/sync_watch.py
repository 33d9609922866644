"""How the line to upstream stands, looked at again and again for every page; nothing here waits for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.refusal import Refusal
from app.services.sync import SyncService, SyncShown
from ui.calls import call

if TYPE_CHECKING:
    from ui.desk import Desk

EVERY_MS = 10_000
"""Most of what changes is written down and seen at once; the last contact alone is not."""


class SyncWatch(QObject):
    """While somebody is signed in; `shown` is None until the first answer."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self.shown: SyncShown | None = None
        self._asking = self._again = False
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        desk.background.changed.connect(self.look)
        desk.session_changed.connect(self.look)

    def look(self) -> None:
        """Asks; while a question is under way, once more after it."""
        if self._desk.session is None:
            return
        if self._asking:
            self._again = True
            return
        self._asking = True
        request = call(SyncService.status)
        self._desk.background.read(request, self, self._take, self._keep, ended=self._ended)

    def _take(self, shown: SyncShown) -> None:
        if shown != self.shown:
            self.shown = shown
            self.changed.emit()

    def _keep(self, _: Refusal) -> None:
        """What was known stays; whoever was signed out meanwhile sees nothing of it."""

    def _ended(self) -> None:
        again, self._asking, self._again = self._again, False, False
        if again:
            self.look()
