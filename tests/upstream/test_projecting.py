"""Read models follow the journal: in any steps, after any cut, without what was erased, hall by hall."""

from __future__ import annotations

import base64
import random
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from app.bench.leave_store import DIRECTOR, OFFICER, TODAY
from app.bench.scratch import MONTH
from app.domain.facts import BodiesErased, PersonRegistered, PersonRenamed, PunchRecorded
from app.domain.journal import Entry
from app.domain.letter import Letter
from app.domain.refusal import Refusal
from app.domain.slots import Month
from app.domain.sync_facts import LetterSettled, MessageReceived
from app.services.attendance import AttendanceService
from app.services.attendance_views import AttendanceViews
from app.services.clock import Clock
from app.services.coverage import CoverageService
from app.services.hall import Hall
from app.services.leave_book import LeaveBook
from app.services.leave_inbox import LeaveInbox
from app.services.leave_views import LeaveViews
from app.services.roster_views import RosterViews
from app.services.today import TodayService
from app.upstream.projecting import Progress, Projector
from db import day_records, leave, overview, projection, roster, settings
from db.store import open_store
from db.upstream import alarms, cursors, letters, tables
from db.upstream.store import UpstreamStore, open_upstream
from tests.conftest import ZONE
from tests.upstream import halls
from tests.upstream.postgres import NewDatabase
from tests.upstream.projected import Teller, caught_up, differing, leave_hall, own_tables

HALL, OTHER = "a" * 32, "b" * 32


@pytest.fixture
def store(upstream_store: UpstreamStore) -> UpstreamStore:
    for hall in (HALL, OTHER):
        halls.found(upstream_store, hall)
    return upstream_store


def people(store: UpstreamStore, hall: str = HALL) -> list[str]:
    with store.hall_models(hall).read() as conn:
        return [person.name for person in roster.people(conn)]


def place(store: UpstreamStore, hall: str = HALL) -> tuple[int, int, str]:
    """(facts applied, where it is stopped, by what) as pages see it."""
    with store.read() as conn:
        rows = conn.execute(tables.cursor.select()).all()
    here = [(row.seq, row.stopped_seq, row.stopped_kind) for row in rows if row.hall_id == hall]
    return here[0] if here else (0, 0, "")


def registered(teller: Teller, count: int, first: int = 1) -> list[Entry]:
    return [
        teller.tell(f"s{n}", PersonRegistered(f"{n:04d}", f"员工{n}")) for n in range(first, first + count)
    ]


def test_facts_are_applied_in_steps_and_each_once(store: UpstreamStore) -> None:
    teller = Teller(HALL)
    halls.push(store, HALL, registered(teller, 10))
    projector = Projector(store, Clock())
    steps = [(p.facts, p.seq) for p in (projector.step(HALL, 4) for _ in range(4))]
    assert steps == [(4, 4), (4, 8), (2, 10), (0, 10)]
    halls.push(store, HALL, registered(teller, 1, 11))
    assert projector.round()
    assert not projector.round()
    assert (len(people(store)), place(store)) == (11, (11, 0, ""))


@pytest.mark.parametrize("kind", ["TicketGivenByAMachineToCome", "PersonRegistered"])
def test_an_unknown_fact_stops_its_hall_only_and_says_so_once(store: UpstreamStore, kind: str) -> None:
    teller, other = Teller(HALL), Teller(OTHER)
    known = registered(teller, 3)
    unknown = teller.write("", kind, 99, b'{"what":1}')
    halls.push(store, HALL, [*known, unknown, *registered(teller, 1, 4)])
    halls.push(store, OTHER, registered(other, 2))
    projector = Projector(store, Clock())
    for _ in range(3):
        projector.round()
    assert place(store) == (3, 4, kind)
    assert (len(people(store)), len(people(store, OTHER))) == (3, 2)
    projector.resume()
    projector.round()
    assert raised(store) == [(HALL, "unknown_fact", f"4 {kind}")]


