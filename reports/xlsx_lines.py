"""Lines of an .xlsx file: weighed before it is unpacked, no formula evaluated, no link followed."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, BinaryIO

from openpyxl import load_workbook
from openpyxl.cell.read_only import EMPTY_CELL, EmptyCell, ReadOnlyCell

from app.domain.refusal import Refusal
from reports.lines import MAX_COLUMNS, BadLine, Line, checked_line

MAX_UNPACKED_BYTES = 256 * 1024 * 1024
MAX_ENTRIES = 4096
MAX_RATIO = 200
"""A sheet of repeated rows packs some 50 times; bombs pack a thousand times."""
_RATIO_FROM_BYTES = 1024 * 1024
MAX_ROWS = 1_048_576

_Cell = ReadOnlyCell | EmptyCell


def xlsx_lines(stream: BinaryIO, name: str) -> Iterator[Line | BadLine]:
    """The rows of the first visible sheet; raises the Refusals of `check_package` and `file_damaged`."""
    check_package(stream, name)
    stream.seek(0)
    try:
        book = load_workbook(stream, read_only=True, data_only=False, keep_links=False)
        sheet = next(s for s in book.worksheets if s.sheet_state == "visible")
        sheet.reset_dimensions()
    except Exception as error:  # a hostile file makes openpyxl raise nearly anything
        raise Refusal("file_damaged", file=name) from error
    return _rows(sheet)


def check_package(stream: BinaryIO, name: str) -> None:
    """Refuses what is no workbook, is encrypted, or would unpack to more than it should."""
    stream.seek(0)
    try:
        with zipfile.ZipFile(stream) as package:
            entries = package.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
        raise Refusal("file_damaged", file=name) from error
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refusal("file_encrypted", file=name)
    if len(entries) > MAX_ENTRIES or any(_is_bomb(entry) for entry in entries):
        raise Refusal("file_unpacks_too_large", file=name)
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED_BYTES:
        raise Refusal("file_unpacks_too_large", file=name)
    if "[Content_Types].xml" not in {entry.filename for entry in entries}:
        raise Refusal("file_not_table", file=name)


def _is_bomb(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > _RATIO_FROM_BYTES and entry.file_size > MAX_RATIO * max(entry.compress_size, 1)


def _rows(sheet: Any) -> Iterator[Line | BadLine]:
    """A fault in the middle ends the file with `rest_unreadable`; the rows before it stand."""
    number = 0
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for number, row in enumerate(_bounded(sheet), 1):
                line = _line(number, row)
                if line is not None:
                    yield line
    except Exception:  # as above: whatever a damaged sheet makes the parser raise
        yield BadLine(number + 1, "rest_unreadable")


def _bounded(sheet: Any) -> Iterable[Sequence[_Cell]]:
    rows: Iterable[Sequence[_Cell]] = sheet.iter_rows(max_row=MAX_ROWS)
    return rows


def _line(number: int, row: Sequence[_Cell]) -> Line | BadLine | None:
    if len(row) > MAX_COLUMNS and any(cell.value is not None for cell in row[MAX_COLUMNS:]):
        return BadLine(number, "too_many_columns", {"limit": MAX_COLUMNS})
    cells = []
    for column, cell in enumerate(row, 1):
        if cell is EMPTY_CELL or cell.value is None:
            cells.append("")
            continue
        if cell.data_type == "f":
            return BadLine(number, "formula", {"column": column})
        if cell.data_type == "e":
            return BadLine(number, "error_value", {"column": column, "value": str(cell.value)[:20]})
        cells.append(_text(cell))
    return checked_line(number, cells)


def _text(cell: _Cell) -> str:
    value = cell.value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return _moment(value)
    if isinstance(value, date | time):
        return value.isoformat() if isinstance(value, date) else value.isoformat("seconds")
    if isinstance(value, timedelta):
        return _clock(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    if isinstance(value, int) and isinstance(cell, ReadOnlyCell):
        return _zeros_kept(value, cell)
    return str(value)


def _moment(value: datetime) -> str:
    """Excel holds seconds as fractions of a day: rounded, or 08:30:00 reads as 08:29:59."""
    rounded = (value + timedelta(milliseconds=500)).replace(microsecond=0)
    if rounded.time() == time(0):
        return rounded.date().isoformat()
    return rounded.isoformat(" ")


def _clock(value: timedelta) -> str:
    seconds = round(value.total_seconds())
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


def _zeros_kept(value: int, cell: ReadOnlyCell) -> str:
    """A number shown by the format `0000` is meant with its zeros: 12 -> 0012."""
    shown = cell.number_format or ""
    width = len(shown) if shown and not shown.strip("0") else 0
    return f"{value:0{width}d}"
