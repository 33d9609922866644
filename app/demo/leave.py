"""Leave in the demonstration's month, asked for, signed and granted through the services (domain.md E)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from sqlalchemy import Connection

from app.demo.clock import SetClock
from app.demo.hall import STOOD_DOWN
from app.demo.leave_plan import Fate, Staff, Wish, wishes
from app.domain.access import Actor, Role
from app.domain.leave import slot_text
from app.domain.leave_rules import LeaveRefused
from app.domain.slots import Half, Month, Slot
from app.services.hall import Hall
from app.services.leave import LeaveService, wanted_of
from app.services.leave_decision import LeaveDecision
from app.services.leave_shown import LeaveShown
from db import roster
from ui.words import days_text, half_day_text, sentence, term

OFFICER, DIRECTOR, LEADER = "关晓月", "梁致远", "分管领导"
"""Who enters papers, who decides, and how the department's leader signs."""
_MINUTE = 60
_SMALL = 2
"""A window of so many needs somebody to stand in (S3 Art. 15)."""


@dataclass(frozen=True, slots=True)
class Signers:
    """Who enters the departments' papers, and who decides."""

    officer: Actor
    director: Actor


class LeaveOfMonth:
    """Does what is due when the clock gets there; knows who is away, and which B stands in."""

    def __init__(self, hall: Hall, clock: SetClock, month: Month, seed: int, signers: Signers | None) -> None:
        self._hall, self._clock = hall, clock
        self._requests, self._decisions = LeaveService(hall), LeaveDecision(hall)
        self._signers = signers or _nobody_signed_in(hall)
        self._away: set[tuple[str, Slot]] = set()
        self._covering: set[tuple[str, Slot]] = set()
        self._told: list[str] = []
        with hall.reading() as view:
            self._time = view.time
            plan = wishes(month, _staff(view.conn, month.first), view.settings.calendar, seed)
        self._due: list[tuple[date, int, int, Callable[[], object]]] = []
        for wish in plan:
            self._at(wish.day, wish.second, partial(self._ask, wish))
            if wish.fate is not Fate.REFUSED and wish.day == wish.first.date:
                self._away |= {(wish.who.subject, slot) for slot in wish.slots()}  # ill: nobody comes

    def comes(self, subject: str, day: date, half: Half, post: str) -> bool:
        """Whether somebody punches in a half-day: not on leave, and a B only while standing in."""
        place = subject, Slot(day, half)
        return place in self._covering if post == "B" else place not in self._away

    def until(self, day: date, second: int) -> None:
        """All that is due before a moment of the month, in order."""
        while self._due and self._due[0][:2] < (day, second):
            at, when, _, act = self._due.pop(0)
            self._clock.at = self._time.at(at, when)
            act()

    def told(self) -> list[str]:
        """What has become of requests since last asked."""
        told, self._told = self._told, []
        return told

    def _at(self, day: date, second: int, act: Callable[[], object]) -> None:
        self._due.append((day, second, len(self._due), act))
        self._due.sort(key=lambda due: due[:3])

    def _ask(self, wish: Wish) -> None:
        who = wish.who
        own = Actor(who.subject, who.name, frozenset({Role.STAFF}), who.subject)
        span = slot_text(wish.first), slot_text(wish.last)
        try:
            asked = self._requests.submit(
                own, wanted_of(who.subject, wish.kind, *span, wish.reason, who.cover)
            )
        except LeaveRefused as refusal:
            self._tell(wish, sentence(refusal))
            return
        second = wish.second
        if asked.route != "centre" and wish.fate is not Fate.WAITS:
            second += 40 * _MINUTE
            self._at(wish.day, second, lambda: self._sign(asked))
        if wish.fate is not Fate.WAITS:
            self._at(wish.day, second + 30 * _MINUTE, lambda: self._decide(wish, asked))

    def _sign(self, asked: LeaveShown) -> None:
        self._decisions.record_opinion(self._signers.officer, asked.leave, True, LEADER)

    def _decide(self, wish: Wish, asked: LeaveShown) -> None:
        granted = wish.fate is not Fate.REFUSED
        try:
            shown = self._decisions.decide(
                self._signers.director, asked.leave, granted, "" if granted else "窗口工作忙，请改期"
            )
        except LeaveRefused as refusal:
            self._tell(wish, sentence(refusal))
            return
        self._tell(
            wish, f"{days_text(shown.halves)}，{term('leave_state', 'approved' if granted else 'refused')}"
        )
        if granted:
            self._leaves(wish, asked.leave)

    def _leaves(self, wish: Wish, leave: str) -> None:
        slots = list(wish.slots())
        gone = slots[:-1] if wish.fate is Fate.WORKED else slots
        self._away |= {(wish.who.subject, slot) for slot in gone}
        if wish.who.cover:
            self._covering |= {(wish.who.cover, slot) for slot in slots}
        if wish.fate is Fate.EARLY:
            back = Slot(wish.last.date, Half.AM)
            self._at(back.date, 8 * 3600, lambda: self._back(wish, leave, back))

    def _back(self, wish: Wish, leave: str, back: Slot) -> None:
        self._requests.give_back(self._signers.officer, leave, slot_text(back))
        self._away -= {(wish.who.subject, slot) for slot in wish.slots() if slot >= back}
        self._tell(wish, term("leave_state", "returned"))

    def _tell(self, wish: Wish, what: str) -> None:
        first = half_day_text(wish.first.date, wish.first.half)
        last = half_day_text(wish.last.date, wish.last.half)
        self._told.append(f"{wish.who.name}{term('leave', wish.kind)} {first}至{last}：{what}")


def _nobody_signed_in(hall: Hall) -> Signers:
    with hall.reading() as view:
        people = {person.name: person.subject for person in roster.people(view.conn)}
    return Signers(
        Actor("officer", OFFICER, frozenset({Role.OFFICER}), people[OFFICER]),
        Actor("director", DIRECTOR, frozenset({Role.DIRECTOR}), people[DIRECTOR]),
    )


def _staff(conn: Connection, day: date) -> list[Staff]:
    """Who may want leave, by staff number; with who stands in for them in a small window."""
    held = [entry for entry in roster.entries(conn) if entry.holds(day)]
    stand_ins = {entry.department: entry.person for entry in held if entry.post == "B"}
    groups: dict[tuple[str, str], int] = defaultdict(int)
    for entry in held:
        groups[entry.department, entry.group_on(day)] += entry.post == "A"
    found = []
    for entry in sorted(held, key=lambda entry: entry.number):
        if entry.post != "A" or entry.name in (OFFICER, DIRECTOR, STOOD_DOWN):
            continue
        small = groups[entry.department, entry.group_on(day)] <= _SMALL
        cover = stand_ins.get(entry.department, "") if small else ""
        found.append(Staff(entry.person, entry.name, cover))
    return found
