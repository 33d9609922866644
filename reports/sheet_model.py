"""A judged month as the sheet's cells, the same for paper and spreadsheet (domain.md D.1)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from app.domain.attendance import Status, Verdict
from app.domain.month import JudgedMonth, PersonMonth, Totals
from app.domain.refusal import Refusal
from app.domain.slots import HALVES, Half, days
from reports.sheet_options import SheetOptions
from reports.sheet_symbols import OFF_ROSTER, PRESETS, REST, Symbols, is_corrected

WEEKDAYS = "一二三四五六日"
TOTALS = (
    ("应出勤", "天"),
    ("实出勤", "天"),
    ("迟到", "次"),
    ("早退", "次"),
    ("缺签", "次"),
    ("旷工", "天"),
    ("事假", "天"),
    ("病假", "天"),
    ("年休", "天"),
    ("其他假", "天"),
    ("公出", "天"),
)
OWN_COLUMNS = ("personal", "sick", "annual")
"""The leave types with a column of their own; all others add up in 其他假."""
SIGNATURES = ("考勤员:", "窗口负责人(首席代表):", "派驻部门(盖章):", "中心审核(盖章):")


class Ground(Enum):
    """What lies under a cell's text."""

    PLAIN = 0
    REST = 1
    OFF = 2


@dataclass(frozen=True, slots=True)
class Cell:
    """One half-day of one person."""

    text: str
    ground: Ground = Ground.PLAIN
    corrected: bool = False


REST_CELL = Cell(REST, Ground.REST)
OFF_CELL = Cell(OFF_ROSTER, Ground.OFF)


@dataclass(frozen=True, slots=True)
class DayColumn:
    """One date of the month."""

    date: date
    rest: bool
    swapped: bool

    @property
    def weekday(self) -> str:
        return WEEKDAYS[self.date.weekday()]


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One person: two lines of cells (上, 下) and the totals of `TOTALS`."""

    index: int
    name: str
    post: str
    cells: tuple[tuple[Cell, ...], tuple[Cell, ...]]
    totals: tuple[float, ...]
    remark: str


@dataclass(frozen=True, slots=True)
class DepartmentSheet:
    """The monthly sheet of one department."""

    hall: str
    code: str
    department: str
    year: int
    month: int
    due_days: float
    columns: tuple[DayColumn, ...]
    rows: tuple[SheetRow, ...]
    notes: tuple[str, ...]

    @property
    def title(self) -> str:
        return f"{self.hall}窗口工作人员考勤表"

    def texts(self) -> Iterator[str]:
        """Everything on the sheet that people have written."""
        yield from (self.title, self.department, *self.notes)
        for row in self.rows:
            yield from (row.name, row.post, row.remark)


def sheets_of(judged: JudgedMonth, options: SheetOptions) -> list[DepartmentSheet]:
    """A sheet per department, in the order in which they come; Refusal `sheet_no_people` for none."""
    by_code: dict[str, list[PersonMonth]] = {}
    for person in judged.people:
        by_code.setdefault(person.entry.department, []).append(person)
    if not by_code:
        raise Refusal("sheet_no_people", month=str(judged.month))
    columns = tuple(
        DayColumn(day, day not in judged.workdays, day in judged.swapped) for day in judged.month.dates()
    )
    return [_sheet(judged, code, people, columns, options) for code, people in by_code.items()]


def _sheet(
    judged: JudgedMonth,
    code: str,
    people: list[PersonMonth],
    columns: tuple[DayColumn, ...],
    options: SheetOptions,
) -> DepartmentSheet:
    fill = _Cells(PRESETS[options.symbols])
    rows = tuple(
        SheetRow(
            index,
            person.entry.name,
            person.entry.post,
            fill.lines(person, columns),
            totals_row(person.totals),
            options.remarks.get(person.entry.person, ""),
        )
        for index, person in enumerate(people, 1)
    )
    return DepartmentSheet(
        judged.hall,
        code,
        people[0].entry.department_name,
        judged.month.year,
        judged.month.month,
        days(judged.due_halves),
        columns,
        rows,
        (*_calendar_notes(judged), *(f"月结后调整:{line}" for line in options.adjustments.get(code, ()))),
    )


def _calendar_notes(judged: JudgedMonth) -> Iterator[str]:
    for year in judged.unpublished_years:
        yield f"{year}年放假安排尚未录入,工作日按周一至周五计。"


def totals_row(totals: Totals) -> tuple[float, ...]:
    """The figures of `TOTALS`: 实出勤 = 应出勤 − 请假 − 旷工."""
    leave = totals.leave_halves
    other = sum(halves for kind, halves in leave.items() if kind not in OWN_COLUMNS)
    return (
        days(totals.due_halves),
        days(totals.actual_halves),
        totals.late,
        totals.early,
        totals.missing_punch,
        days(totals.awol_halves),
        *(days(leave.get(kind, 0)) for kind in OWN_COLUMNS),
        days(other),
        days(totals.outing_halves),
    )


class _Cells:
    """Fills the cells of a sheet; like verdicts share one cell."""

    def __init__(self, symbols: Symbols) -> None:
        self._symbols = symbols
        self._seen: dict[tuple[tuple[Status, ...], str | None, bool, bool], Cell] = {}

    def lines(
        self, person: PersonMonth, columns: tuple[DayColumn, ...]
    ) -> tuple[tuple[Cell, ...], tuple[Cell, ...]]:
        verdicts = {(v.date, v.half): v for v in person.verdicts}
        am, pm = (
            tuple(self._cell(person, column, verdicts.get((column.date, half)), half) for column in columns)
            for half in HALVES
        )
        return am, pm

    def _cell(self, person: PersonMonth, column: DayColumn, verdict: Verdict | None, half: Half) -> Cell:
        if verdict is None or verdict.status[0] in (Status.REST, Status.OFF_ROSTER):
            return _unjudged(person, column)
        key = (verdict.status, verdict.leave_type, is_corrected(verdict), column.rest)
        cell = self._seen.get(key)
        if cell is None:
            cell = Cell(self._symbols.of(verdict, column.rest), corrected=key[2])
            self._seen[key] = cell
        return cell


def _unjudged(person: PersonMonth, column: DayColumn) -> Cell:
    """A rest day is everybody's; on a working day a B without cover, or who is not on the roster."""
    entry = person.entry
    at_rest = column.rest or (entry.post != "B" and entry.holds(column.date))
    return REST_CELL if at_rest else OFF_CELL
