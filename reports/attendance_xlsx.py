"""The monthly attendance sheet as .xlsx, a sheet per department (domain.md D.1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, time
from typing import cast

from openpyxl import Workbook
from openpyxl.cell import Cell as XlsxCell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from app.domain.month import JudgedMonth
from reports.files import Cancelled, Progress, Target, WorkCancelled, write_whole
from reports.sheet_model import SIGNATURES, TOTALS, Cell, DepartmentSheet, Ground, SheetRow, sheets_of
from reports.sheet_options import Paper, SheetOptions
from reports.sheet_symbols import CORRECTED, PRESETS, SWAPPED
from reports.spreadsheet import Value, put, sheet_name

_OWN = ("序号", "姓名", "岗位", "时段")
_OWN_WIDTHS = (5, 10, 6, 6)
_DAY_WIDTH, _TOTAL_WIDTH, _REMARK_WIDTH, _SIGNATURE_WIDTH = 3.6, 6.5, 16, 12
_TITLE_ROW, _MONTH_ROW, _INFO_ROW, _HEAD_ROW = 1, 2, 3, 4
_FIRST_ROW = _HEAD_ROW + 2
_CELL, _REST, _HEAD, _PLAIN, _TITLE = "zg-cell", "zg-rest", "zg-head", "zg-plain", "zg-title"
_PAPER_SIZE = {Paper.A4: 9, Paper.A3: 8}


def write_xlsx(
    judged: JudgedMonth,
    options: SheetOptions,
    target: Target,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> None:
    """The sheets of every department of `judged`; figures are numbers, everything else is text.

    Raises Refusal `sheet_no_people`, `file_not_writable`, `disk_full`; WorkCancelled leaves no file.
    """
    sheets = sheets_of(judged, options)
    book = Workbook()
    book.remove(book.worksheets[0])
    for style in _styles():
        book.add_named_style(style)
    book.properties.creator = "Zaigang"
    book.properties.created = book.properties.modified = datetime.combine(options.printed_on, time(0))
    for done, sheet in enumerate(sheets):
        if cancelled is not None and cancelled():
            raise WorkCancelled
        page = book.create_sheet(sheet_name(sheet.department, book.sheetnames))
        _Filler(page, sheet, options).fill()
        if progress is not None:
            progress(done + 1, len(sheets))
    write_whole(target, book.save)


def _styles() -> Iterator[NamedStyle]:
    side = Side(style="thin")
    frame = Border(left=side, right=side, top=side, bottom=side)
    centre = Alignment(horizontal="center", vertical="center", wrap_text=True)
    yield NamedStyle(_CELL, border=frame, alignment=centre, font=Font(size=9))
    shade = PatternFill("solid", fgColor="E6E6E6")
    yield NamedStyle(_REST, border=frame, alignment=centre, font=Font(size=8, color="595959"), fill=shade)
    yield NamedStyle(_HEAD, border=frame, alignment=centre, font=Font(size=9, bold=True))
    yield NamedStyle(_PLAIN, alignment=Alignment(vertical="center"), font=Font(size=9))
    yield NamedStyle(_TITLE, alignment=centre, font=Font(size=18, bold=True))


class _Filler:
    """Fills one worksheet from top to bottom."""

    def __init__(self, page: Worksheet, sheet: DepartmentSheet, options: SheetOptions) -> None:
        self.page = page
        self.sheet = sheet
        self.options = options
        self.first_day = len(_OWN) + 1
        self.first_total = self.first_day + len(sheet.columns)
        self.remark = self.first_total + len(TOTALS)
        self.last = self.remark + (1 if options.own_signature else 0)

    def fill(self) -> None:
        self._top()
        self._header()
        for line, row in enumerate(self.sheet.rows):
            self._row(_FIRST_ROW + 2 * line, row)
        self._bottom(_FIRST_ROW + 2 * len(self.sheet.rows))
        self._set_up()

    def _put(self, row: int, column: int, value: Value, style: str) -> None:
        cell = cast(XlsxCell, self.page.cell(row, column))
        cell.style = style
        put(cell, value)

    def _across(self, row: int, value: str, style: str) -> None:
        self._put(row, 1, value, style)
        self.page.merge_cells(start_row=row, start_column=1, end_row=row, end_column=self.last)

    def _tall(self, row: int, column: int, value: Value, style: str) -> None:
        """A cell that spans the two lines of a person or of the header."""
        self._put(row, column, value, style)
        self._put(row + 1, column, None, style)
        self.page.merge_cells(start_row=row, start_column=column, end_row=row + 1, end_column=column)

    def _top(self) -> None:
        stamps = "".join(f"【{stamp}】" for stamp in self.options.stamps())
        self._across(_TITLE_ROW, self.sheet.title + stamps, _TITLE)
        self._across(_MONTH_ROW, f"{self.sheet.year}年{self.sheet.month}月", _TITLE)
        self.page.cell(_MONTH_ROW, 1).font = Font(size=11)
        day = self.options.printed_on
        self._put(_INFO_ROW, 1, f"派驻部门(窗口):{self.sheet.department}", _PLAIN)
        self._put(_INFO_ROW, self.first_day + 10, f"应出勤:{self.sheet.due_days:g}天", _PLAIN)
        printed = f"填表日期:{day.year}年{day.month}月{day.day}日"
        self._put(_INFO_ROW, self.first_total + 5, printed, _PLAIN)

    def _header(self) -> None:
        for column, label in enumerate(_OWN, 1):
            self._tall(_HEAD_ROW, column, label, _HEAD)
        for column, day in enumerate(self.sheet.columns, self.first_day):
            style = _REST if day.rest else _HEAD
            self._put(_HEAD_ROW, column, day.date.day, style)
            self._put(_HEAD_ROW + 1, column, day.weekday + (SWAPPED if day.swapped else ""), style)
        for column, (name, unit) in enumerate(TOTALS, self.first_total):
            self._tall(_HEAD_ROW, column, f"{name}({unit})", _HEAD)
        self._tall(_HEAD_ROW, self.remark, "备注", _HEAD)
        if self.options.own_signature:
            self._tall(_HEAD_ROW, self.last, "本人签字", _HEAD)

    def _row(self, at: int, row: SheetRow) -> None:
        own: tuple[Value, ...] = (row.index, row.name, row.post)
        for column, value in enumerate(own, 1):
            self._tall(at, column, value, _CELL)
        for line, label in enumerate("上下"):
            self._put(at + line, len(_OWN), label, _CELL)
            self._cells(at + line, row.cells[line])
        for column, figure in enumerate(row.totals, self.first_total):
            self._tall(at, column, figure, _CELL)
        self._tall(at, self.remark, row.remark, _CELL)
        if self.options.own_signature:
            self._tall(at, self.last, None, _CELL)

    def _cells(self, at: int, cells: Sequence[Cell]) -> None:
        for column, cell in enumerate(cells, self.first_day):
            text = cell.text + (CORRECTED if cell.corrected else "")
            self._put(at, column, text or None, _REST if cell.ground is Ground.REST else _CELL)

    def _bottom(self, at: int) -> None:
        for number, note in enumerate(self.sheet.notes, 1):
            self._across(at, f"附注{number}. {note}", _PLAIN)
            at += 1
        self._across(at, f"符号说明: {PRESETS[self.options.symbols].legend}", _PLAIN)
        step = max(self.last // len(SIGNATURES), 1)
        for place, label in enumerate(SIGNATURES):
            self._put(at + 2, 1 + place * step, label, _PLAIN)

    def _set_up(self) -> None:
        page = self.page
        widths = [*_OWN_WIDTHS, *[_DAY_WIDTH] * len(self.sheet.columns), *[_TOTAL_WIDTH] * len(TOTALS)]
        widths += [_REMARK_WIDTH, _SIGNATURE_WIDTH][: self.last - self.remark + 1]
        for column, width in enumerate(widths, 1):
            page.column_dimensions[get_column_letter(column)].width = width
        page.row_dimensions[_TITLE_ROW].height = 30
        page.freeze_panes = page.cell(_FIRST_ROW, self.first_day).coordinate
        page.print_title_rows = f"{_TITLE_ROW}:{_FIRST_ROW - 1}"
        page.page_setup.orientation = "landscape"
        page.page_setup.paperSize = _PAPER_SIZE[self.options.paper_for(len(self.sheet.rows))]
        page.page_setup.fitToHeight = 0
        page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        page.page_margins.left = page.page_margins.right = 0.4
        page.page_margins.top = page.page_margins.bottom = 0.5
        page.HeaderFooter.oddFooter = HeaderFooterItem(right=_HeaderFooterPart(text="第&P页 共&N页"))
