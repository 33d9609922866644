"""Every cell of role, relation, route and state: who may sign a leave (trust.md 3, A19)."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import date

import pytest

from app.domain.access import SETUP, Actor, Role
from app.domain.leave import PENDING, LeaveState, Route
from app.domain.leave_rules import Finding, LeaveRefused
from app.domain.leave_signing import (
    Delegation,
    Paper,
    check_against,
    check_override,
    require_decision,
    require_opinion,
    require_signer_name,
    signing_for,
)
from app.domain.refusal import Refusal

TODAY = date(2026, 3, 10)
APPLICANT, RELATIVE, OTHER = "applicant", "relative", "other"
STATES = [state for state in LeaveState if state not in (LeaveState.AWAY, LeaveState.OVERDUE)]


def actor(role: Role, person: str = OTHER, department: str = "GA", account: str = "acc") -> Actor:
    return Actor(account, "某人", frozenset({role}), person, department)


def paper(
    state: LeaveState = LeaveState.SUBMITTED,
    route: Route = Route.DEPARTMENT_THEN_CENTRE,
    opinion: bool | None = None,
    *,
    entered_by: str = "clerk",
    opinion_by: str = "",
    head_of_window: bool = False,
) -> Paper:
    related = frozenset({RELATIVE})
    given = (state, route, "GA", entered_by, opinion, opinion_by, head_of_window, related)
    return Paper("2026-00001", APPLICANT, *given)


def outcome(call: Callable[..., object], *given: object, **named: object) -> str:
    """`yes`, the rule that refused, or the refusal's key."""
    try:
        call(*given, **named)
    except LeaveRefused as refusal:
        return refusal.findings[0].rule
    except Refusal as refusal:
        return refusal.key
    return "yes"


@pytest.mark.parametrize(
    ("role", "person", "state"), [*itertools.product(Role, (APPLICANT, RELATIVE, OTHER), STATES)]
)
def test_a_department_signs_for_others_on_an_open_request_only(
    role: Role, person: str, state: LeaveState
) -> None:
    found = outcome(require_opinion, actor(role, person), paper(state), own_desk=True)
    if role is not Role.REVIEWER:
        assert found == "not_entitled"
    elif person != OTHER:
        assert found == "self"
    else:
        assert found == ("yes" if state in PENDING else "stale")


def test_a_department_signs_for_its_own_people_alone() -> None:
    reviewer = actor(Role.REVIEWER, department="SJ")
    assert outcome(require_opinion, reviewer, paper(), own_desk=True) == "self"


@pytest.mark.parametrize("role", Role)
def test_the_paper_slip_is_recorded_by_the_attendance_officer(role: Role) -> None:
    found = outcome(require_opinion, actor(role), paper(), own_desk=False)
    assert found == ("yes" if role is Role.OFFICER else "not_entitled")


def test_the_centres_own_route_asks_for_no_opinion() -> None:
    assert outcome(require_opinion, actor(Role.OFFICER), paper(route=Route.CENTRE), own_desk=False) == "order"


@pytest.mark.parametrize(
    ("person", "state", "route", "opinion"),
    [*itertools.product((APPLICANT, RELATIVE, OTHER), STATES, Route, (None, True, False))],
)
def test_the_centre_decides_on_others_open_requests_after_the_department(
    person: str, state: LeaveState, route: Route, opinion: bool | None
) -> None:
    found = outcome(require_decision, actor(Role.DIRECTOR, person), paper(state, route, opinion), "", False)
    if state not in PENDING:
        assert found == "stale"
    elif person != OTHER:
        assert found == "self"
    elif route is Route.DEPARTMENT_THEN_CENTRE and opinion is None:
        assert found == "order"
    else:
        assert found == "yes"


@pytest.mark.parametrize(
    "signed", [paper(opinion=True, entered_by="acc"), paper(opinion=True, opinion_by="acc")]
)
def test_who_entered_the_request_or_the_opinion_does_not_decide_on_it(signed: Paper) -> None:
    assert outcome(require_decision, actor(Role.DIRECTOR), signed, "", False) == "self"
    alone = paper(opinion=True, entered_by=SETUP.account, opinion_by=SETUP.account)
    assert outcome(require_decision, SETUP, alone, "", False) == "yes", "nobody else is there yet"


GIVEN = Delegation("d", "leader", "acc", date(2026, 3, 9), date(2026, 3, 10))


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize(
    ("held", "found"),
    [
        ([], "delegation"),
        ([GIVEN], "leader"),
        ([Delegation("d", "leader", "acc", date(2026, 3, 11), date(2026, 3, 12))], "delegation"),
        ([Delegation("d", "leader", "acc", date(2026, 3, 1), date(2026, 3, 9))], "delegation"),
        ([Delegation("d", "chief", "acc", date(2026, 3, 9), date(2026, 3, 10))], "delegation"),
        ([Delegation("d", "leader", "another", date(2026, 3, 9), date(2026, 3, 10))], "delegation"),
    ],
)
def test_a_delegation_is_dated_and_of_one_level(role: Role, held: list[Delegation], found: str) -> None:
    try:
        signed = signing_for(actor(role), held, {"leader"}, TODAY)
    except LeaveRefused as refusal:
        signed = refusal.findings[0].rule
    assert signed == ("" if role is Role.DIRECTOR else found)


def test_a_delegate_decides_neither_on_a_window_head_nor_above_the_limit() -> None:
    chief = actor(Role.DUTY_CHIEF)
    signed = paper(opinion=True)
    assert outcome(require_decision, chief, signed, "leader", False) == "yes"
    assert outcome(require_decision, chief, signed, "leader", True) == "delegation"
    assert (
        outcome(require_decision, chief, paper(opinion=True, head_of_window=True), "leader", False)
        == "delegation"
    )
    assert (
        outcome(require_decision, actor(Role.DIRECTOR), paper(opinion=True, head_of_window=True), "", True)
        == "yes"
    )


@pytest.mark.parametrize(
    ("opinion", "reason", "found"),
    [
        (None, "", False),
        (True, "", False),
        (False, "有特殊情况", True),
    ],
)
def test_against_the_department_is_noted(opinion: bool | None, reason: str, found: bool) -> None:
    assert check_against(paper(opinion=opinion), reason) is found


def test_against_the_department_without_a_reason_is_refused() -> None:
    assert outcome(check_against, paper(opinion=False), "") == "reason"


def test_above_the_limit_takes_an_override_and_a_reason() -> None:
    over = [Finding("L", "leave_limit")]
    assert outcome(check_override, [], False, "") == "yes"
    assert outcome(check_override, over, False, "急") == "L"
    assert outcome(check_override, over, True, "") == "reason"
    assert outcome(check_override, over, True, "急") == "yes"


def test_the_name_on_the_slip_is_not_the_applicants_nor_a_relatives() -> None:
    assert outcome(require_signer_name, "王局长", {"沈立言"}, {"沈立行"}) == "yes"
    assert outcome(require_signer_name, "沈立言", {"沈立言"}, ()) == "self"
    assert outcome(require_signer_name, "沈立行", {"沈立言"}, {"沈立行"}) == "self"
