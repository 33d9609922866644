"""Lines of a .csv or .txt file: delimiter found, quotes that never close kept to their own line."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator
from typing import BinaryIO

from reports.lines import MAX_LINE_BYTES, BadLine, Line, checked_line
from reports.text_lines import chunks_of, decoded, raw_lines, sniff_encoding

_DELIMITERS = (",", "\t", ";")
_SNIFFED_LINES = 20
_RECORD_LINES = 8
"""So many lines a quoted cell may run over before its quote counts as never closed."""

_Physical = tuple[int, str | BadLine]


def csv_lines(stream: BinaryIO) -> Iterator[Line | BadLine]:
    """Every record of the file; blank lines are left out but counted."""
    encoding = sniff_encoding(stream)
    physical = _text_lines(stream, encoding)
    ahead: deque[_Physical] = deque()
    while len(ahead) < _SNIFFED_LINES and (item := next(physical, None)) is not None:
        ahead.append(item)
    delimiter = _stated_delimiter(ahead) or _sniffed_delimiter(ahead)
    while (item := _next(ahead, physical)) is not None:
        number, text = item
        if isinstance(text, BadLine):
            yield text
        else:
            line = _record(number, text, delimiter, ahead, physical)
            if line is not None:
                yield line


def _next(ahead: deque[_Physical], physical: Iterator[_Physical]) -> _Physical | None:
    return ahead.popleft() if ahead else next(physical, None)


def _text_lines(stream: BinaryIO, encoding: str) -> Iterator[_Physical]:
    for number, raw in raw_lines(chunks_of(stream, encoding)):
        if raw is None:
            yield number, BadLine(number, "line_too_long", {"limit": MAX_LINE_BYTES})
            continue
        text = decoded(raw.rstrip(b"\x1a"), encoding)
        yield number, BadLine(number, "undecodable", {"encoding": encoding}) if text is None else text


def _stated_delimiter(ahead: deque[_Physical]) -> str | None:
    """Excel's own first line `sep=;`, which is no data."""
    if not ahead or not isinstance(ahead[0][1], str):
        return None
    first = ahead[0][1].strip()
    if len(first) == 5 and first.lower().startswith("sep=") and first[4] in ",;|":
        ahead.popleft()
        return first[4]
    return None


def _sniffed_delimiter(ahead: deque[_Physical]) -> str:
    """The one that gives most lines as many cells as the first has."""
    texts = [text for _, text in ahead if isinstance(text, str) and text.strip()]
    best, best_score = ",", 0
    for delimiter in _DELIMITERS:
        counts = [text.count(delimiter) for text in texts]
        score = sum(1 for count in counts if count and count == counts[0])
        if score > best_score:
            best, best_score = delimiter, score
    return best


def _record(
    number: int, text: str, delimiter: str, ahead: deque[_Physical], physical: Iterator[_Physical]
) -> Line | BadLine | None:
    """The record that begins with `text`; lines that its open quote would swallow for nothing stay."""
    taken: list[_Physical] = []
    while '"' in text and _quote_open(text, delimiter):
        item = _next(ahead, physical)
        if item is not None:
            taken.append(item)
        if item is None or isinstance(item[1], BadLine) or _too_long(text, taken):
            break
        text = f"{text}\n{item[1]}"
    else:
        line = _parsed(number, text, delimiter)
        if not (taken and isinstance(line, BadLine)):
            return line
    ahead.extendleft(reversed(taken))
    return BadLine(number, "quote_open")


def _too_long(text: str, taken: list[_Physical]) -> bool:
    return len(taken) > _RECORD_LINES or len(text) > MAX_LINE_BYTES


def _quote_open(text: str, delimiter: str) -> bool:
    """Whether a quote that opens a cell has not been closed at the end of `text`."""
    place = 0
    while place < len(text):
        if text[place] == '"':
            close = _closing_quote(text, place + 1)
            if close < 0:
                return True
            place = close + 1
        cut = text.find(delimiter, place)
        if cut < 0:
            return False
        place = cut + 1
    return False


def _closing_quote(text: str, place: int) -> int:
    """A doubled quote is one character of the cell, not its end."""
    while (close := text.find('"', place)) >= 0:
        if text[close + 1 : close + 2] != '"':
            return close
        place = close + 2
    return -1


def _parsed(number: int, text: str, delimiter: str) -> Line | BadLine | None:
    try:
        rows = list(csv.reader([text], delimiter=delimiter, strict="\n" in text))
    except csv.Error:
        return BadLine(number, "quote_open")
    cells = [cell for row in rows for cell in row]
    for column, cell in enumerate(cells):
        kept = _kept_text(cell)
        if kept is None:
            return BadLine(number, "formula", {"column": column + 1})
        cells[column] = kept
    return checked_line(number, cells)


def _kept_text(cell: str) -> str | None:
    """`="0012"`, the usual way to keep zeros in front, is text; any other formula is none."""
    inner = cell.strip()
    if not inner.startswith("="):
        return cell
    if len(inner) >= 3 and inner.startswith('="') and inner.endswith('"') and '"' not in inner[2:-1]:
        return inner[2:-1]
    return None
