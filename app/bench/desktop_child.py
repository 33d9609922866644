"""The desktop whose beat is measured, in a process of its own: first an empty window, then the real one."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app.main import SWITCH_SECONDS, Desktop, opened_desktop
from app.services.clock import Clock
from devices.fleet import Fleet
from devices.jobs import ScannerConfig, SlotPlan
from devices.ports import FingerHit
from ui.fonts import use_built_fonts
from ui.language import local_settings
from ui.theme import apply_theme

TICK_MS = 10
PUNCH_MS = 700
READY_SECONDS = 20.0


class Beat(QObject):
    """Milliseconds between the ticks of a 10 ms timer of the UI thread."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(self, interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000)
        self._last = now


def wait(seconds: float) -> None:
    """Lets the event loop run."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def measured(seconds: float) -> list[float]:
    beat = Beat()
    wait(seconds)
    gaps, beat.gaps = beat.gaps, []
    beat.deleteLater()
    return gaps


def main(data: str, seconds: str, *urls: str) -> None:
    """Prints `ready` once every scanner reads, then the gaps as JSON: `[bare, desktop]`."""
    sys.setswitchinterval(SWITCH_SECONDS)
    app = QApplication(sys.argv[:1])
    empty = QWidget()
    empty.show()
    wait(0.3)
    bare = measured(float(seconds))
    empty.close()
    use_built_fonts()
    apply_theme(app)
    folder = Path(data)
    with opened_desktop(folder, Clock(), local_settings(folder)) as desktop:
        assert desktop is not None
        desktop.window.show()
        configs = [ScannerConfig(f"scanner {i}", url) for i, url in enumerate(urls)]
        desktop.desk.scanners.use(lambda tell: Fleet(configs, lambda _: SlotPlan(), tell))
        _wait_ready(desktop, len(configs))
        print("ready", flush=True)
        wait(0.5)
        punches = _Punches(desktop)
        ours = measured(float(seconds))
        punches.stop()
    print(json.dumps([bare, ours]), flush=True)


def _wait_ready(desktop: Desktop, count: int) -> None:
    end = time.monotonic() + READY_SECONDS
    while len(desktop.desk.scanners.ready()) < count:
        if time.monotonic() > end:
            raise RuntimeError("the simulated scanners were not ready")
        wait(0.05)


class _Punches(QObject):
    """People clock in meanwhile: each is committed and shown."""

    def __init__(self, desktop: Desktop) -> None:
        super().__init__()
        self._model, self._slot = desktop.model, 0
        self._timer = QTimer(self, interval=PUNCH_MS)
        self._timer.timeout.connect(self._punch)
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()
        wait(0.2)

    def _punch(self) -> None:
        self._model.take(FingerHit("scanner 0", None, self._slot, 80))
        self._slot += 1
