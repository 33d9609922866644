"""What the wizard asks, without widgets: three steps, each checked before the next."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from zoneinfo import available_timezones

from PySide6.QtCore import QObject, Signal

from app.domain.refusal import Refusal
from app.domain.schedule import DEFAULT_SCHEDULE
from app.services.founding import FirstAdministrator, Founding, HallPlan
from ui.background import Background
from ui.calls import call
from ui.words import sentence

DEFAULT_ZONE = "Asia/Shanghai"
HALF_TIMES = 4
"""Start and end of the morning, start and end of the afternoon."""


@dataclass(slots=True)
class Answers:
    """What has been filled in so far; going back loses none of it."""

    hall: str = ""
    zone: str = DEFAULT_ZONE
    practice: bool = False
    hours: tuple[tuple[str, ...], ...] = ()
    """For each season the four times, `08:30`."""
    username: str = ""
    name: str = ""
    password: str = ""
    again: str = ""


class WizardModel(QObject):
    """Asks the service; never keeps a password longer than the asking."""

    passed = Signal(int)
    """The step (0: the hall and its hours, 1: the administrator) is in order."""
    refused = Signal(str)

    def __init__(self, background: Background, with_hall: bool) -> None:
        super().__init__()
        self._background = background
        self.with_hall = with_hall
        self.answers = Answers(hours=tuple(hours for _, hours in default_hours()))

    def check_hall(self) -> None:
        """The first steps; `passed(0)` or `refused`."""
        self._background.read(
            call(Founding.check_hall, self.plan()), self, lambda _: self.passed.emit(0), self._say
        )

    def found(self) -> None:
        """The last step: writes the store; `passed(1)` or `refused`."""
        answers = self.answers
        if answers.password != answers.again:
            self.refused.emit(sentence("passwords_differ"))
            return
        first = FirstAdministrator(answers.username, answers.name or answers.username, answers.password)
        request = call(Founding.found, self.plan() if self.with_hall else None, first)
        self._background.write(request, self, self._founded, self._say, self._fail)

    def plan(self) -> HallPlan:
        """The hall as it is filled in."""
        schedule = copy.deepcopy(DEFAULT_SCHEDULE)
        for season, times in zip(schedule["seasons"], self.answers.hours, strict=True):
            season["weekdays"] = [[[times[0], times[1]], [times[2], times[3]]]]
        answers = self.answers
        return HallPlan(answers.hall, answers.zone, answers.practice, schedule)

    def _founded(self, _: object) -> None:
        self.answers.password = self.answers.again = ""
        self.passed.emit(1)

    def _say(self, refusal: Refusal) -> None:
        self.refused.emit(sentence(refusal))

    def _fail(self, reference: str) -> None:
        self.refused.emit(sentence("bug", {"reference": reference}))


def default_hours() -> list[tuple[str, tuple[str, ...]]]:
    """(season's name, its four times) as a hall has them by default."""
    seasons = DEFAULT_SCHEDULE["seasons"]
    return [(s["name"], tuple(time for half in s["weekdays"][0] for time in half)) for s in seasons]


def zones() -> list[str]:
    """Time zones by name, those of China first."""
    return sorted(available_timezones(), key=lambda zone: (zone not in (DEFAULT_ZONE, "Asia/Urumqi"), zone))
