"""参加工作日期 as people write it, one or a file of them (机关事业单位工作人员带薪年休假实施办法 Art. 2)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.domain.refusal import Refusal
from app.domain.roster_fields import check_plausible, clean_date, clean_number

EARLIEST_YEAR = 1940
LINE_LIMIT = 20_000
_MONTH = re.compile(r"([0-9]{4})(?:[-/.]([0-9]{1,2})|年([0-9]{1,2})月)")
_COLUMNS = {
    "工号": "number",
    "编号": "number",
    "number": "number",
    "参加工作日期": "work_start",
    "参加工作时间": "work_start",
    "work_start": "work_start",
}
_HEADER_WITHIN = 10

Cells = tuple[int, Sequence[str]]
"""A line's number and its cells."""


@dataclass(frozen=True, slots=True)
class StartLine:
    """One line of the file."""

    line: int
    number: str
    start: date


@dataclass(frozen=True, slots=True)
class BadStart:
    """A line that cannot be taken, and why."""

    line: int
    key: str
    params: Mapping[str, object] = field(default_factory=dict)


def clean_work_start(text: str, today: date) -> date:
    """A date in any form of the roster, or a month as personnel files have it: 1998.07 is 1 July 1998.

    Refusals: `field_missing`, `date_unreadable`, `date_implausible`, `work_start_future`.
    """
    month = _MONTH.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if month is not None:
        text = f"{month[1]}-{month[2] or month[3]}-01"
    return check_work_start(clean_date(text, "work_start", EARLIEST_YEAR), today)


def check_work_start(start: date, today: date) -> date:
    """Refusals: `date_implausible`, `work_start_future`."""
    check_plausible(start, "work_start", EARLIEST_YEAR)
    if start > today:
        raise Refusal("work_start_future", date=start)
    return start


def read_starts(lines: Iterable[Cells], today: date) -> Iterator[StartLine | BadStart]:
    """The lines below the header, columns in any order.

    Refusals for the whole file: `work_start_columns`, `roster_too_long`.
    """
    rest = iter(lines)
    columns = _header(rest)
    for count, (number, cells) in enumerate(rest):
        if count == LINE_LIMIT:
            raise Refusal("roster_too_long", limit=LINE_LIMIT)
        given = {name: cells[at] if at < len(cells) else "" for name, at in columns.items()}
        try:
            start = clean_work_start(given["work_start"], today)
            yield StartLine(number, clean_number(given["number"]), start)
        except Refusal as why:
            yield BadStart(number, why.key, why.params)


def _header(lines: Iterator[Cells]) -> dict[str, int]:
    for count, (_, cells) in enumerate(lines):
        titles = ("".join(unicodedata.normalize("NFKC", cell).casefold().split()) for cell in cells)
        found = {_COLUMNS[title]: at for at, title in enumerate(titles) if title in _COLUMNS}
        if len(found) == 2:
            return found
        if count + 1 == _HEADER_WITHIN:
            break
    raise Refusal("work_start_columns")
