"""Finger or PIN → punch: one short transaction, shown only after its commit (S3 Art. 16)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from app.domain.access import TERMINAL, Action, Actor, require
from app.domain.attendance import DayInput, Punch, PunchSource
from app.domain.clock_in import Answer, Meaning, meaning_of
from app.domain.facts import PunchRecorded
from app.domain.month import (
    NO_RECORDS,
    PersonRecords,
    RosterEntry,
    day_input_of,
    entry_in_force,
    own_hours,
)
from app.domain.refusal import Refusal
from app.services.hall import Hall, Writing
from app.services.records import punches_by_day, records_from_marks
from db import attendance, roster, scanners
from db.day_records import day_records


@dataclass(frozen=True, slots=True)
class PunchShown:
    """What the clock-in page says; the punch is committed by then."""

    name: str
    number: str
    window_group: str
    department: str
    at: int
    """UTC seconds."""
    clock: str
    """Local time, `08:29:31`."""
    meaning: Meaning
    receipt: str
    """Six characters of the fact's hash: the person's own proof (trust.md 4)."""


@dataclass(frozen=True, slots=True)
class _Who:
    """What the hot path needs to know of a person on one date."""

    number: str
    name: str
    entries: tuple[RosterEntry, ...]
    records: PersonRecords


class ClockIn:
    """Records punches; keeps what it read until somebody else records something."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall
        self._seen: tuple[int, date] | None = None
        self._slots: dict[int, str] = {}
        self._people: dict[str, _Who] = {}

    def by_finger(self, scanner: str, slot: int) -> PunchShown:
        """A hit of `slot` on `scanner`; Refusal `finger_unknown` if nobody is enrolled there."""
        with self._hall.writing(TERMINAL) as tx:
            self._refresh(tx)
            subject = self._slots.get(slot)
            if subject is None:
                raise Refusal("finger_unknown")
            shown = self._record(tx, subject, PunchSource.SCANNER, scanner, "")
        self._committed(tx)
        return shown

    def by_pin(self, actor: Actor, subject: str, terminal: str) -> PunchShown:
        """A punch by PIN: `actor` is the colleague who witnesses, never the subject (trust.md A1).

        The subject's PIN has been checked by the caller. Refusals: `witness_self`, `not_entitled`.
        """
        require(actor, Action.PUNCH_WITNESS)
        if not actor.person or actor.person == subject:
            raise Refusal("witness_self")
        with self._hall.writing(actor) as tx:
            self._refresh(tx)
            shown = self._record(tx, subject, PunchSource.PIN, terminal, actor.person)
        self._committed(tx)
        return shown

    def last(self) -> PunchShown | None:
        """Today's last punch on record, for the page after a restart (trust.md F1b): it says no date."""
        with self._hall.reading() as view:
            row = attendance.last_punch(view.conn)
            person = roster.person_by_subject(view.conn, row.subject) if row and row.subject else None
            if row is None or person is None or view.time.local(row.at).date() != view.today:
                return None
            clock = f"{view.time.local(row.at):%H:%M:%S}"
        return PunchShown(person.name, person.number, "", "", row.at, clock, Meaning(Answer.REPEAT), "")

    def _refresh(self, tx: Writing) -> None:
        """Reads slots, roster and today's records anew if anything was recorded elsewhere."""
        if self._seen == (tx.end.seq, tx.today):
            return
        self._slots = {f.slot: f.subject for f in scanners.fingers(tx.conn)}
        day = tx.today
        start = tx.time.at(day)
        rows = attendance.raw_punches(tx.conn, start, start + 86400)
        punches = punches_by_day(rows, [(day, start)])
        records = records_from_marks(punches, day_records(tx.conn, day, day))
        entries: dict[str, list[RosterEntry]] = defaultdict(list)
        for entry in roster.entries(tx.conn):
            entries[entry.person].append(entry)
        self._people = {
            p.subject: _Who(p.number, p.name, tuple(entries[p.subject]), records.get(p.subject, NO_RECORDS))
            for p in roster.people(tx.conn)
        }

    def _committed(self, tx: Writing) -> None:
        self._seen = (tx.end.seq, tx.today)

    def _record(
        self, tx: Writing, subject: str, source: PunchSource, device: str, witness: str
    ) -> PunchShown:
        who = self._people.get(subject)
        if who is None:
            raise Refusal("person_unknown")
        moment, at = tx.moment, tx.wall
        entry, meaning = self._meaning(tx, who, moment.second)
        again = meaning.answer is Answer.REPEAT and meaning.since == moment.second
        if not again:  # the very same second is the same punch: (person, time) is stored once
            fact = PunchRecorded(who.number, at, source.value, device, witness)
            item = tx.record(fact, subject)
            receipt = item.hash.hex()[:6].upper()
            punch = Punch(moment.second, item.seq, source, device)
            self._people[subject] = _with_punch(who, moment.day, punch)
        else:
            receipt, self._people[subject] = "", who
        clock = f"{moment.second // 3600:02d}:{moment.second // 60 % 60:02d}:{moment.second % 60:02d}"
        group = entry.group_on(moment.day) if entry else ""
        department = entry.department_name if entry else ""
        return PunchShown(who.name, who.number, group, department, at, clock, meaning, receipt)

    def _meaning(self, tx: Writing, who: _Who, second: int) -> tuple[RosterEntry | None, Meaning]:
        day, settings = tx.today, tx.settings
        entry = entry_in_force(day, who.entries)
        hall_hours = settings.rules.schedule(day).hours(day)
        hours, working = own_hours(who.records, day, hall_hours, settings.calendar.working(day))
        if entry is None:
            blank = DayInput(day, hours, punches=who.records.punches.get(day, ()))
            return None, meaning_of(blank, settings.rules.attendance(day), second, False, False)
        today = day_input_of(entry, who.records, day, hours, working)
        on_roster = bool(today.halves) or entry.post == "A" or not working
        meaning = meaning_of(today, settings.rules.attendance(day), second, on_roster, bool(today.halves))
        return entry, meaning


def _with_punch(who: _Who, day: date, punch: Punch) -> _Who:
    own = who.records
    punches = dict(own.punches)
    punches[day] = tuple(sorted((*punches.get(day, ()), punch)))
    records = PersonRecords(
        punches, own.leave, own.outings, own.corrections, own.duty, own.reductions, own.cover
    )
    return _Who(who.number, who.name, who.entries, records)
