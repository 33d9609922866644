"""The windows over some weeks: a constant number of queries, then plain counting (domain.md B.1.4)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from app.domain.access import Action, Actor
from app.domain.coverage import Coverage, CoverageDay, Member, Standing, Window, ordinary, standing
from app.domain.leave_window import Group
from app.domain.month import RosterEntry
from app.domain.refusal import Refusal
from app.domain.slots import HALVES, Slot, date_range
from app.services.hall import Hall, Reading
from app.services.leave_picture import Picture
from app.services.leave_views import leave_sight
from db import roster

LONGEST_DAYS = 100


class CoverageService:
    """Reads who is on duty where."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    def coverage(self, actor: Actor, first: date, last: date) -> Coverage:
        """The windows of whom the actor may see, from `first` to `last`, both included.

        Refusals: `coverage_days` (limit), `not_entitled`.
        """
        if not 0 <= (last - first).days < LONGEST_DAYS:
            raise Refusal("coverage_days", limit=LONGEST_DAYS)
        with self._hall.reading() as view:
            return _coverage(view, actor, first, last)


def _coverage(view: Reading, actor: Actor, first: date, last: date) -> Coverage:
    entries = roster.entries(view.conn)
    calendar, settings = view.settings.calendar, view.settings
    picture = Picture(view, first, last, entries)
    days = tuple(
        CoverageDay(day, calendar.working(day), calendar.is_swapped(day)) for day in date_range(first, last)
    )
    staffed = _staffed(entries, first, last)
    if not actor.may(Action.LEAVE_READ_ALL):
        sees = leave_sight(view, actor)
        staffed = {key: own for key, own in staffed.items() if any(sees(e.person) for e in own)}
        if not staffed:
            raise Refusal("not_entitled", action=Action.LEAVE_READ_ALL.value, who=actor.name)
    counters = _counters(view)
    standings = _standings(picture, tuple(staffed), days)
    windows = [_window(key, own, counters.get(key, ()), standings[key]) for key, own in staffed.items()]
    windows.sort(key=lambda w: (not w.counters, w.counters, w.department, w.window_group))
    unpublished = calendar.unpublished_years(first, last)
    return Coverage(settings.name, days, tuple(windows), view.today, settings.practice, unpublished)


def _staffed(entries: Sequence[RosterEntry], first: date, last: date) -> dict[Group, list[RosterEntry]]:
    """The window groups with an A post in these weeks → their A and B entries."""
    found: dict[Group, list[RosterEntry]] = defaultdict(list)
    for entry in entries:
        touching = [s for s in entry.stays if s.first <= last and (s.last is None or s.last >= first)]
        for group in dict.fromkeys(stay.window_group for stay in touching):
            found[entry.department, group].append(entry)
    return {key: own for key, own in found.items() if any(entry.post == "A" for entry in own)}


def _counters(view: Reading) -> dict[Group, tuple[str, ...]]:
    found: dict[Group, list[str]] = defaultdict(list)
    for counter in roster.counters(view.conn):
        found[counter.department, counter.window_group].append(counter.counter)
    return {key: tuple(names) for key, names in found.items()}


def _window(
    key: Group, own: Sequence[RosterEntry], counters: tuple[str, ...], standings: Sequence[Standing]
) -> Window:
    people = dict.fromkeys(Member(e.name, e.post) for e in sorted(own, key=lambda e: (e.post, e.number)))
    days = tuple(zip(standings[::2], standings[1::2], strict=True))
    return Window(key[0], own[0].department_name, key[1], counters, tuple(people), days)


def _standings(
    picture: Picture, groups: Sequence[Group], days: Iterable[CoverageDay]
) -> dict[Group, list[Standing]]:
    """For each window its half-days in order; half-day by half-day, so that what they share is read once."""
    found: dict[Group, list[Standing]] = {group: [] for group in groups}
    for day in days:
        for half in HALVES:
            slot, works = Slot(day.date, half), half in day.working
            limit, minimum = picture.limit(slot), picture.minimum(slot)
            untouched = picture.untouched(slot)
            for group, standings in found.items():
                there = untouched(group)
                if there is not None:
                    standings.append(ordinary(there, works, minimum))
                    continue
                at = picture.group_slot(slot, group)
                outings = [p for p in at.members & at.out if not picture.is_down(p, slot)]
                standings.append(standing(at, works, limit, minimum, picture.names, outings))
    return found
