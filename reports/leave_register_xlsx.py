"""The leave register of a month as .xlsx: the whole of it, then a sheet per department."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, time
from typing import cast

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from app.domain.slots import Slot, days
from reports import leave_register_text as say
from reports.files import Target, write_whole
from reports.leave_register_model import LeaveRegister, RegisterRow
from reports.leave_words import HALF_WORDS, PRACTICE, STATES
from reports.spreadsheet import Value, put, sheet_name

_CELL, _HEAD, _PLAIN, _TITLE = "zg-cell", "zg-head", "zg-plain", "zg-title"
_TITLE_ROW, _INFO_ROW, _HEAD_ROW = 1, 2, 3


def _at(slot: Slot | None) -> str | None:
    return f"{slot.date.isoformat()}{HALF_WORDS[slot.half]}" if slot else None


def _opinion(row: RegisterRow) -> str | None:
    return None if row.opinion is None else "同意" if row.opinion else "不同意"


def _decision(row: RegisterRow) -> str | None:
    return None if row.approved is None else "批准" if row.approved else "不批准"


def _decided(row: RegisterRow) -> str | None:
    return f"{row.decided:%Y-%m-%d %H:%M}" if row.decided else None


def _handover(row: RegisterRow) -> str | None:
    return ("已交接" if row.handed_over else "未交接") if row.cover else None


_COLUMNS: tuple[tuple[str, int, Callable[[RegisterRow], Value]], ...] = (
    ("编号", 13, lambda row: row.leave),
    ("姓名", 10, lambda row: row.name),
    ("工号", 9, lambda row: row.number),
    ("岗位", 6, lambda row: row.post),
    ("派驻部门", 22, lambda row: row.department_name),
    ("窗口", 18, lambda row: row.window_group),
    ("请假类别", 10, say.kind),
    ("起", 15, lambda row: _at(row.first)),
    ("止", 15, lambda row: _at(row.last)),
    ("本月(天)", 9, say.in_month),
    ("总计(天)", 9, lambda row: days(row.halves)),
    ("审批路线", 14, lambda row: say.route(row).replace("\n", "")),
    ("部门意见", 9, _opinion),
    ("签署人", 10, lambda row: row.signer),
    ("中心审批", 9, _decision),
    ("审批人", 10, lambda row: row.decided_by),
    ("委托人", 10, lambda row: row.on_behalf),
    ("审批时间", 16, _decided),
    ("超限", 6, say.over),
    ("顶岗人员", 10, lambda row: row.cover),
    ("交接", 8, _handover),
    ("返岗", 15, lambda row: _at(row.back)),
    ("状态", 10, lambda row: STATES[row.state]),
    ("事由", 30, say.reason),
    ("备注", 24, say.remark),
)
_KINDS_ONLY = ("请假类别", "事由")


def write_register_xlsx(register: LeaveRegister, target: Target) -> None:
    """Figures are numbers, everything else is text. Raises Refusal `file_not_writable`, `disk_full`."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for style in _styles():
        book.add_named_style(style)
    book.properties.creator = "Zaigang"
    book.properties.created = book.properties.modified = datetime.combine(register.printed_on, time(0))
    parts = [one for _, one in register.departments()]
    for one in (register, *(parts if len(parts) > 1 else ())):
        page = book.create_sheet(sheet_name(one.scope or "全大厅", book.sheetnames))
        _fill(page, one)
    write_whole(target, book.save)


def _styles() -> Iterator[NamedStyle]:
    side = Side(style="thin")
    frame = Border(left=side, right=side, top=side, bottom=side)
    centre = Alignment(horizontal="center", vertical="center", wrap_text=True)
    yield NamedStyle(
        _CELL, border=frame, alignment=Alignment(vertical="center", wrap_text=True), font=Font(size=9)
    )
    yield NamedStyle(_HEAD, border=frame, alignment=centre, font=Font(size=9, bold=True))
    yield NamedStyle(_PLAIN, alignment=Alignment(vertical="center"), font=Font(size=9))
    yield NamedStyle(_TITLE, alignment=Alignment(vertical="center"), font=Font(size=16, bold=True))


def _fill(page: Worksheet, register: LeaveRegister) -> None:
    columns = [known for known in _COLUMNS if register.kinds or known[0] not in _KINDS_ONLY]
    stamp = f"【{PRACTICE}】" if register.practice else ""
    _put(page, _TITLE_ROW, 1, f"{register.title}{stamp}", _TITLE)
    info = (say.month(register), say.scope(register), say.printed(register))
    _put(page, _INFO_ROW, 1, "　　".join(info), _PLAIN)
    for index, (title, width, _) in enumerate(columns, 1):
        _put(page, _HEAD_ROW, index, title, _HEAD)
        page.column_dimensions[get_column_letter(index)].width = width
    for line, row in enumerate(register.rows, _HEAD_ROW + 1):
        for index, (_, _, value) in enumerate(columns, 1):
            found = value(row)
            _put(page, line, index, None if found == "" else found, _CELL)
    for line, note in enumerate(say.notes(register), _HEAD_ROW + 1 + len(register.rows)):
        _put(page, line, 1, note, _PLAIN)
    _set_up(page)


def _put(page: Worksheet, row: int, column: int, value: Value, style: str) -> None:
    cell = cast(Cell, page.cell(row, column))
    cell.style = style
    put(cell, value)


def _set_up(page: Worksheet) -> None:
    page.freeze_panes = page.cell(_HEAD_ROW + 1, 3).coordinate
    page.print_title_rows = f"{_TITLE_ROW}:{_HEAD_ROW}"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = 9
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_margins.left = page.page_margins.right = 0.4
    page.HeaderFooter.oddFooter = HeaderFooterItem(right=_HeaderFooterPart(text="第&P页 共&N页"))
