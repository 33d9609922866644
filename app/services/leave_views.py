"""Leaves as pages, paper and the command line show them (domain.md B.1.5)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property

from app.domain.access import Action, Actor, Role
from app.domain.leave import LeaveState, Span, after, counted, slot_from, slot_text
from app.domain.leave_life import Course, state_at
from app.domain.leave_rules import Finding
from app.domain.leave_window import SlotLook
from app.domain.refusal import Refusal
from app.domain.slots import Slot
from app.services.hall import Hall, Reading
from app.services.leave_case import Case
from app.services.leave_picture import Picture, View, hall_picture, picture_of
from app.services.record_checks import sight
from db import access, blobs, leave, overview, roster, signing
from db.leave import LeaveRow, SignatureRow, TalkRow

_Sees = Callable[[str], bool]
_DUE_WITHIN = 60
"""Days in which a next working half-day is looked for."""


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody else who is away; `pending`: not decided yet."""

    number: str
    name: str
    pending: bool = False


@dataclass(frozen=True, slots=True)
class SlotShown:
    """A working half-day of a leave: who else is away, how many are on duty after granting it."""

    slot: Slot
    away: tuple[Who, ...]
    on_duty: int
    over_limit: bool = False
    short: bool = False


@dataclass(frozen=True, slots=True)
class LeaveShown:
    """A leave for reading; `leave` is empty for one that was only looked at.

    Half-days are counted on the calendar as it is now, `chain_halves` is as at submission.
    """

    leave: str
    subject: str
    number: str
    name: str
    kind: str
    """Empty for who may not read it."""
    first: Slot
    last: Slot
    state: LeaveState
    halves: int
    chain_halves: int
    route: str
    slots: tuple[SlotShown, ...]
    department: str = ""
    department_name: str = ""
    window_group: str = ""
    post: str = ""
    reason: str = ""
    cover: str = ""
    """Subject id of who takes over."""
    cover_name: str = ""
    attachments: tuple[str, ...] = ()
    late: bool = False
    over: bool = False
    """超限: taken though the limit speaks against it."""
    extends: str = ""
    entered_by: str = ""
    entered_us: int = 0
    notified: int = 0
    opinion: bool | None = None
    decided_by: str = ""
    decided_us: int = 0
    decision: str = ""
    override: tuple[str, ...] = ()
    against: bool = False
    on_behalf: str = ""
    handed_over_us: int = 0
    reported: str = ""
    back: str = ""
    note: str = ""
    signatures: tuple[SignatureRow, ...] = ()
    talks: tuple[TalkRow, ...] = ()
    refusals: tuple[Finding, ...] = ()
    marks: tuple[Finding, ...] = ()
    paper_due: bool = False
    """The type asks for a certificate and none is there yet (C-A12)."""
    waits_for_handover: bool = False
    """It has begun, but who has to take over has not confirmed (C-A17)."""

    @property
    def span(self) -> Span:
        return Span(self.first, self.last)


def shown_case(case: Case, leave_id: str = "", state: LeaveState = LeaveState.DRAFT) -> LeaveShown:
    """A request that was looked at, with all that speaks against it."""
    wanted, picture = case.wanted, case.picture
    return LeaveShown(
        leave_id,
        wanted.subject,
        picture.numbers.get(wanted.subject, ""),
        picture.names.get(wanted.subject, ""),
        wanted.kind,
        wanted.span.first,
        wanted.span.last,
        state,
        len(case.counted.slots),
        case.counted.chain_halves,
        case.counted.route.value,
        slots_shown(picture, case.looks),
        department=case.group[0],
        window_group=case.group[1],
        reason=wanted.reason,
        cover=wanted.cover,
        cover_name=picture.names.get(wanted.cover, ""),
        attachments=wanted.attachments,
        late=case.late,
        over=bool(case.over),
        notified=wanted.notified,
        refusals=case.against.refusals,
        marks=case.against.marks,
    )


