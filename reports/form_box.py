"""Boxes of a form: short ones in a row, labels, and room for paragraphs; lengths in millimetres."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reports.box import SIZES, fitted, paragraphs
from reports.fonts import BODY, BOLD
from reports.pen import LEADING, MM, Pen

PAD = 1.6
THIN, FRAME = 0.4, 1.1
_LABEL_SIZES = (10.5, 9.5, 8.5)

Cell = tuple[float, str, bool]
"""Width, text, and whether it is a label."""


@dataclass(frozen=True, slots=True)
class Area:
    """A box on the page, from its lower left corner."""

    left: float
    bottom: float
    width: float
    height: float


def draw_row(pen: Pen, row: Area, cells: Sequence[Cell]) -> None:
    """Short cells beside each other, a line between them and one below."""
    x, right = row.left, row.left + row.width
    for width, text, is_label in cells:
        area = Area(x, row.bottom, width, row.height)
        if is_label:
            draw_label(pen, area, text)
        else:
            _value(pen, area, text)
        x += width
        if x < right - 0.01:
            pen.rules([(x * MM, row.bottom * MM, x * MM, (row.bottom + row.height) * MM)], THIN)
    pen.rules([(row.left * MM, row.bottom * MM, right * MM, row.bottom * MM)], THIN)


def draw_label(pen: Pen, area: Area, text: str) -> None:
    lines, size = fitted(pen, [text], (area.width - 2 * PAD) * MM, (area.height - 1) * MM, _LABEL_SIZES)
    x, y = (area.left + area.width / 2) * MM, (area.bottom + area.height / 2) * MM
    pen.centred_lines(x, y, _balanced(text, lines), size, BOLD)


def _balanced(text: str, lines: list[str]) -> list[str]:
    """A label of several lines breaks before its parenthesis, or in the middle."""
    if len(lines) < 2:
        return lines
    at = text.find("(") if "(" in text else -(-len(text) // len(lines))
    return [text[:at], text[at:]] if len(lines) == 2 else lines


def _value(pen: Pen, area: Area, text: str) -> None:
    lines, size = fitted(pen, [text], (area.width - 2 * PAD) * MM, (area.height - 1) * MM)
    x, y = (area.left + area.width / 2) * MM, (area.bottom + area.height / 2) * MM
    pen.centred_lines(x, y, lines, size)


def draw_text(
    pen: Pen, area: Area, lines: Sequence[str], sizes: Sequence[float] = SIZES, strong: bool = False
) -> None:
    """Paragraphs from the left, in the middle of the box's height; `strong`: the first line in bold."""
    broken, size = fitted(pen, lines, (area.width - 2 * PAD) * MM, (area.height - 2 * PAD) * MM, sizes)
    y = (area.bottom + area.height / 2) * MM + len(broken) * size * LEADING / 2
    paragraphs(pen, (area.left + PAD) * MM, y, broken, size, BOLD if strong else BODY)
