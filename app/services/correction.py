"""Correction slips (补签单): proposed, confirmed by the window, approved by the centre (domain.md B.0)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain import correction as rules
from app.domain.access import Actor, require_other
from app.domain.attendance import Edge, effective_hours, judge_day, windows_of
from app.domain.correction import OPEN_STATES, Earlier, Signer, Slip, SlipReason, SlipState
from app.domain.facts import CorrectionApproved, CorrectionConfirmed, CorrectionProposed, CorrectionRefused
from app.domain.free_text import clean_note, clean_text
from app.domain.refusal import Refusal
from app.services.hall import Hall, Reading, Writing, new_id
from app.services.record_checks import (
    View,
    day_input,
    head_of,
    names_of,
    require_post,
    require_unlocked,
    sight,
)
from db import access, attendance, roster
from db.attendance import CorrectionRow


@dataclass(frozen=True, slots=True)
class SlipShown:
    """A slip as a page shows it, with the names of all who signed."""

    slip: CorrectionRow
    name: str
    number: str
    department: str
    window_group: str
    proposed_by: str
    confirmed_by: str
    decided_by: str
    next_step: SlipState | None
    """What the reader may make of it: confirmed or approved; None: nothing."""


class CorrectionService:
    """Takes slips through their signatures; original punches are never altered."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    def propose(
        self, actor: Actor, subject: str, day: date, edge: str, minute: int, reason: str, note: str = ""
    ) -> str:
        """A slip for one of the four punches of `day`, as it was at `minute`; its id.

        Refusals: `not_entitled`, `not_own_window`, `person_unknown`, `not_on_roster`, `edge_unknown`,
        `correction_reason`, `correction_future`, `correction_late`, `month_locked`, `correction_open`,
        `correction_stands`, `correction_cap`, `correction_not_due`, `correction_too_soon`,
        `correction_needless`, `correction_minute`, `field_too_long`, `field_character`.
        """
        at_edge, why = rules.edge_of(edge), rules.reason_of(reason)
        text = clean_note(note, "note")
        with self._hall.writing(actor) as tx:
            post = require_post(tx, subject, day)
            rules.require_proposer(actor, subject, head_of(tx, post))
            rules.check_deadline(day, tx.today, tx.settings.calendar, tx.settings.rules)
            require_unlocked(tx, day, day)
            earlier = _earlier(attendance.corrections(tx.conn, subject))
            rules.check_others(day, at_edge, why, earlier, tx.settings.rules)
            _check_day(tx, subject, day, at_edge, minute)
            key = new_id()
            tx.record(CorrectionProposed(key, day, edge, minute, why.value, text), subject)
        return key

    def confirm(self, actor: Actor, correction: str) -> None:
        """The window head's signature, or the director's. Refusals: `slip_unknown`, see the rule."""
        with self._hall.writing(actor) as tx:
            slip = _slip(tx, correction)
            rules.require_confirmer(actor, slip)
            tx.record(CorrectionConfirmed(correction), slip.subject)

    def approve(self, actor: Actor, correction: str) -> None:
        """The centre's signature: the slip is in force, for a locked month as a later adjustment (C-P27).

        Refusals `slip_unknown`, see `require_approver`.
        """
        with self._hall.writing(actor) as tx:
            slip = _slip(tx, correction)
            rules.require_approver(actor, slip)
            tx.record(CorrectionApproved(correction), slip.subject)

    def refuse(self, actor: Actor, correction: str, reason: str) -> None:
        """Ends a slip, by whoever could take its next step. Refusals `slip_unknown`, `field_missing` …"""
        why = clean_text(reason, "reason")
        with self._hall.writing(actor) as tx:
            slip = _slip(tx, correction)
            require_other(actor, slip.subject)
            rules.require_refuser(actor, slip)
            tx.record(CorrectionRefused(correction, why), slip.subject)

    def open_slips(self, actor: Actor) -> tuple[SlipShown, ...]:
        """Slips that wait for a signature and that the actor may read, oldest first."""
        return self._shown(actor, OPEN_STATES)

    def all_slips(self, actor: Actor, subject: str | None = None) -> tuple[SlipShown, ...]:
        """Every slip that the actor may read, or those of one person."""
        return self._shown(actor, tuple(SlipState), subject)

    def _shown(
        self, actor: Actor, states: tuple[SlipState, ...], subject: str | None = None
    ) -> tuple[SlipShown, ...]:
        with self._hall.reading() as view:
            sees = sight(view.conn, actor)
            rows = attendance.corrections(view.conn, subject, [state.value for state in states])
            desk = _Desk(view)
            return tuple(desk.shown(actor, row) for row in rows if sees(row.subject))


