"""The append-only table of facts: heads in one table, bodies in another (design.md 2.3)."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    LargeBinary,
    MetaData,
    Row,
    Table,
    Text,
    delete,
    select,
    text,
)

from app.domain.fact import Fact
from app.domain.fact_body import fact_body, fact_from
from app.domain.journal import GENESIS, Entry, Head, body_bytes, commitment_of
from db.columns import Whole

kept = MetaData()
"""What is never projected: the journal's own tables and local ones."""

journal = Table(
    "journal",
    kept,
    Column("seq", Whole, primary_key=True),
    Column("epoch", Whole, nullable=False),
    Column("previous", LargeBinary, nullable=False),
    Column("kind", Text, nullable=False),
    Column("version", Whole, nullable=False),
    Column("subject", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("wall_us", Whole, nullable=False),
    Column("boot_id", Text, nullable=False),
    Column("boot_us", Whole, nullable=False),
    Column("commitment", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
)

body = Table(
    "body",
    kept,
    Column("seq", Whole, primary_key=True),
    Column("salt", LargeBinary, nullable=False),
    Column("body", LargeBinary, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who and when, for the facts of one transaction."""

    hall: str
    actor: str
    wall_us: int
    boot_id: str
    boot_us: int


@dataclass(frozen=True, slots=True)
class Recorded:
    """A fact in its place; what `apply` sees, now and at every rebuild."""

    seq: int
    subject: str
    actor: str
    wall_us: int
    fact: Fact
    hash: bytes


@dataclass(frozen=True, slots=True)
class End:
    """Where the chain ends: the last fact's place and hash."""

    epoch: int = 1
    seq: int = 0
    hash: bytes = GENESIS


def end_of(conn: Connection) -> End:
    """The end of the chain; whoever has seen this seq has seen every change of the store."""
    row = conn.exec_driver_sql(_LAST).first()
    return End(row[0], row[1], row[2]) if row else End()


_LAST = "SELECT epoch, seq, hash FROM journal ORDER BY seq DESC LIMIT 1"


def append(
    conn: Connection, stamp: Stamp, end: End, facts: Iterable[tuple[str, Fact]]
) -> tuple[End, list[Recorded]]:
    """Writes (subject, fact) pairs to the end of the chain; the caller applies them and commits."""
    epoch, seq, previous = end.epoch, end.seq, end.hash
    heads: list[tuple[object, ...]] = []
    bodies: list[tuple[object, ...]] = []
    recorded: list[Recorded] = []
    for subject, fact in facts:
        seq += 1
        salt, content = secrets.token_bytes(32), body_bytes(fact_body(fact))
        kind = type(fact).__name__
        head = Head(
            stamp.hall,
            epoch,
            seq,
            previous,
            kind,
            fact.VERSION,
            subject,
            stamp.actor,
            stamp.wall_us,
            stamp.boot_id,
            stamp.boot_us,
            commitment_of(salt, content),
        )
        previous = head.hash()
        heads.append(_head_row(head, previous))
        bodies.append((seq, salt, content))
        recorded.append(Recorded(seq, subject, stamp.actor, stamp.wall_us, fact, previous))
    if len(heads) == 1:  # a punch: the shortest way to the disk
        conn.exec_driver_sql(_HEAD_IN, heads[0])
        conn.exec_driver_sql(_BODY_IN, bodies[0])
    elif heads:
        conn.exec_driver_sql(_HEAD_IN, heads)
        conn.exec_driver_sql(_BODY_IN, bodies)
    return End(epoch, seq, previous), recorded


def _head_row(head: Head, digest: bytes) -> tuple[object, ...]:
    return (
        head.seq,
        head.epoch,
        head.previous,
        head.kind,
        head.version,
        head.subject,
        head.actor,
        head.wall_us,
        head.boot_id,
        head.boot_us,
        head.commitment,
        digest,
    )


_HEAD_IN = "INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_BODY_IN = "INSERT INTO body VALUES (?, ?, ?)"


def _joined(conn: Connection) -> Iterator[Row[tuple[object, ...]]]:
    query = (
        select(journal, body.c.salt, body.c.body)
        .join_from(journal, body, journal.c.seq == body.c.seq, isouter=True)
        .order_by(journal.c.seq)
    )
    yield from conn.execution_options(yield_per=5000).execute(query)


def entries(conn: Connection, hall: str) -> Iterator[Entry]:
    """The whole journal in order, for `verify_chain`: the values as they lie, whatever was put there."""
    for row in conn.execution_options(yield_per=5000).exec_driver_sql(_AS_THEY_LIE):
        digest, salt, content = row[11:]
        yield Entry(Head(hall, *row[:11]), _blob(digest), _blob(salt), _blob(content))


def _blob(value: Any) -> Any:
    """A text where bytes belong is held against the chain as the bytes that it is."""
    return value.encode() if isinstance(value, str) else value


_AS_THEY_LIE = """
SELECT epoch, journal.seq, previous, kind, version, subject, actor, wall_us, boot_id, boot_us, commitment,
       hash, salt, body
FROM journal LEFT JOIN body USING (seq) ORDER BY journal.seq
"""


def recorded(conn: Connection) -> Iterator[Recorded]:
    """Every fact that still has its body, in order: what a rebuild applies."""
    for row in _joined(conn):
        if row.body is not None:
            fact = fact_from(row.kind, json.loads(row.body))
            yield Recorded(row.seq, row.subject, row.actor, row.wall_us, fact, row.hash)


def seqs_of_subject(conn: Connection, subject: str) -> list[int]:
    """The facts about one subject that still have a body."""
    query = select(journal.c.seq).join(body, journal.c.seq == body.c.seq)
    return list(conn.scalars(query.where(journal.c.subject == subject).order_by(journal.c.seq)))


def erase_bodies(conn: Connection, seqs: Sequence[int]) -> None:
    """Removes bodies for good; the caller has appended the `BodiesErased` that names them."""
    conn.execute(text("INSERT INTO erasing VALUES (1)"))
    conn.execute(delete(body).where(body.c.seq.in_(seqs)))
    conn.execute(text("DELETE FROM erasing"))
