"""The sample hall is that of domain.md E."""

from __future__ import annotations

from datetime import date
from string import hexdigits

import pytest

from app.domain.ab import AbState
from app.domain.journal import verify_chain
from app.domain.refusal import Refusal
from app.services.ab import AbService
from app.services.hall import Hall
from app.services.roster_views import RosterViews
from app.services.sample import install_sample
from db import journal, roster
from tests.conftest import CLERK, OFFICER


def test_the_sample_hall_has_the_posts_counters_and_units_of_its_table(sample_hall: Hall) -> None:
    with sample_hall.reading() as view:
        posts = roster.posts(view.conn)
        assert sum(p.post == "A" and p.department != "ZX" for p in posts) == 46
        assert sum(p.post == "B" for p in posts) == 7
        assert sum(p.department == "ZX" for p in posts) == 7
        assert [c.counter for c in roster.counters(view.conn)] == [f"{n:02d}" for n in range(1, 35)]
        departments = roster.departments(view.conn)
        assert len(departments) == 13 + 3 + 1
        assert {d.kind for d in departments} == {"department", "centre", "sub_centre", "town"}
        prefixes = [d.prefix for d in departments if d.prefix]
        assert sorted(prefixes) == list("ABCDEFGHJKLZ")
        assert len(roster.window_heads(view.conn)) == 12 + 5


def test_numbers_can_be_used_on_any_time_clock_and_ids_say_nothing(sample_hall: Hall) -> None:
    with sample_hall.reading() as view:
        people = roster.people(view.conn)
    assert len({p.number for p in people}) == 60
    assert all(p.number.isdecimal() and len(p.number) == 4 for p in people)
    assert len({p.subject for p in people}) == 60
    assert all(len(p.subject) == 32 and set(p.subject) <= set(hexdigits) for p in people)


def test_everybody_came_before_2026_and_one_is_due_to_rotate(sample_hall: Hall) -> None:
    with sample_hall.reading() as view:
        names = {p.subject: p.name for p in roster.people(view.conn)}
        starts = {names[p.subject]: p.start for p in roster.posts(view.conn) if p.department != "ZX"}
    assert max(starts.values()) < date(2026, 1, 1)
    assert min(starts.items(), key=lambda item: item[1]) == ("范思琪", date(2024, 9, 10))


def test_the_chief_representative_is_the_first_of_the_window(sample_hall: Hall) -> None:
    heads = {d.code: d.groups[0].head_name for d in RosterViews(sample_hall).departments() if d.groups}
    assert (heads["GA"], heads["WJ"], heads["SP"]) == ("沈立言", "常若川", "田语桐")


def test_every_window_has_its_items_and_only_one_lacks_a_b_who_can_do_them_all(sample_hall: Hall) -> None:
    groups = AbService(sample_hall).compliance(OFFICER).groups
    assert [len(group.items) for group in groups] == [4, 4, 4, 3, 4, 4, 3, 3, 3, 2, 4, 3]
    assert {group.department for group in groups if group.b and not group.valid} == set()
    assert [group.department for group in groups if group.state is AbState.FAILS] == ["MZ"]


def test_the_samples_journal_holds(sample_hall: Hall) -> None:
    with sample_hall.reading() as view:
        assert verify_chain(sample_hall.id, journal.entries(view.conn, sample_hall.id)).fault is None


def test_the_sample_goes_only_into_an_empty_roster_and_only_by_those_entitled(
    hall: Hall, sample_hall: Hall
) -> None:
    with pytest.raises(Refusal, match="sample_needs_empty_roster"):
        install_sample(sample_hall, OFFICER)
    with pytest.raises(Refusal, match="not_entitled"):
        install_sample(hall, CLERK)
