"""The hall's name, rules and calendar: one table, read whole."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from sqlalchemy import Column, Connection, Table, Text, delete, insert, select

from app.domain import facts
from app.domain.calendar import CalendarDay, DayKind, HallCalendar
from app.domain.rules import RuleBook, RuleChange
from db.columns import Whole
from db.journal import Recorded
from db.tables import Effects, projected
from db.upsert import put

setting = Table(
    "setting",
    projected,
    Column("kind", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("valid_from", Text, primary_key=True),
    Column("value", Text, nullable=False),
    Column("seq", Whole, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """All that a hall has set, as the rules want it."""

    name: str
    zone: str
    practice: bool
    calendar: HallCalendar
    rules: RuleBook


def load(conn: Connection, known: tuple[int, Settings] | None = None) -> tuple[int, Settings]:
    """(the chain's last seq, settings) in one query; `known` again where nothing was recorded since."""
    rows = conn.exec_driver_sql(_LOAD).all()
    end = rows[0].last if rows else 0
    return known if known is not None and known[0] == end else (end, _settings_of(rows))


_LOAD = """
SELECT kind, key, valid_from, value, (SELECT max(seq) FROM journal) AS last FROM setting ORDER BY seq
"""


def _settings_of(rows: Iterable[Any]) -> Settings:
    hall: dict[str, Any] = {"name": "", "zone": "Asia/Shanghai", "practice": False}
    days: list[CalendarDay] = []
    years: list[int] = []
    changes: list[RuleChange] = []
    for row in rows:
        value = json.loads(row.value)
        if row.kind == "hall":
            hall[row.key] = value
        elif row.kind == "day":
            days.append(CalendarDay(date.fromisoformat(row.key), DayKind(value[0]), value[1]))
        elif row.kind == "year":
            years.append(int(row.key))
        else:
            changes.append(RuleChange(row.key, value, date.fromisoformat(row.valid_from)))
    return Settings(
        hall["name"], hall["zone"], hall["practice"], HallCalendar.of(days, years), RuleBook.of(changes)
    )


def _put(conn: Connection, kind: str, key: str, value: Any, seq: int, valid_from: str = "") -> None:
    row = {"kind": kind, "key": key, "valid_from": valid_from}
    put(conn, setting, {**row, "value": json.dumps(value, ensure_ascii=False), "seq": seq})


def rule_set_since(conn: Connection, seq: int, key: str) -> bool:
    """Whether the rule has been set after `seq`."""
    query = select(setting.c.seq).where(setting.c.kind == "rule", setting.c.key == key)
    return conn.scalar(query.where(setting.c.seq > seq).limit(1)) is not None


def _hall_founded(conn: Connection, run: Sequence[Recorded]) -> None:
    for item in run:
        fact = cast(facts.HallFounded, item.fact)
        for key in ("name", "zone", "practice"):
            _put(conn, "hall", key, getattr(fact, key), item.seq)


def _hall_renamed(conn: Connection, run: Sequence[Recorded]) -> None:
    for item in run:
        _put(conn, "hall", "name", cast(facts.HallRenamed, item.fact).name, item.seq)


def _rule_set(conn: Connection, run: Sequence[Recorded]) -> None:
    for item in run:
        fact = cast(facts.RuleSet, item.fact)
        _put(conn, "rule", fact.key, fact.value, item.seq, fact.valid_from.isoformat())


def _year_set(conn: Connection, run: Sequence[Recorded]) -> None:
    for item in run:
        fact = cast(facts.CalendarYearSet, item.fact)
        same_year = setting.c.key.startswith(f"{fact.year:04d}-")
        conn.execute(delete(setting).where(setting.c.kind == "day", same_year))
        _put(conn, "year", str(fact.year), True, item.seq)
        rows = [_day_row(day, item.seq) for day in fact.days]
        if rows:
            conn.execute(insert(setting), rows)


def _day_row(day: CalendarDay, seq: int) -> dict[str, Any]:
    value = json.dumps([day.kind.value, day.name], ensure_ascii=False)
    return {"kind": "day", "key": day.date.isoformat(), "valid_from": "", "value": value, "seq": seq}


def _day_set(conn: Connection, run: Sequence[Recorded]) -> None:
    for item in run:
        fact = cast(facts.CalendarDaySet, item.fact)
        _put(conn, "day", fact.date.isoformat(), [fact.kind.value, fact.name], item.seq)


def _day_cleared(conn: Connection, run: Sequence[Recorded]) -> None:
    for item in run:
        key = cast(facts.CalendarDayCleared, item.fact).date.isoformat()
        conn.execute(delete(setting).where(setting.c.kind == "day", setting.c.key == key))


EFFECTS: Effects = {
    facts.HallFounded: _hall_founded,
    facts.HallRenamed: _hall_renamed,
    facts.RuleSet: _rule_set,
    facts.CalendarYearSet: _year_set,
    facts.CalendarDaySet: _day_set,
    facts.CalendarDayCleared: _day_cleared,
}
