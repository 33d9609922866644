"""Finger or PIN to punch: what is shown was committed, and nothing is shown twice."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from sqlalchemy import event

from app.domain.access import TERMINAL
from app.domain.attendance import Edge
from app.domain.clock_in import Answer
from app.domain.facts import FingerEnrolled, FingerRemoved, PersonRenamed, RuleSet
from app.domain.refusal import Refusal
from app.services.attendance_records import AttendanceRecords
from app.services.clock_in import ClockIn, PunchShown
from app.services.hall import Hall, open_hall
from db import attendance, journal
from tests.conftest import OFFICER
from tests.services.cast import Cast, refused, status_of

DAY = date(2026, 4, 2)
SCANNER = "一楼1号"


@pytest.fixture
def people(sample_hall: Hall) -> Cast:
    cast = Cast(sample_hall)
    with sample_hall.writing(OFFICER) as tx:
        for slot, who in enumerate((cast.clerk, cast.colleague)):
            tx.record(FingerEnrolled(slot, f"t{slot}", "右手食指", "a", "b"), who.person)
    cast.sets_clock("08:20", DAY)
    return cast


@pytest.fixture
def clock_in(sample_hall: Hall) -> ClockIn:
    return ClockIn(sample_hall)


def committed(hall: Hall) -> list[tuple[str, int]]:
    """(source, at) of the punches that another connection sees."""
    raw = sqlite3.connect(hall.store.path)
    rows = raw.execute("SELECT source, at FROM punch ORDER BY at").fetchall()
    raw.close()
    return rows


def test_what_is_shown_was_committed(people: Cast, clock_in: ClockIn) -> None:
    shown = clock_in.by_finger(SCANNER, 0)
    assert committed(people.hall) == [("scanner", shown.at)]
    assert (shown.name, shown.number, shown.clock) == ("马晓岚", "1002", "08:20:00")
    assert (shown.department, shown.window_group) == ("青禾公安分局", "青禾公安分局")
    assert (shown.meaning.answer, shown.meaning.edge) == (Answer.ON_TIME, Edge.AM_IN)


def test_a_commit_that_fails_shows_nothing(
    people: Cast, clock_in: ClockIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock_in.by_finger(SCANNER, 1)

    def fails(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(journal, "append", fails)
    with pytest.raises(OSError):
        clock_in.by_finger(SCANNER, 0)
    monkeypatch.undo()
    assert len(committed(people.hall)) == 1
    people.sets_clock("08:20:30", DAY)
    assert clock_in.by_finger(SCANNER, 0).meaning.answer is Answer.ON_TIME
    assert status_of(people.hall, people.clerk.person, DAY)[0] == "am open"


def test_the_receipt_is_the_beginning_of_the_facts_hash(people: Cast, clock_in: ClockIn) -> None:
    shown = clock_in.by_finger(SCANNER, 0)
    with people.hall.reading() as view:
        last = journal.end_of(view.conn)
    assert shown.receipt == last.hash.hex()[:6].upper()


def test_the_four_punches_of_a_day_are_named(people: Cast, clock_in: ClockIn) -> None:
    told = []
    for clock in ("08:31", "11:58", "13:55", "17:30"):
        people.sets_clock(clock, DAY)
        meaning = clock_in.by_finger(SCANNER, 0).meaning
        told.append((meaning.edge, meaning.answer, meaning.minutes))
    assert told == [
        (Edge.AM_IN, Answer.LATE, 1),
        (Edge.AM_OUT, Answer.EARLY, 2),
        (Edge.PM_IN, Answer.ON_TIME, 0),
        (Edge.PM_OUT, Answer.ON_TIME, 0),
    ]
    people.sets_clock("18:00", DAY)
    assert status_of(people.hall, people.clerk.person, DAY) == ["am late+early", "pm normal"]


def test_a_second_press_within_a_minute_is_recognised_and_kept(people: Cast, clock_in: ClockIn) -> None:
    first = clock_in.by_finger(SCANNER, 0)
    people.sets_clock("08:20:59", DAY)
    again = clock_in.by_finger(SCANNER, 0)
    assert again.meaning.answer is Answer.REPEAT
    assert again.meaning.since == first.at - people_midnight(people)
    assert len(committed(people.hall)) == 2


def people_midnight(people: Cast) -> int:
    with people.hall.reading() as view:
        return view.time.at(DAY)


def test_a_press_in_the_very_same_second_is_one_punch(people: Cast, clock_in: ClockIn) -> None:
    clock_in.by_finger(SCANNER, 0)
    again = clock_in.by_finger("二楼1号", 0)
    assert (again.meaning.answer, again.receipt) == (Answer.REPEAT, "")
    assert len(committed(people.hall)) == 1


def test_F1b_after_a_restart_the_last_punch_is_known_and_the_next_is_a_repeat(
    people: Cast, clock_in: ClockIn
) -> None:
    assert clock_in.last() is None
    shown = clock_in.by_finger(SCANNER, 0)
    people.sets_clock("08:20:30", DAY)
    restarted = ClockIn(people.hall)
    last = restarted.last()
    assert last is not None and (last.name, last.clock) == (shown.name, "08:20:00")
    assert restarted.by_finger(SCANNER, 0).meaning.answer is Answer.REPEAT
    people.sets_clock("08:20:30", date(2026, 12, 31))
    assert restarted.last() is None  # another day's time would be read as today's


def test_two_people_in_the_same_second_are_both_kept(people: Cast, clock_in: ClockIn) -> None:
    names = [clock_in.by_finger(SCANNER, slot).name for slot in (0, 1)]
    assert names == ["马晓岚", "顾文渊"]
    assert len(committed(people.hall)) == 2


def test_an_unknown_slot_is_refused_and_recorded_nowhere(people: Cast, clock_in: ClockIn) -> None:
    assert refused(clock_in.by_finger, SCANNER, 9).key == "finger_unknown"
    assert committed(people.hall) == []


def test_midnight_begins_a_new_day(people: Cast, clock_in: ClockIn) -> None:
    people.sets_clock("23:59:50", DAY)
    clock_in.by_finger(SCANNER, 0)
    people.sets_clock("08:20", date(2026, 4, 3))
    meaning = clock_in.by_finger(SCANNER, 0).meaning
    assert (meaning.answer, meaning.edge) == (Answer.ON_TIME, Edge.AM_IN)


def test_a_clock_set_back_still_keeps_the_punch(people: Cast, clock_in: ClockIn) -> None:
    clock_in.by_finger(SCANNER, 0)
    people.sets_clock("07:20", DAY)
    clock_in.by_finger(SCANNER, 0)
    assert len(committed(people.hall)) == 2


# --- what others change ------------------------------------------------------------------------------------


@contextmanager
def elsewhere(hall: Hall) -> Iterator[Hall]:
    """Another process on the same store."""
    other = open_hall(hall.folder, hall.clock)
    yield other
    other.close()


def told(people: Cast, clock_in: ClockIn, clock: str) -> PunchShown:
    people.sets_clock(clock, DAY)
    return clock_in.by_finger(SCANNER, 0)


def test_another_process_change_is_seen_at_the_next_punch(people: Cast, clock_in: ClockIn) -> None:
    told(people, clock_in, "08:20")
    with elsewhere(people.hall) as other:
        with other.writing(OFFICER) as tx:
            tx.record(PersonRenamed("马晓兰"), people.clerk.person)
        assert told(people, clock_in, "12:01").name == "马晓兰"
        with other.writing(OFFICER) as tx:
            tx.record(RuleSet("attendance.grace_minutes", 10, date(2026, 1, 1)))
        assert told(people, clock_in, "14:08").meaning.answer is Answer.ON_TIME
        with other.writing(OFFICER) as tx:
            tx.record(FingerRemoved(0, "t0"), people.clerk.person)
        people.sets_clock("17:31", DAY)
        assert refused(clock_in.by_finger, SCANNER, 0).key == "finger_unknown"


def test_a_punch_at_another_front_is_seen(people: Cast, clock_in: ClockIn) -> None:
    told(people, clock_in, "08:10")
    with elsewhere(people.hall) as other:
        people.sets_clock("12:05", DAY)
        ClockIn(other).by_finger("二楼1号", 0)
    people.sets_clock("12:05:20", DAY)
    assert clock_in.by_finger(SCANNER, 0).meaning.answer is Answer.REPEAT


def test_an_outing_registered_meanwhile_is_seen(people: Cast, clock_in: ClockIn) -> None:
    people.sets_clock("08:10", DAY)
    clock_in.by_finger(SCANNER, 1)
    AttendanceRecords(people.hall).register_outing(
        people.head, people.clerk.person, DAY, 510, 600, "送件", "税务局"
    )
    meaning = told(people, clock_in, "09:55").meaning
    assert (meaning.answer, meaning.edge) == (Answer.ON_TIME, Edge.AM_IN)


def test_a_warm_punch_reads_only_the_end_of_the_chain(people: Cast, clock_in: ClockIn) -> None:
    told(people, clock_in, "08:20")
    seen: list[str] = []

    def note(_c: object, _cur: object, statement: str, *_: object) -> None:
        if statement.lstrip().upper().startswith("SELECT"):
            seen.append(statement)

    event.listen(people.hall.store.engine, "before_cursor_execute", note)
    told(people, clock_in, "12:01")
    event.remove(people.hall.store.engine, "before_cursor_execute", note)
    assert len(seen) == 1 and "FROM journal" in seen[0]


# --- PIN -----------------------------------------------------------------------------------------------


def test_a_pin_punch_names_its_witness(people: Cast, clock_in: ClockIn) -> None:
    shown = clock_in.by_pin(people.colleague, people.clerk.person, "大厅终端")
    assert shown.name == "马晓岚"
    with people.hall.reading() as view:
        (row,) = attendance.punches_between(view.conn, 0, 2**40)
    assert (row.source, row.witness) == ("pin", people.colleague.person)


def test_A1_nobody_witnesses_themselves(people: Cast, clock_in: ClockIn) -> None:
    assert refused(clock_in.by_pin, people.clerk, people.clerk.person, "x").key == "witness_self"
    assert refused(clock_in.by_pin, TERMINAL, people.clerk.person, "x").key == "not_entitled"
    assert refused(clock_in.by_pin, people.director, people.clerk.person, "x").key == "not_entitled"
    assert committed(people.hall) == []


def test_a_pin_of_nobody_is_refused(people: Cast, clock_in: ClockIn) -> None:
    with pytest.raises(Refusal, match="person_unknown"):
        clock_in.by_pin(people.colleague, "nobody", "x")
