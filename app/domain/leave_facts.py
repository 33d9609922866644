"""The facts of leave: request, signatures, decision, return, cover and delegation (domain.md B.1).

Half-days stand as text, `2026-03-09am`; people by their subject ids; the subject of a fact about a leave is
the person on leave.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.fact import Fact


@dataclass(frozen=True, slots=True)
class LeaveDrafted(Fact):
    """A request that is not handed in yet; the same `leave` again changes it."""

    leave: str
    kind: str
    first: str
    last: str
    reason: str
    cover: str = ""
    attachments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LeaveSubmitted(Fact):
    """A request is handed in; the same `leave` again, with other dates, starts from zero (R-5).

    `route` and the half-days counted are as at this moment (R-9 reads everything else again).
    """

    leave: str
    kind: str
    first: str
    last: str
    reason: str
    cover: str
    """Who takes over, by subject id; empty: nobody."""
    attachments: tuple[str, ...]
    department: str
    window_group: str
    route: str
    """`centre` or `department_then_centre`."""
    halves: int
    chain_halves: int
    over: tuple[str, ...] = ()
    """Half-days taken though the limit or the minimum speaks against it (超限)."""
    late: bool = False
    """Handed in after its first half-day had begun."""
    notified: int = 0
    """When they rang, UTC seconds; 0: not known."""
    extends: str = ""
    """The leave that this one goes on from (续假)."""


@dataclass(frozen=True, slots=True)
class LeaveReturnedForChange(Fact):
    """The centre hands a request back to be changed; it holds no place any more."""

    leave: str
    reason: str


@dataclass(frozen=True, slots=True)
class LeaveAsked(Fact):
    """The centre asks the applicant something before it decides."""

    leave: str
    question: str


@dataclass(frozen=True, slots=True)
class LeaveAnswered(Fact):
    leave: str
    answer: str


@dataclass(frozen=True, slots=True)
class LeavePaperAdded(Fact):
    """A scan or photo that came later (certificate, slip): the blob's hash."""

    leave: str
    attachment: str


@dataclass(frozen=True, slots=True)
class LeaveRerouted(Fact):
    """The calendar changed under the request: counted again, earlier signatures are void (C-A9)."""

    leave: str
    route: str
    halves: int
    chain_halves: int


@dataclass(frozen=True, slots=True)
class LeaveRecounted(Fact):
    """The calendar changed under the leave or its chain: other days, signed as it was (C-D8)."""

    leave: str
    halves: int
    chain_halves: int


@dataclass(frozen=True, slots=True)
class LeaveOpinionGiven(Fact):
    """The dispatching department's opinion (S3 Art. 16); `effective` False: it came too late (C-A11)."""

    leave: str
    agree: bool
    signer: str
    """The name on the paper or of the account that signed."""
    note: str
    day: date
    """The date beside the signature."""
    source: str
    """`paper`, `letter` or `desk`."""
    scan: str = ""
    """The blob's hash."""
    letter: str = ""
    effective: bool = True


@dataclass(frozen=True, slots=True)
class LeaveDecided(Fact):
    """The centre's decision (S3 Art. 16)."""

    leave: str
    approved: bool
    reason: str
    override: tuple[str, ...] = ()
    """Half-days granted above the limit, by the centre's leader."""
    against: bool = False
    """Granted against the department's opinion."""
    on_behalf: str = ""
    """The account whose delegation the signer held."""


@dataclass(frozen=True, slots=True)
class LeaveWithdrawn(Fact):
    """撤回 before the decision, 作废 of a leave granted but not begun."""

    leave: str
    reason: str


@dataclass(frozen=True, slots=True)
class LeaveHandedOver(Fact):
    """Whoever takes over has confirmed the handover."""

    leave: str
    note: str


@dataclass(frozen=True, slots=True)
class LeaveReturnReported(Fact):
    """The person says they are back from `back` on; it counts once confirmed."""

    leave: str
    back: str


@dataclass(frozen=True, slots=True)
class LeaveReturned(Fact):
    """销假: confirmed; from the half-day `back` on the leave is over, what was left of it is free."""

    leave: str
    back: str


@dataclass(frozen=True, slots=True)
class LeaveSlotReleased(Fact):
    """A half-day inside a leave on which the person was there after all: it is leave no more (C-P30)."""

    leave: str
    slot: str


@dataclass(frozen=True, slots=True)
class LeaveOverdueExplained(Fact):
    """Why somebody was not back; the half-days stay absent unless a leave of their own covers them."""

    leave: str
    reason: str


@dataclass(frozen=True, slots=True)
class CoverRegistered(Fact):
    """顶岗登记: the subject stands in for `covered` (S1 （十二）, S2 6)."""

    cover: str
    covered: str
    department: str
    window_group: str
    counter: str
    slots: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class CoverAgreed(Fact):
    """The centre's consent (S1 （十二）): the cover is in force."""

    cover: str


@dataclass(frozen=True, slots=True)
class CoverEnded(Fact):
    """No cover from this half-day on."""

    cover: str
    since: str


@dataclass(frozen=True, slots=True)
class RelativeListed(Fact):
    """Subject and `other` are related: neither decides on the other."""

    other: str
    listed: bool = True


@dataclass(frozen=True, slots=True)
class DelegationGiven(Fact):
    """The subject, an account, lets `to` sign leave for them from `first` to `last`, both included."""

    delegation: str
    to: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class DelegationEnded(Fact):
    delegation: str
