"""What the page of the line to upstream reads: the enrolment and the letters that were settled."""

from __future__ import annotations

from datetime import date

from app.domain.access import Actor, Role
from app.domain.sync_facts import UpstreamEnrolled, UpstreamLeft
from app.services.hall import Hall
from app.services.sync_views import LETTERS_SHOWN, LineShown, SyncViews
from tests.services.leave_asks import account
from tests.ui.upstream_line import settle_letter

ADMIN = Actor("adm1n", "梁致远", frozenset({Role.ADMINISTRATOR}))


def test_a_hall_that_never_enrolled_has_nothing_to_show(sample_hall: Hall) -> None:
    assert SyncViews(sample_hall).line(ADMIN) == LineShown()


def test_who_enrolled_the_hall_and_when_is_shown_until_it_leaves(sample_hall: Hall) -> None:
    account(sample_hall, ADMIN)
    with sample_hall.writing(ADMIN) as tx:
        tx.record(UpstreamEnrolled("https://a.example", "ab" * 32, "t1", "cd" * 32))
    line = SyncViews(sample_hall).line(ADMIN)
    assert (line.terminal, line.enrolled_by) == ("t1", "梁致远")
    assert line.enrolled == sample_hall.clock.wall_us() // 1_000_000
    with sample_hall.writing(ADMIN) as tx:
        tx.record(UpstreamLeft("换平台"))
    assert SyncViews(sample_hall).line(ADMIN).terminal == ""


def test_letters_come_with_their_reason_the_latest_first(sample_hall: Hall) -> None:
    settle_letter(sample_hall, 1, "opinion", "accepted")
    given = '{"date": "2026-03-10", "half": "am", "limit": 2}'
    settle_letter(sample_hall, 2, "opinion", "refused", "leave_limit", given)
    last, first = SyncViews(sample_hall).line(ADMIN).letters
    assert (first.number, first.outcome, first.why) == (1, "accepted", None)
    assert last.why is not None and last.why.key == "leave_limit"
    assert last.why.params == {"date": date(2026, 3, 10), "half": "am", "limit": 2}


def test_only_the_latest_letters_are_read(sample_hall: Hall) -> None:
    for number in range(1, LETTERS_SHOWN + 3):
        settle_letter(sample_hall, number, "message", "accepted")
    letters = SyncViews(sample_hall).line(ADMIN).letters
    assert [letters[0].number, letters[-1].number] == [LETTERS_SHOWN + 2, 3]
