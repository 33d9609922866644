"""A database that one test after another is lent is as new for each."""

from __future__ import annotations

import pytest
from psycopg.sql import SQL, Identifier

from app.bench.postgres import Postgres
from tests.upstream.postgres import Databases

LEAVE_ROWS = "UPDATE meta_up SET value = 'x'; INSERT INTO meta_up VALUES ('h', 'k', 'v')"
TABLES = """
SELECT relnamespace::regnamespace, relname FROM pg_class WHERE relkind = 'r' AND oid >= 16384
"""
GROW = "INSERT INTO meta_up SELECT 'h', n::text, repeat('v', 900) FROM generate_series(1, 6000) n"


@pytest.fixture(scope="module")
def lender(postgres: Postgres, tmp_path_factory: pytest.TempPathFactory) -> Databases:
    return Databases(postgres, tmp_path_factory.mktemp("lender"))


def rows_of(postgres: Postgres, name: str) -> dict[str, list[tuple[object, ...]]]:
    """What stands in every table that has rows."""
    with postgres.connect(name) as conn:
        read = {
            str(table): conn.execute(SQL("SELECT * FROM {}").format(Identifier(str(schema), str(table))))
            for schema, table in conn.execute(TABLES).fetchall()
        }
        rows = {table: sorted(cursor.fetchall(), key=repr) for table, cursor in read.items()}
    return {table: found for table, found in rows.items() if found}


def test_what_a_test_wrote_is_gone_and_whoever_stayed_connected_is_cut_off(
    postgres: Postgres, lender: Databases
) -> None:
    name = lender.lend()
    as_new = rows_of(postgres, name)
    stayed = postgres.connect(name)
    stayed.execute(f"BEGIN; {LEAVE_ROWS}; COMMIT; BEGIN; LOCK meta_up".encode())
    lender.take_back(name)
    assert lender.lend() == name
    assert as_new and rows_of(postgres, name) == as_new
    stayed.close()
    lender.take_back(name)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE other (x int)",
        "DROP VIEW hall.person",
        "ALTER TABLE meta_up ADD x int",
        "ALTER TABLE meta_up ALTER value DROP NOT NULL",
        "ALTER TABLE meta_up ALTER value SET DEFAULT 'x'",
        "CREATE VIEW other AS SELECT key FROM meta_up",
        "CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        GROW,
    ],
)
def test_a_database_of_another_shape_or_size_is_not_lent_again(
    postgres: Postgres, lender: Databases, statement: str
) -> None:
    name = lender.lend()
    with postgres.connect(name) as conn:
        conn.execute(statement.encode())
    lender.take_back(name)
    again = lender.lend()
    assert again != name
    lender.take_back(again)
    with postgres.connect() as conn:
        assert conn.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,)).fetchone() is None
