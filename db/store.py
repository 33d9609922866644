"""One hall's SQLite file: how it is opened, refused and written to (design.md 4)."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import QueuePool

from app.domain.refusal import Refusal

SCHEMA_VERSION = 3
"""`PRAGMA user_version` of a store that this program writes; each migration raises it."""

BUSY_MS = 5000


class Store:
    """An engine on `path`; every write is a `BEGIN IMMEDIATE` transaction on a FULL-synchronous WAL."""

    def __init__(self, path: Path, prepare: Callable[[sqlite3.Connection], None] | None = None) -> None:
        """`prepare` is given each new connection."""
        self.path = path
        self.engine = _engine(path, prepare)
        self._watch: sqlite3.Connection | None = None

    def close(self) -> None:
        self.engine.dispose()
        if self._watch is not None:
            self._watch.close()

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One transaction that writes: committed when the block ends, rolled back if it raises."""
        with known_faults(self.path), self.engine.connect() as conn:
            _begin(conn, "BEGIN IMMEDIATE")
            with conn.begin():
                yield conn

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One consistent view; nothing is written in it."""
        with known_faults(self.path), self.engine.connect() as conn:
            _begin(conn, "BEGIN")
            with conn.begin():
                yield conn

    def data_version(self) -> int:
        """Changes whenever another connection has committed: the desktop's cue to look again."""
        if self._watch is None:  # the number is a connection's own, so it is always the same one
            self._watch = sqlite3.connect(self.path, check_same_thread=False)
        return int(self._watch.execute("PRAGMA data_version").fetchone()[0])

    def truncate_wal(self, patient: bool = True) -> bool:
        """Empties the write-ahead log, so that what was erased is gone from it too (trust.md 0.5).

        False if a reader kept it busy for longer than a writer waits, or at all for one that is not
        `patient`: writers wait meanwhile. The next call may do it.
        """
        with known_faults(self.path), self.engine.connect() as conn:
            _begin(conn, "")
            conn.exec_driver_sql(f"PRAGMA busy_timeout={BUSY_MS if patient else 0}")
            try:
                busy = conn.exec_driver_sql("PRAGMA main.wal_checkpoint(TRUNCATE)").one()[0]
            finally:
                conn.exec_driver_sql(f"PRAGMA busy_timeout={BUSY_MS}")
        return not busy


def _begin(conn: Connection, statement: str) -> None:
    conn.info["begin"] = statement


def _engine(path: Path, prepare: Callable[[sqlite3.Connection], None] | None) -> Engine:
    engine = create_engine(
        f"sqlite:///{path}", poolclass=QueuePool, pool_size=4, connect_args={"timeout": BUSY_MS / 1000}
    )

    @event.listens_for(engine, "connect")
    def _connect(raw: sqlite3.Connection, _record: Any) -> None:
        raw.isolation_level = None
        for pragma in (  # none of these writes, so a file that is not ours stays as it was
            "synchronous=FULL",
            "foreign_keys=ON",
            "trusted_schema=OFF",
            "secure_delete=ON",
            "cell_size_check=ON",
            f"busy_timeout={BUSY_MS}",
        ):
            raw.execute(f"PRAGMA {pragma}")
        if prepare is not None:
            prepare(raw)

    @event.listens_for(engine, "begin")
    def _on_begin(conn: Connection) -> None:
        statement = conn.info.get("begin", "BEGIN")
        if statement:
            conn.exec_driver_sql(statement)

    return engine


@contextmanager
def known_faults(path: Path) -> Iterator[None]:
    """SQLite's own errors as refusals in words: locked, full, read-only, damaged."""
    try:
        yield
    except (OperationalError, DatabaseError, sqlite3.DatabaseError) as error:
        key = fault_key(error)
        if key is None:
            raise
        raise Refusal(key, file=path.name) from error


