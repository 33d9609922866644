"""What a person has filled in of a request, and what that makes of the button under it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from app.domain.leave import slot_text
from app.domain.slots import Half, Slot
from app.services.leave import wanted_of
from app.services.leave_case import Wanted
from app.services.leave_shown import LeaveShown
from app.services.settings import RuleView

PERSONAL = "personal"


@dataclass(frozen=True, slots=True)
class Paper:
    """A scan or photo that is kept already: its file's name and its hash."""

    name: str
    digest: str


@dataclass(frozen=True, slots=True)
class Entry:
    """The form's fields; people by subject id with the name to show."""

    first: Slot
    last: Slot
    subject: str = ""
    name: str = ""
    kind: str = PERSONAL
    reason: str = ""
    cover: str = ""
    cover_name: str = ""
    papers: tuple[Paper, ...] = ()
    notified: int = 0
    """When they rang, UTC seconds; 0: not known."""

    def having(self, **changes: Any) -> Entry:
        """With other values; the end that was not touched moves along so that the leave is not backwards."""
        made = replace(self, **changes)
        if made.last < made.first:
            if "last" in changes:
                made = replace(made, first=Slot(made.last.date, Half.AM))
            else:
                made = replace(made, last=Slot(made.first.date, Half.PM))
        return made

    def wanted(self) -> Wanted:
        """As the service takes it; Refusals of `wanted_of`."""
        digests = tuple(paper.digest for paper in self.papers)
        first, last = slot_text(self.first), slot_text(self.last)
        return wanted_of(
            self.subject, self.kind, first, last, self.reason, self.cover, digests, self.notified
        )


def entry_of(shown: LeaveShown, paper: str) -> Entry:
    """A request that is taken up again; `paper` names its papers, whose file names nobody kept."""
    papers = tuple(Paper(paper.format(n=n), digest) for n, digest in enumerate(shown.attachments, 1))
    return Entry(
        shown.first,
        shown.last,
        shown.subject,
        shown.name,
        shown.kind,
        shown.reason,
        shown.cover,
        shown.cover_name,
        papers,
        shown.notified,
    )


class Verdict(Enum):
    """What would happen if the request were handed in now."""

    NOBODY = "nobody"
    ASKING = "asking"
    WRONG = "wrong"
    """It cannot even be looked at."""
    REFUSED = "refused"
    OVER = "over"
    """Taken, marked 超限, for the centre's leader."""
    MARKED = "marked"
    FINE = "fine"


@dataclass(frozen=True, slots=True)
class Figures:
    """The hall's rules that the form explains."""

    alone_halves: int = 2
    certificates: frozenset[str] = frozenset()

    @classmethod
    def of(cls, rules: Sequence[RuleView]) -> Figures:
        values = {rule.key: rule.value for rule in rules}
        asked = {kind for kind, row in values["leave.types"].items() if row.get("certificate")}
        return cls(round(values["leave.centre_only_max_days"] * 2), frozenset(asked))
