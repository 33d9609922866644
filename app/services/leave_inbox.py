"""What of leave waits for somebody: decisions, opinions, returns, handovers, the overdue (domain.md B.1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.domain.access import Actor
from app.domain.leave import PENDING, LeaveState, Span
from app.domain.leave_rules import Finding
from app.domain.refusal import Refusal
from app.domain.slots import HALVES, Slot, date_range
from app.services.hall import Hall, Reading
from app.services.leave_case import Wanted, case_of
from app.services.leave_desk import LeaveDesk
from app.services.leave_picture import DUE_WITHIN, hall_picture
from app.services.leave_shelf import Shelf, known
from app.services.leave_shown import LeaveShown
from app.services.leave_strip import STRIP_DAYS, Strips, WindowStrip, strip_dates
from app.services.leave_views import readable
from db.leave import LeaveRow


class InboxKind(StrEnum):
    """Why a leave lies in somebody's inbox."""

    DECIDE = "decide"
    OPINION = "opinion"
    """The department has to sign, or its slip is to be recorded."""
    RETURN = "return"
    """Said to be back, or seen at the scanner: to be confirmed."""
    HANDOVER = "handover"
    """Begins today or has begun, and the handover is not confirmed (C-A17)."""
    OVERDUE = "overdue"
    REMIND = "remind"
    """Ends in a day (F-10): nothing to do."""
    OPEN = "open"
    """Waits for somebody else, or may not be decided by this reader."""


WAITING = (
    InboxKind.DECIDE,
    InboxKind.OPINION,
    InboxKind.RETURN,
    InboxKind.HANDOVER,
    InboxKind.OVERDUE,
)
"""What is to be done; the others are only shown."""


@dataclass(frozen=True, slots=True)
class InboxItem:
    """A leave, why it lies here, its window's strip, and what keeps this reader from deciding it."""

    kind: InboxKind
    shown: LeaveShown
    strip: WindowStrip
    blocked: Finding | None = None
    """Why the reader cannot decide on it, for those who decide at all."""
    on_behalf: str = ""
    """Name of who delegated the decision to the reader."""

    @property
    def question(self) -> str:
        """`asked` while a question waits for its answer, `answered` afterwards, else empty."""
        said = [talk.kind for talk in self.shown.talks if talk.kind in ("asked", "answered")]
        return said[-1] if said else ""

    @property
    def over(self) -> bool:
        """超限: at submission, or now."""
        return self.shown.over or any(slot.over_limit for slot in self.shown.slots)


@dataclass(frozen=True, slots=True)
class CaseNow:
    """One item with what would become of it this moment."""

    item: InboxItem
    over: tuple[Finding, ...] = ()
    """Above the limit: only the centre's leader grants it, with a reason."""
    against: tuple[Finding, ...] = ()
    """What would refuse it."""
    marks: tuple[Finding, ...] = ()
    """What speaks against it and does not stop it."""


