"""The monthly sheet as .xlsx, opened again."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from app.domain.month import JudgedMonth
from app.domain.slots import Month
from reports.attendance_xlsx import write_xlsx
from reports.files import WorkCancelled
from reports.sheet_model import TOTALS, sheets_of
from reports.sheet_options import SheetOptions
from tests.reports.months import HALL, entries, entry, everyday, judged

MARCH = Month(2026, 3)
OPTIONS = SheetOptions(date(2026, 4, 1))
HOSTILE = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1",
    "＋1",
    "－1",
    "＠A",
    " =1",
    "=cmd|' /C calc'!A0",
)


def opened(month: JudgedMonth, options: SheetOptions = OPTIONS) -> Workbook:
    stream = io.BytesIO()
    write_xlsx(month, options, stream)
    return load_workbook(stream)


def cells(page: Worksheet) -> list[Cell]:
    return [cell for row in page.iter_rows() for cell in row if isinstance(cell, Cell)]


def test_the_spreadsheet_says_what_the_paper_says() -> None:
    month = everyday(MARCH, 6)
    page = opened(month).worksheets[0]
    (sheet,) = sheets_of(month, OPTIONS)
    assert page["A1"].value == f"{HALL}窗口工作人员考勤表"
    assert page["A2"].value == "2026年3月"
    for line, row in enumerate(sheet.rows):
        at = 6 + 2 * line
        assert (page.cell(at, 2).value, page.cell(at, 3).value) == (row.name, row.post)
        for half, drawn in enumerate(row.cells):
            shown = [page.cell(at + half, 5 + day).value for day in range(31)]
            assert shown == [(c.text + ("补" if c.corrected else "")) or None for c in drawn]
        totals = [page.cell(at, 36 + column).value for column in range(len(TOTALS))]
        assert totals == list(row.totals)


def test_figures_are_numbers_and_never_text() -> None:
    page = opened(judged(MARCH, entries(1))).worksheets[0]
    assert [page.cell(6, 36 + column).data_type for column in range(len(TOTALS))] == ["n"] * len(TOTALS)
    assert page.cell(6, 1).value == 1


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_never_a_formula_when_it_is_opened_again(text: str) -> None:
    person = replace(entry(1, text), department_name=text)
    month = replace(judged(MARCH, [person]), hall=text)
    options = replace(OPTIONS, remarks={"p1": text}, adjustments={"SJ": [text]})
    book = opened(month, options)
    found = cells(book.worksheets[0])
    assert not any(cell.data_type == "f" for cell in found)
    names = [cell for cell in found if cell.column == 2 and cell.row == 6]
    assert [str(cell.value).replace("\n", "\r") for cell in names] == [text.replace("\n", "\r")]
    assert all(cell.quotePrefix for cell in names)


def test_characters_that_xml_forbids_are_replaced() -> None:
    page = opened(judged(MARCH, [entry(1, "韩\x00静\x1b怡")])).worksheets[0]
    assert page.cell(6, 2).value == "韩\ufffd静\ufffd怡"


def test_it_prints_landscape_with_its_header_on_each_page_and_scrolls_below_it() -> None:
    page = opened(judged(MARCH, entries(30))).worksheets[0]
    assert page.freeze_panes == "E6"
    assert page.page_setup.orientation == "landscape"
    assert page.page_setup.paperSize == 8
    assert page.print_title_rows == "$1:$5"
    assert opened(judged(MARCH, entries(3))).worksheets[0].page_setup.paperSize == 9


def test_each_department_has_a_sheet_with_a_name_that_excel_takes() -> None:
    people = entries(4)
    names = ["公安[分]局:?*/\\" + "长" * 40, "公安[分]局:?*/\\" + "长" * 40, "", "'税务局'"]
    people = [
        replace(p, department=str(i), department_name=n)
        for i, (p, n) in enumerate(zip(people, names, strict=True))
    ]
    titles = opened(judged(MARCH, people)).sheetnames
    assert len({title.casefold() for title in titles}) == 4
    assert all(0 < len(title) <= 31 and not set(title) & set("[]:*?/\\") for title in titles)
    assert titles[3] == "税务局"


def test_a_draft_says_so_in_its_title() -> None:
    page = opened(judged(MARCH, entries(1)), replace(OPTIONS, draft=True, practice=True)).worksheets[0]
    assert page["A1"].value == f"{HALL}窗口工作人员考勤表【未月结 草稿】【演练数据】"


def test_stopping_the_work_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(WorkCancelled):
        write_xlsx(judged(MARCH, entries(3)), OPTIONS, tmp_path / "a.xlsx", None, lambda: True)
    assert list(tmp_path.iterdir()) == []
