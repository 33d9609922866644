"""The table of a monthly sheet's page: rules, header, marks, figures (domain.md D.1)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from reports.fonts import BOLD
from reports.pen import LEADING, MM, Pen
from reports.sheet_layout import HEADER, Layout
from reports.sheet_model import TOTALS, Cell, DepartmentSheet, Ground, SheetRow
from reports.sheet_symbols import CORRECTED, SWAPPED

_THIN, _ROW, _FRAME = 0.3, 0.5, 1.0
_REST_GRAY = 0.9
_MARK, _REST, _SLIP = 8.5, 6.5, 4.5
_FIGURE = 7.5
_HEAD = 7.0
_NAME_SIZES = (9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0, 5.5, 5.0, 4.5, 4.0, 3.0, 2.0)


def draw_grid(
    pen: Pen, sheet: DepartmentSheet, layout: Layout, rows: Sequence[SheetRow], signature: bool
) -> float:
    """Draws the table and returns where it ends, in millimetres."""
    bottom = layout.body_top - 2 * layout.row * len(rows)
    _draw_rules(pen, layout, len(rows), bottom)
    _draw_header(pen, sheet, layout, signature, bottom)
    for line, row in enumerate(rows):
        _draw_row(pen, sheet, layout, row, layout.body_top - 2 * line * layout.row)
    return bottom


def _draw_rules(pen: Pen, layout: Layout, count: int, bottom: float) -> None:
    left, right, top = layout.left * MM, layout.right * MM, layout.table_top * MM
    first_day, last_day = layout.days[0] * MM, layout.days[-1] * MM
    middle = (layout.table_top - HEADER / 2) * MM
    low = bottom * MM
    edges = [*layout.own[1:], *layout.days[1:-1], *layout.totals, *layout.end[1:-1]]
    thin = [(x * MM, low, x * MM, top) for x in edges]
    thin.append((first_day, middle, last_day, middle))
    for line in range(count):
        y = (layout.body_top - (2 * line + 1) * layout.row) * MM
        thin.append((layout.own[3] * MM, y, last_day, y))
    pen.rules(thin, _THIN)
    people = [layout.body_top - 2 * line * layout.row for line in range(1, count)]
    pen.rules([(left, y * MM, right, y * MM) for y in people], _ROW)
    head = layout.body_top * MM
    strong = [(left, head, right, head), (first_day, low, first_day, top), (last_day, low, last_day, top)]
    pen.rules(strong, _ROW * 1.4)
    pen.frame(left, low, right - left, top - low, _FRAME)


def _draw_header(pen: Pen, sheet: DepartmentSheet, layout: Layout, signature: bool, bottom: float) -> None:
    middle = (layout.table_top - HEADER / 2) * MM
    own = (["序", "号"], ["姓名"], ["岗位"], ["时段"])
    for lines, x, end in zip(own, layout.own, layout.own[1:], strict=False):
        pen.centred_lines((x + end) / 2 * MM, middle, lines, 8, BOLD)
    for (name, unit), x, end in zip(TOTALS, layout.totals, layout.totals[1:], strict=False):
        lines = [*_name_lines(name), f"({unit})"]
        pen.centred_lines((x + end) / 2 * MM, middle, lines, _HEAD)
    ends = (["备注"], ["本人", "签字"]) if signature else (["备注"],)
    for lines, x, end in zip(ends, layout.end, layout.end[1:], strict=False):
        pen.centred_lines((x + end) / 2 * MM, middle, lines, 8, BOLD)
    _draw_dates(pen, sheet, layout, bottom)


def _name_lines(name: str) -> list[str]:
    if name.endswith("出勤"):
        return [name[:1], name[1:]]
    return [name[:2], name[2:]] if len(name) > 2 else [name]


def _draw_dates(pen: Pen, sheet: DepartmentSheet, layout: Layout, bottom: float) -> None:
    upper = (layout.table_top - HEADER / 4) * MM
    lower = (layout.table_top - HEADER * 3 / 4) * MM
    for column, x, end in zip(sheet.columns, layout.days, layout.days[1:], strict=False):
        if column.rest:
            pen.shade(x * MM, bottom * MM, (end - x) * MM, (layout.table_top - bottom) * MM, _REST_GRAY)
        middle = (x + end) / 2 * MM
        pen.centre(middle, upper, str(column.date.day), 8)
        if column.swapped:
            _draw_pair(pen, middle, lower, column.weekday, 7.0, SWAPPED)
        else:
            pen.centre(middle, lower, column.weekday, 7.5)


def _draw_pair(pen: Pen, x: float, y: float, text: str, size: float, small: str) -> None:
    """`text` with a small character at its lower right, centred together."""
    width, extra = pen.width("body", text, size), pen.width("body", small, _SLIP)
    left = x - (width + extra) / 2
    pen.left(left, y, text, size)
    pen.left(left + width, y - size * 0.22, small, _SLIP)


def _draw_row(pen: Pen, sheet: DepartmentSheet, layout: Layout, row: SheetRow, top: float) -> None:
    middle = (top - layout.row) * MM
    index, name, post, half, _ = layout.own
    pen.centre((index + name) / 2 * MM, middle, str(row.index), _FIGURE)
    _draw_name(pen, layout, row.name, middle)
    pen.centre((post + half) / 2 * MM, middle, row.post, 9)
    for line, label in enumerate("上下"):
        y = (top - (line + 0.5) * layout.row) * MM
        pen.centre((half + layout.days[0]) / 2 * MM, y, label, 8.5)
        _draw_cells(pen, sheet, layout, row.cells[line], y)
    for figure, x, end in zip(row.totals, layout.totals, layout.totals[1:], strict=False):
        pen.centre((x + end) / 2 * MM, middle, f"{figure:g}", _FIGURE)


def _draw_name(pen: Pen, layout: Layout, name: str, y: float) -> None:
    left, right = layout.own[1], layout.own[2]
    fitted = pen.fitted(name, (right - left - 1) * MM, (2 * layout.row - 0.6) * MM, _NAME_SIZES)
    lines, size = fitted or ([f"{name[:8]}…"], _NAME_SIZES[-1])
    pen.centred_lines((left + right) / 2 * MM, y, lines, size)


def _draw_cells(pen: Pen, sheet: DepartmentSheet, layout: Layout, cells: Sequence[Cell], y: float) -> None:
    height = layout.row * MM
    for cell, column, x, end in zip(cells, sheet.columns, layout.days, layout.days[1:], strict=False):
        at_rest = cell.ground is Ground.REST
        if at_rest is not column.rest:
            gray = _REST_GRAY if at_rest else 1
            pen.shade(x * MM, y - height / 2, (end - x) * MM, height, gray)
        middle = (x + end) / 2 * MM
        if cell.corrected and len(cell.text) == 1:
            _draw_pair(pen, middle, y, cell.text, min(_MARK, (end - x) * MM - _SLIP - 0.8), CORRECTED)
        elif cell.ground is not Ground.PLAIN:
            pen.pale(middle, y, cell.text, _REST)
        elif cell.text:
            text = cell.text + (CORRECTED if cell.corrected else "")
            lines, size = _stacked(text, (end - x) * MM, height)
            pen.centred_lines(middle, y, lines, size)


@lru_cache(maxsize=256)
def _stacked(text: str, width: float, height: float) -> tuple[list[str], float]:
    """Full-width symbols on one line or on two, whichever lets them be larger."""
    count = len(text)
    one = min(_MARK, int(10 * (width - 0.8) / count) / 10)
    upper = (count + 1) // 2
    two = min(_MARK, int(10 * (width - 0.8) / upper) / 10, int(10 * (height - 0.8) / (2 * LEADING)) / 10)
    return ([text[:upper], text[upper:]], two) if count > 2 and two > one else ([text], one)