class _Desk:
    """What all slips of a list are shown with, read once."""

    def __init__(self, view: Reading) -> None:
        self._people = {p.subject: p for p in roster.people(view.conn)}
        self._accounts = {a.account: a for a in access.accounts(view.conn)}
        self._heads = roster.window_heads(view.conn)
        self._posts: dict[str, list[roster.Post]] = {}
        for post in roster.posts(view.conn):
            self._posts.setdefault(post.subject, []).append(post)
        self._names = names_of(view.conn)

    def shown(self, actor: Actor, row: CorrectionRow) -> SlipShown:
        person = self._people.get(row.subject)
        held = [post for post in self._posts.get(row.subject, ()) if post.holds(row.date)]
        post = min(held, key=lambda p: p.post, default=None)
        head = self._heads.get((post.department, post.window_group), "") if post else ""
        persons = {key: account.person for key, account in self._accounts.items()}
        slip = slip_of(row, persons, head)
        return SlipShown(
            row,
            person.name if person else "",
            person.number if person else "",
            post.department if post else "",
            post.window_group if post else "",
            self._signed(row.proposed_by, row.subject),
            self._signed(row.confirmed_by),
            self._signed(row.decided_by),
            rules.next_step(actor, slip),
        )

    def _signed(self, account: str, otherwise: str = "") -> str:
        if not account:
            return ""
        known = self._accounts.get(account)
        return known.name if known else self._names.get(otherwise, "")


def slip_of(row: CorrectionRow, persons: dict[str, str], head: str) -> Slip:
    """`persons`: account → subject id; a proposer without an account is the subject at the terminal."""
    proposer = Signer(row.proposed_by, persons.get(row.proposed_by, row.subject))
    confirmer = Signer(row.confirmed_by, persons.get(row.confirmed_by, "")) if row.confirmed_by else None
    return Slip(row.subject, SlipState(row.state), proposer, confirmer, head)


def _slip(tx: Writing, correction: str) -> Slip:
    row = attendance.correction_by_id(tx.conn, correction)
    if row is None:
        raise Refusal("slip_unknown")
    persons = {account.account: account.person for account in access.accounts(tx.conn)}
    held = [post for post in roster.posts(tx.conn, row.subject) if post.holds(row.date)]
    return slip_of(row, persons, head_of(tx, min(held, key=lambda p: p.post)) if held else "")


def _earlier(rows: Iterable[CorrectionRow]) -> list[Earlier]:
    return [Earlier(r.date, rules.edge_of(r.edge), SlipReason(r.reason), SlipState(r.state)) for r in rows]


def _check_day(view: View, subject: str, day: date, edge: Edge, minute: int) -> None:
    given = day_input(view, subject, day)
    if given is None:
        raise Refusal("person_unknown")
    figures, now = view.settings.rules.attendance(day), view.moment.on(day)
    verdicts = {v.half: v for v in judge_day(given, figures, now)}
    rules.check_needed(verdicts.get(edge.half), day, edge, figures)
    rules.check_minute(minute, edge, windows_of(effective_hours(given)[0]), figures, now)
