"""What the papers of leave print, read from the real store."""

from __future__ import annotations

from datetime import date

import pytest

from app.bench.queries import counted
from app.domain.access import Actor, Role
from app.domain.facts import RuleSet
from app.domain.leave import LeaveState
from app.domain.slots import Half, Month, Slot
from app.services.delegation import DelegationService
from app.services.hall import Hall
from app.services.leave import wanted_of
from app.services.leave_decision import LeaveDecision
from app.services.leave_paper import LeavePaper
from reports.leave_form_model import LeaveForm
from reports.leave_register_model import LeaveRegister
from tests.conftest import OFFICER
from tests.services.cast import Cast, acting, refused
from tests.services.leave_asks import account
from tests.services.leaves import Leaves

MARCH, APRIL = Month(2026, 3), Month(2026, 4)


@pytest.fixture
def people(sample_hall: Hall) -> Cast:
    cast = Cast(sample_hall)
    for actor in (cast.director, cast.chief, cast.officer):
        account(sample_hall, actor)
    return cast


@pytest.fixture
def leaves(people: Cast) -> Leaves:
    """The officer enters."""
    return Leaves(people.hall, people.officer)


def form(people: Cast, leave: str) -> LeaveForm:
    return LeavePaper(people.hall).form(people.officer, leave)


def register(
    people: Cast, month: Month = APRIL, department: str = "", actor: Actor | None = None
) -> LeaveRegister:
    return LeavePaper(people.hall).register(actor or people.officer, month, department)


def decides(people: Cast, leave: str, reason: str = "", override: bool = False) -> None:
    LeaveDecision(people.hall).decide(people.director, leave, True, reason, override)


def test_a_form_has_what_was_asked_and_by_whom_it_was_entered(people: Cast, leaves: Leaves) -> None:
    key = leaves.files("马晓岚", "04-07am", "04-08pm", cover="罗启明").leave
    found = form(people, key)
    assert (found.name, found.number, found.post, found.department) == ("马晓岚", "1002", "A", "青禾公安分局")
    assert (found.halves, found.chain_halves, found.route) == (4, 4, "department_then_centre")
    assert (found.cover, found.entered_by, found.kind) == ("罗启明", "关晓月", "personal")
    assert found.entered is not None and found.entered.strftime("%m-%d %H:%M") == "04-01 09:00"
    assert found.opinion is None and found.decision is None and found.practice


def test_c_a7_both_names_of_an_opinion_and_of_a_delegated_decision_are_kept(
    people: Cast, leaves: Leaves
) -> None:
    key = leaves.files("马晓岚", "04-07am", "04-08pm").leave
    leaves.decisions.record_opinion(people.officer, key, True, "王局长", date(2026, 4, 1), "同意")
    service = DelegationService(people.hall)
    service.give(people.director, people.chief.account, date(2026, 4, 1), date(2026, 4, 3))
    LeaveDecision(people.hall).decide(people.chief, key, True)
    found = form(people, key)
    assert found.opinion is not None and found.decision is not None
    assert (found.opinion.signer, found.opinion.entered_by, found.opinion.source) == (
        "王局长",
        "关晓月",
        "paper",
    )
    assert (found.decision.by, found.decision.on_behalf) == ("卢正衡", "梁致远")


def test_granting_against_the_department_carries_its_reason(people: Cast, leaves: Leaves) -> None:
    key = leaves.files("马晓岚", "04-07am", "04-08pm").leave
    leaves.decisions.record_opinion(people.officer, key, False, "王局长", None, "人手紧")
    decides(people, key, "手术不能改期")
    found = form(people, key)
    assert found.opinion is not None and not found.opinion.agree
    assert found.decision is not None and found.decision.against and found.decision.reason == "手术不能改期"


def test_an_override_carries_its_half_days(people: Cast, leaves: Leaves) -> None:
    for name in ("沈立言", "顾文渊"):
        decides(people, leaves.files(name, "04-07am", "04-07pm").leave)
    key = leaves.files("马晓岚", "04-07am", "04-07am", kind="sick").leave
    decides(people, key, "急病", override=True)
    found = form(people, key)
    assert found.above_limit and found.decision is not None
    assert found.decision.override == (Slot(date(2026, 4, 7), Half.AM),) == found.over_slots
    assert found.decision.reason == "急病"


def test_a_request_ended_by_the_department_is_nobody_s_decision(people: Cast, leaves: Leaves) -> None:
    with people.hall.writing(OFFICER) as tx:
        tx.record(RuleSet("leave.disagreement", "refuse", date(2026, 1, 1)))
    key = leaves.files("马晓岚", "04-07am", "04-08pm").leave
    leaves.decisions.record_opinion(people.officer, key, False, "王局长")
    found = form(people, key)
    assert found.decision is not None and found.decision.by_department and not found.decision.approved


def test_signatures_before_a_change_are_counted_as_void(people: Cast, leaves: Leaves) -> None:
    key = leaves.files("马晓岚", "04-07am", "04-08pm").leave
    leaves.decisions.record_opinion(people.officer, key, True, "王局长")
    leaves.files("马晓岚", "04-08am", "04-09pm", leave=key)
    found = form(people, key)
    assert (found.opinion, found.void_opinions) == (None, 1)


