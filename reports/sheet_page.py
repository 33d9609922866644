"""Draws the pages of one department's monthly sheet (domain.md D.1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reports.fonts import BODY, BOLD, TITLE
from reports.pen import MM, Pen
from reports.sheet_grid import draw_grid
from reports.sheet_layout import INFO, LEGEND_LINE, MARGIN, MONTH, SIGNATURE, Layout
from reports.sheet_layout import TITLE as TITLE_HEIGHT
from reports.sheet_model import SIGNATURES, DepartmentSheet, SheetRow
from reports.sheet_options import SheetOptions
from reports.sheet_symbols import PRESETS

_NOTE_SIZE, _NOTE_LINE = 7.5, 3.8
_REMARK_SIZES = (7.0, 6.5, 6.0, 5.5)
_LEGEND_SIZES = (7.5, 7.2, 6.9, 6.6)
_TITLE_SIZES = (18.0, 16.0, 14.0, 12.0, 10.0, 8.0, 6.0)


@dataclass(frozen=True, slots=True)
class Page:
    """The rows and note lines that stand on one page."""

    rows: Sequence[SheetRow]
    notes: Sequence[str]


@dataclass(frozen=True, slots=True)
class Paginated:
    """A sheet cut into pages, its long remarks moved to the notes."""

    sheet: DepartmentSheet
    layout: Layout
    pages: tuple[Page, ...]
    remarks: dict[int, tuple[list[str], float]]
    """By row number: the lines of the remark column and their size."""


def paginate(sheet: DepartmentSheet, layout: Layout, pen: Pen) -> Paginated:
    """Twelve persons a page on A4, 25 on A3; notes below the last row or on pages of their own."""
    remarks: dict[int, tuple[list[str], float]] = {}
    notes = list(sheet.notes)
    width = (layout.end[1] - layout.end[0] - 1) * MM
    for row in sheet.rows:
        fitted = pen.fitted(row.remark, width, (2 * layout.row - 0.6) * MM, _REMARK_SIZES)
        if fitted is None:
            notes.append(f"{row.name}:{row.remark}")
            fitted = [f"见附注{len(notes)}"], _REMARK_SIZES[-1]
        remarks[row.index] = fitted
    count = layout.rows_per_page
    chunks = [sheet.rows[i : i + count] for i in range(0, len(sheet.rows), count)]
    return Paginated(
        sheet, layout, tuple(_with_notes(chunks, _note_lines(notes, layout, pen), layout)), remarks
    )


def _note_lines(notes: Sequence[str], layout: Layout, pen: Pen) -> list[str]:
    lines = ["附注:"] if notes else []
    for number, note in enumerate(notes, 1):
        lines += pen.wrapped(f"{number}. {note}", (layout.right - layout.left) * MM, _NOTE_SIZE) or []
    return lines


def _with_notes(chunks: Sequence[Sequence[SheetRow]], lines: list[str], layout: Layout) -> Iterator[Page]:
    free = (layout.rows_per_page - len(chunks[-1])) * 2 * layout.row
    if len(lines) * _NOTE_LINE <= free:
        yield from (Page(chunk, ()) for chunk in chunks[:-1])
        yield Page(chunks[-1], lines)
        return
    yield from (Page(chunk, ()) for chunk in chunks)
    count = int(layout.rows_per_page * 2 * layout.row / _NOTE_LINE)
    for start in range(0, len(lines), count):
        yield Page((), lines[start : start + count])


def draw_page(pen: Pen, paper: Paginated, number: int, options: SheetOptions) -> None:
    """Draws page `number` (from 1) and ends it."""
    layout, page = paper.layout, paper.pages[number - 1]
    _draw_stamps(pen, layout, options.stamps())
    _draw_head(pen, paper.sheet, layout, options)
    bottom = layout.table_top
    if page.rows:
        bottom = draw_grid(pen, paper.sheet, layout, page.rows, options.own_signature)
        _draw_remarks(pen, paper, page.rows)
    for line in page.notes:
        bottom -= _NOTE_LINE
        pen.left(layout.left * MM, (bottom + _NOTE_LINE / 2 - 0.6) * MM, line, _NOTE_SIZE)
    _draw_foot(pen, layout, bottom, options)
    pen.right(layout.right * MM, 6.5 * MM, f"第{number}页 共{len(paper.pages)}页", 8)
    pen.end_page()


def _draw_head(pen: Pen, sheet: DepartmentSheet, layout: Layout, options: SheetOptions) -> None:
    width, height = layout.page
    middle, top = width / 2 * MM, height - MARGIN
    size = next(
        (s for s in _TITLE_SIZES if pen.width(TITLE, sheet.title, s) <= (width - 100) * MM), _TITLE_SIZES[-1]
    )
    pen.centre(middle, (top - TITLE_HEIGHT / 2) * MM, sheet.title, size, TITLE)
    pen.centre(middle, (top - TITLE_HEIGHT - MONTH / 2) * MM, f"{sheet.year}年{sheet.month}月", 11)
    y = (top - TITLE_HEIGHT - MONTH - INFO / 2) * MM
    department = f"派驻部门(窗口):{sheet.department}"
    room = (middle - layout.left * MM) - 20 * MM
    fitted = pen.fitted(department, room, INFO * MM, (9.5, 8.5, 7.5, 6.5, 5.5, 4.5, 3.5, 2.5))
    lines, size = fitted or ([department[:40]], 2.5)
    for index, line in enumerate(lines):
        pen.left(layout.left * MM, y - index * size * 1.1 + (len(lines) - 1) * size * 0.55, line, size)
    pen.centre(middle, y, f"应出勤:{sheet.due_days:g}天", 9.5)
    day = options.printed_on
    pen.right(layout.right * MM, y, f"填表日期:{day.year}年{day.month}月{day.day}日", 9.5)


def _draw_remarks(pen: Pen, paper: Paginated, rows: Sequence[SheetRow]) -> None:
    layout = paper.layout
    x = (layout.end[0] + layout.end[1]) / 2 * MM
    for line, row in enumerate(rows):
        lines, size = paper.remarks[row.index]
        y = (layout.body_top - (2 * line + 1) * layout.row) * MM
        if row.remark:
            pen.centred_lines(x, y, lines, size)


def _draw_foot(pen: Pen, layout: Layout, bottom: float, options: SheetOptions) -> None:
    legend = f"符号说明: {PRESETS[options.symbols].legend}"
    width = (layout.right - layout.left) * MM
    size = next((s for s in _LEGEND_SIZES if pen.width(BODY, legend, s) <= width), _LEGEND_SIZES[0])
    lines = _legend_lines(pen, legend, width, size)
    y = bottom - 0.6
    for line in lines:
        pen.left(layout.left * MM, (y - LEGEND_LINE / 2) * MM, line, size)
        y -= LEGEND_LINE
    places = (0.0, 0.2, 0.5, 0.76)
    for place, label in zip(places, SIGNATURES, strict=True):
        pen.left(layout.left * MM + place * width, (y - SIGNATURE / 2 - 0.4) * MM, label, 9)


def _legend_lines(pen: Pen, legend: str, width: float, size: float) -> list[str]:
    """Broken between entries only."""
    lines = [""]
    for entry in legend.split("  "):
        longer = f"{lines[-1]}  {entry}" if lines[-1] else entry
        if pen.width(BODY, longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(entry)
    return lines


def _draw_stamps(pen: Pen, layout: Layout, stamps: Sequence[str]) -> None:
    width, height = layout.page
    right = layout.right
    for index, text in enumerate(stamps):
        y = (height / 2 + (0.5 * (len(stamps) - 1) - index) * height / 3) * MM
        pen.watermark(width / 2 * MM, y, text, height * 0.36, 22, 0.87)
        box = pen.width(BOLD, text, 11) / MM + 5
        pen.frame((right - box) * MM, (height - MARGIN - 7.5) * MM, box * MM, 7 * MM, 0.9)
        pen.centre((right - box / 2) * MM, (height - MARGIN - 4) * MM, text, 11, BOLD)
        right -= box + 3
