"""`zaigang leave`: requests, opinions and decisions through the same services as the desktop."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from app.cli.context import actor_of, opened, put_json
from app.domain.access import Actor
from app.domain.attachment import checked_attachment
from app.domain.leave_rules import Finding, LeaveRefused
from app.domain.letter import opinion_from
from app.domain.refusal import Refusal
from app.domain.roster_fields import clean_date
from app.domain.slots import days
from app.services.hall import Hall
from app.services.leave import LeaveService, wanted_of
from app.services.leave_case import Wanted
from app.services.leave_decision import LeaveDecision
from app.services.leave_shown import LeaveShown, SlotShown
from app.services.leave_views import LeaveViews
from app.services.record_checks import subject_of_number
from ui.words import days_text, half_day_text, sentence, term

REFUSED = 4
"""Exit status when a rule says no."""


def leave_file(options: Namespace) -> int:
    """Hands a request in."""
    with opened(options, changes=True) as hall:
        actor, service = actor_of(options, hall), LeaveService(hall)
        wanted = _wanted(hall, options, lambda content: service.keep_paper(actor, content))
        try:
            return _tell(options, service.submit(actor, wanted))
        except LeaveRefused:
            return _tell(options, service.preview(actor, wanted), REFUSED)


def leave_preview(options: Namespace) -> int:
    """What would happen; changes nothing."""
    with opened(options, changes=True) as hall:
        actor = actor_of(options, hall)
        wanted = _wanted(hall, options, checked_attachment)
        shown = LeaveService(hall).preview(actor, wanted)
        return _tell(options, shown, REFUSED if shown.refusals else 0)


def leave_opinion(options: Namespace) -> int:
    """Records the department's signed slip, or a reviewer's own opinion."""
    scan = _content(options.scan) if options.scan else b""

    def act(hall: Hall, actor: Actor, key: str) -> LeaveShown:
        return LeaveDecision(hall).record_opinion(
            actor, key, options.agree, options.signer or "", _day(options.date), options.note or "", scan
        )

    return _act(options, act)


def leave_letter(options: Namespace) -> int:
    """Takes an opinion that came as a letter from the department's own desk."""
    try:
        letter = opinion_from(json.loads(_content(options.file).decode("utf-8-sig")))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise Refusal("letter_form", field="json") from error
    options.id = letter.leave
    return _act(options, lambda hall, actor, _: LeaveDecision(hall).receive_letter(actor, letter))


def leave_decide(options: Namespace) -> int:
    """The centre's decision."""

    def act(hall: Hall, actor: Actor, key: str) -> LeaveShown:
        return LeaveDecision(hall).decide(actor, key, options.approve, options.reason or "", options.override)

    return _act(options, act)


def leave_withdraw(options: Namespace) -> int:
    """撤回 or 作废."""
    return _act(
        options, lambda hall, actor, key: LeaveService(hall).withdraw(actor, key, options.reason or "")
    )


def leave_return(options: Namespace) -> int:
    """销假."""
    return _act(
        options, lambda hall, actor, key: LeaveService(hall).give_back(actor, key, options.back or "")
    )


def leave_release(options: Namespace) -> int:
    """A half-day of the leave that was worked all the same is leave no more (C-P30)."""
    return _act(options, lambda hall, actor, key: LeaveService(hall).release(actor, key, options.slot))


def leave_extend(options: Namespace) -> int:
    """续假: prints the new request."""

    def act(hall: Hall, actor: Actor, key: str) -> LeaveShown:
        cover = _subject(hall, options.cover) if options.cover else ""
        return LeaveService(hall).extend(actor, key, options.last, options.reason or "", cover)

    return _act(options, act)


def leave_handover(options: Namespace) -> int:
    """The handover to who takes over is confirmed."""
    return _act(
        options, lambda hall, actor, key: LeaveService(hall).hand_over(actor, key, options.note or "")
    )


def leave_show(options: Namespace) -> int:
    """One leave whole."""
    return _act(options, lambda hall, actor, key: LeaveViews(hall).show(actor, key))


def leave_list(options: Namespace) -> int:
    """Leaves in the order in which they were handed in."""
    with opened(options, changes=True) as hall:
        actor = actor_of(options, hall)
        subject = _subject(hall, options.person) if options.person else None
        found = LeaveViews(hall).list(actor, tuple(options.state or ()), subject)
    if options.json is not None:
        put_json(options.json, [document(shown) for shown in found])
        return 0
    for shown in found:
        print("\t".join(_line(shown)))
    return 0


