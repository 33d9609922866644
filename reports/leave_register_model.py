"""A month's leaves as the register lists them, the same for paper and spreadsheet (domain.md A.7, 6)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.domain.leave import LeaveState
from app.domain.slots import Month, Slot

GRANTED = (LeaveState.APPROVED, LeaveState.AWAY, LeaveState.OVERDUE, LeaveState.RETURNED)


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One leave with the part of it that lies in the month (C-D12)."""

    leave: str
    name: str
    number: str
    post: str
    department: str
    """Its code."""
    department_name: str
    window_group: str
    kind: str
    """Empty for who may not read it, as is `reason`."""
    reason: str
    first: Slot
    last: Slot
    month_halves: int
    halves: int
    route: str
    state: LeaveState
    opinion: bool | None = None
    signer: str = ""
    approved: bool | None = None
    decided_by: str = ""
    on_behalf: str = ""
    decided: datetime | None = None
    above_limit: bool = False
    """超限."""
    override: tuple[Slot, ...] = ()
    against: bool = False
    late: bool = False
    extends: str = ""
    cover: str = ""
    handed_over: bool = False
    back: Slot | None = None
    reported: Slot | None = None
    note: str = ""

    @property
    def granted(self) -> bool:
        return self.state in GRANTED


@dataclass(frozen=True, slots=True)
class LeaveRegister:
    """The leaves of a month, of a department or of the whole hall, in the order of their numbers."""

    hall: str
    month: Month
    scope: str
    """The department's name, or what there is to see; empty: the whole hall."""
    rows: tuple[RegisterRow, ...]
    kinds: bool
    """Whoever asked may read types and reasons of all that is listed."""
    printed_on: date
    practice: bool = False

    @property
    def title(self) -> str:
        return f"{self.hall}请假登记表"

    def departments(self) -> Iterator[tuple[str, LeaveRegister]]:
        """The register of each department that has leaves in it, by code."""
        for code in sorted({row.department for row in self.rows}):
            rows = tuple(row for row in self.rows if row.department == code)
            yield (
                code,
                LeaveRegister(
                    self.hall,
                    self.month,
                    rows[0].department_name,
                    rows,
                    self.kinds,
                    self.printed_on,
                    self.practice,
                ),
            )


@dataclass(frozen=True, slots=True)
class KindTotal:
    """What was granted of a type in the month: leaves and half-days."""

    kind: str
    count: int
    halves: int


def totals_of(rows: Sequence[RegisterRow]) -> tuple[KindTotal, ...]:
    """By type, the most half-days first; only what was granted."""
    found: dict[str, list[int]] = {}
    for row in rows:
        if row.granted:
            found.setdefault(row.kind, []).append(row.month_halves)
    totals = [KindTotal(kind, len(halves), sum(halves)) for kind, halves in found.items()]
    return tuple(sorted(totals, key=lambda total: (-total.halves, total.kind)))
