"""The window while somebody is away: how many are away with them, and who goes on working (B.1.4)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from app.domain.slots import Slot

Group = tuple[str, str]
"""A window group: department code and name. 同一窗口 is the group, not a counter (domain.md B.1.4)."""


@dataclass(frozen=True, slots=True)
class Absence:
    """Somebody's leave in a half-day: granted, or pending since the journal's `order`."""

    person: str
    leave: str
    approved: bool
    order: int


@dataclass(frozen=True, slots=True)
class GroupSlot:
    """One window group in one half-day."""

    slot: Slot
    group: Group
    posts: frozenset[str]
    """A staff with a working half-day there."""
    covers: frozenset[str]
    """Who covers a post of the group, agreed by the centre."""
    absences: Mapping[str, Absence] = field(default_factory=dict)
    """By person, of everybody known to the hall."""
    out: frozenset[str] = frozenset()
    """On an outing, or stood down (待岗)."""

    @property
    def members(self) -> frozenset[str]:
        """All A and acting B (domain.md B.1.4)."""
        return self.posts | self.covers

    @property
    def on_duty(self) -> frozenset[str]:
        """Those who are there: not out, and on no leave that is granted."""
        members, absences = self.members - self.out, self.absences
        if absences.keys().isdisjoint(members):
            return members
        return frozenset(p for p in members if p not in absences or not absences[p].approved)


@dataclass(frozen=True, slots=True)
class SlotLook:
    """What a request meets in a half-day, as previews, inbox and command line show it."""

    slot: Slot
    away: tuple[str, ...]
    """The others: granted, or pending and handed in earlier."""
    pending: frozenset[str]
    """Those of `away` that are not decided yet."""
    on_duty: int
    """After granting, cover included."""
    over_limit: bool
    short: bool
    """Fewer than the minimum would be left."""


def look(at: GroupSlot, person: str, order: int | None, cover: str, limit: int, minimum: int) -> SlotLook:
    """Rules L and M for `person` in one half-day (S3 Art. 16).

    `order`: the request's own place in the journal; None: it is not handed in yet, all others are earlier.
    `cover`: who takes over, if they can; empty: nobody.
    """
    away = [a for a in at.absences.values() if a.person in at.members and _before(a, person, order)]
    away.sort(key=lambda a: (not a.approved, a.order))
    left = {p for p in at.members if p != person and _on_duty(at, p)}
    if cover and cover != person and _on_duty(at, cover):
        left.add(cover)
    counts = person in at.members
    due = counts and person not in at.out
    return SlotLook(
        at.slot,
        tuple(a.person for a in away),
        frozenset(a.person for a in away if not a.approved),
        len(left),
        counts and len(away) + 1 > limit,
        due and len(left) < minimum,
    )


def _before(absence: Absence, person: str, order: int | None) -> bool:
    if absence.person == person:
        return False
    return absence.approved or order is None or absence.order < order


def _on_duty(at: GroupSlot, person: str) -> bool:
    absence = at.absences.get(person)
    return person not in at.out and (absence is None or not absence.approved)


def cover_conflict(at: GroupSlot, cover: str, covering_elsewhere: Collection[str]) -> bool:
    """Whether whoever should take over cannot: on leave, out, or covering somebody else (C-A16)."""
    return cover in at.absences or cover in at.out or cover in covering_elsewhere


def over_slots(looks: Iterable[SlotLook]) -> tuple[Slot, ...]:
    """The half-days above the limit (超限)."""
    return tuple(seen.slot for seen in looks if seen.over_limit)
