"""Accounts (projected), and their secrets and failed tries (local: never in the journal)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from sqlalchemy import Column, Connection, Table, Text, delete, insert, select, update

from app.domain import facts
from app.domain.lockout import Attempts
from db.columns import Whole
from db.journal import Recorded, kept
from db.tables import Effects, projected
from db.upsert import put

account = Table(
    "account",
    projected,
    Column("account", Text, primary_key=True),
    Column("username", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("roles", Text, nullable=False),
    Column("department", Text, nullable=False),
    Column("disabled", Text, nullable=False),
)

secret = Table(
    "secret",
    kept,
    Column("account", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("hash", Text, nullable=False),
    Column("changed_us", Whole, nullable=False),
)

attempt = Table(
    "attempt",
    kept,
    Column("account", Text, primary_key=True),
    Column("failed", Whole, nullable=False),
    Column("locks", Whole, nullable=False),
    Column("boot_id", Text, nullable=False),
    Column("locked_boot_us", Whole, nullable=False),
    Column("locked_wall_us", Whole, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Account:
    """Who signs in; `person` is the subject on the roster, empty for an outsider (auditor)."""

    account: str
    username: str
    name: str
    person: str
    roles: tuple[str, ...]
    department: str
    disabled: str


def accounts(conn: Connection) -> list[Account]:
    return [_account(r) for r in conn.execute(_ACCOUNTS)]


_ACCOUNTS = select(account).order_by(account.c.username)


def account_by_username(conn: Connection, username: str) -> Account | None:
    row = conn.execute(select(account).where(account.c.username == username)).first()
    return _account(row) if row else None


def _account(row: object) -> Account:
    r = cast(Account, row)  # a Row has the same names, with roles as JSON
    roles = tuple(json.loads(cast(str, r.roles)))
    return Account(r.account, r.username, r.name, r.person, roles, r.department, r.disabled)


def secret_of(conn: Connection, key: str, kind: str) -> tuple[str, int] | None:
    """(hash, changed at µs) of an account's password or PIN."""
    row = conn.execute(select(secret).where(secret.c.account == key, secret.c.kind == kind)).first()
    return (row.hash, row.changed_us) if row else None


def with_secret(conn: Connection, kind: str) -> frozenset[str]:
    """Who has one at all: after a takeover nobody has."""
    return frozenset(conn.scalars(select(secret.c.account).where(secret.c.kind == kind)))


def put_secret(conn: Connection, key: str, kind: str, digest: str, changed_us: int) -> None:
    values = {"hash": digest, "changed_us": changed_us}
    put(conn, secret, {"account": key, "kind": kind, **values})


def drop_secrets(conn: Connection, key: str) -> None:
    conn.execute(delete(secret).where(secret.c.account == key))


def drop_attempts(conn: Connection, key: str) -> None:
    conn.execute(delete(attempt).where(attempt.c.account == key))


def attempts_of(conn: Connection, key: str) -> Attempts:
    row = conn.execute(select(attempt).where(attempt.c.account == key)).first()
    if row is None:
        return Attempts()
    return Attempts(row.failed, row.locks, row.boot_id, row.locked_boot_us, row.locked_wall_us)


def put_attempts(conn: Connection, key: str, tries: Attempts) -> None:
    values = {
        "failed": tries.failed,
        "locks": tries.locks,
        "boot_id": tries.boot_id,
        "locked_boot_us": tries.locked_boot_us,
        "locked_wall_us": tries.locked_wall_us,
    }
    put(conn, attempt, {"account": key, **values})


def _created(conn: Connection, run: Sequence[Recorded]) -> None:
    for item in run:
        f = cast(facts.UserCreated, item.fact)
        row = {
            "account": item.subject,
            "username": f.username,
            "name": f.name,
            "person": f.person,
            "roles": json.dumps(f.roles),
            "department": f.department,
            "disabled": "",
        }
        conn.execute(insert(account), row)


def _changed(conn: Connection, run: Sequence[Recorded]) -> None:
    for item in run:
        f = cast(facts.UserChanged, item.fact)
        values = {"roles": json.dumps(f.roles), "department": f.department}
        conn.execute(update(account).where(account.c.account == item.subject).values(**values))


def _disabled(conn: Connection, run: Sequence[Recorded]) -> None:
    for item in run:
        reason = cast(facts.UserDisabled, item.fact).reason
        conn.execute(update(account).where(account.c.account == item.subject).values(disabled=reason))


EFFECTS: Effects = {
    facts.UserCreated: _created,
    facts.UserChanged: _changed,
    facts.UserDisabled: _disabled,
}
