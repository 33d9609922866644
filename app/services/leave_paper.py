"""What the papers of leave print: form, register, coverage of a month (domain.md D.2)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from app.domain.access import Action, Actor
from app.domain.coverage import Coverage
from app.domain.leave import LeaveState, slot_from
from app.domain.refusal import Refusal
from app.domain.slots import Month, Slot
from app.services.coverage import CoverageService
from app.services.hall import Hall, Reading
from app.services.leave_shelf import known, shown_many, shown_one
from app.services.leave_shown import LeaveShown
from app.services.leave_views import decides_for_another, leave_sight, readable
from db import leave, roster
from db.leave import LeaveRow, SignatureRow
from reports.leave_form_model import Decision, LeaveForm, Opinion
from reports.leave_register_model import LeaveRegister, RegisterRow


class LeavePaper:
    """Gives plain data; `reports` draws it."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    def form(self, actor: Actor, leave_id: str) -> LeaveForm:
        """请假审批表 of one leave, for whoever may read its type and reason.

        Refusals: `leave_unknown`, `not_entitled`.
        """
        with self._hall.reading() as view:
            row = known(view, leave_id)
            sees, delegated = leave_sight(view, actor)(row.subject), decides_for_another(view, actor)
            shown = readable(actor, sees, shown_one(view, row), delegated)
            if not shown.kind:
                raise Refusal("not_entitled", action=Action.LEAVE_REASON_READ.value, who=actor.name)
            return _form(view, row, shown)

    def register(self, actor: Actor, month: Month, department: str = "") -> LeaveRegister:
        """The month's leaves that the actor may see, of one department or of all; drafts are in none.

        Types and reasons stand in it for whom they are readable. Refusals: `not_entitled`,
        `department_unknown`.
        """
        if not actor.may(Action.LEAVE_READ_ALL) and not actor.may(Action.ATTENDANCE_READ_OWN_WINDOW):
            raise Refusal("not_entitled", action=Action.LEAVE_READ_ALL.value, who=actor.name)
        with self._hall.reading() as view:
            sees = leave_sight(view, actor)
            rows = [
                row
                for row in leave.leaves_between(view.conn, month.first, month.last)
                if row.state != LeaveState.DRAFT and sees(row.subject) and department in ("", row.department)
            ]
            delegated = decides_for_another(view, actor)
            shown = [readable(actor, True, found, delegated) for found in shown_many(view, rows)]
            pairs = zip(rows, shown, strict=True)
            listed = tuple(sorted((_register_row(view, month, *pair) for pair in pairs), key=_order))
            return LeaveRegister(
                view.settings.name,
                month,
                _scope(view, actor, sees, month, department),
                listed,
                all(row.kind for row in listed) and (bool(listed) or actor.may(Action.LEAVE_REASON_READ)),
                view.today,
                view.settings.practice,
            )

    def calendar(self, actor: Actor, month: Month) -> Coverage:
        """The windows in a month. Refusal `not_entitled`."""
        return CoverageService(self._hall).coverage(actor, month.first, month.last)


def _order(row: RegisterRow) -> str:
    return row.leave


def _scope(view: Reading, actor: Actor, sees: Callable[[str], bool], month: Month, department: str) -> str:
    """The names of what is listed, where it is not the whole hall."""
    names = {known.code: known.name for known in roster.departments(view.conn)}
    if department:
        if department not in names:
            raise Refusal("department_unknown", code=department[:40])
        return names[department]
    if actor.may(Action.LEAVE_READ_ALL):
        return ""
    posts = roster.posts(view.conn)
    there = [p for p in posts if p.start <= month.last and (p.end is None or p.end >= month.first)]
    codes = dict.fromkeys(post.department for post in there if sees(post.subject))
    return "、".join(names.get(code, code) for code in codes)


def _register_row(view: Reading, month: Month, row: LeaveRow, shown: LeaveShown) -> RegisterRow:
    in_month = [s for s in shown.slots if month.first <= s.slot.date <= month.last]
    decided = bool(row.decided_us)
    return RegisterRow(
        shown.leave,
        shown.name,
        shown.number,
        shown.post,
        shown.department,
        shown.department_name,
        shown.window_group,
        shown.kind,
        shown.reason,
        shown.first,
        shown.last,
        len(in_month),
        shown.halves,
        shown.route,
        shown.state,
        shown.opinion,
        next((s.signer for s in reversed(shown.signatures) if s.effective), ""),
        shown.state is not LeaveState.REFUSED if decided else None,
        shown.decided_by,
        shown.on_behalf,
        _local(view, row.decided_us),
        shown.over or bool(shown.override),
        _slots(shown.override),
        shown.against,
        shown.late,
        shown.extends,
        shown.cover_name,
        bool(shown.handed_over_us),
        _slot(shown.back),
        _slot(shown.reported),
        shown.note,
    )


def _form(view: Reading, row: LeaveRow, shown: LeaveShown) -> LeaveForm:
    signed = [s for s in shown.signatures if s.effective]
    return LeaveForm(
        view.settings.name,
        shown.leave,
        shown.state,
        shown.name,
        shown.number,
        shown.department_name,
        shown.window_group,
        shown.post,
        shown.kind,
        shown.reason,
        shown.first,
        shown.last,
        shown.halves,
        shown.chain_halves,
        shown.route if shown.state is not LeaveState.DRAFT else "",
        shown.entered_by,
        _local(view, shown.entered_us) if shown.state is not LeaveState.DRAFT else None,
        view.today,
        shown.cover_name,
        row.handover,
        _local(view, shown.handed_over_us),
        _opinion(view, signed[-1]) if signed and shown.opinion is not None else None,
        sum(not s.effective for s in shown.signatures),
        _decision(view, shown, signed),
        _slot(shown.back),
        _slot(shown.reported),
        shown.note,
        shown.late,
        view.time.local(shown.notified) if shown.notified else None,
        shown.over,
        _slots(row.over),
        shown.extends,
        len(shown.attachments),
        view.settings.practice,
    )


def _opinion(view: Reading, given: SignatureRow) -> Opinion:
    entered = view.time.local(given.entered_us // 1_000_000)
    scanned = bool(given.scan)
    return Opinion(
        given.agree, given.signer, given.note, given.day, given.source, given.entered_by, entered, scanned
    )


def _decision(view: Reading, shown: LeaveShown, signed: list[SignatureRow]) -> Decision | None:
    """Taken in the transaction that recorded the department's disagreement, it is the department's (R-4)."""
    at = _local(view, shown.decided_us)
    if at is None:
        return None
    approved = shown.state is not LeaveState.REFUSED
    ended = not approved and bool(signed) and signed[-1].entered_us == shown.decided_us
    return Decision(
        approved,
        shown.decided_by,
        at,
        shown.decision,
        shown.on_behalf,
        _slots(shown.override),
        shown.against,
        ended,
    )


def _local(view: Reading, wall_us: int) -> datetime | None:
    return view.time.local(wall_us // 1_000_000) if wall_us else None


def _slot(text: str) -> Slot | None:
    return slot_from(text) if text else None


def _slots(texts: tuple[str, ...]) -> tuple[Slot, ...]:
    return tuple(slot_from(text) for text in texts)
