"""补签单: for which punch, until when, and whose signatures it takes (domain.md B.0; trust.md 3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.access import Action, Actor, Role, require, require_other
from app.domain.attendance import AttendanceRules, Edge, Second, Status, Verdict, Windows
from app.domain.calendar import HallCalendar
from app.domain.refusal import Refusal
from app.domain.rules import RuleBook
from app.domain.slots import Month


class SlipReason(StrEnum):
    """设备故障/停电, 公务外出, 忘记打卡, 新录指纹失败; only `FORGOT` has a cap."""

    DEVICE_FAULT = "device_fault"
    OUTING = "outing"
    FORGOT = "forgot"
    NEW_FINGER = "new_finger"


class SlipState(StrEnum):
    """A slip is confirmed by the window, then approved by the centre; either may refuse it."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    APPROVED = "approved"
    REFUSED = "refused"


OPEN_STATES = (SlipState.PROPOSED, SlipState.CONFIRMED)


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed: an account, and the person on the roster behind it, if any."""

    account: str
    person: str = ""

    def same(self, actor: Actor) -> bool:
        return self.account == actor.account or (bool(self.person) and self.person == actor.person)


@dataclass(frozen=True, slots=True)
class Slip:
    """What the signatures on a slip depend on."""

    subject: str
    state: SlipState
    proposer: Signer
    confirmer: Signer | None
    head: str
    """Who heads the subject's own window on the slip's date, by subject id; empty: nobody."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """Another slip of the same person."""

    date: date
    edge: Edge
    reason: SlipReason
    state: SlipState


def deadline_of(day: date, calendar: HallCalendar, rules: RuleBook) -> date:
    """The last day on which a slip for `day` may be handed in, by the hall's working days."""
    return calendar.next_workday(day, rules.value("attendance.correction_deadline_days", day))


def reason_of(text: str) -> SlipReason:
    """Refusal `correction_reason` for a reason that the rules do not name."""
    if text not in set(SlipReason):
        raise Refusal("correction_reason", reason=text[:40])
    return SlipReason(text)


def edge_of(text: str) -> Edge:
    """Refusal `edge_unknown` for what is none of the four punches."""
    if text not in set(Edge):
        raise Refusal("edge_unknown", edge=text[:40])
    return Edge(text)


def require_proposer(actor: Actor, subject: str, head: str) -> None:
    """Everybody for themselves; an officer for anybody, a window head for their own window.

    Refusals: `not_entitled`, `not_own_window`.
    """
    if actor.person and actor.person == subject:
        return
    require(actor, Action.CORRECTION_PROPOSE_FOR)
    if Role.OFFICER not in actor.roles:
        _require_head(actor, head)


def check_deadline(day: date, today: date, calendar: HallCalendar, rules: RuleBook) -> None:
    """Refusals `correction_future`, `correction_late`."""
    if day > today:
        raise Refusal("correction_future", date=day)
    deadline = deadline_of(day, calendar, rules)
    if today > deadline:
        raise Refusal("correction_late", date=day, deadline=deadline)


def check_others(
    day: date, edge: Edge, reason: SlipReason, earlier: Iterable[Earlier], rules: RuleBook
) -> None:
    """One slip in force or open for a punch, and so many forgotten ones a month (refused ones are none).

    Refusals: `correction_open`, `correction_stands`, `correction_cap`.
    """
    standing = [slip for slip in earlier if slip.state is not SlipState.REFUSED]
    for slip in standing:
        if (slip.date, slip.edge) == (day, edge):
            key = "correction_stands" if slip.state is SlipState.APPROVED else "correction_open"
            raise Refusal(key, date=day, edge=edge.value)
    cap = rules.value("attendance.correction_forgot_cap", day)
    forgotten = sum(s.reason is SlipReason.FORGOT and Month.of(s.date) == Month.of(day) for s in standing)
    if reason is SlipReason.FORGOT and forgotten >= cap:
        raise Refusal("correction_cap", month=str(Month.of(day)), cap=cap)


