"""What a window group handles, who can do it, who stands in for whom, who is stood down (domain.md B.2)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from sqlalchemy import Column, Connection, Index, Table, Text, delete, insert, select, update

from app.domain import post_facts
from db.columns import Whole
from db.journal import Recorded
from db.tables import Effects, of, projected
from db.upsert import add

service_item = Table(
    "service_item",
    projected,
    Column("department", Text, primary_key=True),
    Column("window_group", Text, primary_key=True),
    Column("item", Text, primary_key=True),
    Column("seq", Whole, nullable=False),
)

qualified = Table(
    "qualified",
    projected,
    Column("subject", Text, primary_key=True),
    Column("department", Text, primary_key=True),
    Column("item", Text, primary_key=True),
)

partner = Table(
    "partner",
    projected,
    Column("subject", Text, primary_key=True),
    Column("partner", Text, nullable=False),
)

stand_down = Table(
    "stand_down",
    projected,
    Column("stand_down", Text, primary_key=True),
    Column("subject", Text, nullable=False),
    Column("first", Text, nullable=False),
    Column("last", Text),
    Column("reason", Text, nullable=False),
    Index("stand_down_subject", "subject", "first"),
)


@dataclass(frozen=True, slots=True)
class StandDown:
    """待岗: somebody is off the post from `first` to `last`; None: until further notice."""

    stand_down: str
    subject: str
    first: date
    last: date | None
    reason: str

    def holds(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)


def items(conn: Connection) -> dict[tuple[str, str], tuple[str, ...]]:
    """(department, window group) → its service items, in the order in which they were entered."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in conn.execute(select(service_item).order_by(service_item.c.seq, service_item.c.item)):
        found[row.department, row.window_group].append(row.item)
    return {key: tuple(names) for key, names in found.items()}


def qualifications(conn: Connection) -> dict[tuple[str, str], frozenset[str]]:
    """(subject, department) → the items of it that they can do; absent: nothing was recorded."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in conn.execute(select(qualified)):
        found[row.subject, row.department].add(row.item)
    return {key: frozenset(names) for key, names in found.items()}


def partners(conn: Connection) -> dict[str, str]:
    """Subject → whom they name as their stand-in (互为AB岗)."""
    return {row.subject: row.partner for row in conn.execute(select(partner))}


def stand_downs(conn: Connection, first: date, last: date | None = None) -> list[StandDown]:
    """Stand-downs that have a day in common with `first` to `last` (None: for ever), by their first day."""
    until = last.isoformat() if last is not None else "~"
    rows = conn.exec_driver_sql(_STAND_DOWNS, (first.isoformat(), until))
    return [_stand_down(row) for row in rows]


_STAND_DOWNS = """
SELECT * FROM stand_down WHERE (last IS NULL OR last >= ?) AND first <= ? ORDER BY first, stand_down
"""


def stood_down(conn: Connection, first: date, last: date) -> list[tuple[str, date, date | None]]:
    """(subject, first day, last day) of each stand-down on any day from `first` to `last`."""
    return [(row.subject, row.first, row.last) for row in stand_downs(conn, first, last)]


def stand_down_by_id(conn: Connection, key: str) -> StandDown | None:
    row = conn.execute(select(stand_down).where(stand_down.c.stand_down == key)).first()
    return _stand_down(row) if row else None


def _stand_down(row: Any) -> StandDown:
    last = date.fromisoformat(row.last) if row.last else None
    return StandDown(row.stand_down, row.subject, date.fromisoformat(row.first), last, row.reason)


def _item_set(conn: Connection, run: Sequence[Recorded]) -> None:
    for item in run:
        fact = cast(post_facts.ItemSet, item.fact)
        key = {"department": fact.department, "window_group": fact.window_group, "item": fact.item}
        if fact.open:
            add(conn, service_item, {**key, "seq": item.seq})
        else:
            conn.execute(delete(service_item).where(*(service_item.c[n] == v for n, v in key.items())))


def _qualified_set(conn: Connection, run: Sequence[Recorded]) -> None:
    for item in run:
        fact = cast(post_facts.QualifiedSet, item.fact)
        whose = {"subject": item.subject, "department": fact.department}
        conn.execute(delete(qualified).where(*(qualified.c[n] == v for n, v in whose.items())))
        if fact.items:
            conn.execute(insert(qualified), [{**whose, "item": name} for name in dict.fromkeys(fact.items)])


def _partner_set(conn: Connection, run: Sequence[Recorded]) -> None:
    for item in run:
        conn.execute(delete(partner).where(partner.c.subject == item.subject))
        name = cast(post_facts.PartnerSet, item.fact).partner
        if name:
            conn.execute(insert(partner), {"subject": item.subject, "partner": name})


def _stood_down(conn: Connection, run: Sequence[Recorded]) -> None:
    for item in run:
        fact = cast(post_facts.StoodDown, item.fact)
        row = {
            "stand_down": fact.stand_down,
            "subject": item.subject,
            "first": fact.first.isoformat(),
            "last": fact.last.isoformat() if fact.last else None,
            "reason": fact.reason,
        }
        conn.execute(insert(stand_down), row)


def _stand_down_ended(conn: Connection, run: Sequence[Recorded]) -> None:
    for fact in of(post_facts.StandDownEnded, run):
        here, last = stand_down.c.stand_down == fact.stand_down, fact.last.isoformat()
        conn.execute(delete(stand_down).where(here, stand_down.c.first > last))
        conn.execute(update(stand_down).where(here).values(last=last))


EFFECTS: Effects = {
    post_facts.ItemSet: _item_set,
    post_facts.QualifiedSet: _qualified_set,
    post_facts.PartnerSet: _partner_set,
    post_facts.StoodDown: _stood_down,
    post_facts.StandDownEnded: _stand_down_ended,
}
