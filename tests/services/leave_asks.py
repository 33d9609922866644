"""Requests as tests hand them in, and the accounts that decide on them."""

from __future__ import annotations

from app.domain.access import Actor, Role
from app.domain.facts import UserCreated
from app.services.hall import Hall
from app.services.leave import LeaveService, wanted_of
from tests.conftest import OFFICER
from tests.services.cast import acting, subject_of

DEPUTY_NAME, REVIEWER_NAME = "宋晏清", "毕局长"


def account(hall: Hall, actor: Actor) -> Actor:
    """The same actor, with an account that the hall knows."""
    with hall.writing(OFFICER) as tx:
        roles = tuple(sorted(role.value for role in actor.roles))
        fact = UserCreated(f"u{actor.account}"[:32], actor.name, actor.person, roles, actor.department)
        tx.record(fact, actor.account)
    return actor


def deputy_of(hall: Hall) -> Actor:
    """A second director."""
    return acting(hall, DEPUTY_NAME, Role.DIRECTOR)


def reviewer_of(department: str) -> Actor:
    """Somebody of a department, who is on no roster of the hall."""
    return Actor(f"reviewer-{department}", REVIEWER_NAME, frozenset({Role.REVIEWER}), "", department)


def asks(
    hall: Hall,
    name: str,
    first: str,
    last: str = "",
    kind: str = "personal",
    cover: str = "",
    reason: str = "家中有事",
) -> str:
    """Hands in a request for themselves; its id. `last` empty: one half-day."""
    subject = subject_of(hall, name)
    actor = Actor(f"own-{subject}", name, frozenset({Role.STAFF}), subject)
    taking_over = subject_of(hall, cover) if cover else ""
    wanted = wanted_of(subject, kind, first, last or first, reason, taking_over)
    return LeaveService(hall).submit(actor, wanted).leave
