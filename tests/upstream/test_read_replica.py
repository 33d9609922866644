"""A read replica by streaming replication: what is written to the primary is read there, and nothing else."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from app.bench.postgres import Postgres, binaries
from app.domain.facts import PersonRegistered, PunchRecorded
from app.domain.refusal import Refusal
from app.services.clock import Clock
from app.upstream.projecting import Projector
from app.upstream.upstream import opened
from db import compare
from db.upstream import chain
from db.upstream.store import UpstreamStore, lock_hall, open_upstream
from db.upstream.tables import hall
from tests.upstream import halls
from tests.upstream.postgres import new_cluster
from tests.upstream.projected import Teller, caught_up, rows

HALL = "a" * 32


@pytest.fixture(scope="module")
def primary() -> Iterator[Postgres]:
    cluster = new_cluster(durable=True)
    yield cluster
    cluster.remove()


@pytest.fixture(scope="module")
def replica(primary: Postgres) -> Iterator[Postgres]:
    found = binaries()
    if found is None or not (found / "pg_basebackup").exists():
        pytest.skip("no pg_basebackup beside this PostgreSQL")
    cluster = Postgres(found, durable=True, of=primary)
    try:
        cluster.start()
        yield cluster
    finally:
        cluster.remove()


@pytest.fixture
def written(primary: Postgres, tmp_path: Path) -> Iterator[UpstreamStore]:
    """The primary's upstream, with a hall that has not sent anything."""
    upstream = opened(primary.url(primary.new_database()), tmp_path / "upstream")
    halls.found(upstream.store, HALL)
    yield upstream.store
    upstream.close()


def test_a_replica_shows_the_journal_and_a_halls_tables_as_the_primary_has_them(
    primary: Postgres, replica: Postgres, written: UpstreamStore
) -> None:
    teller = Teller(HALL)
    told = [teller.tell(f"s{n}", PersonRegistered(f"{n:04d}", f"员工{n}")) for n in range(30)]
    told += [
        teller.tell(f"s{n}", PunchRecorded(f"{n:04d}", 1_774_000_000 + n, "scanner", "1")) for n in range(30)
    ]
    halls.push(written, HALL, told)
    caught_up(written, HALL)
    _wait_until_replayed(primary, replica)
    shown = opened(replica.url(written.name), written.folder).store
    with shown.read() as conn:
        assert chain.entries_after(conn, HALL, 0, 1000, 1 << 40) == told
    with shown.hall_models(HALL).read() as there, written.hall_models(HALL).read() as here:
        assert rows(there, "person") == 30
        assert [table for table in compare.differences(there, here) if not table.same] == []
    shown.close()


def test_a_write_on_a_replica_is_refused_in_words_and_reading_goes_on(
    primary: Postgres, replica: Postgres, written: UpstreamStore
) -> None:
    _wait_until_replayed(primary, replica)
    shown = open_upstream(replica.url(written.name), written.folder)
    for _ in range(2):  # on a new connection, and on one that has been used
        with pytest.raises(Refusal, match="upstream_database_read_only"), shown.write() as conn:
            lock_hall(conn, HALL)
        with pytest.raises(Refusal, match="upstream_database_read_only"), shown.write() as conn:
            conn.execute(hall.update().values(name="x"))
        with pytest.raises(Refusal, match="upstream_database_read_only"):
            Projector(shown, Clock()).step(HALL)
        with shown.read() as conn:
            assert conn.scalars(select(hall.c.hall_id)).all() == [HALL]
    shown.close()


def test_a_database_that_is_not_upstreams_yet_is_not_made_on_a_replica(
    primary: Postgres, replica: Postgres, tmp_path: Path
) -> None:
    empty = primary.new_database()
    _wait_until_replayed(primary, replica)
    with pytest.raises(Refusal, match="upstream_database_read_only"):
        open_upstream(replica.url(empty), tmp_path)


def _wait_until_replayed(primary: Postgres, replica: Postgres) -> None:
    """The replica shows what the primary has written by now."""
    with primary.connect() as conn:
        written = _one(conn.execute("SELECT pg_current_wal_lsn()").fetchone())
    until = time.monotonic() + 30
    with replica.connect() as conn:
        while not _one(conn.execute("SELECT pg_last_wal_replay_lsn() >= %s::pg_lsn", (written,)).fetchone()):
            assert time.monotonic() < until, "the replica does not follow"
            time.sleep(0.02)


def _one(row: tuple[object, ...] | None) -> object:
    assert row is not None
    return row[0]
