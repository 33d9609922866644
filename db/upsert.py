"""Rows that may be there already: one statement per table and database, built once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Insert, Table
from sqlalchemy.dialects import postgresql, sqlite

from db.tables import HALL_ID

Given = Mapping[str, Any] | Sequence[Mapping[str, Any]]
"""A row, or several with the same columns; never none."""


def put(conn: Connection, table: Table, rows: Given) -> None:
    """Inserts; where the primary key is there already, the other columns that are given change."""
    first = rows if isinstance(rows, Mapping) else rows[0]
    conn.execute(_put(conn.dialect.name, table, tuple(first)), rows)


def add(conn: Connection, table: Table, rows: Given) -> None:
    """Inserts; what is there already stays as it is."""
    conn.execute(_add(conn.dialect.name, table), rows)


@cache
def _put(dialect: str, table: Table, given: tuple[str, ...]) -> Insert:
    keys = [column.name for column in table.primary_key.columns]
    changed = [name for name in given if name not in keys]
    if dialect == "sqlite":
        embedded = sqlite.insert(table)
        values = {name: embedded.excluded[name] for name in changed}
        return embedded.on_conflict_do_update(index_elements=keys, set_=values)
    server = postgresql.insert(table)
    values = {name: server.excluded[name] for name in changed}
    return server.on_conflict_do_update(index_elements=[HALL_ID, *keys], set_=values)


@cache
def _add(dialect: str, table: Table) -> Insert:
    if dialect == "sqlite":
        return sqlite.insert(table).on_conflict_do_nothing()
    return postgresql.insert(table).on_conflict_do_nothing()
