"""Everybody's posts, absences and covers of some dates, as the rules of AB posts read them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from app.domain.ab import AbRules, Group, Member
from app.domain.ab_slots import Away, AwayKind, Cover, GroupSlot
from app.domain.attendance import Outing, merged
from app.domain.month import NO_RECORDS, RosterEntry, own_hours
from app.domain.schedule import Hours
from app.domain.slots import HALVES, Slot, date_range
from app.services.hall import Reading, Writing
from app.services.leave_picture import Picture
from app.services.records import records_from_marks
from db import attendance, leave, posts, roster

Key = tuple[str, str]
"""Department code and window group."""


class AbDays:
    """Read once for `first` to `last`, with the same number of queries however many days or groups."""

    def __init__(self, view: Reading | Writing, first: date, last: date) -> None:
        self._settings = view.settings
        entries = roster.entries(view.conn)
        self._picture = Picture(view, first, last, entries)
        self._records = records_from_marks({}, attendance.marks(view.conn, first, last))
        self._down = posts.stand_downs(view.conn, first, last)
        self._items, self._can = posts.items(view.conn), posts.qualifications(view.conn)
        self._partners = posts.partners(view.conn)
        self._entries: dict[str, list[RosterEntry]] = defaultdict(list)
        for entry in entries:
            self._entries[entry.department].append(entry)
        self.names, self.numbers = self._picture.names, self._picture.numbers
        self.departments = {d.code: d.name for d in roster.departments(view.conn) if d.kind != "centre"}
        self.counters: dict[Key, list[str]] = defaultdict(list)
        for counter in roster.counters(view.conn):
            self.counters[counter.department, counter.window_group].append(counter.counter)
        here = [key for key in roster.window_groups(view.conn) if key[0] in self.departments]
        self.groups: list[Key] = sorted(here, key=self._by_counter)
        """The window groups of dispatching departments, by their first counter (S3 Art. 15)."""
        held = leave.by_ids(view.conn, {row.leave for row in leave.slots_between(view.conn, first, last)})
        self._unconfirmed = {key for key, row in held.items() if row.cover and not row.handed_over_us}
        self._known: dict[tuple[Key, date], Group] = {}

    def _by_counter(self, key: Key) -> tuple[bool, str, Key]:
        own = self.counters[key]
        return not own, min(own, default=""), key

    def rules(self, day: date) -> AbRules:
        return AbRules.of(self._settings.rules, day)

    def group(self, key: Key, day: date) -> Group:
        """A window group as it stands on `day`."""
        known = self._known.get((key, day))
        if known is None:
            known = self._known[key, day] = self._group(key, day)
        return known

    def _group(self, key: Key, day: date) -> Group:
        here = [entry for entry in self._entries[key[0]] if entry.holds(day)]
        a = [entry for entry in here if entry.post == "A"]
        return Group(
            *key,
            self._items.get(key, ()),
            tuple(self._member(entry, day) for entry in a if entry.group_on(day) == key[1]),
            tuple(self._member(entry, day) for entry in here if entry.post == "B"),
            len({entry.person for entry in a}),
        )

    def _member(self, entry: RosterEntry, day: date) -> Member:
        return Member(
            entry.person,
            entry.name,
            entry.post,
            entry.group_on(day),
            self._can.get((entry.person, entry.department), frozenset()),
            any(down.subject == entry.person and down.holds(day) for down in self._down),
            self._partners.get(entry.person, ""),
        )

    def slots(self, first: date, last: date) -> Iterator[Slot]:
        """Half-days on which the hall works, or somebody on an A post does."""
        on_a = {entry.person for entries in self._entries.values() for entry in entries if entry.post == "A"}
        for day in date_range(first, last):
            working = self._settings.calendar.working(day)
            for half in HALVES:
                slot = Slot(day, half)
                if half in working or any(self._picture.works(subject)(slot) for subject in on_a):
                    yield slot

    def slot(self, key: Key, slot: Slot) -> GroupSlot:
        """A window group in one half-day: who is due, who is away, who covers whom."""
        group = self.group(key, slot.date)
        own = {member.subject for member in group.a}
        due = frozenset(subject for subject in own if self._picture.works(subject)(slot))
        covers = [
            Cover(subject, row.covered, row.agreed)
            for subject, row in self._picture.covering(slot).items()
            if row.covered in own
        ]
        everybody = (*own, *(member.subject for member in group.b), *(cover.by for cover in covers))
        away = {subject: found for subject in everybody if (found := self._away(subject, slot)) is not None}
        return GroupSlot(slot, group, due, away, covers)

    def opening(self, slot: Slot) -> int:
        """Minute of the day at which the hall opens in a half-day."""
        return self._settings.rules.schedule(slot.date).hours(slot.date).of(slot.half).start

    def _away(self, subject: str, slot: Slot) -> Away | None:
        absence = self._picture.absence(subject, slot)
        if absence is not None and absence.approved:
            confirmed = absence.leave not in self._unconfirmed
            return Away(AwayKind.LEAVE, *self._hours(subject, slot), confirmed)
        if any(down.subject == subject and down.holds(slot.date) for down in self._down):
            return Away(AwayKind.STOOD_DOWN, *self._hours(subject, slot))
        outings = self._records.get(subject, NO_RECORDS).outings.get(slot.date, ())
        outing = _longest(outings, self._hours(subject, slot)) if outings else None
        return Away(AwayKind.OUTING, *outing) if outing is not None else None

    def _hours(self, subject: str, slot: Slot) -> Hours:
        hall = self._settings.rules.schedule(slot.date).hours(slot.date)
        own = self._records.get(subject, NO_RECORDS)
        hours, _ = own_hours(own, slot.date, hall, self._settings.calendar.working(slot.date))
        return hours.of(slot.half)


def _longest(outings: Sequence[Outing], hours: Hours) -> Hours | None:
    """The longest stretch away within a half-day."""
    cut = [Hours(max(o.first, hours.start), min(o.last, hours.end)) for o in merged(outings)]
    return max((c for c in cut if c.start < c.end), key=lambda c: c.end - c.start, default=None)
