"""A roster file against what stands: taken, changed, the same, or rejected with the reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.facts import (
    DepartmentSet,
    PersonRegistered,
    PersonRenamed,
    PostAssigned,
    WindowGroupSet,
)
from app.domain.refusal import Refusal
from app.domain.roster import KnownDepartment, KnownPerson, KnownRoster, Span, check_overlap
from app.domain.roster_plan import ImportPlan, Outcome, plan_import
from app.domain.roster_rows import RejectedRow, RosterRow

SJ = RosterRow("1101", "韩静怡", "SJ", "市场监管局", "市场监管局", "A", date(2025, 1, 6), None)
GA = replace(SJ, department_code="GA", department="公安分局", window_group="公安分局")
EMPTY = KnownRoster()
IDS = count()


def plan(*rows: RosterRow | RejectedRow, roster: KnownRoster = EMPTY, replacing: bool = False) -> ImportPlan:
    return plan_import(enumerate(rows, 2), roster, replacing, lambda: f"id{next(IDS)}")


def applied(roster: KnownRoster, done: ImportPlan) -> KnownRoster:
    """The roster after the plan's facts, as the tables make it."""
    departments = {d.code: d for d in roster.departments}
    groups = set(roster.groups)
    people = {p.subject: p for p in roster.people}
    spans = {s.assignment: s for s in roster.spans}
    for subject, fact in done.facts:
        match fact:
            case DepartmentSet(code, name, kind, prefix):
                departments[code] = KnownDepartment(code, name, kind, prefix)
            case WindowGroupSet(code, name):
                groups.add((code, name))
            case PersonRegistered(number, name):
                people[subject] = KnownPerson(subject, number, name)
            case PersonRenamed(name):
                people[subject] = replace(people[subject], name=name)
            case PostAssigned(key, code, group, post, start, end):
                spans[key] = Span(key, subject, code, group, post, start, end)
    return KnownRoster(
        tuple(departments.values()),
        frozenset(groups),
        tuple(people.values()),
        tuple(spans.values()),
        frozenset((p.number, p.subject) for p in people.values()),
    )


def after(*rows: RosterRow) -> KnownRoster:
    return applied(EMPTY, plan(*rows))


def outcomes(done: ImportPlan) -> list[Outcome]:
    return [line.outcome for line in done.lines]


def keys(done: ImportPlan) -> list[str]:
    return [line.key for line in done.lines]


def stretches(roster: KnownRoster) -> set[tuple[str, str, str, date, date | None]]:
    return {(s.department, s.window_group, s.post, s.start, s.end) for s in roster.spans}


def test_a_first_line_makes_department_group_person_and_post_in_that_order() -> None:
    done = plan(SJ)
    assert [type(fact) for _, fact in done.facts] == [
        DepartmentSet,
        WindowGroupSet,
        PersonRegistered,
        PostAssigned,
    ]
    assert done.facts[2][0] == done.facts[3][0] != ""
    assert [change.what for change in done.lines[0].what] == [
        "new_department",
        "new_window_group",
        "new_person",
        "new_post",
    ]


def test_a_repeat_is_taken_and_changes_nothing() -> None:
    done = plan(SJ, SJ)
    assert outcomes(done) == [Outcome.NEW, Outcome.SAME]
    assert plan(SJ, roster=after(SJ)).facts == ()


def test_another_name_is_rejected_and_told_with_old_and_new() -> None:
    other = replace(SJ, name="韩静宜")
    done = plan(other, roster=after(SJ))
    assert done.facts == ()
    assert (done.lines[0].key, done.lines[0].params) == (
        "roster_differs",
        {"field": "name", "old": "韩静怡", "new": "韩静宜"},
    )


