"""Since when people work, and what was granted to their leave balances."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from sqlalchemy import Column, Connection, Index, Table, Text, insert, select

from app.domain.balance_facts import BalanceGranted, WorkStarted
from db.columns import Whole
from db.journal import Recorded
from db.tables import Effects, projected
from db.upsert import put

work_start = Table(
    "work_start",
    projected,
    Column("subject", Text, primary_key=True),
    Column("start", Text, nullable=False),
)

balance_grant = Table(
    "balance_grant",
    projected,
    Column("grant", Text, primary_key=True),
    Column("subject", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("year", Whole, nullable=False),
    Column("halves", Whole, nullable=False),
    Column("reason", Text, nullable=False),
    Column("carried", Whole, nullable=False),
    Column("granted_by", Text, nullable=False),
    Column("granted_us", Whole, nullable=False),
    Column("seq", Whole, nullable=False),
    Index("balance_grant_subject", "subject"),
)


@dataclass(frozen=True, slots=True)
class GrantRow:
    """Half-days granted (negative: taken back) to a balance of a year, by which account and when."""

    grant: str
    subject: str
    kind: str
    year: int
    halves: int
    reason: str
    carried: bool
    granted_by: str
    granted_us: int


def work_starts(conn: Connection) -> dict[str, date]:
    """Subject → 参加工作日期, of those for whom it is known."""
    return {r.subject: date.fromisoformat(r.start) for r in conn.execute(select(work_start))}


def work_start_of(conn: Connection, subject: str) -> date | None:
    """One person's 参加工作日期."""
    query = "SELECT start FROM work_start WHERE subject = ?"
    found = conn.exec_driver_sql(query, (subject,)).scalar()
    return date.fromisoformat(found) if found else None


def grants_of(conn: Connection, subject: str) -> list[GrantRow]:
    """All that was granted to one person, in order."""
    query = "SELECT * FROM balance_grant WHERE subject = ? ORDER BY seq"
    return [_grant(row) for row in conn.exec_driver_sql(query, (subject,))]


def grants(conn: Connection) -> dict[str, list[GrantRow]]:
    """Subject → all that was granted, in order."""
    found: dict[str, list[GrantRow]] = defaultdict(list)
    for row in conn.execute(select(balance_grant).order_by(balance_grant.c.seq)):
        found[row.subject].append(_grant(row))
    return dict(found)


def _grant(row: Any) -> GrantRow:
    return GrantRow(
        row.grant,
        row.subject,
        row.kind,
        row.year,
        row.halves,
        row.reason,
        bool(row.carried),
        row.granted_by,
        row.granted_us,
    )


def _started(conn: Connection, run: Sequence[Recorded]) -> None:
    rows = [{"subject": i.subject, "start": cast(WorkStarted, i.fact).start.isoformat()} for i in run]
    put(conn, work_start, rows)


def _granted(conn: Connection, run: Sequence[Recorded]) -> None:
    rows = []
    for item in run:
        fact = cast(BalanceGranted, item.fact)
        row: dict[str, object] = {
            "grant": fact.grant,
            "subject": item.subject,
            "kind": fact.kind,
            "year": fact.year,
            "halves": fact.halves,
            "reason": fact.reason,
            "carried": int(fact.carried),
            "granted_by": item.actor,
            "granted_us": item.wall_us,
            "seq": item.seq,
        }
        rows.append(row)
    conn.execute(insert(balance_grant), rows)


EFFECTS: Effects = {WorkStarted: _started, BalanceGranted: _granted}
