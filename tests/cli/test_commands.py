"""The command line as a hall's scripts use it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.cli import main
from app.services.clock import Clock
from app.services.hall import open_hall

ROSTER = """number,name,department_code,department,window_group,post,start,end
1001,韩静怡,SJ,区市场监督管理局,市场监管,A,2026-01-05,
1002,陆承志,SJ,区市场监督管理局,市场监管,A,2026-03-10,2026-03-20
1003,孟祥柯,SJ,区市场监督管理局,市场监管,B,2026-01-05,
"""

ATTLOG = """1001\t2026-03-02 08:29:59\t0\t1
1001\t2026-03-02 12:00:05\t0\t1
 1001 2026-03-02 13:58:00 0 1
1001\t2026-03-02 17:31:00\t0\t1
1001\t2026-03-03 08:31:00
1001\t2026-03-03 12:00:00
1001\t2026-03-03 14:00:00
1001\t2026-03-03 17:05:00
"""


class Shell:
    """Runs commands on one data folder, in this process."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys
        self.out = self.err = ""

    def __call__(self, *words: str) -> int:
        try:
            status = main([*words, "--data", str(self.folder / "data")])
        except SystemExit as stop:
            status = int(stop.code or 0)
        self.out, self.err = self._capsys.readouterr()
        return status

    def file(self, name: str, content: str | bytes) -> str:
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return str(path)

    def month(self, *words: str) -> Any:
        assert self("month", "2026-03", "--json", "-", *words) == 0, self.err
        return json.loads(self.out)


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    shell = Shell(tmp_path, capsys)
    assert shell("init", "--hall", "青禾区政务服务中心", "--practice") == 0
    return shell


@pytest.fixture
def filled(shell: Shell) -> Shell:
    assert shell("roster", "import", shell.file("roster.csv", ROSTER)) == 0
    assert shell("punches", "import", shell.file("attlog.dat", ATTLOG)) == 0
    return shell


def test_the_judged_month_comes_as_json_alone_with_exactly_the_agreed_keys(filled: Shell) -> None:
    month = filled.month()
    assert set(month) == {"hall", "month", "due_days", "people"}
    assert (month["hall"], month["month"], month["due_days"]) == ("青禾区政务服务中心", "2026-03", 22)
    person = month["people"][0]
    assert set(person) == {"number", "name", "department", "post", "slots", "totals"}
    assert person["slots"][0] == {
        "date": "2026-03-02",
        "half": "am",
        "status": ["normal"],
        "late_minutes": 0,
        "early_minutes": 0,
        "in": "08:29",
        "out": "12:00",
    }
    late, early = person["slots"][2], person["slots"][3]
    assert (late["status"], late["late_minutes"]) == (["late"], 1)
    assert (early["status"], early["early_minutes"]) == (["early"], 25)
    totals = person["totals"]
    assert (totals["due_days"], totals["awol_days"], totals["actual_days"]) == (22, 20, 2)
    assert (totals["late"], totals["early"], totals["missing_punch"]) == (1, 1, 0)
    assert list(totals["leave_days"])[:3] == ["personal", "sick", "annual"]
    assert len(totals["leave_days"]) == 14


def test_slots_stand_for_ones_own_roster_days_and_a_b_who_covers_nobody_has_none(
    filled: Shell,
) -> None:
    people = {p["number"]: p for p in filled.month()["people"]}
    dates = [slot["date"] for slot in people["1002"]["slots"]]
    assert (dates[0], dates[-1], len(dates)) == ("2026-03-10", "2026-03-20", 18)
    assert people["1003"]["slots"] == []


def test_a_half_day_that_is_not_over_is_open_and_in_no_total(filled: Shell) -> None:
    person = filled.month("--as-of", "2026-03-03T11:59")["people"][0]
    states = [slot["status"] for slot in person["slots"][:5]]
    assert states == [["normal"], ["normal"], ["open"], ["open"], ["open"]]
    assert person["totals"]["due_days"] == 1
    person = filled.month("--as-of", "2026-03-03 12:00")["people"][0]
    assert person["slots"][2]["status"] == ["late"]


def test_the_same_files_again_are_repeats_and_change_nothing(filled: Shell) -> None:
    before = filled.month()
    assert filled("roster", "import", filled.file("roster.csv", ROSTER)) == 0
    assert filled("punches", "import", filled.file("attlog.dat", ATTLOG)) == 0
    assert filled.month() == before


def test_a_file_with_good_and_bad_lines_ends_with_3_and_keeps_the_good_ones(shell: Shell) -> None:
    nameless = "1004,,SJ,区市场监督管理局,市场监管,A,2026-01-05,\n"
    dateless = "1005,张三,SJ,区市场监督管理局,市场监管,C,2026-13-05,\n"
    bad = ROSTER + nameless + dateless
    assert shell("roster", "import", shell.file("roster.csv", bad)) == 3
    assert "第5行" in shell.err
    assert "第6行" in shell.err
    assert len(shell.month()["people"]) == 3


