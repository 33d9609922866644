"""Every figure a hall may set: its default, its limits, and the day from which it holds."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.domain.attendance import AttendanceRules
from app.domain.refusal import Refusal
from app.domain.rules import RULES, RuleBook, RuleChange, checked_rule


def test_the_engines_defaults_are_the_rules_defaults() -> None:
    assert RuleBook.of().attendance(date(2026, 3, 9)) == AttendanceRules()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.key)
def test_every_default_may_stand_and_names_its_article(rule: Any) -> None:
    assert checked_rule(rule.key, rule.default) == rule.default
    assert rule.article


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("attendance.grace_minutes", -1),
        ("attendance.grace_minutes", 30),
        ("attendance.grace_minutes", True),
        ("attendance.grace_minutes", "5"),
        ("attendance.punches_per_day", 3),
        ("attendance.noon_single_punch", 1),
        ("attendance.correction_forgot_cap", 2.5),
        ("sheet.symbols", "emoji"),
    ],
)
def test_a_value_that_does_not_fit_is_refused(key: str, value: Any) -> None:
    with pytest.raises(Refusal) as caught:
        checked_rule(key, value)
    assert caught.value.key == "rule_value" and caught.value.params["rule"] == key


@pytest.mark.parametrize(
    ("value", "place"),
    [({}, "'seasons'"), (None, ""), ("x", ""), ({"seasons": []}, "01-01")],
)
def test_hours_that_do_not_fit_are_refused_with_the_place_if_there_is_one(value: Any, place: str) -> None:
    with pytest.raises(Refusal) as caught:
        checked_rule("attendance.schedule", value)
    assert (caught.value.key, caught.value.params) == ("schedule_form", {"place": place})


def test_a_rule_that_there_is_not_is_refused() -> None:
    with pytest.raises(Refusal, match="rule_unknown"):
        checked_rule("attendance.mercy", 1)


def test_the_past_is_judged_by_the_rules_of_its_own_day() -> None:
    book = RuleBook.of(
        [
            RuleChange("attendance.grace_minutes", 5, date(2026, 3, 9)),
            RuleChange("attendance.grace_minutes", 10, date(2026, 4, 1)),
        ]
    )
    graces = [book.attendance(date(2026, *day)).grace_minutes for day in ((3, 8), (3, 9), (3, 31), (4, 1))]
    assert graces == [0, 5, 5, 10]


def test_the_last_word_for_a_date_stands_and_order_does_not_matter() -> None:
    changes = [
        RuleChange("attendance.grace_minutes", 10, date(2026, 4, 1)),
        RuleChange("attendance.grace_minutes", 5, date(2026, 3, 9)),
        RuleChange("attendance.grace_minutes", 15, date(2026, 4, 1)),
    ]
    book = RuleBook.of(changes)
    assert book.value("attendance.grace_minutes", date(2026, 3, 20)) == 5
    assert book.value("attendance.grace_minutes", date(2026, 4, 1)) == 15
