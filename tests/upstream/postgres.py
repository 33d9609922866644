"""Fixtures with a real PostgreSQL, which the tests bring themselves."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from app.bench.postgres import Postgres, binaries

NewDatabase = Callable[[], str]
"""Makes a database with upstream's schema in it; its URL."""


def new_cluster(durable: bool = False) -> Postgres:
    """A cluster that is started; skips the test where this machine has no PostgreSQL."""
    found = binaries() if sys.platform != "win32" else None
    if found is None:
        pytest.skip("no PostgreSQL here: install the dev requirements, or PostgreSQL 15 or later")
    made = Postgres(found, durable)
    try:
        made.start()
    except BaseException:
        made.remove()
        raise
    return made


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """One cluster for the whole run of this worker."""
    made = new_cluster()
    yield made
    made.remove()


class Databases:
    """Databases with upstream's schema, each as new when it is lent.

    One that comes back is emptied and lent again, because a copy of some thousand files costs more than most
    tests; not one whose schema a test has touched, and not one that grew: emptied rows take their place.
    """

    def __init__(self, postgres: Postgres, folder: Path) -> None:
        from db.upstream.store import open_upstream

        self._postgres = postgres
        self._template = postgres.new_database()
        open_upstream(postgres.url(self._template), folder).close()
        with postgres.connect(self._template) as conn:
            self._schema = _schema(conn)
            self._rows = [(table, _copied_out(conn, table)) for table in _filled(conn)]
        self._free: list[str] = []

    def lend(self) -> str:
        """Its name."""
        return self._free.pop() if self._free else self._postgres.new_database(self._template)

    def take_back(self, name: str) -> None:
        with self._postgres.connect(name) as conn:
            conn.execute(_END_OTHERS)
            as_new = _schema(conn) == self._schema and _grown(conn) < _GROWN_BYTES
            if as_new:
                self._empty(conn)
        if as_new:
            self._free.append(name)
        else:
            self._postgres.drop_database(name)

    def _empty(self, conn: psycopg.Connection[tuple[object, ...]]) -> None:
        """By `DELETE`: `TRUNCATE` makes new files, and `VACUUM` statistics that a new database has not."""
        with conn.transaction():
            conn.execute("SET LOCAL session_replication_role = replica")  # no order among the tables
            for table in _filled(conn):
                conn.execute(SQL("DELETE FROM {}").format(table))
            for table, rows in self._rows:
                with conn.cursor().copy(SQL("COPY {} FROM STDIN").format(table)) as copy:
                    copy.write(rows)


_GROWN_BYTES = 4 << 20
_END_OTHERS = """
SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
_SCHEMA = """
SELECT count(*), max(xmin::text::bigint) FROM (
    SELECT xmin FROM pg_class UNION ALL SELECT xmin FROM pg_attribute
    UNION ALL SELECT xmin FROM pg_attrdef UNION ALL SELECT xmin FROM pg_constraint
    UNION ALL SELECT xmin FROM pg_rewrite UNION ALL SELECT xmin FROM pg_proc
    UNION ALL SELECT xmin FROM pg_trigger UNION ALL SELECT xmin FROM pg_namespace
) AS catalog
"""
"""Another answer after any statement that changes the schema, and after no other."""
_FILLED = """
SELECT relnamespace::regnamespace::text, relname FROM pg_class
WHERE relkind = 'r' AND oid >= 16384 AND pg_relation_size(oid) > 0 ORDER BY 1, 2
"""
_SIZE = "SELECT sum(pg_relation_size(oid)) FROM pg_class WHERE oid >= 16384"


def _schema(conn: psycopg.Connection[tuple[object, ...]]) -> list[tuple[object, ...]]:
    return conn.execute(_SCHEMA).fetchall()


def _filled(conn: psycopg.Connection[tuple[object, ...]]) -> list[Identifier]:
    return [Identifier(str(schema), str(name)) for schema, name in conn.execute(_FILLED)]


def _grown(conn: psycopg.Connection[tuple[object, ...]]) -> int:
    [(size,)] = conn.execute(_SIZE)
    return int(str(size))


def _copied_out(conn: psycopg.Connection[tuple[object, ...]], table: Identifier) -> bytes:
    with conn.cursor().copy(SQL("COPY {} TO STDOUT").format(table)) as copy:
        return b"".join(bytes(part) for part in copy)


@pytest.fixture(scope="session")
def upstream_databases(postgres: Postgres, tmp_path_factory: pytest.TempPathFactory) -> Databases:
    return Databases(postgres, tmp_path_factory.mktemp("template"))


@pytest.fixture
def new_database(postgres: Postgres, upstream_databases: Databases) -> Iterator[NewDatabase]:
    lent: list[str] = []

    def lend() -> str:
        lent.append(upstream_databases.lend())
        return postgres.url(lent[-1])

    yield lend
    for name in lent:
        upstream_databases.take_back(name)


DIALECTS: Sequence[str] = ("sqlite", "postgresql")


@pytest.fixture(params=DIALECTS)
def upstream_url(request: pytest.FixtureRequest) -> str:
    """Each test on both databases: an empty upstream's URL; empty for the embedded file."""
    if request.param == "sqlite":
        return ""
    made: NewDatabase = request.getfixturevalue("new_database")
    return made()
