"""The line to upstream as people see it: enrolment, what is unsent and why, messages (sync.md 5)."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection

from app.domain.access import Action, Actor, require
from app.domain.four_words import four_words
from app.domain.free_text import clean_text
from app.domain.refusal import Refusal
from app.domain.sync_facts import MessageRead, UpstreamLeft
from app.services.hall import Hall
from app.sync.address import checked_address, checked_ca
from db import journal, projection, sync, sync_chain, sync_line

_ENROLLING = "enrolling"


@dataclass(frozen=True, slots=True)
class SyncShown:
    """How the line is; times in UTC seconds, None: never, or nothing is unsent."""

    enrolled: bool
    url: str = ""
    unsent: int = 0
    oldest_unsent: int | None = None
    last_contact: int | None = None
    trouble: Refusal | None = None
    trouble_since: int | None = None
    standing: str = ""
    """`went_back`, `we_are_behind` or `contradicts`: nothing is sent until a person has seen to it."""
    acked_seq: int = 0
    own_seq: int = 0


@dataclass(frozen=True, slots=True)
class Enrolling:
    """An enrolment on its way, kept in the store until it is in force or given up."""

    url: str
    ca: str
    code: str
    """Empty once upstream has taken it."""
    terminal: str
    account: str
    upstream_key: str = ""
    state: str = "asking"
    """asking, waiting (for the second person upstream), refused."""
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class EnrolmentShown:
    """`state`: none, asking, waiting, refused, active; the words are to be compared with upstream's."""

    state: str
    url: str = ""
    words: tuple[str, ...] = ()
    trouble: Refusal | None = None


@dataclass(frozen=True, slots=True)
class MessageShown:
    """A message that nobody has read yet; the time in UTC seconds."""

    letter: str
    author: str
    text: str
    received: int


class SyncService:
    """What pages and commands may ask of the line; the network is the keeper's alone."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall
        self.watchers: list[Callable[[], None]] = []
        """Told when a person wants something done on the line."""
        self._heard_us = 0

    def heard(self, wall_us: int) -> None:
        """The keeper has had an answer."""
        self._heard_us = wall_us

    def status(self) -> SyncShown:
        """For everybody: nothing in it is about a person."""
        with self._hall.reading() as view:
            enrolled = sync.enrolment(view.conn)
            end = journal.end_of(view.conn).seq
            if enrolled is None:
                return SyncShown(False, own_seq=end)
            line = sync_line.line_of(view.conn, enrolled.terminal)
            acked = line.kept.head.seq if line.kept else 0
            oldest = sync_chain.wall_at(view.conn, acked + 1) if acked < end else None
        return SyncShown(
            True,
            enrolled.url,
            max(end - acked, 0),
            _seconds(oldest),
            _seconds(max(line.contact_us, self._heard_us)),
            Refusal(line.trouble) if line.trouble else None,
            _seconds(line.trouble_us) if line.trouble else None,
            line.standing,
            acked,
            end,
        )

    # --- enrolment --------------------------------------------------------------------------------

    def begin_enrolment(self, actor: Actor, url: str, code: str, ca: str = "", plain: bool = False) -> None:
        """Asks upstream as soon as the keeper comes to it. `ca`: PEM text; `plain`: http is allowed.

        Refusals: `not_entitled`, `enrol_in_force`, `upstream_address`, `upstream_ca_file`, and those of
        `clean_text` for the code.
        """
        require(actor, Action.DEVICES)
        asked = Enrolling(
            checked_address(url, plain),
            checked_ca(ca),
            clean_text(code, "enrol_code", 64),
            secrets.token_hex(16),
            actor.account,
        )
        with self._hall.writing(actor) as tx:
            if sync.enrolment(tx.conn) is not None:
                raise Refusal("enrol_in_force")
            put_enrolling(tx.conn, asked)
        self._poke()

    def cancel_enrolment(self, actor: Actor) -> None:
        """Gives up an enrolment that is not in force yet; Refusal `not_entitled`."""
        require(actor, Action.DEVICES)
        with self._hall.writing(actor) as tx:
            put_enrolling(tx.conn, None)

    def enrolment_state(self) -> EnrolmentShown:
        """How far the enrolment is."""
        with self._hall.reading() as view:
            enrolled, asked = sync.enrolment(view.conn), enrolling(view.conn)
        if enrolled is not None:
            keys = bytes.fromhex(enrolled.terminal_key), bytes.fromhex(enrolled.upstream_key)
            return EnrolmentShown("active", enrolled.url, four_words(self._hall.id, *keys))
        if asked is None:
            return EnrolmentShown("none")
        trouble = Refusal(asked.trouble) if asked.trouble else None
        return EnrolmentShown(asked.state, asked.url, self._words(asked), trouble)

    def _words(self, asked: Enrolling) -> tuple[str, ...]:
        from app.services.sync_keys import terminal_signer

        if not asked.upstream_key:
            return ()
        own = terminal_signer(self._hall).public
        return four_words(self._hall.id, own, bytes.fromhex(asked.upstream_key))

    def leave_upstream(self, actor: Actor, reason: str) -> None:
        """Nothing is sent any more. Refusals: `not_entitled`, `not_enrolled`, those of `clean_text`."""
        require(actor, Action.DEVICES)
        text = clean_text(reason, "reason")
        with self._hall.writing(actor) as tx:
            if sync.enrolment(tx.conn) is None:
                raise Refusal("not_enrolled")
            tx.record(UpstreamLeft(text))

    def send_now(self, actor: Actor) -> None:
        """The keeper tries at once, whoever is signed in asks; what comes of it shows in `status`."""
        self._poke()

    def _poke(self) -> None:
        for told in self.watchers:
            told()

    # --- messages ---------------------------------------------------------------------------------

    def messages(self) -> tuple[MessageShown, ...]:
        """What nobody has read yet, the oldest first."""
        with self._hall.reading() as view:
            found = sync.messages(view.conn)
        return tuple(MessageShown(m.letter, m.author, m.text, m.received_us // 1_000_000) for m in found)

    def read_message(self, actor: Actor, letter: str) -> None:
        """Somebody who is signed in has read it; once more changes nothing."""
        with self._hall.writing(actor) as tx:
            if any(message.letter == letter for message in sync.messages(tx.conn)):
                tx.record(MessageRead(letter), letter)


def enrolling(conn: Connection) -> Enrolling | None:
    """The enrolment on its way."""
    text = projection.get_meta(conn, _ENROLLING)
    if not text:
        return None
    values: dict[str, Any] = json.loads(text)
    return Enrolling(**values)


def put_enrolling(conn: Connection, asked: Enrolling | None) -> None:
    projection.put_meta(conn, _ENROLLING, json.dumps(asdict(asked)) if asked else "")


def _seconds(at_us: int | None) -> int | None:
    return at_us // 1_000_000 if at_us else None
