"""The attendance engine against the examples of domain.md B.0 and of cases.md, each by its id."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.attendance import (
    AttendanceRules,
    DayInput,
    Edge,
    Outing,
    Punch,
    PunchSource,
    Status,
    first_and_last,
    judge_day,
    merged,
    off_duty,
    windows_of,
)
from app.domain.schedule import DayHours, Hours, Reduction
from app.domain.slots import BOTH_HALVES, Half
from tests.domain.days import H4, MONDAY, WINTER, clocks, judged, outing, punches_of, words

NOON = AttendanceRules(noon_single_punch=True)
TWO = AttendanceRules(punches_per_day=2)
AM, PM = frozenset({Half.AM}), frozenset({Half.PM})
NURSING = Reduction(MONDAY, MONDAY, "pm_out", 60, "nursing")

AT_CASES = {
    "AT-01": ("08:29:59 12:00:05 13:58 17:31", ["am normal", "pm normal"]),
    "AT-02": ("08:30:59 12:00 14:00 17:30", ["am normal", "pm normal"]),
    "AT-03": ("08:31 12:00 14:00 17:30", ["am late 1", "pm normal"]),
    "AT-04": ("09:00 12:00 14:00 17:30", ["am awol", "pm normal"]),
    "AT-05": ("08:20 11:35 14:00 17:30", ["am early 25", "pm normal"]),
    "AT-06": ("08:20 14:00 17:30", ["am missing_out", "pm normal"]),
    "AT-09": ("08:20 08:21 08:21 12:01 12:02 13:59 17:30", ["am normal", "pm normal"]),
    "AT-10": ("08:20 12:30 17:30", ["am normal", "pm missing_in"]),
    "AT-12": ("", ["am awol", "pm awol"]),
}


@pytest.mark.parametrize("case", AT_CASES)
def test_the_examples_of_the_rules_hold(case: str) -> None:
    punches, expected = AT_CASES[case]
    assert words(judged(punches)) == expected


def test_AT_08_leave_in_the_morning_leaves_the_afternoon_as_it_is() -> None:
    assert words(judged("13:55 17:30", leave={Half.AM: "personal"})) == ["am leave", "pm normal"]


def test_AT_10_one_noon_punch_serves_both_edges_where_the_hall_says_so() -> None:
    assert words(judged("08:20 12:30 17:30", rules=NOON)) == ["am normal", "pm normal"]


def test_AT_13_a_nursing_hour_moves_the_end_of_the_day() -> None:
    hours = NURSING.applied(WINTER)
    assert words(judged("08:20 12:05 13:50 16:31", hours)) == ["am normal", "pm normal"]
    assert words(judged("08:20 12:05 13:50 16:29", hours)) == ["am normal", "pm early 1"]


def test_AT_18_a_manual_sign_in_is_a_punch_like_any_other() -> None:
    manual = Punch(8 * 3600 + 25 * 60, 9, PunchSource.MANUAL, "fault")
    day = DayInput(MONDAY, WINTER, punches=(manual, *punches_of("12:00 14:00 17:30")))
    verdicts = judge_day(day, AttendanceRules())
    assert words(verdicts) == ["am normal", "pm normal"]
    assert verdicts[0].punch_in is manual


C_CASES = {
    "C-P1": ("08:50 08:50:03 12:00 12:50 17:10", ["am normal", "pm normal"], ("08:50", "12:00")),
    "C-P8": ("08:50 13:20 17:10", ["am missing_out", "pm late 20"], ("08:50", None)),
    "C-P9": ("08:50 12:00 14:00 17:10", ["am normal", "pm awol"], ("08:50", "12:00")),
    "C-P13": ("09:05 12:00 13:10 17:10", ["am late 5", "pm late 10"], ("09:05", "12:00")),
    "C-P15": ("08:50 12:10 12:40 17:00", ["am normal", "pm normal"], ("08:50", "12:10")),
    "C-P17 first day": ("08:50", ["am missing_out", "pm awol"], ("08:50", None)),
    "C-P17 second day": ("17:10", ["am awol", "pm missing_in"], (None, None)),
    "C-P18": ("", ["am awol", "pm awol"], (None, None)),
}


@pytest.mark.parametrize("case", C_CASES)
def test_the_cases_that_others_get_wrong(case: str) -> None:
    punches, expected, morning = C_CASES[case]
    verdicts = judged(punches, H4)
    assert words(verdicts) == expected
    assert clocks(verdicts[0]) == morning


def test_C_P9_the_absence_keeps_its_sign_in_at_two() -> None:
    verdict = judged("08:50 12:00 14:00 17:10", H4)[1]
    assert clocks(verdict) == ("14:00", "17:10")
    assert (verdict.late_minutes, verdict.early_minutes) == (0, 0)


def test_C_P2_an_offline_punch_that_arrives_later_makes_the_morning_punctual() -> None:
    assert words(judged("09:20 17:10", H4))[0] == "am missing_out+late 20"
    verdict = judged("09:20 17:10 08:50", H4)[0]
    assert verdict.status == (Status.MISSING_OUT,)
    assert clocks(verdict) == ("08:50", None)


def test_C_P15_no_punch_serves_two_edges() -> None:
    verdicts = judged("08:50 12:10 12:40 17:00", H4)
    assert [clocks(v) for v in verdicts] == [("08:50", "12:10"), ("12:40", "17:00")]


def test_C_P19_punches_are_judged_by_their_clock_whatever_their_sequence() -> None:
    later_first = (Punch(17 * 3600, 1), Punch(8 * 3600, 2), Punch(12 * 3600, 3), Punch(12 * 3600 + 2400, 4))
    day = DayInput(MONDAY, H4, punches=tuple(sorted(later_first)))
    assert words(judge_day(day, AttendanceRules())) == ["am normal", "pm normal"]


def test_C_P28_leave_in_the_morning_and_a_worked_afternoon() -> None:
    assert words(judged("12:50 17:10", H4, leave={Half.AM: "sick"})) == ["am leave", "pm normal"]


def test_C_P29_leave_approved_later_takes_the_absence_back() -> None:
    assert words(judged("13:00 17:00", H4))[0] == "am awol"
    assert words(judged("13:00 17:00", H4, leave={Half.AM: "sick"}))[0] == "am leave"


def test_C_P30_approved_leave_stands_though_somebody_punched() -> None:
    verdict = judged("08:55 12:00 13:00 17:00", H4, leave={Half.AM: "personal"})[0]
    assert verdict.status == (Status.LEAVE,)
    assert clocks(verdict) == (None, None)


def test_C_S7_half_a_day_of_leave_and_half_a_day_of_absence_look_different() -> None:
    assert words(judged("", H4, leave={Half.AM: "personal"})) == ["am leave", "pm awol"]


# --- windows ------------------------------------------------------------------------------------


def test_the_default_winter_windows_are_the_midpoints() -> None:
    w = windows_of(WINTER)
    marks = [w.am_in[0], w.am_in[1], w.am_out[1], w.pm_in[1], w.pm_out[1]]
    assert [f"{s // 3600:02d}:{s // 60 % 60:02d}" for s in marks] == [
        "06:30",
        "10:15",
        "13:00",
        "15:45",
        "24:00",
    ]


def test_a_window_starts_on_its_first_second_and_ends_before_its_last() -> None:
    assert words(judged("06:30 12:00 14:00 17:30"))[0] == "am normal"
    assert words(judged("06:29:59 12:00 14:00 17:30"))[0] == "am missing_in"
    assert words(judged("08:20 12:59:59 14:00 17:30"))[0] == "am normal"
    assert words(judged("08:20 13:00 17:30")) == ["am missing_out", "pm normal"]


def test_no_window_begins_before_midnight() -> None:
    early = DayHours(Hours(60, 300), Hours(360, 600))
    assert windows_of(early).am_in[0] == 0


def test_in_takes_the_first_punch_and_out_the_last_of_its_window() -> None:
    verdicts = judged("08:10 08:40 11:00 12:05 13:30 14:30 16:00 17:40")
    assert [clocks(v) for v in verdicts] == [("08:10", "12:05"), ("13:30", "17:40")]


def test_two_punches_of_the_same_second_are_ordered_by_sequence() -> None:
    first, second = Punch(30600, 1), Punch(30600, 2)
    day = DayInput(MONDAY, WINTER, punches=tuple(sorted((second, first))))
    assert judge_day(day, AttendanceRules())[0].punch_in is first


# --- lateness -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("clock", "expected"), [("08:35", "am normal"), ("08:36", "am late 6")])
def test_grace_forgives_up_to_its_minutes_and_then_counts_all(clock: str, expected: str) -> None:
    rules = AttendanceRules(grace_minutes=5)
    assert words(judged(f"{clock} 12:00 14:00 17:30", rules=rules))[0] == expected


def test_grace_forgives_leaving_early_alike() -> None:
    rules = AttendanceRules(grace_minutes=5)
    assert words(judged("08:30 11:55 14:00 17:24", rules=rules)) == ["am normal", "pm early 6"]


@pytest.mark.parametrize(
    ("punches", "expected"),
    [
        ("08:59 12:00", "am late 29"),
        ("09:00 12:00", "am awol"),
        ("08:30 11:31", "am early 29"),
        ("08:30 11:30", "am awol"),
        ("08:50 11:45", "am late+early 20 15"),
        ("08:59:59 11:31", "am late+early 29 29"),
    ],
)
def test_late_and_early_are_each_held_against_thirty_minutes_on_its_own(punches: str, expected: str) -> None:
    assert words(judged(punches))[0] == expected


def test_leaving_in_the_last_minute_is_early_by_one_however_many_seconds_are_left() -> None:
    assert words(judged("08:30 11:59:59 14:00 17:30"))[0] == "am early 1"


def test_an_absence_has_no_minutes_and_keeps_its_punches() -> None:
    verdict = judged("09:10 11:50 14:00 17:30")[0]
    assert (verdict.status, verdict.late_minutes, verdict.early_minutes) == ((Status.AWOL,), 0, 0)
    assert clocks(verdict) == ("09:10", "11:50")


def test_a_missing_punch_stands_beside_the_lateness_of_the_other() -> None:
    assert words(judged("08:40 14:00 17:20"))[0] == "am missing_out+late 10"
    assert words(judged("08:20 12:00 17:20"))[1] == "pm missing_in+early 10"


def test_lateness_of_the_limit_is_absence_even_with_the_other_punch_missing() -> None:
    assert words(judged("09:30 14:00 17:30"))[0] == "am awol"


# --- noon ---------------------------------------------------------------------------------------


def test_a_punch_beyond_noon_signs_out_of_the_morning_before_leave() -> None:
    verdicts = judged("08:20 13:40", leave={Half.PM: "annual"})
    assert words(verdicts) == ["am normal", "pm leave"]
    assert clocks(verdicts[0]) == ("08:20", "13:40")


def test_a_punch_before_noon_signs_in_to_the_afternoon_after_leave() -> None:
    verdicts = judged("12:40 17:30", leave={Half.AM: "annual"})
    assert words(verdicts) == ["am leave", "pm normal"]
    assert clocks(verdicts[1]) == ("12:40", "17:30")


def test_the_nearest_punch_beyond_noon_counts() -> None:
    after = judged("08:20 13:10 15:00", leave={Half.PM: "annual"})[0]
    before = judged("10:30 12:50 17:30", leave={Half.AM: "annual"})[1]
    assert clocks(after)[1] == "13:10"
    assert clocks(before)[0] == "12:50"


def test_a_punch_outside_the_adjoining_window_does_not_cross_noon() -> None:
    assert words(judged("08:20 15:45", leave={Half.PM: "annual"}))[0] == "am missing_out"
    assert words(judged("10:14 17:30", leave={Half.AM: "annual"}))[1] == "pm missing_in"


def test_the_windows_own_punch_goes_before_one_beyond_noon() -> None:
    assert clocks(judged("08:20 12:01 13:10", leave={Half.PM: "annual"})[0])[1] == "12:01"


def test_noon_is_crossed_beside_an_outing_a_rest_and_an_uncovered_half_day() -> None:
    afternoon = [outing("14:00-17:30")]
    assert words(judged("08:20 13:10", outings=afternoon)) == ["am normal", "pm outing"]
    assert words(judged("08:20 13:10", halves=AM)) == ["am normal"]
    assert words(judged("12:30 17:30", halves=PM, covered=True)) == ["pm normal+covered"]


def test_noon_is_not_crossed_while_the_neighbour_is_judged() -> None:
    assert words(judged("08:20 13:10 17:30")) == ["am missing_out", "pm normal"]


def test_a_single_noon_punch_must_lie_in_the_break() -> None:
    assert words(judged("08:20 11:50 17:30", rules=NOON)) == ["am early 10", "pm missing_in"]
    assert words(judged("08:20 14:05 17:30", rules=NOON)) == ["am missing_out", "pm late 5"]
    assert words(judged("08:20 13:30 17:30", rules=NOON)) == ["am normal", "pm normal"]


# --- outings, leave, cover ------------------------------------------------------------------------


def test_a_timed_outing_moves_the_start_and_still_wants_a_punch_there() -> None:
    morning = [outing("08:30-10:00")]
    assert words(judged("09:55 12:00 14:00 17:30", outings=morning))[0] == "am normal"
    assert words(judged("10:05 12:00 14:00 17:30", outings=morning))[0] == "am late 5"
    assert words(judged("12:00 14:00 17:30", outings=morning))[0] == "am missing_in"


def test_a_timed_outing_moves_the_windows_with_the_edge() -> None:
    morning = [outing("08:00-10:30")]
    assert clocks(judged("10:40 12:00 14:00 17:30", outings=morning)[0])[0] == "10:40"
    assert words(judged("07:00 12:00 14:00 17:30", outings=[outing("08:00-11:00")]))[0] == "am missing_in"


def test_a_timed_outing_moves_the_end() -> None:
    verdict = judged("08:20 11:00 14:00 17:30", outings=[outing("11:00-12:00")])[0]
    assert verdict.status == (Status.NORMAL,)
    assert verdict.hours == Hours(510, 660)


def test_an_outing_in_the_middle_moves_nothing() -> None:
    assert words(judged("08:20 12:00 14:00 17:30", outings=[outing("09:00-11:00")])) == [
        "am normal",
        "pm normal",
    ]


def test_an_outing_across_noon_moves_both_edges() -> None:
    verdicts = judged("08:20 11:00 15:00 17:30", outings=[outing("11:00-15:00")])
    assert words(verdicts) == ["am normal", "pm normal"]


def test_outings_that_touch_cover_the_half_day_together() -> None:
    both = [outing("10:00-12:00"), outing("08:30-10:00")]
    assert words(judged("14:00 17:30", outings=both)) == ["am outing", "pm normal"]
    assert merged(both) == [Outing(510, 720)]


def test_leave_goes_before_an_outing_of_the_same_half_day() -> None:
    verdicts = judged("", outings=[outing("08:30-12:00")], leave={Half.AM: "sick", Half.PM: "sick"})
    assert words(verdicts) == ["am leave", "pm leave"]
    assert verdicts[0].leave_type == "sick"


def test_a_covering_B_is_judged_and_marked() -> None:
    verdicts = judged("08:40 12:00", halves=AM, covered=True)
    assert words(verdicts) == ["am late+covered 10"]


def test_a_correction_stands_in_the_place_of_the_punch() -> None:
    verdicts = judged("08:20 14:00 17:30", corrections={Edge.AM_OUT: "12:01"})
    assert words(verdicts) == ["am normal", "pm normal"]
    assert verdicts[0].punch_out is not None
    assert verdicts[0].punch_out.source is PunchSource.CORRECTION


# --- two punches a day -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("punches", "expected"),
    [
        ("08:20 17:40", ["am normal", "pm normal"]),
        ("08:40 17:20", ["am late 10", "pm early 10"]),
        ("08:20", ["am normal", "pm missing_out"]),
        ("17:40", ["am missing_in", "pm normal"]),
        ("12:50", ["am awol", "pm missing_out"]),
        ("", ["am awol", "pm awol"]),
        ("09:00 17:00", ["am awol", "pm awol"]),
    ],
)
def test_with_two_punches_in_judges_the_morning_and_out_the_afternoon(
    punches: str, expected: list[str]
) -> None:
    assert words(judged(punches, rules=TWO)) == expected


def test_with_two_punches_leave_in_the_morning_leaves_the_sign_out() -> None:
    assert words(judged("13:50 17:30", rules=TWO, leave={Half.AM: "sick"})) == ["am leave", "pm normal"]
    assert words(judged("", rules=TWO, leave={Half.AM: "sick"})) == ["am leave", "pm awol"]


def test_with_two_punches_corrections_are_heard() -> None:
    put = {Edge.AM_IN: "08:25", Edge.PM_OUT: "17:31"}
    assert words(judged("", rules=TWO, corrections=put)) == ["am normal", "pm normal"]


# --- open, rest, off the roster ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("08:00", ["am open", "pm open"]),
        ("11:59:59", ["am open", "pm open"]),
        ("12:00", ["am normal", "pm open"]),
        ("17:30", ["am normal", "pm normal"]),
    ],
)
def test_a_half_day_is_open_until_its_end(now: str, expected: list[str]) -> None:
    assert words(judged("08:20 12:00 14:00 17:30", now=now)) == expected


def test_an_open_half_day_shows_its_first_and_last_punch() -> None:
    verdicts = judged("08:20 08:25 13:10 14:00", now="15:00")
    assert clocks(verdicts[1]) == ("13:10", "14:00")


def test_open_stands_before_leave_and_outing() -> None:
    assert words(judged("", now="08:00", leave={Half.AM: "sick"}, outings=[outing("14:00-17:30")])) == [
        "am open",
        "pm open",
    ]


def test_a_date_to_come_is_open_and_so_is_a_covered_half_day() -> None:
    assert words(judged("", now="00:00", covered=True)) == ["am open+covered", "pm open+covered"]


def test_punches_off_duty_are_shown_by_the_noon_border() -> None:
    day = DayInput(MONDAY, WINTER, punches=punches_of("09:00 12:59 13:00"))
    shown = off_duty(day, Status.REST)
    assert words(shown) == ["am rest", "pm rest"]
    assert [clocks(v) for v in shown] == [("09:00", "12:59"), ("13:00", "13:00")]
    assert off_duty(DayInput(MONDAY, WINTER), Status.OFF_ROSTER) == ()


def test_only_a_half_day_with_a_punch_is_shown_off_duty() -> None:
    day = DayInput(MONDAY, WINTER, punches=punches_of("15:00"))
    assert words(off_duty(day, Status.OFF_ROSTER)) == ["pm off_roster"]
    assert first_and_last(day, Half.AM, windows_of(WINTER)).punch_in is None


# --- whatever is punched ----------------------------------------------------------------------------

_PUNCHES = st.lists(st.integers(0, 86399), max_size=12).map(
    lambda seconds: tuple(sorted(Punch(s, n) for n, s in enumerate(seconds)))
)
_OUTINGS = st.lists(st.tuples(st.integers(0, 1439), st.integers(1, 600)), max_size=3).map(
    lambda pairs: [Outing(first, min(first + length, 1440)) for first, length in pairs]
)


@settings(max_examples=400, deadline=None)
@given(
    punches=_PUNCHES,
    outings=_OUTINGS,
    halves=st.sampled_from([BOTH_HALVES, AM, PM]),
    two=st.booleans(),
    noon=st.booleans(),
    now=st.one_of(st.none(), st.integers(0, 86399)),
)
def test_every_judged_half_day_gets_one_verdict_that_fits_its_punches(
    punches: tuple[Punch, ...],
    outings: list[Outing],
    halves: frozenset[Half],
    two: bool,
    noon: bool,
    now: int | None,
) -> None:
    rules = AttendanceRules(punches_per_day=2 if two else 4, noon_single_punch=noon)
    verdicts = judge_day(DayInput(date(2026, 3, 9), WINTER, halves, punches, {}, outings), rules, now)
    assert {v.half for v in verdicts} == halves and len(verdicts) == len(halves)
    for verdict in verdicts:
        alone = {Status.NORMAL, Status.AWOL, Status.OUTING, Status.OPEN} & set(verdict.status)
        assert len(verdict.status) == 1 or not alone
        assert 0 <= verdict.late_minutes < 30 and 0 <= verdict.early_minutes < 30
        assert bool(verdict.late_minutes) == (Status.LATE in verdict.status)
        assert bool(verdict.early_minutes) == (Status.EARLY in verdict.status)
        assert all(p is None or p in punches for p in (verdict.punch_in, verdict.punch_out))


@settings(max_examples=200, deadline=None)
@given(punches=_PUNCHES)
def test_no_punch_is_judged_at_two_edges_of_a_day_with_four(punches: tuple[Punch, ...]) -> None:
    verdicts = judge_day(DayInput(MONDAY, WINTER, BOTH_HALVES, punches), AttendanceRules())
    used = [p for v in verdicts for p in (v.punch_in, v.punch_out) if p is not None]
    assert len(used) == len(set(used))


# --- somebody on leave who punches -----------------------------------------------------------------------

MORNING_OFF, AFTERNOON_OFF = {Half.AM: "personal"}, {Half.PM: "annual"}
ALL_OFF = {**MORNING_OFF, **AFTERNOON_OFF}

DESPITE_LEAVE = {
    "C-P30 she worked the morning": ("08:55 12:00 13:58 17:31", MORNING_OFF, ["am 08:55 12:00"]),
    "no more than a sign-in": ("08:20 13:58 17:31", MORNING_OFF, ["am 08:20"]),
    "C-P28 coming for the afternoon": ("12:50 17:31", MORNING_OFF, []),
    "coming before the morning is over": ("11:50 17:31", MORNING_OFF, []),
    "pressing twice when coming early": ("11:49:30 11:50:10 17:31", MORNING_OFF, []),
    "going late for the afternoon": ("08:20 14:20", AFTERNOON_OFF, []),
    "working the afternoon": ("08:20 12:01 13:58 17:31", AFTERNOON_OFF, ["pm 13:58 17:31"]),
    "coming back in the evening": ("08:20 12:01 18:10", AFTERNOON_OFF, ["pm 18:10"]),
    "both half-days": ("08:20 12:01 13:58 17:31", ALL_OFF, ["am 08:20 12:01", "pm 13:58 17:31"]),
    "at noon of a whole day off": ("12:30", ALL_OFF, ["am 12:30"]),
    "nobody there": ("", ALL_OFF, []),
}


@pytest.mark.parametrize("case", DESPITE_LEAVE)
def test_C_P30_punches_of_a_half_day_of_leave_are_told_and_win_nothing(case: str) -> None:
    punches, leave, expected = DESPITE_LEAVE[case]
    verdicts = judged(punches, leave=leave)
    found = [
        f"{v.half} {' '.join(f'{p.minute // 60:02d}:{p.minute % 60:02d}' for p in v.punched)}"
        for v in verdicts
        if v.punched
    ]
    assert found == expected
    on_leave = [v for v in verdicts if v.half in leave]
    assert all(v.status == (Status.LEAVE,) and clocks(v) == (None, None) for v in on_leave)


def test_leave_does_not_change_how_the_other_half_day_is_judged() -> None:
    with_leave = judged("08:55 12:00 13:58 17:31", leave=MORNING_OFF)[1]
    assert with_leave == judged("08:55 12:00 13:58 17:31")[1]


def test_a_half_day_of_leave_that_is_not_over_is_open() -> None:
    assert words(judged("08:20", leave=MORNING_OFF, now="09:00"))[0] == "am open"


def test_a_B_on_leave_while_covering_is_on_leave() -> None:
    assert words(judged("", leave=MORNING_OFF, halves=AM, covered=True)) == ["am leave+covered"]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.integers(6 * 3600, 20 * 3600), max_size=8),
    st.sampled_from([MORNING_OFF, AFTERNOON_OFF, ALL_OFF]),
)
def test_punches_on_leave_decide_no_verdict(seconds: list[int], leave: dict[Half, str]) -> None:
    punches = tuple(sorted(Punch(s, n) for n, s in enumerate(seconds)))
    verdicts = judge_day(DayInput(MONDAY, WINTER, punches=punches, leave=leave), AttendanceRules())
    for verdict in verdicts:
        assert (verdict.status == (Status.LEAVE,)) == (verdict.half in leave)
        assert set(verdict.punched) <= set(punches)
        assert not (verdict.punched and verdict.half not in leave)
