"""Where people are, by their punches: four and two a day, outings, leave, B posts."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from app.domain.attendance import AttendanceRules, DayInput, Edge, Outing, Punch, PunchSource
from app.domain.presence import Presence, Where, faults_of, presence_of
from app.domain.schedule import format_minute
from app.domain.slots import BOTH_HALVES, NO_HALVES, Half
from tests.domain.days import MONDAY, PLAIN, WINTER, outing, punches_of, second_of

TWO = AttendanceRules(punches_per_day=2)
AM_ONLY, PM_ONLY = frozenset({Half.AM}), frozenset({Half.PM})


def at(
    now: str,
    punches: str,
    rules: AttendanceRules = PLAIN,
    halves: frozenset[Half] = BOTH_HALVES,
    leave: Sequence[Half] = (),
    outings: Sequence[Outing] = (),
    post: str = "A",
) -> Presence:
    day = DayInput(
        MONDAY,
        WINTER,
        halves,
        punches_of(punches),
        dict.fromkeys(leave, "sick"),
        outings,
        covered=post == "B",
    )
    return presence_of(day, rules, second_of(now), post)


def told(presence: Presence) -> str:
    """`on_duty 08:21`: the state and its times."""
    times = [format_minute(m) for m in (presence.since, presence.until) if m is not None]
    return " ".join((presence.where, *times))


@pytest.mark.parametrize(
    ("now", "punches", "expected"),
    [
        ("08:00", "", "not_yet 08:30"),
        ("08:30", "", "not_yet 08:30"),
        ("08:31", "", "absent 08:30"),
        ("08:25", "08:21", "on_duty 08:21"),
        ("10:00", "08:21", "on_duty 08:21"),
        ("12:10", "08:21", "on_duty 08:21"),
        ("12:10", "08:21 12:01", "break 12:01"),
        ("13:30", "08:21 12:01", "break 12:01"),
        ("13:30", "08:21", "break"),
        ("13:58", "08:21 12:01 13:55", "on_duty 13:55"),
        ("14:05", "08:21 12:01", "absent 14:00"),
        ("16:00", "13:55", "on_duty 13:55"),
        ("17:40", "08:21 12:01 13:55 17:31", "signed_out 17:31"),
        ("19:00", "08:21 12:01 13:55", "on_duty 13:55"),
        ("11:35", "08:21 11:30", "signed_out 11:30"),
        ("09:00", "08:21 12:01", "on_duty 08:21"),
    ],
)
def test_four_punches_a_day_tell_where_somebody_is(now: str, punches: str, expected: str) -> None:
    assert told(at(now, punches)) == expected


@pytest.mark.parametrize(
    ("now", "punches", "expected"),
    [
        ("08:00", "", "not_yet 08:30"),
        ("09:00", "", "absent 08:30"),
        ("10:00", "08:21", "on_duty 08:21"),
        ("12:30", "08:21", "on_duty 08:21"),
        ("15:00", "08:21", "on_duty 08:21"),
        ("15:00", "", "absent 14:00"),
        ("17:40", "08:21 17:31", "signed_out 17:31"),
    ],
)
def test_two_punches_a_day_hold_over_noon(now: str, punches: str, expected: str) -> None:
    assert told(at(now, punches, TWO)) == expected


def test_with_two_punches_nobody_signs_in_for_an_afternoon_alone() -> None:
    assert told(at("13:00", "", TWO, leave=[Half.AM])) == "not_yet 14:00"
    assert told(at("15:00", "", TWO, leave=[Half.AM])) == "unseen 14:00"
    assert told(at("17:35", "17:31", TWO, leave=[Half.AM])) == "signed_out 17:31"


def test_a_registered_outing_shows_until_when() -> None:
    assert told(at("10:10", "08:21", outings=[outing("10:00-11:30")])) == "outing 10:00 11:30"
    assert told(at("11:30", "08:21", outings=[outing("10:00-11:30")])) == "on_duty 08:21"


def test_outings_that_touch_are_one() -> None:
    both = [outing("10:00-11:00"), outing("11:00-12:00")]
    assert told(at("10:10", "08:21", outings=both)) == "outing 10:00 12:00"


def test_before_an_outing_over_the_whole_half_day_nobody_is_absent() -> None:
    whole = [outing("08:30-12:00")]
    assert told(at("08:10", "", outings=whole)) == "not_yet 08:30"
    assert told(at("09:00", "", outings=whole)) == "outing 08:30 12:00"
    assert told(at("12:30", "", outings=whole)) == "signed_out 12:00"


def test_after_an_outing_from_the_start_the_sign_in_is_due_when_it_ends() -> None:
    early = [outing("08:30-10:00")]
    assert told(at("09:00", "", outings=early)) == "outing 08:30 10:00"
    assert told(at("10:20", "", outings=early)) == "absent 10:00"
    assert told(at("10:20", "09:58", outings=early)) == "on_duty 09:58"


def test_leave_goes_before_punches() -> None:
    assert told(at("09:00", "", leave=[Half.AM])) == "leave"
    assert told(at("14:30", "13:50", leave=[Half.AM])) == "on_duty 13:50"


def test_a_sign_in_before_the_noon_border_serves_the_only_half_day() -> None:
    assert told(at("14:10", "12:50", leave=[Half.AM])) == "on_duty 12:50"


def test_nobody_is_due_on_a_rest_day() -> None:
    assert told(at("09:00", "08:21", halves=NO_HALVES)) == "rest"


def test_a_half_working_day_knows_its_own_half_alone() -> None:
    assert told(at("09:00", "", halves=PM_ONLY)) == "not_yet 14:00"
    assert told(at("15:00", "08:21 12:01", halves=AM_ONLY)) == "signed_out 12:01"


def test_a_b_who_covers_nobody_stands_by() -> None:
    assert told(at("09:00", "", halves=NO_HALVES, post="B")) == "standby"


def test_a_b_who_covers_is_on_duty_as_such() -> None:
    found = at("09:00", "08:21", post="B")
    assert (found.where, found.covers) == (Where.ON_DUTY, True)


def test_late_and_early_are_told_in_minutes_beyond_the_grace() -> None:
    assert at("09:00", "08:36").late == 6
    assert at("09:00", "08:36", AttendanceRules(grace_minutes=10)).late == 0
    assert at("11:45", "08:20 11:40").early == 20


def test_an_approved_slip_counts_as_its_punch() -> None:
    put = {Edge.AM_IN: Punch(second_of("08:25"), 9, PunchSource.CORRECTION)}
    day = DayInput(MONDAY, WINTER, corrections=put)
    assert told(presence_of(day, PLAIN, second_of("10:00"))) == "on_duty 08:25"


def faults(now: str, punches: str, outings: Sequence[Outing] = ()) -> list[str]:
    day = DayInput(MONDAY, WINTER, punches=punches_of(punches), outings=outings)
    return [f"{f.half} {f.kind} {f.minutes}" for f in faults_of(day, PLAIN, second_of(now))]


def test_an_open_half_day_shows_who_is_late_and_who_is_not_there() -> None:
    assert faults("08:30", "") == []
    assert faults("08:40", "") == ["am absent 10"]
    assert faults("09:30", "08:35") == ["am late 5"]
    assert faults("09:30", "", [outing("08:30-12:00")]) == []


def test_a_half_day_that_is_over_shows_its_verdict() -> None:
    assert faults("13:00", "") == ["am awol 0"]
    assert faults("13:00", "08:35") == ["am missing_out 0", "am late 5"]
    assert faults("14:20", "08:35 11:50") == ["am late 5", "am early 10", "pm absent 20"]


def test_a_missing_sign_out_is_told_an_hour_after_the_half_day() -> None:
    assert faults("12:20", "08:25") == []
    assert faults("13:00", "08:25") == ["am missing_out 0"]
    assert faults("18:00", "08:25 12:01 13:55") == []
    assert faults("18:30", "08:25 12:01 13:55") == ["pm missing_out 0"]


def test_a_day_off_has_no_faults() -> None:
    assert faults_of(DayInput(MONDAY, WINTER, NO_HALVES), PLAIN, second_of("10:00")) == ()
