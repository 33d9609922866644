"""The last net: what no code caught is logged whole, shown as such, and the clock-in page comes back."""

from __future__ import annotations

import logging
import secrets
import sys
import threading
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler

from app.domain.refusal import Refusal

log = logging.getLogger("zaigang")
_LOG_BYTES, _LOGS_KEPT = 2_000_000, 5


def log_to(folder: Path) -> None:
    """The log of this machine: five files of two megabytes, in the data folder."""
    folder.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(folder / "zaigang.log", "a", _LOG_BYTES, _LOGS_KEPT, "utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)


class SafetyNet(QObject):
    """Catches what escapes from slots and threads; its signals come on the UI thread."""

    refused = Signal(object)
    """A `Refusal` that escaped from a slot: known, only not handled there."""
    broken = Signal(str)
    """A bug, logged under this reference."""

    def __init__(self) -> None:
        super().__init__()
        self._before: Callable[[], None] = lambda: None

    def spread(self) -> None:
        """From now on nothing escapes."""
        hook, thread_hook = sys.excepthook, threading.excepthook
        sys.excepthook = self.catch
        threading.excepthook = lambda args: self.catch(args.exc_type, args.exc_value, args.exc_traceback)
        qInstallMessageHandler(_log_qt)

        def undo() -> None:
            sys.excepthook, threading.excepthook = hook, thread_hook
            qInstallMessageHandler(None)

        self._before = undo

    def fold(self) -> None:
        """The hooks as they were."""
        self._before()

    def catch(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """As `sys.excepthook`."""
        if isinstance(error, KeyboardInterrupt):
            sys.exit(130)
        if isinstance(error, Refusal):
            self.refused.emit(error)
            return
        reference = secrets.token_hex(3).upper()
        log.error("unforeseen, reference %s", reference, exc_info=(kind, error or kind(), trace))
        self.broken.emit(reference)


def _log_qt(kind: QtMsgType, _: QMessageLogContext, text: str) -> None:
    level = logging.DEBUG if kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) else logging.WARNING
    log.log(level, "qt: %s", text)


QUEUED = Qt.ConnectionType.QueuedConnection
"""How these signals are to be connected: they may come from any thread."""
