"""Whose turn it is with a leave: one reader held against many requests, read once (trust.md 3)."""

from __future__ import annotations

from collections import defaultdict

from app.domain.access import Action, Actor, Role
from app.domain.leave import PENDING, LeaveState, Route
from app.domain.leave_rules import Finding, LeaveRefused
from app.domain.leave_signing import Paper, require_decision, require_opinion, signing_for
from app.domain.refusal import Refusal
from app.services.hall import Reading
from app.services.record_checks import sight
from db import access, leave, roster, signing
from db.leave import LeaveRow

_CENTRE = frozenset({Role.OFFICER, Role.DUTY_CHIEF, Role.DIRECTOR})


class LeaveDesk:
    """What one reader may do about leaves, with a constant number of queries for any number of them."""

    def __init__(self, view: Reading, actor: Actor) -> None:
        self._view, self.actor = view, actor
        self._heads = roster.window_heads(view.conn)
        self._relatives: dict[str, set[str]] = defaultdict(set)
        for one, other in signing.relatives(view.conn):
            self._relatives[one].add(other)
            self._relatives[other].add(one)
        self._accounts = access.accounts(view.conn)
        self._sees = None if actor.may(Action.LEAVE_READ_ALL) else sight(view.conn, actor)
        self._departments = {known.code: known.name for known in roster.departments(view.conn)}
        self._giver, self._no_right = self._right()

    def _right(self) -> tuple[str, Finding | None]:
        """Account whose delegation the reader holds, or why they may not decide."""
        entitled = {a.account for a in self._accounts if Role.DIRECTOR in a.roles and not a.disabled}
        delegations = signing.delegations(self._view.conn)
        try:
            return signing_for(self.actor, delegations, entitled, self._view.today), None
        except LeaveRefused as refusal:
            return "", refusal.findings[0]

    def pending(self) -> list[LeaveRow]:
        """Requests that are not decided, the first handed in first."""
        return leave.leaves(self._view.conn, [state.value for state in PENDING])

    def begun(self) -> list[LeaveRow]:
        """Granted leaves that begin today or have begun, and that the reader has anything to do with."""
        if not self.actor.may(Action.LEAVE_RETURN_CONFIRM) and not self.actor.person:
            return []
        granted = leave.leaves(self._view.conn, [LeaveState.APPROVED.value])
        mine = [row for row in granted if self.confirms(row) or self.takes_handover(row)]
        return [row for row in mine if row.first.date <= self._view.today]

    # -- reading --------------------------------------------------------------------------------------

    def sees(self, row: LeaveRow) -> bool:
        """Whether the reader may know of the leave at all."""
        return self._sees is None or self._sees(row.subject) or self._covers(row)

    def require_sight(self, row: LeaveRow) -> None:
        """Refusal `not_entitled`."""
        if not self.sees(row):
            raise Refusal("not_entitled", action=Action.LEAVE_READ_ALL.value, who=self.actor.name)

    def department_name(self, code: str) -> str:
        return self._departments.get(code, "")

    # -- whose turn -----------------------------------------------------------------------------------

    @property
    def decides(self) -> bool:
        """Whether deciding is theirs at all, in their own right or for somebody."""
        return self.actor.may(Action.LEAVE_DECIDE) or self.actor.may(Action.LEAVE_DECIDE_FOR)

    @property
    def delegated(self) -> bool:
        """Whether they decide today for somebody who may."""
        return bool(self._giver)

    @property
    def on_behalf(self) -> str:
        """Name of who let them decide; empty: their own right."""
        return next((a.name for a in self._accounts if self._giver and a.account == self._giver), "")

    def blocked(self, row: LeaveRow) -> Finding | None:
        """Why the reader cannot decide on a pending request; None for who does not decide at all, too."""
        if not self.decides:
            return None
        try:
            require_decision(self.actor, self._paper(row), self._giver, over=False)
        except LeaveRefused as refusal:
            return refusal.findings[0]
        return self._no_right

    def may_decide(self, row: LeaveRow) -> bool:
        return self.decides and self.blocked(row) is None

    def signs(self, row: LeaveRow) -> bool:
        """Whether the department's opinion is wanting and the reader gives or records it."""
        if row.opinion is not None:
            return False
        try:
            require_opinion(self.actor, self._paper(row), own_desk=Role.REVIEWER in self.actor.roles)
        except Refusal:
            return False
        return True

    def confirms(self, row: LeaveRow) -> bool:
        """Whether the reader's word on the return or the handover counts (not on their own)."""
        if not self.actor.may(Action.LEAVE_RETURN_CONFIRM) or self._own(row):
            return False
        head = self._heads.get((row.department, row.window_group), "")
        return bool(self.actor.roles & _CENTRE) or bool(head and head == self.actor.person)

    def takes_handover(self, row: LeaveRow) -> bool:
        """Who takes over confirms, or whoever may confirm at all."""
        return self._covers(row) or self.confirms(row)

    def _covers(self, row: LeaveRow) -> bool:
        return bool(row.cover) and row.cover == self.actor.person

    def _own(self, row: LeaveRow) -> bool:
        return bool(self.actor.person) and self.actor.person == row.subject

    def _paper(self, row: LeaveRow) -> Paper:
        return Paper(
            row.leave,
            row.subject,
            LeaveState(row.state),
            Route(row.route),
            row.department,
            row.entered_by,
            row.opinion,
            row.opinion_by,
            row.subject in self._heads.values(),
            frozenset(self._relatives.get(row.subject, ())),
        )
