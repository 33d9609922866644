"""Leaves put together for reading: one, or many at once, with a constant number of queries (B.1.5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import cached_property

from app.domain.leave import LeaveState, Span, before, counted, slot_from, slot_text
from app.domain.leave_life import Course, Instant, state_at
from app.domain.refusal import Refusal
from app.domain.slots import Slot
from app.services.leave_case import Case
from app.services.leave_picture import DUE_WITHIN, Picture, View, hall_picture, picture_of
from app.services.leave_shown import LeaveShown, slots_shown
from db import access, leave, overview, roster
from db.leave import LeaveRow


def known(view: View, leave_id: str) -> LeaveRow:
    """Refusal `leave_unknown`."""
    row = leave.by_id(view.conn, leave_id)
    if row is None:
        raise Refusal("leave_unknown", leave=leave_id[:40])
    return row


def kept_span(row: LeaveRow) -> Span | None:
    """The half-days of a leave that were not given back; None if all were."""
    if not row.back:
        return Span(row.first, row.last)
    back = slot_from(row.back)
    if back <= row.first:
        return None
    return Span(row.first, min(before(back), row.last))


class Shelf:
    """What all leaves of a list are shown with, read once."""

    def __init__(self, view: View, picture: Picture, rows: Sequence[LeaveRow]) -> None:
        keys = [row.leave for row in rows]
        self._view, self._picture = view, picture
        self._departments = {known.code: known.name for known in roster.departments(view.conn)}
        self._accounts = {known.account: known.name for known in access.accounts(view.conn)}
        self._signatures = leave.signatures(view.conn, keys)
        self._talks = leave.talks(view.conn, keys)

    @cached_property
    def _people(self) -> dict[str, roster.Person]:
        """Everybody; read where the picture does not know somebody's name."""
        return {person.subject: person for person in roster.people(self._view.conn)}

    @cached_property
    def _seen(self) -> dict[str, int]:
        """When each was seen last; read where a leave is over."""
        return overview.latest_punches(self._view.conn, self._view.wall_us // 1_000_000)

    def shown(self, row: LeaveRow) -> LeaveShown:
        """The leave as it stands now; with everything, see `readable`."""
        picture = self._picture
        span, works = kept_span(row), picture.works(row.subject)
        slots = counted(span, works) if span is not None else ()
        slots = tuple(slot for slot in slots if slot_text(slot) not in row.released)
        looks = picture.looks(row.subject, slots, row.place, row.cover)
        needs = self._needs_cover(row, slots)
        state, waits = self._state(row, slots, needs)
        return LeaveShown(
            row.leave,
            row.subject,
            self._number(row.subject),
            self._name(row.subject),
            row.kind,
            row.first,
            row.last,
            state,
            len(slots),
            row.chain_halves,
            row.route,
            slots_shown(picture, looks),
            row.department,
            self._departments.get(row.department, ""),
            row.window_group,
            picture.post_of(row.subject, row.first),
            row.reason,
            row.cover,
            self._name(row.cover),
            row.attachments,
            row.late,
            bool(row.over),
            row.extends,
            self._signed(row.entered_by, row.subject),
            row.entered_us,
            row.notified,
            row.opinion,
            self._signed(row.decided_by),
            row.decided_us,
            row.decision,
            row.override,
            row.against,
            self._signed(row.on_behalf),
            row.handed_over_us,
            row.reported,
            row.back,
            row.note,
            tuple(
                replace(s, entered_by=self._signed(s.entered_by))
                for s in self._signatures
                if s.leave == row.leave
            ),
            tuple(
                replace(t, said_by=self._signed(t.said_by, row.subject))
                for t in self._talks
                if t.leave == row.leave
            ),
            paper_due=self._paper_due(row),
            waits_for_handover=waits,
        )

    def _paper_due(self, row: LeaveRow) -> bool:
        types = self._view.settings.rules.leave_types(row.first.date)
        return types.of(row.kind).certificate and not row.attachments

    def _name(self, subject: str) -> str:
        known = self._picture.names.get(subject)
        if known is None and subject:
            person = self._people.get(subject)
            known = person.name if person else None
        return known or ""

    def _number(self, subject: str) -> str:
        known = self._picture.numbers.get(subject)
        if known is None:
            person = self._people.get(subject)
            known = person.number if person else None
        return known or ""

    def _signed(self, account: str, otherwise: str = "") -> str:
        return self._accounts.get(account) or (self._name(otherwise) if account else "")

    def _needs_cover(self, row: LeaveRow, slots: Sequence[Slot]) -> bool:
        """Whether the window would be short without the cover (rule M, C-A17)."""
        if not row.cover or row.state != LeaveState.APPROVED:
            return False
        return any(
            len(at.on_duty - {row.subject, row.cover}) < self._picture.minimum(at.slot)
            for at in (self._picture.at_home(row.subject, slot) for slot in slots)
        )

    def _state(self, row: LeaveRow, slots: Sequence[Slot], needs_cover: bool) -> tuple[LeaveState, bool]:
        stored, moment = LeaveState(row.state), self._view.moment
        now = (moment.day, moment.second // 60)
        if stored is not LeaveState.APPROVED or not slots:
            return stored, False
        picture, first, last = self._picture, slots[0], slots[-1]
        started = not needs_cover or bool(row.handed_over_us)
        due = picture.due_back(row.subject, last)
        begins = (first.date, picture.hours(row.subject, first).start)
        ends = (last.date, picture.hours(row.subject, last).end)
        course = Course(
            begins,
            ends,
            (due.date, picture.hours(row.subject, due).start) if due else None,
            picture.goes_on(row.subject, last),
            started,
            bool(row.reported) or (now >= ends and self._was_seen(row.subject, ends)),
        )
        return state_at(stored, course, now), not started and now >= begins

    def _was_seen(self, subject: str, since: Instant) -> bool:
        at = self._seen.get(subject)
        if at is None:
            return False
        moment = self._view.time.moment(at * 1_000_000)
        return (moment.day, moment.second // 60) > since


def shown_one(view: View, row: LeaveRow) -> LeaveShown:
    """One leave, with a constant number of queries."""
    picture, held = picture_of(view, row.subject, Span(row.first, row.last), row.cover)
    picture.add_leave(row.subject, held)
    return Shelf(view, picture, [row]).shown(row)


def shown_with(view: View, row: LeaveRow, case: Case) -> LeaveShown:
    """The leave just written, with what its case has read: of the others nothing has changed since."""
    case.picture.add_leave(row.subject, case.held)
    return Shelf(view, case.picture, [row]).shown(row)


def shown_many(view: View, rows: Sequence[LeaveRow]) -> tuple[LeaveShown, ...]:
    """Many leaves, read together: a constant number of queries."""
    if not rows:
        return ()
    first = min(row.first.date for row in rows)
    last = max(row.last.date for row in rows)
    picture = hall_picture(view, first, last + timedelta(days=DUE_WITHIN))
    shelf = Shelf(view, picture, rows)
    return tuple(shelf.shown(row) for row in rows)
