"""A leave as pages, paper and the command line show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.leave import LeaveState, Span
from app.domain.leave_rules import Finding
from app.domain.leave_window import SlotLook
from app.domain.slots import Slot
from app.services.leave_case import Case
from app.services.leave_picture import Picture
from db.leave import SignatureRow, TalkRow


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
