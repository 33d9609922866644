"""A new PC takes a hall over: everything comes back from upstream, and a new epoch begins (trust.md 4)."""

from __future__ import annotations

import contextlib
import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection

from app.domain.access import SETUP
from app.domain.four_words import four_words
from app.domain.free_text import clean_text
from app.domain.journal import GENESIS, Entry, commitment_of, verify_chain
from app.domain.refusal import Refusal
from app.domain.sync import SUITE, ChainHead, Clocks, Countersigned, heartbeat_statement
from app.domain.sync_facts import EpochOpened, UpstreamEnrolled
from app.services.clock import Clock
from app.services.hall import STORE_NAME, Hall
from app.services.secrets import KEY_BYTES, KeyBox, drawn, publish
from app.services.sync import Enrolling
from app.services.sync_enrol import EnrolChannel, asked, state_of
from app.services.sync_keys import KEY_NAME
from app.services.sync_round import Channel, check_head
from app.sync import codec
from app.sync.address import Peer, checked_address, checked_ca
from app.sync.signing import Signer
from db import journal, projection, sync_chain, sync_line
from db.store import Store, create_store
from db.sync_line import Line

_PENDING, _DRAFT = "takeover.json", "hall.taking.db"


class TakeoverChannel(Channel, EnrolChannel, Protocol):
    """The way upstream for a terminal that fetches a hall."""

    def facts(self, after: int, nonce: str) -> bytes: ...

    def close(self) -> None: ...


class Connect(Protocol):
    """A channel to an address, under a key that is not a hall's yet."""

    def __call__(self, to: Peer, signer: Signer) -> TakeoverChannel: ...


@dataclass(frozen=True, slots=True)
class Pending:
    """A takeover that waits for the second person upstream; holds no secret."""

    hall: str
    url: str
    ca: str
    terminal: str
    upstream_key: str


