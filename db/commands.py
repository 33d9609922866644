"""What other PCs asked for and is in force, by the ids under which they asked (local, never journaled)."""

from __future__ import annotations

from sqlalchemy import Column, Connection, Table, Text, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from db.columns import Whole
from db.journal import kept

command = Table(
    "command",
    kept,
    Column("command", Text, primary_key=True),
    Column("desk", Text, nullable=False),
    Column("taken_us", Whole, nullable=False),
    Column("outcome", Text),
)

VOID = ""
"""The outcome of a command that never came into force and never will."""
KEPT_US = 7 * 86_400_000_000
"""A desk asks within moments of finding its line again; a week is ample."""


def take(conn: Connection, key: str, desk: str, now_us: int, outcome: str | None = None) -> bool:
    """Claims the id in the transaction that is open; False if it is taken already."""
    conn.execute(delete(command).where(command.c.taken_us < now_us - KEPT_US))
    row = {"command": key, "desk": desk, "taken_us": now_us, "outcome": outcome}
    try:
        conn.execute(insert(command), row)
    except IntegrityError:
        return False
    return True


def put_outcome(conn: Connection, key: str, outcome: str) -> None:
    """What its caller was answered."""
    conn.execute(update(command).where(command.c.command == key).values(outcome=outcome))


def found(conn: Connection, key: str, desk: str) -> tuple[str | None] | None:
    """`(outcome,)` of a command of this desk that is taken, its outcome None if it was never answered."""
    row = conn.execute(
        select(command.c.outcome).where(command.c.command == key, command.c.desk == desk)
    ).first()
    return (row[0],) if row else None
