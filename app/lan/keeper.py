"""Opens and closes the terminal's service for its other PCs, as the hall has it set."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from app.domain.refusal import Refusal
from app.services.desks import DeskService, Listening
from app.services.hall import Hall

if TYPE_CHECKING:
    from app.lan.server import LanServer


class LanKeeper:
    """`follow` after every change of the store; safe from any thread."""

    def __init__(self, hall: Hall, services: Callable[[str], Any]) -> None:
        self._desks: DeskService = services("DeskService")
        self._hall, self._services = hall, services
        self._server: LanServer | None = None
        self._lock = threading.Lock()
        self._done: tuple[bool, int] | None = None

    def follow(self) -> bool:
        """Whether anything was opened, closed, or could not be; Refusals are left with `DeskService`."""
        with self._lock:
            wanted = self._desks.setting()
            if wanted == self._done or (self._done is None and not wanted[0]):
                return False
            self._close()
            self._done = wanted
            if wanted[0]:
                self._open(wanted[1])
            return True

    def stop(self) -> None:
        with self._lock:
            self._close()
            self._done = None

    def _open(self, port: int) -> None:
        from app.lan.server import LanServer  # loads a web server, which most halls never need

        self._server = LanServer(self._hall, self._services)
        try:
            self._server.start(port)
        except Refusal as refusal:
            self._desks.set_listening(Listening(trouble=refusal))
        except OSError:
            self._desks.set_listening(Listening(trouble=Refusal("lan_unavailable")))

    def _close(self) -> None:
        if self._server is not None:
            self._server.stop()
            self._server = None
        self._desks.set_listening(Listening())
