"""Journal up: batches and heartbeats of terminals, each in one transaction (sync.md 2).

Upstream checks where facts belong and who sent them; what they say is the hall's own.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection, Row

from app.domain.journal import Entry
from app.domain.refusal import Refusal
from app.domain.sync import (
    SUITE,
    Batch,
    ChainHead,
    Clocks,
    Countersigned,
    Verdict,
    fault_in,
    head_statement,
    heartbeat_statement,
    parting,
    place,
    push_statement,
)
from app.services.clock import Clock
from app.sync import codec, wire
from app.sync.signing import holds
from app.upstream import clocks as true_clocks
from app.upstream import quarantine
from app.upstream.again import again
from app.upstream.answer import Answer, wrong
from app.upstream.keys import UpstreamKeys
from app.upstream.nonces import Nonces
from db.upstream import alarms, chain, halls, letters, meta, terminals
from db.upstream.store import UpstreamStore, lock_hall
from db.upstream.terminals import ACTIVE, REPLACED, REVOKED, Terminal

_log = logging.getLogger(__name__)


class Receiving:
    """What comes up from the halls; any number of these may work on one database."""

    def __init__(self, store: UpstreamStore, keys: UpstreamKeys, clock: Clock) -> None:
        self._store, self._keys, self._clock = store, keys, clock
        self._nonces = Nonces(keys.secret("nonce"), clock)
        self._unclean = True
        """Whether erased bodies may still be in a write-ahead log: a process that was killed leaves them."""

    # -- batches --------------------------------------------------------------------------------------

    def push(self, data: bytes) -> Answer:
        """A batch as `app.sync.codec.push_bytes` makes it, unpacked.

        Only one that extends the chain is a contact and tells of clocks: any other can be an old one again.
        200: upstream has it, or says from where it lacks the chain; 409: a fork; 400: bad form; 401: not
        signed by a terminal of this hall; 403: by one that is revoked. Refusals of the store.
        """
        try:
            message, batch = codec.push_from(data)
            statements = push_statement(batch), codec.sealed_of(message)
        except (wire.WireFault, ValueError) as error:
            return wrong(400, f"form: {error}")
        fault = fault_in(batch)
        if fault is not None or message.suite != SUITE:
            return wrong(400, f"chain: {fault}" if fault else "suite")
        return self._done(lambda: self._push(message, batch, statements))

    def _push(self, message: codec.PushMessage, batch: Batch, statements: tuple[bytes, bytes]) -> Answer:
        received_us, erases = self._clock.wall_us(), False
        with self._store.write() as conn:
            hall, sender = _sender(conn, batch.hall, message.terminal)
            if hall is None or sender is None or not _is_signed(sender, message, statements):
                return wrong(401, "terminal")
            if sender.state != ACTIVE:
                gone = self._gone(conn, sender, received_us)
                if gone.status == 403:
                    quarantine.keep(conn, sender, sender.state, message, batch, received_us)
                return gone
            head, known = halls.head_of(hall), _known(conn, batch, halls.head_of(hall))
            verdict = _verdict(sender, head, batch, known)
            contact_us = hall.contact_us
            if verdict is Verdict.EXTENDS:
                new = [entry for entry in batch.entries if entry.head.seq > head.seq]
                erases = _write(conn, message, batch, new, received_us)
                sent = codec.clocks_of(message)
                seen = true_clocks.meet(conn, batch.hall, sent, received_us, batch.entries)
                true_clocks.look_at(conn, batch.hall, sender.terminal, new, seen, received_us)
                head, contact_us = batch.end, received_us
            elif verdict is Verdict.FORK:
                self._raise_fork(conn, sender, parting(head, batch, known), received_us)
                quarantine.keep(conn, sender, "fork", message, batch, received_us)
            claimed = hall.claimed_seq if verdict is Verdict.FORK else max(hall.claimed_seq, batch.end.seq)
            halls.advance(conn, batch.hall, head, claimed, contact_us)
        if erases:
            self._unclean = True
        return self._head_answer(sender, head, verdict, hall)

    # -- heartbeats -----------------------------------------------------------------------------------

    def heartbeat(self, data: bytes) -> Answer:
        """A terminal's head as `app.sync.codec.heartbeat_bytes` makes it; answers and refusals as `push`.

        One that has come before, or was overtaken, is answered too, but is no contact.
        """
        try:
            message = codec.heartbeat_from(data)
            own, sent = ChainHead(message.epoch, message.seq, message.hash), codec.clocks_of(message)
            statement = heartbeat_statement(message.hall, own, sent)
        except (wire.WireFault, ValueError) as error:
            return wrong(400, f"form: {error}")
        if message.suite != SUITE:
            return wrong(400, "suite")
        return self._done(lambda: self._heartbeat(message, own, sent, statement))

    def _heartbeat(
        self, message: codec.HeadMessage, own: ChainHead, sent: Clocks, statement: bytes
    ) -> Answer:
        received_us = self._clock.wall_us()
        with self._store.write() as conn:
            hall, sender = _sender(conn, message.hall, message.terminal)
            if hall is None or sender is None or not holds(sender.key, message.signature, statement):
                return wrong(401, "terminal")
            if sender.state != ACTIVE:
                return self._gone(conn, sender, received_us)
            head = halls.head_of(hall)
            verdict = _standing(conn, hall, own)
            is_late = true_clocks.is_late(conn, message.hall, sent)
            is_old = true_clocks.is_old(conn, message.hall, sent)
            true_clocks.meet(conn, message.hall, sent, received_us)
            if verdict is Verdict.FORK:
                self._raise_fork(conn, sender, own, received_us)
            elif own.seq < head.seq and not is_late and not _takes_over(sender, head):
                detail = f"{own.seq}:{head.seq}"
                alarms.raise_once(conn, sender.hall, "restored", sender.terminal, detail, received_us)
            claimed = hall.claimed_seq if is_late else max(own.seq, head.seq)
            contact_us = hall.contact_us if is_old else received_us
            halls.change(conn, message.hall, claimed_seq=claimed, contact_us=contact_us)
        return self._head_answer(sender, head, verdict, hall)

    # -- letters and facts ----------------------------------------------------------------------------

    def letters_after(self, hall_id: str, terminal: str, after: int) -> bytes:
        """A page of the hall's letters, marked as fetched; the caller knows that the terminal asks."""
        fetched_us = self._clock.wall_us()
        with self._store.write() as conn:
            hall = lock_hall(conn, hall_id)
            newest = 0 if hall is None else hall.newest_letter
            page = letters.after(conn, hall_id, after, codec.LETTERS_PAGE)
            letters.mark_fetched(conn, hall_id, [one.number for one in page], fetched_us)
        return codec.letters_bytes(page, newest, self._nonces.new(hall_id, terminal))

    def facts_after(self, hall_id: str, terminal: str, after: int) -> bytes:
        """A page of the hall's own facts, for a terminal that takes over; the caller knows that it asks."""
        with self._store.read() as conn:
            hall = halls.find(conn, hall_id)
            entries = chain.entries_after(conn, hall_id, after, codec.FACTS_PAGE, codec.FACTS_BYTES)
            incarnation = meta.incarnation(conn)
        if hall is None:
            raise Refusal("hall_unknown", hall=hall_id)
        head = halls.head_of(hall)
        nonce = self._nonces.new(hall_id, terminal)
        signed = self._countersigned(hall_id, head, incarnation)
        return codec.facts_bytes(entries, signed, hall.newest_letter, nonce)

    # -- answers --------------------------------------------------------------------------------------

    def _done(self, work: Callable[[], Answer]) -> Answer:
        answer = again(work)
        if self._unclean:
            self._clean()
        return answer

    def _clean(self) -> None:
        """What was erased leaves the write-ahead log; where somebody is in the way, with a later message."""
        self._unclean = False  # before it is tried: another thread may erase more meanwhile
        try:
            if self._store.truncate_wal():
                return
        except Exception:
            _log.exception("the write-ahead log is emptied later")
        self._unclean = True

    def _head_answer(self, sender: Terminal, head: ChainHead, verdict: Verdict, hall: Row[Any]) -> Answer:
        signed = self._countersigned(sender.hall, head, hall.incarnation)
        nonce = self._nonces.new(sender.hall, sender.terminal)
        body = codec.head_reply_bytes(signed, verdict.value, hall.newest_letter, nonce)
        return Answer(409 if verdict is Verdict.FORK else 200, body)

    def _countersigned(self, hall_id: str, head: ChainHead, incarnation: str) -> Countersigned:
        signature = self._keys.sign(head_statement(hall_id, head, incarnation))
        return Countersigned(head, incarnation, signature)

    def _raise_fork(self, conn: Connection, sender: Terminal, apart: ChainHead, raised_us: int) -> bool:
        detail = f"{apart.epoch}:{apart.seq}:{apart.hash.hex()}"
        return alarms.raise_once(conn, sender.hall, "fork", sender.terminal, detail, raised_us)

    def _gone(self, conn: Connection, sender: Terminal, raised_us: int) -> Answer:
        """401 to a terminal that was never confirmed, 403 to one that may send nothing any more."""
        if sender.state not in (REVOKED, REPLACED):
            return wrong(401, f"terminal {sender.state}")
        alarms.raise_once(conn, sender.hall, "revoked", sender.terminal, sender.state, raised_us)
        return wrong(403, f"terminal {sender.state}")


