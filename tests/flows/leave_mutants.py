"""The program with one guard taken out at a time: what the flows' checks must be able to see.

The database's own CHECK constraints are off meanwhile: it is the audit that has to notice.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Connection, event

from app.domain import leave_signing, leave_window
from app.domain.leave import LeaveState, Route
from app.domain.leave_rules import Against
from app.domain.leave_signing import Paper, require_decision
from app.domain.leave_window import Absence
from app.services import leave_decision
from app.services.hall import Writing
from app.services.leave_case import Case, case_of
from db import journal, projection, store
from db.journal import Recorded

Patch = Callable[[pytest.MonkeyPatch], None]
CLOSED = (LeaveState.REFUSED, LeaveState.APPROVED, LeaveState.WITHDRAWN, LeaveState.RETURNED)
THINKING = 0.003
"""Seconds between a mutant's look and its deed, so that others come between."""


def limit_not_read_again(patch: pytest.MonkeyPatch) -> None:
    """The decision trusts what was found at submission."""

    def trusting(*given: Any) -> Case:
        case = case_of(*given)
        kept = [finding for finding in case.against.refusals if finding.rule != "L"]
        marks = [finding for finding in case.against.marks if finding.rule != "L"]
        return replace(case, against=Against(tuple(kept), tuple(marks)))

    patch.setattr(leave_decision, "case_of", trusting)


def pending_hold_no_place(patch: pytest.MonkeyPatch) -> None:
    """Only what is granted counts."""

    def before(absence: Absence, person: str, order: int | None) -> bool:
        return absence.person != person and absence.approved

    patch.setattr(leave_window, "_before", before)


def self_check_off(patch: pytest.MonkeyPatch) -> None:
    """Anybody signs for anybody."""
    patch.setattr(leave_signing, "require_other", lambda actor, paper: None)


def order_check_off(patch: pytest.MonkeyPatch) -> None:
    """The centre need not wait for the department."""

    def hasty(actor: Any, paper: Paper, on_behalf: str, over: bool) -> None:
        require_decision(actor, replace(paper, route=Route.CENTRE), on_behalf, over)

    patch.setattr(leave_decision, "require_decision", hasty)


def stale_check_off(patch: pytest.MonkeyPatch) -> None:
    """What was decided is decided again."""
    read = leave_decision.paper_of

    def fresh(tx: Writing, row: Any) -> Paper:
        paper = read(tx, row)
        return replace(paper, state=LeaveState.SUBMITTED) if paper.state in CLOSED else paper

    patch.setattr(leave_decision, "paper_of", fresh)


def begun_deferred(patch: pytest.MonkeyPatch) -> None:
    """`BEGIN` instead of `BEGIN IMMEDIATE`: SQLite itself refuses what was read too early."""
    begin = store._begin

    def deferred(conn: Connection, statement: str) -> None:
        begin(conn, statement.replace("BEGIN IMMEDIATE", "BEGIN"))

    patch.setattr(store, "_begin", deferred)


def read_before_writing(patch: pytest.MonkeyPatch) -> None:
    """Looks in one transaction, writes in the next one, at the end of the chain as it is by then."""
    begun_deferred(patch)

    def later(self: Writing, facts: list[Any]) -> list[Recorded]:
        time.sleep(THINKING)
        self.conn.exec_driver_sql("COMMIT")
        self.conn.exec_driver_sql("BEGIN IMMEDIATE")
        self.end = journal.end_of(self.conn)
        self.end, items = journal.append(self.conn, self.stamp, self.end, facts)
        projection.apply(self.conn, items)
        self.recorded.extend(items)
        return items

    patch.setattr(Writing, "record_all", later)


@contextmanager
def without_constraints(target: store.Store) -> Iterator[None]:
    """The store's CHECK constraints judge nothing."""
    target.engine.dispose()

    def off(raw: Any, _record: Any) -> None:
        raw.execute("PRAGMA ignore_check_constraints=ON")

    event.listen(target.engine, "connect", off)
    try:
        yield
    finally:
        event.remove(target.engine, "connect", off)
        target.engine.dispose()
