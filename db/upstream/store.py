"""Upstream's database: an embedded SQLite file by default, PostgreSQL in production (design.md 3)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import Connection, Engine, Row, create_engine, inspect, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from app.domain.refusal import Refusal
from db.store import Store, use_wal
from db.upstream.tables import hall, meta

SCHEMA_VERSION = 1
"""`schema` in `meta_up`; each migration of upstream raises it."""

FILE_NAME = "upstream.db"
DRIVER = "postgresql+psycopg"
OLDEST_SERVER = 150_000
"""PostgreSQL 15, as it numbers itself."""
_MIGRATING = 0x7A616967616E67
"""The advisory lock under which one of several starting processes changes the schema."""


class UpstreamStore:
    """Upstream's own tables; every write is one transaction, whichever of the two databases it is."""

    def __init__(self, folder: Path, file: Store | None, engine: Engine) -> None:
        self.folder = folder
        self.engine = engine
        self._file = file

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`."""
        return self.engine.dialect.name

    @property
    def name(self) -> str:
        """Which database it is, for a sentence; without its password."""
        return FILE_NAME if self._file is not None else str(self.engine.url.database)

    def close(self) -> None:
        self._file.close() if self._file is not None else self.engine.dispose()

    def write(self) -> AbstractContextManager[Connection]:
        """One transaction that writes: committed when the block ends, rolled back if it raises.

        SQLite: the only writer of the file. PostgreSQL: READ COMMITTED; take the rows that you judge by,
        as `lock_hall` does. Refusals: as `db.store`, `upstream_database_away`.
        """
        return self._file.write() if self._file is not None else self._transaction(_WRITING)

    def read(self) -> AbstractContextManager[Connection]:
        """One consistent view; nothing can be written in it."""
        return self._file.read() if self._file is not None else self._transaction(_READING)

    @contextmanager
    def _transaction(self, options: dict[str, Any]) -> Iterator[Connection]:
        with server_faults(self.name), self.engine.connect() as conn:
            conn.execution_options(**options)
            with conn.begin():
                yield conn


_WRITING: dict[str, Any] = {"isolation_level": "READ COMMITTED", "postgresql_readonly": False}
_READING: dict[str, Any] = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}


def raw(conn: Connection) -> psycopg.Connection[Any]:
    """The driver's own connection inside the open transaction, for COPY; PostgreSQL only."""
    driver = conn.connection.driver_connection
    assert isinstance(driver, psycopg.Connection)
    return driver


def lock_hall(conn: Connection, hall_id: str) -> Row[Any] | None:
    """The hall's row, held until the transaction ends; None: no such hall.

    Whoever appends to a hall or numbers something in it holds this row.
    """
    return conn.execute(select(hall).where(hall.c.hall_id == hall_id).with_for_update()).first()


@contextmanager
def server_faults(name: str) -> Iterator[None]:
    """A PostgreSQL that cannot be reached, went away or is full, as refusals in words."""
    try:
        yield
    except (DBAPIError, psycopg.OperationalError) as error:
        original = error.orig if isinstance(error, DBAPIError) else error
        if isinstance(original, psycopg.errors.DiskFull):
            raise Refusal("store_full", file=name) from error
        if isinstance(original, _AWAY) and not isinstance(original, _RETRIED):
            raise Refusal("upstream_database_away", name=name) from error
        raise


_AWAY = (psycopg.OperationalError, psycopg.InterfaceError)
_RETRIED = (psycopg.errors.SerializationFailure, psycopg.errors.DeadlockDetected)
"""Operational for the driver, but the server is there."""


def open_upstream(url: str, folder: Path) -> UpstreamStore:
    """The database at `url` (`postgresql+psycopg://…`; empty: a file in `folder`), its schema up to date.

    A new one is made. Refusals: as `db.store.open_store`, `upstream_database_url`, `upstream_database_away`,
    `upstream_database_old` (before PostgreSQL 15), `upstream_database_encoding`.
    """
    store = _server(url, folder) if url else _embedded(folder)
    try:
        if url:
            _check_server(store)
        version = _version(store)
        if version > SCHEMA_VERSION:
            raise Refusal("store_newer", file=store.name, version=version, known=SCHEMA_VERSION)
        if store._file is not None:
            use_wal(store._file)
        if version < SCHEMA_VERSION:
            _migrate(store)
    except BaseException:
        store.close()
        raise
    return store


def _embedded(folder: Path) -> UpstreamStore:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refusal("store_cannot_open", file=folder.name) from error
    file = Store(folder / FILE_NAME)
    return UpstreamStore(folder, file, file.engine)


def _server(url: str, folder: Path) -> UpstreamStore:
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise Refusal("upstream_database_url") from error
    if parsed.drivername != DRIVER:
        raise Refusal("upstream_database_url")
    engine = create_engine(parsed, pool_size=5, max_overflow=20, pool_pre_ping=True, pool_recycle=1800)
    return UpstreamStore(folder, None, engine)


def _check_server(store: UpstreamStore) -> None:
    with store.read() as conn:
        number = int(conn.exec_driver_sql("SHOW server_version_num").scalar_one())
        encoding = conn.exec_driver_sql("SHOW server_encoding").scalar_one()
    if number < OLDEST_SERVER:
        raise Refusal("upstream_database_old", version=number // 10_000)
    if encoding != "UTF8":
        raise Refusal("upstream_database_encoding", encoding=encoding)


def _version(store: UpstreamStore) -> int:
    """0: empty; Refusal `store_not_ours` for a database with other tables and none of ours."""
    with store.read() as conn:
        tables = set(inspect(conn).get_table_names())
        if meta.name not in tables and tables:
            raise Refusal("store_not_ours", file=store.name)
        return _recorded_version(conn) if tables else 0


def _recorded_version(conn: Connection) -> int:
    found = conn.scalar(select(meta.c.value).where(meta.c.hall_id == "", meta.c.key == "schema"))
    return int(found or 0)


def _migrate(store: UpstreamStore) -> None:
    from db.migrations.run import UPSTREAM, upgrade  # Alembic is slow to import and seldom needed

    with store.write() as conn:
        if store.dialect == "postgresql":
            conn.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_MIGRATING})")
        if inspect(conn).has_table(meta.name) and _recorded_version(conn) >= SCHEMA_VERSION:
            return  # another process was quicker
        upgrade(conn, UPSTREAM)
        conn.execute(meta.delete().where(meta.c.hall_id == "", meta.c.key == "schema"))
        conn.execute(meta.insert(), {"hall_id": "", "key": "schema", "value": str(SCHEMA_VERSION)})