def test_a_hall_whose_step_fails_rests_while_the_others_go_on(
    store: UpstreamStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    halls.push(store, HALL, registered(Teller(HALL), 3))
    halls.push(store, OTHER, registered(Teller(OTHER), 2))
    projector, tried = Projector(store, Clock()), list[str]()
    whole = projector.step

    def step(hall_id: str) -> Progress:
        tried.append(hall_id)
        if tried.count(HALL) == 1 and hall_id == HALL:
            raise RuntimeError("unforeseen")
        return whole(hall_id)

    monkeypatch.setattr(projector, "step", step)
    assert projector.round()
    assert not projector.round()
    assert sorted(tried) == sorted([HALL, OTHER])
    assert len(people(store, OTHER)) == 2
    monkeypatch.setattr("app.upstream.projecting.time.monotonic", lambda: float("inf"))
    assert projector.round()
    assert len(people(store)) == 3


def raised(store: UpstreamStore) -> list[tuple[str, str, str]]:
    with store.read() as conn:
        return [(row.hall_id, row.kind, row.detail) for row in alarms.alarms(conn)]


def test_a_fact_that_is_too_much_for_the_database_stops_its_own_hall_only_and_says_so(
    store: UpstreamStore,
) -> None:
    teller = Teller(HALL)
    name = base64.b64encode(random.Random(1).randbytes(45_000)).decode()  # of no use as a key in PostgreSQL
    halls.push(store, HALL, [*registered(teller, 2), teller.tell("m", MessageReceived(name, "市中心", "好"))])
    halls.push(store, OTHER, registered(Teller(OTHER), 2))
    projector = Projector(store, Clock())
    for _ in range(3):
        projector.round()
    stops = store.dialect == "postgresql"
    assert place(store) == ((2, 3, "MessageReceived") if stops else (3, 0, ""))
    assert raised(store) == ([(HALL, "unknown_fact", "3 MessageReceived")] if stops else [])
    assert (len(people(store)), len(people(store, OTHER))) == (2, 2)


PASSING = [
    *("40001", "40P01", "53100", "53200", "53300", "55P03", "57014", "57P01", "57P02", "57P03", "25006"),
    *("58030", "XX000", "08006", "42501", ""),
]
"""SQLSTATEs of a server that fails for its own sake; empty: it ends the connection."""


@pytest.mark.parametrize("state", PASSING)
def test_a_fault_of_the_server_that_passes_stops_no_hall(
    new_database: NewDatabase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, state: str
) -> None:
    with closing(open_upstream(new_database(), tmp_path)) as store:
        for hall in (HALL, OTHER):
            halls.found(store, hall)
            halls.push(store, hall, registered(Teller(hall), 2))
        projector, apply, failing = Projector(store, Clock()), projection.apply, True

        def fails(conn: Connection, items: Any) -> None:
            if failing and conn.exec_driver_sql(WHOSE).scalar_one() == HALL:
                conn.exec_driver_sql(
                    f"DO $$ BEGIN RAISE '' USING ERRCODE = '{state}'; END $$" if state else END
                )
            apply(conn, items)

        monkeypatch.setattr(projection, "apply", fails)
        assert projector.round()
        assert (place(store), raised(store), len(people(store, OTHER))) == ((0, 0, ""), [], 2)
        failing = False
        monkeypatch.setattr("app.upstream.projecting.time.monotonic", lambda: float("inf"))
        assert projector.round()
        assert len(people(store)) == 2


WHOSE = "SELECT current_setting('zaigang.hall')"
END = "SELECT pg_terminate_backend(pg_backend_pid())"


def test_a_hall_that_takes_the_database_away_comes_after_the_others_when_it_is_back(
    store: UpstreamStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    halls.push(store, HALL, registered(Teller(HALL), 1))
    halls.push(store, OTHER, registered(Teller(OTHER), 2))
    projector, now = Projector(store, Clock()), 0.0
    whole = projector.step

    def away(*_: object) -> Progress:
        raise Refusal("upstream_database_away", name="x")

    monkeypatch.setattr("app.upstream.projecting.time.monotonic", lambda: now)
    monkeypatch.setattr(projector, "step", lambda hall_id: (away if hall_id == HALL else whole)(hall_id))
    monkeypatch.setattr(store, "check", away)
    with pytest.raises(Refusal, match="upstream_database_away"):
        projector.round()
    now = 3600.0
    with pytest.raises(Refusal, match="upstream_database_away"):
        projector.round()
    assert len(people(store, OTHER)) == 2


def stopped_by_an_older_program(store: UpstreamStore, monkeypatch: pytest.MonkeyPatch) -> None:
    halls.push(store, HALL, registered(Teller(HALL), 3))
    with monkeypatch.context() as older:
        older.setattr("db.upstream.cursors.FACTS", {})
        Projector(store, Clock()).step(HALL)
    assert place(store) == (0, 1, "PersonRegistered")


def test_a_newer_program_goes_on_where_an_older_one_stopped(
    store: UpstreamStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped_by_an_older_program(store, monkeypatch)
    with running(Projector(store, Clock())):
        assert soon(lambda: place(store) == (3, 0, ""))


def test_a_stopped_hall_whose_file_is_damaged_holds_up_no_other(tmp_path: Path) -> None:
    with closing(open_upstream("", tmp_path)) as store:
        for hall in (HALL, OTHER):
            halls.found(store, hall)
        halls.push(store, HALL, [Teller(HALL).write("", "FactToCome", 1, b"{}")])
        Projector(store, Clock()).round()
    path = tmp_path / "halls" / f"{HALL}.db"
    path.write_bytes(b"\xff" * 100 + path.read_bytes()[100:])
    with closing(open_upstream("", tmp_path)) as store:
        halls.push(store, OTHER, registered(Teller(OTHER), 2))
        with running(Projector(store, Clock())) as thread:
            assert soon(lambda: place(store, OTHER) == (2, 0, ""))
            assert thread.is_alive()


def test_no_fault_ends_the_work_on_read_models_nor_leaves_a_hall_stopped(
    store: UpstreamStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped_by_an_older_program(store, monkeypatch)
    halls.push(store, OTHER, registered(Teller(OTHER), 2))
    monkeypatch.setattr("app.upstream.projecting.REST_SECONDS", 0.01)
    for name in ("stopped", "behind", "place"):
        monkeypatch.setattr(cursors, name, _failing_twice(getattr(cursors, name)))
    with running(Projector(store, Clock())):
        assert soon(lambda: (place(store), place(store, OTHER)) == ((3, 0, ""), (2, 0, "")))


def _failing_twice(real: Any) -> Any:
    faults = [RuntimeError("unforeseen"), Refusal("upstream_database_away", name="x")]

    def given_up(*given: Any, **named: Any) -> Any:
        if faults:
            raise faults.pop()
        return real(*given, **named)

    return given_up


@contextmanager
def running(projector: Projector) -> Iterator[threading.Thread]:
    stop = threading.Event()
    thread = threading.Thread(target=projector.run, args=(stop,))
    thread.start()
    try:
        yield thread
    finally:
        stop.set()
        thread.join()


def soon(holds: Callable[[], bool]) -> bool:
    """Within ten seconds."""
    until = time.monotonic() + 10
    while not holds() and time.monotonic() < until:
        time.sleep(0.02)
    return holds()


def test_a_fact_that_cannot_be_applied_stops_the_hall_right_before_it(store: UpstreamStore) -> None:
    teller = Teller(HALL)
    told = registered(teller, 5)
    twice = teller.tell("s9", PersonRegistered("0001", "同号"))
    halls.push(store, HALL, [*told, twice, *registered(teller, 3, 20)])
    found = Projector(store, Clock()).step(HALL)
    assert (found.seq, found.stopped) == (5, "PersonRegistered")
    assert place(store) == (5, 6, "PersonRegistered")
    assert len(people(store)) == 5


def test_a_body_that_is_no_json_stops_the_hall(store: UpstreamStore) -> None:
    teller = Teller(HALL)
    halls.push(store, HALL, [*registered(teller, 1), teller.write("s2", "PersonRegistered", 1, b"[1, 2]")])
    assert Projector(store, Clock()).step(HALL).stopped == "PersonRegistered"
    assert place(store) == (1, 2, "PersonRegistered")


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("BodiesErased", b'{"seqs":7,"ground":"x"}'),
        ("BodiesErased", b'{"seqs":["a",null],"ground":3}'),
        ("LetterSettled", b'{"letter":"l","number":"one","kind":"k","outcome":"accepted"}'),
        ("LetterSettled", b'{"letter":"l","number":1,"kind":"k","outcome":"a\\u0000"}'),
        ("PersonRegistered", b'{"number":"\\ud800","name":[]}'),
        ("PunchRecorded", b'{"user_no":{},"at":99999999999999999999,"source":"","device":""}'),
    ],
)
def test_a_fact_of_a_strange_shape_stops_its_own_hall_at_most(
    store: UpstreamStore, kind: str, body: bytes
) -> None:
    teller = Teller(HALL)
    halls.push(store, HALL, [*registered(teller, 2), teller.write("x", kind, 1, body)])
    halls.push(store, OTHER, registered(Teller(OTHER), 2))
    projector = Projector(store, Clock())
    for _ in range(3):
        projector.round()
    assert place(store) in ((3, 0, ""), (2, 3, kind))
    assert (len(people(store)), len(people(store, OTHER))) == (2, 2)


class Cut(BaseException):
    """Stands for the process that is killed."""


def test_a_projector_that_is_killed_anywhere_goes_on_and_ends_equal(
    store: UpstreamStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    teller = Teller(HALL)
    told = registered(teller, 6)
    told += [teller.tell(f"s{n}", PersonRenamed(f"改名{n}")) for n in range(1, 7)]
    told += [
        teller.tell(f"s{n}", PunchRecorded(f"{n:04d}", 1_774_000_000 + n, "scanner", "1"))
        for n in range(1, 7)
    ]
    halls.push(store, HALL, told)
    for at in range(40):
        _killed(store, at, monkeypatch)
    caught_up(store, HALL)
    with own_tables(tmp_path / "own", told) as own:
        assert differing(own, store, HALL) == []


def _killed(store: UpstreamStore, at: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A projector that applies two facts at a time and is killed at the `at`-th thing that it does."""
    left = at

    def count(real: Any) -> Any:
        def counted(*given: Any, **named: Any) -> Any:
            nonlocal left
            left -= 1
            if left < 0:
                raise Cut
            done = real(*given, **named)
            left -= 1
            if left < 0:
                raise Cut
            return done

        return counted

    with monkeypatch.context() as patch:
        for place_of, name in (
            (cursors, "put"),
            (cursors, "copy"),
            (projection, "apply"),
            (cursors, "following"),
        ):
            patch.setattr(place_of, name, count(getattr(place_of, name)))
        projector = Projector(store, Clock())
        try:
            projector.step(HALL, 2)
        except Cut:
            return


def test_what_was_erased_leaves_the_tables_and_they_equal_the_halls_own(
    store: UpstreamStore, tmp_path: Path
) -> None:
    teller = Teller(HALL)
    told = registered(teller, 4)
    halls.push(store, HALL, told)
    caught_up(store, HALL)
    told.append(teller.tell("", BodiesErased((2,), "request")))
    with store.write() as conn:
        halls.push_into(conn, HALL, told[-1:])
        halls.erase(conn, HALL, [2])
    caught_up(store, HALL)
    assert people(store) == ["员工1", "员工3", "员工4"]
    gone = Entry(told[1].head, told[1].hash, None, None)
    with own_tables(tmp_path / "own", [told[0], gone, *told[2:]]) as own:
        assert differing(own, store, HALL) == []


def test_what_was_erased_is_gone_from_every_file_of_the_hall_once_nobody_reads_it(tmp_path: Path) -> None:
    with closing(open_upstream("", tmp_path)) as store:
        halls.found(store, HALL)
        teller = Teller(HALL)
        halls.push(store, HALL, [teller.tell("s1", PersonRegistered("0001", "appendicitis"))])
        projector = caught_up(store, HALL)
        with store.write() as conn:
            halls.push_into(conn, HALL, [teller.tell("", BodiesErased((1,), "request"))])
            halls.erase(conn, HALL, [1])
        assert store.truncate_wal()  # as receiving does
        with store.hall_models(HALL).read() as reader:
            assert len(roster.people(reader)) == 1
            assert projector.round()
            assert holds_illness(tmp_path) == [f"{HALL}.db-wal"]
        assert not projector.round()
        assert holds_illness(tmp_path) == []


def holds_illness(folder: Path) -> list[str]:
    return [
        path.name for path in folder.rglob("*") if path.is_file() and b"appendicitis" in path.read_bytes()
    ]


def test_what_was_erased_before_it_was_applied_costs_no_second_projection(
    store: UpstreamStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    teller = Teller(HALL)
    told = [*registered(teller, 4), teller.tell("", BodiesErased((1,), "request")), *registered(teller, 4, 5)]
    with store.write() as conn:
        halls.push_into(conn, HALL, told)
        halls.erase(conn, HALL, [1])
    monkeypatch.setattr(cursors, "empty", lambda conn: pytest.fail("projected again"))
    caught_up(store, HALL, limit=2)
    assert len(people(store)) == 7


def sent(store: UpstreamStore, number: int, name: str) -> None:
    letter = Letter(name, HALL, number, "message", b"{}", 0, "市中心", b"")
    with store.write() as conn:
        letters.add(conn, letter, "a", "", 1)


def outcomes(store: UpstreamStore) -> list[tuple[str, str, str, int]]:
    """(letter, outcome, why, the hall's fact), the newest first."""
    with store.read() as conn:
        found = letters.sent(conn, HALL)
    return [(one.letter.letter, one.outcome, one.outcome_key, one.settled_seq) for one in found]


def test_what_became_of_a_letter_is_told_upstream(store: UpstreamStore) -> None:
    sent(store, 1, "l1")
    entry = Teller(HALL).tell("l1", LetterSettled("l1", 1, "message", "too_late", "leave_stale", "{}"))
    halls.push(store, HALL, [entry])
    caught_up(store, HALL)
    assert outcomes(store) == [("l1", "too_late", "leave_stale", 1)]


@pytest.mark.parametrize("lost", ["a", "", 1, None, ["b"], {"b": 1}, "b\0"])
def test_what_became_of_a_letter_that_upstream_has_lost_is_not_told_of_the_one_with_its_number(
    store: UpstreamStore, lost: Any
) -> None:
    sent(store, 1, "b")
    teller = Teller(HALL)
    halls.push(store, HALL, [teller.tell("a", LetterSettled(lost, 1, "message", "accepted"))])
    Projector(store, Clock()).step(HALL)
    assert outcomes(store) == [("b", "", "", 0)]


def test_outcomes_are_the_same_when_the_tables_are_made_again(store: UpstreamStore) -> None:
    sent(store, 1, "b")
    teller = Teller(HALL)
    of_a = teller.tell("a", LetterSettled("a", 1, "message", "accepted"))
    of_b = teller.tell("b", LetterSettled("b", 1, "message", "refused", "letter_failed"))
    halls.push(store, HALL, [of_a, of_b])
    projector = caught_up(store, HALL)
    expected = [("b", "refused", "letter_failed", 2)]
    assert outcomes(store) == expected
    assert projector.rebuild(HALL) == (2, [])
    with store.write() as conn:
        conn.execute(tables.letter.update().values(outcome="", outcome_key="", settled_seq=0))
    with store.hall_models(HALL).write() as conn:
        conn.exec_driver_sql("UPDATE cursor SET seq = 99")  # as an upstream that came back from a backup
    caught_up(store, HALL)
    assert outcomes(store) == expected


def test_several_projectors_at_once_apply_each_fact_once(new_database: NewDatabase, tmp_path: Path) -> None:
    url = new_database()
    stores = [open_upstream(url, tmp_path) for _ in range(3)]
    ids = [f"{n}" * 32 for n in range(4)]
    for hall in ids:
        halls.found(stores[0], hall)
        halls.push(stores[0], hall, registered(Teller(hall), 60))
    done: list[int] = []

    def work(store: UpstreamStore) -> None:
        projector = Projector(store, Clock())
        for _ in range(12):
            done.extend(projector.step(hall, 7).facts for hall in ids)

    threads = [threading.Thread(target=work, args=(store,)) for store in stores]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(done) == 240
    assert [len(people(stores[0], hall)) for hall in ids] == [60] * 4
    for store in stores:
        store.close()


def test_a_rebuild_finds_what_was_changed_by_hand(store: UpstreamStore) -> None:
    halls.push(store, HALL, registered(Teller(HALL), 5))
    projector = caught_up(store, HALL)
    assert projector.rebuild(HALL) == (5, [])
    with store.hall_models(HALL).write() as conn:
        conn.execute(roster.person.update().where(roster.person.c.subject == "s3").values(name="改过"))
    facts, (found,) = projector.rebuild(HALL)
    assert facts == 5
    assert (found.table, found.changed, found.examples) == ("person", 1, (("s3",),))


def test_a_halls_file_that_was_taken_away_is_made_again(tmp_path: Path) -> None:
    store = open_upstream("", tmp_path)
    halls.found(store, HALL)
    halls.push(store, HALL, registered(Teller(HALL), 3))
    caught_up(store, HALL)
    store.close()
    shutil.rmtree(tmp_path / "halls")
    again = open_upstream("", tmp_path)
    assert people(again) == []
    Projector(again, Clock()).round()
    assert len(people(again)) == 3
    again.close()


def test_after_an_older_upstream_was_put_back_the_tables_tell_what_it_has(tmp_path: Path) -> None:
    store = open_upstream("", tmp_path / "up")
    halls.found(store, HALL)
    teller = Teller(HALL)
    halls.push(store, HALL, registered(teller, 3))
    caught_up(store, HALL)
    store.close()
    shutil.copy(tmp_path / "up" / "upstream.db", tmp_path / "backup.db")
    lost = open_upstream("", tmp_path / "up")
    halls.push(lost, HALL, registered(teller, 4, 4))
    caught_up(lost, HALL)
    lost.close()
    shutil.copy(tmp_path / "backup.db", tmp_path / "up" / "upstream.db")
    again = open_upstream("", tmp_path / "up")
    other = Teller(HALL)
    *_, differs = [*registered(other, 3), *registered(other, 1, 50)]
    halls.push(again, HALL, [differs])
    caught_up(again, HALL)
    assert people(again) == ["员工1", "员工2", "员工3", "员工50"]
    again.close()


# --- what is read upstream ----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def of_leave(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, list[Entry]]:
    return leave_hall(tmp_path_factory.mktemp("leave"))


def _all_reads(hall: Hall) -> dict[str, Any]:
    """What pages upstream ask of a hall."""
    april, first = Month(2026, 4), MONTH.first
    inbox = LeaveInbox(hall)
    items = inbox.inbox(DIRECTOR)
    found: dict[str, Any] = {
        "inbox": items,
        "waiting": inbox.waiting(DIRECTOR),
        "book": LeaveBook(hall).between(OFFICER, first, april.last),
        "leaves": LeaveViews(hall).list(OFFICER),
        "shown": [LeaveViews(hall).show(OFFICER, item.shown.leave) for item in items[:3]],
        "case": inbox.case(DIRECTOR, items[0].shown.leave),
        "strip": inbox.strip(DIRECTOR, items[0].shown.leave),
        "today": TodayService(hall).overview(OFFICER),
        "month": AttendanceService(hall).month(MONTH),
        "month shown": AttendanceViews(hall).month(OFFICER, MONTH),
        "coverage": CoverageService(hall).coverage(OFFICER, TODAY, april.last),
        "roster": RosterViews(hall).people(),
        "departments": RosterViews(hall).departments(),
    }
    with hall.reading() as view:
        return found | _low_reads(view.conn)


def _low_reads(conn: Connection) -> dict[str, Any]:
    rows = leave.leaves(conn, ("submitted", "approved"))
    year = (MONTH.first.replace(year=2025, month=1), MONTH.last)
    return {
        "settings": settings.load(conn),
        "rows": rows,
        "one": leave.leaves(conn, ("submitted",), rows[0].subject),
        "slots": leave.slots_of(conn, [row.subject for row in rows[:5]], *year),
        "latest": day_records.latest_leave(conn, year[0], rows[-1].first),
        "latest of one": day_records.latest_leave(conn, year[0], rows[-1].first, rows[0].subject),
        "records": day_records.day_records(conn, *year),
        "records of one": day_records.day_records(conn, *year, rows[0].subject),
        "entries": roster.entries(conn),
        "entries of one": roster.entries(conn, "D0000", rows[0].subject),
        "punches": overview.latest_punches(conn, 2_000_000_000),
        "last": leave.last_id(conn, 2026),
    }


def test_every_read_gives_upstream_what_it_gives_in_the_hall(
    store: UpstreamStore, of_leave: tuple[Path, str, list[Entry]], tmp_path: Path
) -> None:
    path, hall_id, entries = of_leave
    halls.found(store, hall_id)
    for start in range(0, len(entries), 500):
        halls.push(store, hall_id, entries[start : start + 500])
    clock = Clock(datetime(2026, 3, 2, 10, tzinfo=ZONE))
    assert caught_up(store, hall_id).rebuild(hall_id) == (len(entries), [])
    with closing(open_store(path)) as own, own.read() as conn:
        assert differing(conn, store, hall_id) == []
    with closing(open_store(path)) as own:
        expected = _all_reads(Hall(tmp_path, own, clock))
    found = _all_reads(Hall(tmp_path, store.hall_models(hall_id), clock))
    assert found.keys() == expected.keys()
    for name, value in expected.items():
        assert found[name] == value, name
