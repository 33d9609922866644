"""A second writing of the rules of leave, from domain.md B.1 and B.2 and nothing of the program's.

It knows what the journal's facts say (`leave_story`) and answers what is the case. Slow and plain on purpose.
A half-day is text, `2026-03-09am`: texts sort as time goes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from typing import Any

HALVES = ("am", "pm")
CHINA = timezone(timedelta(hours=8))
PENDING = ("submitted", "opinion")
GRANTED = ("approved", "returned")
MUST_TAKE = ("sick", "maternity", "bereavement", "work_injury")
"""Accepted even so and marked, since nobody can be ordered to be well (B.1.4)."""
DEFAULTS: dict[str, Any] = {
    "leave.concurrent_max": 2,
    "leave.min_on_duty": 1,
    "leave.min_on_duty_hard": True,
    "leave.centre_only_max_days": 1,
    "leave.gap": "department",
    "leave.chain": True,
}
WORKED: dict[str, tuple[str, ...]] = {"work": HALVES, "off": (), "am_off": ("pm",), "pm_off": ("am",)}
WINTER = {"am": (510, 720), "pm": (840, 1050)}
SUMMER = {"am": (510, 720), "pm": (870, 1080)}
FAR = timedelta(days=200)
Group = tuple[str, str]


def day_of(slot: str) -> date:
    return date.fromisoformat(slot[:10])


def halves_between(first: str, last: str) -> list[str]:
    """Every half-day from `first` to `last`, worked or not."""
    days = range(day_of(first).toordinal(), day_of(last).toordinal() + 1)
    found = (f"{date.fromordinal(day).isoformat()}{half}" for day in days for half in HALVES)
    return [slot for slot in found if first <= slot <= last]


@dataclass
class Request:
    """A leave as the facts have left it; `holds`: half-days that are not given back, in order."""

    person: str
    kind: str
    first: str
    last: str
    cover: str = ""
    state: str = "draft"
    order: int = 0
    entered_by: str = ""
    holds: list[str] = field(default_factory=list)
    route: str = "centre"
    chain: int = 0
    day: str = ""
    """When it was handed in."""
    late: bool = False
    opinion: bool | None = None
    opinion_by: str = ""
    decided_by: str = ""


@dataclass
class Cover:
    """Somebody stands in for somebody; `leave` is empty for a cover that was registered by itself."""

    person: str
    covered: str
    group: Group
    slots: set[str]
    agreed: bool
    leave: str = ""


@dataclass(frozen=True)
class Look:
    """What a request meets in one half-day."""

    slot: str
    away: frozenset[str]
    on_duty: int
    over: bool
    short: bool


class World:
    """The hall as its facts have made it."""

    def __init__(self) -> None:
        self.wall_us = 0
        self.rules: dict[str, list[tuple[str, int, Any]]] = defaultdict(list)
        self.calendar: dict[str, str] = {}
        self.names: dict[str, tuple[str, str]] = {}
        self.posts: dict[str, dict[str, tuple[str, str, str, str, str]]] = defaultdict(dict)
        self.heads: dict[Group, str] = {}
        self.duty: dict[tuple[str, str], tuple[str, ...]] = {}
        self.outings: dict[tuple[str, str], dict[str, tuple[int, int]]] = defaultdict(dict)
        self.downs: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
        self.accounts: dict[str, tuple[str, frozenset[str], str]] = {}
        self.related: set[frozenset[str]] = set()
        self.delegations: dict[str, tuple[str, str, str, str]] = {}
        self.leaves: dict[str, Request] = {}
        self.live: dict[str, set[str]] = defaultdict(set)
        self.held: dict[tuple[str, str], str] = {}
        self.covers: dict[str, Cover] = {}
        self.covering: dict[tuple[str, str], str] = {}

    @property
    def today(self) -> str:
        """By the clock of the fact that is heard."""
        return datetime.fromtimestamp(self.wall_us // 1_000_000, CHINA).date().isoformat()

    # --- the hall ---------------------------------------------------------------------------------------

    def rule(self, key: str, day: str) -> Any:
        """The rule of that day; of two entries with one date the later wins."""
        said = [entry for entry in self.rules[key] if entry[0] <= day[:10]]
        return max(said, key=lambda entry: entry[:2])[2] if said else DEFAULTS[key]

    def posts_of(self, person: str, day: str) -> list[tuple[str, str, str]]:
        """(A or B, department, group) of somebody on a date, A first."""
        posts = self.posts[person].values()
        return sorted(p[:3] for p in posts if p[3] <= day[:10] <= p[4])

    def works(self, person: str, slot: str) -> bool:
        """A working session of theirs: the hall calendar's, or their own duty roster's (B.1.1)."""
        day, half = slot[:10], slot[10:]
        own = self.duty.get((person, day))
        if own is None:
            kind = self.calendar.get(day)
            own = WORKED[kind] if kind is not None else HALVES if day_of(day).weekday() < 5 else ()
        return half in own and bool(self.posts_of(person, day))

    def group_of(self, person: str, slot: str) -> Group:
        """Where somebody counts: their A post; as acting B whom they cover; else their B post."""
        posts = self.posts_of(person, slot)
        acting = self.covers.get(self.covering.get((person, slot), ""))
        if acting is not None and acting.agreed and (not posts or posts[0][0] == "B"):
            return acting.group
        return posts[0][1:] if posts else ("", "")

    def members(self, group: Group, slot: str) -> set[str]:
        """All A at work and acting B of a group (B.1.4)."""
        found = {person for person in list(self.posts) if ("A", *group) in self.posts_of(person, slot)}
        covers = ((p, self.covers[key]) for (p, at), key in self._acting(slot))
        acting = {person for person, cover in covers if cover.agreed and cover.group == group}
        return {person for person in found if self.works(person, slot)} | acting

    def _acting(self, slot: str) -> Iterable[tuple[tuple[str, str], str]]:
        for person in list(self.posts):
            key = self.covering.get((person, slot))
            if key is not None:
                yield (person, slot), key

    def out(self, person: str, slot: str) -> bool:
        """On an outing in any part of the session, or 待岗."""
        day, half = slot[:10], slot[10:]
        start, end = (SUMMER if "05-01" <= day[5:] <= "09-30" else WINTER)[half]
        outings = self.outings.get((person, day), {}).values()
        down = any(first <= day <= last for first, last in self.downs[person].values())
        return down or any(first < end and last > start for first, last in outings)

    def kin(self, subject: str, person: str) -> bool:
        """The same person, or a listed relative."""
        return bool(person) and (person == subject or frozenset((person, subject)) in self.related)

    # --- leaves -----------------------------------------------------------------------------------------

    def leave_in(self, person: str, slot: str) -> Request | None:
        """Somebody's live leave in a half-day."""
        key = self.held.get((person, slot))
        return self.leaves[key] if key is not None else None

    def counted(self, person: str, first: str, last: str) -> list[str]:
        return [slot for slot in halves_between(first, last) if self.works(person, slot)]

    def chain_of(self, person: str, first: str, last: str, but: str = "") -> int:
        """Sessions of the connected chain (B.1.3): two are chained if no working session lies between."""
        early, late = (day_of(first) - FAR).isoformat(), (day_of(last) + FAR).isoformat()
        others = []
        for key in sorted(self.live[person] - {but}):
            holds = self.leaves[key].holds
            if holds and early <= holds[-1] and holds[0] <= late:
                others.append((holds[0], holds[-1]))
        chain, grown = [(first, last)], True
        while grown:
            joined = [other for other in others if any(self._touch(person, span, other) for span in chain)]
            others = [other for other in others if other not in joined]
            chain, grown = chain + joined, bool(joined)
        return len({slot for span in chain for slot in self.counted(person, *span)})

    def _touch(self, person: str, one: tuple[str, str], other: tuple[str, str]) -> bool:
        early, late = sorted((one, other))
        if (day_of(late[0]) - day_of(early[1])).days > 40:
            return False
        between = halves_between(early[1], late[0])
        return not any(early[1] < slot < late[0] and self.works(person, slot) for slot in between)

    def route_of(self, chain: int, day: str) -> str:
        """R-2, R-3 and the gap between them; `chain` in half-days."""
        alone = 2 * self.rule("leave.centre_only_max_days", day)
        if chain <= alone or (chain < alone + 2 and self.rule("leave.gap", day) == "centre"):
            return "centre"
        return "department_then_centre"

    def look(self, person: str, slot: str, order: int | None = None, cover: str = "") -> Look:
        """Rules L and M in one half-day; `order` None: the request is not handed in yet (B.1.4)."""
        members = self.members(self.group_of(person, slot), slot)
        away, left = set(), set()
        for other in members - {person}:
            leave = self.leave_in(other, slot)
            granted = leave is not None and leave.state in GRANTED
            if leave is not None and (granted or order is None or leave.order < order):
                away.add(other)
            if not granted and not self.out(other, slot):
                left.add(other)
        if cover and cover != person and not self.out(cover, slot):
            leave = self.leave_in(cover, slot)
            if leave is None or leave.state not in GRANTED:
                left.add(cover)
        over = person in members and len(away) + 1 > self.rule("leave.concurrent_max", slot)
        due = person in members and not self.out(person, slot)
        short = due and len(left) < self.rule("leave.min_on_duty", slot)
        return Look(slot, frozenset(away), len(left), over, short)

    def cover_fault(self, person: str, cover: str, slots: list[str], leave: str = "") -> str:
        """`unfit`: not of the same department (AB-1); `busy`: away or covering somebody else (C-A16)."""
        if not cover or (not slots and cover != person):
            return ""
        department = self.group_of(person, slots[0])[0] if slots else ""
        fit = all(department in [post[1] for post in self.posts_of(cover, slot)] for slot in slots)
        if cover == person or not fit:
            return "unfit"
        return "busy" if any(self.busy(cover, slot, leave) for slot in slots) else ""

    def busy(self, cover: str, slot: str, leave: str) -> bool:
        """Away, or covering somebody else."""
        away = self.leave_in(cover, slot) is not None or self.out(cover, slot)
        return away or self.elsewhere(cover, slot, leave)

    def elsewhere(self, cover: str, slot: str, leave: str) -> bool:
        """Asked to cover, or covering, for something else than `leave`."""
        other = self.covers.get(self.covering.get((cover, slot), ""))
        return other is not None and (not leave or other.leave != leave)

    def begun(self, slots: list[str]) -> bool:
        """Whether the first half-day has begun: the application is late (B.1.5)."""
        if not slots:
            return False
        at = datetime.fromtimestamp(self.wall_us // 1_000_000, CHINA)
        day = slots[0][:10]
        start = (SUMMER if "05-01" <= day[5:] <= "09-30" else WINTER)[slots[0][10:]][0]
        return (at.date().isoformat(), at.hour * 60 + at.minute) > (day, start)
