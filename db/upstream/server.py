"""PostgreSQL as upstream's database: the engine, its transactions, its faults in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg.types.string import BytesBinaryDumper
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from app.domain.refusal import Refusal

DRIVER = "postgresql+psycopg"
OLDEST = 150_000
"""PostgreSQL 15, as it numbers itself."""

WRITING: Mapping[str, Any] = {"isolation_level": "READ COMMITTED", "postgresql_readonly": None}
"""None: as the server has it, so that a replica, or one that is set to be read only, says so as such."""
READING: Mapping[str, Any] = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}


def server_engine(url: str) -> Engine:
    """Connects when it is first used; Refusal `upstream_database_url`."""
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise Refusal("upstream_database_url") from error
    if parsed.drivername != DRIVER:
        raise Refusal("upstream_database_url")
    engine = create_engine(parsed, pool_size=5, max_overflow=20, pool_pre_ping=True, pool_recycle=1800)
    event.listen(engine, "connect", _bytes_the_quick_way)
    return engine


def _bytes_the_quick_way(connection: psycopg.Connection[Any], _: object) -> None:
    """COPY asks for a dumper by type, and would be given the one of `psycopg.Binary`, three times as slow."""
    connection.adapters.register_dumper(bytes, BytesBinaryDumper)


def check_server(engine: Engine) -> None:
    """Refusals `upstream_database_old` (before PostgreSQL 15), `upstream_database_encoding`, `…_away`."""
    with transaction(engine, READING) as conn:
        number = int(conn.exec_driver_sql("SHOW server_version_num").scalar_one())
        encoding = conn.exec_driver_sql("SHOW server_encoding").scalar_one()
    if number < OLDEST:
        raise Refusal("upstream_database_old", version=number // 10_000)
    if encoding != "UTF8":
        raise Refusal("upstream_database_encoding", encoding=encoding)


@contextmanager
def transaction(engine: Engine, options: Mapping[str, Any]) -> Iterator[Connection]:
    """One transaction, `WRITING` or `READING`; known faults as refusals."""
    with server_faults(str(engine.url.database), options is WRITING), engine.connect() as conn:
        conn.execution_options(**options)
        with conn.begin():
            yield conn


@contextmanager
def server_faults(name: str, writes: bool) -> Iterator[None]:
    """A PostgreSQL that cannot be reached, went away, is full or only to be read, as refusals in words.

    A write where the program said that it reads (`writes` is false) is a fault of the program and stays one.
    """
    try:
        yield
    except (DBAPIError, psycopg.Error) as error:
        original = _original(error)
        if isinstance(original, psycopg.errors.DiskFull):
            raise Refusal("store_full", file=name) from error
        if isinstance(original, psycopg.errors.ReadOnlySqlTransaction) and writes:
            raise Refusal("upstream_database_read_only", name=name) from error
        if _is_away(error):
            raise Refusal("upstream_database_away", name=name) from error
        raise


def is_passing(error: Exception) -> bool:
    """Whether the server failed for a reason of its own, so that the same may succeed when it is tried again.

    The connection, room, a lock, time, a right, a transaction that met another; not what a statement said.
    """
    original = _original(error)
    if not isinstance(original, psycopg.Error):
        return False
    return _is_away(error) or (original.sqlstate or "").startswith(_PASSING)


def _is_away(error: Exception) -> bool:
    """The connection was lost or refused, for which the driver often has no SQLSTATE."""
    if isinstance(error, DBAPIError) and error.connection_invalidated:
        return True
    original = _original(error)
    if not isinstance(original, psycopg.OperationalError | psycopg.InterfaceError):
        return False
    return original.sqlstate is None or original.sqlstate.startswith(_AWAY)


def _original(error: Exception) -> BaseException | None:
    return error.orig if isinstance(error, DBAPIError) else error


_AWAY = ("08", "57P", "53300")
"""SQLSTATE of connections, of a server that ends or starts, of too many connections; nothing else that the
driver calls operational."""
_PASSING = ("25", "40", "42501", "53", "55", "57", "58", "F0", "XX")
"""Transactions, rights, room, locks, the operator, the system, settings, faults inside the server."""
