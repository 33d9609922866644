"""One hall's tables upstream, opened as its store is: rows on PostgreSQL, a file beside SQLite's."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, event

from app.domain.refusal import Refusal
from db import projection
from db.store import Store, use_wal
from db.upstream import models
from db.upstream.server import READING, WRITING, transaction

FOLDER = "halls"
_NAME = re.compile(r"[0-9a-z][0-9a-z_-]{0,63}")


class ServerModels(Store):
    """On PostgreSQL: each transaction sees the rows of this hall only."""

    def __init__(self, engine: Engine, hall_id: str) -> None:
        self.engine = engine
        self.hall_id = hall_id

    def close(self) -> None:
        """The connections are upstream's and stay."""

    def truncate_wal(self, patient: bool = True) -> bool:
        """PostgreSQL keeps its log by itself."""
        return True

    @contextmanager
    def write(self) -> Iterator[Connection]:
        with self._entered(WRITING) as conn:
            yield conn

    @contextmanager
    def read(self) -> Iterator[Connection]:
        with self._entered(READING) as conn:
            yield conn

    @contextmanager
    def _entered(self, options: Mapping[str, Any]) -> Iterator[Connection]:
        with transaction(self.engine, options) as conn:
            conn.exec_driver_sql(_ENTER, (self.hall_id,))
            yield conn


_ENTER = (
    f"SELECT set_config('{models.SETTING}', ?, true), "
    f"set_config('search_path', '{models.SHOWN}, pg_catalog', true)"
)
"""The hall's own names come first: `json_each` is one of PostgreSQL's too."""


def models_engine(engine: Engine) -> Engine:
    """The same connections, with statements as the hall's program writes them for SQLite's driver."""
    own = engine.execution_options()
    event.listen(own, "before_cursor_execute", _translate, retval=True)
    event.listen(own, "do_executemany", _copy)
    return own


def _translate(
    _conn: Connection, _cursor: Any, statement: str, parameters: Any, context: Any, _many: bool
) -> tuple[str, Any]:
    compiled = context is not None and context.compiled is not None
    return (statement if compiled else models.translated(statement)), parameters


def _copy(cursor: Any, statement: str, rows: Any, _context: Any) -> bool:
    """Many whole rows go in by COPY, into the table that the hall's view shows; a few in one statement."""
    found = _WHOLE_ROWS.fullmatch(statement)
    if found is None:
        return False
    if len(rows) <= _FEW:
        more = f", {found[2]}" * (len(rows) - 1)
        cursor.execute(statement + more, [value for row in rows for value in row])
        return True
    table = models.base_tables().tables[f"{models.BASE}.{found[1]}"]
    columns = ", ".join(f'"{name}"' for name in table.c.keys()[1:])
    with cursor.copy(f"COPY {models.BASE}.{found[1]} ({columns}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)
    return True


_WHOLE_ROWS = re.compile(r"INSERT INTO (\w+) VALUES (\([%s, ]+\))")
_FEW = 20


class FileModels(Store):
    """Beside SQLite: a file per hall, which sees the hall's part of the journal in upstream's own file."""

    def __init__(self, path: Path, upstream: Path, hall_id: str) -> None:
        def prepare(raw: sqlite3.Connection) -> None:
            raw.execute("PRAGMA synchronous=NORMAL")  # it can be made again; a torn end is rolled back
            raw.execute("ATTACH ? AS upstream", (str(upstream),))
            for statement in models.seen_in_file(hall_id):
                raw.execute(statement)

        super().__init__(path, prepare)
        self.hall_id = hall_id

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Takes this file only: `BEGIN IMMEDIATE` would take upstream's as well."""
        with super().read() as conn:
            conn.exec_driver_sql("UPDATE main.cursor SET seq = seq")
            yield conn


def file_of(folder: Path, hall_id: str) -> Path:
    """Where a hall's tables lie; Refusal `hall_unknown` for what is no hall's id."""
    if not _NAME.fullmatch(hall_id):
        raise Refusal("hall_unknown")
    return folder / FOLDER / f"{hall_id}.db"


def open_file(folder: Path, upstream: Path, hall_id: str) -> tuple[FileModels, bool]:
    """(the hall's file, whether it had to be made); that of an earlier program is made anew.

    Refusals as `db.store.open_store`.
    """
    path = file_of(folder, hall_id)
    path.parent.mkdir(exist_ok=True)
    file = Store(path)
    try:
        use_wal(file)
        with file.read() as conn:
            version = _version(conn)
        if version > models.MODELS:
            raise Refusal("store_newer", file=path.name, version=version, known=models.MODELS)
        if version < models.MODELS:
            with file.write() as conn:
                if _version(conn) < models.MODELS:
                    _make(conn, hall_id)
    finally:
        file.close()
    return FileModels(path, upstream, hall_id), version < models.MODELS


def _version(conn: Connection) -> int:
    return int(conn.exec_driver_sql("PRAGMA user_version").scalar_one())


def _make(conn: Connection, hall_id: str) -> None:
    names = conn.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
    for name in names:
        conn.exec_driver_sql(f'DROP TABLE "{name}"')
    for table in [*models.tables(), projection.meta]:
        table.create(conn)
    conn.exec_driver_sql(f"CREATE TABLE cursor ({', '.join(models.CURSOR)})")
    conn.exec_driver_sql("INSERT INTO cursor VALUES (0, ?, 0, '', 0, 0)", (models.MODELS,))
    projection.put_meta(conn, "hall", hall_id)
    projection.put_meta(conn, "projection", str(projection.PROJECTION))
    conn.exec_driver_sql(f"PRAGMA user_version={models.MODELS}")
