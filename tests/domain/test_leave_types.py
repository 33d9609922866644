"""The figures of leave: what the law gives, what a hall may set, and what cannot stand there."""

from __future__ import annotations

import copy
import json
from datetime import date
from typing import Any

import pytest

from app.domain.leave_types import (
    DEFAULT_LEAVE_TYPES,
    Allowance,
    Basis,
    Step,
    parse_leave_types,
)
from app.domain.month import LEAVE_TYPES
from app.domain.refusal import Refusal
from app.domain.rules import RuleBook, RuleChange, checked_rule

TYPES = parse_leave_types(DEFAULT_LEAVE_TYPES)


def changed(kind: str, **values: Any) -> dict[str, dict[str, Any]]:
    value = copy.deepcopy(DEFAULT_LEAVE_TYPES)
    value[kind].update(values)
    return value


def test_every_type_of_leave_has_its_figures() -> None:
    assert tuple(DEFAULT_LEAVE_TYPES) == LEAVE_TYPES
    assert set(TYPES.types) == set(LEAVE_TYPES)


def test_the_figures_can_go_through_the_journal() -> None:
    assert json.loads(json.dumps(DEFAULT_LEAVE_TYPES)) == DEFAULT_LEAVE_TYPES


def test_annual_leave_is_as_the_regulation_has_it() -> None:
    annual = TYPES.of("annual")
    assert annual.steps == (Step(1, 5, 2), Step(10, 10, 3), Step(20, 15, 4))
    assert annual.basis is Basis.WORKING and annual.allowance is Allowance.SERVICE
    assert annual.exclusion is not None and annual.exclusion.personal_days == 20
    assert annual.next_month and not annual.carry


def test_maternity_leave_is_98_calendar_days_in_one_piece() -> None:
    maternity = TYPES.of("maternity")
    assert (maternity.days, maternity.extra, maternity.basis) == (98, 0, Basis.CALENDAR)
    assert maternity.allowance is Allowance.OCCASION and not maternity.split and maternity.certificate
    assert maternity.cases["difficult_birth"] == 15 and maternity.cases["miscarriage_late"] == 42


def test_a_special_case_adds_to_the_figure_or_replaces_it() -> None:
    maternity, home = TYPES.of("maternity"), TYPES.of("home_visit")
    assert maternity.case_halves("difficult_birth") == 30
    assert maternity.case_halves("miscarriage_late") == 2 * (42 - 98)
    assert home.case_halves("visit_spouse") == 0
    assert home.case_halves("visit_parents_two_years") == 30


def test_what_may_not_be_refused_is_sick_maternity_bereavement_and_injury() -> None:
    taken = {kind for kind, rule in TYPES.types.items() if rule.must_take}
    assert taken == {"sick", "maternity", "bereavement", "work_injury"}


def test_what_no_national_law_gives_is_left_to_the_province() -> None:
    unset = {kind for kind in ("paternity", "childcare") if TYPES.of(kind).days + TYPES.of(kind).extra == 0}
    assert unset == {"paternity", "childcare"}


@pytest.mark.parametrize(
    ("kind", "values", "place"),
    [
        ("annual", {"extra": -1}, "annual.extra"),
        ("annual", {"extra": 367}, "annual.extra"),
        ("annual", {"extra": True}, "annual.extra"),
        ("annual", {"extra": "3"}, "annual.extra"),
        ("annual", {"carry": 1}, "annual.carry"),
        ("annual", {"steps": []}, "annual.steps"),
        ("annual", {"steps": "abc"}, "annual.steps"),
        ("annual", {"steps": [[1, 5]]}, "annual.steps"),
        ("annual", {"steps": [[10, 5, 2], [1, 10, 3]]}, "annual.steps"),
        ("annual", {"steps": [[1, 5, 2], [1, 10, 3]]}, "annual.steps"),
        ("annual", {"exclusion": {}}, "annual.exclusion"),
        ("annual", {"colour": 1}, "annual.colour"),
        ("sick", {"steps": [[1, 5, 2]]}, "sick.steps"),
        ("sick", {"allowance": "service"}, "sick.steps"),
        ("sick", {"basis": "moon"}, "sick.basis"),
        ("sick", {"basis": []}, "sick.basis"),
        ("sick", {"allowance": None}, "sick.allowance"),
        ("maternity", {"cases": {"triplets": 1}}, "maternity.cases"),
        ("maternity", {"cases": {"difficult_birth": 400}}, "maternity.cases.difficult_birth"),
    ],
)
def test_a_figure_that_does_not_fit_is_refused_with_its_place(
    kind: str, values: dict[str, Any], place: str
) -> None:
    with pytest.raises(Refusal) as caught:
        checked_rule("leave.types", changed(kind, **values))
    of, _, part = place.partition(".")
    assert caught.value.key == "leave_types_form"
    assert caught.value.params == {"type": of, "leave_part": part.split(".")[0]}


@pytest.mark.parametrize("value", [None, "x", [], {}, {"annual": None}, {**DEFAULT_LEAVE_TYPES, "moon": {}}])
def test_what_is_no_set_of_types_is_refused(value: Any) -> None:
    with pytest.raises(Refusal, match="leave_types_form"):
        checked_rule("leave.types", value)


def test_a_type_that_is_no_object_is_refused() -> None:
    with pytest.raises(ValueError, match="sick"):
        parse_leave_types({**DEFAULT_LEAVE_TYPES, "sick": 3})


def test_a_provincial_extra_holds_from_its_date() -> None:
    change = RuleChange("leave.types", changed("maternity", extra=60), date(2026, 7, 1))
    book = RuleBook.of([change])
    assert book.leave_types(date(2026, 6, 30)).of("maternity").extra == 0
    assert book.leave_types(date(2026, 7, 1)).of("maternity").extra == 60


def test_the_types_of_a_day_are_read_once() -> None:
    book = RuleBook.of()
    assert book.leave_types(date(2026, 1, 1)) is book.leave_types(date(2026, 12, 31))


def test_a_hall_may_limit_personal_leave() -> None:
    value = changed("personal", allowance="year", days=10)
    assert parse_leave_types(value).of("personal").allowance is Allowance.YEAR
