"""Who is signed in and until when, by the boot clock alone (trust.md A20)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.access import Actor, Role
from app.domain.refusal import Refusal
from app.domain.rules import RuleBook

SECOND_US = 5 * 60 * 1_000_000
"""How long ago the second person may have signed in for what two people do."""


@dataclass(frozen=True, slots=True)
class Session:
    """One person's stay after a right password; `password_due`: it must be changed."""

    actor: Actor
    started_boot_us: int
    password_due: bool = False


@dataclass(frozen=True, slots=True)
class Limits:
    """Microseconds without a key or touch, and in all."""

    idle_us: int
    absolute_us: int

    @classmethod
    def of(cls, rules: RuleBook, day: date, actor: Actor) -> Limits:
        """Who only sees their own data is signed out sooner."""
        own = actor.roles <= {Role.STAFF}
        idle = rules.value("session.self_service_seconds" if own else "session.idle_seconds", day)
        return cls(idle * 1_000_000, rules.value("session.absolute_seconds", day) * 1_000_000)


class SessionKeeper:
    """Keeps at most one session; every call gives the boot clock, suspended time included."""

    def __init__(self) -> None:
        self._session: Session | None = None
        self._limits = Limits(0, 0)
        self._touched_us = 0

    def open(self, session: Session, limits: Limits) -> None:
        self._session, self._limits, self._touched_us = session, limits, session.started_boot_us

    def close(self) -> None:
        self._session = None

    def touch(self, boot_us: int) -> None:
        """A key or touch; too late, and it ends the session instead."""
        if self.current(boot_us) is not None:
            self._touched_us = boot_us

    def current(self, boot_us: int) -> Session | None:
        """The session, if it has not run out."""
        if self.left_us(boot_us) <= 0:
            self._session = None
        return self._session

    def left_us(self, boot_us: int) -> int:
        """Microseconds until sign-out if nothing is touched; 0 without a session."""
        if self._session is None or boot_us < self._touched_us:
            return 0
        idle = self._touched_us + self._limits.idle_us
        absolute = self._session.started_boot_us + self._limits.absolute_us
        return max(0, min(idle, absolute) - boot_us)

    def actor(self, boot_us: int) -> Actor:
        """Who acts now; Refusal `session_over` if nobody is signed in."""
        session = self.current(boot_us)
        if session is None:
            raise Refusal("session_over")
        return session.actor
