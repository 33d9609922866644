"""Who is signed in at which desk, kept at the terminal by its own clock and the hall's own limits."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace

from app.domain.refusal import Refusal
from app.domain.session import Limits, Session, SessionKeeper

_AT_ONCE = 8
"""Sessions of one desk: whoever is signed in, and second persons who sign for something."""
_TOKEN_BYTES = 24


@dataclass(slots=True)
class _Kept:
    """One session of one desk."""

    desk: str
    session: Session
    keeper: SessionKeeper
    touched_us: int


class Sessions:
    """By tokens that cannot be guessed; in memory, so a terminal that restarts has signed everybody out."""

    def __init__(self, boot_us: Callable[[], int]) -> None:
        self._boot_us = boot_us
        self._lock = threading.Lock()
        self._kept: dict[str, _Kept] = {}

    def open(self, desk: str, session: Session, limits: Limits) -> str:
        """The new session's token; the oldest of too many at one desk is closed."""
        keeper = SessionKeeper()
        keeper.open(session, limits)
        token = secrets.token_urlsafe(_TOKEN_BYTES)
        with self._lock:
            now = self._boot_us()
            self._kept = {key: kept for key, kept in self._kept.items() if kept.keeper.current(now)}
            own = [key for key, kept in self._kept.items() if kept.desk == desk]
            for key in own[: max(0, len(own) + 1 - _AT_ONCE)]:
                del self._kept[key]
            self._kept[token] = _Kept(desk, session, keeper, session.started_boot_us)
        return token

    def of(self, desk: str, token: str) -> Session:
        """The session of this desk; Refusal `session_over`."""
        with self._lock:
            kept = self._kept.get(token)
            if kept is None or kept.desk != desk or kept.keeper.current(self._boot_us()) is None:
                raise Refusal("session_over")
            return kept.session

    def touch(self, desk: str, token: str, idle_us: int) -> bool:
        """Somebody touched the desk so long ago; whether the session goes on."""
        with self._lock:
            kept, now = self._kept.get(token), self._boot_us()
            if kept is None or kept.desk != desk or kept.keeper.current(now) is None:
                return False
            at = now - max(0, idle_us)
            if at > kept.touched_us:
                kept.keeper.touch(at)
                kept.touched_us = at
            return True

    def password_changed(self, token: str) -> None:
        """The password is one's own by now."""
        with self._lock:
            kept = self._kept.get(token)
            if kept is not None:
                kept.session = replace(kept.session, password_due=False)

    def close(self, desk: str, token: str) -> None:
        with self._lock:
            kept = self._kept.get(token)
            if kept is not None and kept.desk == desk:
                del self._kept[token]
