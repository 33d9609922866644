"""How a hall begins on screen: the store, its hours and its first administrator."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from app.domain.access import SETUP
from app.domain.rules import checked_rule
from app.domain.schedule import DEFAULT_SCHEDULE
from app.domain.secret_policy import checked_name, checked_password, checked_username
from app.services.access import AccessService
from app.services.clock import Clock
from app.services.hall import Hall, checked_hall_name, found_hall, open_hall
from app.services.secrets import KeyBox
from app.services.settings import SettingsService

_SINCE = date(2000, 1, 1)
"""The hours that a hall begins with hold for whatever it imports of the past."""


@dataclass(frozen=True, slots=True)
class FirstAdministrator:
    """Who sets the hall up; nothing here has a default."""

    username: str
    name: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class HallPlan:
    """What the wizard asks; `schedule` as the rule `attendance.schedule` has it."""

    name: str
    zone: str
    practice: bool
    schedule: dict[str, Any] = field(hash=False)


class Founding:
    """Works on a folder that has no hall yet, or a hall that has no administrator yet."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._folder, self._clock = folder, clock

    def check_hall(self, plan: HallPlan) -> None:
        """Refusals: `hall_name`, `schedule_form`."""
        checked_hall_name(plan.name)
        checked_rule("attendance.schedule", plan.schedule)

    def found(self, plan: HallPlan | None, first: FirstAdministrator) -> None:
        """Everything is checked before anything is written.

        Refusals: as `check_hall`, `found_hall`, and of the checks of name and password.
        """
        checked_password(first.password, checked_username(first.username))
        checked_name(first.name)
        if plan is not None:
            self.check_hall(plan)
        hall = self._founded(plan) if plan is not None else open_hall(self._folder, self._clock)
        try:
            access = AccessService(hall, KeyBox(hall.folder, hall.id))
            access.create_first_administrator(first.username, first.name, first.password)
        finally:
            hall.close()

    def _founded(self, plan: HallPlan) -> Hall:
        hall = found_hall(self._folder, plan.name, plan.zone, plan.practice, self._clock)
        if plan.schedule != DEFAULT_SCHEDULE:
            SettingsService(hall).set_rule(SETUP, "attendance.schedule", plan.schedule, _SINCE)
        return hall
