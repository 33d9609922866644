"""A journal that 0.1 wrote, read by this version: same hashes, same facts, same tables."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, insert

from app.domain.calendar import DayKind
from app.domain.facts import FACTS as KINDS
from app.domain.journal import verify_chain
from db import access, attendance, journal, projection, roster, scanners, settings
from db.store import create_store
from tests.golden.facts_0_1 import ACCOUNT, AT, AUDITOR, DAY, ERASED, FACTS, P1, P2
from tests.golden.make import FILE, golden_journal

GOLDEN: dict[str, Any] = json.loads(FILE.read_text("utf-8"))
HEAD = (
    "epoch",
    "seq",
    "previous",
    "kind",
    "version",
    "subject",
    "actor",
    "wall_us",
    "boot_id",
    "boot_us",
    "commitment",
)


@pytest.fixture
def conn(tmp_path: Path) -> Iterator[Connection]:
    """A store with the golden journal, its tables made from it."""
    with closing(create_store(tmp_path / "hall.db")) as store, store.write() as conn:
        for entry in GOLDEN["entries"]:
            row = dict(zip(HEAD, entry["head"][1:], strict=True))
            row |= {name: bytes.fromhex(row[name]) for name in ("previous", "commitment")}
            conn.execute(insert(journal.journal), {**row, "hash": bytes.fromhex(entry["hash"])})
            if "body" in entry:
                salt = bytes.fromhex(entry["salt"])
                content = entry["body"].encode()
                conn.execute(insert(journal.body), {"seq": row["seq"], "salt": salt, "body": content})
        projection.rebuild(conn)
        yield conn


def test_the_newest_golden_journal_holds_every_type_of_fact() -> None:
    """Add new types to `tests/golden/facts_0_1.py` and run `python -m tests.golden.make`."""
    assert {entry["head"][4] for entry in GOLDEN["entries"]} == set(KINDS)


def test_this_version_still_writes_what_it_wrote() -> None:
    assert golden_journal() == GOLDEN


def test_the_golden_chain_holds_with_its_erased_body(conn: Connection) -> None:
    report = verify_chain(GOLDEN["hall"], journal.entries(conn, GOLDEN["hall"]))
    assert (report.fault, report.facts, report.erased) == (None, len(FACTS), len(ERASED))
    assert report.last_hash.hex() == GOLDEN["entries"][-1]["hash"]


def test_every_golden_fact_is_read_back_as_it_was(conn: Connection) -> None:
    expected = [(n, *pair) for n, pair in enumerate(FACTS, 1) if n not in ERASED]
    assert [(item.seq, item.subject, item.fact) for item in journal.recorded(conn)] == expected


def test_the_golden_journal_makes_the_hall_that_it_tells_of(conn: Connection) -> None:
    _, loaded = settings.load(conn)
    assert (loaded.name, loaded.practice) == ("青禾政务大厅", True)
    assert loaded.rules.value("attendance.grace_minutes", DAY) == 5
    assert {day.isoformat(): entry.kind for day, entry in loaded.calendar.entries.items()} == {
        "2026-01-01": DayKind.OFF,
        "2026-02-14": DayKind.WORK,
    }
    assert [(p.number, p.name) for p in roster.people(conn)] == [("1001", "韩静怡"), ("1002", "吉川")]
    assert [(p.assignment, p.post) for p in roster.posts(conn)] == [("s1", "A"), ("s2", "B")]
    assert roster.window_groups(conn) == [("01", "不动产"), ("01", "规划许可")]
    assert [c.counter for c in roster.counters(conn)] == ["A1"]
    assert roster.window_heads(conn) == {("01", "不动产"): P1}


def test_the_golden_journal_makes_the_records_that_it_tells_of(conn: Connection) -> None:
    punches = attendance.punches_of(conn, P1, AT, AT + 3600)
    assert [(p.at, p.source, p.witness, p.clock_changed) for p in punches] == [
        (AT, "scanner", "", False),
        (AT + 60, "pin", P2, True),
    ]
    assert [p.user_no for p in attendance.unmatched_punches(conn)] == ["404"]
    assert len(attendance.quarantined(conn)) == 1
    kinds = [mark.kind for mark in attendance.marks(conn, DAY.replace(day=1), DAY.replace(day=31))]
    assert sorted(kinds) == ["correction", "duty", "outing", "reduction"]
    assert [slip.state for slip in attendance.corrections(conn, P1)] == ["approved", "refused"]
    assert list(attendance.month_locks(conn)) == ["2026-02"]
    assert [fault.reason for fault in attendance.device_faults(conn)] == ["断电"]
    assert [finger.slot for finger in scanners.fingers(conn)] == [0]
    assert list(scanners.consents(conn)) == [P1]
    assert [scanner.scanner for scanner in scanners.scanners(conn)] == ["1"]
    found = {a.account: (a.roles, a.disabled) for a in access.accounts(conn)}
    assert found == {ACCOUNT: (("administrator",), ""), AUDITOR: (("staff",), "调离")}
