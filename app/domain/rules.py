"""Every figure a hall may set, with its default and the article it comes from (domain.md G.1)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.domain.attendance import AttendanceRules
from app.domain.leave_types import DEFAULT_LEAVE_TYPES, LeaveTypes, parse_leave_types
from app.domain.refusal import Refusal
from app.domain.schedule import DEFAULT_SCHEDULE, Schedule, parse_schedule


@dataclass(frozen=True, slots=True)
class RuleDef:
    """A setting: its default, what may stand in it, and the article behind it."""

    key: str
    default: Any
    article: str
    check: Callable[[Any], object]
    """Raises ValueError or TypeError for a value that does not fit."""


def _whole(low: int, high: int) -> Callable[[Any], object]:
    def check(value: Any) -> None:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise ValueError(f"{low}..{high}")

    return check


def _one_of(*values: Any) -> Callable[[Any], object]:
    def check(value: Any) -> None:
        if isinstance(value, bool) is not isinstance(values[0], bool) or value not in values:
            raise ValueError(" / ".join(str(v) for v in values))

    return check


def _half_days(high: int) -> Callable[[Any], object]:
    def check(value: Any) -> None:
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= high:
            raise ValueError(f"0..{high}")
        if value * 2 != int(value * 2):
            raise ValueError("0.5")

    return check


RULES: tuple[RuleDef, ...] = (
    RuleDef("attendance.schedule", DEFAULT_SCHEDULE, "S3 Art. 13; domain.md B.0", parse_schedule),
    RuleDef("attendance.punches_per_day", 4, "S3 Art. 16; domain.md B.0", _one_of(4, 2)),
    RuleDef("attendance.grace_minutes", 0, "S3 Art. 21(1); F-4", _whole(0, 29)),
    RuleDef("attendance.half_day_absence_minutes", 30, "F-4", _whole(1, 240)),
    RuleDef("attendance.noon_single_punch", False, "domain.md AT-10", _one_of(False, True)),
    RuleDef("attendance.correction_deadline_days", 3, "domain.md B.0", _whole(0, 31)),
    RuleDef("attendance.correction_forgot_cap", 2, "domain.md B.0", _whole(0, 31)),
    RuleDef("leave.centre_only_max_days", 1, "S3 Art. 16", _half_days(30)),
    RuleDef("leave.gap", "department", "S3 Art. 16; domain.md R-3", _one_of("department", "centre")),
    RuleDef("leave.chain", True, "domain.md B.1.3", _one_of(True, False)),
    RuleDef("leave.concurrent_max", 2, "S3 Art. 16", _whole(1, 99)),
    RuleDef("leave.min_on_duty", 1, "S3 Art. 16; domain.md B.1.4", _whole(0, 99)),
    RuleDef("leave.min_on_duty_hard", True, "domain.md B.1.4", _one_of(True, False)),
    RuleDef("leave.disagreement", "forward", "S3 Art. 16; domain.md R-4", _one_of("forward", "refuse")),
    RuleDef("leave.late_days", 1, "domain.md B.1.5; F-13", _whole(0, 31)),
    RuleDef("leave.remind_days", 1, "F-10", _whole(0, 14)),
    RuleDef("leave.types", DEFAULT_LEAVE_TYPES, "SC Orders 514, 619; domain.md B.1.1", parse_leave_types),
    RuleDef("ab.require_b_when_a_le", 2, "S3 Art. 15", _whole(0, 99)),
    RuleDef("ab.min_b", 1, "S3 Art. 15", _whole(0, 9)),
    RuleDef("ab.mode", "s3", "S3 Art. 15; S2 6", _one_of("s3", "strict")),
    RuleDef("ab.alert_minutes", 15, "S2 6; domain.md AB-4", _whole(0, 240)),
    RuleDef("staff.min_count", 2, "S1 (11); domain.md AB-6", _whole(0, 99)),
    RuleDef("sheet.symbols", "marks", "domain.md D.1; F-37", _one_of("marks", "words")),
    RuleDef("sheet.own_signature", False, "domain.md D.1", _one_of(False, True)),
    RuleDef("session.self_service_seconds", 60, "trust.md A20", _whole(15, 600)),
    RuleDef("session.idle_seconds", 180, "trust.md A20", _whole(30, 3600)),
    RuleDef("session.absolute_seconds", 1800, "trust.md A20", _whole(300, 43200)),
    RuleDef("session.password_days", 90, "trust.md 3; GB/T 22239-2019 8.1.4.1 a", _whole(0, 3650)),
)

_BY_KEY = {rule.key: rule for rule in RULES}


def checked_rule(key: str, value: Any) -> Any:
    """`value` if the rule `key` may hold it.

    Refusals: `rule_unknown`, `rule_value` (reason: what may stand there), `schedule_form`
    (place), `leave_types_form` (type, leave_part).
    """
    rule = _BY_KEY.get(key)
    if rule is None:
        raise Refusal("rule_unknown", rule=key)
    try:
        rule.check(value)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        place = str(error)[:40] if isinstance(error, ValueError | KeyError) else ""
        if rule.check is parse_schedule:
            raise Refusal("schedule_form", place=place) from error
        if rule.check is parse_leave_types:
            kind, _, part = place.partition(".")
            raise Refusal("leave_types_form", type=kind, leave_part=part.partition(".")[0]) from error
        raise Refusal("rule_value", rule=key, value=str(value)[:80], reason=str(error)) from error
    return value


@dataclass(frozen=True, slots=True)
class RuleChange:
    """A rule's value from a date on."""

    key: str
    value: Any
    valid_from: date