def _sender(conn: Connection, hall_id: str, terminal: str) -> tuple[Row[Any] | None, Terminal | None]:
    """The hall's row, held, and the terminal as it stands while it is held."""
    hall = lock_hall(conn, hall_id)
    return hall, terminals.find(conn, hall_id, terminal) if hall is not None else None


def _is_signed(sender: Terminal, message: codec.PushMessage, statements: tuple[bytes, bytes]) -> bool:
    """As the batch that it is, and as it went out."""
    batch, sent = statements
    return holds(sender.key, message.signature, batch) and holds(sender.key, message.seal, sent)


def _known(conn: Connection, batch: Batch, head: ChainHead) -> Callable[[int], bytes | None]:
    """What upstream has where the batch lies; nothing is read for one that begins behind the head."""
    if batch.first > head.seq:
        return {head.seq: head.hash}.get
    return chain.hashes(conn, batch.hall, batch.first - 1, batch.end.seq).get


def _verdict(
    sender: Terminal, head: ChainHead, batch: Batch, known: Callable[[int], bytes | None]
) -> Verdict:
    verdict = place(head, batch, known)
    if verdict is Verdict.EXTENDS and not _may_write(sender, head, batch):
        return Verdict.FORK
    return verdict


def _may_write(sender: Terminal, head: ChainHead, batch: Batch) -> bool:
    """Not into an epoch that was closed before it came; a new one begins by saying so."""
    opens = batch.entries[0].head.kind == "EpochOpened"
    return batch.epoch >= sender.epoch and (batch.epoch == head.epoch or opens)


