"""What of leave waits for whom, and the strips of the windows that it concerns."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import event

from app.domain.access import Actor
from app.domain.leave import Span, slot_from
from app.domain.leave_facts import RelativeListed
from app.domain.slots import Half, Slot
from app.services.ab import AbService
from app.services.attendance_records import AttendanceRecords
from app.services.delegation import DelegationService
from app.services.hall import Hall
from app.services.leave import LeaveService
from app.services.leave_decision import LeaveDecision
from app.services.leave_inbox import WAITING, InboxItem, InboxKind, LeaveInbox
from app.services.leave_strip import Cell, WindowStrip, strip_dates
from tests.conftest import OFFICER
from tests.services.cast import Cast, refused
from tests.services.leave_asks import account, asks, deputy_of, reviewer_of

DAY = date(2026, 4, 7)
"""A Tuesday; Monday 6 April is 清明 and the hall rests."""


@pytest.fixture
def people(sample_hall: Hall) -> Cast:
    cast = Cast(sample_hall)
    for actor in (cast.director, cast.chief, cast.officer):
        account(sample_hall, actor)
    return cast


@pytest.fixture
def inbox(people: Cast) -> LeaveInbox:
    return LeaveInbox(people.hall)


def kinds(found: tuple[InboxItem, ...]) -> dict[str, str]:
    return {item.shown.leave: item.kind.value for item in found}


def cells(strip: WindowStrip, name: str) -> dict[Slot, Cell]:
    row = next(row for row in strip.rows if row.name == name)
    return dict(zip(strip.slots, row.cells, strict=True))


# --- whose turn ------------------------------------------------------------------------------------


def test_a_short_request_waits_for_the_director_and_a_long_one_first_for_the_department(
    people: Cast, inbox: LeaveInbox
) -> None:
    short = asks(people.hall, "马晓岚", "2026-04-07am")
    long = asks(people.hall, "顾文渊", "2026-04-08am", "2026-04-10pm")
    assert kinds(inbox.inbox(people.director)) == {short: "decide", long: "open"}
    assert kinds(inbox.inbox(people.officer)) == {short: "open", long: "opinion"}
    assert kinds(inbox.inbox(reviewer_of("GA"))) == {short: "open", long: "opinion"}
    assert inbox.inbox(reviewer_of("SJ")) == ()
    LeaveDecision(people.hall).record_opinion(people.officer, long, True, "毕局长")
    assert kinds(inbox.inbox(people.director)) == {short: "decide", long: "decide"}
    assert kinds(inbox.inbox(people.officer)) == {short: "open", long: "open"}


def test_the_first_handed_in_stands_first(people: Cast, inbox: LeaveInbox) -> None:
    later = asks(people.hall, "马晓岚", "2026-04-20am")
    sooner = asks(people.hall, "韩静怡", "2026-04-07am")
    assert [item.shown.leave for item in inbox.inbox(people.director)] == [later, sooner]


def test_a_duty_chief_decides_only_while_a_delegation_holds(people: Cast, inbox: LeaveInbox) -> None:
    asks(people.hall, "马晓岚", "2026-04-07am")
    (item,) = inbox.inbox(people.chief)
    assert (item.kind, item.blocked and item.blocked.key) == (InboxKind.OPEN, "leave_not_delegated")
    service = DelegationService(people.hall)
    service.give(people.director, people.chief.account, date(2026, 4, 1), date(2026, 4, 3))
    (item,) = inbox.inbox(people.chief)
    assert (item.kind, item.on_behalf, item.blocked) == (InboxKind.DECIDE, "梁致远", None)
    assert (item.shown.kind, item.shown.reason) == ("personal", "家中有事")
    people.sets_clock("09:00", date(2026, 4, 4))
    (item,) = inbox.inbox(people.chief)
    assert (item.kind, item.blocked and item.blocked.key) == (InboxKind.OPEN, "leave_delegation_over")


def test_nobodys_own_request_and_no_relatives_waits_for_them(people: Cast, inbox: LeaveInbox) -> None:
    own = asks(people.hall, "梁致远", "2026-04-07am")
    other = asks(people.hall, "马晓岚", "2026-04-07am")
    with people.hall.writing(OFFICER) as tx:
        tx.record(RelativeListed(people.director.person), people.clerk.person)
    found = {item.shown.leave: item for item in inbox.inbox(people.director)}
    reasons = {key: item.blocked.key for key, item in found.items() if item.blocked}
    assert reasons == {own: "leave_self", other: "leave_relative"}
    assert inbox.waiting(people.director) == 0
    assert kinds(inbox.inbox(deputy_of(people.hall))) == {own: "decide", other: "decide"}


def test_who_entered_the_opinion_does_not_decide(people: Cast, inbox: LeaveInbox) -> None:
    key = asks(people.hall, "马晓岚", "2026-04-07am", "2026-04-09pm")
    both = Actor("both", "某某", people.officer.roles | people.director.roles)
    LeaveDecision(people.hall).record_opinion(both, key, True, "毕局长")
    (item,) = inbox.inbox(both)
    assert (item.kind, item.blocked and item.blocked.key) == (InboxKind.OPEN, "leave_own_entry")


def test_clerks_see_their_own_and_a_head_their_windows_without_the_reason(
    people: Cast, inbox: LeaveInbox
) -> None:
    asks(people.hall, "马晓岚", "2026-04-07am")
    (own,) = inbox.inbox(people.clerk)
    assert own.shown.reason == "家中有事"
    (seen,) = inbox.inbox(people.head)
    assert (seen.shown.name, seen.shown.kind, seen.shown.reason) == ("马晓岚", "", "")
    assert inbox.inbox(people.colleague) == inbox.inbox(people.other_head) == ()


def test_questions_show_as_asked_and_then_as_answered(people: Cast, inbox: LeaveInbox) -> None:
    key = asks(people.hall, "马晓岚", "2026-04-07am")
    assert inbox.inbox(people.director)[0].question == ""
    LeaveDecision(people.hall).ask(people.director, key, "能否改到下周？")
    assert inbox.inbox(people.director)[0].question == "asked"
    LeaveService(people.hall).answer(people.clerk, key, "不能。")
    assert inbox.inbox(people.director)[0].question == "answered"


def test_a_sick_leave_above_the_limit_is_marked(people: Cast, inbox: LeaveInbox) -> None:
    for name in ("马晓岚", "顾文渊"):
        asks(people.hall, name, "2026-04-07am")
    key = asks(people.hall, "尹博远", "2026-04-07am", kind="sick")
    over = {item.shown.leave: item.over for item in inbox.inbox(people.director)}
    assert over.pop(key) is True
    assert set(over.values()) == {False}
    case = inbox.case(people.director, key)
    assert [(f.rule, f.params["names"]) for f in case.over] == [("L", ("马晓岚", "顾文渊"))]
    assert case.against == ()


def test_above_the_limit_whoever_decides_for_another_is_told_before_they_try(
    people: Cast, inbox: LeaveInbox
) -> None:
    for name in ("马晓岚", "顾文渊"):
        asks(people.hall, name, "2026-04-07am")
    key = asks(people.hall, "尹博远", "2026-04-07am", kind="sick")
    first = date(2026, 4, 1)
    DelegationService(people.hall).give(people.director, people.chief.account, first, first)
    case = inbox.case(people.chief, key)
    assert [finding.key for finding in case.against] == ["leave_over_needs_leader"]
    assert inbox.case(people.director, key).against == ()


# --- granted leaves --------------------------------------------------------------------------------


def granted(people: Cast, name: str, first: str, last: str, cover: str = "") -> str:
    key = asks(people.hall, name, first, last, cover=cover)
    decision = LeaveDecision(people.hall)
    if LeaveInbox(people.hall).case(people.director, key).item.shown.route != "centre":
        decision.record_opinion(people.officer, key, True, "毕局长")
    decision.decide(people.director, key, True)
    return key


def test_a_reported_return_waits_for_head_and_centre_until_it_is_confirmed(
    people: Cast, inbox: LeaveInbox
) -> None:
    key = granted(people, "马晓岚", "2026-04-07am", "2026-04-09pm")
    people.sets_clock("08:00", date(2026, 4, 9))
    LeaveService(people.hall).give_back(people.clerk, key)
    for actor in (people.head, people.officer, people.chief, people.director):
        assert kinds(inbox.inbox(actor)) == {key: "return"}
        assert inbox.waiting(actor) == 1
    assert inbox.inbox(people.other_head) == inbox.inbox(people.clerk) == ()
    LeaveService(people.hall).give_back(people.head, key, "2026-04-09am")
    assert inbox.inbox(people.officer) == ()


def test_who_was_seen_at_the_scanner_is_to_be_confirmed_and_who_was_not_is_overdue(
    people: Cast, inbox: LeaveInbox
) -> None:
    seen = granted(people, "马晓岚", "2026-04-07am", "2026-04-07pm")
    missing = granted(people, "顾文渊", "2026-04-07am", "2026-04-07pm")
    people.sets_clock("08:45", date(2026, 4, 8))
    people.punches(people.clerk.person, date(2026, 4, 8), "08:20")
    assert kinds(inbox.inbox(people.officer)) == {seen: "return", missing: "overdue"}


def test_a_leave_that_another_goes_on_from_is_nobodys_return(people: Cast, inbox: LeaveInbox) -> None:
    granted(people, "马晓岚", "2026-04-07am", "2026-04-07pm")
    second = granted(people, "马晓岚", "2026-04-08am", "2026-04-08pm")
    people.sets_clock("09:00", date(2026, 4, 8))
    assert kinds(inbox.inbox(people.officer)) == {second: "remind"}


def test_the_handover_waits_for_who_takes_over_from_the_first_day_on(people: Cast, inbox: LeaveInbox) -> None:
    key = granted(people, "马晓岚", "2026-04-07am", "2026-04-08pm", cover="罗启明")
    b = Actor("b", "罗启明", people.clerk.roles, inbox.case(people.director, key).item.shown.cover)
    assert inbox.inbox(b) == inbox.inbox(people.officer) == ()
    people.sets_clock("08:00", DAY)
    assert kinds(inbox.inbox(b)) == kinds(inbox.inbox(people.officer)) == {key: "handover"}
    assert inbox.inbox(b)[0].shown.kind == ""
    LeaveService(people.hall).hand_over(b, key)
    assert inbox.inbox(b) == ()


def test_the_day_before_the_end_counts_working_days(people: Cast, inbox: LeaveInbox) -> None:
    key = granted(people, "马晓岚", "2026-04-01pm", "2026-04-07pm")
    people.sets_clock("15:00", date(2026, 4, 2))
    assert inbox.inbox(people.officer) == ()
    people.sets_clock("09:00", date(2026, 4, 3))
    assert kinds(inbox.inbox(people.officer)) == {key: "remind"}
    assert inbox.waiting(people.officer) == 0


# --- strips ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("today", "first", "last", "shown"),
    [
        ("2026-04-01", "2026-04-07am", "2026-04-08pm", ("2026-04-01", "2026-04-14")),
        ("2026-04-01", "2026-04-01am", "2026-04-14pm", ("2026-04-01", "2026-04-14")),
        ("2026-04-01", "2026-04-10am", "2026-04-15am", ("2026-04-10", "2026-04-23")),
        ("2026-04-01", "2026-05-11am", "2026-05-12pm", ("2026-05-11", "2026-05-24")),
        ("2026-04-01", "2026-03-31am", "2026-03-31pm", ("2026-03-31", "2026-04-13")),
    ],
)
def test_two_weeks_from_today_or_from_where_the_request_lies(
    today: str, first: str, last: str, shown: tuple[str, str]
) -> None:
    span = Span(slot_from(first), slot_from(last))
    dates = strip_dates(date.fromisoformat(today), span)
    assert tuple(day.isoformat() for day in dates) == shown


def test_a_strip_tells_each_half_day_of_each_person(people: Cast, inbox: LeaveInbox) -> None:
    granted(people, "韩静怡", "2026-04-08am", "2026-04-08am")
    asks(people.hall, "陆承志", "2026-04-08pm")
    records = AttendanceRecords(people.hall)
    subjects = {row.name: row.subject for row in inbox.strip(people.director, _third(people)).rows}
    records.register_outing(people.officer, subjects["薛明溪"], date(2026, 4, 9), 540, 690, "送件", "区政府")
    AbService(people.hall).stand_down(
        people.director, subjects["邹皓然"], date(2026, 4, 10), date(2026, 4, 10), "考试不合格"
    )
    (strip,) = [item.strip for item in inbox.inbox(people.director) if item.shown.name == "范思琪"]
    assert strip == inbox.strip(people.director, _leave_of(inbox, people.director, "范思琪"))
    assert len(strip.slots) == 28 and strip.first == date(2026, 4, 1)
    assert [row.name for row in strip.rows if row.asks] == ["范思琪"]
    at = Slot
    own = cells(strip, "范思琪")
    assert own[at(date(2026, 4, 8), Half.AM)] is Cell.THIS
    assert own[at(date(2026, 4, 9), Half.AM)] is Cell.ON_DUTY
    assert own[at(date(2026, 4, 6), Half.AM)] is Cell.REST
    assert cells(strip, "韩静怡")[at(date(2026, 4, 8), Half.AM)] is Cell.LEAVE
    assert cells(strip, "陆承志")[at(date(2026, 4, 8), Half.PM)] is Cell.PENDING
    assert cells(strip, "薛明溪")[at(date(2026, 4, 9), Half.AM)] is Cell.OUTING
    assert cells(strip, "邹皓然")[at(date(2026, 4, 10), Half.PM)] is Cell.DOWN
    assert cells(strip, "孟祥柯")[at(date(2026, 4, 8), Half.AM)] is Cell.COVER_ASKED
    assert cells(strip, "孟祥柯")[at(date(2026, 4, 9), Half.AM)] is Cell.STANDBY


def _third(people: Cast) -> str:
    return asks(people.hall, "范思琪", "2026-04-08am", "2026-04-08pm", cover="孟祥柯")


def _leave_of(inbox: LeaveInbox, actor: Actor, name: str) -> str:
    return next(item.shown.leave for item in inbox.inbox(actor) if item.shown.name == name)


def test_the_foot_says_how_many_are_left_if_it_is_granted(people: Cast, inbox: LeaveInbox) -> None:
    granted(people, "韩静怡", "2026-04-08am", "2026-04-08am")
    asks(people.hall, "陆承志", "2026-04-08am")
    key = asks(people.hall, "范思琪", "2026-04-08am", "2026-04-08pm", kind="sick")
    strip = inbox.strip(people.director, key)
    foot = dict(zip(strip.slots, strip.foot, strict=True))
    morning, afternoon = (foot[Slot(date(2026, 4, 8), half)] for half in Half)
    assert (morning.on_duty, morning.away, morning.over, morning.short) == (3, 3, True, False)
    assert (afternoon.on_duty, afternoon.away, afternoon.over) == (4, 1, False)
    assert foot[Slot(date(2026, 4, 9), Half.AM)].on_duty == 5
    assert foot[Slot(date(2026, 4, 6), Half.AM)].on_duty is None


def test_a_window_of_one_is_short_without_somebody_who_takes_over(people: Cast, inbox: LeaveInbox) -> None:
    key = asks(people.hall, "常若川", "2026-04-08am", kind="sick")
    strip = inbox.strip(people.director, key)
    short = [slot for slot, foot in zip(strip.slots, strip.foot, strict=True) if foot.short]
    assert short == [Slot(date(2026, 4, 8), Half.AM)]
    assert [f.rule for f in inbox.case(people.director, key).marks] == ["M"]


def test_a_strip_is_for_who_may_see_the_window(people: Cast, inbox: LeaveInbox) -> None:
    key = asks(people.hall, "马晓岚", "2026-04-08am")
    assert refused(inbox.strip, people.colleague, key).key == "not_entitled"
    assert refused(inbox.case, people.colleague, key).key == "not_entitled"
    assert refused(inbox.strip, people.director, "2026-99999").key == "leave_unknown"
    assert refused(inbox.strip, people.director, key, 61).key == "ab_days"
    assert len(inbox.strip(people.head, key, 5).slots) == 10


# --- how much is read ------------------------------------------------------------------------------


def queries(hall: Hall, work: Callable[[], object]) -> int:
    found: list[str] = []

    def note(*given: object) -> None:
        found.append(str(given[2]))

    event.listen(hall.store.engine, "before_cursor_execute", note)
    try:
        work()
    finally:
        event.remove(hall.store.engine, "before_cursor_execute", note)
    return len(found)


def test_inbox_case_and_strip_ask_the_same_number_of_queries_at_any_size(
    people: Cast, inbox: LeaveInbox
) -> None:
    first = asks(people.hall, "马晓岚", "2026-04-07am")
    granted(people, "顾文渊", "2026-04-01am", "2026-04-01pm")
    calls: list[Callable[[], object]] = [
        lambda: inbox.inbox(people.director),
        lambda: inbox.waiting(people.director),
        lambda: inbox.case(people.director, first),
        lambda: inbox.strip(people.director, first),
    ]
    before = [queries(people.hall, work) for work in calls]
    for day in range(8, 11):
        for name in ("马晓岚", "韩静怡", "戴国川", "秦秉文", "田语桐"):
            asks(people.hall, name, f"2026-04-{day:02d}am")
    granted(people, "尹博远", "2026-04-01am", "2026-04-01pm")
    assert [queries(people.hall, work) for work in calls] == before
    assert len(inbox.inbox(people.director)) == 16 + 2
    assert all(kind in WAITING for kind in (InboxKind.DECIDE, InboxKind.OVERDUE))
