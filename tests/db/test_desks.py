"""The tables of the hall's other PCs: what older stores get, and what a rebuild gives."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, event

from app.domain.desk_facts import DeskPaired, DeskRevoked, DeskServiceSet
from app.services.hall import Hall
from db import commands, desks, projection
from db.store import SCHEMA_VERSION, create_store, open_store
from tests.conftest import OFFICER
from tests.flows.test_kill import check_tables

NEW = {"command", "desk_seen"}
LATER = {"sync_line"}
"""What releases after these tables have brought besides."""


@pytest.fixture
def old(tmp_path: Path) -> Iterator[Path]:
    """A store as the first release left it."""
    path = tmp_path / "hall.db"
    create_store(path).close()
    with closing(sqlite3.connect(path)) as raw:
        for table in NEW | LATER:
            raw.execute(f"DROP TABLE {table}")
        raw.execute("UPDATE alembic_version SET version_num = '0001'")
        raw.execute("PRAGMA user_version=1")
        raw.commit()
    yield path


def state(path: Path) -> tuple[int, set[str]]:
    with closing(sqlite3.connect(path)) as raw:
        tables = {row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        return raw.execute("PRAGMA user_version").fetchone()[0], tables & NEW


def test_a_store_of_the_first_release_gets_the_new_tables(old: Path) -> None:
    assert state(old) == (1, set())
    open_store(old).close()
    assert state(old) == (SCHEMA_VERSION, NEW)


class Cut(Exception):
    """Stands for the power that goes."""


def cut_off(path: Path, at: int) -> bool:
    """Opens the store and is cut off at the `at`-th statement; False if it ended before."""
    count = 0

    def cut(*_: Any) -> None:
        nonlocal count
        count += 1
        if count == at:
            raise Cut

    event.listen(Connection, "before_cursor_execute", cut)
    try:
        open_store(path).close()
    except Cut:
        return True
    finally:
        event.remove(Connection, "before_cursor_execute", cut)
    return False


def test_an_upgrade_cut_off_at_any_statement_leaves_the_old_or_the_new_and_starts_again(old: Path) -> None:
    whole = old.read_bytes()
    at = 1
    while cut_off(old, at):
        assert state(old) in ((1, set()), (SCHEMA_VERSION, NEW))
        open_store(old).close()
        assert state(old) == (SCHEMA_VERSION, NEW)
        old.write_bytes(whole)
        at += 1
    assert at > 5


def test_desks_are_the_same_after_a_rebuild_and_when_each_was_here_is_kept(hall: Hall) -> None:
    with hall.writing(OFFICER) as tx:
        tx.record(DeskServiceSet(True, 9000))
        tx.record(DeskPaired("主任办公室", "ab"), "d1")
        tx.record(DeskPaired("值班长", "cd"), "d2")
        tx.record(DeskRevoked(), "d1")
        tx.record(DeskServiceSet(False, 9001))
        desks.put_seen(tx.conn, "d2", 7)
    check_tables(hall.store)
    with hall.store.write() as conn:
        projection.rebuild(conn)
        assert desks.service(conn) == (False, 9001)
        rows = {row.desk: row for row in desks.desks(conn)}
        assert (rows["d1"].revoked_us is None, rows["d2"].revoked_us, rows["d2"].seen_us) == (False, None, 7)
        assert (desks.verifier_of(conn, "d1"), desks.verifier_of(conn, "d2")) == (None, "cd")


def test_commands_are_forgotten_after_a_week(hall: Hall) -> None:
    with hall.store.write() as conn:
        assert commands.take(conn, "old", "d1", 1)
        assert not commands.take(conn, "old", "d1", 2)
        assert commands.take(conn, "new", "d1", 2 + commands.KEPT_US)
        assert commands.found(conn, "old", "d1") is None
        assert commands.found(conn, "new", "d1") == (None,)
        assert commands.found(conn, "new", "d2") is None