def test_handover_and_return_are_on_the_form(people: Cast, leaves: Leaves) -> None:
    key = leaves.files("马晓岚", "04-07am", "04-07pm", cover="罗启明").leave
    decides(people, key)
    leaves.requests.hand_over(people.officer, key, "印章1枚")
    people.sets_clock("13:00", date(2026, 4, 7))
    leaves.requests.give_back(people.officer, key, "2026-04-07pm")
    found = form(people, key)
    assert found.handover == "印章1枚" and found.handed_over is not None
    assert (found.back, found.halves, found.state) == (
        Slot(date(2026, 4, 7), Half.PM),
        1,
        LeaveState.RETURNED,
    )


def test_the_form_is_for_whoever_may_read_type_and_reason(people: Cast, leaves: Leaves) -> None:
    key = leaves.files("马晓岚", "04-07am", "04-08pm").leave
    paper = LeavePaper(people.hall)
    reviewer = acting(people.hall, "武承泽", Role.REVIEWER, department="GA")
    for actor in (people.clerk, people.officer, people.director, reviewer):
        assert paper.form(actor, key).reason == "家事"
    auditor = Actor("aud", "审计", frozenset({Role.AUDITOR}))
    for actor in (people.head, people.colleague, people.chief, auditor):
        assert refused(paper.form, actor, key).key == "not_entitled"
    service = DelegationService(people.hall)
    service.give(people.director, people.chief.account, date(2026, 4, 1), date(2026, 4, 3))
    assert paper.form(people.chief, key).kind == "personal"
    assert refused(paper.form, people.officer, "2026-99999").key == "leave_unknown"


def test_a_register_counts_only_the_days_of_its_month(people: Cast, leaves: Leaves) -> None:
    """C-D12."""
    people.sets_clock("09:00", date(2026, 3, 20))
    key = leaves.files("马晓岚", "03-30am", "04-02am")
    decides(people, leaves.agrees(key).leave)
    (march,), (april,) = register(people, MARCH).rows, register(people, APRIL).rows
    assert (march.month_halves, april.month_halves, march.halves) == (4, 3, 7)
    assert register(people, Month(2026, 5)).rows == ()


def test_a_register_lists_by_number_without_drafts_but_with_what_came_to_nothing(
    people: Cast, leaves: Leaves
) -> None:
    first = leaves.files("马晓岚", "04-07am", "04-07pm")
    decides(people, first.leave)
    LeaveDecision(people.hall).decide(
        people.director, leaves.files("韩静怡", "04-08am", "04-08am").leave, False, "人手不够"
    )
    leaves.requests.withdraw(people.officer, leaves.files("沈立言", "04-09am", "04-09am").leave, "不去了")
    unfinished = wanted_of(people.colleague.person, "personal", "2026-04-10am", "2026-04-10am")
    leaves.requests.draft(people.officer, unfinished)
    rows = register(people).rows
    assert [(r.leave[-1], r.name, r.state.value, r.approved) for r in rows] == [
        ("1", "马晓岚", "approved", True),
        ("2", "韩静怡", "refused", False),
        ("3", "沈立言", "withdrawn", None),
    ]
    assert [row.granted for row in rows] == [True, False, False]


def test_a_department_s_register_holds_its_own(people: Cast, leaves: Leaves) -> None:
    leaves.files("马晓岚", "04-07am", "04-07pm")
    leaves.files("韩静怡", "04-07am", "04-07pm")
    found = register(people, APRIL, "SJ")
    assert (found.scope, [row.name for row in found.rows], found.kinds) == (
        "区市场监督管理局",
        ["韩静怡"],
        True,
    )
    assert [code for code, _ in register(people).departments()] == ["GA", "SJ"]
    assert refused(LeavePaper(people.hall).register, people.officer, APRIL, "XX").key == "department_unknown"


def test_a_window_head_has_their_window_s_register_without_types(people: Cast, leaves: Leaves) -> None:
    leaves.files("马晓岚", "04-07am", "04-07pm")
    leaves.files("韩静怡", "04-07am", "04-07pm")
    found = register(people, actor=people.head)
    assert (found.scope, found.kinds) == ("青禾公安分局", False)
    assert [(row.name, row.kind, row.reason) for row in found.rows] == [("马晓岚", "", "")]
    paper = LeavePaper(people.hall)
    assert refused(paper.register, people.clerk, APRIL).key == "not_entitled"


def test_a_register_takes_the_same_queries_for_more_leaves(people: Cast, leaves: Leaves) -> None:
    def queries() -> int:
        with counted(people.hall) as statements:
            register(people)
        return len(statements)

    leaves.files("马晓岚", "04-07am", "04-07pm")
    before = queries()
    for name in ("韩静怡", "戴国川", "秦秉文", "曹雅宁"):
        leaves.files(name, "04-07am", "04-07pm")
    assert queries() == before


def test_the_calendar_is_a_month_of_coverage(people: Cast, leaves: Leaves) -> None:
    found = LeavePaper(people.hall).calendar(people.officer, APRIL)
    assert (len(found.days), found.days[0].date, found.hall) == (30, APRIL.first, "青禾区政务服务中心")
