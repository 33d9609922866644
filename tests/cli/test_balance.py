"""`balance` as a hall's scripts use it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_commands import ROSTER, Shell

AS_OF = ("--as-of", "2026-04-01T09:00")


@pytest.fixture
def filled(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    shell = Shell(tmp_path, capsys)
    assert shell("init", "--hall", "青禾区政务服务中心", "--practice") == 0
    assert shell("roster", "import", shell.file("roster.csv", ROSTER)) == 0
    return shell


def shown(shell: Shell, *words: str) -> Any:
    assert shell("balance", "1001", "--date", "2026-04-01", "--json", *words) == 0, shell.err
    return json.loads(shell.out)


def annual(shell: Shell) -> Any:
    return next(row for row in shown(shell)["balances"] if row["type"] == "annual")


def test_a_balance_that_is_not_known_says_so(filled: Shell) -> None:
    assert filled("balance", "1001", "--date", "2026-04-01") == 0
    assert "年休假\t—\t0天\t0天\t—\t参加工作日期未登记" in filled.out


def test_a_start_of_work_and_a_grant_give_days(filled: Shell) -> None:
    assert filled("balance", "start", "1001", "2012.07", *AS_OF) == 0, filled.err
    assert filled.out == "已登记韩静怡的参加工作日期：2012年7月1日(周日)。\n"
    words = ("--type", "annual", "--year", "2026", "--reason", "本省规定")
    assert filled("balance", "grant", "1001", "--days", "2.5", *words, *AS_OF) == 0
    assert filled.out == "已为韩静怡登记2026年年休假2.5天。\n"
    assert filled("balance", "grant", "1001", "--days", "-1", *words, *AS_OF) == 0
    assert filled.out == "已从韩静怡2026年年休假中扣回1天。\n"
    assert annual(filled) == {
        "type": "annual",
        "first": "2026-01-01",
        "last": "2026-12-31",
        "entitled": 11.5,
        "used": 0,
        "pending": 0,
        "left": 11.5,
        "basis": "working",
        "reason": "",
    }
    document = shown(filled)
    assert set(document) == {"number", "name", "date", "work_start", "balances", "grants"}
    assert document["work_start"] == "2012-07-01"
    assert [grant["days"] for grant in document["grants"]] == [2.5, -1]


def test_show_may_be_written_out(filled: Shell) -> None:
    assert filled("balance", "show", "1001", "--date", "2026-04-01", "--json", "-") == 0
    assert json.loads(filled.out)["number"] == "1001"


def test_the_json_may_go_to_a_file(filled: Shell) -> None:
    target = filled.folder / "balance.json"
    assert filled("balance", "1001", "--json", str(target)) == 0
    assert json.loads(target.read_text("utf-8"))["name"] == "韩静怡"


@pytest.mark.parametrize("days", ["0.3", "0", "x", "nan", "inf", "1e9"])
def test_days_that_are_no_half_days_are_refused_in_words(filled: Shell, days: str) -> None:
    words = ("--type", "annual", "--year", "2026", "--reason", "x")
    assert filled("balance", "grant", "1001", f"--days={days}", *words, *AS_OF) == 2
    assert "0.5天的倍数" in filled.err


def test_a_special_case_gives_what_the_law_gives(filled: Shell) -> None:
    words = ("--type", "maternity", "--year", "2026", "--reason", "难产", *AS_OF)
    assert filled("balance", "grant", "1001", "--case", "difficult_birth", *words) == 0, filled.err
    assert filled.out == "已为韩静怡登记2026年产假15天。\n"
    assert filled("balance", "grant", "1001", "--case", "visit_parents", *words) == 2
    assert "difficult_birth、each_further_child" in filled.err
    assert filled("balance", "grant", "1001", "--case", "difficult_birth", "--days", "1", *words) == 2


def test_a_type_that_is_no_leave_and_one_without_balance_are_refused(filled: Shell) -> None:
    words = ("--days", "1", "--year", "2026", "--reason", "x", *AS_OF)
    assert filled("balance", "grant", "1001", "--type", "moon", *words) == 2
    assert "没有“moon”这种假" in filled.err
    assert filled("balance", "grant", "1001", "--type", "personal", *words) == 2
    assert "事假没有天数限额" in filled.err


def test_unused_days_are_carried_only_where_the_hall_allows_it(filled: Shell) -> None:
    assert filled("balance", "start", "1001", "2012.07", *AS_OF) == 0
    assert filled("balance", "carry", "1001", "--year", "2025", *AS_OF) == 2
    assert "年休假不结转" in filled.err
    assert filled("rules", "list", "--json", "-") == 0
    rules = {rule["key"]: rule["value"] for rule in json.loads(filled.out)}
    types = rules["leave.types"]
    types["annual"]["carry"] = True
    value = json.dumps(types)
    assert filled("rules", "set", "leave.types", value, "--from", "2025-01-01", *AS_OF) == 0, filled.err
    assert filled("balance", "carry", "1001", "--year", "2025", *AS_OF) == 0, filled.err
    assert filled.out == "已结转韩静怡2025年未休的年休假10天到下一年。\n"
    assert annual(filled)["entitled"] == 20


def test_a_figure_that_does_not_fit_is_named_with_its_place(filled: Shell) -> None:
    assert filled("rules", "set", "leave.types", '{"annual": {}}', "--from", "2026-01-01", *AS_OF) == 2
    assert "假别表" in filled.err


def test_a_file_of_starts_is_taken_line_by_line(filled: Shell) -> None:
    file = filled.file("starts.csv", "工号,参加工作日期\n1001,2012-07-01\n1002,x\n404,2012-07-01\n")
    assert filled("balance", "import", file, "--dry-run") == 3
    assert filled.out == "试运行，没有改动：可登记1人，无变化0人，退回2行。\n"
    assert annual(filled)["entitled"] is None
    assert filled("balance", "import", file, *AS_OF) == 3
    assert filled.out == "参加工作日期已导入：登记1人，无变化0人，退回2行。\n"
    assert filled.err.splitlines() == [
        "第3行：参加工作日期“x”不是日期。这一项没有保存。请写成 2026-03-02 的样子。",
        "第4行：名册里没有工号404。这一行没有导入。请核对工号。",
    ]
    assert annual(filled)["entitled"] == 10


def test_nobody_by_that_number_is_refused(filled: Shell) -> None:
    assert filled("balance", "404") == 2
    assert filled("balance") == 2
    assert filled("balance", "start", "404", "2012-07-01", *AS_OF) == 2


def test_the_help_names_the_commands(filled: Shell) -> None:
    assert filled("balance", "--help") == 0
    assert "start" in filled.out and "grant" in filled.out
