"""Who is on the A posts of each window on a date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from app.domain.leave_window import Group
from app.domain.month import RosterEntry

_Steady = tuple[date, date, frozenset[str]]
"""From one date to another, both included, the same people."""


class APosts:
    """Answers for single dates; where nobody comes or goes for long, without looking at anybody."""

    def __init__(self, entries: Iterable[RosterEntry]) -> None:
        self._posts: dict[Group, list[RosterEntry]] = defaultdict(list)
        for entry in entries:
            if entry.post == "A":
                for group in {stay.window_group for stay in entry.stays}:
                    self._posts[entry.department, group].append(entry)
        self._steady: dict[Group, _Steady] = {}

    def held(self, group: Group, day: date) -> frozenset[str]:
        """The people on the window's A posts on `day`."""
        if group not in self._steady:
            self._steady[group] = _steady(self._posts.get(group, ()))
        first, last, people = self._steady[group]
        if first <= day <= last:
            return people
        return frozenset(
            entry.person
            for entry in self._posts.get(group, ())
            if entry.holds(day) and entry.group_on(day) == group[1]
        )


def _steady(entries: Sequence[RosterEntry]) -> _Steady:
    """When all of them were there; a stretch that is over before it begins, if that cannot be said simply."""
    stays = [entry.stays[0] for entry in entries]
    first = max((stay.first for stay in stays), default=date.min)
    last = min((stay.last for stay in stays if stay.last is not None), default=date.max)
    if any(len(entry.stays) > 1 for entry in entries):
        first, last = date.max, date.min
    return first, last, frozenset(entry.person for entry in entries)
