"""Who may sign a leave, and when: order, nobody on their own, delegation (domain.md B.1.2; trust.md 3)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.access import SETUP, Action, Actor, require
from app.domain.leave import PENDING, LeaveState, Route
from app.domain.leave_rules import Finding, LeaveRefused, refuse


@dataclass(frozen=True, slots=True)
class Delegation:
    """`giver` lets `to` sign from `first` to `last`; both are accounts."""

    delegation: str
    giver: str
    to: str
    first: date
    last: date

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Paper:
    """What of a request matters to a signature."""

    leave: str
    subject: str
    state: LeaveState
    route: Route
    department: str
    entered_by: str
    """Account that handed it in."""
    opinion: bool | None = None
    """The department agrees, disagrees, or has not signed."""
    opinion_by: str = ""
    """Account that entered the opinion."""
    head_of_window: bool = False
    """The applicant is a chief representative: decided one level higher (R-7)."""
    relatives: frozenset[str] = frozenset()
    """People related to the applicant, as listed."""


def require_other(actor: Actor, paper: Paper) -> None:
    """Nobody signs for themselves or a listed relative (LV-15; trust.md A19)."""
    if actor.person and actor.person == paper.subject:
        raise refuse("self", "leave_self")
    if actor.person and actor.person in paper.relatives:
        raise refuse("self", "leave_relative")


def require_signer_name(signer: str, applicant: Collection[str], relatives: Collection[str]) -> None:
    """The name under a paper slip is neither the applicant's nor a listed relative's (C-A6)."""
    if signer in applicant:
        raise refuse("self", "leave_self")
    if signer in relatives:
        raise refuse("self", "leave_relative")


def require_opinion(actor: Actor, paper: Paper, *, own_desk: bool) -> None:
    """A department's reviewer signs for their own department; an officer records the paper.

    Refusals: `not_entitled`, `not_own_department`, and rules `self`, `stale`, `order`.
    """
    if own_desk:
        require(actor, Action.LEAVE_OPINION)
    else:
        require(actor, Action.LEAVE_OPINION_PAPER)
    require_other(actor, paper)
    if own_desk and actor.department != paper.department:
        raise refuse("self", "not_own_department")
    if paper.state not in PENDING:
        raise stale(paper)
    if paper.route is Route.CENTRE:
        raise refuse("order", "leave_opinion_needless")


def stale(paper: Paper) -> LeaveRefused:
    return refuse("stale", "leave_stale", leave=paper.leave, leave_state=paper.state.value)


def signing_for(
    actor: Actor, delegations: Sequence[Delegation], entitled: Collection[str], today: date
) -> str:
    """On whose behalf the actor decides: empty for their own right, else the account that delegated.

    `entitled`: accounts that may decide on this leave in their own right; a delegation is single-level.
    Refusal: rule `delegation`.
    """
    if actor.may(Action.LEAVE_DECIDE):
        return ""
    held = [d for d in delegations if d.to == actor.account and d.giver in entitled]
    if any(d.holds(today) for d in held):
        return next(d.giver for d in held if d.holds(today))
    if held and actor.may(Action.LEAVE_DECIDE_FOR):
        raise refuse("delegation", "leave_delegation_over", last=max(d.last for d in held))
    raise refuse("delegation", "leave_not_delegated")


def require_decision(actor: Actor, paper: Paper, on_behalf: str, over: bool) -> None:
    """Department before centre, nobody on their own, a closed request stays closed.

    `over`: half-days above the limit are to be granted, which only the centre's leader may.
    Refusals by rule: `stale`, `self`, `order`, `delegation`.
    """
    if paper.state not in PENDING:
        raise stale(paper)
    require_other(actor, paper)
    if actor.account != SETUP.account and actor.account in (paper.entered_by, paper.opinion_by):
        raise refuse("self", "leave_own_entry")
    if paper.route is Route.DEPARTMENT_THEN_CENTRE and paper.opinion is None:
        raise refuse("order", "leave_opinion_first")
    if on_behalf and paper.head_of_window:
        raise refuse("delegation", "leave_head_needs_leader")
    if on_behalf and over:
        raise refuse("delegation", "leave_over_needs_leader")


def check_against(paper: Paper, reason: str) -> bool:
    """Whether granting goes against the department's opinion; that needs a reason (R-4, C-A4)."""
    if paper.opinion is not False:
        return False
    if not reason:
        raise refuse("reason", "leave_against_reason")
    return True


def check_override(over: Sequence[Finding], override: bool, reason: str) -> None:
    """Above the limit only with the leader's recorded override and its reason (B.1.4, C-L14)."""
    if not over:
        return
    if not override:
        raise LeaveRefused(over)
    if not reason:
        raise refuse("reason", "leave_override_reason")