def fault_key(error: Exception) -> str | None:
    """The refusal that tells of a fault of the file, None where the fault is another."""
    original = getattr(error, "orig", error)
    name = getattr(original, "sqlite_errorname", "") or ""
    if str(original).startswith(("Could not decode", "no such table")):  # no code of SQLite's for these
        return "store_damaged"
    for prefix, key in (
        ("SQLITE_BUSY", "store_locked"),
        ("SQLITE_LOCKED", "store_locked"),
        ("SQLITE_PROTOCOL", "store_locked"),
        ("SQLITE_FULL", "store_full"),
        ("SQLITE_READONLY", "store_read_only"),
        ("SQLITE_CANTOPEN", "store_cannot_open"),
        ("SQLITE_PERM", "store_read_only"),
        ("SQLITE_CORRUPT", "store_damaged"),
        ("SQLITE_NOTADB", "store_damaged"),
        ("SQLITE_IOERR", "store_io"),
    ):
        if name.startswith(prefix):
            return key
    return None


def open_store(path: Path) -> Store:
    """Opens an existing store, brings its schema up to date; refused in words if it cannot be trusted.

    A file that is refused is left as it was. Refusals: `store_absent`, `store_newer`, `store_damaged`,
    `store_locked`, `store_not_ours`, `store_read_only`, `store_cannot_open`, `store_io`.
    """
    if not path.is_file():
        raise Refusal("store_absent", file=path.name)
    store = Store(path)
    try:
        version, tables = _look(store)
        if version > SCHEMA_VERSION:
            raise Refusal("store_newer", file=path.name, version=version, known=SCHEMA_VERSION)
        if "journal" not in tables or version < 1:
            raise Refusal("store_not_ours", file=path.name)
        use_wal(store)
        if version < SCHEMA_VERSION:
            _migrate(store)
        _project_again_if_changed(store)
    except BaseException:
        store.close()
        raise
    return store


def create_store(path: Path) -> Store:
    """A new, empty store; Refusal `store_exists` if there is a file already, or as `open_store`.

    A file without a fact is what a start leaves that was cut off before its first one: it is taken over.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refusal("store_cannot_open", file=path.name) from error
    left_over = path.exists()
    store = Store(path)
    try:
        if left_over and not (path.is_file() and _has_no_fact(store)):
            raise Refusal("store_exists", file=path.name)
        use_wal(store)
        if _look(store)[0] < SCHEMA_VERSION:
            _migrate(store)
        _project_again_if_changed(store)
    except BaseException:
        store.close()
        raise
    return store


def _look(store: Store) -> tuple[int, set[str]]:
    """(schema version, tables) without changing anything; Refusal `store_damaged` and the like."""
    try:
        with store.read() as conn:
            version = int(conn.exec_driver_sql("PRAGMA user_version").scalar_one())
            return version, set(conn.scalars(text("SELECT name FROM sqlite_master WHERE type = 'table'")))
    except UnicodeDecodeError as error:  # SQLite quotes a broken schema in its message
        raise Refusal("store_damaged", file=store.path.name) from error


def _has_no_fact(store: Store) -> bool:
    try:
        version, tables = _look(store)
        if not tables:
            return version == 0
        if "journal" not in tables or not 1 <= version <= SCHEMA_VERSION:
            return False
        with store.read() as conn:
            return not conn.scalar(text("SELECT count(*) FROM journal"))
    except Refusal:
        return False


def use_wal(store: Store) -> None:
    """The mode stays with the file, so it is set once; Refusal if the file system cannot do it."""
    with known_faults(store.path), store.engine.connect() as conn:
        _begin(conn, "")
        if conn.exec_driver_sql("PRAGMA journal_mode=WAL").scalar_one() != "wal":
            raise Refusal("store_cannot_open", file=store.path.name)


def _migrate(store: Store) -> None:
    from db.migrations.run import upgrade  # Alembic is slow to import and seldom needed

    with store.write() as conn:
        upgrade(conn)
        conn.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSION}")


def _project_again_if_changed(store: Store) -> None:
    from db import projection

    with store.read() as conn:
        if projection.is_current(conn):
            return
    with store.write() as conn:
        if not projection.is_current(conn):
            projection.rebuild(conn)
