"""The merge of a roster file with what stands: which lines are taken, and the facts that they make."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from app.domain.fact import Fact
from app.domain.facts import DepartmentSet, PersonRegistered, PersonRenamed, PostAssigned, WindowGroupSet
from app.domain.refusal import Refusal
from app.domain.roster import KnownDepartment, KnownPerson, KnownRoster, Span, check_overlap
from app.domain.roster_rows import RejectedRow, RosterRow


class Outcome(StrEnum):
    """What becomes of a line; `same`: it says what already stands."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that a line does: `what` is `new_department`, `new_person` …, or the field that changes."""

    what: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class LineResult:
    """A line of the file: taken with its changes, or rejected with the reason's key and params."""

    number: int
    outcome: Outcome
    key: str = ""
    params: Mapping[str, object] = field(default_factory=dict)
    what: tuple[Change, ...] = ()
    row: RosterRow | None = None


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """Each line's result in the order of the file, and (subject, fact) pairs in the order to record."""

    lines: tuple[LineResult, ...]
    facts: tuple[tuple[str, Fact], ...]


_Rows = Iterable[tuple[int, RosterRow | RejectedRow]]


def plan_import(rows: _Rows, roster: KnownRoster, replacing: bool, new_id: Callable[[], str]) -> ImportPlan:
    """Holds each row against `roster` and the rows taken before it.

    Existing values change only if `replacing`. Rows that another row must first make room for wait for
    it, so a transfer may be written in either order. Reasons: those of the row itself, `roster_differs`,
    `roster_contradicts`, `roster_overlap`, `user_no_taken`.
    """
    pending: list[tuple[int, RosterRow]] = []
    results: dict[int, LineResult] = {}
    for number, row in rows:
        if isinstance(row, RejectedRow):
            results[number] = LineResult(number, Outcome.REJECTED, row.key, row.params)
        else:
            pending.append((number, row))
    merge = _Merge(roster, replacing, new_id, pending)
    while pending:
        waiting = []
        for number, row in pending:
            results[number] = merge.take(number, row)
            if results[number].key == "roster_overlap":
                waiting.append((number, row))
        if len(waiting) == len(pending) or not replacing:
            break
        pending = waiting
    return ImportPlan(tuple(results[number] for number in sorted(results)), tuple(merge.facts()))


