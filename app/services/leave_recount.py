"""Leaves whose days change because the calendar does: counted again, and routed again (C-A9, C-D8)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from app.domain.calendar import HallCalendar
from app.domain.leave import PENDING, LeaveState, Route, Span, count, route_of
from app.domain.leave_facts import LeaveRecounted, LeaveRerouted
from app.services.hall import Writing
from app.services.leave_picture import picture_of
from db import leave, settings
from db.leave import LeaveRow

_NEAR = timedelta(days=31)
"""A changed date this far from a leave cannot join it to another one or part them."""


def recount(tx: Writing, changed: Iterable[date]) -> None:
    """To be called when this transaction has recorded other working days; `tx.settings` are those before.

    A pending request whose route changes starts again without signatures, and so does a granted one that
    has not begun if the department now has to sign it; a granted one that got shorter keeps its signatures
    (C-D8). The route is by the rules of the day of its submission (C-A10).
    """
    days = list(changed)
    if not days:
        return
    now = settings.load(tx.conn)[1].calendar
    near = leave.leaves_between(tx.conn, min(days) - _NEAR, max(days) + _NEAR)
    for row in sorted(near, key=lambda row: row.place):
        if row.state in (*PENDING, LeaveState.APPROVED):
            _recount_one(tx, row, now)


def _recount_one(tx: Writing, row: LeaveRow, now: HallCalendar) -> None:
    submitted, rules = tx.time.today(row.entered_us), tx.settings.rules
    picture, held = picture_of(tx, row.subject, Span(row.first, row.last))
    own = {slot for slot, key in held.items() if key != row.leave}
    before, after = (
        count(Span(row.first, row.last), own, picture.works(row.subject, calendar), rules, submitted)
        for calendar in (tx.settings.calendar, now)
    )
    halves, chain = len(after.slots), row.chain_halves + after.chain_halves - before.chain_halves
    if (halves, chain) == (len(before.slots), row.chain_halves):
        return
    route = route_of(chain, rules, submitted)
    lacks_one = route is Route.DEPARTMENT_THEN_CENTRE and tx.today < row.first.date
    if route is not Route(row.route) and (row.state != LeaveState.APPROVED or lacks_one):
        tx.record(LeaveRerouted(row.leave, route.value, halves, chain), row.subject)
    else:
        tx.record(LeaveRecounted(row.leave, halves, chain), row.subject)
