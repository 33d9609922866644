"""Leave balances: when people began to work, what is granted, what is left (domain.md B.1.1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.access import Action, Actor, require, require_other
from app.domain.balance_facts import BalanceGranted, WorkStarted
from app.domain.free_text import clean_text
from app.domain.leave_balance import Balance, carryable
from app.domain.leave_types import Allowance, LeaveType
from app.domain.refusal import Refusal
from app.domain.work_start import check_work_start
from app.services.balance_ledger import balances_on, hall_works, ledger_of
from app.services.hall import Hall, Writing, new_id
from app.services.record_checks import require_person, sight
from db import access, balances, roster
from db.balances import GrantRow

MOST_HALVES = 732
"""No grant is larger than a year."""
YEARS_AROUND = 2
"""A grant is for this year or one so near."""


@dataclass(frozen=True, slots=True)
class GrantShown:
    """A grant with the name of who gave it."""

    grant: GrantRow
    granted_by: str


@dataclass(frozen=True, slots=True)
class PersonBalances:
    """What a page shows of one person: who, since when at work, the balances, what was granted."""

    subject: str
    number: str
    name: str
    day: date
    work_start: date | None
    balances: tuple[Balance, ...]
    grants: tuple[GrantShown, ...]
    cases: tuple[tuple[str, str, int], ...]
    """(type, case, half-days) of what the law gives in special cases, to be granted by hand."""


class BalanceService:
    """Each change needs `LEAVE_BALANCE_SET`, and nobody makes one for themselves (domain.md A.6)."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    def of_person(self, actor: Actor, subject: str, day: date | None = None) -> PersonBalances:
        """The balances on `day`, by default the hall's today. Refusals: `not_entitled`, `person_unknown`."""
        with self._hall.reading() as view:
            if not sight(view.conn, actor)(subject):
                raise Refusal("not_entitled", action=Action.LEAVE_READ_ALL.value, who=actor.name)
            person = require_person(view, subject)
            on = day or view.today
            names = {account.account: account.name for account in access.accounts(view.conn)}
            granted = balances.grants_of(view.conn, subject)
            shown = tuple(GrantShown(row, names.get(row.granted_by, "")) for row in granted)
            start = balances.work_start_of(view.conn, subject)
            found = balances_on(view, subject, on)
            types = view.settings.rules.leave_types(on).types
        cases = tuple(
            (kind, case, rule.case_halves(case)) for kind, rule in types.items() for case in rule.cases
        )
        return PersonBalances(subject, person.number, person.name, on, start, found, shown, cases)

    def balances(self, actor: Actor, subject: str, day: date | None = None) -> tuple[Balance, ...]:
        """As `of_person`, the balances alone."""
        return self.of_person(actor, subject, day).balances

    def subject_of(self, number: str) -> str:
        """The subject id of a staff number; Refusal `person_unknown`."""
        with self._hall.reading() as view:
            person = roster.person_by_number(view.conn, number.strip())
        if person is None:
            raise Refusal("person_unknown")
        return person.subject

    def set_work_start(self, actor: Actor, subject: str, start: date) -> None:
        """参加工作日期 of somebody. Refusals: `not_entitled`, `own_record`, `person_unknown`,
        `date_implausible`, `work_start_future`."""
        require(actor, Action.LEAVE_BALANCE_SET)
        require_other(actor, subject)
        with self._hall.writing(actor) as tx:
            require_person(tx, subject)
            check_work_start(start, tx.today)
            if balances.work_start_of(tx.conn, subject) != start:
                tx.record(WorkStarted(start), subject)

    def grant(self, actor: Actor, subject: str, kind: str, year: int, halves: int, reason: str) -> str:
        """Adds half-days to a balance of a year, or takes them back (negative); the grant's id.

        Refusals: `not_entitled`, `own_record`, `person_unknown`, `leave_kind_unknown`, `balance_none`,
        `balance_halves`, `balance_year`, `field_missing`, `field_too_long`, `field_character`.
        """
        require(actor, Action.LEAVE_BALANCE_SET)
        require_other(actor, subject)
        why = clean_text(reason, "reason")
        if isinstance(halves, bool) or not 0 < abs(halves) <= MOST_HALVES:
            raise Refusal("balance_halves")
        with self._hall.writing(actor) as tx:
            require_person(tx, subject)
            if abs(year - tx.today.year) > YEARS_AROUND:
                first, last = tx.today.year - YEARS_AROUND, tx.today.year + YEARS_AROUND
                raise Refusal("balance_year", year=year, first=first, last=last)
            _rule(tx, kind, year)
            key = new_id()
            tx.record(BalanceGranted(key, kind, year, halves, why), subject)
        return key

    def carry(self, actor: Actor, subject: str, kind: str, year: int, reason: str) -> int:
        """Carries what is left of `year` into the next (条例 Art. 5); the half-days carried, 0: none left.

        Once it is over; what was carried before is made up or taken back to what is right now. Refusals as
        `grant`'s, and `balance_no_carry`, `balance_year_open`.
        """
        require(actor, Action.LEAVE_BALANCE_SET)
        require_other(actor, subject)
        why = clean_text(reason, "reason")
        with self._hall.writing(actor) as tx:
            require_person(tx, subject)
            if not _rule(tx, kind, year).carry:
                raise Refusal("balance_no_carry", type=kind)
            if year >= tx.today.year:
                raise Refusal("balance_year_open", year=year)
            types = tx.settings.rules.leave_types(date(year, 12, 31))
            ledger = ledger_of(tx, subject)
            right = carryable(kind, year, ledger, types, hall_works(tx))
            there = sum(
                g.halves for g in ledger.grants if (g.kind, g.year, g.carried) == (kind, year + 1, True)
            )
            if right != there:
                tx.record(BalanceGranted(new_id(), kind, year + 1, right - there, why, carried=True), subject)
        return right


def _rule(tx: Writing, kind: str, year: int) -> LeaveType:
    """The type as it stands at the end of the year. Refusals: `leave_kind_unknown`, `balance_none`."""
    types = tx.settings.rules.leave_types(date(year + 1, 1, 1) - timedelta(days=1)).types
    if kind not in types:
        raise Refusal("leave_kind_unknown", kind=kind[:40])
    if types[kind].allowance is Allowance.NONE:
        raise Refusal("balance_none", type=kind)
    return types[kind]
