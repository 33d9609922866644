"""Somebody worked on a half-day of their leave: the half-day is given back by who looks into it (C-P30)."""

from __future__ import annotations

from app.domain.access import Action, Actor, Role, require_other
from app.domain.leave import LeaveState, Span, slot_from, slot_text
from app.domain.leave_facts import LeaveReturned, LeaveSlotReleased
from app.domain.leave_rules import refuse
from app.domain.refusal import Refusal
from app.domain.slots import Month, Slot
from app.services.hall import Reading, Writing
from app.services.judging import judge
from app.services.leave_picture import picture_of
from db import leave
from db.leave import LeaveRow

RELEASES = frozenset({Role.OFFICER, Role.DUTY_CHIEF, Role.DIRECTOR})


def release_slot(tx: Writing, actor: Actor, row: LeaveRow, slot: Slot) -> None:
    """Releases `slot`; the last half-day of a leave ends it there. Refusals as `LeaveService.release`."""
    if not actor.roles & RELEASES:
        raise Refusal("not_entitled", action=Action.LEAVE_RETURN_CONFIRM.value, who=actor.name)
    require_other(actor, row.subject)
    if slot_text(slot) in row.released or (row.back and slot_from(row.back) <= slot):
        return
    if row.state not in (LeaveState.APPROVED, LeaveState.RETURNED):
        raise refuse("stale", "leave_stale", leave=row.leave, leave_state=row.state)
    own = leave.slots_of(tx.conn, [row.subject], slot.date, row.last.date)
    held = [found.slot for found in own if found.leave == row.leave]
    if slot not in held or not _punched(tx, row.subject, slot):
        raise Refusal("leave_no_conflict", date=slot.date, half=slot.half.value)
    works = picture_of(tx, row.subject, Span(row.first, row.last))[0].works(row.subject)
    last = all(other <= slot for other in held if works(other))
    fact = LeaveReturned if last else LeaveSlotReleased
    tx.record(fact(row.leave, slot_text(slot)), row.subject)


def _punched(tx: Writing, subject: str, slot: Slot) -> bool:
    view = Reading(tx.conn, tx.settings, tx.time, tx.wall_us)
    judged = judge(view, Month.of(slot.date), None, tx.moment, subject)
    verdicts = (verdict for person in judged.people for verdict in person.verdicts)
    return any(v.punched and Slot(v.date, v.half) == slot for v in verdicts)
