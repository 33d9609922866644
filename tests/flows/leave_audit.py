"""Reads a journal behind the program's back and holds every fact of leave against the naive rules.

`Audit.read` takes what has come since the last time; `violations` says in words what may not be. Nothing of
the program is imported: plain sqlite3, JSON and `leave_model`.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from tests.flows.leave_model import MUST_TAKE, PENDING, Look, Request, day_of
from tests.flows.leave_story import Body, Story

OPEN = (*PENDING, "draft")
_CALENDAR, _RECOUNTS = ("CalendarDaySet", "CalendarDayCleared"), ("LeaveRerouted", "LeaveRecounted")
_FACTS = """
SELECT seq, kind, subject, actor, wall_us, hash, body FROM journal JOIN body USING (seq)
WHERE seq > ? ORDER BY seq
"""


class Audit(Story):
    """The naive hall, with a list of everything that happened against the rules."""

    def __init__(self) -> None:
        super().__init__()
        self.violations: list[str] = []
        self.seq = 0
        self._due: dict[str, tuple[str, int, int]] = {}
        """What a change of the calendar must be followed by: leave → (fact, half-days, chain)."""
        self.hashes: dict[int, str] = {}
        self.tokens: dict[str, int] = {}
        """How often each writer's mark stands in the journal."""
        self.kinds: dict[str, int] = {}

    def read(self, store: Path) -> None:
        """Hears what the store's journal has gained."""
        with closing(sqlite3.connect(store)) as conn:
            rows = conn.execute(_FACTS, (self.seq,)).fetchall()
        for seq, kind, subject, actor, wall_us, digest, body in rows:
            self.hear(seq, kind, subject, actor, wall_us, json.loads(body))
            self.hashes[seq] = digest.hex()

    def hear(self, seq: int, kind: str, subject: str, actor: str, wall_us: int, body: Body) -> None:
        """Judges one fact, then believes it."""
        self.seq, self.wall_us = seq, wall_us
        self.kinds[kind] = self.kinds.get(kind, 0) + 1
        for text in (body.get("reason"), body.get("note")):
            if isinstance(text, str) and text.startswith("#"):
                self.tokens[text] = self.tokens.get(text, 0) + 1
        judge = getattr(self, f"_judge_{kind}", None)
        if judge is not None:
            judge(seq, subject, actor, body)
        if self._due and kind not in _RECOUNTS:
            self.violations.append(f"fact {seq}: not counted again after the calendar: {self._due}")
            self._due = {}
        before = self._counts(body) if kind in _CALENDAR else {}
        self.tell(seq, kind, subject, actor, body)
        if before:
            self._owe(before)

    def _wrong(self, seq: int, what: str, body: Body) -> None:
        self.violations.append(f"fact {seq}: {what} ({body.get('leave') or body.get('cover')})")

    # --- a request --------------------------------------------------------------------------------------

    def _judge_LeaveSubmitted(self, seq: int, subject: str, actor: str, body: Body) -> None:
        key, span = body["leave"], (body["first"], body["last"])
        before = self.leaves.get(key)
        if before is not None and before.state not in OPEN:
            self._wrong(seq, f"a request that is {before.state} is changed", body)
        own = Request(subject, body["kind"], *span, body["cover"], entered_by=actor)
        slots = self.counted(subject, *span)
        if not slots:
            self._wrong(seq, "no working half-day", body)
        if any(self.held.get((subject, slot), key) != key for slot in slots):
            self._wrong(seq, "a half-day twice", body)
        chain = self.chain_of(subject, *span, but=key) if self.rule("leave.chain", self.today) else len(slots)
        told = (body["halves"], body["chain_halves"], body["route"])
        if told != (len(slots), chain, self.route_of(chain, self.today)):
            self._wrong(seq, f"counted {told}, not {len(slots)}, {chain}", body)
        if body["late"] != self.begun(slots):
            self._wrong(seq, "late or not late", body)
        looks = [self.look(subject, slot, None, own.cover) for slot in slots]
        self._judge_window(seq, own, looks, body["late"], [], body)
        marked = [look.slot for look in looks if look.over]
        if sorted(body["over"]) != marked:
            self._wrong(seq, f"marked {body['over']}, not {marked}", body)
        self._judge_cover(seq, own, slots, key, body)

    def _judge_window(
        self, seq: int, own: Request, looks: list[Look], late: bool, override: list[str], body: Body
    ) -> None:
        """Rules L and M; what may not be refused needs the leader's override of L at the decision."""
        must = own.kind in MUST_TAKE or late
        decided = seq and "approved" in body
        over = [look.slot for look in looks if look.over]
        if decided and sorted(override) != over:
            self._wrong(seq, f"above the limit in {over}, override of {override}", body)
        if not decided and over and not must:
            self._wrong(seq, f"above the limit in {over}", body)
        if any(look.short for look in looks) and not must and self.rule("leave.min_on_duty_hard", self.today):
            self._wrong(seq, "nobody left at the window", body)

    def _judge_cover(self, seq: int, own: Request, slots: list[str], key: str, body: Body) -> None:
        fault = self.cover_fault(own.person, own.cover, slots, key)
        if fault:
            self._wrong(seq, f"who takes over is {fault}", body)

    # --- signatures -------------------------------------------------------------------------------------

    def _closed(self, seq: int, body: Body) -> bool:
        request = self.leaves.get(body["leave"])
        if request is not None and request.state in PENDING:
            return False
        self._wrong(seq, f"signed when it was {request.state if request else 'unknown'}", body)
        return True

    def _judge_LeaveOpinionGiven(self, seq: int, subject: str, actor: str, body: Body) -> None:
        if not body["effective"]:
            return
        if self._closed(seq, body):
            return
        person, roles, department = self.accounts[actor]
        if self.kin(subject, person):
            self._wrong(seq, "the department's opinion by the applicant or a relative", body)
        request = self.leaves[body["leave"]]
        if request.route == "centre":
            self._wrong(seq, "an opinion where the centre decides alone", body)
        if body["source"] == "desk":
            home = self.posts_of(subject, request.first)[0][1]
            if "department_reviewer" not in roles or department != home:
                self._wrong(seq, "an opinion of another department", body)
        elif "attendance_officer" not in roles:
            self._wrong(seq, "a slip recorded by somebody else", body)
        kin = [p for p in self.names if self.kin(subject, p)]
        if body["source"] == "paper" and body["signer"] in [n for p in kin for n in self.names[p]]:
            self._wrong(seq, "the slip bears the applicant's or a relative's name", body)

    def _judge_LeaveDecided(self, seq: int, subject: str, actor: str, body: Body) -> None:
        if self._closed(seq, body):
            return
        request = self.leaves[body["leave"]]
        self._judge_signer(seq, request, actor, body)
        if request.route != "centre" and request.opinion is None:
            self._wrong(seq, "the centre before the department", body)
        if not body["approved"]:
            return
        if request.opinion is False and not (body["against"] and body["reason"]):
            self._wrong(seq, "against the department without a reason", body)
        slots = self.counted(subject, request.first, request.last)
        if not slots:
            self._wrong(seq, "granted without a working half-day", body)
        if any(self.held.get((subject, slot)) != body["leave"] for slot in slots):
            self._wrong(seq, "a half-day twice", body)
        looks = [self.look(subject, slot, request.order, request.cover) for slot in slots]
        self._judge_window(seq, request, looks, request.late, body["override"], body)
        self._judge_cover(seq, request, slots, body["leave"], body)

    def _judge_signer(self, seq: int, request: Request, actor: str, body: Body) -> None:
        """Nobody on their own or a relative's; only the centre's leader, or whom one of them has sent."""
        signers = [actor, body["on_behalf"]] if body["on_behalf"] else [actor]
        for account in signers:
            if self.kin(request.person, self.accounts[account][0]):
                self._wrong(seq, "decided by or for the applicant or a relative", body)
        if actor in (request.entered_by, request.opinion_by):
            self._wrong(seq, "decided by who entered it", body)
        if not body["on_behalf"]:
            if "director" not in self.accounts[actor][1]:
                self._wrong(seq, "decided without a right to", body)
        elif not self._sent(actor, body["on_behalf"]):
            self._wrong(seq, "decided without a delegation", body)
        elif body["override"]:
            self._wrong(seq, "override by a delegate", body)
        elif request.person in self.heads.values():
            self._wrong(seq, "a chief representative's leave decided by a delegate", body)
        if body["override"] and not body["reason"]:
            self._wrong(seq, "override without a reason", body)

    def _sent(self, actor: str, giver: str) -> bool:
        return "director" in self.accounts[giver][1] and any(
            (one, to) == (giver, actor) and first <= self.today <= last
            for one, to, first, last in self.delegations.values()
        )

    # --- the calendar changes ---------------------------------------------------------------------------

    def _counts(self, body: Body) -> dict[str, tuple[int, int]]:
        """Half-days and chain of every live leave within a month of the date."""
        early, late = (str(date.fromisoformat(body["date"]) + timedelta(days=31 * n)) for n in (-1, 1))
        found = {}
        for key in sorted({key for keys in self.live.values() for key in keys}):
            request = self.leaves[key]
            if (
                request.state in (*PENDING, "approved")
                and request.last >= early
                and request.first[:10] <= late
            ):
                found[key] = self._count(key, request)
        return found

    def _count(self, key: str, request: Request) -> tuple[int, int]:
        span = (request.first, request.last)
        halves = len(self.counted(request.person, *span))
        chained = self.rule("leave.chain", request.day)
        return halves, self.chain_of(request.person, *span, but=key) if chained else halves

    def _owe(self, before: dict[str, tuple[int, int]]) -> None:
        """R-5, C-A9, C-D8: counted again; another route voids the signatures of what is pending, and of what
        is granted, has not begun and lacks the department's."""
        for key, counted in before.items():
            request = self.leaves[key]
            halves, chain = self._count(key, request)
            if (halves, chain) == counted:
                continue
            chain = request.chain + chain - counted[1]
            route = self.route_of(chain, request.day)
            lacks = route == "department_then_centre" and self.today < str(day_of(request.first))
            voids = route != request.route and (request.state in PENDING or lacks)
            self._due[key] = ("LeaveRerouted" if voids else "LeaveRecounted", halves, chain)

    def _judge_LeaveRerouted(self, seq: int, _subject: str, _actor: str, body: Body) -> None:
        told = ("LeaveRerouted", body["halves"], body["chain_halves"])
        if self._due.pop(body["leave"], None) != told:
            self._wrong(seq, f"{told} for no reason", body)

    def _judge_LeaveRecounted(self, seq: int, _subject: str, _actor: str, body: Body) -> None:
        told = ("LeaveRecounted", body["halves"], body["chain_halves"])
        if self._due.pop(body["leave"], None) != told:
            self._wrong(seq, f"{told} for no reason", body)

    # --- the rest of its life ---------------------------------------------------------------------------

    def _judge_LeaveWithdrawn(self, seq: int, _subject: str, _actor: str, body: Body) -> None:
        state = self.leaves[body["leave"]].state
        if state not in (*OPEN, "approved"):
            self._wrong(seq, f"withdrawn when it was {state}", body)

    def _judge_LeaveReturned(self, seq: int, subject: str, actor: str, body: Body) -> None:
        request = self.leaves[body["leave"]]
        if request.state != "approved":
            self._wrong(seq, f"back from a leave that was {request.state}", body)
        if self.accounts[actor][0] == subject:
            self._wrong(seq, "somebody confirms their own return", body)

    def _judge_LeaveReturnedForChange(self, seq: int, subject: str, actor: str, body: Body) -> None:
        if not self._closed(seq, body) and self.kin(subject, self.accounts[actor][0]):
            self._wrong(seq, "handed back by the applicant or a relative", body)

    def _judge_CoverRegistered(self, seq: int, subject: str, _actor: str, body: Body) -> None:
        if any((subject, slot) in self.covering for slot in body["slots"]):
            self._wrong(seq, "one person covers two at once", body)

    def _judge_StoodDown(self, seq: int, subject: str, actor: str, body: Body) -> None:
        if self.accounts[actor][0] == subject:
            self._wrong(seq, "somebody stands themselves down", body)
