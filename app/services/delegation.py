"""Who decides leave for the director, and who is related to whom (domain.md R-7; trust.md 3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.access import Action, Actor, Role, require, require_other
from app.domain.leave_facts import DelegationEnded, DelegationGiven, RelativeListed
from app.domain.leave_signing import Delegation
from app.domain.refusal import Refusal
from app.services.hall import Hall, Reading, Writing, new_id
from app.services.record_checks import names_of, require_person
from db import access, signing


@dataclass(frozen=True, slots=True)
class DelegationShown:
    """A delegation with the names of both; `holds`: it is in force today."""

    delegation: str
    giver: str
    to: str
    first: date
    last: date
    holds: bool


@dataclass(frozen=True, slots=True)
class Delegate:
    """An account that a decision may be delegated to."""

    account: str
    name: str


class DelegationService:
    """Dated, single-level, to a duty chief (trust.md 3)."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    def give(self, actor: Actor, to: str, first: date, last: date) -> str:
        """The account `to` decides for the actor from `first` to `last`, both included; its id.

        Refusals: `not_entitled`, `delegation_to` (no duty chief, or oneself), `delegation_dates`.
        """
        require(actor, Action.LEAVE_DECIDE)
        with self._hall.writing(actor) as tx:
            if to not in {delegate.account for delegate in _delegates(tx, actor)}:
                raise Refusal("delegation_to")
            if last < first or last < tx.today:
                raise Refusal("delegation_dates")
            same = [d for d in signing.delegations(tx.conn) if (d.giver, d.to) == (actor.account, to)]
            for known in same:
                if (known.first, known.last) == (first, last):
                    return known.delegation
            key = new_id()
            tx.record(DelegationGiven(key, to, first, last), actor.account)
        return key

    def end(self, actor: Actor, delegation: str) -> None:
        """From now on it holds no more. Refusals: `not_entitled`, `delegation_unknown`."""
        require(actor, Action.LEAVE_DECIDE)
        with self._hall.writing(actor) as tx:
            found = next((d for d in signing.delegations(tx.conn) if d.delegation == delegation), None)
            if found is None:
                raise Refusal("delegation_unknown")
            tx.record(DelegationEnded(delegation), found.giver)

    def list(self, actor: Actor) -> tuple[DelegationShown, ...]:
        """Those that are not over: a director sees all, others those that they hold."""
        with self._hall.reading() as view:
            names = {account.account: account.name for account in access.accounts(view.conn)}
            return tuple(
                _shown(known, names, view.today)
                for known in signing.delegations(view.conn)
                if known.last >= view.today and (actor.may(Action.LEAVE_DECIDE) or known.to == actor.account)
            )

    def delegates(self, actor: Actor) -> tuple[Delegate, ...]:
        """To whom the actor may delegate. Refusal `not_entitled`."""
        require(actor, Action.LEAVE_DECIDE)
        with self._hall.reading() as view:
            return tuple(_delegates(view, actor))


def _delegates(view: Reading | Writing, actor: Actor) -> list[Delegate]:
    """Duty chiefs in office, but not the actor by another account."""
    return [
        Delegate(account.account, account.name)
        for account in access.accounts(view.conn)
        if Role.DUTY_CHIEF in account.roles
        and not account.disabled
        and account.account != actor.account
        and not (actor.person and account.person == actor.person)
    ]


def _shown(known: Delegation, names: dict[str, str], today: date) -> DelegationShown:
    giver, to = names.get(known.giver, ""), names.get(known.to, "")
    return DelegationShown(known.delegation, giver, to, known.first, known.last, known.holds(today))


@dataclass(frozen=True, slots=True)
class RelativesShown:
    """Two people who are related; by subject id and name."""

    subject: str
    name: str
    other: str
    other_name: str


class RelativeService:
    """Who keeps away from whose leave."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    def set(self, actor: Actor, subject: str, other: str, listed: bool = True) -> None:
        """Lists two people as related, or no longer; nobody takes their own relation off the list.

        Refusals: `not_entitled`, `relative_self`, `person_unknown`, `own_record`.
        """
        require(actor, Action.RELATIVE_SET)
        if subject == other:
            raise Refusal("relative_self")
        with self._hall.writing(actor) as tx:
            for person in (subject, other):
                require_person(tx, person)
                if not listed:
                    require_other(actor, person)
            if (other in signing.relatives_of(tx.conn, subject)) is not listed:
                tx.record(RelativeListed(other, listed), subject)

    def list(self, actor: Actor) -> tuple[RelativesShown, ...]:
        """Every pair on the list. Refusal `not_entitled`."""
        require(actor, Action.RELATIVE_SET)
        with self._hall.reading() as view:
            names = names_of(view.conn)
            return tuple(
                RelativesShown(one, names.get(one, ""), other, names.get(other, ""))
                for one, other in signing.relatives(view.conn)
            )
