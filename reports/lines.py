"""What a tabular file gives: good lines, and bad ones with number and reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

MAX_FILE_BYTES = 64 * 1024 * 1024
MAX_LINE_BYTES = 64 * 1024
MAX_COLUMNS = 64


@dataclass(frozen=True, slots=True)
class Line:
    """One record; `number` is the line (or sheet row) as a person sees it, counted from 1."""

    number: int
    cells: tuple[str, ...]
    """Trimmed; dates as `2026-03-02`, moments as `2026-03-02 08:29:59`, times as `08:29:59`."""


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that cannot be read; the lines around it still come.

    Keys: `line_too_long` (limit), `too_many_columns` (limit), `control_character` (code, column),
    `undecodable` (encoding), `quote_open`, `formula` (column), `error_value` (column, value),
    `time_unreadable` (text), `field_character` (field, character), `too_few_fields`,
    `rest_unreadable` (nothing comes after it).
    """

    number: int
    key: str
    params: Mapping[str, object] = field(default_factory=dict)


_FORBIDDEN = frozenset(
    [*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFFFE, 0xFFFF]
)
"""Control characters and those that turn the direction of what follows."""
_EDGES = "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060"
"""Invisible characters that come along when text is copied from a web page or a chat."""
_FOLDED = {ord("\t"): " ", ord("\r"): " ", ord("\n"): " "}


def checked_line(number: int, cells: list[str]) -> Line | BadLine | None:
    """Trims the cells and drops empty ones at the end; None for a blank line."""
    clean = [_trimmed(cell) for cell in cells]
    while clean and not clean[-1]:
        clean.pop()
    if not clean:
        return None
    if len(clean) > MAX_COLUMNS:
        return BadLine(number, "too_many_columns", {"limit": MAX_COLUMNS})
    for column, cell in enumerate(clean, 1):
        if cell.isascii() and cell.isprintable():
            continue
        for char in cell:
            if ord(char) in _FORBIDDEN or 0xD800 <= ord(char) <= 0xDFFF:
                return BadLine(number, "control_character", {"code": f"U+{ord(char):04X}", "column": column})
    return Line(number, tuple(clean))


def _trimmed(cell: str) -> str:
    """Line breaks and tabs inside a cell become one space each."""
    if cell.isascii() and cell.isprintable():
        return cell.strip(" ")
    return cell.translate(_FOLDED).strip().strip(_EDGES).strip()
