"""Years of service, and from which day a longer annual leave holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.domain.leave_types import DEFAULT_LEAVE_TYPES, parse_leave_types
from app.domain.service_years import step_on, whole_years

ANNUAL = parse_leave_types(DEFAULT_LEAVE_TYPES).of("annual")


def days_on(start: date, on: date, next_month: bool = True) -> int:
    step = step_on(replace(ANNUAL, next_month=next_month), start, on)
    return step.days if step else 0


@pytest.mark.parametrize(
    ("start", "on", "years"),
    [
        (date(2016, 3, 15), date(2026, 3, 14), 9),
        (date(2016, 3, 15), date(2026, 3, 15), 10),
        (date(2024, 2, 29), date(2025, 2, 28), 0),
        (date(2024, 2, 29), date(2025, 3, 1), 1),
        (date(2026, 5, 1), date(2026, 3, 1), -1),
    ],
)
def test_whole_years(start: date, on: date, years: int) -> None:
    assert whole_years(start, on) == years


@pytest.mark.parametrize(
    ("on", "days"),
    [
        (date(2026, 3, 31), 5),
        (date(2026, 4, 1), 10),
        (date(2036, 3, 31), 10),
        (date(2036, 4, 1), 15),
        (date(2017, 3, 31), 0),
        (date(2017, 4, 1), 5),
    ],
)
def test_a_step_counts_from_the_month_after_it_is_reached(on: date, days: int) -> None:
    assert days_on(date(2016, 3, 15), on) == days


def test_a_start_on_the_first_of_a_month_counts_from_the_next_month_too() -> None:
    start = date(2016, 4, 1)
    assert days_on(start, date(2026, 4, 30)) == 5
    assert days_on(start, date(2026, 5, 1)) == 10


def test_a_hall_that_counts_from_the_very_day_may() -> None:
    assert days_on(date(2016, 3, 15), date(2026, 3, 14), next_month=False) == 5
    assert days_on(date(2016, 3, 15), date(2026, 3, 15), next_month=False) == 10
