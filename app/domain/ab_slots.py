"""Half-day by half-day: who of a window group is away, who takes over, what must be told (domain.md B.2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.ab import AbRules, Finding, Group, Member, Weight, cover_due, valid_b
from app.domain.schedule import Minute
from app.domain.slots import Slot


class AwayKind(StrEnum):
    """By which entry somebody is away; 待岗 empties a post as the others do."""

    LEAVE = "leave"
    OUTING = "outing"
    STOOD_DOWN = "stood_down"


@dataclass(frozen=True, slots=True)
class Away:
    """Somebody is away in a half-day, from minute `since` of that date up to `until`."""

    kind: AwayKind
    since: Minute
    until: Minute
    handed_over: bool = True
    """Of a leave: whether the handover was confirmed (trust.md 3)."""


@dataclass(frozen=True, slots=True)
class Cover:
    """A registered cover; `agreed`: by the centre, and so in force (S1 （十二）)."""

    by: str
    covered: str
    agreed: bool


@dataclass(frozen=True, slots=True)
class GroupSlot:
    """A window group in one half-day."""

    slot: Slot
    group: Group
    due: frozenset[str]
    """A staff whose half-day it is by calendar and duty roster."""
    away: Mapping[str, Away] = field(default_factory=dict)
    """By subject, of everybody on the department's posts."""
    covers: Sequence[Cover] = ()
    """Of this group's A staff."""


class Risk(StrEnum):
    """How a half-day stands, the gravest last."""

    NONE = "none"
    COVERED = "covered"
    """Somebody is away and somebody stands in."""
    AWAY = "away"
    """Somebody is away; where no B is due that is all there is to say."""
    UNCOVERED = "uncovered"
    """Somebody is away, and the cover that is due is not registered or not agreed."""
    BOTH = "both"
    """An A and the only B are away together (AB-3)."""
    EMPTY = "empty"
    """Fewer on duty than the window needs to go on working (S3 Art. 16)."""


@dataclass(frozen=True, slots=True)
class SlotOutlook:
    """One cell of the coming days."""

    slot: Slot
    risk: Risk
    on_duty: int
    """A staff there and whoever covers in force."""
    away: tuple[Member, ...]
    covers: tuple[Cover, ...]
    findings: tuple[Finding, ...]


def outlook(at: GroupSlot, rules: AbRules) -> SlotOutlook:
    """AB-3 and AB-4 ahead of time, and what rule M would leave, for one half-day."""
    gone = _gone(at)
    findings = tuple(_risks(at, gone, rules))
    risk = max((_RISK_OF[f.key] for f in findings), key=_ORDER.index, default=_calm(at, gone))
    return SlotOutlook(at.slot, risk, len(_on_duty(at)), gone, tuple(at.covers), findings)


_ORDER = tuple(Risk)
_RISK_OF = {"ab_empty": Risk.EMPTY, "ab_both_away": Risk.BOTH}
_RISK_OF |= {"ab_uncovered": Risk.UNCOVERED, "ab_cover_waits": Risk.UNCOVERED}


def _calm(at: GroupSlot, gone: Sequence[Member]) -> Risk:
    if not gone:
        return Risk.NONE
    return Risk.COVERED if all(_cover_of(at, m.subject) for m in gone) else Risk.AWAY


def _gone(at: GroupSlot) -> tuple[Member, ...]:
    """A staff who would be on duty and are away."""
    return tuple(m for m in at.group.a if m.subject in at.due and m.subject in at.away)


def _on_duty(at: GroupSlot) -> set[str]:
    """Whoever keeps the window working; somebody who covers two of them is still one person (C-A16)."""
    there = {m.subject for m in at.group.a if m.subject in at.due and m.subject not in at.away}
    return there | {c.by for c in at.covers if c.agreed and c.by not in at.away}


def _cover_of(at: GroupSlot, subject: str) -> Cover | None:
    """The cover in force of somebody; whoever is away themselves covers nobody, nor one person two."""
    taken: set[str] = set()
    for cover in at.covers:
        if not cover.agreed or cover.by in at.away or cover.by in taken:
            continue
        taken.add(cover.by)
        if cover.covered == subject:
            return cover
    return None


def _risks(at: GroupSlot, gone: Sequence[Member], rules: AbRules) -> Iterator[Finding]:
    when: dict[str, object] = {"date": at.slot.date, "half": at.slot.half.value}
    names = tuple(m.name for m in gone)
    left = len(_on_duty(at))
    if at.group.a and at.due and left < rules.min_on_duty:
        params = {**when, "names": names, "left": left, "least": rules.min_on_duty}
        yield Finding(Weight.WARNING, "ab_empty", params)
    only = valid_b(at.group)
    if gone and len(only) == 1 and only[0].subject in at.away:
        yield Finding(Weight.WARNING, "ab_both_away", {**when, "names": names, "b": only[0].name})
    if cover_due(at.group, rules):
        for member in gone:
            yield from _uncovered(at, member, {**when, "name": member.name})


def _uncovered(at: GroupSlot, member: Member, params: Mapping[str, object]) -> Iterator[Finding]:
    if _cover_of(at, member.subject) is not None:
        return
    waiting = any(c.covered == member.subject and not c.agreed for c in at.covers)
    yield Finding(Weight.WARNING, "ab_cover_waits" if waiting else "ab_uncovered", params)


@dataclass(frozen=True, slots=True)
class Alert:
    """未及时顶岗: somebody is away and nobody has taken over in time (AB-4, AB-07)."""

    subject: str
    finding: Finding
    due: Minute
    """When somebody should have been there."""


def alerts(at: GroupSlot, rules: AbRules, opening: Minute, now: Minute) -> tuple[Alert, ...]:
    """What must be told at minute `now` of the half-day's date, `opening` being its first minute.

    A cover is due `alert_minutes` after the opening, or after the departure if that is later (S2 6); who
    is back sooner needs none. A handover must be confirmed before the leave begins (C-A17).
    """
    found: list[Alert] = []
    for member in _gone(at):
        away = at.away[member.subject]
        params = {"name": member.name, "half": at.slot.half.value, "minute": away.since}
        if away.kind is AwayKind.LEAVE and not away.handed_over and now >= opening:
            found.append(Alert(member.subject, Finding(Weight.ALERT, "ab_not_handed_over", params), opening))
        due = max(opening, away.since) + rules.alert_minutes
        if cover_due(at.group, rules) and due < away.until and now >= due:
            for risk in _uncovered(at, member, {**params, "minutes": rules.alert_minutes}):
                key = "ab_alert_waits" if risk.key == "ab_cover_waits" else "ab_alert"
                found.append(Alert(member.subject, Finding(Weight.ALERT, key, risk.params), due))
    return tuple(found)
