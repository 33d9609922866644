"""The department's opinion and the centre's decision (S3 Art. 16; domain.md B.1.2, B.1.6)."""

from __future__ import annotations

from datetime import date

from app.domain.access import Actor, Role
from app.domain.attachment import checked_attachment
from app.domain.free_text import clean_note, clean_text
from app.domain.leave import PENDING, LeaveState, Route, Span, slot_text
from app.domain.leave_facts import LeaveAsked, LeaveDecided, LeaveOpinionGiven, LeaveReturnedForChange
from app.domain.leave_rules import Finding, LeaveRefused, refuse
from app.domain.leave_signing import (
    Paper,
    check_against,
    check_override,
    require_decision,
    require_opinion,
    require_signer_name,
    signing_for,
    stale,
)
from app.domain.letter import OpinionLetter
from app.domain.refusal import Refusal
from app.services.hall import Hall, Writing
from app.services.leave_case import Wanted, case_of
from app.services.leave_shelf import known, shown_one, shown_with
from app.services.leave_shown import LeaveShown
from db import access, blobs, leave, roster, signing
from db.leave import LeaveRow

_CHANGED = (LeaveState.REFUSED, LeaveState.APPROVED)


class LeaveDecision:
    """Signatures on requests, in their order."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    def record_opinion(
        self,
        actor: Actor,
        leave_id: str,
        agree: bool,
        signer: str = "",
        day: date | None = None,
        note: str = "",
        scan: bytes = b"",
    ) -> LeaveShown:
        """The department's opinion: a reviewer's own, or a paper slip with its signer, date and scan.

        What comes after the request was closed is kept and has no effect (C-A11). Refusals:
        `leave_unknown`, `not_entitled`, `field_missing` (signer), `opinion_day`, `attachment_type`, and the
        rules `self`, `stale`, `order`.
        """
        own_desk = Role.REVIEWER in actor.roles
        name = actor.name if own_desk else clean_text(signer, "signer", 64)
        text = clean_note(note, "note")
        if scan:
            checked_attachment(scan)
        with self._hall.writing(actor) as tx:
            row = known(tx, leave_id)
            late = self._late(tx, actor, row, own_desk=own_desk)
            if not own_desk:
                _require_signer(tx, row, name)
            signed = day or tx.today
            if signed > tx.today:
                raise Refusal("opinion_day", date=signed)
            digest = blobs.put(tx.conn, "leave", scan) if scan else ""
            source = "desk" if own_desk else "paper"
            if not _said_before(tx, row, agree, name, text):
                fact = LeaveOpinionGiven(
                    row.leave, agree, name, text, signed, source, digest, "", late is None
                )
                tx.record(fact, row.subject)
                self._end_by_department(tx, row, agree, late)
            shown = shown_one(tx, known(tx, leave_id))
        if late is not None:
            raise late
        return shown

    def receive_letter(self, actor: Actor, letter: OpinionLetter) -> LeaveShown:
        """An opinion that was signed at the department's own desk; the same letter twice counts once.

        Refusals: `leave_unknown`, `not_entitled`, `letter_department`, and the rules self stale order.
        """
        with self._hall.writing(actor) as tx:
            late = self.take_letter(tx, letter)
            shown = shown_one(tx, known(tx, letter.leave))
        if late is not None:
            raise late
        return shown

    def take_letter(self, tx: Writing, letter: OpinionLetter) -> LeaveRefused | None:
        """As `receive_letter` in a transaction that is open; gives back the refusal of one that is too late,
        for what it says is kept all the same."""
        row = known(tx, letter.leave)
        if letter.department != row.department:
            raise Refusal("letter_department", leave=row.leave)
        if leave.letter_known(tx.conn, letter.letter):
            return None
        late = self._late(tx, tx.actor, row, own_desk=Role.REVIEWER in tx.actor.roles)
        _require_signer(tx, row, letter.signer)
        fact = LeaveOpinionGiven(
            row.leave,
            letter.agree,
            letter.signer,
            letter.note,
            letter.day,
            "letter",
            "",
            letter.letter,
            late is None,
        )
        tx.record(fact, row.subject)
        self._end_by_department(tx, row, letter.agree, late)
        return late

    def _late(self, tx: Writing, actor: Actor, row: LeaveRow, *, own_desk: bool) -> LeaveRefused | None:
        """The refusal of an opinion that is only kept; others are raised."""
        try:
            require_opinion(actor, paper_of(tx, row), own_desk=own_desk)
        except LeaveRefused as refusal:
            if refusal.findings[0].rule != "stale" or row.state == LeaveState.DRAFT:
                raise
            return refusal
        return None

    def _end_by_department(self, tx: Writing, row: LeaveRow, agree: bool, late: LeaveRefused | None) -> None:
        """Where the hall has set it so, the department's disagreement ends the request (R-4)."""
        ends = tx.settings.rules.value("leave.disagreement", tx.today) == "refuse"
        if not agree and late is None and ends:
            tx.record(LeaveDecided(row.leave, False, ""), row.subject)

    def decide(
        self, actor: Actor, leave_id: str, approve: bool, reason: str = "", override: bool = False
    ) -> LeaveShown:
        """Grants or refuses; limits, cover and balance are read again in this same transaction (R-9).

        The same decision by the same account twice is one (C-A3). Refusals: `leave_unknown`, and the rules
        stale self order delegation reason L M overlap no_workday balance cover.
        """
        text = clean_note(reason, "reason")
        with self._hall.writing(actor) as tx:
            row = known(tx, leave_id)
            if _decided_before(actor, row, approve):
                return shown_one(tx, row)
            if approve:
                return self._grant(tx, actor, row, text, override)
            on_behalf = self._signing(tx, actor, row, paper_of(tx, row))
            tx.record(LeaveDecided(row.leave, False, text, (), False, on_behalf), row.subject)
            return shown_one(tx, known(tx, leave_id))

    def _grant(self, tx: Writing, actor: Actor, row: LeaveRow, reason: str, override: bool) -> LeaveShown:
        paper = paper_of(tx, row)
        on_behalf = self._signing(tx, actor, row, paper)
        against = check_against(paper, reason)
        wanted = Wanted(row.subject, row.kind, Span(row.first, row.last), row.reason, row.cover)
        case = case_of(tx, wanted, row.leave, row.place, row.late)
        others = [finding for finding in case.against.refusals if finding.rule != "L"]
        if others:
            raise LeaveRefused([*case.over, *others])
        check_override(case.over, override, reason)
        require_decision(actor, paper, on_behalf, over=bool(case.over))
        over = tuple(slot_text(f.slot) for f in case.over if f.slot is not None)
        tx.record(LeaveDecided(row.leave, True, reason, over, against, on_behalf), row.subject)
        return shown_with(tx, known(tx, row.leave), case)

    def _signing(self, tx: Writing, actor: Actor, row: LeaveRow, paper: Paper) -> str:
        """On whose behalf the actor may decide; refused if they may not."""
        if paper.state not in PENDING:
            raise _too_late(tx, row, paper)
        apart = {paper.subject, *paper.relatives}
        leaders = [a for a in access.accounts(tx.conn) if Role.DIRECTOR in a.roles and not a.disabled]
        entitled = {a.account for a in leaders if a.person not in apart}
        on_behalf = signing_for(actor, signing.delegations(tx.conn), entitled, tx.today)
        if on_behalf and any(a.person == paper.subject for a in leaders):
            raise refuse("delegation", "leave_leader_needs_leader")
        require_decision(actor, paper, on_behalf, over=False)
        return on_behalf

    def hand_back(self, actor: Actor, leave_id: str, reason: str) -> LeaveShown:
        """退回修改: the request becomes a draft again and holds no place. Refusals as `decide`."""
        text = clean_text(reason, "reason")
        with self._hall.writing(actor) as tx:
            row = known(tx, leave_id)
            self._handling(tx, actor, row)
            tx.record(LeaveReturnedForChange(row.leave, text), row.subject)
            return shown_one(tx, known(tx, leave_id))

    def ask(self, actor: Actor, leave_id: str, question: str) -> LeaveShown:
        """Asks the applicant before deciding. Refusals as `decide`."""
        text = clean_text(question, "question")
        with self._hall.writing(actor) as tx:
            row = known(tx, leave_id)
            self._handling(tx, actor, row)
            tx.record(LeaveAsked(row.leave, text), row.subject)
            return shown_one(tx, known(tx, leave_id))

    def _handling(self, tx: Writing, actor: Actor, row: LeaveRow) -> None:
        """As for a decision, but the department need not have signed yet."""
        try:
            self._signing(tx, actor, row, paper_of(tx, row))
        except LeaveRefused as refusal:
            if refusal.findings[0].rule != "order":
                raise

    def decide_many(
        self, actor: Actor, leave_ids: tuple[str, ...], approve: bool, reason: str = ""
    ) -> tuple[tuple[str, LeaveShown | Finding], ...]:
        """Each is judged in turn, the first handed in first; (id, result or first finding)."""
        with self._hall.reading() as view:
            rows = leave.by_ids(view.conn, leave_ids)
        ordered = sorted(leave_ids, key=lambda key: rows[key].place if key in rows else 0)
        return tuple((key, self._decided_or_why(actor, key, approve, reason)) for key in ordered)

    def _decided_or_why(
        self, actor: Actor, leave_id: str, approve: bool, reason: str
    ) -> LeaveShown | Finding:
        try:
            return self.decide(actor, leave_id, approve, reason)
        except LeaveRefused as refusal:
            return refusal.findings[0]
        except Refusal as refusal:
            return Finding("", refusal.key, None, refusal.params)


