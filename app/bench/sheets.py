"""Monthly sheets of 500 people against a bare ReportLab canvas that draws the same pages."""

from __future__ import annotations

import io
from pathlib import Path

from app.bench.bare_canvas import recorded, replay
from app.bench.figure import Figure, Scale, interleaved, median
from app.bench.scratch import MONTH, punch_rows, staffed_hall
from app.domain.month import JudgedMonth
from app.services.attendance import AttendanceService
from reports.attendance_sheet import write_sheets
from reports.sheet_options import SheetOptions

REACH = 0.9


def figures(scale: Scale, folder: Path) -> list[Figure]:
    """Pages a second of both, p50; the bare one is given every text and line in its place."""
    judged = _judged(folder / "sheets", scale.of(500, 500, 12))
    options = SheetOptions(MONTH.next().first)
    pages = write_sheets(judged, options, io.BytesIO())
    drawing = recorded(judged, options)
    ours, bare = interleaved(
        lambda: write_sheets(judged, options, io.BytesIO()),
        lambda: replay(drawing, io.BytesIO()),
        scale.of(9, 5, 1),
    )
    value, reference = pages / median(ours), pages / median(bare)
    ratio = value / reference
    name = f"monthly sheets of {len(judged.people)} people ({pages} pages)"
    return [
        Figure(name, value, "pages/s", "bare ReportLab canvas", reference, ratio, "≥ 0.9 ×", ratio >= REACH)
    ]


def _judged(folder: Path, people: int) -> JudgedMonth:
    hall = staffed_hall(folder, people)
    try:
        punch_rows(hall, people, MONTH)
        return AttendanceService(hall).month(MONTH).judged
    finally:
        hall.close()
