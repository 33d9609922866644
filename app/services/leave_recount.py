"""Leaves whose days change because the calendar does: counted again, and routed again (C-A9, C-D8)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from app.domain.leave import PENDING, LeaveState, Route, Span, count, route_of
from app.domain.leave_facts import LeaveRecounted, LeaveRerouted
from app.services.hall import Reading, Writing
from app.services.leave_picture import picture_of
from db import leave, settings
from db.leave import LeaveRow

_NEAR = timedelta(days=31)
"""A changed date this far from a leave cannot join it to another one or part them."""


def recount(tx: Writing, changed: Iterable[date]) -> None:
    """To be called when this transaction has recorded other working days; `tx.settings` are those before.

    A pending request, or a granted one that has not begun, whose route changes starts again without
    signatures; the route is by the rules of the day of its submission (C-A10).
    """
    days = list(changed)
    if not days:
        return
    now = Reading(tx.conn, settings.load(tx.conn)[1], tx.time, tx.wall_us)
    before = Reading(tx.conn, tx.settings, tx.time, tx.wall_us)
    states = [state.value for state in (*PENDING, LeaveState.APPROVED)]
    for row in leave.leaves(tx.conn, states):
        if row.first.date - _NEAR <= max(days) and min(days) <= row.last.date + _NEAR:
            _recount_one(tx, row, before, now)


def _recount_one(tx: Writing, row: LeaveRow, before: Reading, now: Reading) -> None:
    (halves_before, chain_before), (halves, chain) = _counts(before, row), _counts(now, row)
    if (halves_before, chain_before) == (halves, chain):
        return
    chain = row.chain_halves + chain - chain_before
    submitted = tx.time.today(row.entered_us)
    route = route_of(chain, tx.settings.rules, submitted)
    open_still = row.state != LeaveState.APPROVED or tx.today < row.first.date
    if route is not Route(row.route) and open_still:
        tx.record(LeaveRerouted(row.leave, route.value, halves, chain), row.subject)
    elif halves != halves_before:
        tx.record(LeaveRecounted(row.leave, halves), row.subject)


def _counts(view: Reading, row: LeaveRow) -> tuple[int, int]:
    span = Span(row.first, row.last)
    picture, held = picture_of(view, row.subject, span)
    own = {slot for slot, key in held.items() if key != row.leave}
    counted = count(span, own, picture.works(row.subject), view.settings.rules, view.today)
    return len(counted.slots), counted.chain_halves
