"""The roster: departments, window groups, counters, people, posts and device numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from app.domain import facts
from app.domain.access import Action, Actor, require
from app.domain.refusal import Refusal
from app.domain.roster import Span, check_overlap
from app.domain.roster_fields import (
    check_period,
    check_plausible,
    clean_code,
    clean_name,
    clean_number,
    clean_post,
)
from app.domain.roster_plan import assigned
from app.domain.roster_rows import RosterRow
from app.services.hall import Hall, Writing, new_id
from app.services.roster_import import ImportReport, plan_rows, read_roster, report_of, span_of
from db import roster

DEPARTMENT_KINDS = ("department", "centre", "sub_centre", "town")
COUNTER_LIMIT = 8


class RosterService:
    """Every change of the roster; each needs `ROSTER_EDIT` and is one transaction."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    @contextmanager
    def _editing(self, actor: Actor) -> Iterator[Writing]:
        require(actor, Action.ROSTER_EDIT)
        with self._hall.writing(actor) as tx:
            yield tx

    # --- files ------------------------------------------------------------------------------------

    def preview_import(self, actor: Actor, path: Path, replacing: bool = False) -> ImportReport:
        """What `import_file` would do; nothing is changed. Refusals as there."""
        require(actor, Action.ROSTER_EDIT)
        rows = read_roster(path)
        with self._hall.reading() as view:
            return report_of(plan_rows(view.conn, rows, replacing))

    def import_file(self, actor: Actor, path: Path, replacing: bool = False) -> ImportReport:
        """Takes every line of a .csv or .xlsx that can stand; existing values change only if `replacing`.

        Refusals for the whole file: those of `reports.tables.read_table`, `roster_columns`,
        `roster_column_twice`, `roster_too_long`, `roster_no_lines`.
        """
        require(actor, Action.ROSTER_EDIT)
        rows = read_roster(path)
        with self._editing(actor) as tx:
            plan = plan_rows(tx.conn, rows, replacing)
            tx.record_all(list(plan.facts))
        return report_of(plan)

    def take_rows(self, tx: Writing, rows: Sequence[RosterRow], replacing: bool) -> None:
        """All of the rows of a letter or none, in a transaction that is open.

        Refusal of the first row that cannot stand: `letter_` and the key that an import would give, with
        `line`, and `other` where another line of the letter is in its way.
        """
        require(tx.actor, Action.ROSTER_EDIT)
        plan = plan_rows(tx.conn, tuple(enumerate(rows, 1)), replacing)
        for line in report_of(plan).rejected_lines:
            other = {"other": line.params["line"]} if "line" in line.params else {}
            raise Refusal(f"letter_{line.key}", **{**line.params, **other, "line": line.number})
        tx.record_all(list(plan.facts))

    # --- departments, window groups, counters -----------------------------------------------------

    def set_department(
        self, actor: Actor, code: str, name: str, kind: str = "department", prefix: str = ""
    ) -> None:
        """Adds a department, or gives the one of this code another name, kind or ticket prefix.

        Refusals: those of `clean_code` and `clean_name`, `department_kind`, `prefix_unfit`, `prefix_taken`.
        """
        fact = facts.DepartmentSet(
            clean_code(code), clean_name(name, "department"), kind, prefix.strip().upper()
        )
        if kind not in DEPARTMENT_KINDS:
            raise Refusal("department_kind", kind=kind)
        if fact.prefix and not (fact.prefix.isascii() and fact.prefix.isalpha() and len(fact.prefix) == 1):
            raise Refusal("prefix_unfit", prefix=fact.prefix[:8])
        with self._editing(actor) as tx:
            for known in roster.departments(tx.conn):
                if fact.prefix and known.prefix == fact.prefix and known.code != fact.code:
                    raise Refusal("prefix_taken", prefix=fact.prefix, department=known.name)
            tx.record(fact)

    def add_group(self, actor: Actor, department: str, name: str) -> None:
        """Refusals: those of `clean_name`, `department_unknown`, `group_exists`."""
        name = clean_name(name, "window_group")
        with self._editing(actor) as tx:
            _require_department(tx, department)
            if (department, name) in roster.window_groups(tx.conn):
                raise Refusal("group_exists", window_group=name)
            tx.record(facts.WindowGroupSet(department, name))

    def rename_group(self, actor: Actor, department: str, old: str, new: str) -> None:
        """Refusals: those of `clean_name`, `group_unknown`, `group_exists`."""
        new = clean_name(new, "window_group")
        with self._editing(actor) as tx:
            _require_group(tx, department, old)
            if (department, new) in roster.window_groups(tx.conn):
                raise Refusal("group_exists", window_group=new)
            tx.record(facts.WindowGroupRenamed(department, old, new))

    def assign_counter(self, actor: Actor, counter: str, department: str, window_group: str) -> None:
        """Adds a counter to a group, or moves it there; refusals of `clean_number`, `group_unknown`."""
        counter = clean_number(counter, "counter", COUNTER_LIMIT)
        with self._editing(actor) as tx:
            _require_group(tx, department, window_group)
            tx.record(facts.CounterSet(counter, department, window_group))

    def remove_counter(self, actor: Actor, counter: str) -> None:
        """Refusal `counter_unknown`."""
        with self._editing(actor) as tx:
            known = next((c for c in roster.counters(tx.conn) if c.counter == counter), None)
            if known is None:
                raise Refusal("counter_unknown", counter=counter)
            tx.record(facts.CounterSet(counter, known.department, ""))

    def set_window_head(self, actor: Actor, subject: str, department: str, window_group: str) -> None:
        """Chief representative of the group (S3 Art. 9).

        Refusals: `person_unknown`, `group_unknown`, `head_elsewhere` if they hold no post there today.
        """
        with self._editing(actor) as tx:
            who = _require_person(tx, subject)
            _require_group(tx, department, window_group)
            here = (department, window_group)
            posts = roster.posts(tx.conn, subject)
            if not any((p.department, p.window_group) == here and p.holds(tx.today) for p in posts):
                raise Refusal("head_elsewhere", name=who.name, window_group=window_group)
            tx.record(facts.WindowHeadSet(department, window_group), subject)

    # --- people -----------------------------------------------------------------------------------

    def add_person(self, actor: Actor, number: str, name: str) -> str:
        """The new person's subject id. Refusals: of `clean_number`, `clean_name`, `number_taken`."""
        number, name = clean_number(number), clean_name(name, "name")
        with self._editing(actor) as tx:
            known = roster.person_by_number(tx.conn, number)
            if known is not None:
                raise Refusal("number_taken", number=number, name=known.name)
            _require_free_user_no(tx, number)
            subject = new_id()
            tx.record(facts.PersonRegistered(number, name), subject)
            return subject

    def rename_person(self, actor: Actor, subject: str, name: str) -> None:
        """Refusals: those of `clean_name`, `person_unknown`."""
        name = clean_name(name, "name")
        with self._editing(actor) as tx:
            if _require_person(tx, subject).name != name:
                tx.record(facts.PersonRenamed(name), subject)

    def set_user_no(self, actor: Actor, subject: str, user_no: str) -> None:
        """A time clock knows the person by this number too; punches waiting for it become theirs.

        Refusals: those of `clean_number`, `person_unknown`, `user_no_taken`.
        """
        user_no = clean_number(user_no, "user_no")
        with self._editing(actor) as tx:
            _require_person(tx, subject)
            if roster.user_numbers(tx.conn).get(user_no) != subject:
                _require_free_user_no(tx, user_no)
                tx.record(facts.DeviceNumberSet(user_no), subject)

    def clear_user_no(self, actor: Actor, subject: str, user_no: str) -> None:
        """The number belongs to nobody again; its punches wait to be matched. Refusal `user_no_unknown`."""
        with self._editing(actor) as tx:
            if roster.user_numbers(tx.conn).get(user_no) != subject:
                raise Refusal("user_no_unknown", user_no=user_no)
            tx.record(facts.DeviceNumberCleared(user_no), subject)

    # --- posts ------------------------------------------------------------------------------------

    def add_post(
        self,
        actor: Actor,
        subject: str,
        department: str,
        window_group: str,
        post: str,
        start: date,
        end: date | None = None,
    ) -> str:
        """The new stretch's assignment id.

        Refusals: of `clean_post`, `check_period`, `check_plausible`, `person_unknown`, `group_unknown`,
        `roster_overlap`.
        """
        span = Span(new_id(), subject, department, window_group, clean_post(post), start, end)
        with self._editing(actor) as tx:
            _record_span(tx, span)
        return span.assignment

    def change_post(
        self, actor: Actor, assignment: str, window_group: str, start: date, end: date | None
    ) -> None:
        """Other dates or another group of the same department; refusals as `add_post`, `post_gone`."""
        with self._editing(actor) as tx:
            old = _require_span(tx, assignment)
            span = replace(old, window_group=window_group, start=start, end=end)
            if span != old:
                _record_span(tx, span)

    def withdraw_post(self, actor: Actor, assignment: str) -> None:
        """Takes back what was entered by mistake; service that has ended is ended, not withdrawn.

        Refusal `post_gone`.
        """
        with self._editing(actor) as tx:
            span = _require_span(tx, assignment)
            tx.record(facts.PostWithdrawn(assignment), span.subject)

    def end_service(self, actor: Actor, subject: str, last: date) -> None:
        """The person leaves the hall: `last` is their last day on every post; later posts are withdrawn.

        Refusals: `person_unknown`, `service_ended` if nothing lies after that day.
        """
        with self._editing(actor) as tx:
            who = _require_person(tx, subject)
            spans = [span_of(post) for post in roster.posts(tx.conn, subject)]
            after = [span for span in spans if span.end is None or span.end > last]
            if not after:
                raise Refusal("service_ended", name=who.name, last=last)
            for span in after:
                if span.start > last:
                    tx.record(facts.PostWithdrawn(span.assignment), subject)
                else:
                    tx.record(assigned(replace(span, end=last)), subject)