def check_needed(verdict: Verdict | None, day: date, edge: Edge, rules: AttendanceRules) -> None:
    """A slip mends a judged half-day, at an edge that is missing, late, early or absent.

    Refusals: `correction_not_due` (that half-day is not judged), `correction_too_soon` (not over yet),
    `correction_needless`.
    """
    if verdict is None:
        raise Refusal("correction_not_due", date=day, half=edge.half.value)
    if Status.OPEN in verdict.status:
        raise Refusal("correction_too_soon", date=day, half=edge.half.value)
    if not _needed(verdict, edge, rules):
        raise Refusal("correction_needless", date=day, edge=edge.value)


def _needed(verdict: Verdict, edge: Edge, rules: AttendanceRules) -> bool:
    if rules.punches_per_day == 2 and edge not in (Edge.AM_IN, Edge.PM_OUT):
        return False
    if Status.AWOL in verdict.status:
        return _off_by(verdict, edge) > rules.grace_minutes
    wanted = (Status.MISSING_IN, Status.LATE) if edge.is_in else (Status.MISSING_OUT, Status.EARLY)
    return any(status in verdict.status for status in wanted)


def _off_by(verdict: Verdict, edge: Edge) -> int:
    """Minutes late or early at that edge of an absence; without a punch, all of the half-day."""
    hours, punch = verdict.hours, verdict.punch_in if edge.is_in else verdict.punch_out
    if hours is None:
        return 0
    if punch is None:
        return hours.end - hours.start
    return punch.minute - hours.start if edge.is_in else hours.end - punch.minute


def check_minute(
    minute: int, edge: Edge, windows: Windows, rules: AttendanceRules, now: Second | None
) -> None:
    """The time that is claimed lies in the window of its punch, and not after `now` (None: the day is over).

    Refusal `correction_minute`.
    """
    low, high = windows.of(edge)
    if rules.punches_per_day == 2:
        low, high = (low, windows.noon_border) if edge is Edge.AM_IN else (windows.noon_border, high)
    if not low <= minute * 60 < high or (now is not None and minute * 60 > now):
        raise Refusal("correction_minute", minute=minute, first=low // 60, last=high // 60)


def require_confirmer(actor: Actor, slip: Slip) -> None:
    """The head of the subject's own window, or the director; neither subject nor proposer.

    Refusals: `not_entitled`, `own_record`, `correction_state`, `same_person`, `not_own_window`.
    """
    _require_signer(actor, slip, Action.CORRECTION_CONFIRM, SlipState.PROPOSED)
    if Role.DIRECTOR not in actor.roles:
        _require_head(actor, slip.head)


def require_approver(actor: Actor, slip: Slip) -> None:
    """Officer, duty chief or director; not subject, proposer or confirmer. Refusals as the confirmer's."""
    _require_signer(actor, slip, Action.CORRECTION_APPROVE, SlipState.CONFIRMED)


def require_refuser(actor: Actor, slip: Slip) -> None:
    """Whoever may take the slip's next step may refuse it instead."""
    if slip.state is SlipState.CONFIRMED:
        require_approver(actor, slip)
    else:
        require_confirmer(actor, slip)


def _require_signer(actor: Actor, slip: Slip, action: Action, state: SlipState) -> None:
    require(actor, action)
    require_other(actor, slip.subject)
    if slip.state is not state:
        raise Refusal("correction_state", state=slip.state.value)
    for role, signer in (("proposer", slip.proposer), ("confirmer", slip.confirmer)):
        if signer is not None and signer.same(actor):
            raise Refusal("same_person", role=role)


def _require_head(actor: Actor, head: str) -> None:
    if not actor.person or actor.person != head:
        raise Refusal("not_own_window")


def next_step(actor: Actor, slip: Slip) -> SlipState | None:
    """What the actor may make of an open slip, for what a page offers; None: nothing."""
    step = SlipState.APPROVED if slip.state is SlipState.CONFIRMED else SlipState.CONFIRMED
    try:
        require_refuser(actor, slip)
    except Refusal:
        return None
    return step
