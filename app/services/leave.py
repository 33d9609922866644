"""A leave from draft to return: what its applicant, or whoever enters it for them, does (domain.md B.1.5)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.domain.access import Action, Actor, Role, require
from app.domain.attachment import checked_attachment
from app.domain.free_text import clean_note, clean_text
from app.domain.leave import PENDING, LeaveState, Span, after, counted, slot_from, slot_text, span_of
from app.domain.leave_facts import (
    LeaveAnswered,
    LeaveDrafted,
    LeaveHandedOver,
    LeaveOverdueExplained,
    LeavePaperAdded,
    LeaveReturned,
    LeaveReturnReported,
    LeaveSubmitted,
    LeaveWithdrawn,
)
from app.domain.leave_life import back_from
from app.domain.leave_rules import refuse
from app.domain.month import LEAVE_TYPES
from app.domain.refusal import Refusal
from app.domain.slots import Slot
from app.services.hall import Hall, Writing
from app.services.leave_case import Case, Wanted, case_of
from app.services.leave_picture import picture_of
from app.services.leave_release import release_slot
from app.services.leave_shelf import known, shown_one, shown_with
from app.services.leave_shown import LeaveShown, shown_case
from app.services.leave_views import decides_for_another, readable
from app.services.record_checks import head_of, require_post
from db import blobs, leave
from db.leave import LeaveRow


def wanted_of(
    subject: str,
    kind: str,
    first: str,
    last: str,
    reason: str = "",
    cover: str = "",
    attachments: tuple[str, ...] = (),
    notified: int = 0,
) -> Wanted:
    """A request as it was typed; half-days as `2026-03-09am`.

    Refusals: `leave_type_unknown`, `leave_slot_form`, `leave_order`, `leave_too_long`, `field_too_long`,
    `field_character`.
    """
    if kind not in LEAVE_TYPES:
        raise Refusal("leave_type_unknown", type=kind[:40])
    text = clean_note(reason, "reason")
    return Wanted(subject, kind, span_of(first, last), text, cover, attachments, notified)


class LeaveService:
    """Requests and what becomes of them outside the centre's decision."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    def preview(self, actor: Actor, wanted: Wanted, leave_id: str = "") -> LeaveShown:
        """What would happen to the request: counted, routed, who is away, what speaks against it.

        `leave_id`: the request that is being changed. Refusals as `submit`, but for the rules' own.
        """
        with self._hall.reading() as view:
            _require_applicant(actor, wanted.subject)
            return shown_case(case_of(view, wanted, leave_id), leave_id)

    def draft(self, actor: Actor, wanted: Wanted, leave_id: str = "") -> str:
        """Keeps a request that is not complete; its id. Refusals as `submit`'s own."""
        with self._hall.writing(actor) as tx:
            _require_applicant(actor, wanted.subject)
            require_post(tx, wanted.subject, wanted.span.first.date)
            key = leave_id or next_id(tx)
            if leave_id:
                _require_state(_own(tx, leave_id, wanted.subject), LeaveState.DRAFT)
            tx.record(_drafted(key, wanted), wanted.subject)
        return key

    def submit(self, actor: Actor, wanted: Wanted, leave_id: str = "", extends: str = "") -> LeaveShown:
        """Hands a request in, or hands one in again with other dates: its signatures start anew (C-O9).

        What may not be refused is taken and marked (domain.md B.1.4). Refusals: `LeaveRefused` by the
        rules L M overlap no_workday balance cover stale, and `not_entitled`, `person_unknown`,
        `not_on_roster`.
        """
        with self._hall.writing(actor) as tx:
            _require_applicant(actor, wanted.subject)
            if leave_id:
                _require_state(_own(tx, leave_id, wanted.subject), LeaveState.DRAFT, *PENDING)
            case = case_of(tx, wanted, leave_id)
            case.against.stop()
            key = leave_id or next_id(tx)
            tx.record(_submitted(key, case, extends), wanted.subject)
            return replace(shown_with(tx, known(tx, key), case), marks=case.against.marks)

    def withdraw(self, actor: Actor, leave_id: str, reason: str = "") -> LeaveShown:
        """撤回 a request, or 作废 a leave that has not begun.

        Refusals: `leave_unknown`, `not_entitled`, rule `stale`.
        """
        text = clean_note(reason, "reason")

        def act(tx: Writing, row: LeaveRow) -> None:
            state = shown_one(tx, row).state
            if state is LeaveState.WITHDRAWN:
                return
            if state not in (LeaveState.DRAFT, *PENDING, LeaveState.APPROVED):
                key = "leave_begun" if state in (LeaveState.AWAY, LeaveState.OVERDUE) else "leave_stale"
                raise refuse("stale", key, leave=row.leave, leave_state=state.value)
            tx.record(LeaveWithdrawn(row.leave, text), row.subject)

        return self._applicant(actor, leave_id, act)

    def give_back(self, actor: Actor, leave_id: str, back: str = "") -> LeaveShown:
        """销假: from the half-day `back` on the person works again; empty: from now on (LV-14, C-A14).

        Said by the person alone it is a report, in force once the window head, the attendance officer, the
        duty chief or the director confirms it. Refusals: `leave_unknown`, `not_entitled`,
        `leave_slot_form`, rule `stale`.
        """
        wanted = slot_from(back) if back else None

        def act(tx: Writing, row: LeaveRow) -> None:
            state = shown_one(tx, row).state
            confirms = _confirms(tx, actor, row)
            if not confirms:
                _require_applicant(actor, row.subject)
            if row.state == LeaveState.RETURNED and (wanted is None or slot_text(wanted) == row.back):
                return
            if state is LeaveState.APPROVED and row.state == LeaveState.APPROVED and _not_begun(tx, row):
                raise refuse("stale", "leave_not_begun", leave=row.leave)
            if row.state != LeaveState.APPROVED:
                raise refuse("stale", "leave_stale", leave=row.leave, leave_state=state.value)
            slot = _back(tx, row, wanted)
            fact = LeaveReturned if confirms else LeaveReturnReported
            tx.record(fact(row.leave, slot_text(slot)), row.subject)

        return self._change(actor, leave_id, act)

    def release(self, actor: Actor, leave_id: str, slot: str) -> LeaveShown:
        """A half-day of a granted leave on which the person was there is leave no more (C-P30).

        By the attendance officer, the duty chief or the director. Refusals: `leave_unknown`,
        `leave_slot_form`, `not_entitled`, `own_record`, `leave_no_conflict`, rule `stale`.
        """
        at = slot_from(slot)
        return self._change(actor, leave_id, lambda tx, row: release_slot(tx, actor, row, at))

    def extend(self, actor: Actor, leave_id: str, last: str, reason: str = "", cover: str = "") -> LeaveShown:
        """续假: a new request that goes on from a granted leave to `last`. Refusals as `submit`."""
        with self._hall.reading() as view:
            row = known(view, leave_id)
            if row.state != LeaveState.APPROVED:
                raise refuse("stale", "leave_stale", leave=row.leave, leave_state=row.state)
        span = span_of(slot_text(after(row.last)), last)
        text = clean_note(reason, "reason") or row.reason
        wanted = Wanted(row.subject, row.kind, span, text, cover or row.cover)
        return self.submit(actor, wanted, "", row.leave)

    def hand_over(self, actor: Actor, leave_id: str, note: str = "") -> LeaveShown:
        """Whoever takes over, the window head or the centre confirms the handover (C-A17).

        Refusals: `leave_unknown`, `not_entitled`, `leave_no_cover`, rule `stale`.
        """
        text = clean_note(note, "note")

        def act(tx: Writing, row: LeaveRow) -> None:
            if not row.cover:
                raise Refusal("leave_no_cover")
            if actor.person != row.cover and not _confirms(tx, actor, row):
                raise Refusal("not_entitled", action=Action.LEAVE_RETURN_CONFIRM.value, who=actor.name)
            if row.state not in (*PENDING, LeaveState.APPROVED):
                raise refuse("stale", "leave_stale", leave=row.leave, leave_state=row.state)
            tx.record(LeaveHandedOver(row.leave, text), row.subject)

        return self._change(actor, leave_id, act)

    def answer(self, actor: Actor, leave_id: str, text: str) -> LeaveShown:
        """The applicant answers what the centre asked. Refusals: `leave_unknown`, `field_missing`."""
        said = clean_text(text, "answer")

        def act(tx: Writing, row: LeaveRow) -> None:
            _require_state(row, *PENDING)
            tx.record(LeaveAnswered(row.leave, said), row.subject)

        return self._applicant(actor, leave_id, act)

    def explain_overdue(self, actor: Actor, leave_id: str, reason: str) -> LeaveShown:
        """Why somebody was not back. Refusals: `leave_unknown`, `field_missing`, rule `stale`."""
        said = clean_text(reason, "reason")

        def act(tx: Writing, row: LeaveRow) -> None:
            _require_state(row, LeaveState.APPROVED, LeaveState.RETURNED)
            tx.record(LeaveOverdueExplained(row.leave, said), row.subject)

        return self._applicant(actor, leave_id, act)

    def keep_paper(self, actor: Actor, content: bytes) -> str:
        """Keeps a scan or photo for a request to come; its hash. Refusals: `attachment_type`, `_size`."""
        checked_attachment(content)
        with self._hall.writing(actor) as tx:
            return blobs.put(tx.conn, "leave", content)

    def add_paper(self, actor: Actor, leave_id: str, content: bytes) -> LeaveShown:
        """A certificate or slip that comes later (C-A12). Refusals as `keep_paper`, `leave_unknown`."""
        checked_attachment(content)

        def act(tx: Writing, row: LeaveRow) -> None:
            digest = blobs.put(tx.conn, "leave", content)
            if digest not in row.attachments:
                tx.record(LeavePaperAdded(row.leave, digest), row.subject)

        return self._applicant(actor, leave_id, act)

    def _applicant(self, actor: Actor, leave_id: str, act: Callable[[Writing, LeaveRow], None]) -> LeaveShown:
        def checked(tx: Writing, row: LeaveRow) -> None:
            _require_applicant(actor, row.subject)
            act(tx, row)

        return self._change(actor, leave_id, checked)

    def _change(self, actor: Actor, leave_id: str, act: Callable[[Writing, LeaveRow], None]) -> LeaveShown:
        with self._hall.writing(actor) as tx:
            act(tx, known(tx, leave_id))
            shown = shown_one(tx, known(tx, leave_id))
            return readable(actor, True, shown, decides_for_another(tx, actor))


