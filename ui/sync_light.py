"""The light of the line to upstream in the top bar; it opens its page."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QPushButton

from ui.desk import Desk
from ui.sync_words import light_words, sync_sentences, sync_tone
from ui.widgets.text import set_tip, set_tone
from ui.words import moment_text

PAGE = "upstream"


class SyncLight(QPushButton):
    """Not there where the hall has no upstream."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setProperty("flat", True)
        self.setAutoDefault(False)
        self.clicked.connect(lambda: desk.open(PAGE))
        desk.sync.changed.connect(self.show_state)
        self.show_state()

    def show_state(self) -> None:
        """Says it again: the state has changed, or the language."""
        shown = self._desk.sync.shown
        self.setVisible(shown is not None and shown.enrolled)
        if shown is None or not shown.enrolled:
            return
        tone, said = sync_tone(shown), sync_sentences(shown, self._moment)
        self.setText(light_words(shown))
        self.setAccessibleName(light_words(shown))
        set_tip(self, "\n".join(said))
        set_tone(self, tone)

    def _moment(self, at: int) -> str:
        return moment_text(datetime.fromtimestamp(at, ZoneInfo(self._desk.face.zone)))
