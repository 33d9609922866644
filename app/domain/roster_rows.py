"""Lines of a roster file: the header in any order and either language, then one person's post a line."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.refusal import Refusal
from app.domain.roster_fields import (
    check_period,
    clean_code,
    clean_date,
    clean_end,
    clean_name,
    clean_number,
    clean_post,
)

COLUMNS = {
    "number": "编号",
    "name": "姓名",
    "department_code": "派驻部门代码",
    "department": "派驻部门",
    "window_group": "窗口",
    "post": "岗位",
    "start": "进驻日期",
    "end": "离开日期",
}
"""Columns of the roster file in English and in Chinese, in the order of the template."""

OPTIONAL = frozenset({"window_group", "end"})
"""Columns whose cells may be blank, and which may be absent altogether."""

LINE_LIMIT = 20_000
_HEADER_WITHIN = 10
"""A title or two may stand above the header."""

_BY_TITLE = {**{title: field for field, title in COLUMNS.items()}, **{field: field for field in COLUMNS}}

Cells = tuple[int, Sequence[str]]
"""A line's number and its cells."""


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One line of the roster: a person on an A or B post of a department; `end` None: still there."""

    number: str
    name: str
    department_code: str
    department: str
    window_group: str
    post: str
    start: date
    end: date | None


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A line that cannot be taken as it stands, and why."""

    key: str
    params: dict[str, object]


def read_rows(lines: Iterable[Cells]) -> Iterable[tuple[int, RosterRow | RejectedRow]]:
    """The rows below the header, each checked for itself.

    Refusals for the whole file: `roster_columns` (missing: fields), `roster_column_twice` (field),
    `roster_too_long` (limit).
    """
    rest = iter(lines)
    columns = _header(rest)
    for count, (number, cells) in enumerate(rest):
        if count == LINE_LIMIT:
            raise Refusal("roster_too_long", limit=LINE_LIMIT)
        yield number, _row_or_why(columns, cells)


def _header(lines: Iterable[Cells]) -> dict[str, int]:
    best: dict[str, int] = {}
    for count, (_, cells) in enumerate(lines):
        found = _columns(cells)
        if found.keys() >= COLUMNS.keys() - OPTIONAL:
            return found
        best = max(best, found, key=len)
        if count + 1 == _HEADER_WITHIN:
            break
    missing = tuple(field for field in COLUMNS if field not in best and field not in OPTIONAL)
    raise Refusal("roster_columns", missing=missing)


def _columns(cells: Sequence[str]) -> dict[str, int]:
    """Field → column; columns with other titles are not read."""
    found: dict[str, int] = {}
    for column, cell in enumerate(cells):
        field = _BY_TITLE.get("".join(unicodedata.normalize("NFKC", cell).lower().split()))
        if field is not None and field in found:
            raise Refusal("roster_column_twice", field=field)
        if field is not None:
            found[field] = column
    return found


def _row_or_why(columns: dict[str, int], cells: Sequence[str]) -> RosterRow | RejectedRow:
    def cell(field: str) -> str:
        column = columns.get(field, len(cells))
        return cells[column] if column < len(cells) else ""

    try:
        return row_of({field: cell(field) for field in COLUMNS})
    except Refusal as why:
        return RejectedRow(why.key, why.params)


def row_of(cells: Mapping[str, str]) -> RosterRow:
    """A line from its cells by field, each checked; refusals as `app.domain.roster_fields` has them."""
    department = clean_name(cells["department"], "department")
    group = cells["window_group"].strip()
    row = RosterRow(
        clean_number(cells["number"]),
        clean_name(cells["name"], "name"),
        clean_code(cells["department_code"]),
        department,
        clean_name(group, "window_group") if group else department,
        clean_post(cells["post"]),
        clean_date(cells["start"], "start"),
        clean_end(cells["end"]),
    )
    check_period(row.start, row.end)
    return row
