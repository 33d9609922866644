"""How the line to upstream stands, looked at again and again for every page; nothing here waits for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.refusal import Refusal
from app.services.sync import SyncService, SyncShown
from ui.background import Background
from ui.calls import call

EVERY_MS = 10_000
"""Most of what changes is written down and seen at once; the last contact alone is not."""


class SyncWatch(QObject):
    """While somebody is signed in; `shown` is None until the first answer."""

    changed = Signal()

    def __init__(self, background: Background, signed_in: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._background, self._signed_in = background, signed_in
        self.shown: SyncShown | None = None
        self._asking = self._again = False
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        background.changed.connect(self.look)

    def look(self) -> None:
        """Asks; while a question is under way, once more after it."""
        if not self._signed_in():
            return
        if self._asking:
            self._again = True
            return
        self._asking = True
        request = call(SyncService.status)
        self._background.read(request, self, self._take, self._keep, ended=self._ended)

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
