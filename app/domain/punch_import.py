"""Punches from the time clocks a hall already has: columns found, lines read, times that cannot be true."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.refusal import Refusal
from app.domain.roster_fields import LAST_YEAR, clean_number, shown

NUMBER_TITLES = (
    "考勤号",
    "考勤号码",
    "用户编号",
    "登记号码",
    "user_no",
    "user_id",
    "userid",
    "工号",
    "人员编号",
    "编号",
    "number",
)
"""Titles of the user number's column; where a file has several, the first of these counts."""
MOMENT_TITLES = (
    "打卡时间",
    "签到时间",
    "考勤时间",
    "刷卡时间",
    "日期时间",
    "日期/时间",
    "时间",
    "datetime",
    "timestamp",
    "time",
)
DATE_TITLES = ("日期", "打卡日期", "考勤日期", "date")

_HEADER_WITHIN = 10
_DAY = 24 * 3600
_FIRST_YEAR = 1970
"""Where clocks without a memory begin; what lies before is no date of theirs."""

NEVER_BEFORE = 978_307_200
"""2001-01-01 UTC: a time clock that has lost power begins again at 2000-01-01."""

_MOMENT = re.compile(
    r"([0-9]{4})(?:([-/.])([0-9]{1,2})\2([0-9]{1,2})|年([0-9]{1,2})月([0-9]{1,2})日?)"
    r"(?:[T ]+|(?<=日))([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:\.[0-9]+)?)?"
)


@dataclass(frozen=True, slots=True)
class ReadPunch:
    """A line's punch in local time: date and seconds since midnight."""

    line: int
    user_no: str
    day: date
    second: int

    @property
    def moment(self) -> str:
        """`2026-03-02 08:29:15`, as the clock dated it."""
        minute = self.second // 60
        return f"{self.day} {minute // 60:02d}:{minute % 60:02d}:{self.second % 60:02d}"


@dataclass(frozen=True, slots=True)
class RejectedLine:
    """A line that is not taken, and why."""

    line: int
    key: str
    params: dict[str, object]


Cells = tuple[int, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Columns:
    """Where number and time stand; `day` only where the date has a column of its own."""

    number: int
    moment: int
    day: int | None = None


BARE = Columns(0, 1)
"""A file without header, as `attlog.dat`: number, then date and time."""


def read_punches(lines: Iterable[Cells], bare: bool) -> Iterator[ReadPunch | RejectedLine]:
    """The punches of a file; `bare`: it has no header.

    Reasons of a line: `field_missing`, `field_too_long`, `field_character` (field: user_no or time),
    `time_unreadable` (text). Refusal for the whole file: `punch_columns` (missing: `user_no`, `time`).
    """
    rest = iter(lines)
    columns = BARE
    if not bare:
        columns, first = _header(rest)
        if first is not None:
            yield _punch(columns, first)
    for cells in rest:
        yield _punch(columns, cells)


def _header(lines: Iterator[Cells]) -> tuple[Columns, Cells | None]:
    """The columns; and the first line itself if the file begins with a punch and has no header."""
    seen: set[str] = set()
    for count, (line, cells) in enumerate(lines):
        if count == 0 and isinstance(_punch(BARE, (line, cells)), ReadPunch):
            return BARE, (line, cells)
        titles = ["".join(unicodedata.normalize("NFKC", cell).lower().split()) for cell in cells]
        number, day = _column(titles, NUMBER_TITLES), _column(titles, DATE_TITLES)
        moment = _column(titles, MOMENT_TITLES)
        if moment is None:  # a column of dates may hold the time too
            moment, day = day, None
        if number is not None and moment is not None:
            return Columns(number, moment, day), None
        seen |= {name for name, column in (("user_no", number), ("time", moment)) if column is not None}
        if count + 1 == _HEADER_WITHIN:
            break
    raise Refusal("punch_columns", missing=tuple(n for n in ("user_no", "time") if n not in seen))


def _column(titles: Sequence[str], names: Sequence[str]) -> int | None:
    return next((titles.index(name) for name in names if name in titles), None)


def _punch(columns: Columns, line: Cells) -> ReadPunch | RejectedLine:
    number, cells = line
    try:
        user_no = clean_number(_cell(cells, columns.number), "user_no")
        moment = _cell(cells, columns.moment)
        if columns.day is not None and ":" in moment and len(moment) < 13:
            moment = f"{_cell(cells, columns.day).split(' ')[0]} {moment}"
        day, second = parse_moment(moment)
    except Refusal as why:
        return RejectedLine(number, why.key, why.params)
    return ReadPunch(number, user_no, day, second)


def _cell(cells: Sequence[str], column: int) -> str:
    return cells[column].strip() if column < len(cells) else ""


def parse_moment(text: str) -> tuple[date, int]:
    """`2026-03-02 08:29:15` (also `/`, `.`, 年月日, T; seconds may be left out) → date, seconds of the day.

    Refusals: `field_missing`, `time_unreadable`.
    """
    value = text if text.isascii() else unicodedata.normalize("NFKC", text).strip()
    if not value:
        raise Refusal("field_missing", field="time")
    found = _MOMENT.fullmatch(value)
    if found is not None:
        year, _, m1, d1, m2, d2, hour, minute, second = found.groups()
        seconds = int(hour) * 3600 + int(minute) * 60 + int(second or 0)
        try:
            day = date(int(year), int(m1 or m2), int(d1 or d2))
        except ValueError as error:
            raise Refusal("time_unreadable", text=shown(value)) from error
        plausible = _FIRST_YEAR <= day.year <= LAST_YEAR
        if plausible and int(hour) < 24 and int(minute) < 60 and int(second or 0) < 60:
            return day, seconds
    raise Refusal("time_unreadable", text=shown(value))


def doubt(at: int, now: int, start: int | None) -> str | None:
    """Why a punch cannot be true as dated: `punch_future`, `punch_before_start`, or None (domain.md B.0).

    UTC seconds; `start`: the beginning of the person's first day on the roster, None if not known.
    """
    if at > now:
        return "punch_future"
    earliest = NEVER_BEFORE if start is None else start - _DAY
    return "punch_before_start" if at < earliest else None