def next_id(tx: Writing) -> str:
    """`2026-00013`: the next number of the year, under the one writer's lock."""
    year = tx.today.year
    last = leave.last_id(tx.conn, year)
    return f"{year:04d}-{int(last[5:]) + 1 if last else 1:05d}"


def _require_applicant(actor: Actor, subject: str) -> None:
    """Everybody for themselves; an attendance officer for anybody. Refusal `not_entitled`."""
    if not actor.person or actor.person != subject:
        require(actor, Action.LEAVE_FILE_FOR)


def _own(tx: Writing, leave_id: str, subject: str) -> LeaveRow:
    row = known(tx, leave_id)
    if row.subject != subject:
        raise Refusal("leave_unknown", leave=leave_id[:40])
    return row


def _require_state(row: LeaveRow, *states: LeaveState) -> None:
    if row.state not in states:
        raise refuse("stale", "leave_stale", leave=row.leave, leave_state=row.state)


def _confirms(tx: Writing, actor: Actor, row: LeaveRow) -> bool:
    """Whether the actor's word about somebody else's return or handover counts at once."""
    if not actor.may(Action.LEAVE_RETURN_CONFIRM) or (actor.person and actor.person == row.subject):
        return False
    if actor.roles & {Role.OFFICER, Role.DUTY_CHIEF, Role.DIRECTOR}:
        return True
    post = require_post(tx, row.subject, row.first.date)
    return bool(actor.person) and head_of(tx, post) == actor.person


