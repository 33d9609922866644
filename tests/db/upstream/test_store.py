"""Upstream's database, embedded and PostgreSQL: opened, refused, written to, locked."""

from __future__ import annotations

import sqlite3
import threading
import time
from pathlib import Path

import pytest
from sqlalchemy import inspect
from sqlalchemy.exc import OperationalError

from app.bench.postgres import Postgres
from app.domain.refusal import Refusal
from db.upstream.store import SCHEMA_VERSION, UpstreamStore, lock_hall, open_upstream, raw
from db.upstream.tables import hall, meta, metadata
from tests.upstream.postgres import NewDatabase

HALL = {
    "hall_id": "a" * 32,
    "name": "青禾区政务服务中心",
    "epoch": 1,
    "seq": 0,
    "hash": b"\0" * 32,
    "newest_letter": 0,
    "newest_alarm": 0,
    "claimed_seq": 0,
    "contact_us": 1_774_000_000_000_000,
    "made_us": 1_774_000_000_000_000,
}


def test_an_upstream_is_made_once_and_keeps_what_it_has(upstream_url: str, tmp_path: Path) -> None:
    store = open_upstream(upstream_url, tmp_path)
    with store.write() as conn:
        conn.execute(hall.insert(), HALL)
    store.close()
    again = open_upstream(upstream_url, tmp_path)
    with again.read() as conn:
        assert conn.execute(hall.select()).one()._asdict() == HALL
    again.close()


def test_the_migrations_make_the_tables_that_the_program_knows(upstream_url: str, tmp_path: Path) -> None:
    store = open_upstream(upstream_url, tmp_path)
    with store.read() as conn:
        seen = inspect(conn)
        for table in metadata.sorted_tables:
            columns = {
                c["name"]: (str(c["type"]).split(" ")[0], c["nullable"]) for c in seen.get_columns(table.name)
            }
            kinds = {"BLOB": "BYTEA"} if store.dialect == "postgresql" else {}
            expected = {c.name: (str(c.type), c.nullable) for c in table.columns}
            assert columns == {n: (kinds.get(k, k), null) for n, (k, null) in expected.items()}, table.name
            key = seen.get_pk_constraint(table.name)["constrained_columns"]
            assert key == [c.name for c in table.primary_key.columns]
            assert key[0] == "hall_id"
            for index in seen.get_indexes(table.name):
                assert index["column_names"][0] == "hall_id"
    store.close()


def test_a_newer_schema_is_refused_and_left_alone(upstream_url: str, tmp_path: Path) -> None:
    store = open_upstream(upstream_url, tmp_path)
    with store.write() as conn:
        conn.execute(meta.update().where(meta.c.key == "schema").values(value=str(SCHEMA_VERSION + 1)))
    store.close()
    with pytest.raises(Refusal, match="store_newer"):
        open_upstream(upstream_url, tmp_path)


def test_a_file_that_is_not_ours_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "upstream.db")
    other.execute("CREATE TABLE theirs (one)")
    other.commit()
    other.close()
    before = (tmp_path / "upstream.db").read_bytes()
    with pytest.raises(Refusal, match="store_not_ours"):
        open_upstream("", tmp_path)
    assert (tmp_path / "upstream.db").read_bytes() == before


@pytest.mark.parametrize("url", ["nonsense", "mysql://a/b", "sqlite:///x.db", "postgresql://a/b"])
def test_another_kind_of_database_is_refused(url: str, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="upstream_database_url"):
        open_upstream(url, tmp_path)


def test_a_server_that_is_not_there_is_a_known_fault(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="upstream_database_away"):
        open_upstream(f"postgresql+psycopg://x@/y?host={tmp_path}", tmp_path)


def test_only_a_connection_that_is_lost_or_refused_is_a_server_that_is_away(
    new_database: NewDatabase, tmp_path: Path
) -> None:
    store = open_upstream(new_database(), tmp_path)
    for state in ("54000", "40P01", "55P03", "57014", "53200"):
        with pytest.raises(OperationalError), store.write() as conn:
            conn.exec_driver_sql(f"DO $$ BEGIN RAISE '' USING ERRCODE = '{state}'; END $$")
    for statement in ("SELECT pg_terminate_backend(pg_backend_pid())", IDLE):
        with pytest.raises(Refusal, match="upstream_database_away"), store.write() as conn:
            conn.exec_driver_sql(statement)
            time.sleep(0.3)
            conn.exec_driver_sql("SELECT 1")
    store.close()


IDLE = "SET idle_in_transaction_session_timeout = 50"


def test_several_processes_that_start_at_once_make_the_schema_once(
    postgres: Postgres, tmp_path: Path
) -> None:
    url = postgres.url(postgres.new_database())
    failed: list[BaseException] = []

    def start() -> None:
        try:
            open_upstream(url, tmp_path).close()
        except BaseException as error:
            failed.append(error)

    starting = [threading.Thread(target=start) for _ in range(4)]
    for thread in starting:
        thread.start()
    for thread in starting:
        thread.join()
    assert failed == []


def test_a_write_that_raises_leaves_nothing(upstream_url: str, tmp_path: Path) -> None:
    store = open_upstream(upstream_url, tmp_path)
    with pytest.raises(RuntimeError), store.write() as conn:
        conn.execute(hall.insert(), HALL)
        raise RuntimeError
    with store.read() as conn:
        assert conn.execute(hall.select()).all() == []
    store.close()


def test_a_hall_that_is_held_is_waited_for(upstream_url: str, tmp_path: Path) -> None:
    store = open_upstream(upstream_url, tmp_path)
    with store.write() as conn:
        conn.execute(hall.insert(), HALL)
    order: list[int] = []
    threads = [threading.Thread(target=_count, args=(store, order)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(order) == list(range(1, 41))
    store.close()


def _count(store: UpstreamStore, order: list[int]) -> None:
    for _ in range(10):
        with store.write() as conn:
            row = lock_hall(conn, str(HALL["hall_id"]))
            assert row is not None
            conn.execute(hall.update().values(newest_letter=row.newest_letter + 1))
            order.append(row.newest_letter + 1)


def test_text_is_ordered_by_its_characters_numbers(upstream_url: str, tmp_path: Path) -> None:
    store = open_upstream(upstream_url, tmp_path)
    names = ["a", "B", "_", "中", "啊", "1"]
    with store.write() as conn:
        conn.execute(hall.insert(), [{**HALL, "hall_id": name} for name in names])
    with store.read() as conn:
        assert list(conn.scalars(hall.select().order_by(hall.c.hall_id))) == sorted(names)
    store.close()


def test_the_journal_is_cut_by_hall_and_taken_by_copy(
    postgres: Postgres, new_database: NewDatabase, tmp_path: Path
) -> None:
    store = open_upstream(new_database(), tmp_path)
    with store.write() as conn, raw(conn).cursor() as cursor:
        with cursor.copy("COPY body (hall_id, seq, salt, body) FROM STDIN") as copy:
            for number in range(64):
                copy.write_row((f"hall{number}", 1, b"s", b"{}"))
        cursor.execute("SELECT count(DISTINCT tableoid) FROM body")
        assert cursor.fetchone() == (16,)
    with store.read() as conn:
        plan = (
            conn.exec_driver_sql("EXPLAIN SELECT * FROM body WHERE hall_id = 'hall1' AND seq > 0")
            .scalars()
            .all()
        )
    assert sum("body_" in line for line in plan) <= 2
    store.close()
