"""The leave register as .xlsx: figures are numbers, nothing is ever a formula."""

from __future__ import annotations

import io

import pytest
from openpyxl import Workbook, load_workbook

from reports.leave_register_model import LeaveRegister
from reports.leave_register_xlsx import write_register_xlsx
from tests.reports.leaves import VARIOUS, register_of, register_row


def opened(register: LeaveRegister) -> Workbook:
    stream = io.BytesIO()
    write_register_xlsx(register, stream)
    return load_workbook(io.BytesIO(stream.getvalue()))


def line(book: Workbook, row: int) -> dict[str, object]:
    page = book.worksheets[0]
    titles = [cell.value for cell in page[3]]
    return {str(title): cell.value for title, cell in zip(titles, page[row], strict=True)}


def test_a_line_holds_a_leave_with_figures_as_numbers() -> None:
    found = line(opened(register_of(VARIOUS[5])), 4)
    assert (found["编号"], found["起"], found["止"]) == ("2026-00006", "2026-02-27上午", "2026-03-04上午")
    assert (found["本月(天)"], found["总计(天)"]) == (2.5, 3.5)
    assert (found["中心审批"], found["审批人"], found["审批时间"]) == ("批准", "梁致远", "2026-03-01 16:40")


def test_the_hall_comes_first_then_a_sheet_per_department() -> None:
    book = opened(register_of(*(register_row(i) for i in range(6))))
    assert book.sheetnames == ["全大厅", "青禾公安分局", "区市场监督管理局"]
    assert opened(register_of(register_row(1), scope="区市场监督管理局")).sheetnames == ["区市场监督管理局"]


def test_totals_and_an_empty_month_are_said() -> None:
    cells = [str(cell.value) for row in opened(register_of(*VARIOUS)).worksheets[0] for cell in row]
    assert any("准假5份、5人、10.5天" in text for text in cells)
    empty = [str(cell.value) for row in opened(register_of()).worksheets[0] for cell in row]
    assert "本月没有请假。" in empty


def test_types_and_reasons_are_left_out_for_whoever_may_not_read_them() -> None:
    book = opened(register_of(register_row(1, kind="", reason=""), kinds=False))
    assert not {"请假类别", "事由"} & set(line(book, 4))


@pytest.mark.parametrize("text", ["=1+1", "+cmd|' /C calc'!A0", "-2", "@SUM(A1)", "\t=1", "＝1"])
def test_what_people_write_is_never_a_formula(text: str) -> None:
    row = register_row(1, name=text, reason=text, note=text, cover=text, signer=text, department_name=text)
    for page in opened(register_of(row)).worksheets:
        assert not any(cell.data_type == "f" for cells in page for cell in cells)


def test_it_prints_landscape_with_its_header_on_each_page() -> None:
    page = opened(register_of(*VARIOUS)).worksheets[0]
    assert (page.page_setup.orientation, page.print_title_rows, page.freeze_panes) == (
        "landscape",
        "$1:$3",
        "C4",
    )
