"""What every screen shows of the hall itself: its name, its clock, its calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.slots import Half, date_range
from app.services.hall import Hall


@dataclass(frozen=True, slots=True)
class HallFace:
    """The hall as it introduces itself."""

    name: str
    zone: str
    practice: bool


@dataclass(frozen=True, slots=True)
class FaceDay:
    """A date as the calendar shows it; `name` is that of the holiday, empty for an ordinary day."""

    date: date
    working: frozenset[Half]
    swapped: bool
    name: str


class FaceService:
    """Reads what needs no right to be seen."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    def face(self) -> HallFace:
        """The hall's name, zone and whether it is a practice hall."""
        with self._hall.reading() as view:
            return HallFace(view.settings.name, view.settings.zone, view.settings.practice)

    def days(self, first: date, last: date) -> tuple[FaceDay, ...]:
        """Each date from `first` to `last` as the hall's calendar has it."""
        with self._hall.reading() as view:
            calendar = view.settings.calendar
        found = []
        for day in date_range(first, last):
            entry = calendar.entries.get(day)
            name = entry.name if entry else ""
            found.append(FaceDay(day, calendar.working(day), calendar.is_swapped(day), name))
        return tuple(found)
