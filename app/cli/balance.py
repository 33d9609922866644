"""`balance`: what is left of each leave, since when people work, what the centre grants (domain.md B.1.1)."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

from app.cli.context import actor_of, opened, put_json, tell
from app.cli.imports import line_sentence
from app.domain.access import SETUP
from app.domain.leave_balance import Balance
from app.domain.refusal import Refusal
from app.domain.roster_fields import clean_date
from app.domain.slots import days
from app.domain.work_start import clean_work_start
from app.services.balance import BalanceService, PersonBalances
from ui.words import date_text, days_text, sentence, term

_TITLES = "假别\t共\t已休\t在批\t还剩\t说明"


def show(options: Namespace) -> int:
    """The balances of somebody on a date."""
    with opened(options) as hall:
        service = BalanceService(hall)
        day = clean_date(options.date, "date") if options.date else None
        found = service.of_person(SETUP, service.subject_of(options.number), day)
    if options.json is not None:
        put_json(options.json, _document(found))
        return 0
    start = date_text(found.work_start) if found.work_start else "—"
    print(f"{found.number} {found.name}  {term('field', 'work_start')} {start}")
    print(_TITLES)
    for balance in found.balances:
        figures = (balance.entitled, balance.used, balance.pending, balance.left)
        shown = ("—" if figure is None else days_text(figure) for figure in figures)
        print("\t".join((term("leave", balance.kind), *shown, term("balance_reason", balance.reason))))
    return 0


def _document(found: PersonBalances) -> dict[str, Any]:
    return {
        "number": found.number,
        "name": found.name,
        "date": found.day.isoformat(),
        "work_start": found.work_start.isoformat() if found.work_start else None,
        "balances": [_balance(balance) for balance in found.balances],
        "grants": [
            {
                "type": shown.grant.kind,
                "year": shown.grant.year,
                "days": days(shown.grant.halves),
                "reason": shown.grant.reason,
                "carried": shown.grant.carried,
            }
            for shown in found.grants
        ],
    }


def _balance(balance: Balance) -> dict[str, Any]:
    known = balance.entitled is not None and balance.left is not None
    return {
        "type": balance.kind,
        "first": balance.first.isoformat(),
        "last": balance.last.isoformat(),
        "entitled": days(balance.entitled or 0) if known else None,
        "used": days(balance.used),
        "pending": days(balance.pending),
        "left": days(balance.left or 0) if known else None,
        "basis": balance.basis.value,
        "reason": balance.reason,
    }


def start(options: Namespace) -> int:
    """参加工作日期 of somebody."""
    with opened(options, changes=True) as hall:
        service, actor = BalanceService(hall), actor_of(options, hall)
        subject = service.subject_of(options.number)
        with hall.reading() as view:
            day = clean_work_start(options.date, view.today)
        service.set_work_start(actor, subject, day)
        name = service.of_person(SETUP, subject).name
    print(sentence("work_start_done", {"name": name, "date": day}))
    return 0


def grant(options: Namespace) -> int:
    """Days beside the type's own figures; negative ones take back."""
    given = _halves(options.days) if options.case is None else 0
    with opened(options, changes=True) as hall:
        service, actor = BalanceService(hall), actor_of(options, hall)
        subject = service.subject_of(options.number)
        found = service.of_person(SETUP, subject)
        halves = _case(found, options.type, options.case) if options.case else given
        service.grant(actor, subject, options.type, options.year, halves, options.reason)
    key = "balance_granted" if halves > 0 else "balance_taken_back"
    told = {"name": found.name, "year": options.year, "type": options.type, "granted_halves": abs(halves)}
    print(sentence(key, told))
    return 0


def _case(found: PersonBalances, kind: str, case: str) -> int:
    """What the law gives in a special case; Refusal `leave_case_unknown`."""
    cases = {name: halves for of, name, halves in found.cases if of == kind}
    if case not in cases:
        raise Refusal("leave_case_unknown", case=case[:40], cases=tuple(cases))
    return cases[case]


def _halves(text: str) -> int:
    """`2`, `0.5`, `-1.5` days as half-days; Refusal `balance_halves`."""
    try:
        halves = float(text) * 2
    except ValueError:
        halves = 0.25
    if not abs(halves) < 1000 or halves != int(halves):
        raise Refusal("balance_halves")
    return int(halves)


def carry(options: Namespace) -> int:
    """What is left of a year goes into the next, where the hall allows it."""
    with opened(options, changes=True) as hall:
        service, actor = BalanceService(hall), actor_of(options, hall)
        subject = service.subject_of(options.number)
        reason = options.reason or sentence("balance_carry_reason", {"year": options.year})
        halves = service.carry(actor, subject, options.type, options.year, reason)
        name = service.of_person(SETUP, subject).name
    told = {"name": name, "year": options.year, "type": options.type, "carried_halves": halves}
    print(sentence("balance_carried" if halves else "balance_carried_none", told))
    return 0


def take_starts(options: Namespace) -> int:
    """参加工作日期 of many people; names each line that is not taken."""
    from app.services.balance_import import BalanceImport

    with opened(options, changes=True) as hall:
        actor = SETUP if options.dry_run else actor_of(options, hall)  # looking changes nothing
        report = BalanceImport(hall).run(actor, Path(options.file), options.dry_run)
    for line in report.rejected_lines:
        print(line_sentence(line.line, line.key, line.params), file=sys.stderr)
    key = "work_starts_dry_run" if options.dry_run else "work_starts_imported"
    counts = {"new": report.new, "same": report.same, "rejected": len(report.rejected_lines)}
    tell(options, sentence(key, counts))
    return report.exit_status
