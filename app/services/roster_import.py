"""A roster file against the tables: what each line would do, told before and after it is done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from app.domain.refusal import Refusal
from app.domain.roster import KnownDepartment, KnownPerson, KnownRoster, Span
from app.domain.roster_plan import ImportPlan, LineResult, Outcome, plan_import
from app.domain.roster_rows import RejectedRow, RosterRow, read_rows
from app.services.hall import new_id
from db import roster
from reports.tables import BadLine, Line, read_table

Rows = tuple[tuple[int, RosterRow | RejectedRow], ...]

ALL_TAKEN, SOME_REJECTED, NONE_TAKEN = 0, 3, 2


def exit_status(taken: int, rejected: int) -> int:
    """0: all taken, repeats included; 3: some lines rejected; 2: none taken."""
    if not taken:
        return NONE_TAKEN
    return SOME_REJECTED if rejected else ALL_TAKEN


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of a roster file, line by line."""

    lines: tuple[LineResult, ...]
    new: int
    changed: int
    same: int
    rejected: int

    @property
    def taken(self) -> int:
        return self.new + self.changed + self.same

    @property
    def rejected_lines(self) -> tuple[LineResult, ...]:
        return tuple(line for line in self.lines if line.outcome is Outcome.REJECTED)

    @property
    def exit_status(self) -> int:
        return exit_status(self.taken, self.rejected)


def report_of(plan: ImportPlan) -> ImportReport:
    counts = Counter(line.outcome for line in plan.lines)
    return ImportReport(
        plan.lines,
        counts[Outcome.NEW],
        counts[Outcome.CHANGED],
        counts[Outcome.SAME],
        counts[Outcome.REJECTED],
    )


def read_roster(path: Path) -> Rows:
    """The file's rows; refusals of `reports.tables.read_table`, `read_rows`, and `roster_no_lines`."""
    bad: list[tuple[int, RosterRow | RejectedRow]] = []

    def good_lines() -> Iterator[tuple[int, tuple[str, ...]]]:
        for line in read_table(path):
            if isinstance(line, BadLine):
                bad.append((line.number, RejectedRow(line.key, dict(line.params))))
            else:
                yield _cells(line)

    rows = (*read_rows(good_lines()), *bad)
    if not rows:
        raise Refusal("roster_no_lines", file=path.name)
    return rows


def _cells(line: Line) -> tuple[int, tuple[str, ...]]:
    return line.number, line.cells


def plan_rows(conn: Connection, rows: Rows, replacing: bool) -> ImportPlan:
    """Holds the rows against the tables of this transaction."""
    return plan_import(rows, known_roster(conn), replacing, new_id)


def known_roster(conn: Connection) -> KnownRoster:
    """All of the roster, in the rules' own terms."""
    return KnownRoster(
        tuple(KnownDepartment(d.code, d.name, d.kind, d.prefix) for d in roster.departments(conn)),
        frozenset(roster.window_groups(conn)),
        tuple(KnownPerson(p.subject, p.number, p.name) for p in roster.people(conn)),
        tuple(span_of(post) for post in roster.posts(conn)),
        frozenset(roster.user_numbers(conn).items()),
    )


def span_of(post: roster.Post) -> Span:
    return Span(
        post.assignment, post.subject, post.department, post.window_group, post.post, post.start, post.end
    )
