"""Balances of real people on a real store: who may change them, and what then is left."""

from __future__ import annotations

import copy
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.domain.access import Role
from app.domain.facts import RuleSet
from app.domain.leave import Span, slot_from
from app.domain.leave_balance import Balance
from app.domain.leave_facts import LeaveDecided, LeaveSubmitted
from app.domain.leave_types import DEFAULT_LEAVE_TYPES
from app.services.balance import BalanceService
from app.services.balance_import import BalanceImport
from app.services.balance_ledger import balances_on
from app.services.hall import Hall, Reading
from app.services.leave_case import Wanted, case_of
from app.services.lookup import Services
from app.services.settings import SettingsService
from db.projection import rebuild
from tests.conftest import OFFICER
from tests.services.cast import Cast, acting, refused

TODAY = date(2026, 4, 1)
STARTED = date(2012, 7, 1)


def balance_in(view: Reading, subject: str, kind: str, day: date) -> Balance | None:
    """One of the balances that a person has."""
    return next((b for b in balances_on(view, subject, day) if b.kind == kind), None)


@pytest.fixture
def people(sample_hall: Hall) -> Cast:
    return Cast(sample_hall)


@pytest.fixture
def service(sample_hall: Hall) -> BalanceService:
    return BalanceService(sample_hall)


def annual(service: BalanceService, people: Cast, day: date | None = None) -> Balance:
    found = service.balances(people.officer, people.clerk.person, day)
    return next(balance for balance in found if balance.kind == "annual")


def takes(people: Cast, key: str, first: str, last: str, kind: str = "annual", decided: bool = True) -> None:
    """A leave of the clerk, as its service would record it."""
    submitted = LeaveSubmitted(
        key, kind, first, last, "有事", "", (), "01", "窗口", "centre", halves=4, chain_halves=4
    )
    with people.hall.writing(people.clerk) as tx:
        tx.record(submitted, people.clerk.person)
    if decided:
        with people.hall.writing(people.director) as tx:
            tx.record(LeaveDecided(key, True, ""), people.clerk.person)


def set_types(hall: Hall, kind: str, since: date = date(2026, 1, 1), **values: Any) -> None:
    value = copy.deepcopy(DEFAULT_LEAVE_TYPES)
    value[kind].update(values)
    with hall.writing(OFFICER) as tx:
        tx.record(RuleSet("leave.types", value, since))


def test_who_has_no_start_of_work_has_a_balance_that_is_not_known(
    service: BalanceService, people: Cast
) -> None:
    found = annual(service, people)
    assert (found.entitled, found.reason) == (None, "work_start_unknown")


def test_the_start_of_work_gives_the_days_of_annual_leave(service: BalanceService, people: Cast) -> None:
    service.set_work_start(people.officer, people.clerk.person, STARTED)
    assert annual(service, people).entitled == 20
    assert service.of_person(people.officer, people.clerk.person).work_start == STARTED


def test_the_same_start_again_is_no_new_fact(service: BalanceService, people: Cast) -> None:
    for _ in range(2):
        service.set_work_start(people.officer, people.clerk.person, STARTED)
    with people.hall.reading() as view:
        count = "SELECT count(*) FROM journal WHERE kind = 'WorkStarted'"
        assert view.conn.exec_driver_sql(count).scalar_one() == 1


def test_granted_and_pending_leaves_are_taken_off(service: BalanceService, people: Cast) -> None:
    service.set_work_start(people.officer, people.clerk.person, STARTED)
    takes(people, "2026-00001", "2026-04-07am", "2026-04-08pm")
    takes(people, "2026-00002", "2026-04-20am", "2026-04-20am", decided=False)
    found = annual(service, people)
    assert (found.used, found.pending, found.left) == (4, 1, 15)


def test_a_grant_adds_and_a_negative_one_takes_back(service: BalanceService, people: Cast) -> None:
    service.set_work_start(people.officer, people.clerk.person, STARTED)
    service.grant(people.director, people.clerk.person, "annual", 2026, 4, " 本省规定 ")
    service.grant(people.officer, people.clerk.person, "annual", 2026, -1, "多登记了")
    assert annual(service, people).entitled == 23
    shown = service.of_person(people.officer, people.clerk.person).grants
    assert [(s.grant.halves, s.grant.reason) for s in shown] == [(4, "本省规定"), (-1, "多登记了")]


