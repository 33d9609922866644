"""Terminals of halls, and the one-time codes by which they come."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from db.upstream.tables import enrol_code, hall
from db.upstream.tables import terminal as table

WAITING, ACTIVE, REVOKED, REPLACED, REFUSED = "waiting", "active", "revoked", "replaced", "refused"


@dataclass(frozen=True, slots=True)
class Terminal:
    """A terminal as upstream knows it; times in UTC microseconds, 0: not yet."""

    hall: str
    terminal: str
    name: str
    key: bytes
    epoch: int
    """The first epoch that it may write: what was closed before it came stays as it is."""
    state: str
    made_us: int
    made_by: str
    confirmed_by: str = ""
    ended_us: int = 0


def add(conn: Connection, new: Terminal) -> None:
    """IntegrityError if the hall has one of that id."""
    values = {
        "hall_id": new.hall,
        "terminal": new.terminal,
        "name": new.name,
        "key": new.key,
        "epoch": new.epoch,
        "state": new.state,
        "made_us": new.made_us,
        "made_by": new.made_by,
        "confirmed_by": new.confirmed_by,
        "ended_us": new.ended_us,
    }
    conn.execute(insert(table), values)


def find(conn: Connection, hall_id: str, terminal: str) -> Terminal | None:
    found = conn.execute(_FIND, {"hall_id": hall_id, "terminal": terminal}).first()
    return None if found is None else _terminal(found)


_FIND = select(table).where(
    table.c.hall_id == bindparam("hall_id"), table.c.terminal == bindparam("terminal")
)


def of_hall(conn: Connection, hall_id: str) -> list[Terminal]:
    """Every terminal that the hall has had, the oldest first."""
    query = select(table).where(table.c.hall_id == hall_id).order_by(table.c.made_us, table.c.terminal)
    return [_terminal(row) for row in conn.execute(query)]


def was_confirmed(conn: Connection, hall_name: str) -> bool:
    """Whether a hall of this name has ever had a terminal that was let in."""
    join = (table.c.hall_id == hall.c.hall_id) & (table.c.confirmed_by != "")
    return (
        conn.scalar(select(hall.c.hall_id).join(table, join).where(hall.c.name == hall_name).limit(1))
        is not None
    )


def by_id(conn: Connection, terminal: str) -> list[Terminal]:
    """Terminals of this id in whatever hall."""
    query = select(table).where(table.c.terminal == terminal).order_by(table.c.hall_id)
    return [_terminal(row) for row in conn.execute(query)]


def change(conn: Connection, known: Terminal, **values: Any) -> Terminal:
    """Sets fields, by the names of `Terminal`; how it is then."""
    place = (table.c.hall_id == known.hall) & (table.c.terminal == known.terminal)
    conn.execute(update(table).where(place).values(**values))
    return replace(known, **values)


def _terminal(row: Row[Any]) -> Terminal:
    return Terminal(
        row.hall_id,
        row.terminal,
        row.name,
        bytes(row.key),
        row.epoch,
        row.state,
        row.made_us,
        row.made_by,
        row.confirmed_by,
        row.ended_us,
    )


# --- codes ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Code:
    """A one-time code, of which only its hash is kept; `hall` is empty where it is for a new hall."""

    hall: str
    code_hash: str
    hall_name: str
    until_us: int
    made_by: str
    used_by: str = ""


def add_code(conn: Connection, code: Code) -> None:
    values = {
        "hall_id": code.hall,
        "code_hash": code.code_hash,
        "hall_name": code.hall_name,
        "takeover": int(bool(code.hall)),
        "until_us": code.until_us,
        "made_by": code.made_by,
        "used_by": code.used_by,
    }
    conn.execute(insert(enrol_code), values)


def find_code(conn: Connection, is_it: Callable[[str], bool]) -> Code | None:
    """The one with a hash that is it, held until the transaction ends, so that it is used once."""
    c = enrol_code.c
    found = next(filter(is_it, conn.scalars(select(c.code_hash))), None)
    row = conn.execute(select(enrol_code).where(c.code_hash == found).with_for_update()).first()
    if row is None:
        return None
    return Code(row.hall_id, row.code_hash, row.hall_name, row.until_us, row.made_by, row.used_by)


def use_code(conn: Connection, code: Code, terminal: str) -> None:
    c = enrol_code.c
    place = (c.hall_id == code.hall) & (c.code_hash == code.code_hash)
    conn.execute(update(enrol_code).where(place).values(used_by=terminal))


def drop_codes(conn: Connection, before_us: int) -> None:
    """Those that have long been of no use."""
    conn.execute(delete(enrol_code).where(enrol_code.c.until_us < before_us))
