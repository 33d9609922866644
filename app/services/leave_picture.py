"""Who is where in the half-days around a leave, read with a constant number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain

from app.domain.attendance import Outing
from app.domain.calendar import HallCalendar
from app.domain.leave import LONGEST_DAYS, Span, Works, after
from app.domain.leave_window import Absence, Group, GroupSlot, SlotLook, cover_conflict, look
from app.domain.month import RosterEntry
from app.domain.schedule import DutyRoster, Hours
from app.domain.slots import Slot
from app.services.hall import Reading, Writing
from app.services.leave_posts import APosts
from app.services.records import records_from_marks
from db import attendance, cover, leave, posts, roster
from db.leave import SlotRow

View = Reading | Writing
NOBODY: Group = ("", "")
DUE_WITHIN = 60
"""Days after a leave in which its next working half-day is looked for."""
_NO_ONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Moment:
    """What is the same for every window in a half-day."""

    works: bool
    """The hall does."""
    covers: Mapping[Group, frozenset[str]]
    """Whose consent is there."""
    absences: Mapping[str, Absence]
    out: frozenset[str]
    """On an outing or stood down, of everybody."""


class Picture:
    """People on posts, leave, outings, covers and stand-downs from `first` to `last`."""

    def __init__(self, view: View, first: date, last: date, entries: Sequence[RosterEntry]) -> None:
        self._settings = view.settings
        self.first, self.last = first, last
        self._entries: dict[str, list[RosterEntry]] = defaultdict(list)
        for entry in entries:
            self._entries[entry.person].append(entry)
        self._posts = APosts(entries)
        self.names = {entry.person: entry.name for entry in entries}
        self.numbers = {entry.person: entry.number for entry in entries}
        records = records_from_marks({}, attendance.marks(view.conn, first, last))
        self._outings = {p: r.outings for p, r in records.items() if r.outings}
        self._duty: dict[str, dict[date, DutyRoster]] = {
            p: dict(r.duty) for p, r in records.items() if r.duty
        }
        self._down = posts.stood_down(view.conn, first, last)
        self._covers: dict[Slot, dict[str, cover.CoverSlotRow]] = defaultdict(dict)
        for row in cover.cover_slots(view.conn, first, last):
            self._covers[row.slot][row.subject] = row
        self._absences: dict[Slot, dict[str, Absence]] = defaultdict(dict)
        for held in leave.slots_of(view.conn, list(self._everybody()), first, last):
            self._absences[held.slot][held.subject] = _absence(held)
        self._far: set[tuple[str, Slot]] = set()
        self._moments: dict[Slot, _Moment] = {}
        self._slots: dict[tuple[Slot, Group], GroupSlot] = {}

    def _everybody(self) -> Iterable[str]:
        covering = chain.from_iterable(self._covers.values())
        return dict.fromkeys(chain(self._entries, covering))

    def add_duty(self, subject: str, duty: Mapping[date, DutyRoster]) -> None:
        """A person's own hours outside the dates of the picture, for counting a chain."""
        self._duty.setdefault(subject, {}).update(duty)

    # -- one person -----------------------------------------------------------------------------------

    def works(self, subject: str, calendar: HallCalendar | None = None) -> Works:
        """Whether a half-day is a working one of the person: hall calendar or duty roster, on a post."""
        entries, duty = self._entries.get(subject, []), self._duty.get(subject, {})
        working = (calendar or self._settings.calendar).working

        def works(slot: Slot) -> bool:
            own = duty.get(slot.date)
            halves = own.working() if own is not None else working(slot.date)
            return slot.half in halves and any(entry.holds(slot.date) for entry in entries)

        return works

    def group_of(self, subject: str, slot: Slot) -> Group:
        """The window group in which the person counts: of their A post, of whom they cover, or their B's."""
        entries = [e for e in self._entries.get(subject, ()) if e.holds(slot.date)]
        entry = min(entries, key=lambda e: e.post, default=None)
        covered = self._covers.get(slot, {}).get(subject)
        if covered is not None and covered.agreed and (entry is None or entry.post != "A"):
            return covered.department, covered.window_group
        return (entry.department, entry.group_on(slot.date)) if entry is not None else NOBODY

    def post_of(self, subject: str, slot: Slot) -> str:
        """A or B, as the person serves on that date; empty: not on the roster."""
        return min((e.post for e in self._entries.get(subject, ()) if e.holds(slot.date)), default="")

    def add_leave(self, subject: str, held: Mapping[Slot, str]) -> None:
        """A person's half-days of leave outside the dates of the picture."""
        self._far.update((subject, slot) for slot in held)

    def on_leave(self, subject: str, slot: Slot) -> bool:
        """Whether a leave of the person, pending or granted, takes the half-day."""
        return self.absence(subject, slot) is not None or (subject, slot) in self._far

    def due_back(self, subject: str, last: Slot) -> Slot | None:
        """The person's next working half-day after `last`; None if there is none within `DUE_WITHIN` days."""
        works, slot = self.works(subject), last
        for _ in range(2 * DUE_WITHIN):
            slot = after(slot)
            if works(slot):
                return slot
        return None

    def goes_on(self, subject: str, last: Slot) -> bool:
        """Another leave of theirs takes that half-day: nobody is back yet."""
        due = self.due_back(subject, last)
        return due is not None and self.on_leave(subject, due)

    def fit_to_cover(self, subject: str, group: Group, slots: Iterable[Slot]) -> bool:
        """Whether the person serves in the department on every date."""
        entries = [e for e in self._entries.get(subject, ()) if e.department == group[0]]
        return all(any(entry.holds(slot.date) for entry in entries) for slot in slots)

    def cover_busy(self, subject: str, slots: Iterable[Slot], own_leave: str = "") -> set[Slot]:
        """Half-days in which the person cannot take over: away, out, or covering somebody else."""
        busy = set()
        for slot in slots:
            row = self._covers.get(slot, {}).get(subject)
            elsewhere = {subject} if row is not None and (not own_leave or row.leave != own_leave) else set()
            if cover_conflict(self.at_home(subject, slot), subject, elsewhere):
                busy.add(slot)
        return busy

    def absence(self, subject: str, slot: Slot) -> Absence | None:
        """The person's leave in a half-day."""
        return self._absences.get(slot, {}).get(subject)

    def covering(self, slot: Slot) -> Mapping[str, cover.CoverSlotRow]:
        """Who covers whom in a half-day, asked for or agreed."""
        return self._covers.get(slot, {})

    def is_down(self, subject: str, slot: Slot) -> bool:
        """待岗 on that date."""
        return any(
            p == subject and f <= slot.date and (t is None or slot.date <= t) for p, f, t in self._down
        )

    def is_out(self, subject: str, slot: Slot) -> bool:
        """On an outing in any part of the half-day, or stood down."""
        if self.is_down(subject, slot):
            return True
        outings = self._outings.get(subject, {}).get(slot.date, ())
        return any(_overlaps(outing, self.hours(subject, slot)) for outing in outings)

    def hours(self, subject: str, slot: Slot) -> Hours:
        """When the person's half-day begins and ends."""
        hours = self._settings.rules.schedule(slot.date).hours(slot.date)
        own = self._duty.get(subject, {}).get(slot.date)
        return (own.applied(hours) if own is not None else hours).of(slot.half)

    # -- a window -------------------------------------------------------------------------------------

    def people_of(self, group: Group, dates: Collection[date]) -> set[str]:
        """Who is on an A post of the window on any of the dates, and the department's B."""

        def there(entry: RosterEntry, day: date) -> bool:
            return entry.holds(day) and (entry.post != "A" or entry.group_on(day) == group[1])

        own = [e for e in chain.from_iterable(self._entries.values()) if e.department == group[0]]
        return {entry.person for entry in own if any(there(entry, day) for day in dates)}

    def at_home(self, subject: str, slot: Slot) -> GroupSlot:
        """The window group in which the person counts, in one half-day."""
        return self.group_slot(slot, self.group_of(subject, slot))

    def group_slot(self, slot: Slot, group: Group) -> GroupSlot:
        """One window group in one half-day."""
        known = self._slots.get((slot, group))
        if known is None:
            known = self._slots[slot, group] = self._group_slot(slot, group, self._moment(slot))
        return known

    def untouched(self, slot: Slot) -> Callable[[Group], int | None]:
        """Of a window: how many work there, if none of them is away and nobody covers; None: look closer."""
        at = self._moment(slot)
        touched = at.absences.keys() | at.out

        def count(group: Group) -> int | None:
            on_post = self._on_post(slot, group, at)
            return len(on_post) if group not in at.covers and on_post.isdisjoint(touched) else None

        return count

    def _group_slot(self, slot: Slot, group: Group, at: _Moment) -> GroupSlot:
        on_post = self._on_post(slot, group, at)
        return GroupSlot(slot, group, on_post, at.covers.get(group, _NO_ONE), at.absences, at.out)

    def _on_post(self, slot: Slot, group: Group, at: _Moment) -> frozenset[str]:
        held = self._posts.held(group, slot.date)
        if not self._duty.keys().isdisjoint(held):
            return frozenset(person for person in held if self.works(person)(slot))
        return held if at.works else _NO_ONE

    def _moment(self, slot: Slot) -> _Moment:
        known = self._moments.get(slot)
        if known is None:
            works = slot.half in self._settings.calendar.working(slot.date)
            covers: dict[Group, set[str]] = defaultdict(set)
            for person, row in self._covers.get(slot, {}).items():
                if row.agreed:
                    covers[row.department, row.window_group].add(person)
            down = (person for person, *_ in self._down if self.is_down(person, slot))
            outing = (person for person in self._outings if self.is_out(person, slot))
            frozen = {group: frozenset(people) for group, people in covers.items()}
            out = frozenset(chain(down, outing))
            known = self._moments[slot] = _Moment(works, frozen, self._absences.get(slot, {}), out)
        return known

    def looks(
        self, subject: str, slots: Iterable[Slot], order: int | None, taking_over: str
    ) -> tuple[SlotLook, ...]:
        """What a request of the person meets in each of its half-days (rules L and M)."""
        return tuple(self._look(subject, slot, order, taking_over) for slot in slots)

    def _look(self, subject: str, slot: Slot, order: int | None, taking_over: str) -> SlotLook:
        at = self.at_home(subject, slot)
        return look(at, subject, order, taking_over, self.limit(slot), self.minimum(slot))

    def limit(self, slot: Slot) -> int:
        """How many of a window may be away (S3 Art. 16)."""
        value: int = self._settings.rules.value("leave.concurrent_max", slot.date)
        return value

    def minimum(self, slot: Slot) -> int:
        """How many of a window must be on duty (domain.md B.1.4, rule M)."""
        value: int = self._settings.rules.value("leave.min_on_duty", slot.date)
        return value


