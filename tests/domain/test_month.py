"""Judged months: whose half-days they are, and what they add up to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.attendance import Edge, Outing, Punch, PunchSource, Status
from app.domain.calendar import CALENDAR_2026, CalendarDay, DayKind, HallCalendar
from app.domain.month import (
    JudgedMonth,
    Moment,
    PersonMonth,
    PersonRecords,
    RosterEntry,
    Stay,
    judge_month,
    totals_of,
)
from app.domain.month_document import month_document, month_from_data, month_to_data
from app.domain.rules import RuleBook, RuleChange
from app.domain.schedule import DutyRoster, Hours, Reduction
from app.domain.slots import BOTH_HALVES, Half, Month, date_range, days
from tests.domain.days import punches_of, second_of

CALENDAR = HallCalendar.of(CALENDAR_2026, [2026])
MARCH, OCTOBER = Month(2026, 3), Month(2026, 10)
LATER = Moment(date(2027, 1, 1), 0)
FULL = "08:20 12:01 13:55 17:31"
AM = frozenset({Half.AM})


def entry(
    first: date = date(2025, 1, 6),
    last: date | None = None,
    post: str = "A",
    department: str = "GA",
    group: str = "青禾公安分局",
    person: str = "p1",
) -> RosterEntry:
    return RosterEntry(
        person, "1002", "马晓岚", department, f"部门{department}", post, (Stay(first, last, group),)
    )


def month_of(
    entries: Sequence[RosterEntry],
    records: Mapping[str, PersonRecords] | None = None,
    month: Month = MARCH,
    moment: Moment = LATER,
    rules: RuleBook | None = None,
    calendar: HallCalendar = CALENDAR,
) -> JudgedMonth:
    return judge_month("厅", month, entries, records or {}, calendar, rules or RuleBook.of(), moment)


def worked(first: date, last: date, clocks: str = FULL) -> dict[date, Sequence[Punch]]:
    return {day: punches_of(clocks) for day in date_range(first, last) if CALENDAR.working(day)}


def on(person: PersonMonth, day: date) -> list[str]:
    return [f"{v.half} {'+'.join(v.status)}" for v in person.verdicts if v.date == day]


# --- days that count --------------------------------------------------------------------------------


def test_the_hall_is_due_22_days_in_march_and_18_in_october() -> None:
    assert month_of([]).due_halves == 44
    assert month_of([], month=OCTOBER).due_halves == 36


def test_AT_16_a_working_saturday_without_punches_is_a_day_of_absence() -> None:
    (person,) = month_of([entry()], month=Month(2026, 2)).people
    assert on(person, date(2026, 2, 14)) == ["am awol", "pm awol"]


def test_C_P24_only_the_days_on_the_roster_count() -> None:
    joined = entry(date(2026, 10, 12), date(2026, 10, 20))
    (person,) = month_of([joined], month=OCTOBER).people
    assert sorted({v.date.day for v in person.verdicts}) == [12, 13, 14, 15, 16, 19, 20]
    assert person.totals.due_halves == person.totals.awol_halves == 14


def test_C_P25_a_transfer_splits_the_month_between_two_departments() -> None:
    before = entry(last=date(2026, 10, 14))
    after = entry(date(2026, 10, 15), department="SJ", group="市监")
    records = {"p1": PersonRecords(worked(date(2026, 10, 8), date(2026, 10, 31)))}
    first, second = month_of([before, after], records, OCTOBER).people
    assert max(v.date for v in first.verdicts) == date(2026, 10, 14)
    assert min(v.date for v in second.verdicts) == date(2026, 10, 15)
    assert first.totals.due_halves + second.totals.due_halves == 36
    assert {v.status for p in (first, second) for v in p.verdicts} == {(Status.NORMAL,)}


def test_a_transfer_within_a_department_keeps_one_row_and_both_windows() -> None:
    both = RosterEntry(
        "p1",
        "1002",
        "马晓岚",
        "ZX",
        "中心",
        "A",
        (
            Stay(date(2026, 1, 1), date(2026, 3, 15), "业务科"),
            Stay(date(2026, 3, 16), None, "督查科"),
        ),
    )
    (person,) = month_of([both]).people
    assert person.totals.due_halves == 44
    assert (both.group_on(date(2026, 3, 15)), both.group_on(date(2026, 3, 16))) == ("业务科", "督查科")


def test_C_S6_somebody_on_leave_all_month_has_a_row() -> None:
    leave = {day: {Half.AM: "maternity", Half.PM: "maternity"} for day in MARCH.dates()}
    (person,) = month_of([entry()], {"p1": PersonRecords(leave=leave)}).people
    assert person.totals.leave_halves == {"maternity": 44}
    assert person.totals.actual_halves == 0


def test_C_S7_half_worked_and_half_on_leave_is_half_and_half() -> None:
    records = {
        "p1": PersonRecords(
            {date(2026, 3, 2): punches_of("13:55 17:31")}, {date(2026, 3, 2): {Half.AM: "personal"}}
        )
    }
    (person,) = month_of([entry(date(2026, 3, 2), date(2026, 3, 2))], records).people
    assert (person.totals.due_halves, person.totals.actual_halves) == (2, 1)
    assert person.totals.leave_halves == {"personal": 1} and person.totals.awol_halves == 0


def test_C_S8_holidays_are_neither_unmarked_nor_absent() -> None:
    (person,) = month_of([entry()], {"p1": PersonRecords(worked(*_october()))}, OCTOBER).people
    assert all(not date(2026, 10, 1) <= v.date <= date(2026, 10, 7) for v in person.verdicts)
    assert person.totals.awol_halves == 0 and person.totals.due_halves == 36


def _october() -> tuple[date, date]:
    return date(2026, 10, 1), date(2026, 10, 31)


def test_C_P13_two_late_half_days_are_two() -> None:
    records = {"p1": PersonRecords({date(2026, 3, 2): punches_of("08:35 12:00 14:10 17:30")})}
    (person,) = month_of([entry(date(2026, 3, 2), date(2026, 3, 2))], records).people
    assert person.totals.late == 2
    assert sum(v.late_minutes for v in person.verdicts) == 15


def test_C_P23_each_day_is_judged_by_the_hours_of_its_own_day() -> None:
    row = [[["09:00", "12:00"], ["13:00", "17:00"]]]
    new = {"seasons": [{"name": "全年", "from": "01-01", "to": "12-31", "weekdays": row}]}
    rules = RuleBook.of([RuleChange("attendance.schedule", new, date(2026, 10, 15))])
    records = {"p1": PersonRecords(worked(*_october(), "08:50 12:00 13:00 17:00"))}
    (person,) = month_of([entry()], records, OCTOBER, rules=rules).people
    assert on(person, date(2026, 10, 14)) == ["am late", "pm awol"]
    assert on(person, date(2026, 10, 15)) == ["am normal", "pm normal"]


def test_late_early_and_absence_follow_the_sums_of_the_sheet() -> None:
    march = worked(date(2026, 3, 2), date(2026, 3, 31))
    march[date(2026, 3, 2)] = punches_of("08:31 11:59 13:55 17:31")
    march[date(2026, 3, 3)] = punches_of("12:01 13:55 17:31")
    march[date(2026, 3, 4)] = punches_of("13:55 17:31")
    leave = {
        date(2026, 3, 5): {Half.AM: "personal", Half.PM: "personal"},
        date(2026, 3, 6): {Half.PM: "sick"},
    }
    outings = {date(2026, 3, 9): [Outing(510, 720)]}
    records = {"p1": PersonRecords(march, leave, outings)}
    (person,) = month_of([entry()], records).people
    t = person.totals
    assert (t.late, t.early, t.missing_punch, t.awol_halves, t.outing_halves) == (1, 1, 1, 1, 1)
    assert t.leave_halves == {"personal": 2, "sick": 1}
    assert days(t.actual_halves) == 20 and days(t.due_halves) == 22


# --- open, rest, off the roster ----------------------------------------------------------------------


def test_open_half_days_are_in_no_total() -> None:
    moment = Moment(date(2026, 3, 3), second_of("12:00"))
    (person,) = month_of([entry()], {"p1": PersonRecords(worked(*_march()))}, moment=moment).people
    assert person.totals.due_halves == 3
    assert sum(v.status == (Status.OPEN,) for v in person.verdicts) == 41


def _march() -> tuple[date, date]:
    return date(2026, 3, 1), date(2026, 3, 31)


def test_C_P18_a_day_that_is_over_is_closed_whether_or_not_the_terminal_ran() -> None:
    moment = Moment(date(2026, 3, 4), 0)
    (person,) = month_of([entry()], moment=moment).people
    assert on(person, date(2026, 3, 3)) == ["am awol", "pm awol"]
    assert on(person, date(2026, 3, 4)) == ["am open", "pm open"]


def test_a_punch_on_a_day_of_rest_is_shown_and_counts_nowhere() -> None:
    records = {"p1": PersonRecords({date(2026, 3, 7): punches_of("09:00 11:00")})}
    (person,) = month_of([entry()], records).people
    assert on(person, date(2026, 3, 7)) == ["am rest"]
    assert person.totals.due_halves == 44


def test_a_punch_before_the_first_day_is_off_the_roster() -> None:
    records = {"p1": PersonRecords({date(2026, 3, 2): punches_of("08:20 13:00")})}
    (person,) = month_of([entry(date(2026, 3, 16))], records).people
    assert on(person, date(2026, 3, 2)) == ["am off_roster", "pm off_roster"]


def test_a_punch_outside_all_stays_is_shown_once_at_the_nearest() -> None:
    early = entry(last=date(2026, 3, 5))
    late = entry(date(2026, 3, 25), department="SJ")
    records = {"p1": PersonRecords({date(2026, 3, 23): punches_of("08:20")})}
    first, second = month_of([early, late], records).people
    assert on(first, date(2026, 3, 23)) == []
    assert on(second, date(2026, 3, 23)) == ["am off_roster"]


# --- B posts, duty rosters, reductions, corrections -----------------------------------------------------


def test_a_B_is_judged_on_the_half_days_that_are_covered_only() -> None:
    day = date(2026, 3, 10)
    records = {"p1": PersonRecords({day: punches_of("08:20 12:01")}, cover={day: AM})}
    (person,) = month_of([entry(post="B")], records).people
    assert on(person, day) == ["am normal+covered"]
    assert person.totals.due_halves == 1


def test_a_day_of_rest_is_not_covered() -> None:
    day = date(2026, 3, 7)
    (person,) = month_of([entry(post="B")], {"p1": PersonRecords(cover={day: BOTH_HALVES})}).people
    assert person.verdicts == ()


def test_a_B_who_also_holds_an_A_post_is_judged_on_each() -> None:
    day = date(2026, 3, 10)
    records = {"p1": PersonRecords(worked(*_march()), cover={day: AM})}
    own, covered = month_of([entry(), entry(post="B", department="SJ")], records).people
    assert own.totals.due_halves == 44
    assert on(covered, day) == ["am normal+covered"]


def test_a_duty_roster_adds_and_takes_half_days() -> None:
    saturday, monday = date(2026, 3, 7), date(2026, 3, 9)
    duty = {
        saturday: DutyRoster(saturday, Hours(540, 720), None),
        monday: DutyRoster(monday, None, Hours(840, 1050)),
    }
    punches = {saturday: punches_of("08:59 12:00"), monday: punches_of("13:59 17:30")}
    (person,) = month_of([entry()], {"p1": PersonRecords(punches, duty=duty)}).people
    assert on(person, saturday) == ["am normal"]
    assert on(person, monday) == ["pm normal"]
    assert person.totals.due_halves == 44


def test_a_reduction_holds_within_its_dates_and_after_the_duty_roster() -> None:
    reduction = Reduction(date(2026, 3, 3), date(2026, 3, 4), "pm_out", 60, "nursing")
    duty = {date(2026, 3, 4): DutyRoster(date(2026, 3, 4), Hours(510, 720), Hours(840, 1020))}
    clocks = {date(2026, 3, d): punches_of("08:20 12:01 13:55 16:30") for d in (2, 3, 4, 5)}
    clocks[date(2026, 3, 4)] = punches_of("08:20 12:01 13:55 16:00")
    records = {"p1": PersonRecords(clocks, duty=duty, reductions=[reduction])}
    (person,) = month_of([entry()], records).people
    states = [on(person, date(2026, 3, d))[1] for d in (2, 3, 4, 5)]
    assert states == ["pm awol", "pm normal", "pm normal", "pm awol"]


def test_an_approved_correction_changes_its_half_day() -> None:
    day = date(2026, 3, 2)
    put = {day: {Edge.AM_IN: Punch(second_of("08:25"), 9, PunchSource.CORRECTION)}}
    records = {"p1": PersonRecords({day: punches_of("12:01 13:55 17:31")}, corrections=put)}
    (person,) = month_of([entry()], records).people
    assert on(person, day) == ["am normal", "pm normal"]


# --- the calendar ---------------------------------------------------------------------------------------


def test_half_a_day_off_leaves_the_other_half() -> None:
    eve = CalendarDay(date(2026, 3, 9), DayKind.PM_OFF, "下午放假")
    calendar = HallCalendar.of([*CALENDAR_2026, eve], [2026])
    judged = month_of([entry()], {"p1": PersonRecords(worked(*_march(), "08:20 12:01"))}, calendar=calendar)
    assert judged.due_halves == 43
    assert on(judged.people[0], date(2026, 3, 9)) == ["am normal"]


def test_a_year_without_an_arrangement_is_warned_of() -> None:
    assert month_of([]).unpublished_years == ()
    judged = month_of([], month=Month(2027, 3))
    assert judged.unpublished_years == (2027,) and judged.due_halves == 46


def test_swapped_saturdays_are_marked() -> None:
    assert month_of([], month=Month(2026, 2)).swapped == {date(2026, 2, 14), date(2026, 2, 28)}


# --- documents -------------------------------------------------------------------------------------------


def test_the_document_has_the_figures_as_numbers_of_days() -> None:
    records = {"p1": PersonRecords(worked(date(2026, 3, 2), date(2026, 3, 31)))}
    document = month_document(month_of([entry()], records))
    assert document["due_days"] == 22 and isinstance(document["due_days"], int)
    (person,) = document["people"]
    assert person["slots"][0] == {
        "date": "2026-03-02",
        "half": "am",
        "status": ["normal"],
        "late_minutes": 0,
        "early_minutes": 0,
        "in": "08:20",
        "out": "12:01",
    }
    assert person["totals"]["actual_days"] == 22
    assert len(person["totals"]["leave_days"]) == 14


def test_leave_and_outing_show_no_punches() -> None:
    records = {
        "p1": PersonRecords(
            {date(2026, 3, 2): punches_of(FULL)},
            {date(2026, 3, 2): {Half.AM: "sick"}},
            {date(2026, 3, 2): [Outing(840, 1050)]},
        )
    }
    document = month_document(month_of([entry(date(2026, 3, 2), date(2026, 3, 2))], records))
    assert [(s["status"], s["in"], s["out"]) for s in document["people"][0]["slots"]] == [
        (["leave"], None, None),
        (["outing"], None, None),
    ]


# --- whatever is on record ---------------------------------------------------------------------------------

_CLOCKS = st.lists(st.integers(6 * 3600, 19 * 3600), max_size=6).map(
    lambda seconds: tuple(sorted(Punch(s, n) for n, s in enumerate(seconds)))
)
_DAYS = st.integers(0, 30).map(lambda offset: date(2026, 3, 1) + timedelta(days=offset))
_RECORDS = st.builds(
    PersonRecords,
    punches=st.dictionaries(_DAYS, _CLOCKS, max_size=12),
    leave=st.dictionaries(
        _DAYS,
        st.dictionaries(st.sampled_from(list(Half)), st.sampled_from(["sick", "annual"]), min_size=1),
        max_size=5,
    ),
    outings=st.dictionaries(_DAYS, st.just([Outing(510, 720)]), max_size=4),
    cover=st.dictionaries(_DAYS, st.just(AM), max_size=4),
)


@pytest.mark.parametrize("post", ["A", "B"])
@settings(max_examples=60, deadline=None)
@given(records=_RECORDS, second=st.integers(0, 31))
def test_C_S10_rows_columns_and_lines_add_up_alike(post: str, records: PersonRecords, second: int) -> None:
    moment = Moment(date(2026, 3, 1) + timedelta(days=second), second_of("12:30"))
    judged = month_of([entry(post=post)], {"p1": records}, moment=moment)
    (person,) = judged.people
    assert len({(v.date, v.half) for v in person.verdicts}) == len(person.verdicts)
    by_row = person.totals
    by_column = [totals_of(v for v in person.verdicts if v.date == day) for day in MARCH.dates()]
    lines = Counter(status for v in person.verdicts for status in v.status)
    for name, status in (("late", Status.LATE), ("early", Status.EARLY), ("awol_halves", Status.AWOL)):
        assert getattr(by_row, name) == sum(getattr(t, name) for t in by_column) == lines[status]
    assert by_row.actual_halves == sum(t.actual_halves for t in by_column)
    assert sum(by_row.leave_halves.values()) == lines[Status.LEAVE]
    counted = [s for s in (Status.OPEN, Status.REST, Status.OFF_ROSTER) for _ in range(lines[s])]
    assert by_row.due_halves == len(person.verdicts) - len(counted)
    assert month_from_data(month_to_data(judged)) == judged
