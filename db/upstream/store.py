"""Upstream's database: an embedded SQLite file by default, PostgreSQL in production (design.md 3)."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from threading import Lock
from typing import Any

import psycopg
from sqlalchemy import Connection, Engine, Row, bindparam, inspect, select, update

from app.domain.refusal import Refusal
from db.store import Store, fault_key, use_wal
from db.upstream import models, server
from db.upstream.hall_models import ServerModels, models_engine, open_file
from db.upstream.meta import INCARNATION, begin_first_incarnation
from db.upstream.server import READING, WRITING, check_server, server_engine, transaction
from db.upstream.tables import cursor, hall, meta

SCHEMA_VERSION = 1
"""`schema` in `meta_up`; each migration of upstream raises it."""

FILE_NAME = "upstream.db"
HALLS_OPEN = 64
"""Files of halls that are kept open."""
_MIGRATING = 0x7A616967616E67
"""The advisory lock under which one of several starting processes changes the schema."""


class UpstreamStore:
    """Upstream's own tables; every write is one transaction, whichever of the two databases it is."""

    def __init__(self, folder: Path, file: Store | None, engine: Engine) -> None:
        self.folder = folder
        self.engine = engine
        self._file = file
        self._models = models_engine(engine) if file is None else engine
        self._halls: dict[str, Store] = {}
        self._lock = Lock()

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`."""
        return self.engine.dialect.name

    @property
    def name(self) -> str:
        """Which database it is, for a sentence; without its password."""
        return FILE_NAME if self._file is not None else str(self.engine.url.database)

    def close(self) -> None:
        with self._lock:
            for known in self._halls.values():
                known.close()
            self._halls.clear()
        self.engine.dispose()

    def write(self) -> AbstractContextManager[Connection]:
        """One transaction that writes: committed when the block ends, rolled back if it raises.

        SQLite: the only writer of the file. PostgreSQL: READ COMMITTED; take the rows that you judge by,
        as `lock_hall` does. Refusals: as `db.store`, `upstream_database_away`,
        `upstream_database_read_only` (a replica).
        """
        return self._file.write() if self._file is not None else transaction(self.engine, WRITING)

    def read(self) -> AbstractContextManager[Connection]:
        """One consistent view; nothing can be written in it."""
        return self._file.read() if self._file is not None else transaction(self.engine, READING)

    def check(self) -> None:
        """The database answers; otherwise refusals as `write`."""
        with self.read() as conn:
            conn.exec_driver_sql("SELECT 1")

    def truncate_wal(self) -> bool:
        """SQLite: empties upstream's own write-ahead log if nobody is in the way; False: later.

        PostgreSQL keeps its log by itself.
        """
        return self._file is None or self._file.truncate_wal(patient=False)

    def hall_models(self, hall_id: str) -> Store:
        """A hall's tables, on which every effect and read of `db` works; for `Hall` to read.

        Refusal `hall_unknown`.
        """
        with self._lock:
            known = self._halls.pop(hall_id, None) or self._open_hall(hall_id)
            self._halls[hall_id] = known  # the latest last
            if len(self._halls) > HALLS_OPEN:
                self._halls.pop(next(iter(self._halls))).close()
            return known

    def _open_hall(self, hall_id: str) -> Store:
        with self.read() as conn:
            if conn.execute(select(hall.c.seq).where(hall.c.hall_id == hall_id)).first() is None:
                raise Refusal("hall_unknown")
            reached = conn.scalar(select(cursor.c.seq).where(cursor.c.hall_id == hall_id))
        if self._file is None:
            return ServerModels(self._models, hall_id)
        file, new = open_file(self.folder, self._file.path, hall_id)
        if new and reached:  # somebody has taken the file away
            with self.write() as conn:
                conn.execute(update(cursor).where(cursor.c.hall_id == hall_id).values(seq=0))
        return file


def is_passing(error: Exception) -> bool:
    """Whether a statement failed for the database's sake, whichever it is: tried again, it may succeed."""
    return fault_key(error) is not None or server.is_passing(error)


def raw(conn: Connection) -> psycopg.Connection[Any]:
    """The driver's own connection inside the open transaction, for COPY; PostgreSQL only."""
    driver = conn.connection.driver_connection
    assert isinstance(driver, psycopg.Connection)
    return driver


def lock_hall(conn: Connection, hall_id: str) -> Row[Any] | None:
    """The hall's row and the `incarnation`, the row held until the transaction ends; None: no such hall.

    Whoever appends to a hall or numbers something in it holds this row.
    """
    return conn.execute(_LOCK_HALL, {"hall_id": hall_id}).first()


_LOCK_HALL = select(hall, INCARNATION).where(hall.c.hall_id == bindparam("hall_id")).with_for_update()


def open_upstream(url: str, folder: Path) -> UpstreamStore:
    """The database at `url` (`postgresql+psycopg://…`; empty: a file in `folder`), its schema up to date.

    A new one is made. Nothing is written to one that is up to date, so that a replica can be opened too.
    Refusals: as `db.store.open_store`, `upstream_database_url`, `upstream_database_away`,
    `upstream_database_old` (before PostgreSQL 15), `upstream_database_encoding`.
    """
    store = UpstreamStore(folder, None, server_engine(url)) if url else _embedded(folder)
    try:
        if url:
            check_server(store.engine)
        version = _version(store)
        if version > SCHEMA_VERSION:
            raise Refusal("store_newer", file=store.name, version=version, known=SCHEMA_VERSION)
        if store._file is not None:
            use_wal(store._file)
        if version < SCHEMA_VERSION:
            _migrate(store)
        _make_models(store)
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
        _hold_schema(store, conn)
        if inspect(conn).has_table(meta.name) and _recorded_version(conn) >= SCHEMA_VERSION:
            return  # another process was quicker
        upgrade(conn, UPSTREAM)
        conn.execute(meta.delete().where(meta.c.hall_id == "", meta.c.key == "schema"))
        conn.execute(meta.insert(), {"hall_id": "", "key": "schema", "value": str(SCHEMA_VERSION)})
        begin_first_incarnation(conn)


def _hold_schema(store: UpstreamStore, conn: Connection) -> None:
    """One of several processes that start at once changes it; a writer of SQLite is alone anyway."""
    if store.dialect == "postgresql":
        conn.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_MIGRATING})")


def _make_models(store: UpstreamStore) -> None:
    """The read models of all halls, where this program makes others than those that are there."""
    with store.read() as conn:
        if _models_are_ours(store, conn):
            return
    with store.write() as conn:
        _hold_schema(store, conn)
        if not _models_are_ours(store, conn):
            models.make(conn)


def _models_are_ours(store: UpstreamStore, conn: Connection) -> bool:
    version = models.made(conn)
    if version > models.MODELS:
        raise Refusal("store_newer", file=store.name, version=version, known=models.MODELS)
    return version == models.MODELS
