"""Terminals come by a one-time code, four words that both screens show, a second person (sync.md 5)."""

from __future__ import annotations

import base64
import secrets
from dataclasses import dataclass

from sqlalchemy import Connection

from app.domain.enrol_code import code_id, code_key, code_proof, is_proof
from app.domain.four_words import four_words
from app.domain.free_text import clean_text
from app.domain.refusal import Refusal
from app.domain.sync import SUITE, admitted_statement, enrol_statement, enrolled_statement
from app.services.clock import Clock
from app.sync import enrol_codec, wire
from app.sync.signing import holds
from app.upstream.accounts import note
from app.upstream.answer import Answer, wrong
from app.upstream.keys import UpstreamKeys
from app.upstream.nonces import Nonces
from db.upstream import halls, meta, terminals
from db.upstream.store import UpstreamStore, lock_hall
from db.upstream.terminals import ACTIVE, REFUSED, REPLACED, REVOKED, WAITING, Code, Terminal

CODE_US = 15 * 60 * 1_000_000
_KEPT_US = 24 * 3600 * 1_000_000
_CODE_BYTES = 16


@dataclass(frozen=True, slots=True)
class TerminalShown:
    """A terminal and the four words that its own screen shows too."""

    terminal: Terminal
    words: tuple[str, ...]