@dataclass(slots=True)
class RuleBook:
    """The rules of each day: the past is judged by the rules of its own day (domain.md G.1)."""

    changes: Mapping[str, list[tuple[date, Any]]]
    _attendance: dict[date, AttendanceRules] = field(default_factory=dict)
    _schedules: dict[int, Schedule] = field(default_factory=dict)
    _leave_types: dict[int, LeaveTypes] = field(default_factory=dict)

    @classmethod
    def of(cls, changes: Iterable[RuleChange] = ()) -> RuleBook:
        """Later entries win over earlier ones of the same date."""
        by_key: dict[str, dict[date, Any]] = {}
        for change in changes:
            by_key.setdefault(change.key, {})[change.valid_from] = change.value
        return cls({key: sorted(values.items(), key=lambda v: v[0]) for key, values in by_key.items()})

    def value(self, key: str, day: date) -> Any:
        """The rule's value on `day`."""
        index = self._index(key, day)
        return self.changes[key][index][1] if index >= 0 else _BY_KEY[key].default

    def _index(self, key: str, day: date) -> int:
        return bisect_right([start for start, _ in self.changes.get(key, ())], day) - 1

    def schedule(self, day: date) -> Schedule:
        """The hall's working hours as they stood on `day`."""
        key = self._index("attendance.schedule", day)
        if key not in self._schedules:
            self._schedules[key] = parse_schedule(self.value("attendance.schedule", day))
        return self._schedules[key]

    def leave_types(self, day: date) -> LeaveTypes:
        """What each type of leave gave on `day` (domain.md B.1.1)."""
        key = self._index("leave.types", day)
        if key not in self._leave_types:
            self._leave_types[key] = parse_leave_types(self.value("leave.types", day))
        return self._leave_types[key]

    def attendance(self, day: date) -> AttendanceRules:
        """The engine's figures as they stood on `day`."""
        if day not in self._attendance:
            self._attendance[day] = AttendanceRules(
                self.value("attendance.grace_minutes", day),
                self.value("attendance.half_day_absence_minutes", day),
                self.value("attendance.punches_per_day", day),
                self.value("attendance.noon_single_punch", day),
            )
        return self._attendance[day]
