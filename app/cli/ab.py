"""`ab`, `ab import`: which departments comply with AB posts, and what their windows handle."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from app.cli.context import actor_of, opened, put_json
from app.cli.imports import line_sentence
from app.domain.ab import Finding, Member
from app.domain.access import SETUP
from app.domain.refusal import Refusal
from app.services.ab import AbService
from app.services.ab_views import ComplianceShown, GroupShown
from ui.words import listed, sentence, term


def ab(options: Namespace) -> int:
    """Each window group with its A and B staff, and in words what it lacks; looking changes nothing."""
    with opened(options, changes=True) as hall:
        shown = AbService(hall).compliance(SETUP, _day(options.date))
    if options.json is not None:
        put_json(options.json, _document(shown))
    else:
        _table(shown)
    return 0


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text is not None else None
    except ValueError as error:
        raise Refusal("ab_date_form", text=text[:40] if text else "") from error


def _table(shown: ComplianceShown) -> None:
    print(sentence("ab_headline", {"date": shown.day, "groups": len(shown.groups), "failing": shown.failing}))
    for group in shown.groups:
        cells = (group.department, group.department_name, group.window_group, term("ab_state", group.state))
        print("\t".join((*cells, f"A{len(group.a)}", f"B{len(group.b)}", _names(group))))
        for finding in (*group.findings, *(alert.finding for alert in group.alerts)):
            print(f"\t{_words(finding)}")


def _names(group: GroupShown) -> str:
    return listed([member.name for member in group.b if member.subject in group.valid])


def _words(finding: Finding) -> str:
    return sentence(finding.key, finding.params)


def _document(shown: ComplianceShown) -> dict[str, Any]:
    return {
        "date": shown.day.isoformat(),
        "failing": shown.failing,
        "groups": [_group(group, shown.numbers) for group in shown.groups],
    }


def _group(group: GroupShown, numbers: Mapping[str, str]) -> dict[str, Any]:
    def people(members: tuple[Member, ...]) -> list[str]:
        return [numbers.get(member.subject, "") for member in members]

    return {
        "department": group.department,
        "window_group": group.window_group,
        "state": group.state.value,
        "a": people(group.a),
        "b": people(group.b),
        "valid_b": people(tuple(m for m in group.b if m.subject in group.valid)),
        "items": list(group.items),
        "findings": [
            {"rule": finding.key, "weight": finding.weight.value, "text": _words(finding)}
            for finding in (*group.findings, *(alert.finding for alert in group.alerts))
        ],
    }


def ab_import(options: Namespace) -> int:
    """Takes what is good, names each line that is not."""
    with opened(options, changes=True) as hall:
        actor = SETUP if options.dry_run else actor_of(options, hall)  # looking changes nothing
        report = AbService(hall).import_file(actor, Path(options.file), options.dry_run)
    for line in report.rejected:
        print(line_sentence(line.number, line.key, line.params), file=sys.stderr)
    counts = {"taken": report.taken, "items": report.items, "people": report.people}
    key = "ab_dry_run" if options.dry_run else "ab_imported"
    print(sentence(key, {**counts, "rejected": len(report.rejected)}))
    return report.exit_status
