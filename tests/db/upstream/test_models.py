"""A hall's tables upstream: the same as the hall's own, on both databases, and each hall's alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.exc import DBAPIError

from app.domain.facts import PersonRegistered
from app.domain.refusal import Refusal
from db import access, blobs, desks, projection, roster, settings
from db.upstream import cursors, models, tables
from db.upstream.hall_models import file_of
from db.upstream.store import open_upstream
from tests.upstream import halls
from tests.upstream.postgres import NewDatabase
from tests.upstream.projected import GOLDEN, Teller, caught_up, differing, golden, own_tables, rows

ONE, OTHER = "a" * 32, "b" * 32


@pytest.mark.parametrize("release", GOLDEN)
def test_a_golden_journal_makes_the_same_tables_as_in_the_hall(
    release: str, upstream_url: str, tmp_path: Path
) -> None:
    hall, entries = golden(release)
    store = open_upstream(upstream_url, tmp_path)
    halls.found(store, hall)
    halls.push(store, hall, entries)
    caught_up(store, hall, limit=7)
    with own_tables(tmp_path / "own", entries) as own:
        assert differing(own, store, hall) == []
        with store.hall_models(hall).read() as conn:
            assert settings.load(conn) == settings.load(own)
            assert projection.get_meta(conn, "hall") == hall
            assert projection.is_current(conn)
    store.close()


def test_local_tables_are_there_and_empty(upstream_url: str, tmp_path: Path) -> None:
    store = open_upstream(upstream_url, tmp_path)
    halls.found(store, ONE)
    with store.hall_models(ONE).read() as conn:
        assert desks.desks(conn) == []
        assert blobs.get(conn, "0" * 64) is None
        assert access.secret_of(conn, "a", "pin") is None
    store.close()


def test_a_hall_never_sees_another_halls_rows(upstream_url: str, tmp_path: Path) -> None:
    store = open_upstream(upstream_url, tmp_path)
    for hall in (ONE, OTHER):
        halls.found(store, hall)
        teller = Teller(hall)
        told = [teller.tell(f"{hall[0]}{n}", PersonRegistered(f"{n}", f"{hall[0]} {n}")) for n in range(3)]
        halls.push(store, hall, told)
        caught_up(store, hall)
    for hall in (ONE, OTHER):
        with store.hall_models(hall).write() as conn:
            assert [person.name for person in roster.people(conn)] == [f"{hall[0]} {n}" for n in range(3)]
            assert (rows(conn, "journal"), rows(conn, "body"), rows(conn, "feed")) == (3, 3, 3)
            if hall == ONE:
                conn.execute(roster.person.delete())
    with store.hall_models(OTHER).read() as conn:
        assert len(roster.people(conn)) == 3
    store.close()


def test_an_unknown_hall_is_refused_and_leaves_no_file(upstream_url: str, tmp_path: Path) -> None:
    store = open_upstream(upstream_url, tmp_path)
    for name in (ONE, "../../etc/passwd", ""):
        with pytest.raises(Refusal, match="hall_unknown"):
            store.hall_models(name)
    assert not (tmp_path / "halls").exists()
    with pytest.raises(Refusal, match="hall_unknown"):
        file_of(tmp_path, "../x")
    store.close()


def test_without_a_hall_nothing_is_to_be_seen(new_database: NewDatabase, tmp_path: Path) -> None:
    store = open_upstream(new_database(), tmp_path)
    with pytest.raises(DBAPIError), store.read() as conn:
        conn.execute(text("SELECT * FROM hall.person"))
    with pytest.raises(DBAPIError), store.write() as conn:
        conn.execute(text("INSERT INTO hall.person (subject, number, name) VALUES ('a', '1', 'x')"))
    store.close()


def test_every_key_begins_with_the_hall_and_whole_numbers_are_wide(
    new_database: NewDatabase, tmp_path: Path
) -> None:
    store = open_upstream(new_database(), tmp_path)
    with store.read() as conn:
        seen = inspect(conn)
        for name in seen.get_table_names(models.BASE):
            keys: list[list[str | None]] = [
                list(seen.get_pk_constraint(name, models.BASE)["constrained_columns"])
            ]
            keys += [list(one["column_names"]) for one in seen.get_unique_constraints(name, models.BASE)]
            keys += [one["column_names"] for one in seen.get_indexes(name, models.BASE)]
            assert {key[0] for key in keys} == {"hall_id"}, name
            assert "INTEGER" not in {str(c["type"]) for c in seen.get_columns(name, models.BASE)}, name
    store.close()


def test_a_halls_rows_are_found_by_its_key(new_database: NewDatabase, tmp_path: Path) -> None:
    store = open_upstream(new_database(), tmp_path)
    halls.found(store, ONE)
    with store.hall_models(ONE).read() as conn:
        conn.execute(text("SET LOCAL enable_seqscan = off"))
        for query in (
            "SELECT * FROM punch WHERE user_no = '1' AND at > 5",
            "SELECT * FROM leave_slot WHERE date BETWEEN '2026-01-01' AND '2026-02-01'",
            "SELECT * FROM feed WHERE seq > 7 AND seq <= 2007 ORDER BY seq",
            "SELECT * FROM feed_body WHERE seq > 7 AND seq <= 2007",
        ):
            plan = "\n".join(conn.scalars(text(f"EXPLAIN (COSTS OFF) {query}")))
            assert f"Index Cond: ((hall_id = current_setting('{models.SETTING}'" in plan, plan
        plan = "\n".join(conn.scalars(text("EXPLAIN (ANALYZE, COSTS OFF) SELECT max(seq) FROM journal")))
        assert "(never executed)" in plan or "Subplans Removed: 15" in plan
    store.close()


def test_models_of_an_older_program_are_made_anew_and_begin_at_the_first_fact(
    upstream_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall, entries = golden("0_3")
    store = open_upstream(upstream_url, tmp_path)
    halls.found(store, hall)
    halls.push(store, hall, entries)
    caught_up(store, hall)
    store.close()
    raised = models.MODELS + 1
    for module in ("db.upstream.models", "db.upstream.cursors", "app.upstream.projecting"):
        monkeypatch.setattr(f"{module}.MODELS", raised)
    newer = open_upstream(upstream_url, tmp_path)
    with newer.read() as conn:
        assert cursors.behind(conn) == [hall]
    with newer.hall_models(hall).read() as conn:
        assert rows(conn, "person") == rows(conn, "journal") == 0
    caught_up(newer, hall)
    with own_tables(tmp_path / "own", entries) as own:
        assert differing(own, newer, hall) == []
    newer.close()
    monkeypatch.undo()
    with pytest.raises(Refusal, match="store_newer"):
        open_upstream(upstream_url, tmp_path)


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("SELECT ? FROM a WHERE b = ?", "SELECT %s FROM a WHERE b = %s"),
        ("SELECT :first, ':no' WHERE x = :last", "SELECT %(first)s, ':no' WHERE x = %(last)s"),
        ("SELECT 'a?%' || \"b?\" || x % 2", "SELECT 'a?%%' || \"b?\" || x %% 2"),
        ("SELECT x::text", "SELECT x::text"),
    ],
)
def test_marks_are_translated_outside_of_texts(written: str, sent: str) -> None:
    assert models.translated(written) == sent


def test_a_place_upstream_is_the_same_for_pages_and_for_the_hall(upstream_url: str, tmp_path: Path) -> None:
    hall, entries = golden("0_2")
    store = open_upstream(upstream_url, tmp_path)
    halls.found(store, hall)
    halls.push(store, hall, entries)
    caught_up(store, hall)
    with store.read() as conn:
        row = conn.execute(tables.cursor.select()).one()
    assert (row.hall_id, row.seq, row.stopped_seq, row.projection) == (hall, len(entries), 0, models.MODELS)
    store.close()


def test_the_tables_are_whole_whatever_else_of_the_program_is_loaded() -> None:
    """In a process of its own: here everything is loaded already."""
    told = subprocess.run([sys.executable, "-c", _TABLES], capture_output=True, text=True, check=True)
    alone, beside_all = told.stdout.splitlines()
    assert alone == beside_all


_TABLES = """
import importlib, pkgutil
from db.upstream.models import tables
print(sorted(table.name for table in tables()))
import db
for found in pkgutil.walk_packages(db.__path__, "db."):
    if "migrations" not in found.name:
        importlib.import_module(found.name)
print(sorted(table.name for table in tables()))
"""
