"""The desk's own record of who is signed in at it: the tokens that the terminal gave for them."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace

from app.domain.access import Actor
from app.domain.refusal import Refusal
from app.domain.session import Session


class TokenBook:
    """Sessions bear this PC's own boot clock, for its screen counts by that; safe from any thread."""

    def __init__(self, boot_us: Callable[[], int]) -> None:
        self._boot_us = boot_us
        self._lock = threading.Lock()
        self._sessions: dict[tuple[str, int], str] = {}
        self._accounts: dict[str, str] = {}
        self._latest = self._entered = self._over = ""
        self._touched_us = 0

    def signed_in(self, session: Session, token: str) -> Session:
        """The terminal has taken somebody's password: their session as the screen keeps it."""
        here = replace(session, started_boot_us=self._boot_us())
        with self._lock:
            self._sessions[here.actor.account, here.started_boot_us] = token
            self._accounts[here.actor.account] = self._latest = token
        return here

    def token_of(self, who: Actor | Session) -> str:
        """Refusal `session_over` for somebody who is not signed in at this desk."""
        with self._lock:
            if isinstance(who, Session):
                token = self._sessions.get((who.actor.account, who.started_boot_us))
            else:
                token = self._accounts.get(who.account)
        if token is None:
            raise Refusal("session_over")
        return token

    def enter(self, session: Session) -> None:
        """The desk is this person's from now on."""
        token = self.token_of(session)
        with self._lock:
            self._entered, self._over, self._touched_us = token, "", self._boot_us()

    def leave(self) -> str:
        """Nobody is signed in any more; the token that the terminal may forget."""
        with self._lock:
            token, self._entered, self._latest = self._entered, "", ""
            self._sessions.clear()
            self._accounts.clear()
        return token

    def touch(self) -> None:
        self._touched_us = self._boot_us()

    def idle_us(self) -> int:
        return max(0, self._boot_us() - self._touched_us)

    @property
    def token(self) -> str:
        """Under which this desk asks: whoever is at it, else who signed in last."""
        with self._lock:
            return self._entered or self._latest

    @property
    def entered(self) -> str:
        return self._entered

    def over(self, token: str) -> None:
        """The terminal says that this session has ended."""
        with self._lock:
            if token == self._entered:
                self._over = token

    def holds(self) -> bool:
        """Whether the terminal still counts whoever is at the desk as signed in, as far as is known."""
        return not self._over or self._over != self._entered
