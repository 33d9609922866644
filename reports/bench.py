"""How fast the monthly sheet is printed, against a bare ReportLab canvas that draws the same grid."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from dataclasses import replace
from statistics import median

from reportlab.pdfgen.canvas import Canvas

from app.domain.month import JudgedMonth
from reports.attendance_sheet import write_sheets
from reports.fonts import BODY, load_fonts
from reports.pen import MM
from reports.sheet_layout import HEADER, Layout, layout_of
from reports.sheet_model import TOTALS, DepartmentSheet, SheetRow, sheets_of
from reports.sheet_options import Paper, SheetOptions

_SIZE = 8


def sheet_seconds(judged: JudgedMonth, options: SheetOptions, rounds: int = 5) -> tuple[float, float]:
    """Seconds for all sheets of `judged` and for the bare canvas: medians of interleaved rounds."""
    options = replace(options, paper=Paper.A4)
    sheets = sheets_of(judged, options)
    name = load_fonts().chains[BODY][0].fontName
    write_sheets(judged, options, io.BytesIO())
    ours, bare = [], []
    for _ in range(rounds):
        ours.append(_timed(lambda: write_sheets(judged, options, io.BytesIO())))
        bare.append(_timed(lambda: _bare(sheets, options, name)))
    return median(ours), median(bare)


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _bare(sheets: list[DepartmentSheet], options: SheetOptions, font: str) -> None:
    """The grid, its figures and its marks with `drawCentredString`, `lines` and `rect`."""
    canvas = Canvas(io.BytesIO(), pageCompression=1)
    for sheet in sheets:
        layout = layout_of(sheet, options)
        canvas.setPageSize((layout.page[0] * MM, layout.page[1] * MM))
        for start in range(0, len(sheet.rows), layout.rows_per_page):
            canvas.setFont(font, _SIZE)
            _bare_page(canvas, sheet, layout, sheet.rows[start : start + layout.rows_per_page])
            canvas.showPage()
    canvas.save()


def _bare_page(canvas: Canvas, sheet: DepartmentSheet, layout: Layout, rows: tuple[SheetRow, ...]) -> None:
    bottom = layout.body_top - 2 * layout.row * len(rows)
    canvas.drawString(layout.left * MM, (layout.table_top + 4) * MM, sheet.title)
    for column, x, end in zip(sheet.columns, layout.days, layout.days[1:], strict=False):
        if column.rest:
            canvas.setFillGray(0.9)
            canvas.rect(x * MM, bottom * MM, (end - x) * MM, (layout.table_top - bottom) * MM, 0, 1)
            canvas.setFillGray(0)
        middle = (x + end) / 2 * MM
        canvas.drawCentredString(middle, (layout.table_top - HEADER / 3) * MM, str(column.date.day))
        canvas.drawCentredString(middle, (layout.body_top + 2) * MM, column.weekday)
    for (name, _), x, end in zip(TOTALS, layout.totals, layout.totals[1:], strict=False):
        canvas.drawCentredString((x + end) / 2 * MM, (layout.body_top + 4) * MM, name)
    edges = (*layout.own, *layout.days, *layout.totals, *layout.end)
    canvas.lines([(x * MM, bottom * MM, x * MM, layout.table_top * MM) for x in edges])
    left, right = layout.left * MM, layout.right * MM
    heights = [(bottom + layout.row * line) * MM for line in range(2 * len(rows) + 1)]
    canvas.lines([(left, y, right, y) for y in heights])
    for line, row in enumerate(rows):
        _bare_row(canvas, layout, row, layout.body_top - 2 * line * layout.row)


def _bare_row(canvas: Canvas, layout: Layout, row: SheetRow, top: float) -> None:
    middle = (top - layout.row) * MM
    for text, x, end in zip((str(row.index), row.name, row.post), layout.own, layout.own[1:], strict=False):
        canvas.drawCentredString((x + end) / 2 * MM, middle, text)
    for line, cells in enumerate(row.cells):
        y = (top - (line + 0.7) * layout.row) * MM
        for cell, x, end in zip(cells, layout.days, layout.days[1:], strict=False):
            canvas.drawCentredString((x + end) / 2 * MM, y, cell.text)
    for figure, x, end in zip(row.totals, layout.totals, layout.totals[1:], strict=False):
        canvas.drawCentredString((x + end) / 2 * MM, middle, f"{figure:g}")
