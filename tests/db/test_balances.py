"""The tables of leave balances, from the facts and rebuilt from the journal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Connection

from app.domain.balance_facts import BalanceGranted, WorkStarted
from app.domain.fact import Fact
from db import balances, projection
from db.journal import End, Stamp, append
from db.store import create_store


@pytest.fixture
def conn(tmp_path: Path) -> Iterator[Connection]:
    with closing(create_store(tmp_path / "hall.db")) as store, store.write() as conn:
        yield conn


def record(conn: Connection, *facts: tuple[str, Fact]) -> None:
    _, items = append(conn, Stamp("hall", "officer", 5_000_000, "boot", 0), End(), list(facts))
    projection.apply(conn, items)


FACTS: tuple[tuple[str, Fact], ...] = (
    ("p1", WorkStarted(date(2012, 7, 1))),
    ("p1", WorkStarted(date(2011, 7, 1))),
    ("p2", BalanceGranted("g1", "annual", 2026, 4, "本省规定")),
    ("p1", BalanceGranted("g2", "compensatory", 2026, 2, "周六值班")),
    ("p2", BalanceGranted("g3", "annual", 2027, -1, "更正", carried=True)),
)


def test_the_last_start_of_work_holds(conn: Connection) -> None:
    record(conn, *FACTS)
    assert balances.work_starts(conn) == {"p1": date(2011, 7, 1)}
    assert balances.work_start_of(conn, "p1") == date(2011, 7, 1)
    assert balances.work_start_of(conn, "p2") is None


def test_grants_stand_by_person_in_order_with_who_gave_them(conn: Connection) -> None:
    record(conn, *FACTS)
    found = balances.grants_of(conn, "p2")
    assert [(g.grant, g.kind, g.year, g.halves, g.carried) for g in found] == [
        ("g1", "annual", 2026, 4, False),
        ("g3", "annual", 2027, -1, True),
    ]
    assert {(g.granted_by, g.granted_us, g.reason) for g in found} == {
        ("officer", 5_000_000, "本省规定"),
        ("officer", 5_000_000, "更正"),
    }
    assert {subject: len(rows) for subject, rows in balances.grants(conn).items()} == {"p1": 1, "p2": 2}


def test_a_rebuild_makes_the_same_tables(conn: Connection) -> None:
    record(conn, *FACTS)
    before = balances.work_starts(conn), balances.grants(conn)
    projection.rebuild(conn)
    assert (balances.work_starts(conn), balances.grants(conn)) == before