def _record_span(tx: Writing, span: Span) -> None:
    check_plausible(span.start, "start")
    if span.end is not None:
        check_plausible(span.end, "end")
    check_period(span.start, span.end)
    _require_person(tx, span.subject)
    _require_group(tx, span.department, span.window_group)
    check_overlap(span, [span_of(post) for post in roster.posts(tx.conn, span.subject)])
    tx.record(assigned(span), span.subject)


def _require_department(tx: Writing, code: str) -> None:
    if all(known.code != code for known in roster.departments(tx.conn)):
        raise Refusal("department_unknown", code=code)


def _require_group(tx: Writing, department: str, window_group: str) -> None:
    if (department, window_group) not in roster.window_groups(tx.conn):
        raise Refusal("group_unknown", department=department, window_group=window_group)


def _require_person(tx: Writing, subject: str) -> roster.Person:
    person = roster.person_by_subject(tx.conn, subject)
    if person is None:
        raise Refusal("person_unknown")
    return person


def _require_span(tx: Writing, assignment: str) -> Span:
    for post in roster.posts(tx.conn):
        if post.assignment == assignment:
            return span_of(post)
    raise Refusal("post_gone")


def _require_free_user_no(tx: Writing, user_no: str) -> None:
    owner = roster.user_numbers(tx.conn).get(user_no)
    if owner is not None:
        person = roster.person_by_subject(tx.conn, owner)
        raise Refusal("user_no_taken", user_no=user_no, name=person.name if person else "")
