"""One step of the carrier: a batch or a heartbeat, what its answer means, and the letters (sync.md 2, 4)."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from sqlalchemy import Connection

from app.domain.sync import (
    HEARTBEAT_SECONDS,
    SUITE,
    Batch,
    ChainHead,
    Clocks,
    Countersigned,
    Standing,
    Verdict,
    head_statement,
    heartbeat_statement,
    stand,
)
from app.services.hall import Hall
from app.services.letters import LetterFault, LetterJudge
from app.services.sync_outbox import Outbox
from app.sync import codec, wire
from app.sync.backoff import Backoff
from app.sync.fault import ChannelFault
from app.sync.signing import Signer, holds
from db import journal, sync, sync_chain, sync_line
from db.sync import Enrolment
from db.sync_line import Line

IDLE_SECONDS = HEARTBEAT_SECONDS
KEPT_EVERY_US = 600_000_000
"""How often the time of the last contact alone is worth a write."""

NEEDS_PERSON = frozenset({Standing.WENT_BACK, Standing.WE_ARE_BEHIND, Standing.CONTRADICTS})
"""Nothing more is sent; only heartbeats still ask whether upstream has been put right."""


class Channel(Protocol):
    """The way upstream: bytes out, bytes in; raises ChannelFault where nothing usable came back."""

    def push(self, data: bytes) -> bytes: ...

    def heartbeat(self, data: bytes) -> bytes: ...

    def letters(self, after: int, nonce: str) -> bytes: ...


class Round:
    """Driven by a thread or by a simulation; reads and writes in short transactions of its own."""

    def __init__(
        self,
        hall: Hall,
        signer: Signer,
        channel: Channel,
        jitter: random.Random | None = None,
        heard: Callable[[int], None] = lambda _: None,
    ) -> None:
        self._hall, self._signer, self._channel, self._heard = hall, signer, channel, heard
        self._judge, self._outbox = LetterJudge(hall), Outbox(hall.id)
        self._backoff = Backoff(jitter)
        self.nonce = ""
        """What upstream gave out last; makes the next signed question fresh."""
        self.letters_at: int | None = None
        """The letters' cursor, once upstream has answered and nothing stands against it."""
        self._there = ChainHead()
        """Upstream's head by its last answer, believed or not."""

    @property
    def failing(self) -> bool:
        """Whether the last step came to nothing."""
        return self._backoff.failing

    def step(self) -> float:
        """Seconds until the next step; 0 where there is more to do. Refusals of the store alone."""
        try:
            more = self._step()
        except (ChannelFault, LetterFault, wire.WireFault) as fault:
            asked = fault.retry_after if isinstance(fault, ChannelFault) else None
            self._note_trouble(_key_of(fault))
            return self._backoff.failed(asked)
        self._backoff.succeeded()
        return 0.0 if more else IDLE_SECONDS

    def _step(self) -> bool:
        """Whether there is more to do at once."""
        with self._hall.reading() as view:
            enrolled = sync.enrolment(view.conn)
            if enrolled is None:
                return False
            line = sync_line.line_of(view.conn, enrolled.terminal)
            claim = self._claim(view.conn, line)
            batch = self._outbox.next(view.conn, line)
        reply, answer = self._exchanged(enrolled, batch, claim)
        before, (line, agrees) = line.kept, self._take(line, answer, reply.verdict)
        self.letters_at = line.letters if agrees else None
        if not agrees:
            shown = batch is not None or claim.seq <= answer.head.seq
            return line.standing == Standing.CONTRADICTS and not shown and answer.head.seq > 0
        self._letters(line, reply.letters)
        if (
            batch is not None
            and before is not None
            and batch.prev == before.head.hash
            and line.kept == before
        ):
            raise wire.WireFault("head stands still")  # though it was sent what comes next
        return self._lags(enrolled)

    def _claim(self, conn: Connection, line: Line) -> ChainHead:
        """What a heartbeat says: the hall's end, or where it contradicts upstream, to be seen there."""
        own = _own(journal.end_of(conn))
        if line.standing != Standing.CONTRADICTS or self._there.seq >= own.seq:
            return own
        return sync_chain.head_at(conn, self._there.seq) or own

    def _exchanged(
        self, enrolled: Enrolment, batch: Batch | None, claim: ChainHead
    ) -> tuple[codec.HeadReply, Countersigned]:
        """Sends, and checks that the answer is upstream's own."""
        clock = self._hall.clock
        clocks = Clocks(clock.wall_us(), clock.boot_id, clock.boot_us())
        if batch is not None:
            sent = codec.push_bytes(batch, enrolled.terminal, SUITE, self._signer.sign, clocks)
            data = self._pushed(batch, sent)
        else:
            signature = self._signer.sign(heartbeat_statement(self._hall.id, claim, clocks))
            beat = codec.heartbeat_bytes(self._hall.id, enrolled.terminal, claim, SUITE, signature, clocks)
            data = self._channel.heartbeat(beat)
        reply, answer = codec.head_reply_from(data)
        check_head(self._hall.id, bytes.fromhex(enrolled.upstream_key), answer)
        self.nonce, self._there = reply.nonce, answer.head
        self._outbox.taken()
        self._heard(clock.wall_us())
        return reply, answer

    def _pushed(self, batch: Batch, sent: bytes) -> bytes:
        try:
            return self._channel.push(sent)
        except ChannelFault as fault:
            if fault.key == "upstream_revoked":
                self._outbox.put_aside(batch)
            raise

    def _take(self, line: Line, answer: Countersigned, verdict: str) -> tuple[Line, bool]:
        """Keeps what the answer says, once it has been held against the hall's own chain.

        `line` is as it was before upstream was asked: its head never goes back behind that one.
        """
        with self._hall.reading() as view:
            own = _own(journal.end_of(view.conn))
            standing = stand(own, line.kept, answer, lambda seq: sync_chain.hash_at(view.conn, seq))
        if verdict in (Verdict.FORK, Verdict.BROKEN) and standing not in NEEDS_PERSON:
            standing = Standing.CONTRADICTS
        now = self._hall.clock.wall_us()
        if standing in NEEDS_PERSON:
            since = line.trouble_us if line.standing == standing else now
            told = replace(line, trouble=f"sync_{standing.value}", trouble_us=since, contact_us=now)
            return self._keep(line, replace(told, standing=standing.value)), False
        letters = line.letters
        if line.kept is None or line.kept.incarnation != answer.incarnation:
            letters = 0  # a restored upstream numbers anew; those known by their id are passed over
        return self._keep(line, Line(line.terminal, answer, letters, now)), True

    def _keep(self, before: Line, after: Line) -> Line:
        """Writes it down, unless only the time of the contact is new; a second carrier's is not undone."""
        same = replace(before, contact_us=after.contact_us) == after
        if same and after.contact_us - before.contact_us < KEPT_EVERY_US:
            return after
        with self._hall.store.write() as conn:
            enrolled = sync.enrolment(conn)
            if enrolled is None or enrolled.terminal != after.terminal:
                return after
            if sync_line.line_of(conn, after.terminal) == before or not _is_newer(conn, after):
                sync_line.put_line(conn, after)
        return after

    def _letters(self, line: Line, newest: int) -> None:
        """Fetches and judges what lies after the cursor."""
        cursor = line.letters
        while cursor < newest:
            letters, reply = codec.letters_from(self._channel.letters(cursor, self.nonce))
            self.nonce = reply.nonce or self.nonce
            if not letters or len(letters) > codec.LETTERS_PAGE:
                raise wire.WireFault("page of letters")
            for letter in letters:
                if letter.number <= cursor:
                    raise wire.WireFault("order of letters")
                self._judge.take(letter)
                self.letters_at = cursor = letter.number

    def _lags(self, enrolled: Enrolment) -> bool:
        with self._hall.reading() as view:
            line = sync_line.line_of(view.conn, enrolled.terminal)
            return line.kept is not None and journal.end_of(view.conn).seq > line.kept.head.seq

    def _note_trouble(self, key: str) -> None:
        with self._hall.reading() as view:
            enrolled = sync.enrolment(view.conn)
            line = sync_line.line_of(view.conn, enrolled.terminal) if enrolled else None
        if line is None or line.trouble == key or line.standing:
            return
        since = line.trouble_us if line.trouble else self._hall.clock.wall_us()
        self._keep(line, replace(line, trouble=key, trouble_us=since))


def check_head(hall: str, key: bytes, answer: Countersigned) -> None:
    """Raises ChannelFault `upstream_untrue` unless the upstream that holds `key` has countersigned it."""
    try:
        statement = head_statement(hall, answer.head, answer.incarnation)
    except ValueError as error:
        raise ChannelFault("upstream_untrue") from error
    if not holds(key, answer.signature, statement):
        raise ChannelFault("upstream_untrue")


def _is_newer(conn: Connection, after: Line) -> bool:
    """Whether another process has kept a later head of the same upstream."""
    now = sync_line.line_of(conn, after.terminal).kept
    if now is None or after.kept is None or now.incarnation != after.kept.incarnation:
        return False
    return now.head.seq > after.kept.head.seq


def _own(end: journal.End) -> ChainHead:
    return ChainHead(end.epoch, end.seq, end.hash)


def _key_of(fault: Exception) -> str:
    return fault.key if isinstance(fault, ChannelFault | LetterFault) else "upstream_answer"
