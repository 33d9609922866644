"""One store's journal into another store, and projected tables held against each other row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, MetaData, Row, Table, inspect, select

from db.tables import projected

BATCH = 5000
EXAMPLES = 5
_NOT_COPIED = {"alembic_version", "erasing"}

Key = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class TableDifference:
    """Rows of a live table that differ from the rebuilt one; `examples` are keys of some."""

    table: str
    missing: int
    """Rebuilt, but not in the live table."""
    extra: int
    """In the live table, but not rebuilt."""
    changed: int
    examples: tuple[Key, ...]

    @property
    def same(self) -> bool:
        return not (self.missing or self.extra or self.changed)


def copy_kept(source: Connection, target: Connection, copied: Callable[[int], None]) -> None:
    """Copies the journal, its bodies and the local tables; `copied` hears how many facts so far."""
    live = MetaData()
    live.reflect(bind=source)
    facts = 0
    for table in live.sorted_tables:
        if table.name in projected.tables or table.name in _NOT_COPIED:
            continue
        reading = str(select(table).compile(dialect=source.dialect))
        writing = str(table.insert().prefix_with("OR REPLACE").compile(dialect=target.dialect))
        for rows in source.exec_driver_sql(reading).partitions(BATCH):  # values as they lie on the disk
            target.exec_driver_sql(writing, [tuple(row) for row in rows])
            if table.name == "journal":
                facts += len(rows)
                copied(facts)


def differences(live: Connection, rebuilt: Connection) -> Iterator[TableDifference]:
    """Every projected table, compared row by row."""
    seen = inspect(live)
    present = {*seen.get_table_names(), *seen.get_view_names()}  # upstream shows a hall its tables as views
    for table in projected.sorted_tables:
        yield _difference(table, live if table.name in present else None, rebuilt)


def _difference(table: Table, live: Connection | None, rebuilt: Connection) -> TableDifference:
    ours = _rows(table, live) if live is not None else iter(())
    theirs = _rows(table, rebuilt)
    missing = extra = changed = 0
    examples: list[Key] = []
    mine, right = next(ours, None), next(theirs, None)
    while mine is not None or right is not None:
        if mine == right:
            mine, right = next(ours, None), next(theirs, None)
            continue
        if right is None or (mine is not None and _order(mine[0]) < _order(right[0])):
            assert mine is not None
            key, extra, mine = mine[0], extra + 1, next(ours, None)
        elif mine is None or _order(right[0]) < _order(mine[0]):
            key, missing, right = right[0], missing + 1, next(theirs, None)
        else:
            key, changed = mine[0], changed + 1
            mine, right = next(ours, None), next(theirs, None)
        if len(examples) < EXAMPLES:
            examples.append(key)
    return TableDifference(table.name, missing, extra, changed, tuple(examples))


def _rows(table: Table, conn: Connection) -> Iterator[tuple[Key, Row[Any]]]:
    """(primary key, row) in the order of the key."""
    keys = list(table.primary_key.columns)
    width = range(len(table.columns))
    places = [i for i in width if list(table.columns)[i] in keys]
    for row in conn.execute(select(table).order_by(*[list(table.columns)[i] for i in places])):
        yield tuple(row[i] for i in places), row


def _order(key: Key) -> tuple[tuple[int, Any], ...]:
    """SQLite's order of a key whose parts may have been given another type: numbers before text."""
    return tuple((0, part) if isinstance(part, int | float) else (1, str(part)) for part in key)
