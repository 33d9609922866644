"""The leaves of some months as a list shows them: one's own, those to take over, those of others by right."""

from __future__ import annotations

from datetime import date

from app.domain.access import Actor
from app.domain.leave import PENDING, LeaveState
from app.services.hall import Hall
from app.services.leave_shelf import shown_many
from app.services.leave_shown import LeaveShown
from app.services.leave_views import decides_for_another, leave_sight, readable
from db import leave
from db.leave import LeaveRow


class LeaveBook:
    """Reads with a constant number of queries, however long the hall has kept its leaves."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    def between(self, actor: Actor, first: date, last: date) -> tuple[LeaveShown, ...]:
        """What touches `first` to `last`, and all that still waits for somebody, in the order of submission.

        Somebody else's draft is nobody's business but who may enter requests for them.
        """
        with self._hall.reading() as view:
            sees, delegated = leave_sight(view, actor), decides_for_another(view, actor)
            found = {row.leave: row for row in leave.leaves_between(view.conn, first, last)}
            for row in leave.leaves(view.conn, (LeaveState.DRAFT.value, *(s.value for s in PENDING))):
                found.setdefault(row.leave, row)
            rows = sorted(found.values(), key=lambda row: (row.place, row.leave))
            seen = [
                row for row in rows if (sees(row.subject) or _takes_over(actor, row)) and _shows(actor, row)
            ]
            return tuple(readable(actor, True, shown, delegated) for shown in shown_many(view, seen))

    def waiting(self, actor: Actor) -> int:
        """How many leaves wait for the actor's own word: an answer, a return, a handover."""
        if not actor.person:
            return 0
        with self._hall.reading() as view:
            states = tuple(state.value for state in (*PENDING, LeaveState.APPROVED))
            own = leave.leaves(view.conn, states, actor.person)
            own += leave.taken_over_by(view.conn, actor.person, states)
            return sum(_waits(actor, shown) for shown in shown_many(view, own))


def _waits(actor: Actor, shown: LeaveShown) -> bool:
    if shown.subject != actor.person:
        return shown.state in (LeaveState.APPROVED, LeaveState.AWAY) and not shown.handed_over_us
    asked = [talk.kind for talk in shown.talks if talk.kind in ("asked", "answered")]
    open_question = shown.state in PENDING and asked[-1:] == ["asked"]
    return open_question or shown.state is LeaveState.OVERDUE


def _takes_over(actor: Actor, row: LeaveRow) -> bool:
    """Whoever takes over sees what they are to confirm (C-A17), without type and reason."""
    return bool(actor.person) and actor.person == row.cover


def _shows(actor: Actor, row: LeaveRow) -> bool:
    own = bool(actor.person) and actor.person == row.subject
    return row.state != LeaveState.DRAFT or own or row.entered_by == actor.account
