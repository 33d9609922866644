"""Long work of the leave papers: as bytes or files; what draws them is loaded when needed."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

from app.domain.coverage import Coverage
from reports.leave_form_model import LeaveForm
from reports.leave_register_model import LeaveRegister
from ui.background import Progress

Cancelled = Callable[[], bool]


def form_bytes(form: LeaveForm, progress: Progress, cancelled: Cancelled) -> bytes:
    """One 请假审批表."""
    from reports.leave_form import form_pdf

    return form_pdf([form])


def register_bytes(register: LeaveRegister, progress: Progress, cancelled: Cancelled) -> bytes:
    """The register as one PDF."""
    from reports.leave_register import write_register

    stream = io.BytesIO()
    write_register(register, stream)
    return stream.getvalue()


def calendar_bytes(coverage: Coverage, paper: str, progress: Progress, cancelled: Cancelled) -> bytes:
    """The calendar as one PDF."""
    from reports.coverage_calendar import write_calendar
    from reports.sheet_options import Paper

    stream = io.BytesIO()
    write_calendar(coverage, stream, Paper(paper))
    return stream.getvalue()


def save_bytes(pdf: bytes, path: Path, progress: Progress, cancelled: Cancelled) -> int:
    """What the preview shows, as a file."""
    from reports.files import write_whole

    write_whole(path, lambda stream: stream.write(pdf))
    return 1


def save_registers(register: LeaveRegister, folder: Path, progress: Progress, cancelled: Cancelled) -> int:
    """The hall's register and one for each department; how many."""
    from reports.leave_register import write_registers

    return len(write_registers(register, folder))


def save_xlsx(register: LeaveRegister, path: Path, progress: Progress, cancelled: Cancelled) -> int:
    """The register as a workbook."""
    from reports.leave_register_xlsx import write_register_xlsx

    write_register_xlsx(register, path)
    return 1
