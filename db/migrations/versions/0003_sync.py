"""The line to upstream: what it has countersigned, and the letters' cursor."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "sync_line",
        sa.Column("terminal", sa.Text, primary_key=True),
        sa.Column("epoch", sa.Integer, nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("hash", sa.LargeBinary, nullable=False),
        sa.Column("incarnation", sa.Text, nullable=False),
        sa.Column("signature", sa.LargeBinary, nullable=False),
        sa.Column("letters", sa.Integer, nullable=False),
        sa.Column("contact_us", sa.Integer, nullable=False),
        sa.Column("trouble", sa.Text, nullable=False),
        sa.Column("trouble_us", sa.Integer, nullable=False),
        sa.Column("standing", sa.Text, nullable=False),
    )
