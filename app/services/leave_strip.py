"""A window's coming half-days as strips, one row per person: what a request meets there (domain.md B.1.4)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.domain.leave import Span
from app.domain.leave_window import Group, SlotLook
from app.domain.slots import HALVES, Slot, date_range
from app.services.leave_picture import Picture
from db.leave import LeaveRow

STRIP_DAYS = 14


class Cell(StrEnum):
    """Where somebody is in a half-day, as far as the window is concerned."""

    ON_DUTY = "on_duty"
    LEAVE = "leave"
    PENDING = "pending"
    """Another request that is not decided yet."""
    THIS = "this"
    """The request that is looked at."""
    OUTING = "outing"
    COVER = "cover"
    COVER_ASKED = "cover_asked"
    """Is to take over, and is not agreed yet."""
    DOWN = "down"
    """待岗."""
    REST = "rest"
    STANDBY = "standby"
    """A B who is not called on."""
    ELSEWHERE = "elsewhere"
    """Not on a post of the window on that date."""


@dataclass(frozen=True, slots=True)
class StripRow:
    """One person of the window."""

    subject: str
    number: str
    name: str
    post: str
    """A or B, or empty for who only takes over."""
    cells: tuple[Cell, ...]
    asks: bool = False
    """It is their request."""


@dataclass(frozen=True, slots=True)
class StripFoot:
    """The window in a half-day if the request is granted; `on_duty` None: it does not open."""

    on_duty: int | None
    away: int
    """How many of the window are on leave, granted or asked for earlier, this request included."""
    short: bool
    over: bool


@dataclass(frozen=True, slots=True)
class WindowStrip:
    """A window group's half-days in a row; every row and `foot` have as many as `slots`."""

    department: str
    department_name: str
    window_group: str
    slots: tuple[Slot, ...]
    rows: tuple[StripRow, ...]
    foot: tuple[StripFoot, ...]

    @property
    def first(self) -> date:
        return self.slots[0].date


def strip_dates(today: date, span: Span, days: int = STRIP_DAYS) -> tuple[date, date]:
    """`days` from today on if they hold the request, else from its first date on."""
    ahead = today + timedelta(days=days - 1)
    first = today if today <= span.first.date and span.last.date <= ahead else span.first.date
    return first, first + timedelta(days=days - 1)


class Strips:
    """Strips from one picture, which has to hold their dates; what they have in common is made once."""

    def __init__(self, picture: Picture) -> None:
        self._picture = picture
        self._cells: dict[tuple[str, Group], dict[Slot, Cell]] = defaultdict(dict)
        self._people: dict[tuple[Group, date, date], list[tuple[str, str]]] = {}

    def of(self, row: LeaveRow, dates: tuple[date, date], department_name: str) -> WindowStrip:
        """The strip of a request; reads nothing."""
        slots = tuple(Slot(day, half) for day in date_range(*dates) for half in HALVES)
        group: Group = (row.department, row.window_group)
        asked = self._asked(row, slots)
        looks = self._picture.looks(row.subject, asked, row.place, row.cover)
        seen = {look.slot: look for look in looks}
        rows = tuple(
            self._row(person, post, row, slots, group, asked)
            for post, person in self._everybody(row, group, slots)
        )
        foot = tuple(self._foot(slot, group, seen.get(slot), row) for slot in slots)
        return WindowStrip(row.department, department_name, row.window_group, slots, rows, foot)

    def _asked(self, row: LeaveRow, slots: Iterable[Slot]) -> Mapping[Slot, None]:
        """The half-days of the request that are in view and are worked."""
        works = self._picture.works(row.subject)
        return dict.fromkeys(slot for slot in slots if row.first <= slot <= row.last and works(slot))

    # -- people ---------------------------------------------------------------------------------------

    def _everybody(self, row: LeaveRow, group: Group, slots: Sequence[Slot]) -> list[tuple[str, str]]:
        """(post, person) of the window, and who asks and takes over, by post and number."""
        key = (group, slots[0].date, slots[-1].date)
        if key not in self._people:
            self._people[key] = self._window(group, slots)
        known = self._people[key]
        more = {row.subject, row.cover} - {""} - {person for _, person in known}
        return self._ordered([*known, *((self._post(p, slots), p) for p in more)]) if more else known

    def _window(self, group: Group, slots: Sequence[Slot]) -> list[tuple[str, str]]:
        """Everybody on an A post, the department's B and whoever covers there."""
        found = self._picture.people_of(group, {slot.date for slot in slots})
        for slot in slots:
            covering = self._picture.covering(slot).items()
            found.update(p for p, c in covering if (c.department, c.window_group) == group)
        return self._ordered([(self._post(person, slots), person) for person in found])

    def _ordered(self, people: list[tuple[str, str]]) -> list[tuple[str, str]]:
        numbers = self._picture.numbers
        return sorted(people, key=lambda pair: (pair[0] or "C", numbers.get(pair[1], "")))

    def _post(self, person: str, slots: Sequence[Slot]) -> str:
        posts = (self._picture.post_of(person, slot) for slot in slots[::2])
        return min((post for post in posts if post), default="")

    # -- half-days ------------------------------------------------------------------------------------

    def _row(
        self,
        person: str,
        post: str,
        row: LeaveRow,
        slots: Sequence[Slot],
        group: Group,
        asked: Mapping[Slot, None],
    ) -> StripRow:
        picture, asks = self._picture, person == row.subject
        known, own = self._cells[person, group], asked if asks else {}
        for slot in slots:
            if slot not in known:
                known[slot] = self._cell(person, slot, group)
        cells = tuple(Cell.THIS if slot in own else known[slot] for slot in slots)
        number, name = picture.numbers.get(person, ""), picture.names.get(person, "")
        return StripRow(person, number, name, post, cells, asks)

    def _cell(self, person: str, slot: Slot, group: Group) -> Cell:
        """Where the person is, whatever is looked at."""
        picture = self._picture
        if not picture.works(person)(slot):
            return Cell.REST
        absence = picture.absence(person, slot)
        if absence is not None:
            return Cell.LEAVE if absence.approved else Cell.PENDING
        if picture.is_out(person, slot):
            return Cell.DOWN if picture.is_down(person, slot) else Cell.OUTING
        covered = picture.covering(slot).get(person)
        if covered is not None and (covered.department, covered.window_group) == group:
            return Cell.COVER if covered.agreed else Cell.COVER_ASKED
        if picture.post_of(person, slot) == "B":
            return Cell.STANDBY
        return Cell.ON_DUTY if picture.group_of(person, slot) == group else Cell.ELSEWHERE

    def _foot(self, slot: Slot, group: Group, seen: SlotLook | None, row: LeaveRow) -> StripFoot:
        if seen is not None:
            return StripFoot(seen.on_duty, len(seen.away) + 1, seen.short, seen.over_limit)
        at, picture = self._picture.group_slot(slot, group), self._picture
        if not at.posts:
            return StripFoot(None, 0, False, False)
        members = at.members
        away = sum((a.approved or a.order < row.place) and p in members for p, a in at.absences.items())
        left = len(at.on_duty)
        return StripFoot(left, away, left < picture.minimum(slot), away > picture.limit(slot))
