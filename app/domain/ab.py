"""AB posts: who must have a stand-in, who can be one, what is lacking (S3 Art. 15, S2 6; domain.md B.2)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from app.domain.refusal import Refusal
from app.domain.rules import RuleBook

ITEM_LIMIT = 60
ITEMS_MOST = 200


class Weight(StrEnum):
    """What a finding does: a fault means 不符合, a warning only tells (提示), an alert wants somebody now."""

    FAULT = "fault"
    WARNING = "warning"
    ALERT = "alert"


class AbState(StrEnum):
    """How a window group stands on a date."""

    COMPLIES = "complies"
    FAILS = "fails"
    NO_STAFF = "no_staff"
    """无派驻人员: not a case of AB posts (AB-6)."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What is lacking; `key` and `params` are its words'."""

    weight: Weight
    key: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody with an active post on the date."""

    subject: str
    name: str
    post: str
    window_group: str = ""
    can: frozenset[str] = frozenset()
    """The department's items that they can do; only looked at for a B."""
    stood_down: bool = False
    partner: str = ""
    """Whom they name as their stand-in."""


@dataclass(frozen=True, slots=True)
class Group:
    """One window group on one date."""

    department: str
    name: str
    items: tuple[str, ...]
    a: tuple[Member, ...]
    """A staff, also those on a long leave or stood down."""
    b: tuple[Member, ...]
    """Every B of the department, whichever of its groups they stand at."""
    staff: int = 0
    """A staff of the whole department."""


@dataclass(frozen=True, slots=True)
class AbRules:
    """The figures of one day."""

    require_when_a_le: int = 2
    min_b: int = 1
    strict: bool = False
    alert_minutes: int = 15
    staff_min: int = 2
    min_on_duty: int = 1

    @classmethod
    def of(cls, book: RuleBook, day: date) -> AbRules:
        return cls(
            book.value("ab.require_b_when_a_le", day),
            book.value("ab.min_b", day),
            book.value("ab.mode", day) == "strict",
            book.value("ab.alert_minutes", day),
            book.value("staff.min_count", day),
            book.value("leave.min_on_duty", day),
        )


@dataclass(frozen=True, slots=True)
class Compliance:
    """Whether a group complies, who its valid B are, and everything that was found."""

    group: Group
    state: AbState
    valid: tuple[Member, ...]
    findings: tuple[Finding, ...]


def b_due(group: Group, rules: AbRules) -> bool:
    """Whether S3 Art. 15 wants a B here: 1 to 2 A staff (AB-1)."""
    return 1 <= len(group.a) <= rules.require_when_a_le and rules.min_b > 0


def cover_due(group: Group, rules: AbRules) -> bool:
    """Whether somebody must take over for an A: where a B is due, in strict mode everywhere (AB-4)."""
    return bool(group.a) and (rules.strict or b_due(group, rules))


def missing_items(group: Group, member: Member) -> tuple[str, ...]:
    """What a B cannot do of the group's business; empty: 通办."""
    return tuple(item for item in group.items if item not in member.can)


def why_not_valid(group: Group, member: Member) -> Finding | None:
    """Why a B is none for this group; None: valid (AB-1)."""
    named: dict[str, object] = {"name": member.name}
    if any(other.subject == member.subject for other in group.a):
        return Finding(Weight.FAULT, "ab_b_is_a", named)
    if member.stood_down:
        return Finding(Weight.FAULT, "ab_b_stood_down", named)
    missing = missing_items(group, member)
    if missing:
        return Finding(Weight.FAULT, "ab_b_lacks", {**named, "items": missing})
    return None


def valid_b(group: Group) -> tuple[Member, ...]:
    return tuple(member for member in group.b if why_not_valid(group, member) is None)


def compliance(group: Group, rules: AbRules) -> Compliance:
    """AB-1, AB-2 and AB-6 for one group on one date (S3 Art. 15)."""
    valid = valid_b(group)
    if not group.a:
        found = Finding(Weight.WARNING, "ab_no_staff")
        return Compliance(group, AbState.NO_STAFF, valid, (found,))
    faults = tuple(_faults(group, valid, rules))
    state = AbState.FAILS if faults else AbState.COMPLIES
    return Compliance(group, state, valid, (*faults, *_warnings(group, rules)))


def _faults(group: Group, valid: tuple[Member, ...], rules: AbRules) -> Iterator[Finding]:
    if not b_due(group, rules) or len(valid) >= rules.min_b:
        return
    if len(group.b) < rules.min_b:
        params = {"a": len(group.a), "need": rules.min_b, "have": len(group.b)}
        yield Finding(Weight.FAULT, "ab_no_b", params)
    for member in group.b:
        why = why_not_valid(group, member)
        if why is not None:
            yield why


def _warnings(group: Group, rules: AbRules) -> Iterator[Finding]:
    alone = tuple(m.name for m in group.a if not m.stood_down and not _has_partner(group, m))
    if rules.strict and alone:
        yield Finding(Weight.WARNING, "ab_no_partner", {"names": alone})
    if b_due(group, rules) and not group.items:
        yield Finding(Weight.WARNING, "ab_no_items")
    staff = max(group.staff, len(group.a))
    if staff < rules.staff_min:
        yield Finding(Weight.WARNING, "ab_staff_few", {"count": staff, "least": rules.staff_min})


def _has_partner(group: Group, member: Member) -> bool:
    """They name another A of the group or a B of the department, who is not stood down (AB-2)."""
    return any(
        other.subject == member.partner and other.subject != member.subject and not other.stood_down
        for other in (*group.a, *group.b)
    )


def check_partner(subject: str, partner: str, colleagues: Collection[str]) -> None:
    """`colleagues`: who has a post in one of the subject's departments.

    Refusals: `ab_partner_self`, `ab_partner_elsewhere`.
    """
    if partner == subject:
        raise Refusal("ab_partner_self")
    if partner and partner not in colleagues:
        raise Refusal("ab_partner_elsewhere")


def check_items(items: Collection[str], known: Collection[str]) -> None:
    """Nobody is qualified for what the department does not handle; Refusal `ab_item_unknown`."""
    for item in items:
        if item not in known:
            raise Refusal("ab_item_unknown", item=item)
