"""A short session at the scanner: somebody is named by finger or by number and PIN (trust.md A20)."""

from __future__ import annotations

from app.domain.access import Actor, Role
from app.domain.month import entry_in_force
from app.domain.refusal import Refusal
from app.domain.session import Session
from app.services.access import AccessService
from app.services.hall import Hall, Reading
from db import access, roster, scanners
from db.roster import Person


class SelfService:
    """Opens a session for one's own matters alone, whatever else the person's account may do.

    How long it lasts says `AccessService.limits`: its one role is that of staff.
    """

    def __init__(self, hall: Hall, accounts: AccessService) -> None:
        self._hall, self._accounts = hall, accounts

    def by_finger(self, slot: int) -> Session:
        """The finger in `slot`; Refusals `self_finger_unknown`, `self_off_roster`."""
        with self._hall.reading() as view:
            subject = scanners.subject_in_slot(view.conn, slot)
            person = roster.person_by_subject(view.conn, subject) if subject else None
            if person is None:
                raise Refusal("self_finger_unknown")
            return self._session(view, person)

    def by_pin(self, number: str, pin: str) -> Session:
        """Number and PIN.

        Refusals: `self_pin_wrong` (for an unknown number too), `account_locked`, `terminal_locked`,
        `self_off_roster`.
        """
        with self._hall.reading() as view:
            person = roster.person_by_number(view.conn, number.strip())
        if person is None:  # numbers stand on badges: that one does not exist is no secret
            raise Refusal("self_pin_wrong")
        try:
            self._accounts.check_pin(person.subject, pin)
        except Refusal as refusal:
            raise Refusal("self_pin_wrong") if refusal.key == "pin_wrong" else refusal from None
        with self._hall.reading() as view:
            return self._session(view, person)

    def _session(self, view: Reading, person: Person) -> Session:
        if entry_in_force(view.today, roster.entries(view.conn, subject=person.subject)) is None:
            raise Refusal("self_off_roster", name=person.name)
        account = next(
            (a for a in access.accounts(view.conn) if a.person == person.subject and not a.disabled), None
        )
        actor = Actor(
            account.account if account else person.subject,
            person.name,
            frozenset({Role.STAFF}),
            person.subject,
        )
        return Session(actor, self._hall.clock.boot_us())
