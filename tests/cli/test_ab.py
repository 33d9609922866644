"""`zaigang ab`: who complies, in words and as data, and the import of items."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.test_commands import Shell

FILE = "派驻部门代码,窗口,事项,可办人员工号\nMZ,,婚姻登记,1701\nMZ,,婚姻登记,9999\n"


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    made = Shell(tmp_path, capsys)
    assert made("init", "--hall", "青禾区政务服务中心", "--practice", "--sample") == 0
    return made


def test_each_window_is_told_with_what_it_lacks(shell: Shell) -> None:
    assert shell("ab", "--date", "2026-03-09") == 0
    lines = shell.out.splitlines()
    assert lines[0] == "2026年3月9日(周一)　窗口12个，不符合AB岗要求的1个。"
    place = next(n for n, line in enumerate(lines) if line.startswith("MZ\t"))
    assert "不符合\tA2\tB0" in lines[place]
    assert lines[place + 1].strip().startswith("缺B岗：A岗2人，应有B岗1人，现有0人")


def test_as_data_it_has_numbers_states_and_rules(shell: Shell) -> None:
    assert shell("ab", "--json", "--as-of", "2026-03-09T08:45") == 0
    found = json.loads(shell.out)
    assert (found["date"], found["failing"], len(found["groups"])) == ("2026-03-09", 1, 12)
    groups = {group["department"]: group for group in found["groups"]}
    assert (groups["MZ"]["state"], groups["MZ"]["a"]) == ("fails", ["1701", "1702"])
    assert [f["rule"] for f in groups["MZ"]["findings"]] == ["ab_no_b"]
    assert groups["GJ"]["valid_b"] == ["2103"]
    assert groups["GJ"]["items"] == ["公积金提取", "公积金贷款", "缴存登记"]


def test_an_import_names_each_line_that_it_did_not_take(shell: Shell) -> None:
    path = shell.file("items.csv", FILE)
    assert shell("ab", "import", path, "--dry-run") == 3
    assert "试运行" in shell.out
    assert shell("ab", "import", path) == 3
    assert "接受1行，新增事项1个，更新可办人员1人，退回1行" in shell.out
    assert shell.err.startswith("第3行：名册中没有编号9999的人")
    assert shell("ab", "import", path) == 3
    assert "新增事项0个，更新可办人员0人" in shell.out


def test_a_day_that_is_none_and_a_file_that_is_missing_are_refused_in_words(shell: Shell) -> None:
    assert shell("ab", "--date", "九号") == 2
    assert "不是日期" in shell.err
    assert shell("ab", "import", str(shell.folder / "none.csv")) == 2


def test_columns_that_a_file_lacks_are_named(shell: Shell) -> None:
    assert shell("ab", "import", shell.file("items.csv", "派驻部门代码,窗口\nGA,\n")) == 2
    assert "缺少这些列：事项" in shell.err and "没有导入任何内容" in shell.err


def test_an_import_of_a_hall_with_an_administrator_must_be_signed(shell: Shell) -> None:
    path, secret = shell.file("items.csv", FILE), shell.file("secret", "zaigang-2026-secret\n")
    assert shell("admin", "create", "admin", "--name", "管理员", "--password-file", secret) == 0
    assert shell("ab", "import", path) == 2
    assert "须署名" in shell.err
    assert shell("ab") == 0