def paper_of(tx: Writing, row: LeaveRow) -> Paper:
    """What of a request matters to a signature."""
    heads = roster.window_heads(tx.conn)
    return Paper(
        row.leave,
        row.subject,
        LeaveState(row.state),
        Route(row.route),
        row.department,
        row.entered_by,
        row.opinion,
        row.opinion_by,
        row.subject in heads.values(),
        signing.relatives_of(tx.conn, row.subject),
    )


def _require_signer(tx: Writing, row: LeaveRow, signer: str) -> None:
    people = {person.subject: person for person in roster.people(tx.conn)}
    applicant, related = people.get(row.subject), signing.relatives_of(tx.conn, row.subject)
    own = {applicant.name, applicant.number} if applicant else set()
    names = {name for key in related if (p := people.get(key)) for name in (p.name, p.number)}
    require_signer_name(signer, own, names)


def _said_before(tx: Writing, row: LeaveRow, agree: bool, signer: str, note: str) -> bool:
    """The same opinion once more changes nothing (C-A3)."""
    said = [s for s in leave.signatures(tx.conn, [row.leave]) if s.effective]
    return bool(said) and (said[-1].agree, said[-1].signer, said[-1].note) == (agree, signer, note)


def _too_late(tx: Writing, row: LeaveRow, paper: Paper) -> LeaveRefused:
    """Closed already; whoever decided it is named."""
    if row.state not in _CHANGED:
        return stale(paper)
    who = next((a.name for a in access.accounts(tx.conn) if a.account == row.decided_by), "")
    at = tx.time.local(row.decided_us // 1_000_000)
    return refuse("stale", "leave_decided_by", leave=row.leave, leave_state=row.state, who=who, at=at)


def _decided_before(actor: Actor, row: LeaveRow, approve: bool) -> bool:
    """The same decision by the same account is one; anybody else comes too late (C-A3)."""
    outcome = LeaveState.APPROVED if approve else LeaveState.REFUSED
    return row.state == outcome and row.decided_by == actor.account and row.state in _CHANGED
