"""`verify`, `rebuild`, `bench`: is it whole, does it add up, how fast is it."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from app.cli.context import opened, put_json, tell
from app.cli.run import data_folder
from app.services.journal import JournalService, VerifyReport
from ui.words import sentence

NOT_WHOLE = 1


def verify(options: Namespace) -> int:
    """Walks the chain and checks the file; exit 1 if either does not hold."""
    with opened(options) as hall:
        report = JournalService(hall).verify()
    if options.json is not None:
        put_json(options.json, _verified(report))
    chain = report.chain
    if report.holds:
        head = {"facts": chain.facts, "erased": chain.erased, "head": chain.last_hash.hex()[:16]}
        tell(options, sentence("verify_ok", dict(head)))
        return 0
    tell(options, *(sentence(key, params) for key, params in report.findings))
    return NOT_WHOLE


def _verified(report: VerifyReport) -> dict[str, Any]:
    chain = report.chain
    place = {"epoch": chain.fault_at[0], "seq": chain.fault_at[1]} if chain.fault_at else None
    return {
        "ok": report.holds,
        "facts": chain.facts,
        "erased": chain.erased,
        "head": chain.last_hash.hex(),
        "fault": chain.fault,
        "at": place,
        "file_faults": list(report.file_faults),
        "stray_bodies": report.stray_bodies,
        "stray_punches": report.stray_punches,
    }


def rebuild(options: Namespace) -> int:
    """Makes the tables again in a new file; exit 1 if they are not the same."""
    folder = data_folder(options)
    stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
    target = Path(options.into) if options.into else folder / f"rebuilt-{stamp}.db"
    with opened(options) as hall:
        report = JournalService(hall).rebuild_into(target)
    if options.json is not None:
        document = {
            "ok": report.same,
            "facts": report.facts,
            "tables": report.tables,
            "file": str(target),
            "differing": [asdict(table) for table in report.differing],
        }
        put_json(options.json, document)
    key = "rebuild_same" if report.same else "rebuild_differs"
    tables = [table.table for table in report.differing]
    tell(options, sentence(key, {"facts": report.facts, "file": str(target), "tables": tables}))
    return 0 if report.same else NOT_WHOLE


def bench(options: Namespace) -> int:
    """Prints the table of figures."""
    from app.bench import run_bench

    return run_bench(options.names, options.quick)
