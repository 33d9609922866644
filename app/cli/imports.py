"""`roster template`, `roster import`, `punches import`: files in, each rejected line named."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

from app.cli.context import actor_of, opened
from app.domain.access import SETUP
from app.domain.roster_plan import Change
from ui.words import sentence


def roster_template(options: Namespace) -> int:
    """An empty table with the columns that an import wants."""
    from reports.templates import write_template

    path = Path(options.file)
    write_template(path)
    print(sentence("template_written", {"file": str(path)}))
    return 0


def roster_import(options: Namespace) -> int:
    """Takes what is good, names each line that is not."""
    from app.services.roster import RosterService

    with opened(options, changes=True) as hall:
        actor = SETUP if options.dry_run else actor_of(options, hall)  # looking changes nothing
        service = RosterService(hall)
        act = service.preview_import if options.dry_run else service.import_file
        report = act(actor, Path(options.file), options.replace)
    for line in report.rejected_lines:
        print(line_sentence(line.number, line.key, line.params), file=sys.stderr)
    if options.dry_run or options.replace:
        for line in report.lines:
            for change in line.what:
                print(line_sentence(line.number, "roster_change", change_params(change)))
    key = "roster_dry_run" if options.dry_run else "roster_imported"
    counts = {"taken": report.taken, "new": report.new, "changed": report.changed, "same": report.same}
    print(sentence(key, {**counts, "rejected": report.rejected}))
    return report.exit_status


def punches_import(options: Namespace) -> int:
    """Takes the punches of a time clock's file; repeats change nothing."""
    from app.services.punch_import import PunchImportService

    with opened(options, changes=True) as hall:
        actor = actor_of(options, hall)
        report = PunchImportService(hall).import_file(actor, Path(options.file))
    for line in report.rejected_lines:
        print(line_sentence(line.line, line.key, line.params), file=sys.stderr)
    if report.unmatched:
        numbers = report.unmatched_numbers[:20]
        print(sentence("punches_unmatched", {"count": report.unmatched, "numbers": numbers}))
    counts = {"new": report.new, "same": report.same, "rejected": report.rejected}
    print(sentence("punches_imported", counts))
    return report.exit_status


def change_params(change: Change) -> dict[str, object]:
    return {"change": change.what, "old": change.old or "—", "new": change.new or "—"}


def line_sentence(number: int, key: str, params: Mapping[str, object]) -> str:
    """`第12行:…`."""
    return sentence("line", {"number": number, "text": sentence(key, params)})
