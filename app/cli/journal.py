"""`verify`, `rebuild`, `bench`: is it whole, does it add up, how fast is it."""

from __future__ import annotations

from argparse import Namespace
from datetime import datetime
from pathlib import Path

from app.cli.context import opened, put_json, tell
from app.cli.run import data_folder
from app.services.journal import JournalService
from ui.words import sentence

NOT_WHOLE = 1


def verify(options: Namespace) -> int:
    """Walks the chain and checks the file; exit 1 if either does not hold."""
    with opened(options) as hall:
        report = JournalService(hall).verify()
    sound = report.fault is None
    if options.json is not None:
        place = {"epoch": report.fault_at[0], "seq": report.fault_at[1]} if report.fault_at else None
        document = {
            "ok": sound,
            "facts": report.facts,
            "erased": report.erased,
            "head": report.last_hash.hex(),
            "fault": report.fault,
            "at": place,
        }
        put_json(options.json, document)
    head = {"facts": report.facts, "erased": report.erased, "head": report.last_hash.hex()[:16]}
    if sound:
        tell(options, sentence("verify_ok", dict(head)))
        return 0
    at = report.fault_at[1] if report.fault_at else 0
    tell(options, sentence("verify_broken", {"seq": at, "fault": report.fault or ""}))
    return NOT_WHOLE


def rebuild(options: Namespace) -> int:
    """Makes the tables again in a new file; exit 1 if they are not the same."""
    folder = data_folder(options)
    stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
    target = Path(options.into) if options.into else folder / f"rebuilt-{stamp}.db"
    with opened(options) as hall:
        report = JournalService(hall).rebuild_into(target)
    same = not report.differences
    if options.json is not None:
        document = {
            "ok": same,
            "facts": report.facts,
            "file": str(target),
            "differences": [str(item) for item in report.differences],
        }
        put_json(options.json, document)
    key = "rebuild_same" if same else "rebuild_differs"
    count = len(report.differences)
    tell(options, sentence(key, {"facts": report.facts, "file": str(target), "count": count}))
    return 0 if same else NOT_WHOLE


def bench(options: Namespace) -> int:
    """Prints the table of figures."""
    from app.bench import run_bench

    return run_bench(options.names, options.quick)
