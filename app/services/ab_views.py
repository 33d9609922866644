"""What the page of AB posts shows: who complies on a day, who is at risk, what must be told now."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain import ab_slots
from app.domain.ab import AbState, Finding, Group, Member, cover_due, why_not_valid
from app.domain.ab import compliance as judge
from app.domain.ab_slots import Risk, SlotOutlook
from app.domain.access import Action, Actor, Role, require
from app.domain.refusal import Refusal
from app.domain.slots import HALVES, Slot
from app.services.ab_days import AbDays, Key
from app.services.hall import Reading
from db import posts, roster

DAYS_MOST = 62


@dataclass(frozen=True, slots=True)
class AlertShown:
    """未及时顶岗: whom it is about, since which minute of today somebody should have been there."""

    subject: str
    number: str
    name: str
    department: str
    department_name: str
    window_group: str
    slot: Slot
    due: int
    finding: Finding


@dataclass(frozen=True, slots=True)
class GroupShown:
    """A window group on a date."""

    department: str
    department_name: str
    window_group: str
    counters: tuple[str, ...]
    state: AbState
    items: tuple[str, ...]
    a: tuple[Member, ...]
    b: tuple[Member, ...]
    """Every B of the department."""
    valid: frozenset[str]
    """Subjects of the B who can stand in here."""
    cover_due: bool
    findings: tuple[Finding, ...]
    alerts: tuple[AlertShown, ...]


@dataclass(frozen=True, slots=True)
class ComplianceShown:
    """The groups that the reader may see; `may_edit` and `may_stand_down` say what they may change."""

    day: date
    groups: tuple[GroupShown, ...]
    numbers: Mapping[str, str]
    """Subject → staff number."""
    sees_absence: bool
    may_edit: bool
    may_stand_down: bool

    @property
    def failing(self) -> int:
        return sum(group.state is AbState.FAILS for group in self.groups)

    @property
    def alerts(self) -> tuple[AlertShown, ...]:
        return tuple(alert for group in self.groups for alert in group.alerts)


@dataclass(frozen=True, slots=True)
class OutlookRow:
    """A window group's coming half-days."""

    department: str
    department_name: str
    window_group: str
    counters: tuple[str, ...]
    cells: tuple[SlotOutlook, ...]

    @property
    def worst(self) -> Risk:
        return max((cell.risk for cell in self.cells), key=tuple(Risk).index, default=Risk.NONE)


@dataclass(frozen=True, slots=True)
class OutlookShown:
    """The grid of the coming days; `slots` are its columns."""

    first: date
    slots: tuple[Slot, ...]
    rows: tuple[OutlookRow, ...]
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class StandDownShown:
    stand_down: str
    subject: str
    name: str
    first: date
    last: date | None
    reason: str
    """Empty for who may not stand down."""


@dataclass(frozen=True, slots=True)
class GroupSetup:
    """A group's items and the department's people with what each can do."""

    group: Group
    department_name: str
    numbers: Mapping[str, str]
    stand_downs: tuple[StandDownShown, ...]
    may_edit: bool
    may_stand_down: bool


def compliance(view: Reading, actor: Actor, day: date) -> ComplianceShown:
    """AB-1 to AB-6 on `day`, with the alerts of that day if the reader may know who is away."""
    days = AbDays(view, day, day)
    sees, sees_away = sight(view, actor, day)
    groups = tuple(_group(view, days, key, day, sees_away(key)) for key in days.groups if sees(key))
    away = any(sees_away((group.department, group.window_group)) for group in groups)
    may = actor.may(Action.ROSTER_EDIT), actor.may(Action.STAND_DOWN)
    return ComplianceShown(day, groups, dict(days.numbers), away, *may)


def _group(view: Reading, days: AbDays, key: Key, day: date, with_alerts: bool) -> GroupShown:
    found, rules = judge(days.group(key, day), days.rules(day)), days.rules(day)
    return GroupShown(
        key[0],
        days.departments[key[0]],
        key[1],
        tuple(days.counters[key]),
        found.state,
        found.group.items,
        found.group.a,
        found.group.b,
        frozenset(member.subject for member in found.valid),
        cover_due(found.group, rules),
        found.findings,
        tuple(_alerts(view, days, key, day)) if with_alerts else (),
    )


