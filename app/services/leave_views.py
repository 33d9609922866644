"""Who reads what of somebody's leave, and the lists made of it (trust.md A21)."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from app.domain.access import Action, Actor, Role
from app.domain.refusal import Refusal
from app.services.hall import Hall, Reading
from app.services.leave_picture import View
from app.services.leave_shelf import known, shown_many, shown_one
from app.services.leave_shown import LeaveShown
from app.services.record_checks import sight
from db import blobs, leave, signing

_Sees = Callable[[str], bool]


def decides_for_another(view: View, actor: Actor) -> bool:
    """Whether the actor holds a delegation today, and with it may read what they are to decide."""
    return any(d.to == actor.account and d.holds(view.today) for d in signing.delegations(view.conn))


def reads_kind(actor: Actor, subject: str, department: str) -> bool:
    """Whether the actor may read of what type somebody's leave is: one's own, those one decides on."""
    own = bool(actor.person) and actor.person == subject
    reviews = Role.REVIEWER in actor.roles and actor.department == department
    return own or actor.may(Action.LEAVE_REASON_READ) or reviews


def readable(actor: Actor, sees: bool, found: LeaveShown, delegated: bool = False) -> LeaveShown:
    """Without type, reason and papers for who does not decide on it (trust.md A21)."""
    if delegated or reads_kind(actor, found.subject, found.department):
        return found
    if not sees:
        raise Refusal("not_entitled", action=Action.LEAVE_READ_ALL.value, who=actor.name)
    return replace(
        found, kind="", reason="", attachments=(), decision="", note="", signatures=(), talks=(), marks=()
    )


class LeaveViews:
    """Reads leaves."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    def show(self, actor: Actor, leave_id: str) -> LeaveShown:
        """Refusals: `leave_unknown`, `not_entitled`."""
        with self._hall.reading() as view:
            row = known(view, leave_id)
            sees, delegated = _sees(view, actor, row.subject), decides_for_another(view, actor)
            return readable(actor, sees, shown_one(view, row), delegated)

    def list(
        self, actor: Actor, states: Collection[str] = (), subject: str | None = None
    ) -> tuple[LeaveShown, ...]:
        """The leaves that the actor may see, in the order in which they were handed in.

        `states`: as shown, `away` and `overdue` among them; none: all.
        """
        with self._hall.reading() as view:
            sees = leave_sight(view, actor)
            rows = [row for row in leave.leaves(view.conn, (), subject) if sees(row.subject)]
            delegated = decides_for_another(view, actor)
            found = [readable(actor, True, shown, delegated) for shown in shown_many(view, rows)]
        return tuple(shown for shown in found if not states or shown.state in states)

    def attachment(self, actor: Actor, leave_id: str, digest: str) -> bytes:
        """A scan or photo of the leave. Refusals: `leave_unknown`, `not_entitled`, `attachment_gone`."""
        with self._hall.reading() as view:
            row = known(view, leave_id)
            sees, delegated = _sees(view, actor, row.subject), decides_for_another(view, actor)
            found = readable(actor, sees, shown_one(view, row), delegated)
            scans = {signature.scan for signature in found.signatures}
            content = blobs.get(view.conn, digest) if digest in {*found.attachments, *scans} else None
        if content is None:
            raise Refusal("attachment_gone")
        return content


def leave_sight(view: Reading, actor: Actor) -> _Sees:
    """Whose leaves the actor may see."""
    if actor.may(Action.LEAVE_READ_ALL):
        return lambda _subject: True
    return sight(view.conn, actor)


def _sees(view: Reading, actor: Actor, subject: str) -> bool:
    return leave_sight(view, actor)(subject)
