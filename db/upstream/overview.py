"""What pages read of upstream's own tables: halls as they stand, letters and what became of them, alarms."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, select

from db.upstream.tables import account, alarm, cursor, hall, letter, terminal


@dataclass(frozen=True, slots=True)
class HallRow:
    """A hall and how far its facts have come; times in UTC microseconds, 0: never."""

    hall: str
    name: str
    seq: int
    claimed_seq: int
    contact_us: int
    alarms: int
    """Not settled yet."""
    waiting: int
    """Terminals that wait for the second person."""
    shown_seq: int
    """So far the tables that pages read have come."""
    stopped_kind: str
    """A fact type that this upstream does not know; empty: none."""

    @property
    def unsent(self) -> int:
        """Facts of which the terminal has told, and that have not come."""
        return max(0, self.claimed_seq - self.seq)

    @property
    def behind(self) -> int:
        """Facts that have come and are not in the tables yet."""
        return max(0, self.seq - self.shown_seq)


def halls(conn: Connection, hall_id: str | None = None) -> list[HallRow]:
    """All, or one, by name."""
    alarms = _counted(select(alarm.c.hall_id).where(alarm.c.settled_us == 0))
    waiting = _counted(select(terminal.c.hall_id).where(terminal.c.state == "waiting"))
    found = (
        select(
            hall.c.hall_id,
            hall.c.name,
            hall.c.seq,
            hall.c.claimed_seq,
            hall.c.contact_us,
            func.coalesce(alarms.c.count, 0),
            func.coalesce(waiting.c.count, 0),
            func.coalesce(cursor.c.seq, 0),
            func.coalesce(cursor.c.stopped_kind, ""),
        )
        .outerjoin(alarms, alarms.c.hall_id == hall.c.hall_id)
        .outerjoin(waiting, waiting.c.hall_id == hall.c.hall_id)
        .outerjoin(cursor, cursor.c.hall_id == hall.c.hall_id)
        .order_by(hall.c.name, hall.c.hall_id)
    )
    if hall_id is not None:
        found = found.where(hall.c.hall_id == hall_id)
    return [HallRow(*row) for row in conn.execute(found)]


def _counted(rows: Select[Any]) -> Any:
    by_hall = rows.subquery()
    return select(by_hall.c.hall_id, func.count().label("count")).group_by(by_hall.c.hall_id).subquery()


# --- letters --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LetterRow:
    """A letter and what became of it; times in UTC microseconds, 0: not yet."""

    hall: str
    number: int
    letter: str
    kind: str
    body: Mapping[str, Any]
    author: str
    account: str
    leave: str
    made_us: int
    fetched_us: int
    outcome: str
    """Empty until the hall has told."""
    key: str
    params: Mapping[str, Any]
    settled_us: int

    @property
    def in_force(self) -> bool:
        return self.outcome == "accepted"


SENT, IN_FORCE, NOT_IN_FORCE = "sent", "in_force", "not_in_force"


def opinions(
    conn: Connection, hall_id: str, department: str, state: str = "", limit: int = 0, offset: int = 0
) -> list[LetterRow]:
    """The opinions that a department's reviewers have sent, the newest first; `limit` 0: all."""
    found = _letters(hall_id).where(letter.c.account.in_(_reviewers(hall_id, department)), *_state(state))
    found = found.where(letter.c.kind == "opinion").order_by(letter.c.number.desc())
    return _rows(conn, found.limit(limit).offset(offset) if limit else found)


def opinions_counted(conn: Connection, hall_id: str, department: str, state: str = "") -> int:
    """How many there are."""
    found = select(func.count()).select_from(letter).where(letter.c.hall_id == hall_id)
    own = letter.c.account.in_(_reviewers(hall_id, department))
    return int(conn.scalar(found.where(letter.c.kind == "opinion", own, *_state(state))) or 0)


def opinions_on(conn: Connection, hall_id: str, leaves: Collection[str]) -> list[LetterRow]:
    """The opinions on some leaves, whoever sent them, the oldest first."""
    found = _letters(hall_id).where(letter.c.kind == "opinion", letter.c.leave.in_(list(leaves)))
    return _rows(conn, found.order_by(letter.c.number))


def other_letters(conn: Connection, hall_id: str, limit: int) -> list[LetterRow]:
    """What the centre above has sent to a hall, the newest first."""
    found = _letters(hall_id).where(letter.c.kind != "opinion")
    return _rows(conn, found.order_by(letter.c.number.desc()).limit(limit))


def _letters(hall_id: str) -> Select[Any]:
    return select(letter).where(letter.c.hall_id == hall_id)


def _reviewers(hall_id: str, department: str) -> Select[Any]:
    t = account
    return select(t.c.account).where(t.c.hall_id == hall_id, t.c.department == department)


def _state(state: str) -> list[Any]:
    accepted = letter.c.outcome == "accepted"
    known = {
        SENT: [letter.c.outcome == ""],
        IN_FORCE: [accepted],
        NOT_IN_FORCE: [letter.c.outcome != "", ~accepted],
    }
    return known.get(state, [])


def _rows(conn: Connection, found: Select[Any]) -> list[LetterRow]:
    return [
        LetterRow(
            row.hall_id,
            row.number,
            row.letter,
            row.kind,
            json.loads(row.body),
            row.author,
            row.account,
            row.leave,
            row.made_us,
            row.fetched_us,
            row.outcome,
            row.outcome_key,
            _params(row.outcome_params),
            row.settled_us,
        )
        for row in conn.execute(found)
    ]


def _params(text: str) -> Mapping[str, Any]:
    found = json.loads(text) if text else {}
    return found if isinstance(found, dict) else {}


# --- alarms and terminals -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AlarmRow:
    """Something that a person has to look at; `settled_us` 0: not yet."""

    hall: str
    number: int
    kind: str
    terminal: str
    detail: str
    raised_us: int
    settled_by: str
    settled_us: int
    note: str


def alarms(conn: Connection, limit: int) -> list[AlarmRow]:
    """Those not settled first, the newest of each first."""
    t = alarm
    order = (t.c.settled_us != 0, t.c.raised_us.desc(), t.c.hall_id, t.c.number)
    return [AlarmRow(*row) for row in conn.execute(select(t).order_by(*order).limit(limit))]


@dataclass(frozen=True, slots=True)
class TerminalRow:
    """A terminal of a hall; `key` is its public one."""

    hall: str
    terminal: str
    name: str
    key: bytes
    state: str
    made_us: int
    made_by: str
    confirmed_by: str
    ended_us: int


def terminals(conn: Connection) -> list[TerminalRow]:
    """Those that wait first, then the active ones, the newest first."""
    t = terminal
    columns = (t.c.hall_id, t.c.terminal, t.c.name, t.c.key, t.c.state, t.c.made_us, t.c.made_by)
    order = (t.c.state != "waiting", t.c.state != "active", t.c.made_us.desc(), t.c.terminal)
    rows = conn.execute(select(*columns, t.c.confirmed_by, t.c.ended_us).order_by(*order))
    return [TerminalRow(*row) for row in rows]
