"""Journals that earlier versions wrote, read by this one: same hashes, same facts, same tables."""

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, insert

from app.domain.calendar import DayKind
from app.domain.fact import Fact
from app.domain.facts import FACTS as KINDS
from app.domain.journal import verify_chain
from db import (
    access,
    attendance,
    balances,
    cover,
    desks,
    journal,
    leave,
    posts,
    projection,
    roster,
    scanners,
    settings,
    signing,
    sync,
)
from db.store import create_store
from tests.golden import facts_0_1, facts_0_2, facts_0_3
from tests.golden.facts_0_1 import ACCOUNT, AT, AUDITOR, DAY, P1, P2, P3
from tests.golden.facts_0_2 import DESK, DODGED, LONG, OTHER_DESK, WORKED
from tests.golden.facts_0_3 import AGREED, NOTE, READ, TERMINAL, URL
from tests.golden.make import FILE, golden_journal


@dataclass(frozen=True)
class Golden:
    """What a version told, and the journal that it wrote."""

    facts: list[tuple[str, Fact]]
    erased: tuple[int, ...]
    journal: dict[str, Any]


def _read(name: str, facts: Any) -> Golden:
    written = json.loads(FILE.with_name(f"journal_{name}.json").read_text("utf-8"))
    return Golden(facts.FACTS, facts.ERASED, written)


VERSIONS = {
    "0_1": _read("0_1", facts_0_1),
    "0_2": _read("0_2", facts_0_2),
    "0_3": _read("0_3", facts_0_3),
}
NEWEST = VERSIONS["0_3"]
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


@pytest.fixture(params=VERSIONS)
def golden(request: pytest.FixtureRequest) -> Golden:
    return VERSIONS[request.param]


@pytest.fixture
def conn(golden: Golden, tmp_path: Path) -> Iterator[Connection]:
    """A store with a version's golden journal, its tables made from it."""
    yield from _store(golden, tmp_path)


@pytest.fixture
def newest(tmp_path: Path) -> Iterator[Connection]:
    yield from _store(NEWEST, tmp_path)


def _store(golden: Golden, folder: Path) -> Iterator[Connection]:
    with closing(create_store(folder / "hall.db")) as store, store.write() as conn:
        for entry in golden.journal["entries"]:
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
    """Add new types to the newest `tests/golden/facts_*.py` and run `python -m tests.golden.make`."""
    assert {entry["head"][4] for entry in NEWEST.journal["entries"]} == set(KINDS)


def test_this_version_still_writes_what_it_wrote() -> None:
    assert golden_journal() == NEWEST.journal


def test_the_golden_chain_holds_with_its_erased_bodies(golden: Golden, conn: Connection) -> None:
    hall = golden.journal["hall"]
    report = verify_chain(hall, journal.entries(conn, hall))
    assert (report.fault, report.facts, report.erased) == (None, len(golden.facts), len(golden.erased))
    assert report.last_hash.hex() == golden.journal["entries"][-1]["hash"]


def test_every_golden_fact_is_read_back_as_it_was(golden: Golden, conn: Connection) -> None:
    expected = [(n, *pair) for n, pair in enumerate(golden.facts, 1) if n not in golden.erased]
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


def test_the_golden_journal_makes_the_leaves_that_it_tells_of(newest: Connection) -> None:
    found = {row.leave: row for row in leave.leaves(newest)}
    states = {key: (row.state, row.route, row.halves, row.released) for key, row in found.items()}
    assert states == {
        LONG: ("returned", "department_then_centre", 6, ()),
        DODGED: ("withdrawn", "department_then_centre", 4, ()),
        WORKED: ("approved", "centre", 3, ("2026-03-24am",)),
    }
    long = found[LONG]
    assert (long.opinion, long.against, long.on_behalf, long.back) == (False, True, ACCOUNT, "2026-03-18am")
    assert long.override == long.over == ("2026-03-16am",)
    march = (date(2026, 3, 1), date(2026, 3, 31))
    held = [f"{s.leave[-1]} {s.slot.date:%d}{s.slot.half}" for s in leave.slots_between(newest, *march)]
    assert held == ["1 16am", "1 16pm", "1 17am", "1 17pm", "3 23am", "3 23pm", "3 24pm"]
    assert [s.effective for s in leave.signatures(newest, [LONG])] == [True, False]
    said = [talk.kind for talk in leave.talks(newest, list(found))]
    assert said == ["returned", "asked", "answered", "rerouted", "recounted", "explained"]
    covers = [f"{s.slot.date:%d}{s.slot.half} {s.agreed}" for s in cover.cover_slots(newest, *march)]
    assert covers == ["16am True", "16pm True", "17am True", "17pm True", "26am True"]
    assert signing.relatives_of(newest, P1) == {P2}
    assert [d.delegation for d in signing.delegations(newest)] == ["e1"]


def test_the_golden_journal_makes_the_posts_balances_and_desks_that_it_tells_of(newest: Connection) -> None:
    assert posts.items(newest) == {("01", "不动产"): ("转移登记",)}
    assert posts.qualifications(newest) == {(P2, "01"): frozenset({"转移登记"})}
    assert posts.partners(newest) == {P1: P2}
    assert [d.subject for d in posts.stand_downs(newest, DAY)] == [P2]
    assert balances.work_starts(newest) == {P1: date(2012, 7, 1)}
    assert [(g.kind, g.halves, g.carried) for g in balances.grants_of(newest, P1)] == [
        ("compensatory", 4, False),
        ("annual", 2, True),
    ]
    assert desks.service(newest) == (True, 8443)
    assert {d.desk: d.revoked_us is None for d in desks.desks(newest)} == {DESK: True, OTHER_DESK: False}
    assert P3 not in {row.subject for row in leave.leaves(newest)}


def test_the_golden_journal_makes_the_line_to_upstream_that_it_tells_of(newest: Connection) -> None:
    enrolled = sync.enrolment(newest)
    assert enrolled is not None
    assert (enrolled.url, enrolled.terminal, enrolled.enrolled_by) == (URL, TERMINAL, "officer")
    settled = [(s.letter, s.number, s.outcome, s.key) for s in sync.letters_settled(newest)]
    assert settled == [
        (READ, 3, "accepted", ""),
        (NOTE, 2, "accepted", ""),
        (AGREED, 1, "too_late", "leave_stale"),
    ]
    assert [(m.letter, m.author, m.text) for m in sync.messages(newest)] == [(NOTE, "市中心", "周五下午检查")]
    assert [tuple(row)[:1] + tuple(row)[2:4] for row in newest.execute(sync.epoch.select())] == [
        (2, TERMINAL, "换新电脑")
    ]
