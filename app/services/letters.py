"""Letters from upstream, judged like any request; what became of each is a fact (sync.md 4)."""

from __future__ import annotations

import json
import logging
from dataclasses import replace
from datetime import date

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError

from app.domain.access import UPSTREAM, Actor, Role, of_upstream
from app.domain.free_text import clean_text
from app.domain.leave_rules import LeaveRefused
from app.domain.letter import (
    Body,
    CalendarLetter,
    Letter,
    MessageLetter,
    OpinionLetter,
    RosterLetter,
    RulesLetter,
    body_of,
    letter_statement,
)
from app.domain.refusal import Refusal
from app.domain.sync_facts import LetterSettled, MessageReceived
from app.services.calendar_import import CalendarImport
from app.services.hall import Hall, Writing
from app.services.leave_decision import LeaveDecision
from app.services.roster import RosterService
from app.services.settings import SettingsService
from app.sync.signing import holds
from db import settings, sync, sync_chain, sync_line

ACCEPTED, MALFORMED, NOT_ENTITLED = "accepted", "malformed", "not_entitled"
TOO_LATE, STALE_VERSION, REFUSED = "too_late", "stale_version", "refused"

_SEQS = 2**62
"""No chain gets as far as this."""
_TOLD = frozenset(
    ("leave", "leave_state", "half", "field", "month", "rule", "department", "window_group", "leave_part")
)
"""Texts among a refusal's parameters that name nobody: the fact outlives what the letter said."""
_ROSTER = ("DepartmentSet", "WindowGroupSet", "WindowGroupRenamed", "PersonRegistered", "PersonRenamed")
_POSTS = ("PostAssigned", "PostWithdrawn")
_CALENDAR = ("CalendarYearSet", "CalendarDaySet", "CalendarDayCleared")

_log = logging.getLogger(__name__)


class LetterFault(Exception):
    """A letter that cannot be upstream's next one: it is not settled, and no letter after it is looked at."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class LetterJudge:
    """Takes letters in their order, each with its outcome, its effect and the cursor in one transaction."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall
        self._leave, self._roster = LeaveDecision(hall), RosterService(hall)
        self._calendar, self._settings = CalendarImport(hall), SettingsService(hall)

    def take(self, letter: Letter) -> str:
        """The outcome; empty for a letter that has been settled before.

        Raises LetterFault `letter_untrue` (signature, hall), `letter_gap` (not the next one),
        `not_enrolled`; Refusals of the store alone.
        """
        with self._hall.writing(UPSTREAM) as tx:
            line = self._line(tx, letter)
            letter = replace(letter, letter=_known_by(letter))
            if letter.number <= line.letters:
                return ""
            if letter.number != line.letters + 1:
                raise LetterFault("letter_gap")
            sync_line.put_line(tx.conn, replace(line, letters=letter.number))
            if sync_chain.letter_known(tx.conn, letter.letter):
                return ""
            return self._settle(tx, letter)

    def _line(self, tx: Writing, letter: Letter) -> sync_line.Line:
        enrolled = sync.enrolment(tx.conn)
        if enrolled is None:
            raise LetterFault("not_enrolled")
        key = bytes.fromhex(enrolled.upstream_key)
        if letter.hall != self._hall.id or not holds(key, letter.signature, letter_statement(letter)):
            raise LetterFault("letter_untrue")
        return sync_line.line_of(tx.conn, enrolled.terminal)

    def _settle(self, tx: Writing, letter: Letter) -> str:
        outcome, why = self._judged(tx, letter)
        key = why.key if why else ""
        fact = LetterSettled(letter.letter, letter.number, letter.kind[:20], outcome, key, _told(why))
        tx.record(fact, letter.letter)
        return outcome

    def _judged(self, tx: Writing, letter: Letter) -> tuple[str, Refusal | None]:
        """Whatever comes of it, the letter is settled; faults of the store alone are raised."""
        try:
            with tx.attempt():
                return self._weighed(tx, letter)
        except Refusal as why:
            return _outcome_of(why), why
        except Exception as error:
            if isinstance(error, DBAPIError) and not isinstance(error, IntegrityError | DataError):
                raise
            _log.exception("letter %s", letter.letter[:64])
            return REFUSED, Refusal("letter_failed")

    def _weighed(self, tx: Writing, letter: Letter) -> tuple[str, Refusal | None]:
        try:
            author, body = _read(letter)
        except Refusal as why:
            return MALFORMED, why
        if self._changed_since(tx, body, letter.expected):
            return STALE_VERSION, Refusal("letter_stale")
        late = self._applied(tx, letter, author, body)
        return (TOO_LATE, late) if late is not None else (ACCEPTED, None)

    def _changed_since(self, tx: Writing, body: Body, expected: int) -> bool:
        """Whether what the letter would change is another than its author had before them."""
        if expected == 0:
            return False
        if isinstance(body, RosterLetter):
            return sync_chain.recorded_since(tx.conn, expected, (*_ROSTER, *_POSTS))
        if isinstance(body, CalendarLetter):
            return sync_chain.recorded_since(tx.conn, expected, _CALENDAR)
        return isinstance(body, RulesLetter) and settings.rule_set_since(tx.conn, expected, body.key)

    def _applied(self, tx: Writing, letter: Letter, author: str, body: Body) -> LeaveRefused | None:
        """Does what the letter asks for; the refusal of an opinion that is kept without effect."""
        if isinstance(body, MessageLetter):
            tx.record(MessageReceived(letter.letter, author, body.text), letter.letter)
            return None
        tx.actor = _actor_for(body, author)
        if isinstance(body, OpinionLetter):
            return self._leave.take_letter(tx, replace(body, letter=letter.letter, signer=author))
        if isinstance(body, RosterLetter):
            self._roster.take_rows(tx, body.rows, body.replacing)
        elif isinstance(body, CalendarLetter):
            self._calendar.take_days(tx, body.days, body.year)
        else:
            self._settings.take_rule(tx, body.key, body.value, body.valid_from)
        return None


def _read(letter: Letter) -> tuple[str, Body]:
    """Its author and what it says; refusals for what is not well formed."""
    if not 0 <= letter.expected < _SEQS:
        raise Refusal("letter_form", field="expected")
    return clean_text(letter.author, "signer", 64), body_of(letter)


def _known_by(letter: Letter) -> str:
    """The letter's id as it can stand in a fact's head, whatever came."""
    try:
        return clean_text(letter.letter, "letter", 64)
    except Refusal:
        return f"number {letter.number}"


def _actor_for(body: Body, author: str) -> Actor:
    if isinstance(body, OpinionLetter):
        return of_upstream(author, Role.REVIEWER, body.department)
    return of_upstream(author, Role.ADMINISTRATOR if isinstance(body, RulesLetter) else Role.OFFICER)


def _outcome_of(why: Refusal) -> str:
    rule = why.findings[0].rule if isinstance(why, LeaveRefused) else ""
    if why.key == "not_entitled" or rule == "self":
        return NOT_ENTITLED
    return TOO_LATE if rule == "stale" else REFUSED


def _told(why: Refusal | None) -> str:
    """The refusal's parameters as JSON: figures, dates, and texts that name nobody."""
    found: dict[str, object] = {}
    for name, value in (why.params if why else {}).items():
        if isinstance(value, date):  # and datetime
            found[name] = value.isoformat()
        elif isinstance(value, int | float) or (name in _TOLD and isinstance(value, str)):
            found[name] = value
    return json.dumps(found, ensure_ascii=False, sort_keys=True)
