"""What a clerk is told the moment they punch, beside what the engine makes of it later."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.attendance import AttendanceRules, DayInput, Edge, Outing, Punch, Status, judge_day
from app.domain.clock_in import Answer, Meaning, edge_at, meaning_of
from app.domain.slots import BOTH_HALVES, Half
from tests.domain.days import MONDAY, WINTER, outing, punches_of, second_of

PLAIN = AttendanceRules()
TWO = AttendanceRules(punches_per_day=2)


def told(
    clock: str,
    before: str = "",
    rules: AttendanceRules = PLAIN,
    halves: frozenset[Half] = BOTH_HALVES,
    leave: dict[Half, str] | None = None,
    outings: Sequence[Outing] = (),
    covered: bool = False,
) -> Meaning:
    day = DayInput(MONDAY, WINTER, halves, punches_of(before), leave or {}, outings, {}, covered)
    return meaning_of(day, rules, second_of(clock), True, bool(halves))


@pytest.mark.parametrize(
    ("clock", "before", "expected"),
    [
        ("08:29:59", "", Meaning(Answer.ON_TIME, Edge.AM_IN)),
        ("08:30:59", "", Meaning(Answer.ON_TIME, Edge.AM_IN)),
        ("08:31", "", Meaning(Answer.LATE, Edge.AM_IN, 1)),
        ("09:00", "", Meaning(Answer.ABSENT, Edge.AM_IN, 30)),
        ("09:10", "08:20", Meaning(Answer.ALREADY_IN, Edge.AM_IN, since=second_of("08:20"))),
        ("11:35", "08:20", Meaning(Answer.EARLY, Edge.AM_OUT, 25)),
        ("12:00", "08:20", Meaning(Answer.ON_TIME, Edge.AM_OUT)),
        ("11:00", "08:20", Meaning(Answer.ABSENT, Edge.AM_OUT, 60)),
        ("13:58", "08:20 12:00", Meaning(Answer.ON_TIME, Edge.PM_IN)),
        ("17:31", "08:20 12:00 13:58", Meaning(Answer.ON_TIME, Edge.PM_OUT)),
        ("06:29", "", Meaning(Answer.TOO_EARLY)),
    ],
)
def test_each_of_the_four_is_named_with_its_minutes(clock: str, before: str, expected: Meaning) -> None:
    assert told(clock, before) == expected


@pytest.mark.parametrize("seconds", [0, 1, 59])
def test_a_second_press_within_a_minute_is_recognised(seconds: int) -> None:
    again = told(f"08:20:{seconds:02d}", "08:20")
    assert again == Meaning(Answer.REPEAT, Edge.AM_IN, since=second_of("08:20"))


def test_a_press_after_a_minute_is_a_punch_of_its_own() -> None:
    assert told("08:21", "08:20").answer is Answer.ALREADY_IN


def test_grace_is_granted_in_words_too() -> None:
    assert told("08:35", rules=AttendanceRules(grace_minutes=5)).answer is Answer.ON_TIME


def test_off_the_roster_and_at_rest_are_said() -> None:
    day = DayInput(MONDAY, WINTER)
    assert meaning_of(day, PLAIN, second_of("08:20"), False, False).answer is Answer.OFF_ROSTER
    assert meaning_of(day, PLAIN, second_of("08:20"), True, False).answer is Answer.REST


def test_leave_and_outing_are_said() -> None:
    assert told("08:20", leave={Half.AM: "sick", Half.PM: "sick"}).answer is Answer.ON_LEAVE
    assert told("08:40", outings=[outing("08:30-17:30")]).answer is Answer.ON_OUTING


def test_an_outing_moves_the_edge_that_is_spoken_of() -> None:
    assert told("09:55", outings=[outing("08:30-10:00")]) == Meaning(Answer.ON_TIME, Edge.AM_IN)


def test_a_half_day_that_is_not_worked_is_never_called_late() -> None:
    assert told("09:10", halves=frozenset({Half.PM})).answer is Answer.REST
    assert told("09:10", halves=frozenset({Half.PM}), covered=True).answer is Answer.OFF_ROSTER


def test_a_punch_beyond_noon_serves_the_half_day_that_is_judged() -> None:
    assert told("13:10", "08:20", leave={Half.PM: "sick"}) == Meaning(Answer.ON_TIME, Edge.AM_OUT)
    assert told("13:40", "08:20 13:10", leave={Half.PM: "sick"}).answer is Answer.ON_LEAVE
    assert told("12:40", leave={Half.AM: "sick"}) == Meaning(Answer.ON_TIME, Edge.PM_IN)
    assert told("12:40", halves=frozenset({Half.PM})) == Meaning(Answer.ON_TIME, Edge.PM_IN)


def test_with_two_punches_a_day_the_morning_has_only_a_sign_in() -> None:
    assert told("12:30", rules=TWO).edge is Edge.AM_IN
    assert told("11:00", "10:30", rules=TWO).since == second_of("10:30")
    assert told("13:00", "08:20", rules=TWO).edge is Edge.PM_OUT


def test_nothing_belongs_to_the_time_before_the_first_window() -> None:
    assert edge_at(DayInput(MONDAY, WINTER), PLAIN, second_of("05:00")) is None


@settings(max_examples=300, deadline=None)
@given(second=st.integers(6 * 3600 + 1800, 86399))
def test_what_is_told_at_a_sign_in_is_what_the_engine_judges(second: int) -> None:
    meaning = meaning_of(DayInput(MONDAY, WINTER), PLAIN, second, True, True)
    assert meaning.edge is not None
    verdicts = judge_day(DayInput(MONDAY, WINTER, punches=(Punch(second, 1),)), PLAIN)
    verdict = next(v for v in verdicts if v.half is meaning.edge.half)
    fits = {
        Answer.LATE: Status.LATE,
        Answer.EARLY: Status.EARLY,
        Answer.ABSENT: Status.AWOL,
        Answer.ON_TIME: Status.MISSING_OUT if meaning.edge.is_in else Status.MISSING_IN,
    }
    assert fits[meaning.answer] in verdict.status