def slots_shown(picture: Picture, looks: Sequence[SlotLook]) -> tuple[SlotShown, ...]:
    """Looks with people's numbers and names."""
    return tuple(
        SlotShown(
            seen.slot,
            tuple(
                Who(picture.numbers.get(p, ""), picture.names.get(p, ""), p in seen.pending)
                for p in seen.away
            ),
            seen.on_duty,
            seen.over_limit,
            seen.short,
        )
        for seen in looks
    )


def kept_span(row: LeaveRow) -> Span | None:
    """The half-days of a leave that were not given back; None if all were."""
    if not row.back:
        return Span(row.first, row.last)
    back = slot_from(row.back)
    if back <= row.first:
        return None
    kept = [slot for slot in Span(row.first, row.last).slots() if slot < back]
    return Span(row.first, kept[-1])


class Shelf:
    """What all leaves of a list are shown with, read once."""

    def __init__(self, view: View, picture: Picture, rows: Sequence[LeaveRow]) -> None:
        keys = [row.leave for row in rows]
        self._view, self._picture = view, picture
        self._departments = {known.code: known.name for known in roster.departments(view.conn)}
        self._accounts = {known.account: known.name for known in access.accounts(view.conn)}
        self._signatures = leave.signatures(view.conn, keys)
        self._talks = leave.talks(view.conn, keys)

    @cached_property
    def _people(self) -> dict[str, roster.Person]:
        """Everybody; read where the picture does not know somebody's name."""
        return {person.subject: person for person in roster.people(self._view.conn)}

    @cached_property
    def _seen(self) -> dict[str, int]:
        """When each was seen last; read where a leave is over."""
        return overview.latest_punches(self._view.conn, self._view.wall_us // 1_000_000)

    def shown(self, row: LeaveRow) -> LeaveShown:
        """The leave as it stands now; with everything, see `readable`."""
        picture = self._picture
        span, works = kept_span(row), picture.works(row.subject)
        slots = counted(span, works) if span is not None else ()
        slots = tuple(slot for slot in slots if slot_text(slot) not in row.released)
        looks = picture.looks(row.subject, slots, row.place, row.cover)
        needs = self._needs_cover(row, slots)
        state, waits = self._state(row, slots, needs)
        return LeaveShown(
            row.leave,
            row.subject,
            self._number(row.subject),
            self._name(row.subject),
            row.kind,
            row.first,
            row.last,
            state,
            len(slots),
            row.chain_halves,
            row.route,
            slots_shown(picture, looks),
            row.department,
            self._departments.get(row.department, ""),
            row.window_group,
            picture.post_of(row.subject, row.first),
            row.reason,
            row.cover,
            self._name(row.cover),
            row.attachments,
            row.late,
            bool(row.over),
            row.extends,
            self._signed(row.entered_by, row.subject),
            row.entered_us,
            row.notified,
            row.opinion,
            self._signed(row.decided_by),
            row.decided_us,
            row.decision,
            row.override,
            row.against,
            self._signed(row.on_behalf),
            row.handed_over_us,
            row.reported,
            row.back,
            row.note,
            tuple(
                replace(s, entered_by=self._signed(s.entered_by))
                for s in self._signatures
                if s.leave == row.leave
            ),
            tuple(
                replace(t, said_by=self._signed(t.said_by, row.subject))
                for t in self._talks
                if t.leave == row.leave
            ),
            paper_due=self._paper_due(row),
            waits_for_handover=waits,
        )

    def _paper_due(self, row: LeaveRow) -> bool:
        types = self._view.settings.rules.leave_types(row.first.date)
        return types.of(row.kind).certificate and not row.attachments

    def _name(self, subject: str) -> str:
        known = self._picture.names.get(subject)
        if known is None and subject:
            person = self._people.get(subject)
            known = person.name if person else None
        return known or ""

    def _number(self, subject: str) -> str:
        known = self._picture.numbers.get(subject)
        if known is None:
            person = self._people.get(subject)
            known = person.number if person else None
        return known or ""

    def _signed(self, account: str, otherwise: str = "") -> str:
        return self._accounts.get(account) or (self._name(otherwise) if account else "")

    def _needs_cover(self, row: LeaveRow, slots: Sequence[Slot]) -> bool:
        """Whether the window would be short without the cover (rule M, C-A17)."""
        if not row.cover or row.state != LeaveState.APPROVED:
            return False
        picture = self._picture
        for slot in slots:
            at = picture.group_slot(slot, picture.group_of(row.subject, slot))
            others = [p for p in at.members if p not in (row.subject, row.cover)]
            there = [p for p in others if p not in at.out and not _away(at.absences.get(p))]
            if len(there) < picture.minimum(slot):
                return True
        return False

    def _state(self, row: LeaveRow, slots: Sequence[Slot], needs_cover: bool) -> tuple[LeaveState, bool]:
        stored, moment = LeaveState(row.state), self._view.moment
        now = (moment.day, moment.second // 60)
        if stored is not LeaveState.APPROVED or not slots:
            return stored, False
        picture, first, last = self._picture, slots[0], slots[-1]
        started = not needs_cover or bool(row.handed_over_us)
        due = self._due_back(row.subject, last)
        begins = (first.date, picture.hours(row.subject, first).start)
        ends = (last.date, picture.hours(row.subject, last).end)
        course = Course(
            begins,
            ends,
            (due.date, picture.hours(row.subject, due).start) if due else None,
            due is not None and picture.on_leave(row.subject, due),
            started,
            bool(row.reported) or (now >= ends and self._was_seen(row.subject, ends)),
        )
        return state_at(stored, course, now), not started and now >= begins

    def _due_back(self, subject: str, last: Slot) -> Slot | None:
        works, slot = self._picture.works(subject), last
        for _ in range(2 * _DUE_WITHIN):
            slot = after(slot)
            if works(slot):
                return slot
        return None

    def _was_seen(self, subject: str, since: tuple[object, int]) -> bool:
        at = self._seen.get(subject)
        if at is None:
            return False
        moment = self._view.time.moment(at * 1_000_000)
        return (moment.day, moment.second // 60) > since


def _away(absence: object) -> bool:
    return absence is not None and bool(getattr(absence, "approved", False))


def shown_one(view: View, row: LeaveRow) -> LeaveShown:
    """One leave, with a constant number of queries."""
    picture, held = picture_of(view, row.subject, Span(row.first, row.last), row.cover)
    picture.add_leave(row.subject, held)
    return Shelf(view, picture, [row]).shown(row)


def shown_with(view: View, row: LeaveRow, case: Case) -> LeaveShown:
    """The leave just written, with what its case has read: of the others nothing has changed since."""
    case.picture.add_leave(row.subject, case.held)
    return Shelf(view, case.picture, [row]).shown(row)


def shown_many(view: View, rows: Sequence[LeaveRow]) -> tuple[LeaveShown, ...]:
    """Many leaves, read together: a constant number of queries."""
    if not rows:
        return ()
    first = min(row.first.date for row in rows)
    last = max(row.last.date for row in rows)
    picture = hall_picture(view, first, last + timedelta(days=_DUE_WITHIN))
    shelf = Shelf(view, picture, rows)
    return tuple(shelf.shown(row) for row in rows)


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


def known(view: View, leave_id: str) -> LeaveRow:
    """Refusal `leave_unknown`."""
    row = leave.by_id(view.conn, leave_id)
    if row is None:
        raise Refusal("leave_unknown", leave=leave_id[:40])
    return row


def leave_sight(view: Reading, actor: Actor) -> _Sees:
    """Whose leaves the actor may see."""
    if actor.may(Action.LEAVE_READ_ALL):
        return lambda _subject: True
    return sight(view.conn, actor)


def _sees(view: Reading, actor: Actor, subject: str) -> bool:
    return leave_sight(view, actor)(subject)
