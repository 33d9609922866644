"""Coverage of the windows over weeks, on the sample hall: counts, names, permissions, queries."""

from __future__ import annotations

from datetime import date

import pytest

from app.bench.queries import counted
from app.domain.access import SETUP, Actor, Role
from app.domain.coverage import Coverage, Standing, standing
from app.domain.facts import DutySet, OutingRegistered
from app.domain.post_facts import StoodDown
from app.domain.slots import HALVES, Half, Slot
from app.services.coverage import LONGEST_DAYS, CoverageService
from app.services.hall import Hall
from app.services.leave_picture import hall_picture
from app.services.roster import RosterService
from app.services.settings import SettingsService
from tests.conftest import OFFICER
from tests.services.cast import Cast, refused, subject_of
from tests.services.leaves import Leaves

FIRST, LAST = date(2026, 3, 2), date(2026, 3, 31)


@pytest.fixture
def leaves(sample_hall: Hall) -> Leaves:
    found = Leaves(sample_hall)
    found.at("2026-03-01T09:00")
    return found


def seen(hall: Hall, actor: Actor = SETUP, first: date = FIRST, last: date = LAST) -> Coverage:
    return CoverageService(hall).coverage(actor, first, last)


def at(coverage: Coverage, department: str, day: int, half: Half = Half.AM) -> Standing:
    window = next(w for w in coverage.windows if w.department == department)
    index = next(i for i, found in enumerate(coverage.days) if found.date == date(2026, 3, day))
    return window.days[index][HALVES.index(half)]


def test_windows_come_by_their_counters_with_a_before_b(sample_hall: Hall) -> None:
    coverage = seen(sample_hall)
    assert [w.department for w in coverage.windows][:3] == ["GA", "SJ", "RS"]
    first = coverage.windows[0]
    assert first.counters == ("01", "02", "03", "04", "05")
    assert [m.post for m in first.people] == ["A"] * 6 + ["B"]
    assert not coverage.windows[-1].counters


def test_leave_names_who_is_away_without_its_type(leaves: Leaves) -> None:
    leaves.granted("韩静怡", "03-09am", "03-09am")
    coverage = seen(leaves.hall)
    assert at(coverage, "SJ", 9) == Standing(4, 5, away=("韩静怡",))
    assert at(coverage, "SJ", 9, Half.PM) == Standing(5, 5)
    assert "personal" not in repr(coverage)


def test_a_pending_request_is_named_as_such_and_leaves_the_count(leaves: Leaves) -> None:
    leaves.files("韩静怡", "03-09am", "03-09pm")
    leaves.files("陆承志", "03-09am", "03-09am")
    found = at(seen(leaves.hall), "SJ", 9)
    assert (found.on_duty, found.pending, found.away, found.over) == (5, ("韩静怡", "陆承志"), (), False)


def test_a_cover_counts_where_it_covers(leaves: Leaves) -> None:
    leaves.granted("常若川", "03-10am", "03-10am", cover="温书瑶")
    coverage = seen(leaves.hall)
    assert at(coverage, "WJ", 10) == Standing(1, 1, away=("常若川",), covers=("温书瑶",))
    assert at(coverage, "WJ", 10, Half.PM) == Standing(1, 1)


def test_a_window_without_anybody_is_short(leaves: Leaves) -> None:
    leaves.granted("常若川", "03-10am", "03-10am", kind="sick")
    found = at(seen(leaves.hall), "WJ", 10)
    assert (found.on_duty, found.short) == (0, True)


def test_c_l12_more_on_leave_than_a_lowered_limit_allows_is_flagged(leaves: Leaves) -> None:
    for name in ("韩静怡", "陆承志"):
        leaves.granted(name, "03-09am", "03-09am")
    assert not at(seen(leaves.hall), "SJ", 9).over
    SettingsService(leaves.hall).set_rule(SETUP, "leave.concurrent_max", 1, date(2026, 3, 1))
    coverage = seen(leaves.hall)
    assert [at(coverage, "SJ", 9, half).over for half in Half] == [True, False]


def test_c_l11_a_transfer_in_the_middle_of_a_leave_is_counted_from_its_day_and_flagged(
    leaves: Leaves,
) -> None:
    roster, comes = RosterService(leaves.hall), subject_of(leaves.hall, "沈立言")
    for name in ("韩静怡", "陆承志"):
        leaves.granted(name, "03-11am", "03-12pm")
    moving = leaves.granted("沈立言", "03-10am", "03-13pm")
    roster.end_service(SETUP, comes, date(2026, 3, 11))
    roster.add_post(SETUP, comes, "SJ", "区市场监督管理局", "A", date(2026, 3, 12))
    coverage = seen(leaves.hall)
    assert [at(coverage, "SJ", day).over for day in (10, 11, 12, 13)] == [False, False, True, False]
    assert at(coverage, "SJ", 12).away == ("韩静怡", "陆承志", "沈立言")
    assert at(coverage, "GA", 11).away == ("沈立言",) and at(coverage, "GA", 12).away == ()
    assert leaves.shows(moving).state == "approved", "nothing is undone"
    assert leaves.refused("范思琪", "03-12am", "03-13pm") == [("L", "03-12", "am"), ("L", "03-12", "pm")]


