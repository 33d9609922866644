"""A table over as many landscape pages as it takes: header on each, page x of y; lengths in mm."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from reports.box import fitted, lines_of
from reports.fonts import BOLD, TITLE
from reports.pen import LEADING, MM, Pen

PAGE = (297.0, 210.0)
MARGIN = 10.0
_TITLE_SIZES = (18.0, 16.0, 14.0, 12.0, 10.0, 8.0, 6.0)
_HEAD_HEIGHT, _INFO = 9.0, 6.0
_HEADER = 10.0
_FOOT = 8.0
_SIZES = (7.5, 7.0, 6.5, 6.0)
_LONG_SIZE, _LEAST = 6.0, 4.0
_ORDINARY, _TALLEST = 9.6, 60.0
"""Up to three lines stand in an ordinary row; a long text takes as many as it needs."""
_PAD = 0.7
_NOTE, _NOTE_LINE = 8.5, 4.4
_WITH_NOTES = 4
"""So many rows go to the next page with the notes, so that these do not stand alone."""
_THIN, _FRAME = 0.3, 0.9
TOP = PAGE[1] - MARGIN - _HEAD_HEIGHT - _INFO


@dataclass(frozen=True, slots=True)
class Column:
    """Title and width; `left`: text begins at the left, otherwise it is centred."""

    title: str
    width: float
    left: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above the table on every page; `stamps`: 演练数据 and the like."""

    title: str
    left: str
    middle: str
    right: str
    stamps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Row:
    cells: tuple[tuple[list[str], float], ...]
    height: float


@dataclass(frozen=True, slots=True)
class _Page:
    rows: tuple[_Row, ...]
    notes: tuple[str, ...] = ()


def draw_table(
    pen: Pen,
    heading: Heading,
    columns: Sequence[Column],
    rows: Sequence[Sequence[str]],
    notes: Sequence[str] = (),
    signatures: Sequence[str] = (),
) -> int:
    """Draws all pages; how many. `notes` stand below the last row, `signatures` at the foot of each page."""
    laid = [_laid(pen, columns, row) for row in rows]
    width = sum(column.width for column in columns)
    lines = [line for note in notes for line in lines_of(pen, [note], width * MM, _NOTE) or [note]]
    pages = list(_pages(laid, lines))
    for number, page in enumerate(pages, 1):
        _head(pen, heading, width)
        bottom = _grid(pen, columns, page.rows) if page.rows else TOP
        for index, line in enumerate(page.notes):
            pen.left(MARGIN * MM, (bottom - 1 - (index + 0.5) * _NOTE_LINE) * MM, line, _NOTE)
        for index, text in enumerate(signatures):
            pen.left((MARGIN + index * width / len(signatures)) * MM, (MARGIN + 4) * MM, text, 9)
        pen.right((MARGIN + width) * MM, 6.5 * MM, f"第{number}页 共{len(pages)}页", 8)
        canvas = pen.canvas
        canvas.setPageSize((PAGE[0] * MM, PAGE[1] * MM))
        pen.end_page()
    return len(pages)


def _laid(pen: Pen, columns: Sequence[Column], row: Sequence[str]) -> _Row:
    cells = tuple(_cell(pen, text, column) for text, column in zip(row, columns, strict=True))
    tallest = max(len(lines) * size * LEADING / MM for lines, size in cells)
    return _Row(cells, max(7.0, tallest + 2 * _PAD))


def _cell(pen: Pen, text: str, column: Column) -> tuple[list[str], float]:
    """In an ordinary row's height if that can be, or as long as it is."""
    width = (column.width - 2 * _PAD) * MM
    paragraphs = text.split("\n")
    for size in _SIZES:
        lines = lines_of(pen, paragraphs, width, size)
        if lines is not None and len(lines) * size * LEADING <= (_ORDINARY - 2 * _PAD) * MM:
            return lines, size
    return fitted(pen, paragraphs, width, (_TALLEST - 2 * _PAD) * MM, (_LONG_SIZE, 5.0, _LEAST))


