"""What the page of the line to upstream shows beside how it stands: the enrolment, and the letters."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from app.domain.access import Actor
from app.domain.refusal import Refusal
from app.services.hall import Hall
from db import access, sync

LETTERS_SHOWN = 200


@dataclass(frozen=True, slots=True)
class LetterShown:
    """A letter that was settled; `settled` in UTC seconds."""

    number: int
    letter: str
    kind: str
    """An `app.domain.letter.LetterKind`, or what only a newer version knows."""
    outcome: str
    why: Refusal | None
    """The rule that it did not pass; None where it is in force."""
    settled: int


@dataclass(frozen=True, slots=True)
class LineShown:
    """The enrolment in force, times in UTC seconds, and the latest letters; empty without one."""

    terminal: str = ""
    enrolled: int | None = None
    enrolled_by: str = ""
    letters: tuple[LetterShown, ...] = ()


class SyncViews:
    """Reads; anybody who is signed in may know where the journal goes. Letters name nobody here."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    def line(self, actor: Actor) -> LineShown:
        """As kept at this moment; letters of earlier enrolments too."""
        with self._hall.reading() as view:
            letters = tuple(_shown(row) for row in sync.letters_settled(view.conn)[:LETTERS_SHOWN])
            found = sync.enrolment(view.conn)
            if found is None:
                return LineShown(letters=letters)
            names = {account.account: account.name for account in access.accounts(view.conn)}
            by = names.get(found.enrolled_by, "")
            return LineShown(found.terminal, found.enrolled_us // 1_000_000, by, letters)


def _shown(row: sync.Settled) -> LetterShown:
    why = Refusal(row.key, **_given(row.params)) if row.key else None
    return LetterShown(row.number, row.letter, row.kind, row.outcome, why, row.settled_us // 1_000_000)


def _given(params: str) -> dict[str, object]:
    """A refusal's parameters from JSON; what is written like a date is one."""
    return {name: _value(value) for name, value in json.loads(params).items()}


def _value(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError:
        return value
