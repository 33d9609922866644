"""The line to upstream: what the facts say of it (projected), and what the terminal keeps of it (local)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from sqlalchemy import (
    Column,
    Connection,
    LargeBinary,
    Table,
    Text,
    delete,
    insert,
    select,
)

from app.domain import sync_facts as facts
from app.domain.journal import GENESIS, Entry, Head
from app.domain.sync import ChainHead, Countersigned
from db.columns import Whole
from db.journal import Recorded, body, journal, kept
from db.settings import setting
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


def letter_known(conn: Connection, letter: str) -> bool:
    """Whether the letter has been settled, also where the body of that fact is gone."""
    query = select(journal.c.seq).where(journal.c.subject == letter, journal.c.kind == "LetterSettled")
    return conn.scalar(query.limit(1)) is not None


def recorded_since(conn: Connection, seq: int, kinds: Sequence[str]) -> bool:
    """Whether a fact of one of these types lies after `seq`."""
    query = select(journal.c.seq).where(journal.c.seq > seq, journal.c.kind.in_(kinds))
    return conn.scalar(query.limit(1)) is not None


def rule_set_since(conn: Connection, seq: int, key: str) -> bool:
    """Whether the rule has been set after `seq`."""
    query = select(setting.c.seq).where(setting.c.kind == "rule", setting.c.key == key)
    return conn.scalar(query.where(setting.c.seq > seq).limit(1)) is not None


def letters_settled(conn: Connection) -> list[Settled]:
    """Every letter that was settled, the latest first."""
    return [Settled(*row) for row in conn.execute(select(settled).order_by(settled.c.seq.desc()))]


def messages(conn: Connection) -> list[Message]:
    """Unread messages, the oldest first."""
    query = select(message).order_by(message.c.received_us, message.c.letter)
    return [Message(*row) for row in conn.execute(query)]


def head_at(conn: Connection, seq: int) -> ChainHead | None:
    """The hall's own chain up to a fact, None where it has none."""
    row = conn.exec_driver_sql("SELECT epoch, seq, hash FROM journal WHERE seq = ?", (seq,)).first()
    return ChainHead(*row) if row else None


def hash_at(conn: Connection, seq: int) -> bytes | None:
    """The hall's own hash of a fact, None where it has none."""
    found = head_at(conn, seq)
    return found.hash if found else None


def wall_at(conn: Connection, seq: int) -> int | None:
    """When a fact was recorded, UTC microseconds."""
    found: int | None = conn.scalar(select(journal.c.wall_us).where(journal.c.seq == seq))
    return found


def entries_after(conn: Connection, hall: str, seq: int, limit: int, size: int) -> list[Entry]:
    """The facts after `seq` in order: at most `limit`, of one epoch, and of `size` bytes of bodies.

    A fact that is larger by itself comes alone.
    """
    query = (
        select(journal, body.c.salt, body.c.body)
        .join_from(journal, body, journal.c.seq == body.c.seq, isouter=True)
        .where(journal.c.seq > seq)
        .order_by(journal.c.seq)
        .limit(limit)
    )
    found: list[Entry] = []
    for row in conn.execute(query):
        head = Head(hall, row.epoch, row.seq, *row[2:11])
        size -= len(row.body or b"") + _HEAD_SIZE
        if found and (size < 0 or head.epoch != found[0].head.epoch):
            break
        found.append(Entry(head, row.hash, row.salt, row.body))
    return found


_HEAD_SIZE = 300
"""About what a head takes on the wire."""


def put_entries(conn: Connection, entries: Sequence[Entry]) -> None:
    """Facts as upstream has them into the journal of a terminal that takes over."""
    heads = [_head_row(entry) for entry in entries]
    bodies = [{"seq": e.head.seq, "salt": e.salt, "body": e.body} for e in entries if e.body is not None]
    if heads:
        conn.execute(insert(journal), heads)
    if bodies:
        conn.execute(insert(body), bodies)


def _head_row(entry: Entry) -> dict[str, object]:
    head = entry.head
    names = [column.name for column in journal.columns if column.name != "hash"]
    return {**{name: getattr(head, name) for name in names}, "hash": entry.hash}


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