def test_only_with_replace_do_names_dates_and_groups_change() -> None:
    changed = replace(
        SJ, name="韩静宜", department="市场监督管理局", window_group="企业窗口", end=date(2026, 10, 14)
    )
    for field in ("name", "department", "window_group", "end"):
        one = replace(SJ, **{field: getattr(changed, field)})
        assert plan(one, roster=after(SJ)).lines[0].params["field"] == field
    before = after(SJ)
    done = plan(changed, roster=before, replacing=True)
    assert outcomes(done) == [Outcome.CHANGED]
    roster = applied(before, done)
    assert (roster.people[0].name, roster.departments[0].name) == ("韩静宜", "市场监督管理局")
    assert stretches(roster) == {("SJ", "企业窗口", "A", date(2025, 1, 6), date(2026, 10, 14))}


def test_replacing_a_departments_name_keeps_its_kind_and_ticket_prefix() -> None:
    roster = replace(after(SJ), departments=(KnownDepartment("SJ", "旧名", "centre", "B"),))
    done = plan(SJ, roster=roster, replacing=True)
    assert done.facts == (("", DepartmentSet("SJ", "市场监管局", "centre", "B")),)


def test_an_open_end_is_a_value_like_any_other() -> None:
    ended = replace(SJ, end=date(2026, 3, 31))
    why = plan(SJ, roster=after(ended)).lines[0].params
    assert why == {"field": "end", "old": date(2026, 3, 31), "new": ""}


def test_a_person_who_comes_back_has_a_further_stretch() -> None:
    first = replace(SJ, end=date(2025, 6, 30))
    again = replace(SJ, start=date(2026, 1, 5))
    roster = applied(after(first), plan(again, roster=after(first)))
    assert len(roster.spans) == 2
    assert len(roster.people) == 1


def test_a_rejected_line_leaves_no_department_or_person_behind() -> None:
    done = plan(SJ, replace(GA, window_group="户籍窗口"))
    assert keys(done) == ["", "roster_overlap"]
    assert "GA" not in str(done.facts)


def test_a_bad_line_stands_among_the_results_and_the_good_ones_are_kept() -> None:
    done = plan(SJ, RejectedRow("field_missing", {"field": "name"}), replace(SJ, number="1102"))
    assert [line.number for line in done.lines] == [2, 3, 4]
    assert outcomes(done) == [Outcome.NEW, Outcome.REJECTED, Outcome.NEW]


def test_a_b_post_beside_an_a_post_is_taken() -> None:
    assert outcomes(plan(SJ, replace(GA, post="B"))) == [Outcome.NEW, Outcome.NEW]


def test_a_line_that_contradicts_an_earlier_one_is_rejected_even_with_replace() -> None:
    done = plan(SJ, replace(SJ, name="韩静宜"), replacing=True)
    assert done.lines[1].key == "roster_contradicts"
    assert done.lines[1].params["line"] == 2


def test_a_number_that_a_clock_knows_somebody_else_by_is_not_given_away() -> None:
    roster = replace(after(SJ), user_numbers=frozenset({("7", after(SJ).people[0].subject)}))
    assert keys(plan(replace(SJ, number="7"), roster=roster)) == ["user_no_taken"]


def test_a_transfer_in_two_lines_is_taken_in_either_order() -> None:
    """C-P25."""
    ended = replace(SJ, end=date(2026, 10, 14))
    begun = replace(GA, start=date(2026, 10, 15))
    for rows in ((ended, begun), (begun, ended)):
        roster = after(SJ)
        done = plan(*rows, roster=roster, replacing=True)
        assert Outcome.REJECTED not in outcomes(done)
        assert stretches(applied(roster, done)) == {
            ("SJ", "市场监管局", "A", date(2025, 1, 6), date(2026, 10, 14)),
            ("GA", "公安分局", "A", date(2026, 10, 15), None),
        }


