"""What each type of leave gives: figures as data with a from-date (domain.md B.1.1, F-38).

The national figures are [law], everything a province or a hall may choose is [default] and 0 where no law
stands: 职工带薪年休假条例 Art. 3 to 5 with 机关事业单位工作人员带薪年休假实施办法 Art. 2 and 4 (annual);
女职工劳动保护特别规定 Art. 7 (maternity); 国务院关于职工探亲待遇的规定 Art. 3 and 4 (home visit);
国营企业职工请婚丧假和路程假问题的通知 of 1980 (marriage, bereavement).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

LONGEST = 366
"""No figure of days is larger than a year."""


ADDED_CASES = frozenset({"difficult_birth", "each_further_child"})
"""Cases whose figure comes on top; the others' is all there is (女职工劳动保护特别规定 Art. 7)."""


class Basis(StrEnum):
    """What a balance counts: worked half-days, or every half-day of the calendar."""

    WORKING = "working"
    CALENDAR = "calendar"


class Allowance(StrEnum):
    """How much of a type somebody has."""

    NONE = "none"
    """No figure: there is no balance."""
    YEAR = "year"
    OCCASION = "occasion"
    SERVICE = "service"
    """A year, by years of service."""
    GRANTED = "granted"
    """A year, and only what was granted (补休)."""


@dataclass(frozen=True, slots=True)
class Step:
    """From so many years of service on, so many days a year; so many months of sick leave forfeit them."""

    years: int
    days: int
    sick_months: int


@dataclass(frozen=True, slots=True)
class Exclusion:
    """What forfeits annual leave (条例 Art. 4)."""

    personal_days: int
    """事假 of so many days or more, where the pay was not cut."""
    personal_paid: bool
    """Whether this hall's staff keep their pay on 事假; if not, it forfeits nothing."""
    sick_month_days: int
    """Days of sick leave that make a month, weekends and holidays in it counted (as 医疗期 is) [default]."""


@dataclass(frozen=True, slots=True)
class LeaveType:
    """One type's figures, in days."""

    kind: str
    basis: Basis
    allowance: Allowance
    days: int = 0
    """The national part; 0 with `extra` 0: not set, which is no limit."""
    extra: int = 0
    """The province's."""
    steps: tuple[Step, ...] = ()
    exclusion: Exclusion | None = None
    next_month: bool = False
    """A step of service counts from the month after it is reached (实施办法 Art. 2)."""
    carry: bool = False
    """The centre may carry unused days into the next year (条例 Art. 5)."""
    must_take: bool = False
    """Taken though a limit speaks against it, and marked (domain.md B.1.4)."""
    certificate: bool = False
    """A paper is asked for."""
    split: bool = True
    """An occasion's days may be taken in parts; if not, each unbroken leave is an occasion."""
    cases: Mapping[str, int] = field(default_factory=dict)
    """Figures of special cases that the officer grants by hand, e.g. 难产 15 more days."""

    def case_halves(self, case: str) -> int:
        """Half-days that a case adds to the type's own figure, or (negative) takes off it."""
        days = self.cases[case]
        return 2 * (days if case in ADDED_CASES else days - self.days - self.extra)


@dataclass(frozen=True, slots=True)
class LeaveTypes:
    """All types as they stand on a day."""

    types: Mapping[str, LeaveType]

    def of(self, kind: str) -> LeaveType:
        """KeyError for a type that there is not."""
        return self.types[kind]


def _row(allowance: str = "none", basis: str = "working", **more: Any) -> dict[str, Any]:
    return {"allowance": allowance, "basis": basis, "must_take": False, "certificate": False, **more}


