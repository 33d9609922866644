"""A line that can be cut: a TCP relay on this machine, between a hall and its upstream."""

from __future__ import annotations

import contextlib
import socket
import threading
from urllib.parse import urlsplit


class CutLine:
    """Relays to `address` until it is cut: then what is open breaks off and nothing new gets through."""

    def __init__(self, address: str) -> None:
        where = urlsplit(address)
        self._to = (where.hostname or "", where.port or 0)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        self._lock = threading.Lock()
        self._open: list[socket.socket] = []
        self._left: int | None = None
        self.is_cut = threading.Event()
        threading.Thread(target=self._accept, daemon=True).start()

    def cut_after(self, count: int) -> None:
        """Lets so many more bytes up, then cuts in the middle of whatever is on its way."""
        with self._lock:
            self._left = count

    def cut(self) -> None:
        with self._lock:
            self._left = 0
            self.is_cut.set()
            for end in self._open:
                with contextlib.suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)
            self._open.clear()

    def mend(self) -> None:
        with self._lock:
            self._left = None
            self.is_cut.clear()

    def close(self) -> None:
        self.cut()
        self._listening.close()

    def _accept(self) -> None:
        while True:
            try:
                down, _ = self._listening.accept()
                if self.is_cut.is_set():
                    down.close()
                    continue
                up = socket.create_connection(self._to)
            except OSError:
                return
            with self._lock:
                self._open += [down, up]
            threading.Thread(target=self._relay, args=(down, up, True), daemon=True).start()
            threading.Thread(target=self._relay, args=(up, down, False), daemon=True).start()

    def _relay(self, source: socket.socket, target: socket.socket, upward: bool) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(16_384):
                allowed = self._allowed(len(data)) if upward else len(data)
                target.sendall(data[:allowed])
                if allowed < len(data):
                    self.cut()
                    return
        for end in (source, target):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def _allowed(self, count: int) -> int:
        with self._lock:
            if self._left is None:
                return count
            allowed = min(count, self._left)
            self._left -= allowed
            return allowed
