"""Where a secret is tried: each guess is counted on disk before it is judged (trust.md A8)."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass

from sqlalchemy import Connection

from app.domain.access import TERMINAL
from app.domain.facts import AccountLocked
from app.domain.lockout import (
    Attempts,
    Now,
    counted,
    locked_for_us,
    terminal_counted,
    terminal_forgiven,
    terminal_locked_for_us,
)
from app.domain.refusal import Refusal
from app.services.clock import HallTime
from app.services.hall import Hall, Writing
from app.services.hashing import Effort, Hasher, calibrated
from app.services.secrets import KeyBox
from db import access, projection

PEPPER = "pepper"
EFFORT = "argon2"
"""Where a hall keeps how slow its machine was measured to be."""
_CHECK = "pepper_check"
_TERMINAL = "terminal"


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose secret is tried: `key` counts the tries, `account` is empty where there is none."""

    key: str
    account: str


class Gate:
    """Keeps secrets and tries them; `effort` is measured once for a hall unless it is given."""

    def __init__(self, hall: Hall, keys: KeyBox, effort: Effort | None = None) -> None:
        self._hall = hall
        self._keys = keys
        self._effort = effort
        self._hasher: Hasher | None = None

    def holder_of_nobody(self, username: str) -> Holder:
        """Counts tries with a name that is nobody's as if it were somebody's; the name is not kept."""
        pepper = self._keys.find(PEPPER) or bytes(32)
        return Holder("nobody:" + hmac.new(pepper, username.encode(), hashlib.sha256).hexdigest()[:32], "")

    def hashed(self, holder: str, kind: str, secret: str) -> str:
        """A new secret's hash; slow, so ask for it outside a transaction."""
        return self._ready(create=True).hashed(holder, kind, secret)

    def keep(self, tx: Writing, holder: str, kind: str, digest: str, changed_us: int) -> None:
        """Stores a hash and forgives wrong tries before it."""
        if projection.get_meta(tx.conn, _CHECK) is None:
            projection.put_meta(tx.conn, _CHECK, _check_of(self._keys.get(PEPPER)))
        access.put_secret(tx.conn, holder, kind, digest, changed_us)
        access.drop_attempts(tx.conn, holder)

    def matches(self, holder: Holder, kind: str, secret: str) -> bool:
        """One guess. Refusals: `account_locked`, `terminal_locked`, `key_missing`, `key_lost`.

        The guess is committed as wrong before it is judged, so neither a kill nor a second window in between
        wins another one.
        """
        hasher = self._ready(create=False)
        with self._hall.writing(TERMINAL) as tx:
            now = _now(tx)
            _refuse_if_locked(tx, holder, now)
            tries = counted(access.attempts_of(tx.conn, holder.key), now)
            access.put_attempts(tx.conn, holder.key, tries)
            everybody = terminal_counted(access.attempts_of(tx.conn, _TERMINAL), now)
            access.put_attempts(tx.conn, _TERMINAL, everybody)
            kept = access.secret_of(tx.conn, holder.account, kind) if holder.account else None
        digest = kept[0] if kept else None
        right = hasher.matches(digest, holder.account, kind, secret)
        again = (
            hasher.hashed(holder.account, kind, secret) if right and hasher.outdated(digest or "") else None
        )
        with self._hall.writing(TERMINAL) as tx:
            if right:
                _forgive(tx, holder)
                if again is not None and kept is not None:
                    access.put_secret(tx.conn, holder.account, kind, again, kept[1])
            else:
                _record_lock(tx, holder, tries)
        return right

    def _ready(self, create: bool) -> Hasher:
        """The hasher, with the pepper that this hall's hashes were made with."""
        if self._hasher is not None:
            return self._hasher
        with self._hall.reading() as view:
            expected = projection.get_meta(view.conn, _CHECK)
        pepper = self._keys.find(PEPPER)
        if pepper is None and expected is not None:
            raise Refusal("key_missing", file=self._keys.path.name)
        if pepper is None and create:
            pepper = self._keys.get(PEPPER)
        if pepper is not None and expected not in (None, _check_of(pepper)):
            raise Refusal("key_lost", file=self._keys.path.name)
        if pepper is None:  # nobody has a secret yet, so whatever is tried is wrong
            return Hasher(secrets.token_bytes(32), self._measured())
        self._hasher = Hasher(pepper, self._measured())
        return self._hasher

    def _measured(self) -> Effort:
        if self._effort is None:
            with self._hall.reading() as view:
                known = projection.get_meta(view.conn, EFFORT)
            self._effort = Effort.loaded(known) if known else calibrated()
            if not known:
                with self._hall.writing(TERMINAL) as tx:
                    projection.put_meta(tx.conn, EFFORT, self._effort.dumped())
        return self._effort


def forget(conn: Connection, holder: str) -> None:
    """Removes whatever secrets and tries there are of an account or person."""
    access.drop_secrets(conn, holder)
    access.drop_attempts(conn, holder)


def _check_of(pepper: bytes) -> str:
    """Tells this pepper from another one and nothing else."""
    return hmac.new(pepper, b"check", hashlib.sha256).hexdigest()


def _now(tx: Writing) -> Now:
    return Now(tx.stamp.boot_id, tx.stamp.boot_us, tx.stamp.wall_us)


def _refuse_if_locked(tx: Writing, holder: Holder, now: Now) -> None:
    left = locked_for_us(access.attempts_of(tx.conn, holder.key), now)
    if left:
        raise _locked("account_locked", tx.time, now, left)
    left = terminal_locked_for_us(access.attempts_of(tx.conn, _TERMINAL), now)
    if left:
        raise _locked("terminal_locked", tx.time, now, left)


def _locked(key: str, time: HallTime, now: Now, left_us: int) -> Refusal:
    until = time.local(-(-(now.wall_us + left_us) // 1_000_000))
    return Refusal(key, until=until, minutes=-(-left_us // 60_000_000))


def _forgive(tx: Writing, holder: Holder) -> None:
    access.drop_attempts(tx.conn, holder.key)
    everybody = access.attempts_of(tx.conn, _TERMINAL)
    access.put_attempts(tx.conn, _TERMINAL, terminal_forgiven(everybody))


def _record_lock(tx: Writing, holder: Holder, tries: Attempts) -> None:
    left = locked_for_us(tries, _now(tx))
    if left:
        until = (tx.wall_us + left) // 1_000_000
        tx.record(AccountLocked(until, tries.failed * tries.locks), holder.account)