def test_earned_rest_counts_once_it_was_granted(service: BalanceService, people: Cast) -> None:
    service.grant(people.officer, people.clerk.person, "compensatory", 2026, 2, "周六值班")
    with people.hall.reading() as view:
        found = balance_in(view, people.clerk.person, "compensatory", TODAY)
        assert found is not None and found.left == 2
        assert balance_in(view, people.clerk.person, "personal", TODAY) is None


def test_nobody_changes_their_own_balance(service: BalanceService, people: Cast) -> None:
    own = people.officer.person
    assert refused(service.set_work_start, people.officer, own, STARTED).key == "own_record"
    assert refused(service.grant, people.officer, own, "annual", 2026, 2, "x").key == "own_record"
    assert refused(service.carry, people.officer, own, "annual", 2025, "x").key == "own_record"


@pytest.mark.parametrize("name", ["clerk", "head", "chief"])
def test_others_than_officer_and_director_change_none(
    service: BalanceService, people: Cast, name: str
) -> None:
    actor, subject = getattr(people, name), people.colleague.person
    assert refused(service.set_work_start, actor, subject, STARTED).key == "not_entitled"
    assert refused(service.grant, actor, subject, "annual", 2026, 2, "x").key == "not_entitled"
    assert refused(service.carry, actor, subject, "annual", 2025, "x").key == "not_entitled"


def test_everybody_sees_their_own_balance_and_not_a_colleagues(service: BalanceService, people: Cast) -> None:
    assert service.balances(people.clerk, people.clerk.person)
    assert refused(service.balances, people.clerk, people.colleague.person).key == "not_entitled"
    assert service.balances(people.head, people.clerk.person)
    reviewer = acting(people.hall, "梁致远", Role.REVIEWER, department="nowhere")
    assert refused(service.balances, reviewer, people.clerk.person).key == "not_entitled"


@pytest.mark.parametrize(
    ("kind", "year", "halves", "reason", "key"),
    [
        ("annual", 2026, 0, "x", "balance_halves"),
        ("annual", 2026, 800, "x", "balance_halves"),
        ("annual", 2030, 2, "x", "balance_year"),
        ("moon", 2026, 2, "x", "leave_kind_unknown"),
        ("personal", 2026, 2, "x", "balance_none"),
        ("annual", 2026, 2, " ", "field_missing"),
    ],
)
def test_a_grant_that_makes_no_sense_is_refused(
    service: BalanceService, people: Cast, kind: str, year: int, halves: int, reason: str, key: str
) -> None:
    refusal = refused(service.grant, people.officer, people.clerk.person, kind, year, halves, reason)
    assert refusal.key == key


@pytest.mark.parametrize(
    ("start", "key"), [(date(2026, 4, 2), "work_start_future"), (date(1939, 1, 1), "date_implausible")]
)
def test_a_start_of_work_that_cannot_be_is_refused(
    service: BalanceService, people: Cast, start: date, key: str
) -> None:
    assert refused(service.set_work_start, people.officer, people.clerk.person, start).key == key


def test_nobody_by_that_id_has_no_balance(service: BalanceService, people: Cast) -> None:
    assert refused(service.balances, people.officer, "nobody").key == "person_unknown"
    assert refused(service.set_work_start, people.officer, "nobody", STARTED).key == "person_unknown"
    assert refused(service.subject_of, "404").key == "person_unknown"


def test_unused_days_are_carried_where_the_hall_allows_it(service: BalanceService, people: Cast) -> None:
    service.set_work_start(people.officer, people.clerk.person, STARTED)
    clerk = people.clerk.person
    assert refused(service.carry, people.officer, clerk, "annual", 2025, "结转").key == "balance_no_carry"
    set_types(people.hall, "annual", date(2025, 1, 1), carry=True)
    takes(people, "2025-00001", "2025-04-07am", "2025-04-08pm")
    assert service.carry(people.officer, clerk, "annual", 2025, "结转") == 16
    assert annual(service, people).entitled == 36
    assert refused(service.carry, people.officer, clerk, "annual", 2026, "结转").key == "balance_year_open"


def test_carrying_again_only_mends_what_is_not_right_any_more(service: BalanceService, people: Cast) -> None:
    set_types(people.hall, "annual", date(2025, 1, 1), carry=True)
    service.set_work_start(people.officer, people.clerk.person, STARTED)
    service.carry(people.officer, people.clerk.person, "annual", 2025, "结转")
    service.carry(people.officer, people.clerk.person, "annual", 2025, "结转")
    takes(people, "2025-00001", "2025-04-07am", "2025-04-08pm")
    service.carry(people.officer, people.clerk.person, "annual", 2025, "更正")
    shown = service.of_person(people.officer, people.clerk.person).grants
    assert [(s.grant.halves, s.grant.carried) for s in shown] == [(20, True), (-4, True)]


