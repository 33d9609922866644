"""Signing in upstream: password, second factor, session; nothing is open before all of it (trust.md 3)."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection

from app.domain.refusal import Refusal
from app.domain.secret_policy import checked_password, normal_username
from app.domain.upstream_access import Member
from app.services.clock import Clock
from app.upstream import second_factor
from app.upstream.accounts import PASSWORD, Accounts, Secrets, member_of, note
from app.upstream.gate import Gate
from db.upstream import accounts
from db.upstream.accounts import Account, SessionRow
from db.upstream.store import UpstreamStore

IDLE_US = 15 * 60 * 1_000_000
ABSOLUTE_US = 8 * 3600 * 1_000_000
ENTRY_US = 10 * 60 * 1_000_000
"""For all the steps between the password and the open session."""
_TOUCH_US = 20 * 1_000_000
"""So seldom is it written that somebody is still there."""


class Stage(StrEnum):
    """What a session still lacks."""

    ENROL = "enrol"
    """The second factor is to be set up."""
    CODE = "code"
    RENEW = "renew"
    """The first password is to be changed."""
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Session:
    """Who has come how far."""

    member: Member
    stage: Stage
    token: str

    @property
    def form_token(self) -> str:
        return form_token(self.token)


def form_token(token: str) -> str:
    """What every form of a session carries, so that no other page can send it (CSRF)."""
    return hmac.new(token.encode(), b"form", hashlib.sha256).hexdigest()


class SignIn:
    """Opens and closes sessions; only the hash of a token is kept."""

    def __init__(self, store: UpstreamStore, keys: Secrets, clock: Clock, members: Accounts) -> None:
        self._store, self._keys, self._clock, self._members = store, keys, clock, members
        self._gate = Gate(store, keys.secret("names"), clock)

    def begin(self, username: str, password: str, address: str) -> Session:
        """After the right password; the second factor comes next.

        Refusals: `sign_in_wrong`, the same for an unknown name, `sign_in_locked`, `address_locked`,
        `account_unconfirmed`.
        """
        user = normal_username(username)[:64]
        self._gate.enter(user, address)
        with self._store.read() as conn:
            known = accounts.by_username(conn, user)
        usable = known if known is not None and not known.disabled else None
        digest = usable.password if usable is not None else None
        holder = usable.account if usable is not None else ""
        if not self._members.hasher.matches(digest, holder, PASSWORD, password) or usable is None:
            raise Refusal("sign_in_wrong")
        if not usable.confirmed_by:
            raise Refusal("account_unconfirmed")
        stage = Stage.CODE if usable.totp_step else Stage.ENROL
        with self._store.write() as conn:
            self._gate.forgive(conn, user, address, wholly=False)
            accounts.forget_sessions(conn, self._clock.wall_us() - ABSOLUTE_US)
            return self._open(conn, usable, stage)

    def factor(self, session: Session) -> str:
        """The secret of a second factor that is being set up, the same until a code of it has come."""
        _require(session, Stage.ENROL)
        with self._store.write() as conn:
            known = self._account(conn, session)
            if known.totp:
                return second_factor.opened(known.totp, self._key(), known.account)
            secret = second_factor.new_secret()
            accounts.change(conn, known, totp=second_factor.sealed(secret, self._key(), known.account))
            return secret

    def code(self, session: Session, code: str, address: str) -> Session:
        """A session with another token. Refusals: `code_wrong`, also for a used one, `sign_in_locked`."""
        _require(session, Stage.CODE, Stage.ENROL)
        self._gate.enter(session.member.username, address)
        with self._store.write() as conn:
            accounts.lock_accounts(conn)  # of two with the same code only one comes in
            known = self._account(conn, session)
            secret = second_factor.opened(known.totp, self._key(), known.account) if known.totp else ""
            now_us = self._clock.wall_us()
            step = second_factor.step_of(secret, code, now_us, known.totp_step) if secret else None
            if step is None:
                raise Refusal("code_wrong")
            accounts.change(conn, known, totp_step=step)
            self._gate.forgive(conn, known.username, address, wholly=True)
            accounts.close_session(conn, _hashed(session.token))
            note(conn, self._clock, known.account, "signed_in", known.username, known.hall)
            return self._open(conn, known, Stage.OPEN if known.password_us else Stage.RENEW)

    def renew(self, session: Session, password: str, again: str) -> Session:
        """Their own password in place of the first.

        Refusals: `passwords_unlike`, `password_same`, those of `checked_password`.
        """
        _require(session, Stage.RENEW)
        secret = checked_password(password, session.member.username)
        if password != again:
            raise Refusal("passwords_unlike")
        hasher, key = self._members.hasher, session.member.account
        with self._store.read() as conn:
            old = self._account(conn, session).password
        if hasher.matches(old, key, PASSWORD, secret):
            raise Refusal("password_same")
        digest = hasher.hashed(key, PASSWORD, secret)
        with self._store.write() as conn:
            known = self._account(conn, session)
            accounts.change(conn, known, password=digest, password_us=self._clock.wall_us())
            accounts.close_sessions(conn, key)
            return self._open(conn, known, Stage.OPEN)

    def session(self, token: str) -> Session | None:
        """Who has this token, if their time is not over; counts as a sign of life."""
        if not token:
            return None
        now_us, hashed = self._clock.wall_us(), _hashed(token)
        with self._store.read() as conn:
            row = accounts.session_of(conn, hashed)
            known = accounts.by_id(conn, row.account) if row is not None else None
        if row is None or known is None or known.disabled or not known.confirmed_by or _over(row, now_us):
            return None
        if now_us - row.seen_us > _TOUCH_US:
            with self._store.write() as conn:
                accounts.touch_session(conn, hashed, now_us)
        return Session(member_of(known), Stage(row.stage), token)

    def leave(self, token: str) -> None:
        with self._store.write() as conn:
            accounts.close_session(conn, _hashed(token))

    def _open(self, conn: Connection, known: Account, stage: Stage) -> Session:
        token, now_us = secrets.token_urlsafe(32), self._clock.wall_us()
        row = SessionRow(known.hall, _hashed(token), known.account, now_us, now_us, stage.value)
        accounts.open_session(conn, row)
        return Session(member_of(known), stage, token)

    def _account(self, conn: Connection, session: Session) -> Account:
        """Refusal `page_session_over`: closed while they were at it."""
        known = accounts.by_id(conn, session.member.account)
        row = accounts.session_of(conn, _hashed(session.token))
        if known is None or known.disabled or row is None or row.stage != session.stage:
            raise Refusal("page_session_over")
        return known

    def _key(self) -> bytes:
        return self._keys.secret("totp")


def _require(session: Session, *stages: Stage) -> None:
    if session.stage not in stages:
        raise Refusal("page_session_over")


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _over(row: SessionRow, now_us: int) -> bool:
    idle, whole = (IDLE_US, ABSOLUTE_US) if row.stage == Stage.OPEN else (ENTRY_US, ENTRY_US)
    return now_us - row.seen_us > idle or now_us - row.began_us > whole