class Takeover:
    """`begin` with a code, then `finish` once upstream has confirmed it; refused where there is a hall."""

    def __init__(self, folder: Path, clock: Clock, connect: Connect) -> None:
        self._folder, self._clock, self._connect = folder, clock, connect

    def pending(self) -> Pending | None:
        """What `begin` has left here."""
        try:
            return Pending(**json.loads((self._folder / _PENDING).read_text("utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def begin(self, url: str, code: str, ca: str = "", plain: bool = False) -> tuple[str, ...]:
        """The words to compare. Raises ChannelFault; Refusals: `takeover_not_empty`, `upstream_address`,
        `upstream_ca_file`, `enrol_code_wrong`, `enrol_hall_there`."""
        self._check_empty()
        master = secrets.token_bytes(KEY_BYTES)
        signer = Signer(drawn(master, KEY_NAME))
        one = Enrolling(
            *(checked_address(url, plain), checked_ca(ca), clean_text(code, "enrol_code", 64)),
            *(secrets.token_hex(16), ""),
        )
        with self._channel(Pending("", one.url, one.ca, one.terminal, ""), signer) as channel:
            reply = asked(channel, signer, "", "", one)
        made = Pending(reply.hall, one.url, one.ca, one.terminal, reply.upstream_key.hex())
        self._folder.mkdir(parents=True, exist_ok=True)
        KeyBox(self._folder, made.hall).adopt(master)
        (self._folder / _PENDING).unlink(missing_ok=True)
        publish(self._folder / _PENDING, json.dumps(asdict(made)).encode())
        return four_words(made.hall, signer.public, reply.upstream_key)

    def finish(self, reason: str) -> int:
        """How many facts came back. Raises ChannelFault, WireFault; Refusals: `takeover_not_empty`,
        `takeover_waiting`, `enrol_refused`, `takeover_chain` (seq)."""
        self._check_empty()
        text, one = clean_text(reason, "reason"), self.pending()
        if one is None:
            raise Refusal("takeover_waiting")
        signer = Signer(KeyBox(self._folder, one.hall).get(KEY_NAME))
        with self._channel(one, signer) as channel:
            asking = Enrolling(one.url, one.ca, "", one.terminal, "", one.upstream_key)
            reply = state_of(channel, signer, one.hall, asking)
            if reply.state != "active":
                raise Refusal("takeover_waiting" if reply.state == "waiting" else "enrol_refused")
            draft = self._folder / _DRAFT
            _remove(draft)
            count = self._fetched(channel, signer, one, draft, text)
        draft.replace(self._folder / STORE_NAME)
        (self._folder / _PENDING).unlink()
        return count

    def _check_empty(self) -> None:
        if (self._folder / STORE_NAME).exists():
            raise Refusal("takeover_not_empty")

    @contextmanager
    def _channel(self, one: Pending, signer: Signer) -> Iterator[TakeoverChannel]:
        to = Peer(one.url, one.ca, one.hall, one.terminal, one.upstream_key)
        with contextlib.closing(self._connect(to, signer)) as channel:
            yield channel

    def _fetched(
        self, channel: TakeoverChannel, signer: Signer, one: Pending, draft: Path, reason: str
    ) -> int:
        with contextlib.closing(create_store(draft)) as store:
            signed = self._fetch_into(channel, signer, one, store)
            with store.write() as conn:
                _check_whole(conn, one.hall)
                projection.put_meta(conn, "hall", one.hall)
                projection.rebuild(conn)
            self._open_epoch(store, signer, one, signed, reason)
            store.truncate_wal()
        return signed.head.seq

    def _fetch_into(
        self, channel: TakeoverChannel, signer: Signer, one: Pending, store: Store
    ) -> Countersigned:
        """Upstream's head, once all facts up to it have come and lead to it."""
        nonce, at = self._nonce(channel, signer, one), ChainHead()
        key = bytes.fromhex(one.upstream_key)
        while True:
            entries, signed, reply = codec.facts_from(channel.facts(at.seq, nonce), one.hall, at.hash)
            check_head(one.hall, key, signed)
            nonce = reply.nonce or nonce
            for entry in entries:
                at = _followed(at, entry)
            with store.write() as conn:
                sync_chain.put_entries(conn, entries)
            if at.seq >= signed.head.seq or not entries:
                if at != signed.head:
                    raise Refusal("takeover_chain", seq=at.seq)
                return signed

    def _nonce(self, channel: TakeoverChannel, signer: Signer, one: Pending) -> str:
        """A heartbeat from before the first fact brings one."""
        clocks, head = Clocks(self._clock.wall_us(), self._clock.boot_id, self._clock.boot_us()), ChainHead()
        signature = signer.sign(heartbeat_statement(one.hall, head, clocks))
        beat = codec.heartbeat_bytes(one.hall, one.terminal, head, SUITE, signature, clocks)
        reply, signed = codec.head_reply_from(channel.heartbeat(beat))
        check_head(one.hall, bytes.fromhex(one.upstream_key), signed)
        return reply.nonce

    def _open_epoch(
        self, store: Store, signer: Signer, one: Pending, signed: Countersigned, reason: str
    ) -> None:
        with Hall(self._folder, store, self._clock).writing(SETUP) as tx:
            epoch = tx.open_epoch()
            tx.record(EpochOpened(epoch, one.terminal, reason))
            key = signer.public.hex()
            tx.record(UpstreamEnrolled(one.url, one.upstream_key, one.terminal, key, one.ca))
            sync_line.put_line(tx.conn, Line(one.terminal, signed, contact_us=tx.wall_us))


def _followed(at: ChainHead, entry: Entry) -> ChainHead:
    """Refusal `takeover_chain` where the entry does not follow, or its body is not its own."""
    head = entry.head
    whole = entry.body is None or commitment_of(entry.salt or b"", entry.body) == head.commitment
    if head.seq != at.seq + 1 or head.epoch not in (at.epoch, at.epoch + 1) or not whole:
        raise Refusal("takeover_chain", seq=at.seq + 1)
    return ChainHead(head.epoch, head.seq, entry.hash)


def _check_whole(conn: Connection, hall: str) -> None:
    """Bodies are missing only where the hall has erased them."""
    report = verify_chain(hall, journal.entries(conn, hall))
    if report.fault is not None or report.last_hash == GENESIS:
        raise Refusal("takeover_chain", seq=report.fault_at[1] if report.fault_at else 0)


def _remove(path: Path) -> None:
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(name).unlink(missing_ok=True)