def test_a_request_beyond_the_balance_is_refused_as_it_stands_now_c_a10(
    service: BalanceService, people: Cast
) -> None:
    service.set_work_start(people.officer, people.clerk.person, STARTED)
    takes(people, "2026-00001", "2026-04-07am", "2026-04-17pm")  # 9 of 10 days
    span = Span(slot_from("2026-05-11am"), slot_from("2026-05-12pm"))
    with people.hall.reading() as view:
        against = case_of(view, Wanted(people.clerk.person, "annual", span)).against
    assert [(f.rule, f.params["left_halves"]) for f in against.refusals] == [("balance", 2)]
    service.grant(people.officer, people.clerk.person, "annual", 2026, 2, "本人原有")
    with people.hall.reading() as view:
        assert not case_of(view, Wanted(people.clerk.person, "annual", span)).against.refusals


def test_a_provincial_extra_holds_from_the_day_that_the_page_sets(
    service: BalanceService, people: Cast
) -> None:
    value = copy.deepcopy(DEFAULT_LEAVE_TYPES)
    value["marriage"]["extra"] = 10
    SettingsService(people.hall).set_rule(people.director, "leave.types", value, date(2026, 5, 1))
    with people.hall.reading() as view:
        found = [balance_in(view, people.clerk.person, "marriage", day) for day in (TODAY, date(2026, 5, 1))]
    assert [b.entitled for b in found if b is not None] == [6, 26]


def test_a_rebuild_gives_the_same_balances(service: BalanceService, people: Cast) -> None:
    service.set_work_start(people.officer, people.clerk.person, STARTED)
    service.grant(people.officer, people.clerk.person, "annual", 2026, 4, "本省规定")
    before = service.of_person(people.officer, people.clerk.person)
    with people.hall.store.write() as conn:
        rebuild(conn)
    assert service.of_person(people.officer, people.clerk.person) == before


def test_the_services_are_found_by_name(people: Cast) -> None:
    services = Services(people.hall)
    assert isinstance(services("BalanceService"), BalanceService)
    assert isinstance(services("BalanceImport"), BalanceImport)


# --- a file of 参加工作日期 -----------------------------------------------------------------------


def number_of(service: BalanceService, people: Cast, subject: str) -> str:
    return service.of_person(people.director, subject).number


def test_a_file_sets_many_and_names_each_line_that_it_cannot_take(
    service: BalanceService, people: Cast, tmp_path: Path
) -> None:
    clerk = number_of(service, people, people.clerk.person)
    colleague = number_of(service, people, people.colleague.person)
    own = number_of(service, people, people.officer.person)
    lines = [
        "在册人员参加工作日期",
        "参加工作时间,姓名,工号",
        f"2012.07,马晓岚,{clerk}",
        f"1998年3月15日,顾文渊,{colleague}",
        f"2012-07-01,马晓岚,{clerk}",
        f"2013-07-01,马晓岚,{clerk}",
        "2012-07-01,无人,99999",
        f"2012-07-01,自己,{own}",
        f"2012-17-01,顾文渊,{colleague}",
        f"2030-01-01,顾文渊,{colleague}",
    ]
    file = tmp_path / "starts.csv"
    file.write_text("\n".join(lines), "utf-8")
    looked = BalanceImport(people.hall).run(people.officer, file, dry_run=True)
    assert annual(service, people).entitled is None
    report = BalanceImport(people.hall).run(people.officer, file)
    assert report == looked
    assert (report.new, report.same, report.exit_status) == (2, 0, 3)
    assert [(bad.line, bad.key) for bad in report.rejected_lines] == [
        (6, "line_repeated"),
        (7, "work_start_nobody"),
        (8, "own_record"),
        (9, "date_unreadable"),
        (10, "work_start_future"),
    ]
    assert annual(service, people).entitled == 20
    again = BalanceImport(people.hall).run(people.officer, file)
    assert (again.new, again.same) == (0, 2)


def test_a_file_without_the_columns_or_without_people_is_refused(people: Cast, tmp_path: Path) -> None:
    file = tmp_path / "starts.csv"
    taking = BalanceImport(people.hall).run
    file.write_text("姓名,日期\n马晓岚,2012-07-01\n", "utf-8")
    assert refused(taking, people.officer, file).key == "work_start_columns"
    file.write_text("工号,参加工作日期\n", "utf-8")
    assert refused(taking, people.officer, file).key == "work_start_no_lines"
    assert refused(taking, people.clerk, file).key == "not_entitled"
