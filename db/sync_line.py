"""What the terminal keeps of its line to upstream (local, never journaled)."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Column, Connection, LargeBinary, Table, Text, delete, insert

from app.domain.journal import GENESIS
from app.domain.sync import ChainHead, Countersigned
from db.columns import Whole
from db.journal import kept

line = Table(
    "sync_line",
    kept,
    Column("terminal", Text, primary_key=True),
    Column("epoch", Whole, nullable=False),
    Column("seq", Whole, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("incarnation", Text, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    Column("letters", Whole, nullable=False),
    Column("contact_us", Whole, nullable=False),
    Column("trouble", Text, nullable=False),
    Column("trouble_us", Whole, nullable=False),
    Column("standing", Text, nullable=False),
)
"""What the terminal keeps of its line: the head that upstream countersigned last and the letters' cursor."""


@dataclass(frozen=True, slots=True)
class Line:
    """What is kept of an enrolment's line; times in UTC microseconds, 0: never."""

    terminal: str
    kept: Countersigned | None = None
    """What upstream has countersigned last; None before its first answer."""
    letters: int = 0
    """The number of the last letter that was looked at."""
    contact_us: int = 0
    trouble: str = ""
    """Why the last attempt failed, as a refusal's key; empty where it did not."""
    trouble_us: int = 0
    """Since when."""
    standing: str = ""
    """An `app.domain.sync.Standing` that needs a person, or empty."""


def line_of(conn: Connection, terminal: str) -> Line:
    """What is kept of this terminal's line; an empty one before its first answer."""
    row = conn.exec_driver_sql("SELECT * FROM sync_line WHERE terminal = ?", (terminal,)).first()
    if row is None:
        return Line(terminal)
    kept_head = None
    if row.incarnation:
        head = ChainHead(row.epoch, row.seq, row.hash)
        kept_head = Countersigned(head, row.incarnation, row.signature)
    return Line(terminal, kept_head, row.letters, row.contact_us, row.trouble, row.trouble_us, row.standing)


def put_line(conn: Connection, value: Line) -> None:
    """Replaces whatever was kept, of an earlier enrolment too."""
    known = value.kept or Countersigned(ChainHead(1, 0, GENESIS), "")
    conn.execute(delete(line))
    conn.execute(
        insert(line),
        {
            "terminal": value.terminal,
            "epoch": known.head.epoch,
            "seq": known.head.seq,
            "hash": known.head.hash,
            "incarnation": known.incarnation,
            "signature": known.signature,
            "letters": value.letters,
            "contact_us": value.contact_us,
            "trouble": value.trouble,
            "trouble_us": value.trouble_us,
            "standing": value.standing,
        },
    )
