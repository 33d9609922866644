"""`leave form`, `leave register`, `leave calendar` as a hall's scripts use them."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from reports.preview import page_count
from tests.cli.test_commands import ROSTER, Shell
from tests.reports.test_attendance_sheet import sizes, texts

AS_OF = ("--as-of", "2026-03-02T09:00")


@pytest.fixture
def filed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    """One request of two days in March."""
    shell = Shell(tmp_path, capsys)
    assert shell("init", "--hall", "青禾区政务服务中心", "--practice") == 0
    assert shell("roster", "import", shell.file("roster.csv", ROSTER)) == 0
    words = ("--person", "1001", "--type", "sick", "--from", "2026-03-09am", "--to", "2026-03-10pm")
    assert shell("leave", "file", *words, "--reason", "就诊", *AS_OF) == 0, shell.err
    return shell


def test_the_form_of_a_leave_is_one_page(filed: Shell) -> None:
    target = filed.folder / "form.pdf"
    assert filed("leave", "form", "2026-00001", "--pdf", str(target)) == 0
    assert filed.out == f"已写出：{target}\n"
    (text,) = texts(target.read_bytes())
    assert "韩静怡" in text and "病假" in text and "存根" in text


def test_a_leave_that_there_is_not_leaves_no_file(filed: Shell) -> None:
    target = filed.folder / "form.pdf"
    assert filed("leave", "form", "2026-00009", "--pdf", str(target)) == 2
    assert "没有编号为2026-00009的请假" in filed.err and not target.exists()


def test_the_register_goes_to_a_folder_and_to_a_table(filed: Shell) -> None:
    folder, table = filed.folder / "三月" / "登记", filed.folder / "r.xlsx"
    assert filed("leave", "register", "2026-03", "--pdf", str(folder), "--xlsx", str(table)) == 0, filed.err
    assert sorted(path.name for path in folder.iterdir()) == [
        "请假登记表_2026-03_SJ_区市场监督管理局.pdf",
        "请假登记表_2026-03_全大厅.pdf",
    ]
    page = openpyxl.load_workbook(table).worksheets[0]
    assert (page["A4"].value, page["B4"].value, page["G4"].value) == ("2026-00001", "韩静怡", "病假")


def test_one_department_s_register_is_one_file(filed: Shell) -> None:
    assert filed("leave", "register", "2026-03", "--department", "SJ", "--pdf", str(filed.folder / "d")) == 0
    assert len(list((filed.folder / "d").iterdir())) == 1
    words = ("leave", "register", "2026-03", "--pdf", str(filed.folder / "e"), "--department", "XX")
    assert filed(*words) == 2
    assert "没有代码为XX的派驻部门" in filed.err and not (filed.folder / "e").exists()


def test_a_register_must_be_told_where_to_go(filed: Shell) -> None:
    assert filed("leave", "register", "2026-03") == 2
    assert "没有写明输出到哪里" in filed.err
    assert filed("leave", "register", "2026-03", "--pdf", "-") == 2
    assert "须是文件夹" in filed.err


def test_a_folder_that_cannot_be_made_is_said_in_words(filed: Shell) -> None:
    inside = Path(filed.file("there", "x")) / "d"
    assert filed("leave", "register", "2026-03", "--pdf", str(inside)) == 2
    assert "不能使用文件夹" in filed.err


def test_the_calendar_is_a3_unless_a4_is_wanted(filed: Shell) -> None:
    target = filed.folder / "wall.pdf"
    assert filed("leave", "calendar", "2026-03", "--pdf", str(target)) == 0
    assert sizes(target.read_bytes()) == [(420, 297)]
    assert filed("leave", "calendar", "2026-03", "--pdf", str(target), "--paper", "A4") == 0
    assert page_count(target) == 2


@pytest.mark.parametrize("month", ["2026-13", "2026", "1900-01", "二月"])
def test_what_is_no_month_is_refused_in_words(filed: Shell, month: str) -> None:
    assert filed("leave", "calendar", month, "--pdf", str(filed.folder / "x.pdf")) == 2
    assert "不是月份" in filed.err


def test_a_month_before_anybody_served_has_no_calendar(filed: Shell) -> None:
    assert filed("leave", "calendar", "2020-01", "--pdf", str(filed.folder / "x.pdf")) == 2
    assert "2020年1月" in filed.err and not (filed.folder / "x.pdf").exists()
