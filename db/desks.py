"""The hall's other PCs (projected), and when each was last here (local)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from sqlalchemy import Column, Connection, Table, Text, delete, insert, select, update

from app.domain.desk_facts import DeskPaired, DeskRevoked, DeskServiceSet
from db.columns import Whole
from db.journal import Recorded, kept
from db.tables import Effects, of, projected
from db.upsert import put

desk = Table(
    "desk",
    projected,
    Column("desk", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("verifier", Text, nullable=False),
    Column("paired_by", Text, nullable=False),
    Column("paired_us", Whole, nullable=False),
    Column("revoked_us", Whole),
)

desk_service = Table(
    "desk_service",
    projected,
    Column("one", Whole, primary_key=True),
    Column("open", Whole, nullable=False),
    Column("port", Whole, nullable=False),
)

desk_seen = Table(
    "desk_seen",
    kept,
    Column("desk", Text, primary_key=True),
    Column("seen_us", Whole, nullable=False),
)


@dataclass(frozen=True, slots=True)
class DeskRow:
    """A PC that was paired by the account `paired_by`; times in UTC microseconds."""

    desk: str
    name: str
    verifier: str
    paired_by: str
    paired_us: int
    revoked_us: int | None
    seen_us: int | None


def desks(conn: Connection) -> list[DeskRow]:
    """Every PC ever paired, the latest first."""
    query = select(desk, desk_seen.c.seen_us).join_from(
        desk, desk_seen, desk.c.desk == desk_seen.c.desk, isouter=True
    )
    return [DeskRow(*row) for row in conn.execute(query.order_by(desk.c.paired_us.desc(), desk.c.desk))]


def verifier_of(conn: Connection, key: str) -> str | None:
    """Of a PC that may connect."""
    return conn.scalar(select(desk.c.verifier).where(desk.c.desk == key, desk.c.revoked_us.is_(None)))


def service(conn: Connection) -> tuple[bool, int] | None:
    """(open, port) as set last; None where nobody has set it."""
    row = conn.execute(select(desk_service.c.open, desk_service.c.port)).first()
    return (bool(row[0]), row[1]) if row else None


def put_seen(conn: Connection, key: str, seen_us: int) -> None:
    put(conn, desk_seen, {"desk": key, "seen_us": seen_us})


def _paired(conn: Connection, run: Sequence[Recorded]) -> None:
    for item in run:
        f = cast(DeskPaired, item.fact)
        row = {
            "desk": item.subject,
            "name": f.name,
            "verifier": f.verifier,
            "paired_by": item.actor,
            "paired_us": item.wall_us,
            "revoked_us": None,
        }
        conn.execute(insert(desk), row)


def _revoked(conn: Connection, run: Sequence[Recorded]) -> None:
    for item in run:
        conn.execute(update(desk).where(desk.c.desk == item.subject).values(revoked_us=item.wall_us))


def _service_set(conn: Connection, run: Sequence[Recorded]) -> None:
    last = of(DeskServiceSet, run)[-1]
    conn.execute(delete(desk_service))
    conn.execute(insert(desk_service), {"one": 1, "open": int(last.on), "port": last.port})


EFFECTS: Effects = {
    DeskPaired: _paired,
    DeskRevoked: _revoked,
    DeskServiceSet: _service_set,
}
