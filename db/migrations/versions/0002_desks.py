"""The hall's other PCs: when each was last here, and what they asked for that is in force."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "desk_seen",
        sa.Column("desk", sa.Text, primary_key=True),
        sa.Column("seen_us", sa.Integer, nullable=False),
    )
    op.create_table(
        "command",
        sa.Column("command", sa.Text, primary_key=True),
        sa.Column("desk", sa.Text, nullable=False),
        sa.Column("taken_us", sa.Integer, nullable=False),
        sa.Column("outcome", sa.Text),
    )
