"""One desktop per data folder: a second start raises the first one's window (trust.md F10)."""

from __future__ import annotations

import errno
import hashlib
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from app.domain.refusal import Refusal

_WAIT_MS = 2000
_PAGE = 4096
_KEYS = {errno.ENOSPC: "store_full", errno.EDQUOT: "store_full"}
_KEYS |= dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), "store_read_only")


def disk_refusal(error: OSError, file: Path) -> Refusal:
    """What is the matter with the disk, in words."""
    return Refusal(_KEYS.get(error.errno or 0, "store_cannot_open"), file=str(file))


class SingleInstance(QObject):
    """Holds the lock of a data folder, or asks who holds it to come forward."""

    asked = Signal()
    """Another start asked for the window."""

    def __init__(self, data: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = data / "desktop.lock"
        self._lock = QLockFile(str(self._file))
        self._lock.setStaleLockTime(0)
        digest = hashlib.sha256(str(data.resolve()).encode()).hexdigest()[:24]
        self._name = f"zaigang-{digest}"
        self._server = QLocalServer(self, socketOptions=QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def acquire(self) -> bool:
        """True: this is the first. False: the first one has been asked to come forward.

        Refusals: `store_read_only`, `store_full`, `store_cannot_open`; `store_locked`: whoever holds the
        folder does not answer.
        """
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise disk_refusal(error, self._file.parent) from error
        if self._lock.tryLock(100):
            QLocalServer.removeServer(self._name)  # left behind by one that was killed
            self._server.listen(self._name)
            return True
        if self._lock.error() is not QLockFile.LockError.LockFailedError:
            self._say_why()
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_WAIT_MS):
            raise Refusal("store_locked", file=str(self._file))
        socket.disconnectFromServer()
        return False

    def _say_why(self) -> None:
        """Qt tells little of why no lock could be written; trying it tells all."""
        trial = self._file.with_name("desktop.trial")
        try:
            trial.write_bytes(bytes(_PAGE))
            trial.unlink()
        except OSError as error:
            trial.unlink(missing_ok=True)
            raise disk_refusal(error, self._file) from error
        raise Refusal("store_cannot_open", file=str(self._file))

    def release(self) -> None:
        self._server.close()
        self._lock.unlock()

    def _answer(self) -> None:
        while (connection := self._server.nextPendingConnection()) is not None:
            connection.close()
            connection.deleteLater()
            self.asked.emit()
