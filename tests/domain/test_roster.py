"""Which stretches of service can stand together."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.refusal import Refusal
from app.domain.roster import Span, check_overlap, first_starts


def span(key: str, department: str, post: str, start: date, end: date | None = None) -> Span:
    return Span(key, "p", department, f"{department}窗口", post, start, end)


OLD = span("1", "SJ", "A", date(2025, 1, 6), date(2026, 10, 14))


def test_a_transfer_begins_the_day_after_the_old_post_ended() -> None:
    check_overlap(span("2", "GA", "A", date(2026, 10, 15)), [OLD])


@pytest.mark.parametrize("start", [date(2024, 1, 1), date(2026, 10, 14)])
def test_nobody_holds_two_a_posts_on_one_day(start: date) -> None:
    with pytest.raises(Refusal) as refused:
        check_overlap(span("2", "GA", "A", start), [OLD])
    assert refused.value.key == "roster_overlap"
    assert refused.value.params["department"] == "SJ"


def test_an_a_post_and_a_b_post_may_be_held_at_once() -> None:
    check_overlap(span("2", "GA", "B", date(2025, 1, 6)), [OLD])
    check_overlap(span("2", "SJ", "B", date(2025, 1, 6)), [OLD])


def test_b_posts_of_two_departments_may_be_held_at_once_but_not_one_of_them_twice() -> None:
    b_post = span("1", "SJ", "B", date(2025, 1, 6))
    check_overlap(span("2", "GA", "B", date(2025, 1, 6)), [b_post])
    with pytest.raises(Refusal, match="roster_overlap"):
        check_overlap(span("2", "SJ", "B", date(2026, 1, 6)), [b_post])


def test_a_stretch_does_not_overlap_itself_when_it_changes() -> None:
    check_overlap(span("1", "SJ", "A", date(2025, 2, 1)), [OLD])


def test_somebody_first_came_with_their_earliest_post() -> None:
    later = span("2", "GA", "A", date(2026, 10, 15))
    assert first_starts([later, OLD]) == {"p": date(2025, 1, 6)}
