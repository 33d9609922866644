"""Sessions end by the boot clock, whatever the wall clock says."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.access import Actor, Role
from app.domain.refusal import Refusal
from app.domain.rules import RuleBook, RuleChange
from app.domain.session import Limits, Session, SessionKeeper

DIRECTOR = Actor("d", "秦方明", frozenset({Role.DIRECTOR}))
CLERK = Actor("c", "马晓岚", frozenset({Role.STAFF}))
DAY = date(2026, 3, 9)
SECOND = 1_000_000


def test_who_only_sees_their_own_data_is_signed_out_sooner() -> None:
    rules = RuleBook.of([RuleChange("session.idle_seconds", 240, date(2026, 3, 1))])
    assert Limits.of(rules, DAY, DIRECTOR) == Limits(240 * SECOND, 1800 * SECOND)
    assert Limits.of(rules, DAY, CLERK) == Limits(60 * SECOND, 1800 * SECOND)
    assert Limits.of(rules, date(2026, 2, 28), DIRECTOR).idle_us == 180 * SECOND


def test_a_touch_keeps_a_session_open_up_to_its_absolute_limit() -> None:
    keeper = SessionKeeper()
    keeper.open(Session(DIRECTOR, 0), Limits(180 * SECOND, 1800 * SECOND))
    for second in range(170, 1800, 170):
        keeper.touch(second * SECOND)
        assert keeper.actor(second * SECOND) == DIRECTOR
    assert keeper.left_us(1790 * SECOND) == 10 * SECOND
    keeper.touch(1800 * SECOND)
    assert keeper.current(1800 * SECOND) is None


def test_closing_ends_a_session_at_once() -> None:
    keeper = SessionKeeper()
    keeper.open(Session(DIRECTOR, 5), Limits(100, 100))
    keeper.close()
    with pytest.raises(Refusal, match="session_over"):
        keeper.actor(6)


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 400)), max_size=40))
def test_no_action_is_accepted_after_either_limit(steps: list[tuple[bool, int]]) -> None:
    keeper, idle, absolute = SessionKeeper(), 180, 1800
    keeper.open(Session(DIRECTOR, 0), Limits(idle, absolute))
    now = touched = 0
    over = False
    for touch, wait in steps:
        now += wait  # as a suspend does: the boot clock counts it
        over = over or now - touched >= idle or now >= absolute
        assert (keeper.current(now) is None) == over
        if touch:
            keeper.touch(now)
            touched = now if not over else touched
