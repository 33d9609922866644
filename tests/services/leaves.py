"""Shorthand for leave in the sample hall: people by name, half-days as text, the clock where it is needed."""

from __future__ import annotations

from datetime import datetime

from app.domain.access import SETUP, Actor
from app.domain.leave_rules import Finding, LeaveRefused
from app.services.hall import Hall
from app.services.leave import LeaveService, wanted_of
from app.services.leave_decision import LeaveDecision
from app.services.leave_shown import LeaveShown
from app.services.leave_views import LeaveViews
from tests.conftest import ZONE
from tests.services.cast import subject_of


class Leaves:
    """Files and decides as whoever sets the hall up, or as `actor`."""

    def __init__(self, hall: Hall, actor: Actor = SETUP) -> None:
        self.hall, self.actor = hall, actor
        self.requests, self.decisions, self.views = LeaveService(hall), LeaveDecision(hall), LeaveViews(hall)

    def at(self, moment: str) -> None:
        """Sets the hall's clock, `2026-03-05T09:00`."""
        self.hall.clock.as_of = datetime.fromisoformat(moment).replace(tzinfo=ZONE)

    def files(
        self, name: str, first: str, last: str, *, kind: str = "personal", cover: str = "", leave: str = ""
    ) -> LeaveShown:
        """Dates as `03-09am` of 2026."""
        subject = subject_of(self.hall, name)
        by = subject_of(self.hall, cover) if cover else ""
        wanted = wanted_of(subject, kind, f"2026-{first}", f"2026-{last}", "家事", by)
        return self.requests.submit(self.actor, wanted, leave)

    def refused(self, name: str, first: str, last: str, **given: str) -> list[tuple[str, str, str]]:
        """(rule, date, half) of everything that refuses the request."""
        try:
            self.files(name, first, last, **given)
        except LeaveRefused as refusal:
            return [rule_of(finding) for finding in refusal.findings]
        raise AssertionError("it was taken")

    def agrees(self, leave: LeaveShown, agree: bool = True, signer: str = "局领导") -> LeaveShown:
        return self.decisions.record_opinion(self.actor, leave.leave, agree, signer)

    def approves(self, leave: LeaveShown, reason: str = "", override: bool = False) -> LeaveShown:
        return self.decisions.decide(self.actor, leave.leave, True, reason, override)

    def refuses(self, leave: LeaveShown, reason: str = "") -> LeaveShown:
        return self.decisions.decide(self.actor, leave.leave, False, reason)

    def granted(self, name: str, first: str, last: str, **given: str) -> LeaveShown:
        """Filed, signed where the route asks for it, and granted."""
        leave = self.files(name, first, last, **given)
        if leave.route != "centre":
            leave = self.agrees(leave)
        return self.approves(leave)

    def shows(self, leave: LeaveShown) -> LeaveShown:
        return self.views.show(self.actor, leave.leave)


def rule_of(finding: Finding) -> tuple[str, str, str]:
    """(rule, 03-09, am)."""
    slot = finding.slot
    return finding.rule, f"{slot.date:%m-%d}" if slot else "", slot.half.value if slot else ""
