"""Every answer of the program about leave beside that of a second writing of the rules, step by step."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from app.domain.access import Actor
from app.domain.calendar import DayKind
from app.domain.leave import slot_text
from app.domain.leave_rules import Finding, LeaveRefused
from app.domain.refusal import Refusal
from app.services.attendance_records import AttendanceRecords
from app.services.cover import CoverService
from app.services.delegation import DelegationService
from app.services.hall import STORE_NAME
from app.services.leave import LeaveService, wanted_of
from app.services.leave_case import Wanted
from app.services.leave_decision import LeaveDecision
from app.services.leave_shown import LeaveShown
from app.services.settings import SettingsService
from tests.flows.leave_answers import Refusals, decision_refusal, request_refusals
from tests.flows.leave_audit import Audit
from tests.flows.leave_hall import (
    BY_SUBJECT,
    CHIEF,
    DIRECTORS,
    OFFICER,
    PEOPLE,
    REVIEWERS,
    ZONE,
    found_small_hall,
    open_small_hall,
)
from tests.flows.leave_model import PENDING, Request, halves_between

MONDAY = date(2026, 3, 30)
"""The week before 清明节, so that a holiday and a weekend lie within reach."""
CROWD = [member.subject for member in PEOPLE if member.department in ("BD", "MZ")]
DAYS = st.integers(0, 6)
ASKED = st.tuples(
    st.sampled_from(CROWD),
    st.sampled_from(("personal", "personal", "official", "sick")),
    DAYS,
    st.integers(0, 1),
    st.sampled_from((2, 2, 1, 3, 5, 9)),
    st.sampled_from([""] * 20 + CROWD),
)
"""Who, what type, from which day and half-day on, how many half-days, who takes over."""
SIGNED = st.tuples(st.sampled_from((*REVIEWERS, OFFICER)), st.sampled_from((True, True, False)))
DECIDED = st.tuples(
    st.sampled_from((*DIRECTORS, *DIRECTORS, CHIEF, OFFICER)),
    st.sampled_from((True, True, True, True, False)),
    st.sampled_from(("", "同意", "同意")),
    st.booleans(),
)
"""Who, whether granted, for what reason, whether the limit is overridden."""
SETTINGS = settings(deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), print_blob=True)


class LeaveMachine(RuleBasedStateMachine):
    """Asks the services and the naive hall the same, and holds each fact against the rules."""

    template: Path

    @initialize()
    def opened(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        shutil.copytree(self.template, self.folder, dirs_exist_ok=True)
        self.hall = open_small_hall(self.folder, MONDAY, 8)
        self.leaves, self.decisions = LeaveService(self.hall), LeaveDecision(self.hall)
        self.world = Audit()
        self.heard()

    def teardown(self) -> None:
        if hasattr(self, "hall"):
            self.hall.close()
            shutil.rmtree(self.folder)

    def heard(self) -> None:
        self.world.read(self.folder / STORE_NAME)
        assert self.world.violations == []
        self.world.wall_us = self.hall.clock.wall_us()

    # --- requests ---------------------------------------------------------------------------------------

    @rule(asked=st.lists(ASKED, min_size=1, max_size=5))
    def some_ask(self, asked: list[tuple[str, str, int, int, int, str]]) -> None:
        for subject, kind, day, half, length, cover in asked:
            self.asks(wanted(subject, kind, self.slots(day, half, length), cover))

    @precondition(lambda self: self.pending())
    @rule(data=st.data(), day=DAYS, length=st.integers(1, 4))
    def somebody_asks_for_other_dates(self, data: st.DataObject, day: int, length: int) -> None:
        key = data.draw(st.sampled_from(self.pending()))
        own = self.world.leaves[key]
        self.asks(wanted(own.person, own.kind, self.slots(day, 0, length), own.cover), key)

    def pending(self) -> list[str]:
        return [key for key, one in sorted(self.world.leaves.items()) if one.state in PENDING]

    def drawn(self, data: st.DataObject) -> str:
        """Most often one that waits for a signature."""
        keys = data.draw(st.sampled_from([self.pending()] * 5 + [sorted(self.world.leaves)]))
        return data.draw(st.sampled_from(keys or sorted(self.world.leaves)))

    def asks(self, given: Wanted, key: str = "") -> None:
        """Preview and submission say the same, and both what the naive hall says."""
        actor = BY_SUBJECT[given.subject].actor
        own = Request(given.subject, given.kind, slot_text(given.span.first), slot_text(given.span.last))
        own.cover = given.cover
        expected = request_refusals(self.world, own, key)
        shown = self.leaves.preview(actor, given, key)
        assert refusals(shown.refusals) == expected
        self.compare(shown, own, key)
        if expected:
            refused = caught(lambda: self.leaves.submit(actor, given, key))
            assert isinstance(refused, LeaveRefused) and refusals(refused.findings) == expected
        else:
            self.leaves.submit(actor, given, key)
        self.heard()

    def compare(self, shown: LeaveShown, own: Request, key: str) -> None:
        """Counting, chain, route, who is away and who is left."""
        slots = self.world.counted(own.person, own.first, own.last)
        chain = self.world.chain_of(own.person, own.first, own.last, key)
        assert (shown.halves, shown.chain_halves) == (len(slots), chain)
        assert shown.route == self.world.route_of(chain, self.world.today)
        assert [slot_text(one.slot) for one in shown.slots] == slots
        for one in shown.slots:
            look = self.world.look(own.person, slot_text(one.slot), None, own.cover)
            assert {who.number for who in one.away} == {self.world.names[p][1] for p in look.away}
            assert (one.on_duty, one.over_limit, one.short) == (look.on_duty, look.over, look.short)

    def slots(self, day: int, half: int, length: int) -> list[str]:
        first = self.today + timedelta(days=day)
        return halves_between(f"{first}am", f"{first + timedelta(days=10)}pm")[half : half + length]

    @property
    def today(self) -> date:
        assert self.hall.clock.as_of is not None
        return self.hall.clock.as_of.date()

    # --- signatures -------------------------------------------------------------------------------------

    @precondition(lambda self: self.world.leaves)
    @rule(data=st.data(), signed=st.lists(SIGNED, min_size=1, max_size=5))
    def departments_sign(self, data: st.DataObject, signed: list[tuple[Actor, bool]]) -> None:
        for actor, agree in signed:
            key = self.drawn(data)
            caught(partial(self.decisions.record_opinion, actor, key, agree, "赵局长"))
            self.heard()

    @precondition(lambda self: self.world.leaves)
    @rule(data=st.data(), decided=st.lists(DECIDED, min_size=1, max_size=5))
    def the_centre_decides(self, data: st.DataObject, decided: list[tuple[Actor, bool, str, bool]]) -> None:
        for actor, approve, reason, override in decided:
            self.decides(self.drawn(data), actor, approve, reason, override)

    def decides(self, key: str, actor: Actor, approve: bool, reason: str, override: bool) -> None:
        """Refused by the rules that the naive hall names, or granted."""
        own = self.world.leaves[key]
        again = own.decided_by == actor.account and own.state == ("approved" if approve else "refused")
        expected = decision_refusal(self.world, key, actor.account, approve, reason, override)
        refused = caught(lambda: self.decisions.decide(actor, key, approve, reason, override))
        found = {one.rule for one in refused.findings} if isinstance(refused, LeaveRefused) else set()
        assert found == (set() if again else expected)
        self.heard()

    @precondition(lambda self: self.world.leaves)
    @rule(data=st.data(), back=DAYS, withdrawn=st.booleans())
    def a_leave_ends(self, data: st.DataObject, back: int, withdrawn: bool) -> None:
        key = self.drawn(data)
        day = self.today + timedelta(days=back)
        if withdrawn:
            caught(lambda: self.leaves.withdraw(OFFICER, key))
        else:
            caught(lambda: self.leaves.give_back(OFFICER, key, f"{day}am"))
        self.heard()

    # --- the hall ---------------------------------------------------------------------------------------

    @rule(day=DAYS, kind=st.sampled_from(DayKind))
    def a_day_is_set(self, day: int, kind: DayKind) -> None:
        SettingsService(self.hall).set_day(OFFICER, self.today + timedelta(days=day), kind, "调整")
        self.heard()

    @rule(day=DAYS, limit=st.integers(1, 3), least=st.integers(0, 2))
    def limits_are_set(self, day: int, limit: int, least: int) -> None:
        since, rules = self.today + timedelta(days=day), SettingsService(self.hall)
        rules.set_rule(DIRECTORS[0], "leave.concurrent_max", limit, since)
        rules.set_rule(DIRECTORS[0], "leave.min_on_duty", least, since)
        self.heard()

    @rule(day=DAYS, subject=st.sampled_from(CROWD), span=st.sampled_from(((540, 660), (540, 960))))
    def somebody_is_out(self, day: int, subject: str, span: tuple[int, int]) -> None:
        when = self.today + timedelta(days=day)
        caught(
            lambda: AttendanceRecords(self.hall).register_outing(CHIEF, subject, when, *span, "开会", "市局")
        )
        self.heard()

    @rule(day=DAYS, subject=st.sampled_from(CROWD), cover=st.sampled_from(CROWD))
    def somebody_covers(self, day: int, subject: str, cover: str) -> None:
        slots = self.slots(day, 0, 2)
        caught(lambda: CoverService(self.hall).register(CHIEF, cover, subject, slots))
        self.heard()

    @rule(giver=st.sampled_from(DIRECTORS), days=st.integers(0, 5))
    def a_director_delegates(self, giver: Actor, days: int) -> None:
        until = self.today + timedelta(days=days)
        DelegationService(self.hall).give(giver, CHIEF.account, self.today, until)
        self.heard()

    @rule(days=st.integers(0, 3), hour=st.sampled_from((8, 10, 15)))
    def time_passes(self, days: int, hour: int) -> None:
        day = self.today + timedelta(days=days)
        now = datetime(day.year, day.month, day.day, hour, tzinfo=ZONE)
        assert self.hall.clock.as_of is not None
        self.hall.clock.as_of = max(now, self.hall.clock.as_of)
        self.world.wall_us = self.hall.clock.wall_us()


def wanted(subject: str, kind: str, slots: list[str], cover: str) -> Wanted:
    return wanted_of(subject, kind, slots[0], slots[-1], "家中有事", cover)


def refusals(findings: tuple[Finding, ...]) -> Refusals:
    return {(one.rule, slot_text(one.slot) if one.slot else None) for one in findings}


def caught(act: Callable[[], object]) -> Refusal | None:
    """The refusal that a call ends in, if it does."""
    try:
        act()
    except Refusal as refusal:
        return refusal
    return None


@pytest.fixture(scope="session")
def machine(tmp_path_factory: pytest.TempPathFactory) -> type[LeaveMachine]:
    """Machines on copies of one founded hall."""
    LeaveMachine.template = tmp_path_factory.mktemp("small") / "hall"
    found_small_hall(LeaveMachine.template)
    return LeaveMachine


def test_every_answer_is_that_of_the_rules_as_they_are_written(machine: type[LeaveMachine]) -> None:
    run_state_machine_as_test(machine, settings=settings(SETTINGS, max_examples=12, stateful_step_count=25))


@pytest.mark.full
@pytest.mark.timeout(3600)
def test_every_answer_is_that_of_the_rules_in_long_histories(machine: type[LeaveMachine]) -> None:
    long = settings(SETTINGS, max_examples=200, stateful_step_count=50)
    run_state_machine_as_test(machine, settings=long)
