"""Counts the queries that run meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event

from app.services.hall import Hall


@contextmanager
def counted(hall: Hall) -> Iterator[list[str]]:
    """The queries themselves (BEGIN and COMMIT are none)."""
    statements: list[str] = []

    def note(_conn: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.lstrip().upper().startswith("SELECT"):
            statements.append(statement)

    event.listen(hall.store.engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(hall.store.engine, "before_cursor_execute", note)
