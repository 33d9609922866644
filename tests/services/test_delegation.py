"""Who decides for the director, and who keeps away from whose leave."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.access import Actor, Role
from app.services.delegation import DelegationService, RelativeService
from app.services.hall import Hall
from app.services.leave_decision import LeaveDecision
from db.projection import rebuild
from tests.services.cast import Cast, refused
from tests.services.leave_asks import account, asks, deputy_of
from ui.words import sentence

FIRST, LAST = date(2026, 4, 1), date(2026, 4, 3)


@pytest.fixture
def people(sample_hall: Hall) -> Cast:
    cast = Cast(sample_hall)
    for actor in (cast.director, cast.chief, cast.officer):
        account(sample_hall, actor)
    return cast


@pytest.fixture
def service(people: Cast) -> DelegationService:
    return DelegationService(people.hall)


@pytest.fixture
def relatives(people: Cast) -> RelativeService:
    return RelativeService(people.hall)


def test_c_a7_a_duty_chief_decides_in_the_name_of_the_director_on_the_days_given(
    people: Cast, service: DelegationService
) -> None:
    service.give(people.director, people.chief.account, FIRST, LAST)
    (shown,) = service.list(people.director)
    assert (shown.giver, shown.to, shown.first, shown.last, shown.holds) == (
        "梁致远",
        "卢正衡",
        FIRST,
        LAST,
        True,
    )
    key = asks(people.hall, "马晓岚", "2026-04-07am")
    assert LeaveDecision(people.hall).decide(people.chief, key, True).on_behalf == "梁致远"


def test_the_day_after_the_last_it_holds_no_more(people: Cast, service: DelegationService) -> None:
    service.give(people.director, people.chief.account, FIRST, LAST)
    key = asks(people.hall, "马晓岚", "2026-04-07am")
    people.sets_clock("00:01", date(2026, 4, 4))
    error = refused(LeaveDecision(people.hall).decide, people.chief, key, True)
    assert error.key == "leave_delegation_over"
    assert "2026年4月3日" in sentence(error)
    assert service.list(people.director) == ()


def test_an_ended_delegation_holds_no_more_and_ends_once(people: Cast, service: DelegationService) -> None:
    key = service.give(people.director, people.chief.account, FIRST, LAST)
    assert service.list(people.chief) == service.list(people.director)
    service.end(people.director, key)
    assert service.list(people.director) == ()
    assert refused(service.end, people.director, key).key == "delegation_unknown"
    leave = asks(people.hall, "马晓岚", "2026-04-07am")
    error = refused(LeaveDecision(people.hall).decide, people.chief, leave, True)
    assert error.key == "leave_not_delegated"


def test_the_same_delegation_twice_is_one(people: Cast, service: DelegationService) -> None:
    keys = {service.give(people.director, people.chief.account, FIRST, LAST) for _ in range(2)}
    assert len(keys) == len(service.list(people.director)) == 1


@pytest.mark.parametrize("to", ["officer", "director", "nobody"])
def test_it_goes_to_a_duty_chief_alone(people: Cast, service: DelegationService, to: str) -> None:
    accounts = {"officer": people.officer.account, "director": people.director.account, "nobody": "x"}
    error = refused(service.give, people.director, accounts[to], FIRST, LAST)
    assert "只能委托给值班长" in sentence(error)


def test_not_to_oneself_by_another_account(people: Cast, service: DelegationService) -> None:
    second = Actor("second", "梁致远", frozenset({Role.DUTY_CHIEF}), people.director.person)
    account(people.hall, second)
    assert refused(service.give, people.director, "second", FIRST, LAST).key == "delegation_to"
    assert [d.name for d in service.delegates(people.director)] == ["卢正衡"]


@pytest.mark.parametrize(
    ("first", "last"), [(LAST, FIRST), (date(2026, 3, 1), date(2026, 3, 31))], ids=["backwards", "past"]
)
def test_dates_go_forward_and_are_not_over(
    people: Cast, service: DelegationService, first: date, last: date
) -> None:
    error = refused(service.give, people.director, people.chief.account, first, last)
    assert error.key == "delegation_dates"


def test_only_a_director_gives_ends_and_sees_to_whom(people: Cast, service: DelegationService) -> None:
    key = service.give(people.director, people.chief.account, FIRST, LAST)
    for actor in (people.chief, people.officer, people.clerk):
        assert refused(service.give, actor, people.chief.account, FIRST, LAST).key == "not_entitled"
        assert refused(service.end, actor, key).key == "not_entitled"
        assert refused(service.delegates, actor).key == "not_entitled"
    assert service.list(people.officer) == ()
    service.end(account(people.hall, deputy_of(people.hall)), key)


def test_a_listed_relative_does_not_decide_either_way_round(people: Cast, relatives: RelativeService) -> None:
    relatives.set(people.officer, people.director.person, people.clerk.person)
    key = asks(people.hall, "马晓岚", "2026-04-07am")
    error = refused(LeaveDecision(people.hall).decide, people.director, key, True)
    assert "亲属" in sentence(error)
    (shown,) = relatives.list(people.officer)
    assert (shown.name, shown.other_name) == ("梁致远", "马晓岚")
    LeaveDecision(people.hall).decide(deputy_of(people.hall), key, True)


def test_nobody_takes_their_own_relation_off_the_list(people: Cast, relatives: RelativeService) -> None:
    one, other = people.clerk.person, people.director.person
    relatives.set(people.director, one, other)
    relatives.set(people.director, other, one)
    assert len(relatives.list(people.director)) == 1
    assert refused(relatives.set, people.director, one, other, False).key == "own_record"
    relatives.set(people.officer, one, other, False)
    assert relatives.list(people.officer) == ()


def test_relatives_are_two_people_of_the_roster(people: Cast, relatives: RelativeService) -> None:
    one = people.clerk.person
    assert refused(relatives.set, people.officer, one, one).key == "relative_self"
    assert refused(relatives.set, people.officer, one, "nobody").key == "person_unknown"
    for call in (
        lambda: relatives.set(people.chief, one, people.head.person),
        lambda: relatives.list(people.chief),
    ):
        assert refused(call).key == "not_entitled"


def test_delegations_and_relatives_survive_a_rebuild(
    people: Cast, service: DelegationService, relatives: RelativeService
) -> None:
    ended = service.give(people.director, people.chief.account, FIRST, FIRST)
    service.give(people.director, people.chief.account, FIRST, LAST)
    service.end(people.director, ended)
    relatives.set(people.officer, people.clerk.person, people.head.person)
    before = (service.list(people.director), relatives.list(people.officer))
    with people.hall.store.write() as conn:
        rebuild(conn)
    assert (service.list(people.director), relatives.list(people.officer)) == before


def test_a_delegate_does_not_decide_on_a_leader(people: Cast, service: DelegationService) -> None:
    deputy = account(people.hall, deputy_of(people.hall))
    service.give(deputy, people.chief.account, FIRST, LAST)
    key = asks(people.hall, "梁致远", "2026-04-07am")
    error = refused(LeaveDecision(people.hall).decide, people.chief, key, True)
    assert error.key == "leave_leader_needs_leader"
