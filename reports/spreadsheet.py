"""Text that a spreadsheet program must take as text, in .xlsx and in .csv."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from reports.files import Target, write_whole

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_SHEET_NAME_LENGTH = 31
_LONGEST_TEXT = 32_767

Value = str | int | float | None


def starts_formula(text: str) -> bool:
    """Whether some spreadsheet program would run `text` instead of showing it."""
    return text.lstrip(" ").startswith(_FORMULA_STARTS)


def put(cell: Cell, value: Value) -> None:
    """Numbers as numbers; text never as a formula, nor with characters that XML forbids."""
    if not isinstance(value, str):
        cell.value = value
        return
    text = ILLEGAL_CHARACTERS_RE.sub("\ufffd", value)[:_LONGEST_TEXT]
    cell.value = text
    cell.data_type = "s"
    if starts_formula(text):
        cell.quotePrefix = True


def sheet_name(wanted: str, taken: Iterable[str]) -> str:
    """A name that Excel takes: 31 characters, none of []:*?/\\, unlike those `taken`."""
    clean = "".join("_" if char in "[]:*?/\\" or not char.isprintable() else char for char in wanted)
    base = clean.strip("' ")[:_SHEET_NAME_LENGTH] or "_"
    used = {name.casefold() for name in taken}
    name, count = base, 1
    while name.casefold() in used:
        count += 1
        name = f"{base[: _SHEET_NAME_LENGTH - 4]}_{count}"
    return name


def write_csv(target: Target, header: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    """UTF-8 with the mark that Excel needs; text that would run gets a `'` in front.

    Raises Refusal `file_not_writable`, `disk_full`.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    for row in (header, *rows):
        writer.writerow([_guarded(value) for value in row])
    data = text.getvalue().encode("utf-8-sig", "replace")
    write_whole(target, lambda stream: stream.write(data))


def _guarded(value: Value) -> Value:
    return f"'{value}" if isinstance(value, str) and starts_formula(value) else value
