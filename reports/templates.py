"""Empty tables to fill in: the roster's columns, with notes where they are not read as data."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from app.domain.refusal import Refusal
from reports.files import write_whole
from reports.spreadsheet import write_csv

ROSTER_COLUMNS = ("编号", "姓名", "派驻部门代码", "派驻部门", "窗口", "岗位", "进驻日期", "离开日期")
_NOTES = (
    ("列", "怎样填"),
    ("编号", "工号或考勤号,每人一个,不重复;前面的0会保留。"),
    ("姓名", "全名。"),
    ("派驻部门代码", "简短代码,如 SJ;同一部门写法一致。"),
    ("派驻部门", "部门全称。"),
    ("窗口", "窗口(部门窗口)的名称。"),
    ("岗位", "A 或 B。B岗只在顶岗的半天计考勤。"),
    ("进驻日期", "如 2026-03-02,含当天。"),
    ("离开日期", "如 2026-12-31,含当天;仍在岗的留空。"),
    ("", "只读第一张表“花名册”,本页不会被导入。"),
)
_LAST_ROW = 2000
_TEXT, _DATE = "@", "yyyy-mm-dd"


def write_template(path: Path, kind: str | None = None) -> None:
    """The roster's empty table as `xlsx` or `csv`; without `kind` the name's ending decides.

    Raises Refusal `file_kind_unknown` (file), `file_not_writable`, `disk_full`.
    """
    kind = kind or path.suffix.lower().lstrip(".")
    if kind == "csv":
        write_csv(path, ROSTER_COLUMNS, ())
    elif kind == "xlsx":
        write_whole(path, _roster_book().save)
    else:
        raise Refusal("file_kind_unknown", file=path.name)


def _roster_book() -> Workbook:
    book = Workbook()
    page = book.worksheets[0]
    page.title = "花名册"
    _head(page, ROSTER_COLUMNS)
    for column, name in enumerate(ROSTER_COLUMNS, 1):
        letter = get_column_letter(column)
        page.column_dimensions[letter].number_format = _DATE if name.endswith("日期") else _TEXT
        page.column_dimensions[letter].width = 26 if name == "派驻部门" else 14
    posts = DataValidation(type="list", formula1='"A,B"', allow_blank=True)
    posts.add(f"F2:F{_LAST_ROW}")
    page.add_data_validation(posts)
    page.freeze_panes = "A2"
    notes = book.create_sheet("填写说明")
    _head(notes, _NOTES[0])
    for row in _NOTES[1:]:
        notes.append(row)
    notes.column_dimensions["A"].width, notes.column_dimensions["B"].width = 16, 60
    return book


def _head(page: Worksheet, names: tuple[str, ...]) -> None:
    page.append(names)
    for cell in page[1]:
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="E6E6E6")
        cell.alignment = Alignment(horizontal="center")