def _act(options: Namespace, act: Callable[[Hall, Actor, str], LeaveShown]) -> int:
    """Runs one step on a leave; refused by a rule, it shows the leave as it stands with the reasons."""
    with opened(options, changes=True) as hall:
        actor, key = actor_of(options, hall), _id(options)
        try:
            return _tell(options, act(hall, actor, key))
        except LeaveRefused as refusal:
            return _tell(options, LeaveViews(hall).show(actor, key), REFUSED, refusal.findings)


def _id(options: Namespace) -> str:
    """The leave's number; `--json` just before it has taken it for a file name."""
    if options.id is None and options.json not in (None, "-"):
        options.id, options.json = options.json, "-"
    if options.id is None:
        raise Refusal("field_missing", field="leave")
    key: str = options.id
    return key


def _wanted(hall: Hall, options: Namespace, keep: Callable[[bytes], str]) -> Wanted:
    with hall.reading() as view:
        subject = subject_of_number(view, options.person)
        cover = subject_of_number(view, options.cover) if options.cover else ""
    papers = tuple(keep(_content(path)) for path in options.attach or ())
    first, last = options.first.strip().lower(), options.last.strip().lower()
    return wanted_of(subject, options.type, first, last, options.reason or "", cover, papers)


def _subject(hall: Hall, number: str) -> str:
    with hall.reading() as view:
        return subject_of_number(view, number)


def _day(text: str | None) -> date | None:
    return None if text is None else clean_date(text, "date")


def _content(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise Refusal("file_unreadable", file=Path(path).name or path) from error


def document(shown: LeaveShown, findings: tuple[Finding, ...] | None = None) -> dict[str, Any]:
    """The leave as JSON; `findings`: what refused the step just asked for."""
    refusals = shown.refusals if findings is None else findings
    return {
        "id": shown.leave or None,
        "person": shown.number,
        "name": shown.name,
        "type": shown.kind,
        "from": _at(shown.first),
        "to": _at(shown.last),
        "state": shown.state.value,
        "days": days(shown.halves),
        "chain_days": days(shown.chain_halves),
        "route": shown.route,
        "late": shown.late,
        "over": shown.over or bool(shown.override),
        "slots": [_slot(slot) for slot in shown.slots],
        "refusals": [_finding(finding) for finding in refusals],
        "marks": [_finding(finding) for finding in shown.marks],
    }


def _at(slot: Any) -> str:
    return f"{slot.date.isoformat()}{slot.half.value}"


def _slot(shown: SlotShown) -> dict[str, Any]:
    return {
        "date": shown.slot.date.isoformat(),
        "half": shown.slot.half.value,
        "away": [who.number for who in shown.away],
        "on_duty": shown.on_duty,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    slot = finding.slot
    return {
        "rule": finding.rule,
        "date": slot.date.isoformat() if slot else None,
        "half": slot.half.value if slot else None,
        "text": sentence(finding.key, finding.params),
    }


def _tell(
    options: Namespace, shown: LeaveShown, status: int = 0, findings: tuple[Finding, ...] | None = None
) -> int:
    if options.json is not None:
        put_json(options.json, document(shown, findings))
        return status
    print("\t".join(_line(shown)))
    for slot in shown.slots:
        away = "、".join(who.name for who in slot.away) or "—"
        print(f"  {half_day_text(slot.slot.date, slot.slot.half)}\t{away}\t{slot.on_duty}")
    for finding in shown.refusals if findings is None else findings:
        print(sentence(finding.key, finding.params))
    for finding in shown.marks:
        print(sentence("leave_marked", {"text": sentence(finding.key, finding.params)}))
    return status


def _line(shown: LeaveShown) -> list[str]:
    """Number, person, type, from, to, days, chain, state, route."""
    first, last = (half_day_text(slot.date, slot.half) for slot in (shown.first, shown.last))
    kind = term("leave", shown.kind) if shown.kind else "—"
    cells = [shown.leave or "—", shown.number, shown.name, kind, first, last, days_text(shown.halves)]
    return [
        *cells,
        days_text(shown.chain_halves),
        term("leave_state", shown.state.value),
        term("route", shown.route),
    ]