def test_a_file_without_a_good_line_ends_with_2(filled: Shell) -> None:
    assert filled("roster", "import", filled.file("no.csv", "a,b\n1,2\n")) == 2
    assert filled("punches", "import", filled.file("no.dat", "x\ny\n")) == 2
    assert filled("roster", "import", str(filled.folder / "absent.csv")) == 2
    assert "absent.csv" in filled.err


def test_existing_values_change_only_with_replace_and_a_dry_run_changes_nothing(filled: Shell) -> None:
    changed = filled.file("changed.csv", ROSTER.replace("韩静怡", "韩静仪"))
    assert filled("roster", "import", changed) == 3
    assert filled.month()["people"][0]["name"] == "韩静怡"
    assert filled("roster", "import", changed, "--replace", "--dry-run") == 0
    assert "韩静仪" in filled.out
    assert filled.month()["people"][0]["name"] == "韩静怡"
    assert filled("roster", "import", changed, "--replace") == 0
    assert filled.month()["people"][0]["name"] == "韩静仪"


def test_data_is_taken_before_and_after_the_command_and_from_the_environment(
    filled: Shell, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = str(filled.folder / "data")
    assert main(["--data", data, "month", "2026-03", "--json", "-"]) == 0
    before = capsys.readouterr().out
    monkeypatch.setenv("ZAIGANG_DATA", data)
    assert main(["month", "2026-03", "--json", "-"]) == 0
    assert capsys.readouterr().out == before


def test_once_an_administrator_exists_a_change_needs_a_name_and_a_password(filled: Shell) -> None:
    secret = filled.file("secret", "青禾-2026-大厅-口令\n")
    assert filled("admin", "create", "guan", "--name", "关晓月", "--password-file", secret) == 0
    again = filled.file("more.csv", ROSTER + "1009,查继平,ZX,政务服务中心,督查科,A,2026-01-05,\n")
    assert filled("roster", "import", again) == 2
    assert "--as" in filled.err
    assert filled("roster", "import", again, "--dry-run") == 0
    wrong = filled.file("wrong", "nothing-like-it\n")
    assert filled("roster", "import", again, "--as", "guan", "--password-file", wrong) == 2
    assert filled("roster", "import", again, "--as", "guan", "--password-file", secret) == 0
    assert filled("admin", "create", "other", "--password-file", secret) == 2
    hall = open_hall(filled.folder / "data", Clock())
    with hall.reading() as view:
        rows = view.conn.exec_driver_sql("SELECT actor, count(*) FROM journal GROUP BY actor").all()
    hall.close()
    assert len(rows) == 2, "the journal says who: the set-up and guan"


def test_the_time_of_a_change_is_set_in_practice_stores_only(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    real = Shell(tmp_path / "real", capsys)
    real.folder.mkdir()
    assert real("init", "--hall", "正式厅") == 0
    roster = real.file("roster.csv", ROSTER)
    assert real("roster", "import", roster, "--as-of", "2026-03-01T08:00") == 2
    assert "演练" in real.err
    practice = Shell(tmp_path / "practice", capsys)
    practice.folder.mkdir()
    assert practice("init", "--hall", "演练厅", "--practice") == 0
    assert practice("roster", "import", roster, "--as-of", "2026-03-01T08:00") == 0
    log = practice.file("attlog.dat", ATTLOG)
    assert practice("punches", "import", log, "--as-of", "2026-03-02T18:00") == 3
    assert "第5行" in practice.err


def test_a_department_can_be_asked_for_alone(filled: Shell) -> None:
    more = filled.file("more.csv", ROSTER + "1009,查继平,ZX,政务服务中心,督查科,A,2026-01-05,\n")
    assert filled("roster", "import", more) == 0
    month = filled.month("--department", "ZX")
    assert [p["number"] for p in month["people"]] == ["1009"]
    assert month["due_days"] == 22
    assert filled("month", "2026-03", "--department", "NO", "--json", "-") == 2
    assert filled.out == ""


def test_wrong_use_is_answered_in_words_with_2(filled: Shell) -> None:
    assert filled("month", "2026-13") == 2
    assert filled("month", "2026-03", "--as-of", "yesterday") == 2
    assert filled("nonsense") == 2
    assert filled("init", "--hall", "再来") == 2
    empty = Shell(filled.folder / "empty", filled._capsys)
    assert empty("month", "2026-03") == 2
    assert "init" in empty.err


def test_months_and_moments_outside_all_reason_are_refused_in_words(filled: Shell) -> None:
    for month in ("0001-01", "1900-01", "9999-12", "2026-3"):
        assert filled("month", month) == 2
        assert month in filled.err
    for moment in ("0001-01-01", "9999-12-31T23:59", "2026-03-02T12:00+08:00"):
        assert filled("month", "2026-03", "--as-of", moment) == 2
        assert moment in filled.err


def test_standard_output_takes_one_thing_alone_and_no_folder_of_pdfs(filled: Shell) -> None:
    assert filled("month", "2026-03", "--json", "-", "--xlsx", "-") == 2
    assert filled.out == ""
    assert filled("month", "2026-03", "--pdf", "-") == 2
    assert not Path("-").exists()


def test_the_version_of_a_checkout_is_known_without_installing_it(filled: Shell) -> None:
    assert filled("--version") == 0
    assert filled.out.startswith("zaigang 0.")


def test_the_simulator_takes_data_before_and_after_like_every_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(tmp_path / "scanner")
    scanner = ["--tcp", "127.0.0.1:0", "--seconds", "0"]
    assert main(["--data", folder, "simulate", "scanner", *scanner]) == 0
    assert main(["simulate", "scanner", *scanner, "--data", folder]) == 0
    assert capsys.readouterr().out.count("127.0.0.1") == 2


def test_a_change_of_the_roster_is_told_in_the_columns_own_words(filled: Shell) -> None:
    leaver = ROSTER.replace("A,2026-01-05,\n", "A,2026-01-05,2026-06-30\n")
    assert filled("roster", "import", filled.file("r.csv", leaver), "--dry-run") == 3
    assert "离开日期现为“—”" in filled.err
    assert filled("roster", "import", filled.file("r.csv", leaver), "--replace") == 0
    assert "离开日期：— → 2026-06-30" in filled.out


def test_a_year_that_is_not_published_warns_beside_the_json(filled: Shell) -> None:
    assert filled("month", "2027-03", "--json", "-") == 0
    assert json.loads(filled.out)["due_days"] == 23
    assert "2027" in filled.err


def test_a_rule_holds_from_its_date_on_and_the_past_keeps_its_own(filled: Shell) -> None:
    assert filled("rules", "set", "attendance.grace_minutes", "5", "--from", "2026-03-04") == 0
    assert filled.month()["people"][0]["slots"][2]["status"] == ["late"], "3 March keeps grace 0"
    assert filled("rules", "set", "attendance.grace_minutes", "5", "--from", "2026-03-01") == 0
    assert filled.month()["people"][0]["slots"][2]["status"] == ["normal"]
    assert filled("rules", "set", "attendance.grace_minutes", "900", "--from", "2026-03-01") == 2
    assert filled("rules", "list", "--json", "-") == 0
    rules = {rule["key"]: rule for rule in json.loads(filled.out)}
    assert rules["attendance.grace_minutes"]["value"] == 5


def test_a_calendar_file_sets_a_year_and_names_its_bad_lines(filled: Shell) -> None:
    good = filled.file("2027.csv", "日期,类型,名称\n2027-03-01,休息,厅庆\n2027-03-06,上班,调休\n")
    assert filled("calendar", "import", good) == 0
    assert filled("month", "2027-03", "--json", "-") == 0
    assert json.loads(filled.out)["due_days"] == 23
    assert filled.err == "", "2027 is published now"
    bad = filled.file("2028.csv", "日期,类型,名称\n2028-03-01,休息,厅庆\n2028-02-30,上班,调休\n")
    assert filled("calendar", "import", bad) == 3
    assert "第3行" in filled.err


def test_verify_and_rebuild_agree_with_the_store(filled: Shell) -> None:
    assert filled("verify", "--json", "-") == 0
    assert json.loads(filled.out)["ok"] is True
    target = filled.folder / "again.db"
    assert filled("rebuild", "--into", str(target)) == 0
    assert target.exists()
    assert filled("rebuild", "--into", str(target)) == 2


def test_every_command_explains_itself(capsys: pytest.CaptureFixture[str]) -> None:
    commands = ["", "demo", "init", "admin create", "roster import", "roster template", "punches import"]
    commands += [
        "month",
        "lock",
        "calendar import",
        "rules set",
        "devices",
        "simulate scanner",
        "verify",
        "rebuild",
        "bench",
    ]
    for command in commands:
        with pytest.raises(SystemExit) as stop:
            sys.exit(main([*command.split(), "--help"]))
        assert not stop.value.code
        assert len(capsys.readouterr().out) > 200, command


def test_the_installed_program_speaks_utf_8_whatever_the_locale(filled: Shell) -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "app", "month", "2026-03", "--data", str(filled.folder / "data")]
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    assert "韩静怡" in done.stdout.decode("utf-8")