def _absence(row: SlotRow) -> Absence:
    return Absence(row.subject, row.leave, row.state in ("approved", "returned"), row.place)


def _overlaps(outing: Outing, hours: Hours) -> bool:
    return outing.first < hours.end and outing.last > hours.start


def picture_of(
    view: View, subject: str, span: Span, taking_over: str = ""
) -> tuple[Picture, dict[Slot, str]]:
    """The picture for one person's request, and the half-days of their live leaves around it → the leave."""
    own = roster.entries(view.conn, subject=subject)
    departments = {entry.department for entry in own if _touches(entry, span)}
    entries = list(own)
    for code in sorted(departments):
        entries += [e for e in roster.entries(view.conn, code) if e not in entries]
    if taking_over and all(entry.person != taking_over for entry in entries):
        entries += roster.entries(view.conn, subject=taking_over)
    picture = Picture(view, span.first.date, span.last.date, entries)
    far = timedelta(days=LONGEST_DAYS)
    first, last = span.first.date - far, span.last.date + far
    held = leave.slots_of(view.conn, [subject], first, last)
    records = records_from_marks({}, attendance.marks(view.conn, first, last, subject))
    if subject in records:
        picture.add_duty(subject, records[subject].duty)
    return picture, {row.slot: row.leave for row in held}


def _touches(entry: RosterEntry, span: Span) -> bool:
    first, last = span.first.date, span.last.date
    return any(stay.first <= last and (stay.last is None or stay.last >= first) for stay in entry.stays)


def hall_picture(view: View, first: date, last: date) -> Picture:
    """The picture of the whole hall."""
    return Picture(view, first, last, roster.entries(view.conn))
