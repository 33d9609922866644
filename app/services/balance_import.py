"""参加工作日期 of many people from a file: good lines are taken, each bad one is named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.access import Action, Actor, require
from app.domain.balance_facts import WorkStarted
from app.domain.fact import Fact
from app.domain.refusal import Refusal
from app.domain.work_start import BadStart, StartLine, read_starts
from app.services.hall import Hall, Writing
from app.services.roster_import import exit_status
from db import balances, roster
from reports.tables import BadLine, Source, read_table


@dataclass(frozen=True, slots=True)
class StartsReport:
    """What became of a file, line by line; `same` lines say what was known."""

    new: int
    same: int
    rejected_lines: tuple[BadStart, ...]

    @property
    def taken(self) -> int:
        return self.new + self.same

    @property
    def exit_status(self) -> int:
        return exit_status(self.taken, len(self.rejected_lines))


class BalanceImport:
    """Reads the columns 工号 and 参加工作日期, or number and work_start."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    def run(self, actor: Actor, source: Source, dry_run: bool = False) -> StartsReport:
        """Takes every line that can stand; a file says more than what was known before.

        Refusals for the whole file: `not_entitled`, `work_start_columns`, `roster_too_long`,
        `work_start_no_lines`, and those of `reports.tables.read_table`.
        """
        require(actor, Action.LEAVE_BALANCE_SET)
        with self._hall.writing(actor) as tx:
            lines = _lines(tx, source)
            taken, rejected = _judged(tx, lines)
            known = balances.work_starts(tx.conn)
            facts: list[tuple[str, Fact]] = [
                (subject, WorkStarted(line.start))
                for subject, line in taken.items()
                if known.get(subject) != line.start
            ]
            if not dry_run:
                tx.record_all(facts)
        return StartsReport(len(facts), len(taken) - len(facts), tuple(rejected))


def _lines(tx: Writing, source: Source) -> list[StartLine | BadStart]:
    bad: list[StartLine | BadStart] = []

    def good() -> Iterator[tuple[int, tuple[str, ...]]]:
        for line in read_table(source):
            if isinstance(line, BadLine):
                bad.append(BadStart(line.number, line.key, line.params))
            else:
                yield line.number, line.cells

    lines = [*read_starts(good(), tx.today), *bad]
    if not lines:
        raise Refusal("work_start_no_lines")
    return sorted(lines, key=lambda line: line.line)


def _judged(tx: Writing, lines: list[StartLine | BadStart]) -> tuple[dict[str, StartLine], list[BadStart]]:
    subjects = {person.number: person.subject for person in roster.people(tx.conn)}
    taken: dict[str, StartLine] = {}
    rejected: list[BadStart] = []
    for line in lines:
        if isinstance(line, BadStart):
            rejected.append(line)
            continue
        subject = subjects.get(line.number)
        if subject is None:
            rejected.append(BadStart(line.line, "work_start_nobody", {"number": line.number}))
        elif subject == tx.actor.person:
            rejected.append(BadStart(line.line, "own_record"))
        elif taken.get(subject, line).start != line.start:
            rejected.append(BadStart(line.line, "line_repeated", {"line": taken[subject].line}))
        else:
            taken.setdefault(subject, line)
    return taken, rejected