class LeaveInbox:
    """Reads what waits; each method a constant number of queries."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    def inbox(self, actor: Actor) -> tuple[InboxItem, ...]:
        """All that the actor has to see to or may look on at, the first handed in first."""
        with self._hall.reading() as view:
            desk = LeaveDesk(view, actor)
            rows = [*desk.pending(), *desk.begun()]
            return tuple(_Reader(view, desk, rows).items()) if rows else ()

    def waiting(self, actor: Actor) -> int:
        """How many things of leave wait for this actor to do them."""
        with self._hall.reading() as view:
            desk = LeaveDesk(view, actor)
            count = sum(_pending_kind(desk, row) in WAITING for row in desk.pending())
            begun = desk.begun()
            if not begun:
                return count
            return count + sum(kind in WAITING for kind in _Reader(view, desk, begun).kinds())

    def case(self, actor: Actor, leave_id: str) -> CaseNow:
        """One leave with what deciding it now would meet. Refusals: `leave_unknown`, `not_entitled`."""
        with self._hall.reading() as view:
            desk, row = LeaveDesk(view, actor), known(view, leave_id)
            desk.require_sight(row)
            item = _Reader(view, desk, [row]).item(row)
            if row.state not in PENDING:
                return CaseNow(item)
            wanted = Wanted(row.subject, row.kind, Span(row.first, row.last), row.reason, row.cover)
            try:
                case = case_of(view, wanted, row.leave, row.place, row.late)
            except Refusal as refusal:
                return CaseNow(item, (), (Finding("", refusal.key, None, refusal.params),))
            against = _others(case.against.refusals)
            if case.over and item.on_behalf:
                against += (Finding("delegation", "leave_over_needs_leader"),)
            return CaseNow(item, case.over, against, _others(case.against.marks))

    def strip(self, actor: Actor, leave_id: str, days: int = STRIP_DAYS) -> WindowStrip:
        """The window of a leave for `days` from today, or from its first date where it lies further off.

        Refusals: `leave_unknown`, `not_entitled`, `ab_days`.
        """
        if not 1 <= days <= DUE_WITHIN:
            raise Refusal("ab_days", count=days, limit=DUE_WITHIN)
        with self._hall.reading() as view:
            desk, row = LeaveDesk(view, actor), known(view, leave_id)
            desk.require_sight(row)
            dates = strip_dates(view.today, Span(row.first, row.last), days)
            return Strips(hall_picture(view, *dates)).of(row, dates, desk.department_name(row.department))


class _Reader:
    """Some leaves with one picture of the whole hall."""

    def __init__(self, view: Reading, desk: LeaveDesk, rows: Sequence[LeaveRow]) -> None:
        self._view, self._desk, self._rows = view, desk, rows
        self._dates = {row.leave: _dates(view.today, row) for row in rows}
        spans = list(self._dates.values())
        first = min(*(row.first.date for row in rows), *(dates[0] for dates in spans))
        due = (row.last.date + timedelta(days=DUE_WITHIN) for row in rows)
        self._picture = hall_picture(view, first, max(*due, *(dates[1] for dates in spans)))
        self._shelf, self._strips = Shelf(view, self._picture, rows), Strips(self._picture)

    def items(self) -> Iterator[InboxItem]:
        """What waits or may be looked on at, by the order in which it was handed in."""
        for row in sorted(self._rows, key=lambda row: (row.place, row.leave)):
            shown = self._shelf.shown(row)
            kind = self._kind(row, shown)
            if kind is not None:
                yield self._made(row, shown, kind)

    def kinds(self) -> Iterator[InboxKind | None]:
        """Why each lies in the inbox."""
        return (self._kind(row, self._shelf.shown(row)) for row in self._rows)

    def item(self, row: LeaveRow) -> InboxItem:
        """One of them, whether it waits for the reader or not."""
        shown = self._shelf.shown(row)
        return self._made(row, shown, self._kind(row, shown) or InboxKind.OPEN)

    def _made(self, row: LeaveRow, shown: LeaveShown, kind: InboxKind) -> InboxItem:
        desk, pending = self._desk, row.state in PENDING
        name = desk.department_name(row.department)
        strip = self._strips.of(row, self._dates[row.leave], name)
        blocked = desk.blocked(row) if pending else None
        on_behalf = desk.on_behalf if kind is InboxKind.DECIDE else ""
        seen = readable(desk.actor, True, shown, desk.delegated)
        return InboxItem(kind, seen, strip, blocked, on_behalf)

    def _kind(self, row: LeaveRow, shown: LeaveShown) -> InboxKind | None:
        if row.state in PENDING:
            return _pending_kind(self._desk, row)
        return self._begun_kind(row, shown) if row.state == LeaveState.APPROVED else None

    def _begun_kind(self, row: LeaveRow, shown: LeaveShown) -> InboxKind | None:
        """The first thing that is to be done about a granted leave."""
        desk, state = self._desk, shown.state
        confirms = desk.confirms(row)
        back = bool(row.reported) or (
            state is LeaveState.RETURNED and not self._picture.goes_on(row.subject, row.last)
        )
        if confirms and back:
            return InboxKind.RETURN
        if confirms and state is LeaveState.OVERDUE:
            return InboxKind.OVERDUE
        on_the_way = state in (LeaveState.APPROVED, LeaveState.AWAY)
        if on_the_way and row.cover and not row.handed_over_us and desk.takes_handover(row):
            return InboxKind.HANDOVER
        if confirms and state is LeaveState.AWAY and self._ends_soon(shown):
            return InboxKind.REMIND
        return None

    def _ends_soon(self, shown: LeaveShown) -> bool:
        """At most `leave.remind_days` working days lie between today and its last one (F-10)."""
        works, today = self._picture.works(shown.subject), self._view.today
        last = shown.slots[-1].slot.date if shown.slots else shown.last.date
        ahead = (day for day in date_range(today + timedelta(days=1), last))
        days = sum(any(works(Slot(day, half)) for half in HALVES) for day in ahead)
        limit: int = self._view.settings.rules.value("leave.remind_days", today)
        return days <= limit


def _pending_kind(desk: LeaveDesk, row: LeaveRow) -> InboxKind | None:
    if desk.signs(row):
        return InboxKind.OPINION
    if desk.may_decide(row):
        return InboxKind.DECIDE
    return InboxKind.OPEN if desk.sees(row) else None


def _dates(today: date, row: LeaveRow) -> tuple[date, date]:
    """A leave that has begun is looked at from today on."""
    begun = row.state not in PENDING and row.first.date < today
    return strip_dates(today, Span(Slot(today, row.first.half) if begun else row.first, row.last))


def _others(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """All but the limit, which stands apart."""
    return tuple(finding for finding in findings if finding.rule != "L")
