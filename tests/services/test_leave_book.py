"""The list of leaves: whose are in it, and which months."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.leave import LeaveState
from app.services.hall import Hall
from app.services.leave import wanted_of
from app.services.leave_book import LeaveBook
from app.services.leave_shown import LeaveShown
from tests.services.cast import COLLEAGUE_NAME, HEAD_NAME, Cast
from tests.services.leaves import Leaves

APRIL = (date(2026, 4, 1), date(2026, 4, 30))


@pytest.fixture
def cast(sample_hall: Hall) -> Cast:
    return Cast(sample_hall)


@pytest.fixture
def leaves(sample_hall: Hall) -> Leaves:
    return Leaves(sample_hall)


def ids(found: tuple[LeaveShown, ...]) -> list[str]:
    return [leave.leave for leave in found]


def test_a_clerk_sees_their_own_and_the_officer_all(cast: Cast, leaves: Leaves) -> None:
    own = leaves.files("马晓岚", "04-08am", "04-08pm")
    other = leaves.files(HEAD_NAME, "04-09am", "04-09pm")
    book = LeaveBook(cast.hall)
    assert ids(book.between(cast.clerk, *APRIL)) == [own.leave]
    assert ids(book.between(cast.officer, *APRIL)) == [own.leave, other.leave]


def test_whoever_takes_over_sees_the_leave_without_type_and_reason(cast: Cast, leaves: Leaves) -> None:
    filed = leaves.files("马晓岚", "04-08am", "04-08pm", kind="sick", cover=COLLEAGUE_NAME)
    (seen,) = LeaveBook(cast.hall).between(cast.colleague, *APRIL)
    assert (seen.leave, seen.kind, seen.reason) == (filed.leave, "", "")


def test_another_month_leaves_out_what_is_over_but_not_what_waits(cast: Cast, leaves: Leaves) -> None:
    over = leaves.granted("马晓岚", "04-08am", "04-08pm")
    waiting = leaves.files(HEAD_NAME, "04-09am", "04-09pm")
    book = LeaveBook(cast.hall)
    found = book.between(cast.officer, date(2026, 7, 1), date(2026, 7, 31))
    assert over.leave not in ids(found) and ids(found) == [waiting.leave]


def test_a_draft_is_seen_by_its_person_and_by_who_entered_it(cast: Cast, leaves: Leaves) -> None:
    wanted = wanted_of(cast.clerk.person, "personal", "2026-04-08am", "2026-04-08pm", "家事")
    key = leaves.requests.draft(cast.officer, wanted)
    book = LeaveBook(cast.hall)
    assert ids(book.between(cast.clerk, *APRIL)) == [key]
    assert [leave.state for leave in book.between(cast.officer, *APRIL)] == [LeaveState.DRAFT]
    assert book.between(cast.director, *APRIL) == ()


def test_what_waits_is_a_question_a_handover_and_a_return(cast: Cast, leaves: Leaves) -> None:
    book = LeaveBook(cast.hall)
    asked = leaves.files("马晓岚", "04-08am", "04-08pm")
    assert book.waiting(cast.clerk) == 0
    leaves.decisions.ask(cast.director, asked.leave, "几点的车？")
    assert (book.waiting(cast.clerk), book.waiting(cast.colleague)) == (1, 0)
    granted = leaves.granted("马晓岚", "04-01am", "04-01pm", cover=COLLEAGUE_NAME)
    assert book.waiting(cast.colleague) == 1
    leaves.requests.hand_over(cast.colleague, granted.leave)
    assert book.waiting(cast.colleague) == 0
    cast.sets_clock("10:00", date(2026, 4, 2))
    assert book.waiting(cast.clerk) == 2
    assert book.waiting(cast.officer) == 0