class _Merge:
    """The roster while rows are taken into it, one by one, each whole or not at all."""

    def __init__(
        self,
        roster: KnownRoster,
        replacing: bool,
        new_id: Callable[[], str],
        rows: Sequence[tuple[int, RosterRow]],
    ) -> None:
        self.replacing = replacing
        self.new_id = new_id
        self.departments = {d.code: d for d in roster.departments}
        self.groups = set(roster.groups)
        self.people = {p.number: p for p in roster.people}
        names = {p.subject: p.name for p in roster.people}
        self.user_numbers = {user_no: names.get(subject, "") for user_no, subject in roster.user_numbers}
        self.spans: dict[str, dict[str, Span]] = defaultdict(dict)
        for span in roster.spans:
            self.spans[span.subject][span.assignment] = span
        self.claims = self._claims(rows)
        self.pins: dict[tuple[str, str], int] = {}
        """What an earlier line of the file has said: (kind, key) → line."""
        self.new_departments: dict[str, DepartmentSet] = {}
        self.new_groups: list[WindowGroupSet] = []
        self.registered: list[tuple[str, Fact]] = []
        self.renamed: list[tuple[str, Fact]] = []
        self.assigned: list[tuple[str, Fact]] = []

    def _claims(self, rows: Sequence[tuple[int, RosterRow]]) -> dict[str, int]:
        """Stretches that a row of the file names by their very start: no other row is meant for them."""
        by_start = {
            (s.subject, s.department, s.post, s.start): s.assignment
            for spans in self.spans.values()
            for s in spans.values()
        }
        claims: dict[str, int] = {}
        for number, row in rows:
            person = self.people.get(row.number)
            if person is not None:
                found = by_start.get((person.subject, row.department_code, row.post, row.start))
                if found is not None:
                    claims.setdefault(found, number)
        return claims

    def facts(self) -> Iterable[tuple[str, Fact]]:
        """Departments, groups, people, posts: each after what it stands on."""
        yield from (("", fact) for fact in self.new_departments.values())
        yield from (("", fact) for fact in self.new_groups)
        yield from self.registered
        yield from self.renamed
        yield from self.assigned

    def take(self, number: int, row: RosterRow) -> LineResult:
        """Takes the row if all of it can stand."""
        try:
            department = self._department(number, row)
            person = self._person(number, row)
            old, span = self._span(number, row, person)
        except Refusal as why:
            return LineResult(number, Outcome.REJECTED, why.key, why.params, row=row)
        changes = [*self._set_department(department), *self._set_group(row), *self._set_person(person)]
        changes += self._set_span(old, span)
        for key in (
            ("department", row.department_code),
            ("person", row.number),
            ("post", span.assignment),
        ):
            self.pins.setdefault(key, number)
        return LineResult(number, _outcome(changes), what=tuple(changes), row=row)

    def _department(self, number: int, row: RosterRow) -> KnownDepartment:
        known = self.departments.get(row.department_code)
        if known is None:
            return KnownDepartment(row.department_code, row.department)
        if known.name != row.department:
            self._may_change(("department", known.code), "department", known.name, row.department)
        return replace(known, name=row.department)

    def _person(self, number: int, row: RosterRow) -> KnownPerson:
        known = self.people.get(row.number)
        if known is None:
            if row.number in self.user_numbers:
                raise Refusal("user_no_taken", user_no=row.number, name=self.user_numbers[row.number])
            return KnownPerson(self.new_id(), row.number, row.name)
        if known.name != row.name:
            self._may_change(("person", known.number), "name", known.name, row.name)
        return replace(known, name=row.name)

    def _span(self, number: int, row: RosterRow, person: KnownPerson) -> tuple[Span | None, Span]:
        wanted = Span("", person.subject, row.department_code, row.window_group, row.post, row.start, row.end)
        spans = self.spans.get(person.subject, {})
        old = self._meant(number, wanted, spans.values())
        span = replace(wanted, assignment=old.assignment if old else self.new_id())
        if old is not None:
            for name, before, after in _differences(old, span):
                self._may_change(("post", old.assignment), name, before, after)
        check_overlap(span, spans.values())
        return old, span

    def _meant(self, number: int, wanted: Span, spans: Iterable[Span]) -> Span | None:
        """The stretch that a row is about: of the same start, or one that it meets and no row claims."""
        here = [span for span in spans if replace(wanted, assignment=span.assignment).same_place(span)]
        for span in here:
            if span.start == wanted.start:
                return span
        for span in here:
            if span.meets(wanted) and self.claims.get(span.assignment, number) == number:
                return span
        return None

    def _may_change(self, pin: tuple[str, str], name: str, old: object, new: object) -> None:
        line = self.pins.get(pin)
        if line is not None:
            raise Refusal("roster_contradicts", field=name, line=line, old=old, new=new)
        if not self.replacing:
            raise Refusal("roster_differs", field=name, old=old, new=new)

    def _set_department(self, department: KnownDepartment) -> Iterable[Change]:
        known = self.departments.get(department.code)
        if known != department:
            self.departments[department.code] = department
            self.new_departments[department.code] = DepartmentSet(
                department.code, department.name, department.kind, department.prefix
            )
            what = "department" if known else "new_department"
            yield Change(what, known.name if known else "", department.name)

    def _set_group(self, row: RosterRow) -> Iterable[Change]:
        if (row.department_code, row.window_group) not in self.groups:
            self.groups.add((row.department_code, row.window_group))
            self.new_groups.append(WindowGroupSet(row.department_code, row.window_group))
            yield Change("new_window_group", "", row.window_group)

    def _set_person(self, person: KnownPerson) -> Iterable[Change]:
        known = self.people.get(person.number)
        self.people[person.number] = person
        self.user_numbers.setdefault(person.number, person.name)
        if known is None:
            self.registered.append((person.subject, PersonRegistered(person.number, person.name)))
            yield Change("new_person", "", person.name)
        elif known.name != person.name:
            self.renamed.append((person.subject, PersonRenamed(person.name)))
            yield Change("name", known.name, person.name)

    def _set_span(self, old: Span | None, span: Span) -> Iterable[Change]:
        if old == span:
            return
        self.spans[span.subject][span.assignment] = span
        self.assigned.append((span.subject, assigned(span)))
        if old is None:
            yield Change("new_post", "", span.post)
            return
        for name, before, after in _differences(old, span):
            yield Change(name, str(before), str(after))


def assigned(span: Span) -> PostAssigned:
    """The fact that puts a stretch on record, or changes it."""
    return PostAssigned(span.assignment, span.department, span.window_group, span.post, span.start, span.end)


def _differences(old: Span, new: Span) -> Iterator[tuple[str, object, object]]:
    """(field, before, after); an end that is open is empty text."""
    for name in ("start", "end", "window_group"):
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield name, before or "", after or ""


def _outcome(changes: Sequence[Change]) -> Outcome:
    if not changes:
        return Outcome.SAME
    return Outcome.NEW if all(c.what.startswith("new_") for c in changes) else Outcome.CHANGED
