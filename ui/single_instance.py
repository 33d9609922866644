"""One desktop per data folder: a second start raises the first one's window (trust.md F10)."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MS = 2000


class SingleInstance(QObject):
    """Holds the lock of a data folder, or asks who holds it to come forward."""

    asked = Signal()
    """Another start asked for the window."""

    def __init__(self, data: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        data.mkdir(parents=True, exist_ok=True)
        self._lock = QLockFile(str(data / "desktop.lock"))
        self._lock.setStaleLockTime(0)
        digest = hashlib.sha256(str(data.resolve()).encode()).hexdigest()[:24]
        self._name = f"zaigang-{digest}"
        self._server = QLocalServer(self, socketOptions=QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def acquire(self) -> bool:
        """True: this is the first. False: the first one has been asked to come forward."""
        if self._lock.tryLock(100):
            QLocalServer.removeServer(self._name)  # left behind by one that was killed
            self._server.listen(self._name)
            return True
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if socket.waitForConnected(_WAIT_MS):
            socket.disconnectFromServer()
        return False

    def release(self) -> None:
        self._server.close()
        self._lock.unlock()

    def _answer(self) -> None:
        while (connection := self._server.nextPendingConnection()) is not None:
            connection.close()
            connection.deleteLater()
            self.asked.emit()
