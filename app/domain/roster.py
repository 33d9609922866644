"""Posts of a hall's people: what a stretch of service is, and which stretches cannot stand together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.refusal import Refusal


@dataclass(frozen=True, slots=True)
class KnownDepartment:
    """A department as it stands."""

    code: str
    name: str
    kind: str = "department"
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person on the roster; the subject is their random id."""

    subject: str
    number: str
    name: str


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of service on an A or B post, both days included; `end` None: still there."""

    assignment: str
    subject: str
    department: str
    window_group: str
    post: str
    start: date
    end: date | None

    def holds(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day <= self.end)

    def meets(self, other: Span) -> bool:
        """Whether the two have a day in common."""
        return (other.end is None or self.start <= other.end) and (
            self.end is None or other.start <= self.end
        )

    def same_place(self, other: Span) -> bool:
        """One person's A or B post in one department: what a roster entry is."""
        return (self.subject, self.department, self.post) == (other.subject, other.department, other.post)


@dataclass(frozen=True, slots=True)
class KnownRoster:
    """All of a hall's roster that a change is held against."""

    departments: tuple[KnownDepartment, ...] = ()
    groups: frozenset[tuple[str, str]] = frozenset()
    """(department code, name)."""
    people: tuple[KnownPerson, ...] = ()
    spans: tuple[Span, ...] = ()
    user_numbers: frozenset[tuple[str, str]] = frozenset()
    """(device user number, subject)."""


def check_overlap(span: Span, others: Iterable[Span]) -> None:
    """Nobody holds two A posts on one day, nor one post twice; Refusal `roster_overlap`.

    `others`: the person's other stretches. A B post beside an A post is what B posts are for.
    """
    for other in others:
        if other.assignment == span.assignment or not span.meets(other):
            continue
        if span.same_place(other) or span.post == other.post == "A":
            raise Refusal(
                "roster_overlap",
                department=other.department,
                window_group=other.window_group,
                post=other.post,
                start=other.start,
                end=other.end or "",
            )


def first_starts(spans: Iterable[Span]) -> dict[str, date]:
    """Subject → the day on which they first came to the hall."""
    found: dict[str, date] = {}
    for span in spans:
        known = found.get(span.subject)
        found[span.subject] = span.start if known is None else min(known, span.start)
    return found
