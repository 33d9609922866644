"""Where everything stands on a monthly sheet, in millimetres (domain.md D.1)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from reports.sheet_model import TOTALS, DepartmentSheet
from reports.sheet_options import Paper, SheetOptions

MARGIN = 10.0
TITLE = 8.0
MONTH = 5.5
INFO = 6.0
HEADER = 11.0
LEGEND_LINE = 3.6
SIGNATURE = 7.0
PAGE_NUMBER = 3.5
LONGEST_MONTH = 31


@dataclass(frozen=True, slots=True)
class Widths:
    """Column widths of one paper; the days take what 31 columns take, however many there are."""

    page: tuple[float, float]
    index: float
    name: float
    post: float
    half: float
    day: float
    total: float
    remark: float
    signature: float
    signed_day: float
    signed_remark: float
    """Day and remark columns when the sheet has a column for the person's own signature."""
    row: float
    rows: int


A4 = Widths((297, 210), 7, 16, 9, 9, 5.0, 6.1, 13.9, 16, 4.6, 10.3, 6.0, 12)
A3 = Widths((420, 297), 9, 22, 11, 11, 7.6, 7.6, 27.8, 20, 7.3, 17.1, 4.6, 25)


@dataclass(frozen=True, slots=True)
class Layout:
    """The edges of the columns and rows of one sheet."""

    page: tuple[float, float]
    row: float
    rows_per_page: int
    own: tuple[float, float, float, float, float]
    """Edges of 序号, 姓名, 岗位, 时段, and of the first day."""
    days: tuple[float, ...]
    totals: tuple[float, ...]
    end: tuple[float, ...]
    """Edges of 备注 and 本人签字, the last one the table's right side."""
    table_top: float

    @property
    def left(self) -> float:
        return MARGIN

    @property
    def right(self) -> float:
        return self.end[-1]

    @property
    def body_top(self) -> float:
        return self.table_top - HEADER


def layout_of(sheet: DepartmentSheet, options: SheetOptions) -> Layout:
    """A short month has fewer and wider days, so that its totals stand where they always stand."""
    wide = A3 if options.paper_for(len(sheet.rows)) is Paper.A3 else A4
    signed = options.own_signature
    span = LONGEST_MONTH * (wide.signed_day if signed else wide.day)
    count = len(sheet.columns)
    own = tuple(accumulate((wide.index, wide.name, wide.post, wide.half), initial=MARGIN))
    days = tuple(own[-1] + span * index / count for index in range(count + 1))
    totals = tuple(accumulate([wide.total] * len(TOTALS), initial=own[-1] + span))
    ends = (wide.signed_remark, wide.signature) if signed else (wide.remark,)
    return Layout(
        wide.page,
        wide.row,
        wide.rows,
        (own[0], own[1], own[2], own[3], own[4]),
        days,
        totals,
        tuple(accumulate(ends, initial=totals[-1])),
        wide.page[1] - MARGIN - TITLE - MONTH - INFO,
    )
