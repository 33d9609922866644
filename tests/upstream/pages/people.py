"""Accounts upstream as tests use them: known passwords, codes of their authenticators, a clock to move."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import pyotp

from app.services.clock import Clock
from app.upstream.accounts import Accounts, NewAccount
from app.upstream.keys import UpstreamKeys
from app.upstream.sign_in import Session, SignIn
from db.upstream.store import UpstreamStore
from tests.conftest import QUICK

FIRST, OWN = "first-word-2026", "own-word-of-2026"
ADDRESS = "192.0.2.7"


@dataclass
class Front:
    """Accounts and sign-in on one store."""

    store: UpstreamStore
    clock: Clock
    members: Accounts
    sign_in: SignIn

    @classmethod
    def on(cls, store: UpstreamStore, clock: Clock, keys: UpstreamKeys | None = None) -> Front:
        keys = keys or UpstreamKeys(store.folder)
        members = Accounts(store, keys, clock, QUICK)
        return cls(store, clock, members, SignIn(store, keys, clock, members))

    def pass_time(self, **span: float) -> None:
        assert self.clock.as_of is not None
        self.clock.as_of += timedelta(**span)

    def add(self, username: str, stand: str, hall: str = "", department: str = "") -> str:
        """An account made at the command line."""
        return self.members.make_by_hand(NewAccount(username, username, stand, hall, department), FIRST)

    def code(self, secret: str) -> str:
        assert isinstance(self.clock.as_of, datetime)
        return pyotp.TOTP(secret).at(self.clock.as_of)

    def enrolled(self, username: str) -> tuple[Session, str]:
        """Signed in for the first time, with a second factor and a password of their own; and its secret."""
        entered = self.sign_in.begin(username, FIRST, ADDRESS)
        secret = self.sign_in.factor(entered)
        known = self.sign_in.code(entered, self.code(secret), ADDRESS)
        return self.sign_in.renew(known, OWN, OWN), secret

    def entered(self, username: str, secret: str) -> Session:
        """Signed in once more, with the next code."""
        self.pass_time(seconds=30)
        entered = self.sign_in.begin(username, OWN, ADDRESS)
        return self.sign_in.code(entered, self.code(secret), ADDRESS)