def _pages(rows: Sequence[_Row], notes: Sequence[str]) -> Iterator[_Page]:
    room = TOP - _HEADER - MARGIN - _FOOT
    page: list[_Row] = []
    used = 0.0
    for row in rows:
        if page and used + row.height > room:
            yield _Page(tuple(page))
            page, used = [], 0.0
        page.append(row)
        used += row.height
    needed = 1 + len(notes) * _NOTE_LINE
    if used + needed <= room or not page:
        yield _Page(tuple(page), tuple(notes))
        return
    moved: list[_Row] = []
    while page and len(moved) < _WITH_NOTES and needed + page[-1].height <= room:
        needed += page[-1].height
        moved.insert(0, page.pop())
    if page:
        yield _Page(tuple(page))
    yield _Page(tuple(moved), tuple(notes))


def _head(pen: Pen, heading: Heading, width: float) -> None:
    top, middle = PAGE[1] - MARGIN, PAGE[0] / 2 * MM
    lines, size = fitted(pen, [heading.title], (width - 80) * MM, _HEAD_HEIGHT * MM, _TITLE_SIZES)
    pen.centred_lines(middle, (top - _HEAD_HEIGHT / 2) * MM, lines, size, TITLE)
    y = (top - _HEAD_HEIGHT - _INFO / 2) * MM
    left, size = fitted(pen, [heading.left], (width / 2 - 22) * MM, _INFO * MM, (9.5, 8.0, 6.5, 5.0, 4.0))
    for index, line in enumerate(left):
        pen.left(MARGIN * MM, y + ((len(left) - 1) / 2 - index) * size * LEADING, line, size)
    pen.centre(middle, y, heading.middle, 11)
    pen.right((MARGIN + width) * MM, y, heading.right, 9.5)
    _stamp(pen, heading.stamps, MARGIN + width, top)


def _stamp(pen: Pen, stamps: Sequence[str], right: float, top: float) -> None:
    for text in stamps:
        pen.watermark(PAGE[0] / 2 * MM, PAGE[1] / 2 * MM, text, PAGE[1] * 0.32, 22, 0.9)
        box = pen.width(BOLD, text, 11) / MM + 5
        pen.frame((right - box) * MM, (top - 7.5) * MM, box * MM, 7 * MM, _FRAME)
        pen.centre((right - box / 2) * MM, (top - 4) * MM, text, 11, BOLD)
        right -= box + 3


def _grid(pen: Pen, columns: Sequence[Column], rows: Sequence[_Row]) -> float:
    """The header and the rows of a page; where they end."""
    edges = list(accumulate((column.width for column in columns), initial=MARGIN))
    body = TOP - _HEADER
    for column, x in zip(columns, edges, strict=False):
        lines, size = fitted(
            pen, column.title.split("\n"), (column.width - _PAD) * MM, _HEADER * MM, (8.5, 8.0, 7.5, 7.0, 6.0)
        )
        pen.centred_lines((x + column.width / 2) * MM, (TOP - _HEADER / 2) * MM, lines, size, BOLD)
    y = body
    for row in rows:
        for (lines, size), column, x in zip(row.cells, columns, edges, strict=False):
            _draw(pen, lines, size, column, x, y - row.height / 2)
        y -= row.height
    bottoms = list(accumulate((-row.height for row in rows), initial=body))
    right = edges[-1]
    pen.rules([(MARGIN * MM, at * MM, right * MM, at * MM) for at in bottoms[:-1]], _THIN)
    pen.rules([(x * MM, y * MM, x * MM, TOP * MM) for x in edges[1:-1]], _THIN)
    pen.frame(MARGIN * MM, y * MM, (right - MARGIN) * MM, (TOP - y) * MM, _FRAME)
    return y


def _draw(pen: Pen, lines: list[str], size: float, column: Column, x: float, middle: float) -> None:
    if not column.left:
        pen.centred_lines((x + column.width / 2) * MM, middle * MM, lines, size)
        return
    top = middle * MM + (len(lines) - 1) * size * LEADING / 2
    for index, line in enumerate(lines):
        pen.left((x + _PAD) * MM, top - index * size * LEADING, line, size)
