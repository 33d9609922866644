"""A request that goes beyond a balance: refused, or only marked, or left alone where nothing is known."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

from app.domain.balance_check import balances_for_request, check_balance, check_request
from app.domain.leave import Span
from app.domain.leave_balance import Balance, Ledger, TakenLeave
from app.domain.leave_rules import Against
from app.domain.leave_types import DEFAULT_LEAVE_TYPES, Basis, LeaveTypes, parse_leave_types
from tests.domain.ledgers import TYPES, leave, ledger, works


def check(own: TakenLeave, book: Ledger, of: LeaveTypes = TYPES) -> Against:
    return check_request(own.kind, own.span, book, lambda _: of, works, own.leave, own.order)


def wanting(kind: str, first: str, last: str, order: int = 99) -> TakenLeave:
    return leave(kind, first, last, "submitted", order, "own")


def test_the_finding_says_all_its_figures_in_half_days() -> None:
    balance = Balance("annual", date(2026, 1, 1), date(2026, 12, 31), 20, 10, 6, Basis.WORKING)
    finding = check_balance(balance, 5)
    assert finding is not None and (finding.rule, finding.key) == ("balance", "leave_balance")
    assert finding.params == {
        "type": "annual",
        "year": 2026,
        "entitled_halves": 20,
        "used_halves": 10,
        "pending_halves": 6,
        "left_halves": 4,
        "wanted_halves": 5,
    }
    assert check_balance(balance, 4) is None


def test_a_balance_that_is_overdrawn_already_refuses_only_what_takes_more() -> None:
    over = Balance("annual", date(2026, 1, 1), date(2026, 12, 31), 10, 12, 0, Basis.WORKING)
    assert check_balance(over, 0) is None
    finding = check_balance(over, 1)
    assert finding is not None and finding.params["left_halves"] == 0


def test_the_last_half_day_is_granted_and_one_more_is_refused() -> None:
    book = ledger(leave("annual", "2026-03-09", "2026-03-20am"))  # 9.5 of 10 days
    assert check(wanting("annual", "2026-06-01", "2026-06-01am"), book) == Against()
    refused = check(wanting("annual", "2026-06-01", "2026-06-01"), book)
    assert [f.params["left_halves"] for f in refused.refusals] == [1] and not refused.marks


def test_two_pending_requests_that_exceed_the_balance_together_c_a18() -> None:
    first = leave("annual", "2026-06-01", "2026-06-09", "submitted", 5, "first")
    second = leave("annual", "2026-07-06", "2026-07-10", "submitted", 8, "second")
    book = ledger(first, second)
    assert check(first, book) == Against()
    assert len(check(second, book).refusals) == 1


def test_over_new_year_each_year_is_asked_for_its_own_part() -> None:
    book = ledger(leave("annual", "2025-03-03", "2025-03-14"))  # all 10 days of 2025
    both = check(wanting("annual", "2025-12-31", "2026-01-05"), book)
    assert [f.params["year"] for f in both.refusals] == [2025]
    drawn = balances_for_request(
        "annual", wanting("annual", "2025-12-31", "2026-01-05").span, book, lambda _: TYPES, works
    )
    assert [(b.first.year, wanted) for b, wanted in drawn] == [(2025, 2), (2026, 4)]


def test_the_step_of_service_is_that_of_the_leave_not_of_the_request() -> None:
    book = ledger(start=date(2016, 3, 15))  # 10 days from April 2026
    assert check(wanting("annual", "2026-03-02", "2026-03-10"), book).refusals
    assert not check(wanting("annual", "2026-04-13", "2026-04-24"), book).refusals


def test_bereavement_beyond_its_days_is_taken_and_marked() -> None:
    against = check(wanting("bereavement", "2026-03-09", "2026-03-13"), ledger())
    assert not against.refusals and [f.params["wanted_halves"] for f in against.marks] == [10]


def test_a_leave_that_only_touches_rest_days_of_a_year_asks_nothing_of_it() -> None:
    book = ledger(leave("annual", "2026-03-09", "2026-03-20"))
    assert check(wanting("annual", "2025-12-31", "2026-01-03"), book) == Against()


def test_where_nothing_is_known_nothing_is_refused() -> None:
    unknown = ledger(leave("annual", "2026-03-09", "2026-05-20"), start=None)
    assert check(wanting("annual", "2026-06-01", "2026-06-30"), unknown) == Against()
    assert check(wanting("personal", "2026-06-01", "2026-06-30"), unknown) == Against()
    assert check(wanting("paternity", "2026-06-01", "2026-06-30"), unknown) == Against()


def test_the_figures_are_those_of_the_leaves_own_date() -> None:
    value: dict[str, Any] = copy.deepcopy(DEFAULT_LEAVE_TYPES)
    value["marriage"]["extra"] = 7
    more = parse_leave_types(value)

    def types(day: date) -> LeaveTypes:
        return more if day >= date(2026, 7, 1) else TYPES

    spans = [wanting("marriage", f"2026-0{m}-06", f"2026-0{m}-10").span for m in (4, 7)]
    found = [check_request("marriage", span, ledger(), types, works) for span in spans]
    assert [bool(against.refusals) for against in found] == [True, False]


def test_a_request_that_is_changed_does_not_count_itself() -> None:
    own = wanting("annual", "2026-06-01", "2026-06-12")
    assert check(own, ledger(own)) == Against()
    assert isinstance(own.span, Span)
