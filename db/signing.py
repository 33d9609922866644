"""Who may sign for whom, and who is related to whom."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import cast

from sqlalchemy import Column, Connection, Table, Text, delete, insert, select

from app.domain import leave_facts as facts
from app.domain.leave_signing import Delegation
from db.journal import Recorded
from db.tables import Effects, projected
from db.upsert import add

delegation = Table(
    "delegation",
    projected,
    Column("delegation", Text, primary_key=True),
    Column("giver", Text, nullable=False),
    Column("to", Text, nullable=False),
    Column("first", Text, nullable=False),
    Column("last", Text, nullable=False),
)

relative = Table(
    "relative",
    projected,
    Column("subject", Text, primary_key=True),
    Column("other", Text, primary_key=True),
)


def delegations(conn: Connection) -> list[Delegation]:
    """All that stand, by first day."""
    rows = conn.exec_driver_sql("SELECT * FROM delegation ORDER BY first, delegation")
    return [
        Delegation(r.delegation, r.giver, r.to, date.fromisoformat(r.first), date.fromisoformat(r.last))
        for r in rows
    ]


def relatives_of(conn: Connection, subject: str) -> frozenset[str]:
    """People listed as related to the subject, whichever of the two said so."""
    query = "SELECT subject, other FROM relative WHERE subject = ? OR other = ?"
    rows = conn.exec_driver_sql(query, (subject, subject))
    return frozenset(other if one == subject else one for one, other in rows)


def relatives(conn: Connection) -> list[tuple[str, str]]:
    """Every pair as it was listed."""
    rows = conn.execute(select(relative).order_by(relative.c.subject, relative.c.other))
    return [(row.subject, row.other) for row in rows]


def _given(conn: Connection, run: Sequence[Recorded]) -> None:
    for item in run:
        f = cast(facts.DelegationGiven, item.fact)
        row = {"delegation": f.delegation, "giver": item.subject, "to": f.to}
        dates = {"first": f.first.isoformat(), "last": f.last.isoformat()}
        conn.execute(insert(delegation), {**row, **dates})


def _ended(conn: Connection, run: Sequence[Recorded]) -> None:
    for item in run:
        key = cast(facts.DelegationEnded, item.fact).delegation
        conn.execute(delete(delegation).where(delegation.c.delegation == key))


def _listed(conn: Connection, run: Sequence[Recorded]) -> None:
    for item in run:
        f = cast(facts.RelativeListed, item.fact)
        if f.listed:
            row = {"subject": item.subject, "other": f.other}
            add(conn, relative, row)
            continue
        for one, two in ((item.subject, f.other), (f.other, item.subject)):
            conn.execute(delete(relative).where(relative.c.subject == one, relative.c.other == two))


EFFECTS: Effects = {
    facts.DelegationGiven: _given,
    facts.DelegationEnded: _ended,
    facts.RelativeListed: _listed,
}
