"""Upstream's own tables; `hall_id` is empty where a row belongs to no hall."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Integer, LargeBinary, MetaData, Table, Text

metadata = MetaData()
"""Made and changed by `db/upstream/migrations`; the read models are projected instead."""


def _hall() -> Column[str]:
    return Column("hall_id", Text, primary_key=True)


hall = Table(
    "hall",
    metadata,
    _hall(),
    Column("name", Text, nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("newest_letter", BigInteger, nullable=False),
    Column("newest_alarm", BigInteger, nullable=False),
    Column("claimed_seq", BigInteger, nullable=False),
    Column("contact_us", BigInteger, nullable=False),
    Column("made_us", BigInteger, nullable=False),
)
"""A hall and the head of its chain. `claimed_seq`: the newest seq that the terminal has told of, so that
what is unsent can be counted. Its row is the lock of the hall: whoever numbers or appends holds it."""

terminal = Table(
    "terminal",
    metadata,
    _hall(),
    Column("terminal", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("key", LargeBinary, nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("made_us", BigInteger, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("confirmed_by", Text, nullable=False),
    Column("ended_us", BigInteger, nullable=False),
)
"""`state`: waiting (for the second person), active, revoked, replaced, refused."""

enrol_code = Table(
    "enrol_code",
    metadata,
    _hall(),
    Column("code_hash", Text, primary_key=True),
    Column("hall_name", Text, nullable=False),
    Column("takeover", Integer, nullable=False),
    Column("until_us", BigInteger, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("used_by", Text, nullable=False),
)
"""One-time codes. A new hall's code has no `hall_id` yet: the first terminal that uses it brings it."""

journal = Table(
    "journal",
    metadata,
    _hall(),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("epoch", Integer, nullable=False),
    Column("previous", LargeBinary, nullable=False),
    Column("kind", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("subject", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("wall_us", BigInteger, nullable=False),
    Column("boot_id", Text, nullable=False),
    Column("boot_us", BigInteger, nullable=False),
    Column("commitment", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
)
"""Hash-partitioned by hall on PostgreSQL, as is `body`."""

body = Table(
    "body",
    metadata,
    _hall(),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("salt", LargeBinary, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

batch = Table(
    "batch",
    metadata,
    _hall(),
    Column("last", BigInteger, primary_key=True, autoincrement=False),
    Column("first", BigInteger, nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("prev", LargeBinary, nullable=False),
    Column("last_hash", LargeBinary, nullable=False),
    Column("terminal", Text, nullable=False),
    Column("suite", Text, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    Column("received_us", BigInteger, nullable=False),
)
"""The evidence of who sent what."""

quarantine = Table(
    "quarantine",
    metadata,
    _hall(),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("terminal", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("last_hash", LargeBinary, nullable=False),
    Column("message", LargeBinary, nullable=False),
    Column("received_us", BigInteger, nullable=False),
)
"""Whole batches of revoked or replaced terminals, and forks: kept for a person to look at."""

alarm = Table(
    "alarm",
    metadata,
    _hall(),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("terminal", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("raised_us", BigInteger, nullable=False),
    Column("settled_by", Text, nullable=False),
    Column("settled_us", BigInteger, nullable=False),
    Column("note", Text, nullable=False),
)
"""`kind`: fork, restored, revoked, clock, unknown_fact, went_back."""

letter = Table(
    "letter",
    metadata,
    _hall(),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("letter", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("expected", BigInteger, nullable=False),
    Column("author", Text, nullable=False),
    Column("account", Text, nullable=False),
    Column("leave", Text, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    Column("made_us", BigInteger, nullable=False),
    Column("fetched_us", BigInteger, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("outcome_key", Text, nullable=False),
    Column("outcome_params", Text, nullable=False),
    Column("settled_us", BigInteger, nullable=False),
    Column("settled_seq", BigInteger, nullable=False),
)
"""`outcome` is empty until the hall's `LetterSettled` has come up."""

boot = Table(
    "boot",
    metadata,
    _hall(),
    Column("boot_id", Text, primary_key=True),
    Column("begun_us", BigInteger, nullable=False),
    Column("bound_us", BigInteger, nullable=False),
    Column("seen_us", BigInteger, nullable=False),
)
"""When a terminal was started in true time: received minus its boot clock, the smallest seen; `bound_us` is
how much too late that can be, at most. `seen_us`: the newest boot clock in a message of that boot."""

clock_jump = Table(
    "clock_jump",
    metadata,
    _hall(),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("wall_us", BigInteger, nullable=False),
    Column("true_us", BigInteger, nullable=False),
)

cursor = Table(
    "cursor",
    metadata,
    _hall(),
    Column("seq", BigInteger, nullable=False),
    Column("projection", Integer, nullable=False),
    Column("stopped_seq", BigInteger, nullable=False),
    Column("stopped_kind", Text, nullable=False),
    Column("applied_us", BigInteger, nullable=False),
    Column("begun_seq", BigInteger, nullable=False),
)
"""How far the hall's read models are; `stopped_kind`: a fact type that this upstream does not know.
`begun_seq`: where the chain ended when they were begun; what was erased up to there is not in them."""

account = Table(
    "account_up",
    metadata,
    _hall(),
    Column("account", Text, primary_key=True),
    Column("username", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("department", Text, nullable=False),
    Column("password", Text, nullable=False),
    Column("totp", Text, nullable=False),
    Column("totp_step", BigInteger, nullable=False),
    Column("disabled", Integer, nullable=False),
    Column("password_us", BigInteger, nullable=False),
    Column("made_us", BigInteger, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("confirmed_by", Text, nullable=False),
)
"""`role`: reviewer (of one department of one hall), or centre, auditor, administrator (hall_id empty).

`totp_step`: the newest step whose code has been used, 0 until the first; `password_us`: 0 where it has to be
changed at sign-in; `confirmed_by`: empty until the second person has confirmed the account.
"""

session = Table(
    "session_up",
    metadata,
    _hall(),
    Column("token_hash", Text, primary_key=True),
    Column("account", Text, nullable=False),
    Column("began_us", BigInteger, nullable=False),
    Column("seen_us", BigInteger, nullable=False),
    Column("stage", Text, nullable=False),
)

tries = Table(
    "tries_up",
    metadata,
    _hall(),
    Column("key", Text, primary_key=True),
    Column("failed", Integer, nullable=False),
    Column("locks", Integer, nullable=False),
    Column("since_us", BigInteger, nullable=False),
)
"""Wrong sign-ins, by user name (hashed, so that an unknown one is like a known one) and by address."""

page_view = Table(
    "page_view",
    metadata,
    _hall(),
    Column("view", Text, primary_key=True),
    Column("account", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("at_us", BigInteger, nullable=False),
)
"""What was read and done on pages, and by whom: reasons of leave seen, accounts made, terminals revoked."""

meta = Table(
    "meta_up",
    metadata,
    _hall(),
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
"""Of upstream as a whole: its incarnation, its public key."""
