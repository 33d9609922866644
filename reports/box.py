"""Text in a box of a form: as large as fits, broken where Chinese may be broken, never beyond its edges."""

from __future__ import annotations

from collections.abc import Sequence

from reports.fonts import BODY
from reports.pen import LEADING, Pen

SIZES = (10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0, 5.5, 5.0, 4.5)
_NOT_FIRST = frozenset("，。、；：！？）》”’〕】%)]},.;:!?·…—")
_CUT = "…"


def wrapped(pen: Pen, text: str, width: float, size: float) -> list[str] | None:
    """Lines of `width` points at most, none beginning with a closing mark; None if a character is wider."""
    lines, line, used = [], "", 0.0
    for char in text:
        advance = pen.width(BODY, char, size)
        if advance > width:
            return None
        if used + advance > width:
            kept = _carried(line, char)
            taken = pen.width(BODY, kept, size)
            if taken + advance > width:
                kept, taken = "", 0.0
            lines.append(line[: len(line) - len(kept)])
            line, used = kept, taken
        line += char
        used += advance
    return [*lines, line]


def _carried(line: str, char: str) -> str:
    """What goes to the next line together with a mark that may not begin it."""
    return line[-1:] if char in _NOT_FIRST and len(line) > 1 and line[-1] not in _NOT_FIRST else ""


def lines_of(pen: Pen, paragraphs: Sequence[str], width: float, size: float) -> list[str] | None:
    """The lines of several paragraphs; None if a character is wider than `width`."""
    found: list[str] = []
    for paragraph in paragraphs:
        lines = wrapped(pen, paragraph, width, size)
        if lines is None:
            return None
        found += lines
    return found


def fitted(
    pen: Pen, paragraphs: Sequence[str], width: float, height: float, sizes: Sequence[float] = SIZES
) -> tuple[list[str], float]:
    """Lines and their size; what does not fit even at the smallest of `sizes` ends in an ellipsis."""
    size, lines = sizes[-1], [_CUT]
    for size in sizes:
        found = lines_of(pen, paragraphs, width, size)
        if found is not None:
            lines = found
            if len(lines) * size * LEADING <= height:
                return lines, size
    room = max(1, int(height / (size * LEADING)))
    if len(lines) > room:
        lines = [*lines[: room - 1], lines[room - 1][:-1] + _CUT]
    return lines, size


def paragraphs(pen: Pen, x: float, y: float, lines: Sequence[str], size: float, first: str = BODY) -> None:
    """Draws lines from `x` on, the first one's top at `y`; `first`: the role in which that one is set."""
    for index, line in enumerate(lines):
        pen.left(x, y - (index + 0.5) * size * LEADING, line, size, BODY if index else first)
