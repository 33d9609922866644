"""All that a judged day reads beside its punches, in one query: marks, granted leave, agreed covers."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from app.domain.leave import slot_from, slot_text
from app.domain.slots import Slot
from db.attendance import Mark

LEAVE, ASKED, COVER = "leave", "asked", "cover"
"""Kinds of half-days: leave granted, leave that waits for a signature, a cover that the centre agreed to."""

_SLOTS = frozenset({LEAVE, ASKED, COVER})
_OF = " AND {table}.subject = :subject"
_QUERY = """
SELECT mark, kind, subject, first, last, value FROM mark
WHERE mark.last >= :first AND mark.first <= :last{mark}
UNION ALL
SELECT s.leave, CASE WHEN l.state IN ('approved', 'returned') THEN 'leave' ELSE 'asked' END, s.subject,
  s.date, s.date, s.half || l.kind
FROM leave_slot s CROSS JOIN leave l WHERE l.leave = s.leave AND s.date BETWEEN :first AND :last{slot}
UNION ALL
SELECT s.cover, 'cover', s.subject, s.date, s.date, s.half
FROM cover_slot s CROSS JOIN cover c
WHERE c.cover = s.cover AND s.date BETWEEN :first AND :last AND c.agreed = 1{slot}
ORDER BY 4, 1
"""


def day_records(conn: Connection, first: date, last: date, subject: str | None = None) -> list[Mark]:
    """What stands on record on any date from `first` to `last`, of all or one person.

    A half-day of leave or cover is a mark with its `half`, and of leave its `kind`.
    """
    whose = ("", "") if subject is None else (_OF.format(table="mark"), _OF.format(table="s"))
    query = _QUERY.format(mark=whose[0], slot=whose[1])
    given = {"first": first.isoformat(), "last": last.isoformat(), "subject": subject}
    cursor = conn.exec_driver_sql(query, given).cursor  # the driver's own rows: a month is many
    found = []
    for key, kind, who, start, end, value in cursor.fetchall() if cursor else ():
        begin = date.fromisoformat(start)
        if kind in _SLOTS:
            found.append(Mark(key, kind, who, begin, begin, {"half": value[:2], "kind": value[2:]}))
        else:
            found.append(Mark(key, kind, who, begin, date.fromisoformat(end), json.loads(value)))
    return found


@dataclass(frozen=True, slots=True)
class LeaveEnd:
    """The last granted half-day of a leave; `early`: its end was brought forward."""

    leave: str
    last: Slot
    confirmed: bool
    """Somebody has confirmed that the person is back."""
    early: bool
    reported: str
    """The half-day from which on the person says to be back; empty: they have not said so."""


_LATEST = """
WITH ended AS (
  SELECT s.subject, max(s.date || s.half) AS slot FROM leave_slot s CROSS JOIN leave l
  WHERE l.leave = s.leave AND s.date BETWEEN ? AND ? AND s.date || s.half < ?
  AND l.state IN ('approved', 'returned')
  AND CASE WHEN l.back <> '' AND l.back <= l.last THEN l.back <= ? ELSE l.last < ? END{}
  GROUP BY s.subject
)
SELECT s.subject, s.leave, ended.slot, l.back, l.last, l.reported
FROM ended CROSS JOIN leave_slot s CROSS JOIN leave l
WHERE s.subject = ended.subject AND s.date = substr(ended.slot, 1, 10) AND s.half = substr(ended.slot, 11)
AND l.leave = s.leave
"""


def latest_leave(conn: Connection, first: date, before: Slot, subject: str = "") -> dict[str, LeaveEnd]:
    """By subject: the granted leave that ended last before a half-day, not earlier than `first`."""
    text = slot_text(before)
    given = [first.isoformat(), before.date.isoformat(), text, text, text]
    query = _LATEST.format(" AND s.subject = ?" if subject else "")
    rows = conn.exec_driver_sql(query, tuple([*given, subject] if subject else given))
    found = {}
    for who, key, end, back, last, reported in rows:
        found[who] = LeaveEnd(key, slot_from(end), bool(back), bool(back) and back <= last, reported)
    return found