def test_a_transfer_between_groups_of_one_department_is_taken_in_either_order() -> None:
    ended = replace(SJ, end=date(2026, 10, 14))
    begun = replace(SJ, window_group="企业窗口", start=date(2026, 10, 15))
    for rows in ((ended, begun), (begun, ended)):
        roster = after(SJ)
        done = plan(*rows, roster=roster, replacing=True)
        assert stretches(applied(roster, done)) == {
            ("SJ", "市场监管局", "A", date(2025, 1, 6), date(2026, 10, 14)),
            ("SJ", "企业窗口", "A", date(2026, 10, 15), None),
        }


def test_a_chain_of_moved_borders_is_taken_in_any_order() -> None:
    first = replace(SJ, end=date(2025, 12, 31))
    second = replace(GA, start=date(2026, 1, 1), end=date(2026, 6, 30))
    third = replace(SJ, start=date(2026, 7, 1))
    roster = after(first, second, third)
    rows = (
        replace(first, end=date(2026, 1, 31)),
        replace(second, start=date(2026, 2, 1), end=date(2026, 7, 31)),
        replace(third, start=date(2026, 8, 1)),
    )
    done = plan(*rows, roster=roster, replacing=True)
    assert outcomes(done) == [Outcome.CHANGED] * 3
    assert len(applied(roster, done).spans) == 3


def test_a_transfer_without_the_old_posts_end_is_rejected() -> None:
    done = plan(replace(GA, start=date(2026, 10, 15)), roster=after(SJ), replacing=True)
    assert keys(done) == ["roster_overlap"]


_DAYS = st.integers(0, 12).map(lambda n: date(2026, 1, 1) + timedelta(days=n))


@st.composite
def _rows(draw: st.DrawFn) -> list[RosterRow]:
    found = []
    for _ in range(draw(st.integers(1, 7))):
        start = draw(_DAYS)
        length = draw(st.none() | st.integers(0, 5))
        end = None if length is None else start + timedelta(days=length)
        code = draw(st.sampled_from("XY"))
        found.append(
            RosterRow(
                draw(st.sampled_from("12")),
                draw(st.sampled_from(["甲", "甲", "乙"])),
                code,
                code,
                draw(st.sampled_from("gh")),
                draw(st.sampled_from("AAB")),
                start,
                end,
            )
        )
    return found


def _sound(roster: KnownRoster) -> bool:
    by_person: dict[str, list[Span]] = {}
    for span in roster.spans:
        by_person.setdefault(span.subject, []).append(span)
    try:
        for spans in by_person.values():
            for span in spans:
                check_overlap(span, spans)
    except Refusal:
        return False
    return True


@settings(max_examples=100, deadline=None)
@given(_rows(), _rows(), st.booleans())
def test_whatever_is_imported_nobody_stands_at_two_a_posts(
    first: Iterable[RosterRow], second: Iterable[RosterRow], replacing: bool
) -> None:
    roster = after(*first)
    done = plan(*second, roster=roster, replacing=replacing)
    assert _sound(roster)
    assert _sound(applied(roster, done))
    assert len(done.lines) == len(list(second))


@settings(max_examples=100, deadline=None)
@given(_rows(), _rows())
def test_without_replace_nothing_that_stood_is_different_and_twice_is_once(
    first: Iterable[RosterRow], second: Iterable[RosterRow]
) -> None:
    roster = after(*first)
    result = applied(roster, plan(*second, roster=roster))
    assert set(roster.spans) <= set(result.spans)
    assert set(roster.people) <= set(result.people)
    assert plan(*second, roster=result).facts == ()


@settings(max_examples=100, deadline=None)
@given(_rows(), _rows())
def test_a_file_that_agrees_with_itself_changes_nothing_the_second_time(
    first: Iterable[RosterRow], second: Iterable[RosterRow]
) -> None:
    agreed = [row for row, line in zip(second, plan(*second).lines, strict=True) if not line.key]
    roster = after(*first)
    result = applied(roster, plan(*agreed, roster=roster, replacing=True))
    assert plan(*agreed, roster=result, replacing=True).facts == ()
