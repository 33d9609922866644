"""A punch by number and PIN with a colleague as witness (trust.md A1): for fingers that do not read."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.domain.access import Actor, Role
from app.domain.month import entry_in_force
from app.domain.refusal import Refusal
from app.services.access import AccessService
from app.services.account_checks import actor_of
from app.services.clock_in import ClockIn, PunchShown
from app.services.hall import Hall, Reading
from db import access, roster, scanners
from db.roster import Person


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody gave their own number and PIN; it still takes a witness."""

    subject: str
    name: str


class PinPunch:
    """Who punches, who witnesses, then the punch; PINs are tried outside any transaction."""

    def __init__(self, hall: Hall, accounts: AccessService, clock_in: ClockIn) -> None:
        self._hall, self._accounts, self._clock_in = hall, accounts, clock_in

    def claim(self, number: str, pin: str) -> Claim:
        """Refusals: `pin_wrong` (for an unknown number too), `account_locked`, `terminal_locked`."""
        with self._hall.reading() as view:
            person = roster.person_by_number(view.conn, number.strip())
        if person is None:  # numbers stand on badges: that one does not exist is no secret
            raise Refusal("pin_wrong")
        self._accounts.check_pin(person.subject, pin)
        return Claim(person.subject, person.name)

    def witness_by_finger(self, slot: int) -> Actor:
        """Refusals: `finger_unknown`, `witness_off_roster`."""
        with self._hall.reading() as view:
            subject = scanners.subject_in_slot(view.conn, slot)
            person = roster.person_by_subject(view.conn, subject) if subject else None
            if person is None:
                raise Refusal("finger_unknown")
            return _witness(view, person)

    def witness_by_pin(self, number: str, pin: str) -> Actor:
        """Refusals as `claim`, and `witness_off_roster`."""
        claim = self.claim(number, pin)
        with self._hall.reading() as view:
            person = roster.person_by_subject(view.conn, claim.subject)
            if person is None:
                raise Refusal("pin_wrong")
            return _witness(view, person)

    def punch(self, claim: Claim, witness: Actor, terminal: str) -> PunchShown:
        """The punch, committed; Refusals `witness_self`, `not_entitled`."""
        return self._clock_in.by_pin(witness, claim.subject, terminal)


def _witness(view: Reading, person: Person) -> Actor:
    """A colleague who serves in the hall today, with the account that they may have."""
    if entry_in_force(view.today, roster.entries(view.conn, subject=person.subject)) is None:
        raise Refusal("witness_off_roster", name=person.name)
    own = next((a for a in access.accounts(view.conn) if a.person == person.subject and not a.disabled), None)
    if own is None:
        return Actor(person.subject, person.name, frozenset({Role.STAFF}), person.subject)
    actor = actor_of(own)
    return replace(actor, roles=actor.roles | {Role.STAFF})
