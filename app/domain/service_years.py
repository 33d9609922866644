"""Years of service, and the step of annual leave that they give (条例 Art. 3; 实施办法 Art. 2)."""

from __future__ import annotations

from datetime import date, timedelta

from app.domain.leave_types import LeaveType, Step


def whole_years(start: date, on: date) -> int:
    """Whole years from `start` to `on`; negative before `start`."""
    return on.year - start.year - ((on.month, on.day) < (start.month, start.day))


def step_on(rule: LeaveType, start: date, on: date) -> Step | None:
    """The step that holds on `on` for who began to work on `start`; None: not one year yet.

    With `next_month`, who is full 10 years in March has 10 days from 1 April on.
    """
    counted = on.replace(day=1) - timedelta(days=1) if rule.next_month else on
    years = whole_years(start, counted)
    return max((s for s in rule.steps if s.years <= years), key=lambda s: s.years, default=None)
