"""A window's coming half-days as strips, one row per person: what a request meets there (domain.md B.1.4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.domain.leave import Span
from app.domain.leave_window import Group, GroupSlot, SlotLook
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


def strip_of(picture: Picture, row: LeaveRow, dates: tuple[date, date], department_name: str) -> WindowStrip:
    """The strip of a request from a picture that holds `dates`; reads nothing."""
    slots = tuple(Slot(day, half) for day in date_range(*dates) for half in HALVES)
    group: Group = (row.department, row.window_group)
    asked = _asked(picture, row, slots)
    seen = {look.slot: look for look in picture.looks(row.subject, asked, row.place, row.cover)}
    rows = tuple(
        StripRow(
            person,
            picture.numbers.get(person, ""),
            picture.names.get(person, ""),
            _post(picture, person, slots),
            _cells(picture, row, person, slots, group, asked),
            person == row.subject,
        )
        for person in _people(picture, row, group, slots)
    )
    foot = tuple(_foot(picture, picture.group_slot(slot, group), seen.get(slot), row) for slot in slots)
    return WindowStrip(row.department, department_name, row.window_group, slots, rows, foot)


def _asked(picture: Picture, row: LeaveRow, slots: Iterable[Slot]) -> Mapping[Slot, None]:
    """The half-days of the request that are in view and are worked."""
    works = picture.works(row.subject)
    return dict.fromkeys(slot for slot in slots if row.first <= slot <= row.last and works(slot))


def _people(picture: Picture, row: LeaveRow, group: Group, slots: Sequence[Slot]) -> list[str]:
    """Everybody on an A post of the window, the department's B and whoever covers there, by number."""
    found = {row.subject, row.cover} - {""}
    found.update(picture.people_of(group, {slot.date for slot in slots}))
    for slot in slots:
        covering = picture.covering(slot).items()
        found.update(p for p, c in covering if (c.department, c.window_group) == group)

    def place(person: str) -> tuple[str, str]:
        return _post(picture, person, slots) or "C", picture.numbers.get(person, "")

    return sorted(found, key=place)


def _post(picture: Picture, person: str, slots: Sequence[Slot]) -> str:
    return min((post for slot in slots[::2] if (post := picture.post_of(person, slot))), default="")


def _cells(
    picture: Picture,
    row: LeaveRow,
    person: str,
    slots: Iterable[Slot],
    group: Group,
    asked: Mapping[Slot, None],
) -> tuple[Cell, ...]:
    works = picture.works(person)
    own = asked if person == row.subject else ()
    return tuple(
        Cell.THIS if slot in own else _cell(picture, person, slot, group) if works(slot) else Cell.REST
        for slot in slots
    )


def _cell(picture: Picture, person: str, slot: Slot, group: Group) -> Cell:
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


def _foot(picture: Picture, at: GroupSlot, seen: SlotLook | None, row: LeaveRow) -> StripFoot:
    if seen is not None:
        return StripFoot(seen.on_duty, len(seen.away) + 1, seen.short, seen.over_limit)
    if not at.posts:
        return StripFoot(None, 0, False, False)
    away = sum(a.approved or a.order < row.place for a in at.absences.values() if a.person in at.members)
    left = len(at.on_duty)
    return StripFoot(left, away, left < picture.minimum(at.slot), away > picture.limit(at.slot))
