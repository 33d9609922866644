"""Upstream's accounts: made by one person, confirmed by another, no account before the first by hand."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import Connection

from app.domain.refusal import Refusal
from app.domain.secret_policy import checked_name, checked_password, checked_username
from app.domain.upstream_access import Member, Right, Stand, checked_place, require, require_another
from app.services.clock import Clock
from app.services.hashing import Effort, Hasher, calibrated
from db import roster
from db.upstream import accounts, meta, overview
from db.upstream.accounts import Account
from db.upstream.store import UpstreamStore

PASSWORD = "password"
CLI = "cli"
"""Stands for the person at the server's own command line, as maker and as second person."""
_EFFORT = "argon2"
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without those that look alike when they are copied from paper."""


class Secrets(Protocol):
    """What upstream's key file gives: 32 bytes of its own for each name."""

    def secret(self, name: str) -> bytes: ...


@dataclass(frozen=True, slots=True)
class NewAccount:
    """What is wanted of an account; hall and department for a reviewer only."""

    username: str
    name: str
    stand: str
    hall: str = ""
    department: str = ""


class Accounts:
    """Who may sign in, and as what."""

    def __init__(
        self, store: UpstreamStore, keys: Secrets, clock: Clock, effort: Effort | None = None
    ) -> None:
        self._store, self._keys, self._clock = store, keys, clock
        self._effort = effort
        self._hasher: Hasher | None = None

    @property
    def hasher(self) -> Hasher:
        """Made when first needed; how slow it is was measured once for this upstream."""
        if self._hasher is None:
            self._hasher = Hasher(self._keys.secret("pepper"), self._effort or self._measured())
        return self._hasher

    def _measured(self) -> Effort:
        with self._store.read() as conn:
            known = meta.value(conn, _EFFORT)
        if known:
            return Effort.loaded(known)
        effort = calibrated()
        with self._store.write() as conn:
            meta.put(conn, _EFFORT, effort.dumped())
        return effort

    # -- making ---------------------------------------------------------------------------------------

    def make_by_hand(self, new: NewAccount, password: str) -> str:
        """The account's id, in force at once: for the command line of the server.

        Refusals as `make`, and those of `checked_password`. The password is changed at the first sign-in.
        """
        return self._make(CLI, new, password, confirmed_by=CLI)

    def make(self, member: Member, new: NewAccount) -> tuple[str, str]:
        """(id, first password); another person has to confirm the account.

        Refusals: `page_not_entitled`, `username_taken`, `stand_unknown`, `stand_place`,
        `stand_department`, `username_form`, `account_name`.
        """
        require(member, Right.ACCOUNTS_MAKE)
        password = _first_password()
        return self._make(member.account, new, password, confirmed_by=""), password

    def _make(self, by: str, new: NewAccount, password: str, confirmed_by: str) -> str:
        username, name = checked_username(new.username), checked_name(new.name)
        stand = checked_place(new.stand, new.hall, new.department)
        self._check_department(new)
        key = secrets.token_hex(16)
        digest = self.hasher.hashed(key, PASSWORD, checked_password(password, username))
        with self._store.write() as conn:
            accounts.lock_accounts(conn)
            if accounts.by_username(conn, username) is not None:
                raise Refusal("username_taken", username=username)
            now_us = self._clock.wall_us()
            made = Account(
                new.hall,
                key,
                username,
                name,
                stand.value,
                new.department,
                digest,
                now_us,
                by,
                confirmed_by=confirmed_by,
            )
            accounts.add(conn, made)
            note(conn, self._clock, by, "account_made", username, new.hall)
        return key

    def _check_department(self, new: NewAccount) -> None:
        """Against the hall's own departments, where they are known; Refusal `stand_department` (codes)."""
        with self._store.read() as conn:
            known = overview.halls(conn, new.hall) if new.department else []
        if not any(row.shown_seq for row in known):
            return
        with self._store.hall_models(new.hall).read() as conn:
            codes = [department.code for department in roster.departments(conn)]
        if codes and new.department not in codes:
            raise Refusal("stand_department", hall=known[0].name, code=new.department[:32], codes=codes)

    # -- changing -------------------------------------------------------------------------------------

    def everybody(self, member: Member) -> list[Account]:
        """Refusal `page_not_entitled`."""
        require(member, Right.ACCOUNTS_READ)
        with self._store.read() as conn:
            return accounts.accounts(conn)

    def confirm(self, member: Member, key: str) -> None:
        """The second person. Refusals: `page_not_entitled`, `page_second_same`, `account_unknown`."""
        require(member, Right.ACCOUNTS_CONFIRM)
        with self._store.write() as conn:
            known = _known(conn, key)
            require_another(member, known.made_by)
            if not known.confirmed_by:
                accounts.change(conn, known, confirmed_by=member.account)
                note(conn, self._clock, member.account, "account_confirmed", known.username, known.hall)

    def close(self, member: Member, key: str) -> None:
        """At once and for good; one person suffices to take rights away.

        Refusals: `page_not_entitled`, `account_unknown`, `own_account`, `last_administrator_up`.
        """
        require(member, Right.ACCOUNTS_MAKE)
        with self._store.write() as conn:
            accounts.lock_accounts(conn)
            known = _known(conn, key)
            if key == member.account:
                raise Refusal("own_account")
            if known.stand == Stand.ADMINISTRATOR and not _administrators(accounts.accounts(conn), key):
                raise Refusal("last_administrator_up")
            accounts.change(conn, known, disabled=True)
            accounts.close_sessions(conn, key)
            note(conn, self._clock, member.account, "account_closed", known.username, known.hall)

    def reset(self, member: Member, key: str) -> str:
        """A first password again, and a second factor to be set up anew; another person confirms.

        Refusals: `page_not_entitled`, `account_unknown`, `own_account`.
        """
        require(member, Right.ACCOUNTS_MAKE)
        if key == member.account:
            raise Refusal("own_account")
        password = _first_password()
        digest = self.hasher.hashed(key, PASSWORD, password)
        with self._store.write() as conn:
            known = _known(conn, key)
            accounts.change(
                conn,
                known,
                password=digest,
                password_us=0,
                totp="",
                totp_step=0,
                made_by=member.account,
                confirmed_by="",
            )
            accounts.close_sessions(conn, key)
            note(conn, self._clock, member.account, "account_reset", known.username, known.hall)
        return password


def member_of(found: Account) -> Member:
    """Whoever signs in with it."""
    stand = Stand(found.stand)
    return Member(found.account, found.username, found.name, stand, found.hall, found.department)


def note(conn: Connection, clock: Clock, account: str, what: str, about: str = "", hall: str = "") -> None:
    """What somebody read or did, in the same transaction."""
    accounts.record(conn, accounts.View(hall, uuid.uuid4().hex, account, what, about, clock.wall_us()))


def _known(conn: Connection, key: str) -> Account:
    found = accounts.by_id(conn, key)
    if found is None or found.disabled:
        raise Refusal("account_unknown")
    return found


def _administrators(everybody: Sequence[Account], but: str) -> list[Account]:
    """Those in force, without one of them."""
    return [
        known
        for known in everybody
        if known.stand == Stand.ADMINISTRATOR
        and known.confirmed_by
        and not known.disabled
        and known.account != but
    ]


def _first_password() -> str:
    """Sixteen letters and digits in groups, 79 bits."""
    parts = ("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))
    return "-".join(parts)
