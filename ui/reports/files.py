"""Long work of the reports page: the sheets as bytes or files; what draws them is loaded when needed."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from app.domain.month import JudgedMonth
from reports.preview import PageImage
from reports.sheet_options import SheetOptions
from ui.background import Progress, Work

Cancelled = Callable[[], bool]


class Job(Protocol):
    """What is used of `ui.reports.printing.PrintJob`."""

    pages: list[int]

    def draw(self, at: int) -> Work[PageImage]: ...

    def paint(self, page: PageImage) -> None: ...

    def end(self) -> None: ...

    def abort(self) -> None: ...


def pdf(judged: JudgedMonth, options: SheetOptions, progress: Progress, cancelled: Cancelled) -> bytes:
    """The sheets as one PDF in memory."""
    from reports.attendance_sheet import write_sheets

    stream = io.BytesIO()
    write_sheets(judged, options, stream, progress, cancelled)
    return stream.getvalue()


def save_pdf(
    judged: JudgedMonth, options: SheetOptions, path: Path, progress: Progress, cancelled: Cancelled
) -> int:
    """All departments in one file."""
    from reports.attendance_sheet import write_sheets

    write_sheets(judged, options, path, progress, cancelled)
    return 1


def save_department_pdfs(
    judged: JudgedMonth, options: SheetOptions, folder: Path, progress: Progress, cancelled: Cancelled
) -> int:
    """A file per department; how many."""
    from reports.attendance_sheet import write_department_sheets

    return len(write_department_sheets(judged, options, folder, progress, cancelled))


def save_xlsx(
    judged: JudgedMonth, options: SheetOptions, path: Path, progress: Progress, cancelled: Cancelled
) -> int:
    """A sheet per department."""
    from reports.attendance_xlsx import write_xlsx

    write_xlsx(judged, options, path, progress, cancelled)
    return 1


def save_csv(judged: JudgedMonth, path: Path, progress: Progress, cancelled: Cancelled) -> int:
    """A line of totals per person."""
    from reports.attendance_csv import write_totals_csv

    write_totals_csv(judged, path)
    return 1
