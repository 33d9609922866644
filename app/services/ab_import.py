"""Items and who can do them from a file: good lines are taken, each bad one is named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from app.domain.ab_rows import ItemRow, item_columns, item_row
from app.domain.access import Actor
from app.domain.calendar_lines import Rejected
from app.domain.fact import Fact
from app.domain.post_facts import ItemSet, QualifiedSet
from app.domain.refusal import Refusal
from app.services.hall import Hall, Writing
from app.services.roster_import import exit_status
from db import posts, roster
from reports.tables import BadLine, Line, read_table

Pair = tuple[str, Fact]


@dataclass(frozen=True, slots=True)
class ItemsReport:
    """What became of a file: lines taken, new items, people who can do more than before."""

    taken: int
    items: int
    people: int
    rejected: tuple[Rejected, ...]

    @property
    def exit_status(self) -> int:
        return exit_status(self.taken, len(self.rejected))


def import_items(hall: Hall, actor: Actor, path: Path, dry_run: bool) -> ItemsReport:
    """Adds what the file says to what there is; refusals `ab_columns` and those of `read_table`."""
    rows, rejected = _read(read_table(path))
    with hall.writing(actor) as tx:
        desk = _Desk(tx)
        for number, row in rows:
            try:
                desk.take(row)
            except Refusal as why:
                rejected.append(Rejected(number, why.key, why.params))
        made = desk.facts()
        if not dry_run:
            tx.record_all(made)
    rejected.sort(key=lambda line: line.number)
    items = sum(isinstance(fact, ItemSet) for _, fact in made)
    return ItemsReport(desk.taken, items, len(made) - items, tuple(rejected))


def _read(lines: Iterable[Line | BadLine]) -> tuple[list[tuple[int, ItemRow]], list[Rejected]]:
    columns: dict[str, int] | None = None
    rows: list[tuple[int, ItemRow]] = []
    rejected: list[Rejected] = []
    for line in lines:
        if isinstance(line, BadLine):
            rejected.append(Rejected(line.number, line.key, line.params))
        elif columns is None:
            columns = item_columns(line.cells)
        else:
            try:
                rows.append((line.number, item_row(line.cells, columns)))
            except Refusal as why:
                rejected.append(Rejected(line.number, why.key, why.params))
    return rows, rejected


class _Desk:
    """Holds rows against the tables of one transaction and gathers what they change."""

    def __init__(self, tx: Writing) -> None:
        self.taken = 0
        self._groups = roster.window_groups(tx.conn)
        self._names = {d.code: d.name for d in roster.departments(tx.conn)}
        self._people = {person.number: person for person in roster.people(tx.conn)}
        current = [p for p in roster.posts(tx.conn) if p.end is None or p.end >= tx.today]
        self._serving = {(post.subject, post.department) for post in current}
        self._items = {key: set(items) for key, items in posts.items(tx.conn).items()}
        self._can = posts.qualifications(tx.conn)
        self._new: list[Pair] = []
        self._able: dict[tuple[str, str], dict[str, None]] = {}

    def take(self, row: ItemRow) -> None:
        """Refusals: `department_unknown`, `group_unknown`, `ab_group_needed`, `ab_number`, `ab_not_there`."""
        group = self._group(row)
        subjects = [self._subject(number, row.department) for number in row.able]
        known = self._items.setdefault((row.department, group), set())
        if row.item not in known:
            known.add(row.item)
            self._new.append(("", ItemSet(row.department, group, row.item)))
        for subject in subjects:
            self._able.setdefault((subject, row.department), {})[row.item] = None
        self.taken += 1

    def _group(self, row: ItemRow) -> str:
        if row.department not in self._names:
            raise Refusal("department_unknown", code=row.department)
        own = [name for code, name in self._groups if code == row.department]
        if row.window_group and row.window_group not in own:
            name = self._names[row.department]
            raise Refusal("group_unknown", department=name, window_group=row.window_group)
        if not row.window_group and len(own) != 1:
            raise Refusal("ab_group_needed", department=self._names[row.department])
        return row.window_group or own[0]

    def _subject(self, number: str, department: str) -> str:
        person = self._people.get(number)
        if person is None:
            raise Refusal("ab_number", number=number)
        if (person.subject, department) not in self._serving:
            raise Refusal("ab_not_there", name=person.name, department=self._names[department])
        return person.subject

    def facts(self) -> list[Pair]:
        """New items first, then the people who can do more than was on record."""
        made = list(self._new)
        for (subject, department), items in self._able.items():
            known = self._can.get((subject, department), frozenset())
            if not items.keys() <= known:
                made.append(
                    (
                        subject,
                        QualifiedSet(department, (*sorted(known), *(i for i in items if i not in known))),
                    )
                )
        return made
