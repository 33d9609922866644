"""A hall's tables upstream: what the same facts make there, for the same reads (design.md 3, sync.md 2).

PostgreSQL keeps those of all halls together: tables in the schema `model`, each key beginning with the hall.
The schema `hall` shows one hall's rows of them under the names that the hall itself has, so that every
effect and every read of `db` works on both. Which hall that is, a transaction says in `zaigang.hall`; without
it there is nothing to be seen.
"""

from __future__ import annotations

import re
from functools import cache

from sqlalchemy import (
    CheckConstraint,
    Column,
    Connection,
    Index,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    delete,
    text,
    update,
)
from sqlalchemy.schema import CreateSchema, DropSchema

from db import blobs, commands, journal, projection, sync_line
from db.store import SCHEMA_VERSION
from db.tables import HALL_ID, projected
from db.upstream.tables import cursor, meta

MODELS = projection.PROJECTION * 1000 + SCHEMA_VERSION
"""Which tables these are: what is projected, and a hall's local ones; they are made anew when it rises."""

BASE, SHOWN = "model", "hall"
SETTING = "zaigang.hall"
_HERE = f"current_setting('{SETTING}')"
_LOCAL = (blobs.blob, commands.command, sync_line.line)
"""Named, so that their modules are loaded and `kept` is whole."""
_OWN_VIEWS = {journal.journal.name, journal.body.name, projection.meta.name}
_KEY = "models"


def tables() -> list[Table]:
    """A hall's tables apart from its journal: all that is projected, and the local ones (empty upstream)."""
    assert all(table.metadata is journal.kept for table in _LOCAL)
    local = [table for table in journal.kept.sorted_tables if table.name not in _OWN_VIEWS]
    return [*projected.sorted_tables, *local]


@cache
def base_tables() -> MetaData:
    """The same tables with the hall in front of every key, as PostgreSQL keeps them."""
    made = MetaData(schema=BASE)
    for table in tables():
        _based(table, made)
    return made


def _based(table: Table, made: MetaData) -> None:
    here = text(_HERE)
    hall = Column(HALL_ID, Text(collation="C"), primary_key=True, server_default=here, autoincrement=False)
    columns = [_column(column) for column in table.columns]
    unique = [UniqueConstraint(HALL_ID, column.name) for column in table.columns if column.unique]
    checks = [CheckConstraint(c.sqltext) for c in table.constraints if isinstance(c, CheckConstraint)]
    based = Table(table.name, made, hall, *columns, *unique, *checks)
    for index in sorted(table.indexes, key=lambda i: str(i.name)):
        Index(index.name, based.c[HALL_ID], *(based.c[column.name] for column in index.columns))


def _column(column: Column[object]) -> Column[object]:
    """Text is ordered as SQLite orders it, in every database."""
    kind = Text(collation="C") if isinstance(column.type, Text) else column.type
    return Column(
        column.name, kind, primary_key=column.primary_key, nullable=column.nullable, autoincrement=False
    )


def made(conn: Connection) -> int:
    """Which tables there are, 0: none; to be held against `MODELS`."""
    found = conn.scalar(meta.select().with_only_columns(meta.c.value).where(_MADE))
    return int(found or 0)


_MADE = (meta.c.hall_id == "") & (meta.c.key == _KEY)


def make(conn: Connection) -> None:
    """Makes the tables anew, in the transaction that is open; every hall is projected again.

    Beside SQLite each hall's file is made anew when it is opened.
    """
    if conn.dialect.name == "postgresql":
        for schema in (SHOWN, BASE):
            conn.execute(DropSchema(schema, cascade=True, if_exists=True))
            conn.execute(CreateSchema(schema))
        base_tables().create_all(conn)
        for statement in _shown():
            conn.exec_driver_sql(statement)
    conn.execute(update(cursor).values(seq=0, projection=MODELS, stopped_seq=0, stopped_kind="", begun_seq=0))
    conn.execute(delete(meta).where(_MADE))
    conn.execute(meta.insert(), {"hall_id": "", "key": _KEY, "value": str(MODELS)})


def _shown() -> list[str]:
    """What one hall sees: its tables, its journal up to where they are, its own place."""
    quote = _quoted
    views = [
        _VIEW.format(quote(table.name), _ROWS.format(_names(table), f"{BASE}.{quote(table.name)}", _HERE))
        for table in tables()
    ]
    cursor_rows = _ROWS.format(", ".join(CURSOR), '"cursor"', _HERE)
    return [
        *views,
        _VIEW.format("cursor", cursor_rows),
        *(_VIEW.format(name, query) for name, query in _journal("", _HERE, f"{SHOWN}.cursor").items()),
        _VIEW.format("meta", _META.format(_HERE, projection.PROJECTION)),
        _JSON_EACH,
    ]


def seen_in_file(hall_id: str) -> list[str]:
    """The journal beside SQLite, for each connection: upstream's file is attached to it as `upstream`."""
    views = _journal("upstream.", f"'{hall_id}'", "main.cursor")
    return [f"CREATE TEMP VIEW {name} AS {query}" for name, query in views.items()]


def _journal(where: str, here: str, cursor: str) -> dict[str, str]:
    """A hall's reads take the journal's end for the state of its tables, so they see it up to the cursor."""
    places = {"where": where, "here": here, "cursor": cursor, "heads": ", ".join(journal.journal.c.keys())}
    return {name: query.format(**places) for name, query in _JOURNAL.items()}


def _names(table: Table) -> str:
    """As the hall has them, and the hall after them, where an insert that gives no names leaves it out."""
    return ", ".join(_quoted(name) for name in [*table.c.keys(), HALL_ID])


def _quoted(name: str) -> str:
    return f'"{name}"'


CURSOR = ("seq", "projection", "stopped_seq", "stopped_kind", "applied_us", "begun_seq")
_VIEW = f"CREATE VIEW {SHOWN}.{{}} AS {{}}"
_ROWS = "SELECT {} FROM {} WHERE hall_id = {}"
_META = "SELECT 'hall' AS key, {} AS value UNION ALL SELECT 'projection', '{}'"
_JOURNAL = {
    "journal": """
SELECT {heads} FROM {where}journal WHERE hall_id = {here} AND seq <= (SELECT seq FROM {cursor})
""",
    "body": """
SELECT seq, salt, body FROM {where}body WHERE hall_id = {here} AND seq <= (SELECT seq FROM {cursor})
""",
    "feed": """
SELECT seq, kind, version, subject, actor, wall_us, hash FROM {where}journal WHERE hall_id = {here}
""",
    "feed_body": "SELECT seq, body FROM {where}body WHERE hall_id = {here}",
}
_JSON_EACH = """
CREATE FUNCTION hall.json_each(given text) RETURNS TABLE (value text) LANGUAGE sql IMMUTABLE ROWS 20
AS 'SELECT * FROM pg_catalog.json_array_elements_text(given::json)'
"""
"""As SQLite's: the members of a list that is given as JSON."""


@cache
def translated(statement: str) -> str:
    """A statement as written for SQLite's driver, with the marks of PostgreSQL's for its parameters."""
    return _MARK.sub(_mark, statement)


_MARK = re.compile(r"""'[^']*'|"[^"]*"|%|\?|(?<![:\w]):(\w+)""")


def _mark(found: re.Match[str]) -> str:
    whole = found[0]
    if whole == "?":
        return "%s"
    return f"%({found[1]})s" if found[1] else whole.replace("%", "%%")
