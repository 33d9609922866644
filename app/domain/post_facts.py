"""The facts of AB posts: a window's items, who can do them, who is stood down (domain.md B.2, A.2 S2-02).

The subject of a fact about a person is theirs.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.fact import Fact


@dataclass(frozen=True, slots=True)
class ItemSet(Fact):
    """A service item that a window group handles; `open` False: no longer."""

    department: str
    window_group: str
    item: str
    open: bool = True


@dataclass(frozen=True, slots=True)
class QualifiedSet(Fact):
    """The subject can do these items of the department, and no others of it (通办, S3 Art. 15)."""

    department: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PartnerSet(Fact):
    """The subject's partner (互为AB岗) by subject id; empty: none."""

    partner: str


@dataclass(frozen=True, slots=True)
class StoodDown(Fact):
    """待岗: the subject is off the post from `first` on; `last` None: until further notice (S2 2)."""

    stand_down: str
    first: date
    last: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class StandDownEnded(Fact):
    """The last day of a stand-down is known; before its first day: it never was."""

    stand_down: str
    last: date
