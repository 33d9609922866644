"""One writer of the flows: random steps on random leaves through the program's services."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from app.domain.access import Actor
from app.domain.calendar import DayKind
from app.domain.leave import after, slot_from, slot_text
from app.domain.leave_facts import DelegationEnded, DelegationGiven, RelativeListed
from app.domain.month import LEAVE_TYPES
from app.domain.refusal import Refusal
from app.services.ab import AbService
from app.services.attendance_records import AttendanceRecords
from app.services.cover import CoverService
from app.services.leave import LeaveService, wanted_of
from app.services.leave_case import Wanted
from app.services.leave_decision import LeaveDecision
from app.services.settings import SettingsService
from tests.flows.leave_hall import BY_SUBJECT, CHIEF, DIRECTORS, HEADS, OFFICER, PEOPLE, REVIEWERS, Telling

HORIZON = 21
"""Days ahead for which people ask: few enough that they meet."""
LENGTHS = (1, 1, 1, 2, 2, 2, 3, 4, 6, 10)
_FILED = ("personal", "annual", "personal", "official", "other")
_EVERYBODY = tuple(member.actor for member in PEOPLE)
_COUNT = "SELECT count(*) FROM leave WHERE state IN ({})"
_PICK = "SELECT leave FROM leave WHERE state IN ({}) ORDER BY state, place LIMIT 1 OFFSET ?"
_OPEN, _ANY = (
    "'submitted', 'opinion'",
    "'submitted', 'opinion', 'approved', 'refused', 'returned', 'withdrawn'",
)


@dataclass
class Told:
    """What became of one step."""

    step: str
    answer: str
    token: str = ""
    facts: list[tuple[int, str]] = field(default_factory=list)


class Writer:
    """Does steps one after the other; the same `chance` on the same store does the same."""

    def __init__(self, hall: Telling, chance: random.Random, name: str) -> None:
        self._hall, self._chance, self._name = hall, chance, name
        self._leaves, self._decisions = LeaveService(hall), LeaveDecision(hall)
        self._covers, self._records = CoverService(hall), AttendanceRecords(hall)
        self._ab, self._settings = AbService(hall), SettingsService(hall)
        self._count = 0
        self._token = ""
        self._steps: list[tuple[int, Callable[[], object]]] = [
            (30, self._file),
            (13, self._opinion),
            (28, self._decide),
            (5, self._withdraw),
            (7, self._give_back),
            (4, self._extend),
            (5, self._change),
            (2, self._hand_back),
            (1, self._hand_over),
            (2, self._outing),
            (1, self._stand_down),
            (1, self._cover),
            (1, self._setting),
            (1, self._people),
        ]

    def step(self) -> Told:
        """One step; what a rule refuses is told, anything else is the program's fault."""
        self._count += 1
        self._token = f"#{self._name}-{self._count}"
        act = self._chance.choices([s[1] for s in self._steps], [s[0] for s in self._steps])[0]
        answer = "done"
        try:
            act()
        except Refusal as refusal:
            answer = "BUSY_SNAPSHOT" if _is_snapshot(refusal) else refusal.key
        except Exception as error:
            answer = f"BUG {type(error).__name__}: {str(error)[:300]}"
        return Told(act.__name__, answer, self._token, self._hall.committed())

    @property
    def _today(self) -> date:
        assert self._hall.clock.as_of is not None
        return self._hall.clock.as_of.date()

    def _often(self, percent: int) -> bool:
        return self._chance.random() * 100 < percent

    def _pick(self, states: str) -> str:
        with self._hall.reading() as view:
            count = view.conn.exec_driver_sql(_COUNT.format(states)).scalar_one()
            if not count:
                raise Refusal("nothing_there")
            offset = (self._chance.randrange(count),)
            return str(view.conn.exec_driver_sql(_PICK.format(states), offset).scalar())

    def _someone(self) -> Actor:
        return self._chance.choice(_EVERYBODY)

    def _subject(self, leave: str) -> str:
        with self._hall.reading() as view:
            query = "SELECT subject FROM leave WHERE leave = ?"
            return str(view.conn.exec_driver_sql(query, (leave,)).scalar())

    # --- requests ---------------------------------------------------------------------------------------

    def _wanted(self, subject: str) -> Wanted:
        day = self._today + timedelta(days=self._chance.randrange(-1, HORIZON))
        first = last = slot_from(f"{day.isoformat()}{self._chance.choice(('am', 'pm'))}")
        for _ in range(self._chance.choice(LENGTHS) - 1):
            last = after(last)
        kind = self._chance.choice(LEAVE_TYPES if self._often(30) else _FILED)
        cover = ""
        if self._often(35):
            near = [m.subject for m in PEOPLE if m.department == BY_SUBJECT[subject].department]
            cover = self._chance.choice(near if self._often(85) else list(BY_SUBJECT))
        return wanted_of(subject, kind, slot_text(first), slot_text(last), self._token, cover)

    def _filer(self, subject: str) -> Actor:
        return (
            BY_SUBJECT[subject].actor if self._often(75) else self._chance.choice((OFFICER, self._someone()))
        )

    def _file(self) -> None:
        subject = self._chance.choice(PEOPLE).subject
        if self._often(95):
            self._leaves.submit(self._filer(subject), self._wanted(subject))
        else:
            self._leaves.draft(self._filer(subject), self._wanted(subject))

    def _change(self) -> None:
        key = self._pick(f"{_OPEN}, 'draft'" if self._often(90) else _ANY)
        subject = self._subject(key)
        self._leaves.submit(self._filer(subject), self._wanted(subject), key)

    def _extend(self) -> None:
        key = self._pick("'approved'")
        with self._hall.reading() as view:
            query = "SELECT last FROM leave WHERE leave = ?"
            last = slot_from(str(view.conn.exec_driver_sql(query, (key,)).scalar()))
        for _ in range(self._chance.randrange(1, 5)):
            last = after(last)
        self._leaves.extend(self._filer(self._subject(key)), key, slot_text(last), self._token)

    def _withdraw(self) -> None:
        key = self._pick(_OPEN if self._often(60) else _ANY)
        self._leaves.withdraw(self._filer(self._subject(key)), key, self._token)

    def _give_back(self) -> None:
        key = self._pick("'approved'" if self._often(90) else _ANY)
        who = self._chance.choice((OFFICER, CHIEF, *HEADS, BY_SUBJECT[self._subject(key)].actor))
        day = self._today + timedelta(days=self._chance.randrange(-2, 4))
        self._leaves.give_back(who, key, f"{day.isoformat()}am" if self._often(70) else "")

    def _hand_over(self) -> None:
        self._leaves.hand_over(self._someone(), self._pick(_ANY), self._token)

    # --- signatures -------------------------------------------------------------------------------------

    def _opinion(self) -> None:
        key = self._pick(_OPEN if self._often(90) else _ANY)
        agree = self._often(75)
        if self._often(40):
            names = [m.name for m in PEOPLE] if self._often(40) else ["赵局长", "钱局长"]
            signer = self._chance.choice(names)
            self._decisions.record_opinion(OFFICER, key, agree, signer, note=self._token)
            return
        home = BY_SUBJECT[self._subject(key)].department
        right = [reviewer for reviewer in REVIEWERS if reviewer.department == home]
        actor = self._chance.choice(right if self._often(80) else _EVERYBODY)
        self._decisions.record_opinion(actor, key, agree, "赵局长", note=self._token)

    def _decide(self) -> None:
        key = self._pick(_OPEN if self._often(90) else _ANY)
        actor = self._chance.choice(DIRECTORS if self._often(70) else (CHIEF, CHIEF, self._someone()))
        reason = self._token if self._often(75) else ""
        self._decisions.decide(actor, key, self._often(80), reason, self._often(30))

    def _hand_back(self) -> None:
        who = self._chance.choice((*DIRECTORS, CHIEF, self._someone()))
        self._decisions.hand_back(who, self._pick(_OPEN), self._token)

    # --- the hall ---------------------------------------------------------------------------------------

    def _outing(self) -> None:
        day = self._today + timedelta(days=self._chance.randrange(HORIZON))
        span = self._chance.choice(((540, 660), (900, 960), (540, 960)))
        self._records.register_outing(CHIEF, self._someone().person, day, *span, self._token, "市局")

    def _stand_down(self) -> None:
        day = self._today + timedelta(days=self._chance.randrange(HORIZON))
        last = day + timedelta(days=self._chance.randrange(3))
        self._ab.stand_down(self._chance.choice(DIRECTORS), self._someone().person, day, last, self._token)

    def _cover(self) -> None:
        covered, cover = self._chance.choice(PEOPLE), self._chance.choice(PEOPLE)
        day = self._today + timedelta(days=self._chance.randrange(HORIZON))
        slots = [f"{day.isoformat()}{half}" for half in ("am", "pm")]
        who = self._chance.choice((*HEADS, CHIEF, OFFICER))
        self._covers.register(who, cover.subject, covered.subject, slots, note=self._token)

    def _setting(self) -> None:
        day = self._today + timedelta(days=self._chance.randrange(HORIZON))
        kind = self._chance.randrange(6)
        director = self._chance.choice(DIRECTORS)
        if kind == 0:
            limit = self._chance.choice((1, 2, 2, 3))
            self._settings.set_rule(director, "leave.concurrent_max", limit, day)
        elif kind == 1:
            least = self._chance.choice((0, 1, 1, 2))
            self._settings.set_rule(director, "leave.min_on_duty", least, day)
        elif kind == 2:
            self._settings.clear_day(director, day)
        else:
            self._settings.set_day(director, day, self._chance.choice(list(DayKind)), "调整")

    def _people(self) -> None:
        """Relatives and delegations, as the journal has them."""
        with self._hall.writing(self._chance.choice(DIRECTORS)) as tx:
            kind = self._chance.randrange(3)
            if kind == 0:
                one, other = self._chance.sample(PEOPLE, 2)
                tx.record(RelativeListed(other.subject, self._often(40)), one.subject)
            elif kind == 1:
                first = self._today + timedelta(days=self._chance.randrange(-3, 3))
                giver = self._chance.choice((*DIRECTORS, CHIEF)).account
                given = DelegationGiven(self._token, CHIEF.account, first, first + timedelta(days=4))
                tx.record(given, giver)
            else:
                tx.record(DelegationEnded(f"#{self._name}-{self._count - 3}"))


def _is_snapshot(refusal: Refusal) -> bool:
    """SQLite found that what was read is not so any more: with `BEGIN IMMEDIATE` it cannot."""
    original = getattr(refusal.__cause__, "orig", refusal.__cause__)
    return isinstance(original, sqlite3.Error) and original.sqlite_errorname == "SQLITE_BUSY_SNAPSHOT"
