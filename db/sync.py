"""The line to upstream: what the facts say of it (projected), and what the terminal keeps of it (local)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from sqlalchemy import (
    Column,
    Connection,
    Table,
    Text,
    delete,
    insert,
    select,
)

from app.domain import sync_facts as facts
from db.columns import Whole
from db.journal import Recorded
from db.tables import Effects, projected

upstream = Table(
    "upstream",
    projected,
    Column("one", Whole, primary_key=True),
    Column("url", Text, nullable=False),
    Column("ca", Text, nullable=False),
    Column("upstream_key", Text, nullable=False),
    Column("terminal", Text, nullable=False),
    Column("terminal_key", Text, nullable=False),
    Column("enrolled_by", Text, nullable=False),
    Column("enrolled_us", Whole, nullable=False),
)
"""The enrolment in force, or no row."""

epoch = Table(
    "epoch",
    projected,
    Column("epoch", Whole, primary_key=True),
    Column("seq", Whole, nullable=False),
    Column("terminal", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("opened_us", Whole, nullable=False),
)

settled = Table(
    "letter_settled",
    projected,
    Column("letter", Text, primary_key=True),
    Column("number", Whole, nullable=False),
    Column("kind", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("params", Text, nullable=False),
    Column("settled_us", Whole, nullable=False),
    Column("seq", Whole, nullable=False),
)

message = Table(
    "message",
    projected,
    Column("letter", Text, primary_key=True),
    Column("author", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("received_us", Whole, nullable=False),
)
"""Messages that nobody has read yet."""


@dataclass(frozen=True, slots=True)
class Enrolment:
    """Where the hall's journal goes; keys are hex, the time is in UTC microseconds."""

    url: str
    ca: str
    upstream_key: str
    terminal: str
    terminal_key: str
    enrolled_by: str
    enrolled_us: int


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of a letter; `params` is JSON."""

    letter: str
    number: int
    kind: str
    outcome: str
    key: str
    params: str
    settled_us: int
    seq: int


@dataclass(frozen=True, slots=True)
class Message:
    """A message that waits to be read."""

    letter: str
    author: str
    text: str
    received_us: int


# --- reads -------------------------------------------------------------------------------------------


def enrolment(conn: Connection) -> Enrolment | None:
    """The one in force."""
    row = conn.exec_driver_sql(_ENROLMENT).first()
    return Enrolment(*row) if row else None


_ENROLMENT = """
SELECT url, ca, upstream_key, terminal, terminal_key, enrolled_by, enrolled_us FROM upstream
"""


def letters_settled(conn: Connection) -> list[Settled]:
    """Every letter that was settled, the latest first."""
    return [Settled(*row) for row in conn.execute(select(settled).order_by(settled.c.seq.desc()))]


def messages(conn: Connection) -> list[Message]:
    """Unread messages, the oldest first."""
    query = select(message).order_by(message.c.received_us, message.c.letter)
    return [Message(*row) for row in conn.execute(query)]


# --- effects -----------------------------------------------------------------------------------------


def _enrolled(conn: Connection, run: Sequence[Recorded]) -> None:
    item = run[-1]
    f = cast(facts.UpstreamEnrolled, item.fact)
    conn.execute(delete(upstream))
    row = Enrolment(f.url, f.ca, f.upstream_key, f.terminal, f.terminal_key, item.actor, item.wall_us)
    conn.execute(insert(upstream), {"one": 1, **_values(row)})


def _values(row: Enrolment) -> dict[str, object]:
    return {name: getattr(row, name) for name in row.__slots__}


def _left(conn: Connection, run: Sequence[Recorded]) -> None:
    conn.execute(delete(upstream))


def _epoch_opened(conn: Connection, run: Sequence[Recorded]) -> None:
    for item in run:
        f = cast(facts.EpochOpened, item.fact)
        row = {"epoch": f.epoch, "seq": item.seq, "terminal": f.terminal, "reason": f.reason}
        conn.execute(insert(epoch), {**row, "opened_us": item.wall_us})


def _settled(conn: Connection, run: Sequence[Recorded]) -> None:
    for item in run:
        f = cast(facts.LetterSettled, item.fact)
        row = {"letter": f.letter, "number": f.number, "kind": f.kind, "outcome": f.outcome}
        told = {"key": f.key, "params": f.params, "settled_us": item.wall_us, "seq": item.seq}
        conn.execute(insert(settled), {**row, **told})


def _received(conn: Connection, run: Sequence[Recorded]) -> None:
    for item in run:
        f = cast(facts.MessageReceived, item.fact)
        row = {"letter": f.letter, "author": f.author, "text": f.text, "received_us": item.wall_us}
        conn.execute(insert(message), row)


def _read(conn: Connection, run: Sequence[Recorded]) -> None:
    for item in run:
        key = cast(facts.MessageRead, item.fact).letter
        conn.execute(delete(message).where(message.c.letter == key))


EFFECTS: Effects = {
    facts.UpstreamEnrolled: _enrolled,
    facts.UpstreamLeft: _left,
    facts.EpochOpened: _epoch_opened,
    facts.LetterSettled: _settled,
    facts.MessageReceived: _received,
    facts.MessageRead: _read,
}
