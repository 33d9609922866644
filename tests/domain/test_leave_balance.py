"""What is left of each type of leave, by the regulation and by the calendar as it is now."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.calendar import CALENDAR_2026, CalendarDay, DayKind, HallCalendar
from app.domain.leave import LeaveState, Span
from app.domain.leave_balance import (
    TAKEN,
    Balance,
    Grant,
    Ledger,
    TakenLeave,
    balance_of,
    carryable,
    halves_of,
    part_of,
    year_parts,
)
from app.domain.leave_types import DEFAULT_LEAVE_TYPES, Basis, LeaveTypes, parse_leave_types
from app.domain.slots import Half, Slot
from tests.domain.ledgers import TYPES, leave, ledger, works

ON = date(2026, 11, 2)


def types(kind: str, **values: Any) -> LeaveTypes:
    value = copy.deepcopy(DEFAULT_LEAVE_TYPES)
    value[kind].update(values)
    return parse_leave_types(value)


def annual(book: Ledger, on: date = ON, of: LeaveTypes = TYPES) -> Balance:
    return balanced("annual", book, on, of)


def balanced(
    kind: str, book: Ledger, on: date = ON, of: LeaveTypes = TYPES, own: TakenLeave | None = None
) -> Balance:
    found = balance_of(kind, on, book, of, works, own)
    assert found is not None
    return found


def test_a_type_without_allowance_has_no_balance() -> None:
    assert [k for k in TYPES.types if balance_of(k, ON, ledger(), TYPES, works) is None] == [
        "personal",
        "sick",
        "nursing",
        "work_injury",
        "official",
        "other",
    ]


@pytest.mark.parametrize(
    ("start", "days", "reason"),
    [
        (date(2026, 1, 5), 0, "not_yet_a_year"),
        (date(2025, 10, 9), 5, ""),
        (date(2016, 10, 9), 10, ""),
        (date(2016, 11, 9), 5, ""),
        (date(2006, 10, 9), 15, ""),
    ],
)
def test_annual_leave_goes_by_years_of_service(start: date, days: int, reason: str) -> None:
    balance = annual(ledger(start=start))
    assert (balance.entitled, balance.reason) == (2 * days, reason)


def test_whose_start_of_work_is_not_known_is_refused_nothing() -> None:
    balance = annual(ledger(leave("annual", "2026-03-09", "2026-03-10"), start=None))
    assert (balance.entitled, balance.left, balance.used) == (None, None, 4)
    assert balance.reason == "work_start_unknown"


def test_holidays_and_weekends_do_not_count_in_annual_leave() -> None:
    assert annual(ledger(leave("annual", "2026-09-30", "2026-10-08"))).used == 4


def test_a_swapped_saturday_counts() -> None:
    assert annual(ledger(leave("annual", "2026-02-14", "2026-02-14"))).used == 2


def test_a_holiday_added_later_gives_its_day_back_c_d8() -> None:
    book = ledger(leave("annual", "2026-03-09", "2026-03-11"))
    later = HallCalendar.of([*CALENDAR_2026, CalendarDay(date(2026, 3, 10), DayKind.OFF, "临时放假")], [2026])
    before = annual(book)
    after = balance_of("annual", ON, book, TYPES, lambda slot: slot.half in later.working(slot.date))
    assert after is not None and (before.left, after.left) == (14, 16)


def test_maternity_counts_every_day_of_the_calendar() -> None:
    book = ledger(leave("maternity", "2026-09-01", "2026-12-07"))
    balance = balanced("maternity", book, date(2026, 10, 1))
    assert (balance.entitled, balance.used, balance.left) == (196, 196, 0)


def test_a_leave_over_new_year_counts_in_each_year_its_own_part_c_d12() -> None:
    book = ledger(leave("annual", "2025-12-30", "2026-01-06"))
    assert annual(book, date(2025, 12, 31)).used == 4
    assert annual(book, date(2026, 1, 31)).used == 6  # 1 to 3 January are holidays, the 4th is worked


def test_maternity_over_new_year_is_one_occasion() -> None:
    book = ledger(leave("maternity", "2025-11-01", "2026-02-06"))
    assert balanced("maternity", book, date(2026, 1, 15)).used == 196


def test_maternity_that_is_extended_is_the_same_occasion() -> None:
    book = ledger(leave("maternity", "2026-03-01", "2026-05-31"))
    own = leave("maternity", "2026-06-01", "2026-06-10", "submitted", 9)
    assert balanced("maternity", book, date(2026, 6, 1), own=own).used == 2 * 92


def test_a_second_bereavement_is_an_occasion_of_its_own() -> None:
    book = ledger(leave("bereavement", "2026-03-09", "2026-03-11"))
    own = leave("bereavement", "2026-05-11", "2026-05-12", "submitted", 9)
    assert balanced("bereavement", book, date(2026, 5, 11), own=own).left == 6


def test_marriage_leave_may_be_taken_in_parts_of_one_occasion() -> None:
    book = ledger(leave("marriage", "2026-03-09", "2026-03-10"))
    own = leave("marriage", "2026-06-08", "2026-06-08", "submitted", 9)
    assert balanced("marriage", book, date(2026, 6, 8), own=own).left == 2


def test_a_provincial_extra_is_added() -> None:
    assert balanced("marriage", ledger(), of=types("marriage", extra=12)).entitled == 30
    assert annual(ledger(), of=types("annual", extra=2)).entitled == 24


def test_a_figure_that_the_province_has_not_set_is_no_limit() -> None:
    balance = balanced("paternity", ledger())
    assert (balance.entitled, balance.reason) == (None, "unset")
    assert balanced("paternity", ledger(), of=types("paternity", extra=15)).entitled == 30


def test_compensatory_rest_is_what_was_granted() -> None:
    assert balanced("compensatory", ledger()).reason == "no_grants"
    book = ledger(leave("compensatory", "2026-03-09", "2026-03-09am"))
    earned = Ledger(book.work_start, book.taken, [Grant("compensatory", 2026, 2)])
    assert balanced("compensatory", earned).left == 1
    assert balanced("compensatory", earned, date(2027, 1, 5)).entitled == 0


def test_grants_count_in_their_year_and_may_be_taken_back() -> None:
    grants = [Grant("annual", 2026, 4), Grant("annual", 2026, -2), Grant("annual", 2027, 10)]
    assert annual(ledger(grants=grants)).entitled == 22


def test_more_taken_back_than_there_was_leaves_nothing() -> None:
    assert annual(ledger(grants=[Grant("annual", 2026, -90)])).entitled == 0


@pytest.mark.parametrize(("last", "days"), [("2026-03-27am", 10), ("2026-03-27pm", 0)])
def test_20_days_of_paid_personal_leave_forfeit_the_years_annual_leave(last: str, days: int) -> None:
    balance = annual(ledger(leave("personal", "2026-03-02", last)))
    assert (balance.entitled, balance.reason) == (2 * days, "" if days else "personal_days")


def test_unpaid_personal_leave_forfeits_nothing() -> None:
    book = ledger(leave("personal", "2026-03-02", "2026-03-31"))
    unpaid = types("annual", exclusion={"personal_days": 20, "personal_paid": False, "sick_month_days": 30})
    assert annual(book).entitled == 0
    assert annual(book, of=unpaid).entitled == 20


@pytest.mark.parametrize(
    ("start", "days"),
    [(date(2020, 3, 15), 60), (date(2010, 3, 15), 90), (date(2000, 3, 15), 120)],
)
def test_so_many_months_of_sick_leave_forfeit_it_by_years_of_service(start: date, days: int) -> None:
    first = date(2026, 3, 2)
    last = date.fromordinal(first.toordinal() + days - 1)
    enough = ledger(leave("sick", str(first), str(last)), start=start)
    short = ledger(leave("sick", str(first), f"{last}am"), start=start)
    assert (annual(enough).entitled, annual(enough).reason) == (0, "sick_months")
    assert annual(short).reason == ""


def test_sick_leave_that_was_refused_or_waits_forfeits_nothing() -> None:
    for state in ("submitted", "refused", "withdrawn", "draft"):
        assert annual(ledger(leave("sick", "2026-01-05", "2026-10-30", state))).reason == ""


def test_who_had_annual_leave_already_loses_the_next_years() -> None:
    book = ledger(leave("annual", "2026-02-02", "2026-02-03"), leave("personal", "2026-03-02", "2026-03-31"))
    assert (annual(book).entitled, annual(book).reason) == (20, "")
    later = annual(book, date(2027, 3, 1))
    assert (later.entitled, later.reason) == (0, "personal_days_last_year")


def test_who_lost_this_years_has_the_next_years() -> None:
    book = ledger(leave("personal", "2026-03-02", "2026-03-31"))
    assert annual(book, date(2027, 3, 1)).entitled == 20


def test_what_was_granted_besides_is_not_forfeited() -> None:
    book = ledger(leave("personal", "2026-03-02", "2026-03-31"), grants=[Grant("annual", 2026, 4)])
    assert annual(book).entitled == 4


def test_pending_requests_count_after_approved_ones_in_order_of_submission_c_a18() -> None:
    first = leave("annual", "2026-06-01", "2026-06-05", "submitted", 5)
    second = leave("annual", "2026-07-06", "2026-07-10", "submitted", 8)
    book = ledger(leave("annual", "2026-03-09", "2026-03-10"), first, second)
    assert balanced("annual", book, own=first).left == 16
    assert balanced("annual", book, own=second).left == 6
    assert annual(book).left == -4


@pytest.mark.parametrize("state", ["draft", "refused", "withdrawn"])
def test_what_came_to_nothing_takes_nothing(state: str) -> None:
    balance = annual(ledger(leave("annual", "2026-03-09", "2026-03-10", state)))
    assert (balance.used, balance.pending) == (0, 0)


def test_nothing_is_carried_unless_the_centre_allows_it() -> None:
    assert carryable("annual", 2026, ledger(), TYPES, works) == 0
    assert carryable("annual", 2026, ledger(), types("annual", carry=True), works) == 20


def test_what_was_carried_in_is_used_first_and_not_carried_again() -> None:
    carrying = types("annual", carry=True)
    grants = [Grant("annual", 2026, 6, carried=True)]
    used = leave("annual", "2026-03-09", "2026-03-10")
    assert carryable("annual", 2026, ledger(used, grants=grants), carrying, works) == 20
    more = leave("annual", "2026-06-01", "2026-06-05")
    assert carryable("annual", 2026, ledger(used, more, grants=grants), carrying, works) == 12


def test_who_is_not_known_carries_nothing() -> None:
    assert carryable("annual", 2026, ledger(start=None), types("annual", carry=True), works) == 0


slots = st.builds(Slot, st.dates(date(2025, 6, 1), date(2027, 6, 30)), st.sampled_from(Half))
spans = st.builds(lambda a, b: Span(min(a, b), max(a, b)), slots, slots)


@given(spans, st.sampled_from(Basis))
@settings(max_examples=60, deadline=None)
def test_the_parts_of_the_years_sum_to_the_whole(span: Span, basis: Basis) -> None:
    parts = list(year_parts(span))
    assert sum(halves_of(p, basis, works) for p in parts) == halves_of(span, basis, works)
    assert [p.first.date.year for p in parts] == list(range(span.first.date.year, span.last.date.year + 1))
    assert part_of(span, span.first.date.year - 1) is None


@given(spans)
@settings(max_examples=60, deadline=None)
def test_calendar_half_days_are_every_half_day(span: Span) -> None:
    assert halves_of(span, Basis.CALENDAR, works) == sum(1 for _ in span.slots())


leaves = st.lists(
    st.builds(
        lambda start, days, kind, state, order: TakenLeave(
            f"l{order}-{start}",
            kind,
            Slot(start, Half.AM),
            Slot(date.fromordinal(start.toordinal() + days), Half.PM),
            state,
            order,
        ),
        st.dates(date(2025, 11, 1), date(2027, 1, 31)),
        st.integers(0, 40),
        st.sampled_from(["annual", "personal", "sick", "marriage", "maternity", "compensatory"]),
        st.sampled_from(LeaveState),
        st.integers(1, 1000),
    ),
    max_size=6,
)
grants = st.lists(
    st.builds(
        Grant,
        st.sampled_from(["annual", "maternity", "compensatory"]),
        st.sampled_from([2025, 2026, 2027]),
        st.integers(-40, 40),
        st.booleans(),
    ),
    max_size=4,
)


@given(leaves, grants, st.dates(date(2025, 6, 1), date(2027, 6, 30)), st.sampled_from(sorted(TYPES.types)))
@settings(max_examples=150, deadline=None)
def test_used_and_pending_and_left_are_what_there_is(
    taken: list[TakenLeave], given_: list[Grant], on: date, kind: str
) -> None:
    book = Ledger(date(2008, 5, 4), taken, given_)
    balance = balance_of(kind, on, book, TYPES, works)
    if balance is None:
        return
    assert balance.used >= 0 and balance.pending >= 0 and balance.first <= balance.last
    if balance.entitled is None:
        assert balance.left is None and balance.reason
    else:
        assert balance.left is not None and balance.entitled >= 0
        assert balance.used + balance.pending + balance.left == balance.entitled


@given(leaves)
@settings(max_examples=60, deadline=None)
def test_a_year_counts_all_that_was_taken_in_it_once(taken: list[TakenLeave]) -> None:
    book = Ledger(date(2008, 5, 4), taken)
    years = [balanced("annual", book, date(year, 6, 1)).used for year in (2025, 2026, 2027)]
    whole = [t for t in taken if t.kind == "annual" and t.state in TAKEN]
    assert sum(years) == sum(halves_of(t.span, Basis.WORKING, works) for t in whole)
