"""The hall's other PCs: whether they may connect, which are paired, and how one is (design.md 3)."""

from __future__ import annotations

import hmac
from dataclasses import dataclass

from app.domain.access import Action, Actor, require
from app.domain.desk_facts import DeskPaired, DeskRevoked, DeskServiceSet
from app.domain.free_text import clean_text
from app.domain.pairing import NAME_LIMIT
from app.domain.refusal import Refusal
from app.services.hall import Hall
from app.services.pairing import PairingShown, PairingState, PairingWindow
from db import access, commands, desks, journal

DEFAULT_PORT = 8643
_LOWEST_PORT, _HIGHEST_PORT = 1024, 65535
_SEEN_EVERY_US = 600_000_000


@dataclass(frozen=True, slots=True)
class DeskShown:
    """A paired PC; times in UTC seconds, `revoked` None while it may connect."""

    desk: str
    name: str
    paired: int
    paired_by: str
    seen: int | None
    revoked: int | None


@dataclass(frozen=True, slots=True)
class Listening:
    """How the service of this terminal is: the addresses to type, or why it could not be opened."""

    addresses: tuple[str, ...] = ()
    trouble: Refusal | None = None


@dataclass(frozen=True, slots=True)
class DesksShown:
    """All that the page of connected PCs shows."""

    on: bool
    port: int
    listening: Listening
    pairing: PairingShown
    desks: tuple[DeskShown, ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of a command: `known` only where its answer was kept."""

    in_force: bool
    known: bool = False
    outcome: str = ""


class DeskService:
    """One object for the page and for the wire, for the window of pairing is in memory alone."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall
        self._window = PairingWindow(lambda: hall.clock.boot_us())
        self._listening = Listening()
        self._seen: dict[str, int] = {}
        self._seen_kept: dict[str, int] = {}

    # -- the page -------------------------------------------------------------------------------------

    def shown(self, actor: Actor) -> DesksShown:
        """Refusal `not_entitled`."""
        require(actor, Action.DEVICES)
        with self._hall.reading() as view:
            on, port = desks.service(view.conn) or (False, DEFAULT_PORT)
            names = {account.account: account.name for account in access.accounts(view.conn)}
            rows = desks.desks(view.conn)
        found = tuple(
            DeskShown(
                row.desk,
                row.name,
                row.paired_us // 1_000_000,
                names.get(row.paired_by, ""),
                _seconds(self._seen.get(row.desk, row.seen_us)),
                _seconds(row.revoked_us),
            )
            for row in rows
        )
        return DesksShown(on, port, self._listening, self._window.shown(), found)

    def set_service(self, actor: Actor, on: bool, port: int = DEFAULT_PORT) -> None:
        """Whether other PCs may connect. Refusals: `not_entitled`, `port_range`."""
        require(actor, Action.DEVICES)
        if not _LOWEST_PORT <= port <= _HIGHEST_PORT:
            raise Refusal("port_range", low=_LOWEST_PORT, high=_HIGHEST_PORT)
        with self._hall.writing(actor) as tx:
            if desks.service(tx.conn) != (on, port):
                tx.record(DeskServiceSet(on, port))
        if not on:
            self._window.close()

    def revoke(self, actor: Actor, desk: str) -> None:
        """The PC may not connect any more, from its next request on.

        Refusals: `not_entitled`, `desk_unknown`.
        """
        require(actor, Action.DEVICES)
        with self._hall.writing(actor) as tx:
            if desks.verifier_of(tx.conn, desk) is None:
                raise Refusal("desk_unknown")
            tx.record(DeskRevoked(), desk)

    # -- pairing --------------------------------------------------------------------------------------

    def begin_pairing(self, actor: Actor) -> None:
        """Waits two minutes for a PC. Refusals: `not_entitled`, `desks_closed`."""
        require(actor, Action.DEVICES)
        if not self._listening.addresses:
            raise Refusal("desks_closed")
        self._window.open()

    def stop_pairing(self, actor: Actor) -> None:
        """The codes differ, or nobody came."""
        require(actor, Action.DEVICES)
        self._window.close()

    def accept(self, actor: Actor, code: str) -> str:
        """The code that was compared stands on both screens; the new desk's name.

        Refusals: `not_entitled`, `pairing_closed`.
        """
        require(actor, Action.DEVICES)
        if self._window.shown().code != code:
            raise Refusal("pairing_closed")
        with self._hall.writing(actor) as tx:
            candidate = self._window.candidate()
            tx.record(DeskPaired(candidate.name, candidate.verifier), candidate.desk)
        self._window.accepted(candidate.desk)
        return candidate.name

    # -- the wire -------------------------------------------------------------------------------------

    def setting(self) -> tuple[bool, int]:
        """(on, port)."""
        with self._hall.reading() as view:
            return desks.service(view.conn) or (False, DEFAULT_PORT)

    def set_listening(self, listening: Listening) -> None:
        """What the terminal's service says of itself."""
        self._listening = listening
        if not listening.addresses:
            self._window.close()

    def hello(self, fingerprint: bytes, name: str, commitment: str) -> tuple[str, bytes]:
        """As `PairingWindow.hello`; Refusals of `clean_text` too."""
        return self._window.hello(fingerprint, clean_text(name, "desk_name", NAME_LIMIT), commitment)

    def reveal(self, desk: str, nonce: bytes, verifier: str) -> None:
        """As `PairingWindow.reveal`."""
        self._window.reveal(desk, nonce, verifier)

    def pairing_state(self, desk: str) -> PairingState:
        """How it stands with a PC that said hello."""
        return self._window.state_of(desk)

    def admits(self, desk: str, verifier: str) -> bool:
        """Whether a PC with this secret is paired and not revoked."""
        with self._hall.reading() as view:
            known = desks.verifier_of(view.conn, desk)
        return known is not None and hmac.compare_digest(known, verifier)

    def seen(self, desk: str) -> None:
        """The PC is here now; kept on disk every ten minutes."""
        now = self._seen[desk] = self._hall.clock.wall_us()
        if abs(now - self._seen_kept.get(desk, 0)) >= _SEEN_EVERY_US:
            self._seen_kept[desk] = now
            with self._hall.store.write() as conn:
                desks.put_seen(conn, desk, now)

    def version(self) -> int:
        """Rises with every change of the store."""
        with self._hall.reading() as view:
            return journal.end_of(view.conn).seq

    # -- commands -------------------------------------------------------------------------------------

    def keep_outcome(self, command: str, outcome: str) -> None:
        """What a command that is in force was answered."""
        with self._hall.store.write() as conn:
            commands.put_outcome(conn, command, outcome)

    def known(self, command: str, desk: str) -> Settled | None:
        """What became of a command of this desk that is over; None for one that was never taken."""
        with self._hall.reading() as view:
            found = commands.found(view.conn, command, desk)
        return None if found is None else _settled(found[0])

    def settle(self, command: str, desk: str) -> Settled:
        """As `known`; a command that is not in force by now never will be."""
        with self._hall.store.write() as conn:
            found = commands.found(conn, command, desk)
            if found is None:
                commands.take(conn, command, desk, self._hall.clock.wall_us(), commands.VOID)
                return Settled(False)
        return _settled(found[0])


def _settled(outcome: str | None) -> Settled:
    if outcome == commands.VOID:
        return Settled(False)
    return Settled(True, outcome is not None, outcome or "")


def _seconds(us: int | None) -> int | None:
    return None if us is None else us // 1_000_000
