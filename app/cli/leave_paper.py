"""`leave form`, `leave register`, `leave calendar`: the papers of leave."""

from __future__ import annotations

import io
from argparse import Namespace
from pathlib import Path

from app.cli.context import actor_of, opened, put_bytes, tell
from app.cli.setup import parse_month
from app.domain.refusal import Refusal
from app.services.leave_paper import LeavePaper
from ui.words import sentence


def leave_form(options: Namespace) -> int:
    """请假审批表 with its stub, one A4 page."""
    from reports.leave_form import form_pdf

    with opened(options, changes=True) as hall:
        form = LeavePaper(hall).form(actor_of(options, hall), options.id)
    put_bytes(options.pdf, form_pdf([form]))
    return _told(options, options.pdf)


def leave_register(options: Namespace) -> int:
    """The register of a month: of the hall, with one for each department, or of one department."""
    from reports.leave_register import write_registers
    from reports.leave_register_xlsx import write_register_xlsx

    month = parse_month(options.month)
    if options.pdf is None and options.xlsx is None:
        raise Refusal("output_missing")
    if options.pdf == "-":
        raise Refusal("pdf_folder")
    with opened(options, changes=True) as hall:
        register = LeavePaper(hall).register(actor_of(options, hall), month, options.department or "")
    if options.xlsx is not None:
        out = io.BytesIO()
        write_register_xlsx(register, out)
        put_bytes(options.xlsx, out.getvalue())
        _told(options, options.xlsx)
    if options.pdf is not None:
        for path in write_registers(register, _folder(options.pdf)):
            _told(options, str(path))
    return 0


def leave_calendar(options: Namespace) -> int:
    """The coverage calendar of a month for the wall."""
    from reports.coverage_calendar import write_calendar
    from reports.sheet_options import Paper

    month = parse_month(options.month)
    with opened(options, changes=True) as hall:
        coverage = LeavePaper(hall).calendar(actor_of(options, hall), month)
    out = io.BytesIO()
    write_calendar(coverage, out, Paper(options.paper))
    put_bytes(options.pdf, out.getvalue())
    return _told(options, options.pdf)


def _folder(path: str) -> Path:
    folder = Path(path)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refusal("folder_unusable", folder=path) from error
    return folder


def _told(options: Namespace, file: str) -> int:
    if file != "-":
        tell(options, sentence("paper_written", {"file": file}))
    return 0
