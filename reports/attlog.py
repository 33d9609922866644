"""Lines of `attlog.dat`, the text that time clocks export (domain.md B.0, F-27)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, time
from typing import BinaryIO

from reports.lines import MAX_LINE_BYTES, BadLine, Line
from reports.text_lines import chunks_of, decoded, raw_lines, sniff_encoding

_MOMENT = re.compile(rb"(\d{4})[-/](\d{1,2})[-/](\d{1,2})[ \tT]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?![\d:.])")
_SHOWN = 40


def attlog_lines(stream: BinaryIO) -> Iterator[Line | BadLine]:
    """Cells: user number, `yyyy-mm-dd HH:MM:SS`; what follows differs by firmware and is not read."""
    encoding = sniff_encoding(stream)
    for number, raw in raw_lines(chunks_of(stream, encoding)):
        if raw is None:
            yield BadLine(number, "line_too_long", {"limit": MAX_LINE_BYTES})
        elif raw.strip(b" \t\x1a"):
            yield _line(number, raw.strip(b" \t"), encoding)


def _line(number: int, raw: bytes, encoding: str) -> Line | BadLine:
    user, *rest = raw.split(None, 1)
    if not rest:
        return BadLine(number, "too_few_fields")
    control = next((byte for byte in user if byte < 0x20 or byte == 0x7F), None)
    if control is not None:
        return BadLine(number, "control_character", {"code": f"U+{control:04X}", "column": 1})
    if not user.isascii():  # clocks count in digits; a name or noise stands here
        name = decoded(user, encoding)
        if name is None:
            return BadLine(number, "undecodable", {"encoding": encoding})
        strange = next(char for char in name if not char.isascii())
        return BadLine(number, "field_character", {"field": "user_no", "character": strange})
    moment = _moment(rest[0])
    if moment is None:
        shown = rest[0][:_SHOWN].decode("ascii", "replace")
        return BadLine(
            number, "time_unreadable", {"text": "".join(c if c.isprintable() else "?" for c in shown)}
        )
    return Line(number, (user.decode("ascii"), moment))


def _moment(text: bytes) -> str | None:
    found = _MOMENT.match(text)
    if found is None:
        return None
    try:
        year, month, day, hour, minute, second = (int(part) for part in found.groups(b"0"))
        return f"{date(year, month, day)} {time(hour, minute, second)}"
    except ValueError:
        return None
