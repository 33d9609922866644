"""Who is on duty at each window in each half-day of some weeks, who is away, who covers (domain.md B.1.4)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from app.domain.leave_window import GroupSlot
from app.domain.slots import Half


@dataclass(frozen=True, slots=True)
class Standing:
    """One window in one half-day, with names; no type of leave, for the paper hangs on a wall."""

    on_duty: int = 0
    """Of its own staff and of who covers there, as rule M counts."""
    due: int = 0
    """Its own staff with a working half-day."""
    short: bool = False
    """The window works, and fewer than the minimum are on duty."""
    over: bool = False
    """More are on leave than rule L allows: granted all the same, or before a lower limit or a transfer
    (C-L11, C-L12, C-L14)."""
    away: tuple[str, ...] = ()
    """On leave that was granted, in the order of asking."""
    pending: tuple[str, ...] = ()
    """Have asked for leave."""
    covers: tuple[str, ...] = ()
    """Stand in here, agreed by the centre."""
    outings: tuple[str, ...] = ()


IDLE = Standing()
"""Nobody works there."""


def standing(
    at: GroupSlot, works: bool, limit: int, minimum: int, names: Mapping[str, str], outings: Collection[str]
) -> Standing:
    """The window as it stands (S3 Art. 16).

    `works`: the hall does in this half-day; `outings`: who of `at.out` is on an outing.
    """
    members = at.members
    if not members and not works:
        return IDLE
    there, due = len(at.on_duty), len(at.posts)
    short = there < minimum
    people = members & at.absences.keys()
    absences = sorted((at.absences[person] for person in people), key=lambda absence: absence.order)
    away = [names.get(a.person, "") for a in absences if a.approved]
    pending = [names.get(a.person, "") for a in absences if not a.approved]
    return Standing(
        there,
        due,
        short,
        len(away) > limit,
        tuple(away),
        tuple(pending),
        tuple(sorted(names.get(person, "") for person in at.covers)),
        tuple(sorted(names.get(person, "") for person in outings)),
    )


@lru_cache(maxsize=1024)
def ordinary(there: int, works: bool, minimum: int) -> Standing:
    """As `standing`, where all who work there are there: most half-days of most windows."""
    return Standing(there, there, there < minimum) if works or there else IDLE


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of a window in the weeks shown; post A or B."""

    name: str
    post: str


@dataclass(frozen=True, slots=True)
class Window:
    """A window group with its counters and people, and how it stands on each date."""

    department: str
    department_name: str
    window_group: str
    counters: tuple[str, ...]
    people: tuple[Member, ...]
    days: tuple[tuple[Standing, Standing], ...]
    """Morning and afternoon of each date."""


@dataclass(frozen=True, slots=True)
class CoverageDay:
    """A date and the half-days that the hall works on it."""

    date: date
    working: frozenset[Half]
    swapped: bool


@dataclass(frozen=True, slots=True)
class Coverage:
    """The windows of a hall over some weeks; those with counters first, by counter."""

    hall: str
    days: tuple[CoverageDay, ...]
    windows: tuple[Window, ...]
    read_on: date
    practice: bool
    unpublished_years: tuple[int, ...] = ()
