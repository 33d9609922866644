"""Rules L and M in one half-day (S3 Art. 16; domain.md B.1.4)."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from app.domain.leave_window import Absence, GroupSlot, SlotLook, look
from app.domain.slots import Half, Slot

AT = Slot(date(2026, 3, 10), Half.PM)
GROUP = ("GA", "窗口")
A1, A2, A3, A4, B = "a1", "a2", "a3", "a4", "b"


def window(
    posts: str = "a1 a2 a3 a4", covers: str = "", out: str = "", **absent: tuple[bool, int]
) -> GroupSlot:
    """`a1=(True, 5)`: granted, handed in at 5."""
    absences = {p: Absence(p, f"leave-{p}", granted, order) for p, (granted, order) in absent.items()}
    return GroupSlot(
        AT, GROUP, frozenset(posts.split()), frozenset(covers.split()), absences, frozenset(out.split())
    )


def asks(at: GroupSlot, person: str = A3, order: int | None = None, cover: str = "") -> SlotLook:
    return look(at, person, order, cover, 2, 1)


def test_two_may_be_away_and_a_third_not() -> None:
    assert not asks(window(a1=(True, 1))).over_limit
    assert asks(window(a1=(True, 1), a2=(True, 2))).over_limit


def test_a_pending_request_holds_its_place_against_later_ones_only() -> None:
    at = window(a1=(True, 1), a2=(False, 7))
    assert asks(at).over_limit
    assert asks(at, order=9).over_limit
    assert not asks(at, order=5).over_limit


def test_ones_own_absence_does_not_count() -> None:
    seen = asks(window(a1=(True, 1), a3=(False, 5)), order=5)
    assert (seen.away, seen.over_limit) == ((A1,), False)


def test_people_of_other_windows_do_not_count() -> None:
    assert not asks(window("a3 a4", a1=(True, 1), a2=(True, 2))).over_limit


def test_the_granted_come_before_the_pending_and_each_in_order() -> None:
    seen = asks(window(a1=(False, 9), a2=(True, 3), a4=(False, 4)))
    assert (seen.away, seen.pending) == ((A2, A4, A1), frozenset({A1, A4}))


def test_who_is_out_is_not_on_duty_but_not_away_either() -> None:
    seen = asks(window("a1 a2 a3", out="a1"))
    assert (seen.away, seen.on_duty, seen.short) == ((), 1, False)
    assert asks(window("a1 a3", out="a1")).short


def test_a_pending_leave_still_stands_on_duty() -> None:
    assert not asks(window("a1 a3", a1=(False, 1))).short
    assert asks(window("a1 a3", a1=(True, 1))).short


def test_a_cover_fills_the_place_if_they_are_there() -> None:
    assert not asks(window("a3"), cover=B).short
    assert asks(window("a3", b=(True, 1)), cover=B).short
    assert asks(window("a3", out="b"), cover=B).short
    assert asks(window("a1 a3", a1=(True, 1)), cover=A1).short


def test_somebody_who_would_not_be_on_duty_anyway_does_not_shorten_the_window() -> None:
    assert not asks(window("a3", out="a3")).short
    assert not asks(window("a1"), person=B).short


def test_a_b_who_covers_is_one_of_the_window() -> None:
    at = window("a1 a2", covers="b", a1=(True, 1), a2=(True, 2))
    seen = asks(at, person=B)
    assert (seen.away, seen.over_limit, seen.on_duty, seen.short) == ((A1, A2), True, 0, True)


people = st.sampled_from([A1, A2, A3, A4, B])


@given(
    st.dictionaries(people, st.tuples(st.booleans(), st.integers(1, 20)), max_size=5),
    st.sets(people),
    st.sets(people),
    people,
    st.one_of(st.none(), st.integers(1, 20)),
)
def test_whoever_is_not_over_the_limit_leaves_at_most_two_away(
    absent: dict[str, tuple[bool, int]], posts: set[str], out: set[str], person: str, order: int | None
) -> None:
    at = window(" ".join(posts), "", " ".join(out), **absent)
    seen = asks(at, person, order)
    granted = {p for p, (yes, _) in absent.items() if yes and p in posts and p != person}
    if not seen.over_limit and person in posts:
        assert len(granted | {person}) <= 2
    assert seen.on_duty == len(posts - granted - out - {person})
