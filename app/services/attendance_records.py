"""What is registered beside the punches: outings, duty rosters, reductions, faults, manual sign-in (B.0)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from app.domain import attendance_records as rules
from app.domain.access import Action, Actor, require, require_other
from app.domain.attendance import PunchSource
from app.domain.attendance_records import Span
from app.domain.facts import (
    DeviceFaultDeclared,
    DutyCleared,
    DutySet,
    OutingCancelled,
    OutingRegistered,
    PunchRecorded,
    ReductionEnded,
    ReductionGranted,
)
from app.domain.free_text import clean_text
from app.domain.refusal import Refusal
from app.domain.slots import Half
from app.services.hall import Hall, Writing, new_id
from app.services.record_checks import (
    day_input,
    names_of,
    require_for,
    require_person,
    require_post,
    require_unlocked,
    sight,
)
from db import attendance
from db.attendance import FaultRow, Mark

DEVICE_LIMIT = 64


@dataclass(frozen=True, slots=True)
class Registered:
    """An entry beside the punches, with the person's name; `kind`: outing, duty, reduction, correction."""

    mark: str
    kind: str
    subject: str
    name: str
    first: date
    last: date
    value: dict[str, Any]


class AttendanceRecords:
    """Registers what the judged days read beside the punches; each call is one transaction.

    Refusals of every change: `not_entitled`, `not_own_window`, `person_unknown`, `not_on_roster`,
    `month_locked`.
    """

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    # --- outings (公出) ---------------------------------------------------------------------------

    def register_outing(
        self, actor: Actor, subject: str, day: date, first: int, last: int, reason: str, place: str
    ) -> str:
        """An outing from minute `first` to `last`; its id. One's own is registered before one leaves.

        Refusals besides the class's: `outing_times`, `outing_past`, `field_missing` and its like.
        """
        with self._hall.writing(actor) as tx:
            return _register(tx, subject, day, (first, last), reason, place)

    def register_outing_of(
        self, actor: Actor, subject: str, day: date, halves: frozenset[Half], reason: str, place: str
    ) -> str:
        """An outing over a whole half-day or both, by the person's own hours of that date."""
        with self._hall.writing(actor) as tx:
            require_post(tx, subject, day)
            given = day_input(tx, subject, day)
            if given is None:
                raise Refusal("person_unknown")
            return _register(tx, subject, day, rules.outing_span(given.hours, halves), reason, place)

    def cancel_outing(self, actor: Actor, outing: str) -> None:
        """Refusal `entry_unknown` besides the class's."""
        with self._hall.writing(actor) as tx:
            mark = _mark(tx, outing, "outing")
            if mark.subject != actor.person:
                require_for(tx, actor, Action.OUTING_REGISTER, require_post(tx, mark.subject, mark.first))
            require_unlocked(tx, mark.first, mark.last)
            tx.record(OutingCancelled(outing), mark.subject)

    # --- duty rosters and reductions ----------------------------------------------------------------

    def set_duty(self, actor: Actor, subject: str, day: date, am: Span | None, pm: Span | None) -> None:
        """A person's own hours of a date (周末、延时、错时值班); None where they do not work.

        Refusals besides the class's: `own_record`, `duty_hours`, `duty_overlap`.
        """
        with self._hall.writing(actor) as tx:
            _require_duty(tx, subject, day)
            base = tx.settings.rules.schedule(day).hours(day)
            rules.duty_of(day, am, pm, base)
            tx.record(DutySet(day, am, pm), subject)

    def clear_duty(self, actor: Actor, subject: str, day: date) -> None:
        """The person follows the hall's hours again; Refusals as `set_duty`, `entry_unknown`."""
        with self._hall.writing(actor) as tx:
            _require_duty(tx, subject, day)
            _mark(tx, attendance.duty_key(subject, day), "duty")
            tx.record(DutyCleared(day), subject)

    def grant_reduction(
        self,
        actor: Actor,
        subject: str,
        first: date,
        last: date,
        edge: str,
        minutes: int = 60,
        kind: str = "nursing",
        birth: date | None = None,
    ) -> str:
        """Shorter hours (哺乳假) at one of the four edges; its id.

        Refusals besides the class's: `own_record` and those of `check_reduction`.
        """
        rules.check_reduction(first, last, edge, minutes, birth)
        name = clean_text(kind, "kind", DEVICE_LIMIT)
        with self._hall.writing(actor) as tx:
            _require_duty(tx, subject, first)
            require_unlocked(tx, first, last)
            key = new_id()
            tx.record(ReductionGranted(key, first, last, edge, minutes, name), subject)
        return key

    def end_reduction(self, actor: Actor, reduction: str, last: date) -> None:
        """The reduction holds to `last` and no longer; before its first day: it never held.

        Refusals besides the class's: `own_record`, `entry_unknown`, `reduction_dates` (it ends sooner).
        """
        with self._hall.writing(actor) as tx:
            mark = _mark(tx, reduction, "reduction")
            require(actor, Action.DUTY_SET)
            require_other(actor, mark.subject)
            if last >= mark.last:
                raise Refusal("reduction_dates", first=mark.first, last=mark.last)
            require_unlocked(tx, max(mark.first, last + timedelta(days=1)), mark.last)
            if last < mark.first:
                tx.record(ReductionEnded(reduction), mark.subject)
                return
            value = mark.value
            tx.record(
                ReductionGranted(reduction, mark.first, last, value["edge"], value["minutes"], value["kind"]),
                mark.subject,
            )

    # --- faults and manual sign-in (AT-18) -----------------------------------------------------------

    def declare_fault(self, actor: Actor, device: str, first: datetime, last: datetime, reason: str) -> str:
        """A scanner was or is down, in local time of the hall; the fault's id.

        Refusals: `not_entitled`, `fault_times`, `fault_future`, `field_missing` and its like.
        """
        require(actor, Action.FAULT_DECLARE)
        name, why = clean_text(device, "device", DEVICE_LIMIT), clean_text(reason, "reason")
        with self._hall.writing(actor) as tx:
            start, end = _at(tx, first), _at(tx, last)
            rules.check_fault(start, end, tx.wall, tx.time.at(tx.today + timedelta(days=1)))
            key = new_id()
            tx.record(DeviceFaultDeclared(key, name, start, end, why))
        return key

    def sign_in_manually(self, actor: Actor, subject: str, day: date, minute: int, fault: str) -> None:
        """人工签到 of somebody else while a scanner was down; the actor is its witness.

        Refusals besides the class's: `own_record`, `witness_unnamed`, `fault_unknown`,
        `manual_outside_fault`, `manual_future`, `punch_known`.
        """
        with self._hall.writing(actor) as tx:
            post = require_post(tx, subject, day)
            require_for(tx, actor, Action.MANUAL_SIGN_IN, post)
            require_other(actor, subject)
            if not actor.person:
                raise Refusal("witness_unnamed")
            down = next((f for f in attendance.device_faults(tx.conn) if f.fault == fault), None)
            if down is None:
                raise Refusal("fault_unknown")
            at = tx.time.at(day, minute * 60)
            rules.check_manual(at, down.first, down.last, tx.wall)
            require_unlocked(tx, day, day)
            number = require_person(tx, subject).number
            if attendance.known_punches(tx.conn, [number], at, at):
                raise Refusal("punch_known", minute=minute)
            tx.record(PunchRecorded(number, at, PunchSource.MANUAL.value, fault, actor.person), subject)

    # --- what stands ------------------------------------------------------------------------------

    def registered(self, actor: Actor, first: date, last: date) -> tuple[Registered, ...]:
        """What touches any date from `first` to `last` and the actor may read, by date."""
        with self._hall.reading() as view:
            sees, names = sight(view.conn, actor), names_of(view.conn)
            return tuple(
                Registered(m.mark, m.kind, m.subject, names.get(m.subject, ""), m.first, m.last, m.value)
                for m in attendance.marks(view.conn, first, last)
                if sees(m.subject)
            )

    def faults(self) -> tuple[FaultRow, ...]:
        """The declared faults, oldest first; times in UTC seconds."""
        with self._hall.reading() as view:
            return tuple(attendance.device_faults(view.conn))


def _register(tx: Writing, subject: str, day: date, span: Span, reason: str, place: str) -> str:
    first, last = span
    rules.check_outing(first, last)
    why, where = clean_text(reason, "reason"), clean_text(place, "place")
    post = require_post(tx, subject, day)
    if tx.actor.person and tx.actor.person == subject:
        rules.check_own_outing(day, first, tx.moment)
    else:
        require_for(tx, tx.actor, Action.OUTING_REGISTER, post)
    require_unlocked(tx, day, day)
    key = new_id()
    tx.record(OutingRegistered(key, day, first, last, why, where), subject)
    return key


def _require_duty(tx: Writing, subject: str, day: date) -> None:
    require(tx.actor, Action.DUTY_SET)
    require_other(tx.actor, subject)
    require_post(tx, subject, day)
    require_unlocked(tx, day, day)


def _mark(tx: Writing, key: str, kind: str) -> Mark:
    mark = attendance.mark_by_id(tx.conn, key)
    if mark is None or mark.kind != kind:
        raise Refusal("entry_unknown")
    return mark


def _at(tx: Writing, moment: datetime) -> int:
    return tx.time.at(moment.date(), moment.hour * 3600 + moment.minute * 60 + moment.second)
