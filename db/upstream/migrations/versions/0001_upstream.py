"""Upstream's tables; every key begins with the hall."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

PARTITIONS = 16
"""Of the journal and its bodies on PostgreSQL, by a hash of the hall."""


def upgrade() -> None:
    _table(
        "hall",
        _text("name"),
        _int("epoch"),
        _big("seq"),
        _bytes("hash"),
        _big("newest_letter"),
        _big("newest_alarm"),
        _big("claimed_seq"),
        _big("contact_us"),
        _big("made_us"),
    )
    _table(
        "terminal",
        _text("terminal", key=True),
        _text("name"),
        _bytes("key"),
        _int("epoch"),
        _text("state"),
        _big("made_us"),
        _text("made_by"),
        _text("confirmed_by"),
        _big("ended_us"),
    )
    _table(
        "enrol_code",
        _text("code_hash", key=True),
        _text("hall_name"),
        _int("takeover"),
        _big("until_us"),
        _text("made_by"),
        _text("used_by"),
    )
    _table(
        "journal",
        _big("seq", key=True),
        _int("epoch"),
        _bytes("previous"),
        _text("kind"),
        _int("version"),
        _text("subject"),
        _text("actor"),
        _big("wall_us"),
        _text("boot_id"),
        _big("boot_us"),
        _bytes("commitment"),
        _bytes("hash"),
        partitions=PARTITIONS,
    )
    _table(
        "body",
        _big("seq", key=True),
        _bytes("salt"),
        _bytes("body"),
        partitions=PARTITIONS,
    )
    _table(
        "batch",
        _big("last", key=True),
        _big("first"),
        _int("epoch"),
        _bytes("prev"),
        _bytes("last_hash"),
        _text("terminal"),
        _text("suite"),
        _bytes("signature"),
        _big("received_us"),
    )
    _table(
        "quarantine",
        _big("number", key=True),
        _text("terminal"),
        _text("reason"),
        _bytes("last_hash"),
        _bytes("message"),
        _big("received_us"),
    )
    _table(
        "alarm",
        _big("number", key=True),
        _text("kind"),
        _text("terminal"),
        _text("detail"),
        _big("raised_us"),
        _text("settled_by"),
        _big("settled_us"),
        _text("note"),
    )
    _table(
        "letter",
        _big("number", key=True),
        _text("letter"),
        _text("kind"),
        _bytes("body"),
        _big("expected"),
        _text("author"),
        _text("account"),
        _text("leave"),
        _bytes("signature"),
        _big("made_us"),
        _big("fetched_us"),
        _text("outcome"),
        _text("outcome_key"),
        _text("outcome_params"),
        _big("settled_us"),
        _big("settled_seq"),
    )
    _table(
        "boot",
        _text("boot_id", key=True),
        _big("begun_us"),
        _big("bound_us"),
        _big("seen_us"),
    )
    _table(
        "clock_jump",
        _big("seq", key=True),
        _big("wall_us"),
        _big("true_us"),
    )
    _table(
        "cursor",
        _big("seq"),
        _int("projection"),
        _big("stopped_seq"),
        _text("stopped_kind"),
        _big("begun_seq"),
        _big("applied_us"),
    )
    _table(
        "account_up",
        _text("account", key=True),
        _text("username"),
        _text("name"),
        _text("role"),
        _text("department"),
        _text("password"),
        _text("totp"),
        _big("totp_step"),
        _int("disabled"),
        _big("password_us"),
        _big("made_us"),
        _text("made_by"),
        _text("confirmed_by"),
    )
    _table(
        "session_up",
        _text("token_hash", key=True),
        _text("account"),
        _big("began_us"),
        _big("seen_us"),
        _text("stage"),
    )
    _table(
        "tries_up",
        _text("key", key=True),
        _int("failed"),
        _int("locks"),
        _big("since_us"),
    )
    _table(
        "page_view",
        _text("view", key=True),
        _text("account"),
        _text("what"),
        _text("about"),
        _big("at_us"),
    )
    _table(
        "meta_up",
        _text("key", key=True),
        _text("value"),
    )
    op.create_index("letter_id", "letter", ["hall_id", "letter"], unique=True)
    op.create_index("letter_leave", "letter", ["hall_id", "leave"])
    op.create_index("terminal_state", "terminal", ["hall_id", "state"])
    op.create_index("page_view_at", "page_view", ["hall_id", "at_us"])
    op.create_index("account_up_username", "account_up", ["hall_id", "username"], unique=True)


def _table(name: str, *columns: sa.Column[object], partitions: int = 0) -> None:
    """Its key begins with the hall; `partitions`: into how many PostgreSQL cuts it by hall, 0: not at all."""
    server = op.get_bind().dialect.name == "postgresql"
    cut = "HASH (hall_id)" if partitions else None
    op.create_table(name, _text("hall_id", key=True), *columns, postgresql_partition_by=cut)
    for part in range(partitions if server else 0):
        values = f"WITH (MODULUS {partitions}, REMAINDER {part})"
        op.execute(f"CREATE TABLE {name}_{part:02d} PARTITION OF {name} FOR VALUES {values}")


def _text(name: str, key: bool = False) -> sa.Column[object]:
    """Ordered by its characters' numbers in every database, whatever its language."""
    kind = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    return sa.Column(name, kind, primary_key=key, nullable=False)


def _big(name: str, key: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.BigInteger, primary_key=key, nullable=False, autoincrement=False)


def _int(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Integer, nullable=False)


def _bytes(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.LargeBinary, nullable=False)