def test_outings_are_named_and_stand_downs_are_not(sample_hall: Hall) -> None:
    with sample_hall.writing(OFFICER) as tx:
        away, down = subject_of(sample_hall, "韩静怡"), subject_of(sample_hall, "陆承志")
        tx.record(OutingRegistered("o1", date(2026, 3, 9), 9 * 60, 10 * 60, "开会", "市局"), away)
        tx.record(StoodDown("s1", date(2026, 3, 9), date(2026, 3, 9), "补考不合格"), down)
    found = at(seen(sample_hall), "SJ", 9)
    assert found == Standing(3, 5, outings=("韩静怡",))


def test_a_rest_day_is_idle_but_for_who_is_on_duty(sample_hall: Hall) -> None:
    with sample_hall.writing(OFFICER) as tx:
        person = subject_of(sample_hall, "韩静怡")
        tx.record(DutySet(date(2026, 3, 7), (540, 720), None), person)
    coverage = seen(sample_hall)
    assert at(coverage, "SJ", 7) == Standing(1, 1)
    assert at(coverage, "SJ", 7, Half.PM) == Standing() == at(coverage, "GA", 7)


def test_who_leaves_the_hall_is_gone_from_that_day(leaves: Leaves) -> None:
    coverage = seen(leaves.hall, first=date(2025, 1, 2), last=date(2025, 1, 10))
    ga = next(w for w in coverage.windows if w.department == "GA")
    assert [window[0].due for window in ga.days][:5] == [0, 0, 0, 0, 1]


def test_every_standing_is_what_the_picture_says_one_by_one(leaves: Leaves) -> None:
    """The quick way and the slow one agree on a month with everything in it."""
    leaves.granted("韩静怡", "03-09am", "03-11pm")
    leaves.granted("常若川", "03-10am", "03-12pm", cover="温书瑶")
    leaves.files("沈立言", "03-16am", "03-16pm")
    hall = leaves.hall
    with hall.writing(OFFICER) as tx:
        tx.record(OutingRegistered("o", date(2026, 3, 9), 540, 600, "会", ""), subject_of(hall, "陆承志"))
        tx.record(DutySet(date(2026, 3, 14), (540, 720), None), subject_of(hall, "马晓岚"))
        tx.record(DutySet(date(2026, 3, 17), None, None), subject_of(hall, "马晓岚"))
    coverage = seen(hall)
    with hall.reading() as view:
        picture = hall_picture(view, FIRST, LAST)
        for window in coverage.windows:
            for day, halves in zip(coverage.days, window.days, strict=True):
                for half, found in zip(HALVES, halves, strict=True):
                    slot = Slot(day.date, half)
                    one = picture.group_slot(slot, (window.department, window.window_group))
                    out = [p for p in one.members & one.out if not picture.is_down(p, slot)]
                    limit, minimum = picture.limit(slot), picture.minimum(slot)
                    assert found == standing(one, half in day.working, limit, minimum, picture.names, out)


def test_a_window_head_sees_their_own_window_and_an_administrator_none(sample_hall: Hall) -> None:
    people = Cast(sample_hall)
    assert [w.department for w in seen(sample_hall, people.head).windows] == ["GA"]
    assert [w.department for w in seen(sample_hall, people.clerk).windows] == ["GA"]
    assert len(seen(sample_hall, people.chief).windows) == 17
    nobody = Actor("adm", "陈立", frozenset({Role.ADMINISTRATOR}))
    assert refused(seen, sample_hall, nobody).key == "not_entitled"


@pytest.mark.parametrize("last", [date(2026, 3, 1), date(2026, 6, 10)])
def test_the_days_asked_for_are_bounded(sample_hall: Hall, last: date) -> None:
    refusal = refused(seen, sample_hall, SETUP, FIRST, last)
    assert (refusal.key, refusal.params["limit"]) == ("coverage_days", LONGEST_DAYS)


def test_more_leaves_cost_no_more_queries(leaves: Leaves) -> None:
    def queries() -> int:
        with counted(leaves.hall) as statements:
            seen(leaves.hall)
        return len(statements)

    before = queries()
    for name in ("韩静怡", "沈立言", "戴国川", "秦秉文"):
        leaves.granted(name, "03-09am", "03-11pm")
    assert queries() == before