DEFAULT_LEAVE_TYPES: dict[str, dict[str, Any]] = {
    "personal": _row(),
    "sick": _row(must_take=True, certificate=True),
    "annual": _row(
        "service",
        steps=[[1, 5, 2], [10, 10, 3], [20, 15, 4]],
        extra=0,
        next_month=True,
        carry=False,
        exclusion={"personal_days": 20, "personal_paid": True, "sick_month_days": 30},
    ),
    "marriage": _row("occasion", days=3, extra=0, split=True, certificate=True),
    "maternity": _row(
        "occasion",
        "calendar",
        days=98,
        extra=0,
        split=False,
        must_take=True,
        certificate=True,
        cases={
            "difficult_birth": 15,
            "each_further_child": 15,
            "miscarriage_early": 15,
            "miscarriage_late": 42,
        },
    ),
    "paternity": _row("occasion", "calendar", days=0, extra=0, split=True, certificate=True),
    "childcare": _row("year", days=0, extra=0),
    "nursing": _row(basis="calendar"),
    "bereavement": _row("occasion", days=3, extra=0, split=False, must_take=True),
    "home_visit": _row(
        "year",
        "calendar",
        days=30,
        extra=0,
        cases={"visit_spouse": 30, "visit_parents": 20, "visit_parents_two_years": 45, "visit_married": 20},
    ),
    "work_injury": _row(basis="calendar", must_take=True, certificate=True),
    "official": _row(),
    "compensatory": _row("granted"),
    "other": _row(),
}
"""The rule `leave.types` as a hall finds it."""


def parse_leave_types(value: Any) -> LeaveTypes:
    """The rule `leave.types` -> LeaveTypes; ValueError names what does not fit, as `annual.extra`."""
    if not isinstance(value, dict) or set(value) != set(DEFAULT_LEAVE_TYPES):
        known = set(value) if isinstance(value, dict) else set()
        raise ValueError(", ".join(sorted(known ^ set(DEFAULT_LEAVE_TYPES), key=str))[:40])
    return LeaveTypes({kind: _parsed(kind, value[kind]) for kind in DEFAULT_LEAVE_TYPES})


def _parsed(kind: str, row: Any) -> LeaveType:
    if not isinstance(row, dict):
        raise ValueError(kind)
    allowed = DEFAULT_LEAVE_TYPES[kind].keys() | _FREE
    for name in row:
        if name not in allowed:
            raise ValueError(f"{kind}.{name}"[:40])
    made = LeaveType(kind, **{name: _READERS[name](row[name], f"{kind}.{name}") for name in row})
    if made.allowance is Allowance.SERVICE and not made.steps:
        raise ValueError(f"{kind}.steps")
    return made


def _figure(value: Any, place: str, low: int = 0, high: int = LONGEST) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        raise ValueError(place)
    return value


def _switch(value: Any, place: str) -> bool:
    if not isinstance(value, bool):
        raise ValueError(place)
    return value


def _basis(value: Any, place: str) -> Basis:
    if value not in tuple(Basis):
        raise ValueError(place)
    return Basis(value)


def _allowance(value: Any, place: str) -> Allowance:
    if value not in tuple(Allowance):
        raise ValueError(place)
    return Allowance(value)


def _steps(value: Any, place: str) -> tuple[Step, ...]:
    if not isinstance(value, Sequence) or isinstance(value, str) or not value:
        raise ValueError(place)
    steps = []
    for row in value:
        if not isinstance(row, Sequence) or len(row) != 3:
            raise ValueError(place)
        years, days, months = (_figure(figure, place) for figure in row)
        steps.append(Step(_figure(years, place, 1, 60), days, _figure(months, place, 1, 12)))
    if [s.years for s in steps] != sorted({s.years for s in steps}):
        raise ValueError(place)
    return tuple(steps)


def _exclusion(value: Any, place: str) -> Exclusion:
    if not isinstance(value, dict) or set(value) != {"personal_days", "personal_paid", "sick_month_days"}:
        raise ValueError(place)
    return Exclusion(
        _figure(value["personal_days"], place, 1),
        _switch(value["personal_paid"], place),
        _figure(value["sick_month_days"], place, 15, 31),
    )


def _cases(value: Any, place: str) -> Mapping[str, int]:
    known = set().union(*(row.get("cases", ()) for row in DEFAULT_LEAVE_TYPES.values()))
    if not isinstance(value, dict) or not set(value) <= known:
        raise ValueError(place)
    return {case: _figure(days, f"{place}.{case}"[:40]) for case, days in value.items()}


_READERS: Mapping[str, Any] = {
    "basis": _basis,
    "allowance": _allowance,
    "days": _figure,
    "extra": _figure,
    "steps": _steps,
    "exclusion": _exclusion,
    "next_month": _switch,
    "carry": _switch,
    "must_take": _switch,
    "certificate": _switch,
    "split": _switch,
    "cases": _cases,
}
_FREE = {"basis", "allowance", "days", "extra", "carry", "must_take", "certificate", "split"}
"""What any type may have; the rest only where the default has it."""