def _starts(tx: Writing, row: LeaveRow) -> list[tuple[Slot, int]]:
    """The leave's working half-days and the minute in which each begins."""
    span = Span(row.first, row.last)
    picture, _ = picture_of(tx, row.subject, span)
    slots = counted(span, picture.works(row.subject))
    return [(slot, picture.hours(row.subject, slot).start) for slot in slots]


def _not_begun(tx: Writing, row: LeaveRow) -> bool:
    starts = _starts(tx, row)
    now = (tx.moment.day, tx.moment.second // 60)
    return bool(starts) and now < (starts[0][0].date, starts[0][1])


def _back(tx: Writing, row: LeaveRow, wanted: Slot | None) -> Slot:
    if wanted is not None:
        return min(max(wanted, row.first), after(row.last))
    now = (tx.moment.day, tx.moment.second // 60)
    patience = tx.settings.rules.attendance(tx.today).half_day_absence_minutes
    return back_from(_starts(tx, row), row.last, now, patience)


def _drafted(key: str, wanted: Wanted) -> LeaveDrafted:
    first, last = slot_text(wanted.span.first), slot_text(wanted.span.last)
    return LeaveDrafted(key, wanted.kind, first, last, wanted.reason, wanted.cover, wanted.attachments)


def _submitted(key: str, case: Case, extends: str) -> LeaveSubmitted:
    wanted = case.wanted
    over = [finding.slot for finding in case.over]
    return LeaveSubmitted(
        key,
        wanted.kind,
        slot_text(wanted.span.first),
        slot_text(wanted.span.last),
        wanted.reason,
        wanted.cover,
        wanted.attachments,
        case.group[0],
        case.group[1],
        case.counted.route.value,
        len(case.counted.slots),
        case.counted.chain_halves,
        tuple(dict.fromkeys(slot_text(slot) for slot in over if slot is not None)),
        case.late,
        wanted.notified,
        extends,
    )
