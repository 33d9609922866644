"""The leave register on paper: columns, totals, pages, what a reader without right does not see."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from reports.leave_register import write_register, write_registers
from reports.leave_register_model import LeaveRegister, totals_of
from reports.pen import MM
from tests.reports.leaves import LONG, VARIOUS, register_of, register_row
from tests.reports.test_attendance_sheet import sizes, texts


def printed(register: LeaveRegister) -> bytes:
    stream = io.BytesIO()
    write_register(register, stream)
    return stream.getvalue()


def flat(register: LeaveRegister) -> str:
    return "".join(text.replace("\r\n", "") for text in texts(printed(register)))


def test_the_register_says_what_an_office_expects() -> None:
    text = flat(register_of(*VARIOUS))
    for part in (
        "青禾区政务服务中心请假登记表",
        "2026年3月",
        "范围：全大厅",
        "打印日期：2026年4月1日",
        "编号",
        "派驻部门(窗口)",
        "审批路线",
        "登记人：",
        "第1页 共1页",
    ):
        assert part in text


def test_each_leave_stands_with_its_signatures_marks_and_return() -> None:
    text = flat(register_of(*VARIOUS))
    for part in (
        "未签",
        "待审批",
        "不批准",
        "卢正衡(受梁致远委托)",
        "部门不同意仍批准",
        "补假；超限批准3月9",
        "已撤回：行程取消",
        "逾期未归",
        "休假中",
        "待确认",
    ):
        assert part in text
    assert text.count("超限") >= 2


def test_only_the_part_of_the_month_counts() -> None:
    """C-D12: 27 February to 4 March, 3.5 days in all, 2.5 of them in March."""
    text = flat(register_of(VARIOUS[5]))
    assert "2月27日上午至3月4日上午2.53.5" in text.replace(" ", "")
    assert "准假1份、1人、2.5天" in text


def test_totals_are_by_type_and_of_what_was_granted_alone() -> None:
    assert [(t.kind, t.count, t.halves) for t in totals_of(VARIOUS)] == [
        ("personal", 2, 9),
        ("sick", 2, 8),
        ("annual", 1, 4),
    ]
    text = flat(register_of(*VARIOUS))
    assert "登记8份，其中准假5份、5人、10.5天" in text
    assert "准假按类别：事假2份4.5天，病假2份4天，年休假1份2天。" in text


def test_whoever_may_not_read_types_sees_no_column_of_them() -> None:
    rows = (register_row(i, kind="", reason="") for i in range(3))
    text = flat(register_of(*rows, scope="青禾公安分局", kinds=False))
    assert "类别" not in text and "事由" not in text and "家中有事" not in text
    assert "派驻部门(窗口)：青禾公安分局" in text and "准假3份、3人、6天" in text


def test_sixty_leaves_go_over_pages_that_repeat_the_header_and_count_themselves() -> None:
    register = register_of(*(register_row(i) for i in range(60)))
    data = printed(register)
    assert set(sizes(data)) == {(297, 210)}
    pages = texts(data)
    assert len(pages) > 2
    for number, text in enumerate(pages, 1):
        assert f"第{number}页 共{len(pages)}页" in text
        assert "编号" in text and "起止时间" in text and "2026-000" in text
    assert "合计" in pages[-1] and "合计" not in pages[0]


def test_a_month_without_leave_says_so() -> None:
    assert "本月没有请假。" in flat(register_of())


def test_long_texts_wrap_and_stay_in_their_column_and_page() -> None:
    long = register_row(
        1, reason=LONG[:200], note=LONG[:200], name="Ф" * 60, cover="W" * 60, signer="长" * 60
    )
    data = printed(register_of(*[replace(long, leave=f"2026-{i:05d}") for i in range(8)]))
    document = pdfium.PdfDocument(data)
    outside = 0
    for page in document:
        found = page.get_textpage()
        for index in range(found.count_chars()):
            left, low, right, high = (length / MM for length in found.get_charbox(index))
            if right > left and (left < 9.9 or right > 287.1 or low < 5 or high > 201):
                outside += 1
    document.close()
    assert outside == 0 and len(texts(data)) > 1


def test_a_folder_takes_the_hall_and_each_department(tmp_path: Path) -> None:
    rows = [register_row(i) for i in range(4)]
    rows[0] = replace(rows[0], department="../../x", department_name="公安/分局")
    paths = write_registers(register_of(*rows), tmp_path)
    assert sorted(tmp_path.iterdir()) == sorted(paths)
    assert [path.name for path in paths] == [
        "请假登记表_2026-03_全大厅.pdf",
        "请假登记表_2026-03_______x_公安_分局.pdf",
        "请假登记表_2026-03_GA_青禾公安分局.pdf",
        "请假登记表_2026-03_SJ_区市场监督管理局.pdf",
    ]


def test_one_department_is_one_file(tmp_path: Path) -> None:
    rows = [register_row(i) for i in (1, 2)]
    paths = write_registers(register_of(*rows, scope="区市场监督管理局"), tmp_path)
    assert [path.name for path in paths] == ["请假登记表_2026-03_区市场监督管理局.pdf"]


@pytest.mark.parametrize("practice", [False, True])
def test_a_practice_store_says_so_on_paper(practice: bool) -> None:
    text = flat(replace(register_of(register_row(1)), practice=practice))
    assert ("演练数据" in text) is practice