def _write(
    conn: Connection, message: codec.PushMessage, batch: Batch, new: Sequence[Entry], received_us: int
) -> bool:
    """Whether bodies were erased."""
    chain.append(conn, new)
    erased = sorted({seq for entry in new for seq in _erased(entry)})
    chain.erase_bodies(conn, batch.hall, erased)
    quarantine.forget(conn, batch.hall, erased)
    chain.add_batch(conn, batch, message.terminal, message.suite, message.signature, received_us)
    return bool(erased)


def _erased(entry: Entry) -> list[int]:
    """The seqs whose bodies the hall has erased; only facts before this one can be named."""
    if entry.head.kind != "BodiesErased" or entry.body is None:
        return []
    seqs = json.loads(entry.body).get("seqs")
    found = seqs if isinstance(seqs, list) else []
    return [seq for seq in found if type(seq) is int and 0 < seq < entry.head.seq]


def _standing(conn: Connection, hall: Row[Any], own: ChainHead) -> Verdict:
    """How a terminal's head stands to upstream's."""
    head = halls.head_of(hall)
    if own.seq > head.seq:
        return Verdict.AHEAD
    found = head.hash if own.seq == head.seq else chain.hash_at(conn, hall.hall_id, own.seq)
    return Verdict.KNOWN if found == own.hash else Verdict.FORK


def _takes_over(sender: Terminal, head: ChainHead) -> bool:
    """It has not written yet, and fetches what the hall had before."""
    return sender.epoch > head.epoch
