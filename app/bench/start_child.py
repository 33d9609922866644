"""A cold start in its own process, as `app.main` does it: until the page is painted and a scanner reads."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject
from PySide6.QtWidgets import QApplication

from app.main import SWITCH_SECONDS, opened_desktop
from app.services.clock import Clock
from ui.fonts import use_built_fonts
from ui.language import chosen_language, local_settings, use
from ui.theme import apply_theme


class _Painted(QObject):
    """Sees the first paint of the page."""

    def __init__(self) -> None:
        super().__init__()
        self.seen = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.seen = self.seen or event.type() == QEvent.Type.Paint
        return False


def main(data: str) -> None:
    """Prints `ready` when somebody could clock in."""
    sys.setswitchinterval(SWITCH_SECONDS)
    app = QApplication(sys.argv[:1])
    folder = Path(data)
    settings = local_settings(folder)
    use(chosen_language(settings))
    use_built_fonts()
    apply_theme(app)
    with opened_desktop(folder, Clock(), settings) as desktop:
        assert desktop is not None
        painted = _Painted()
        desktop.window.clock_in.installEventFilter(painted)
        desktop.window.show()
        while not (painted.seen and desktop.desk.scanners.ready()):
            app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        print("ready", flush=True)
