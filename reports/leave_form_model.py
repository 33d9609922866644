"""What stands on a 请假审批表: plain values, before they become text (domain.md D.2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.leave import LeaveState
from app.domain.slots import Slot


@dataclass(frozen=True, slots=True)
class Opinion:
    """The dispatching department's opinion: the name under it, and who entered it (domain.md B.1.6)."""

    agree: bool
    signer: str
    note: str
    day: date
    source: str
    """`paper`, `letter` or `desk`."""
    entered_by: str
    entered: datetime
    scanned: bool


@dataclass(frozen=True, slots=True)
class Decision:
    """The centre's decision; `by` signed, `on_behalf` is whose delegation they held."""

    approved: bool
    by: str
    at: datetime
    reason: str
    on_behalf: str = ""
    override: tuple[Slot, ...] = ()
    """Half-days granted above the limit."""
    against: bool = False
    """Granted against the department's opinion."""
    by_department: bool = False
    """The department's disagreement ended it (R-4, where the hall has set it so)."""


@dataclass(frozen=True, slots=True)
class LeaveForm:
    """One leave as its form prints it; moments are the hall's own time."""

    hall: str
    leave: str
    state: LeaveState
    name: str
    number: str
    department: str
    window_group: str
    post: str
    kind: str
    reason: str
    first: Slot
    last: Slot
    halves: int
    chain_halves: int
    route: str
    entered_by: str
    entered: datetime | None
    """None: a draft."""
    printed_on: date
    cover: str = ""
    handover: str = ""
    handed_over: datetime | None = None
    opinion: Opinion | None = None
    void_opinions: int = 0
    """Signed before the request was changed, or after it was closed."""
    decision: Decision | None = None
    back: Slot | None = None
    """The half-day from which on they are back, confirmed."""
    reported: Slot | None = None
    """The same as they say themselves."""
    note: str = ""
    """Why it was withdrawn."""
    late: bool = False
    notified: datetime | None = None
    over: bool = False
    over_slots: tuple[Slot, ...] = ()
    extends: str = ""
    attachments: int = 0
    practice: bool = False

    @property
    def above_limit(self) -> bool:
        """超限 must stand on every print of it."""
        return self.over or bool(self.decision and self.decision.override)