def _alerts(view: Reading, days: AbDays, key: Key, day: date) -> Iterator[AlertShown]:
    second = view.moment.on(day)
    now = 24 * 60 if second is None else second // 60
    for half in HALVES:
        slot = Slot(day, half)
        for alert in ab_slots.alerts(days.slot(key, slot), days.rules(day), days.opening(slot), now):
            yield AlertShown(
                alert.subject,
                days.numbers.get(alert.subject, ""),
                days.names.get(alert.subject, ""),
                key[0],
                days.departments[key[0]],
                key[1],
                slot,
                alert.due,
                alert.finding,
            )


def alerts(view: Reading, actor: Actor) -> tuple[AlertShown, ...]:
    """Today's alerts that the reader may know of, the oldest first."""
    days = AbDays(view, view.today, view.today)
    _, sees_away = sight(view, actor, view.today)
    found = [alert for key in days.groups if sees_away(key) for alert in _alerts(view, days, key, view.today)]
    return tuple(sorted(found, key=lambda alert: (alert.due, alert.department, alert.number)))


def outlook(view: Reading, actor: Actor, first: date | None, days: int) -> OutlookShown:
    """The coming half-days of the groups whose absences the reader may know; Refusal `ab_days`."""
    if not 1 <= days <= DAYS_MOST:
        raise Refusal("ab_days", count=days, limit=DAYS_MOST)
    start = first or view.today + timedelta(days=1)
    last = start + timedelta(days=days - 1)
    read = AbDays(view, start, last)
    _, sees_away = sight(view, actor, view.today)
    slots = tuple(read.slots(start, last))
    rules = {slot.date: read.rules(slot.date) for slot in slots}
    rows = tuple(
        OutlookRow(
            key[0],
            read.departments[key[0]],
            key[1],
            tuple(read.counters[key]),
            tuple(ab_slots.outlook(read.slot(key, slot), rules[slot.date]) for slot in slots),
        )
        for key in read.groups
        if sees_away(key)
    )
    return OutlookShown(start, slots, rows, dict(read.names))


def setup(view: Reading, actor: Actor, department: str, window_group: str) -> GroupSetup:
    """One group with everybody of its department. Refusals `not_entitled`, `group_unknown`."""
    may_edit, may_stand_down = actor.may(Action.ROSTER_EDIT), actor.may(Action.STAND_DOWN)
    if not may_stand_down:
        require(actor, Action.ROSTER_EDIT)
    days = AbDays(view, view.today, view.today)
    key = (department, window_group)
    if key not in days.groups:
        raise Refusal("group_unknown", department=department, window_group=window_group)
    group = days.group(key, view.today)
    people = {member.subject for member in (*group.a, *group.b)}
    downs = tuple(
        StandDownShown(
            row.stand_down,
            row.subject,
            days.names.get(row.subject, ""),
            row.first,
            row.last,
            row.reason if may_stand_down else "",
        )
        for row in posts.stand_downs(view.conn, view.today)
        if row.subject in people
    )
    return GroupSetup(
        group, days.departments[department], dict(days.numbers), downs, may_edit, may_stand_down
    )


def why_not(group: GroupShown, member: Member) -> Finding | None:
    """Why a B of the department cannot stand in for the group; None: they can."""
    seen = Group(group.department, group.window_group, group.items, group.a, group.b)
    return why_not_valid(seen, member)


def sight(view: Reading, actor: Actor, day: date) -> tuple[Callable[[Key], bool], Callable[[Key], bool]]:
    """Whose posts, and whose absences, the reader may see: all, their department's, or their own window's."""

    def everything(_key: Key) -> bool:
        return True

    if actor.may(Action.LEAVE_READ_ALL):
        return everything, everything
    codes = {actor.department} - {""} if Role.REVIEWER in actor.roles else set()
    own: set[Key] = set()
    if actor.person:
        own = {key for key, head in roster.window_heads(view.conn).items() if head == actor.person}
        mine = [post for post in roster.posts(view.conn, actor.person) if post.holds(day)]
        own |= {(post.department, post.window_group) for post in mine if post.post == "A"}
        codes |= {post.department for post in mine if post.post == "B"}

    def theirs(key: Key) -> bool:
        return key in own or key[0] in codes

    return (everything if actor.may(Action.ROSTER_EDIT) else theirs), theirs
