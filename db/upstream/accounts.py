"""Upstream's accounts, their sessions, wrong sign-ins, and what they read and did on pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from db import upsert
from db.upstream.tables import account as account_table
from db.upstream.tables import meta, page_view, tries
from db.upstream.tables import session as session_table

_NO_HALL = ""


@dataclass(frozen=True, slots=True)
class Account:
    """One account; `stand` names its rights, hall and department are a reviewer's."""

    hall: str
    account: str
    username: str
    name: str
    stand: str
    department: str
    password: str
    """Encoded hash."""
    made_us: int
    made_by: str
    totp: str = ""
    """Encrypted; empty until it has been shown to its owner."""
    totp_step: int = 0
    disabled: bool = False
    password_us: int = 0
    confirmed_by: str = ""


def lock_accounts(conn: Connection) -> None:
    """Whoever adds an account waits here, so that a user name is given once."""
    upsert.add(conn, meta, {"hall_id": _NO_HALL, "key": "accounts", "value": ""})
    key = (meta.c.hall_id == _NO_HALL) & (meta.c.key == "accounts")
    conn.execute(select(meta.c.value).where(key).with_for_update()).one()


def add(conn: Connection, new: Account) -> None:
    conn.execute(insert(account_table).values(**_columns(asdict(new))))


def change(conn: Connection, known: Account, **values: object) -> None:
    """Sets fields of an account, by the names of `Account`."""
    t = account_table
    place = (t.c.hall_id == known.hall) & (t.c.account == known.account)
    conn.execute(update(t).where(place).values(**_columns(values)))


def accounts(conn: Connection) -> list[Account]:
    """All, by user name."""
    return _accounts(conn)


def by_username(conn: Connection, username: str) -> Account | None:
    found = _accounts(conn, account_table.c.username == username)
    return found[0] if found else None


def by_id(conn: Connection, key: str) -> Account | None:
    found = _accounts(conn, account_table.c.account == key)
    return found[0] if found else None


def names(conn: Connection) -> dict[str, str]:
    """Account → name."""
    t = account_table
    return {row.account: row.name for row in conn.execute(select(t.c.account, t.c.name))}


def _accounts(conn: Connection, *where: Any) -> list[Account]:
    rows = conn.execute(select(account_table).where(*where).order_by(account_table.c.username))
    return [_account(row) for row in rows]


def _account(row: Any) -> Account:
    values = dict(row._mapping)
    hall, stand = values.pop("hall_id"), values.pop("role")
    return Account(hall=hall, stand=stand, **{**values, "disabled": bool(values["disabled"])})


def _columns(values: dict[str, Any]) -> dict[str, Any]:
    columns = {{"hall": "hall_id", "stand": "role"}.get(name, name): value for name, value in values.items()}
    return {name: int(value) if isinstance(value, bool) else value for name, value in columns.items()}


# --- sessions -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session by the hash of its token; times in UTC microseconds."""

    hall: str
    token_hash: str
    account: str
    began_us: int
    seen_us: int
    stage: str


def open_session(conn: Connection, row: SessionRow) -> None:
    conn.execute(insert(session_table).values(**_columns(asdict(row))))


def session_of(conn: Connection, token_hash: str) -> SessionRow | None:
    t = session_table
    row = conn.execute(select(t).where(t.c.token_hash == token_hash)).first()
    if row is None:
        return None
    return SessionRow(row.hall_id, row.token_hash, row.account, row.began_us, row.seen_us, row.stage)


def touch_session(conn: Connection, token_hash: str, seen_us: int) -> None:
    t = session_table
    conn.execute(update(t).where(t.c.token_hash == token_hash).values(seen_us=seen_us))


def close_session(conn: Connection, token_hash: str) -> None:
    conn.execute(delete(session_table).where(session_table.c.token_hash == token_hash))


def close_sessions(conn: Connection, account: str) -> None:
    """All of an account."""
    conn.execute(delete(session_table).where(session_table.c.account == account))


def forget_sessions(conn: Connection, before_us: int) -> None:
    """Those that began earlier are over in any case."""
    conn.execute(delete(session_table).where(session_table.c.began_us < before_us))


# --- wrong sign-ins -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tries:
    failed: int = 0
    locks: int = 0
    since_us: int = 0


def lock_tries(conn: Connection, key: str) -> Tries:
    """Of a name or an address, held until the transaction ends."""
    t = tries
    upsert.add(conn, t, {"hall_id": _NO_HALL, "key": key, "failed": 0, "locks": 0, "since_us": 0})
    place = (t.c.hall_id == _NO_HALL) & (t.c.key == key)
    return Tries(
        *conn.execute(select(t.c.failed, t.c.locks, t.c.since_us).where(place).with_for_update()).one()
    )


def put_tries(conn: Connection, key: str, found: Tries) -> None:
    """Of a key that is locked."""
    place = (tries.c.hall_id == _NO_HALL) & (tries.c.key == key)
    conn.execute(update(tries).where(place).values(**asdict(found)))


def drop_tries(conn: Connection, key: str) -> None:
    conn.execute(delete(tries).where((tries.c.hall_id == _NO_HALL) & (tries.c.key == key)))


def forget_tries(conn: Connection, before_us: int) -> None:
    """Those older than any lock."""
    conn.execute(delete(tries).where(tries.c.since_us < before_us))


# --- what was read and done -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class View:
    """`what` was read or done, of which hall, about what; UTC microseconds."""

    hall: str
    view: str
    account: str
    what: str
    about: str
    at_us: int


def record(conn: Connection, row: View) -> None:
    conn.execute(insert(page_view).values(**_columns(asdict(row))))


def views(conn: Connection, limit: int, offset: int = 0, what: Sequence[str] = ()) -> list[View]:
    """The newest first."""
    t = page_view
    found = select(t).order_by(t.c.at_us.desc(), t.c.view).limit(limit).offset(offset)
    if what:
        found = found.where(t.c.what.in_(what))
    return [View(r.hall_id, r.view, r.account, r.what, r.about, r.at_us) for r in conn.execute(found)]
