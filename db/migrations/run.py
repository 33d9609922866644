"""Brings a schema up to date: a hall's journal and local tables, or upstream's; never what is projected."""

from __future__ import annotations

from pathlib import Path

from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.runtime.migration import RevisionStep
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

HALL = Path(__file__).parent
UPSTREAM = HALL.parent / "upstream" / "migrations"


def upgrade(conn: Connection, scripts: Path = HALL) -> None:
    """Runs the migrations that `conn`'s store lacks, inside the transaction that is open on it."""
    config = Config()
    config.set_main_option("script_location", str(scripts))
    script = ScriptDirectory.from_config(config)

    def steps(revision: str, context: MigrationContext) -> list[RevisionStep]:
        return script._upgrade_revs("head", revision)  # the way env.py's own `upgrade` asks for them

    context = MigrationContext.configure(
        conn, opts={"fn": steps, "transactional_ddl": False, "as_sql": False}
    )
    with Operations.context(context):
        context.run_migrations()