class Enrolment:
    """Codes, terminals, and who let them in."""

    def __init__(self, store: UpstreamStore, keys: UpstreamKeys, clock: Clock) -> None:
        self._store, self._keys, self._clock = store, keys, clock
        self._nonces = Nonces(keys.secret("nonce"), clock)

    # -- people ---------------------------------------------------------------------------------------

    def make_code(self, by: str, hall_name: str = "", takeover: str = "") -> str:
        """A code for a new hall of this name, or for a new terminal of the hall `takeover`.

        128 bits, for 15 minutes and one terminal; only its hash is kept. Refusals: `hall_unknown`,
        `hall_name`, `hall_name_there`.
        """
        code = base64.b32encode(secrets.token_bytes(_CODE_BYTES)).decode().rstrip("=").lower()
        now_us = self._clock.wall_us()
        with self._store.write() as conn:
            if takeover:
                known = halls.find(conn, takeover)
                if known is None:
                    raise Refusal("hall_unknown", hall=takeover)
                hall_name = known.name
            terminals.drop_codes(conn, now_us - _KEPT_US)
            name = clean_text(hall_name, "name", 64)
            if not takeover and terminals.was_confirmed(conn, name):
                raise Refusal("hall_name_there", name=name)
            kept = code_key(code).hex()
            terminals.add_code(conn, Code(takeover, kept, name, now_us + CODE_US, by))
            note(conn, self._clock, by, "code_made", name, takeover)
        return "-".join(code[start : start + 5] for start in range(0, len(code), 5))

    def confirm(self, hall_id: str, terminal: str, by: str) -> None:
        """The second person has compared the words: the terminal may send, the one before it no longer.

        Refusals: `terminal_unknown`, `terminal_not_waiting`, `page_second_same` (for whom made the code).
        """
        now_us = self._clock.wall_us()
        with self._store.write() as conn:
            known = self._waiting(conn, hall_id, terminal)
            if by == known.made_by:
                raise Refusal("page_second_same")
            for other in terminals.of_hall(conn, hall_id):
                if other.terminal != terminal and other.state in (ACTIVE, WAITING):
                    ended = REPLACED if other.state == ACTIVE else REFUSED
                    terminals.change(conn, other, state=ended, ended_us=now_us)
            hall = halls.find(conn, hall_id)
            epoch = known.epoch if hall is None else max(known.epoch, hall.epoch)
            terminals.change(conn, known, state=ACTIVE, confirmed_by=by, epoch=epoch)
            note(conn, self._clock, by, "terminal_confirmed", terminal, hall_id)

    def refuse(self, hall_id: str, terminal: str, by: str) -> None:
        """The words are not the same, or nobody expects it. Refusals as `confirm`, without the second."""
        with self._store.write() as conn:
            known = self._waiting(conn, hall_id, terminal)
            terminals.change(conn, known, state=REFUSED, ended_us=self._clock.wall_us())
            note(conn, self._clock, by, "terminal_refused", terminal, hall_id)

    def revoke(self, hall_id: str, terminal: str, by: str) -> None:
        """It may send nothing any more, at once; one person suffices. Refusal `terminal_unknown`."""
        with self._store.write() as conn:
            lock_hall(conn, hall_id)
            known = _known(conn, hall_id, terminal)
            if known.state in (ACTIVE, WAITING):
                terminals.change(conn, known, state=REVOKED, ended_us=self._clock.wall_us())
                note(conn, self._clock, by, "terminal_revoked", terminal, hall_id)

    def of_hall(self, hall_id: str) -> list[TerminalShown]:
        """Every terminal that the hall has had, the oldest first."""
        with self._store.read() as conn:
            found = terminals.of_hall(conn, hall_id)
        return [TerminalShown(known, four_words(hall_id, known.key, self._keys.public)) for known in found]

    def _waiting(self, conn: Connection, hall_id: str, terminal: str) -> Terminal:
        lock_hall(conn, hall_id)
        known = _known(conn, hall_id, terminal)
        if known.state != WAITING:
            raise Refusal("terminal_not_waiting")
        return known

    # -- terminals ------------------------------------------------------------------------------------

    def enrol(self, data: bytes) -> Answer:
        """A terminal asks to be enrolled: 200 with how it stands; 400, 401 (code or proof), 403."""
        try:
            message = enrol_codec.enrol_from(data)
            statement = enrol_statement(message.hall, message.terminal, message.key, message.code)
        except (wire.WireFault, ValueError) as error:
            return wrong(400, f"form: {error}")
        if message.suite != SUITE or not _is_named(message):
            return wrong(400, "form")
        if not holds(message.key, message.signature, statement):
            return wrong(401, "signature")
        with self._store.write() as conn:
            code = terminals.find_code(conn, lambda kept: code_id(bytes.fromhex(kept)) == message.code)
            if code is None or code.until_us < self._clock.wall_us():
                return wrong(401, "code")
            secret = bytes.fromhex(code.code_hash)
            if not is_proof(secret, message.proof, statement):
                return wrong(401, "proof")
            found, incarnation = self._admitted(conn, message, code), meta.incarnation(conn)
        return found if isinstance(found, Answer) else self._reply(found, incarnation, secret)

    def _admitted(self, conn: Connection, message: enrol_codec.EnrolMessage, code: Code) -> Terminal | Answer:
        hall_id = code.hall or message.hall
        if not hall_id or message.hall not in ("", hall_id):
            return wrong(403, "hall")
        if code.used_by:  # asked again, the answer having been lost
            known = terminals.find(conn, hall_id, message.terminal)
            same = known is not None and code.used_by == message.terminal and known.key == message.key
            return known if known is not None and same else wrong(401, "code")
        hall = lock_hall(conn, hall_id)
        others = terminals.of_hall(conn, hall_id)
        if any(other.terminal == message.terminal for other in others):
            return wrong(403, "terminal")
        if not code.hall and any(other.confirmed_by for other in others):
            return wrong(403, "hall is enrolled already")
        if hall is None:
            halls.add(conn, hall_id, code.hall_name, self._clock.wall_us())
        head_epoch = 1 if hall is None else hall.epoch
        new = Terminal(
            hall_id,
            message.terminal,
            message.name,
            message.key,
            head_epoch if message.hall else head_epoch + 1,
            WAITING,
            self._clock.wall_us(),
            code.made_by,
        )
        terminals.add(conn, new)
        terminals.use_code(conn, code, message.terminal)
        return new

    def state(self, hall_id: str, terminal: str) -> Answer:
        """How an enrolment stands, for whoever asks: the answer says nothing that is secret.

        200; 400: no such name can be; 401.
        """
        if not (wire.is_name(hall_id) and wire.is_name(terminal)):
            return wrong(400, "name")
        with self._store.read() as conn:
            known, incarnation = terminals.find(conn, hall_id, terminal), meta.incarnation(conn)
        return wrong(401, "terminal") if known is None else self._reply(known, incarnation)

    def _reply(self, known: Terminal, incarnation: str, secret: bytes | None = None) -> Answer:
        """`secret`: of the code that the terminal has just proved to have."""
        admitted = admitted_statement(known.hall, known.terminal, known.key, self._keys.public)
        proof = b"" if secret is None else code_proof(secret, admitted)
        statement = enrolled_statement(known.hall, known.terminal, known.key, incarnation, known.state)
        nonce = self._nonces.new(known.hall, known.terminal)
        signature = self._keys.sign(statement)
        reply = enrol_codec.EnrolReply(
            known.hall, self._keys.public, incarnation, known.state, signature, nonce, proof
        )
        return Answer(200, enrol_codec.enrol_reply_bytes(reply))


def _known(conn: Connection, hall_id: str, terminal: str) -> Terminal:
    known = terminals.find(conn, hall_id, terminal)
    if known is None:
        raise Refusal("terminal_unknown")
    return known


def _is_named(message: enrol_codec.EnrolMessage) -> bool:
    """Names that can be written down; `hall` and `name` may be empty."""
    texts = (message.hall, message.name, message.terminal, message.code)
    whole = all(wire.is_name(text) for text in texts if text)
    return whole and len(message.terminal) >= 8 and len(message.key) == 32
