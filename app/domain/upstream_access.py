"""Who may do what on upstream's pages: one table, and the rules that hold beside it (trust.md 3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.refusal import Refusal


class Stand(StrEnum):
    """The four kinds of people who sign in upstream."""

    REVIEWER = "reviewer"
    """Of one department of one hall."""
    CENTRE = "centre"
    """Of the centre above: sees every hall, decides nothing in it."""
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"
    """Reads and does nothing."""


class Right(StrEnum):
    """What a page shows or lets somebody do."""

    OPINION_READ = "opinion_read"
    """The requests of one's department with types and reasons, and its opinions."""
    OPINION_SIGN = "opinion_sign"
    HALLS_READ = "halls_read"
    """Which halls there are, their last contact, what is unsent, alarms."""
    HALL_READ = "hall_read"
    """A hall's attendance, leave, coverage and months; no types, no reasons."""
    LETTERS_READ = "letters_read"
    LETTERS_SEND = "letters_send"
    ALARMS_SETTLE = "alarms_settle"
    TERMINALS_READ = "terminals_read"
    CODES_MAKE = "codes_make"
    TERMINALS_CONFIRM = "terminals_confirm"
    TERMINALS_REVOKE = "terminals_revoke"
    ACCOUNTS_READ = "accounts_read"
    ACCOUNTS_MAKE = "accounts_make"
    ACCOUNTS_CONFIRM = "accounts_confirm"
    LOG_READ = "log_read"


def _stands(*stands: Stand) -> frozenset[Stand]:
    return frozenset(stands)


_CENTRE, _ADMIN, _AUDITOR = Stand.CENTRE, Stand.ADMINISTRATOR, Stand.AUDITOR

RIGHTS: Mapping[Right, frozenset[Stand]] = {
    Right.OPINION_READ: _stands(Stand.REVIEWER),
    Right.OPINION_SIGN: _stands(Stand.REVIEWER),
    Right.HALLS_READ: _stands(_CENTRE, _ADMIN, _AUDITOR),
    Right.HALL_READ: _stands(_CENTRE, _AUDITOR),
    Right.LETTERS_READ: _stands(_CENTRE, _AUDITOR),
    Right.LETTERS_SEND: _stands(_CENTRE),
    Right.ALARMS_SETTLE: _stands(_CENTRE, _ADMIN),
    Right.TERMINALS_READ: _stands(_CENTRE, _ADMIN, _AUDITOR),
    Right.CODES_MAKE: _stands(_ADMIN),
    Right.TERMINALS_CONFIRM: _stands(_CENTRE, _ADMIN),
    Right.TERMINALS_REVOKE: _stands(_ADMIN),
    Right.ACCOUNTS_READ: _stands(_CENTRE, _ADMIN, _AUDITOR),
    Right.ACCOUNTS_MAKE: _stands(_ADMIN),
    Right.ACCOUNTS_CONFIRM: _stands(_CENTRE, _ADMIN),
    Right.LOG_READ: _stands(_AUDITOR),
}
"""The administrator reads nobody's attendance; what two people do is confirmed by another of centre or
administrator than made it."""


@dataclass(frozen=True, slots=True)
class Member:
    """Who is signed in; hall and department are a reviewer's."""

    account: str
    username: str
    name: str
    stand: Stand
    hall: str = ""
    department: str = ""

    def may(self, right: Right) -> bool:
        return self.stand in RIGHTS[right]


def require(member: Member, right: Right) -> None:
    """Refusal `page_not_entitled`."""
    if not member.may(right):
        raise Refusal("page_not_entitled", right=right.value, stand=member.stand.value)


def require_another(member: Member, maker: str) -> None:
    """What one has made, another confirms; Refusal `page_second_same`."""
    if member.account == maker:
        raise Refusal("page_second_same")


def checked_place(stand: str, hall: str, department: str) -> Stand:
    """A reviewer has a department of a hall, nobody else does; Refusals `stand_unknown`, `stand_place`."""
    if stand not in set(Stand):
        raise Refusal("stand_unknown", stand=stand[:32])
    found = Stand(stand)
    if (bool(hall), bool(department)) != ((found is Stand.REVIEWER),) * 2:
        raise Refusal("stand_place", stand=found.value)
    return found
