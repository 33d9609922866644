"""Seasons, weekdays, a person's own hours."""

from __future__ import annotations

import copy
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from app.domain.schedule import (
    DEFAULT_SCHEDULE,
    DutyRoster,
    Hours,
    Reduction,
    format_minute,
    parse_minute,
    parse_schedule,
)
from app.domain.slots import Half
from tests.domain.days import WINTER, hours_of

DEFAULT = parse_schedule(DEFAULT_SCHEDULE)
SUMMER = hours_of("08:30-12:00 14:30-18:00")


@pytest.mark.parametrize(
    ("day", "summer"),
    [
        ("04-30", False),
        ("05-01", True),
        ("09-30", True),
        ("10-01", False),
        ("12-31", False),
        ("01-01", False),
    ],
)
def test_the_default_seasons_change_in_may_and_october(day: str, summer: bool) -> None:
    assert DEFAULT.hours(date.fromisoformat(f"2026-{day}")) == (SUMMER if summer else WINTER)


def test_a_friday_may_end_sooner() -> None:
    rows = [[["08:10", "11:30"], ["14:30", "17:30"]]] * 7
    rows[4] = [["08:10", "11:30"], ["14:30", "17:00"]]
    schedule = parse_schedule(
        {"seasons": [{"name": "全年", "from": "01-01", "to": "12-31", "weekdays": rows}]}
    )
    assert schedule.hours(date(2026, 3, 13)).pm.end == 17 * 60
    assert schedule.hours(date(2026, 3, 12)).pm.end == 17 * 60 + 30


def _gap(value: dict[str, Any]) -> None:
    value["seasons"][0]["to"] = "04-29"


def _overlap(value: dict[str, Any]) -> None:
    value["seasons"][0]["to"] = "05-01"


def _six_days(value: dict[str, Any]) -> None:
    value["seasons"][0]["weekdays"] *= 6


def _backwards(value: dict[str, Any]) -> None:
    value["seasons"][0]["weekdays"] = [[["12:00", "08:30"], ["14:00", "17:30"]]]


def _overlapping_halves(value: dict[str, Any]) -> None:
    value["seasons"][0]["weekdays"] = [[["08:30", "14:30"], ["14:00", "17:30"]]]


def _no_such_day(value: dict[str, Any]) -> None:
    value["seasons"][0]["from"] = "02-30"


def _no_time(value: dict[str, Any]) -> None:
    value["seasons"][0]["weekdays"] = [[["8.30", "12:00"], ["14:00", "17:30"]]]


@pytest.mark.parametrize(
    "spoil", [_gap, _overlap, _six_days, _backwards, _overlapping_halves, _no_such_day, _no_time]
)
def test_a_schedule_that_does_not_fit_is_refused(spoil: Callable[[dict[str, Any]], None]) -> None:
    value = copy.deepcopy(DEFAULT_SCHEDULE)
    spoil(value)
    with pytest.raises((ValueError, KeyError)):
        parse_schedule(value)


@pytest.mark.parametrize("text", ["", "8", "08:3", "24:00", "08:60", "ab:cd", "-8:30", "08:30:00"])
def test_only_a_time_of_day_is_one(text: str) -> None:
    with pytest.raises(ValueError):
        parse_minute(text)


def test_minutes_are_written_as_read() -> None:
    assert [format_minute(parse_minute(text)) for text in ("00:00", "08:05", "23:59")] == [
        "00:00",
        "08:05",
        "23:59",
    ]
    assert parse_minute("8:05") == 485


@pytest.mark.parametrize(
    ("edge", "expected"),
    [
        ("am_in", "09:30-12:00 14:00-17:30"),
        ("am_out", "08:30-11:00 14:00-17:30"),
        ("pm_in", "08:30-12:00 15:00-17:30"),
        ("pm_out", "08:30-12:00 14:00-16:30"),
    ],
)
def test_a_reduction_moves_its_edge_inwards(edge: str, expected: str) -> None:
    day = date(2026, 3, 9)
    assert Reduction(day, day, edge, 60, "nursing").applied(WINTER) == hours_of(expected)


@pytest.mark.parametrize("edge", ["am_in", "am_out"])
def test_a_reduction_takes_no_more_than_the_half_day(edge: str) -> None:
    day = date(2026, 3, 9)
    am = Reduction(day, day, edge, 1000, "nursing").applied(WINTER).am
    assert am.start == am.end


def test_a_duty_roster_works_the_halves_that_have_hours() -> None:
    duty = DutyRoster(date(2026, 3, 7), None, Hours(1080, 1200))
    assert duty.working() == {Half.PM}
    assert duty.applied(WINTER) == hours_of("08:30-12:00 18:00-20:00")
