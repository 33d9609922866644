"""`zaigang leave` as a hall's scripts use it: documents, refusals in words, exit statuses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_commands import Shell

FIELDS = {"id", "person", "state", "days", "chain_days", "route", "slots", "refusals"}


class LeaveShell(Shell):
    """`leave` with its document."""

    now = "2026-03-02T09:00"

    def leave(self, *words: str) -> Any:
        self.status = self("leave", *words, "--json", "--as-of", self.now)
        return json.loads(self.out) if self.out else None

    def files(self, person: str, first: str, last: str, *more: str) -> Any:
        given = ("--person", person, "--type", "personal", "--from", f"2026-{first}", "--to", f"2026-{last}")
        return self.leave("file", *given, "--reason", "家事", *more)


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> LeaveShell:
    made = LeaveShell(tmp_path, capsys)
    made("init", "--hall", "测试大厅", "--sample", "--practice", "--as-of", "2026-01-05T08:00")
    return made


def test_a_request_is_told_whole(shell: LeaveShell) -> None:
    found = shell.files("1001", "03-09am", "03-10am")
    assert shell.status == 0
    assert set(found) >= FIELDS
    assert (found["id"], found["person"], found["state"]) == ("2026-00001", "1001", "submitted")
    assert (found["days"], found["chain_days"], found["route"]) == (1.5, 1.5, "department_then_centre")
    assert found["slots"][0] == {"date": "2026-03-09", "half": "am", "away": [], "on_duty": 5}
    assert found["refusals"] == []


def test_a_preview_changes_nothing_and_says_the_same(shell: LeaveShell) -> None:
    given = ("--person", "1001", "--type", "sick", "--from", "2026-03-09am", "--to", "2026-03-09pm")
    found = shell.leave("preview", *given)
    assert (shell.status, found["id"], found["state"], found["days"]) == (0, None, "draft", 1)
    assert shell.leave("list") == []


def test_the_third_person_is_refused_in_words_that_name_half_day_and_people(shell: LeaveShell) -> None:
    shell.files("1001", "03-10am", "03-10pm")
    shell.files("1002", "03-10pm", "03-10pm")
    found = shell.files("1003", "03-10pm", "03-10pm")
    assert shell.status == 4
    refusal = found["refusals"][0]
    assert (refusal["rule"], refusal["date"], refusal["half"]) == ("L", "2026-03-10", "pm")
    for word in ("2026年3月10日(周二)下午", "沈立言、马晓岚", "待审批", "第十六条"):
        assert word in refusal["text"]
    assert found["slots"][0]["away"] == ["1001", "1002"]
    assert found["id"] is None
    assert len(shell.leave("list")) == 2


def test_opinion_then_decision(shell: LeaveShell) -> None:
    key = shell.files("1001", "03-09am", "03-10pm")["id"]
    found = shell.leave("decide", key, "--approve")
    assert (shell.status, found["refusals"][0]["rule"], found["state"]) == (4, "order", "submitted")
    assert shell.leave("opinion", key, "--agree", "--signer", "王局长")["state"] == "opinion"
    assert shell.leave("decide", key, "--approve")["state"] == "approved"
    assert shell.leave("decide", key, "--approve")["state"] == "approved"
    assert shell.status == 0
    assert shell.leave("decide", key, "--refuse")["refusals"][0]["rule"] == "stale"


def test_the_applicants_own_name_under_the_opinion_is_refused(shell: LeaveShell) -> None:
    key = shell.files("1001", "03-09am", "03-10pm")["id"]
    assert shell.leave("opinion", key, "--agree", "--signer", "沈立言")["refusals"][0]["rule"] == "self"
    assert shell.status == 4


def test_what_a_slip_lacks_is_named_in_words(shell: LeaveShell) -> None:
    key = shell.files("1001", "03-09am", "03-10pm")["id"]
    shell.leave("opinion", key, "--agree")
    assert (shell.status, "签署人没有填写" in shell.err) == (2, True)
    shell.leave("opinion", key, "--agree", "--signer", "王局长", "--date", "soon")
    assert (shell.status, "日期" in shell.err, "soon" in shell.err) == (2, True, True)
    shell.leave("withdraw")
    assert (shell.status, "请假编号没有填写" in shell.err) == (2, True)


def test_return_extend_and_withdraw(shell: LeaveShell) -> None:
    key = shell.files("1001", "03-09am", "03-09pm")["id"]
    shell.leave("decide", key, "--approve")
    shell.now = "2026-03-09T10:00"
    assert shell.leave("show", key)["state"] == "away"
    longer = shell.leave("extend", key, "--to", "2026-03-10pm")
    assert (longer["chain_days"], longer["route"]) == (2, "department_then_centre")
    assert shell.leave("withdraw", longer["id"])["state"] == "withdrawn"
    shell.now = "2026-03-09T12:30"
    back = shell.leave("return", key)
    assert (back["state"], back["days"]) == ("returned", 0.5)


def test_a_half_day_that_was_worked_is_taken_out_of_the_leave(shell: LeaveShell, tmp_path: Path) -> None:
    key = shell.files("1001", "03-09am", "03-09pm")["id"]
    shell.leave("decide", key, "--approve")
    log = tmp_path / "attlog.dat"
    log.write_text("1001\t2026-03-09 08:20:00\n1001\t2026-03-09 12:01:00\n", "utf-8")
    shell("punches", "import", str(log), "--as-of", "2026-03-09T18:00")
    shell.now = "2026-03-09T18:00"
    shell.leave("release", key, "--slot", "2026-03-09pm")
    assert (shell.status, "请假中有打卡的半天" in shell.err) == (2, True)
    shell("month", "2026-03", "--as-of", shell.now)
    assert "9日上午请假,08:20、12:01打卡" in shell.out
    assert shell.leave("release", key, "--slot", "2026-03-09am")["days"] == 0.5


def test_the_flag_for_json_may_stand_before_the_number(shell: LeaveShell) -> None:
    key = shell.files("1001", "03-09am", "03-09pm")["id"]
    assert shell("leave", "show", "--json", key, "--as-of", shell.now) == 0
    assert json.loads(shell.out)["id"] == key


@pytest.mark.parametrize(
    "words",
    [
        ("file", "--person", "9999", "--type", "personal", "--from", "2026-03-09am", "--to", "2026-03-09pm"),
        ("file", "--person", "1001", "--type", "holiday", "--from", "2026-03-09am", "--to", "2026-03-09pm"),
        ("file", "--person", "1001", "--type", "personal", "--from", "3月9日", "--to", "2026-03-09pm"),
        ("file", "--person", "1001", "--type", "personal", "--from", "2026-03-10am", "--to", "2026-03-09pm"),
        ("show", "2026-99999"),
        ("show",),
        ("decide", "2026-00001"),
        ("opinion", "2026-00001", "--agree", "--disagree", "--signer", "王"),
    ],
)
def test_wrong_use_is_told_in_words_and_changes_nothing(shell: LeaveShell, words: tuple[str, ...]) -> None:
    assert shell("leave", *words, "--as-of", shell.now) == 2
    assert shell.err.strip()
    assert shell.leave("list") == []


def test_a_letter_is_taken_once_and_a_wrong_one_not_at_all(shell: LeaveShell) -> None:
    key = shell.files("1001", "03-09am", "03-10pm")["id"]
    letter = {
        "kind": "leave_opinion",
        "letter": "L-1",
        "leave": key,
        "department": "GA",
        "agree": False,
        "signer": "王局长",
        "note": "人手不足",
        "day": "2026-03-02",
    }
    for _ in range(2):
        path = shell.file("letter.json", json.dumps(letter))
        assert shell.leave("letter", path)["state"] == "opinion"
    for wrong in (
        {"agree": "yes"},
        {"department": "SJ"},
        {"run": "rm"},
        {"day": "soon"},
        {"leave": "x" * 99},
    ):
        path = shell.file("wrong.json", json.dumps({**letter, "letter": "L-2", **wrong}))
        assert shell("leave", "letter", path, "--as-of", shell.now) == 2
    assert shell("leave", "letter", shell.file("wrong.json", "[" * 100_000), "--as-of", shell.now) == 2


def test_an_attachment_of_another_kind_is_refused(shell: LeaveShell) -> None:
    shell.files("1001", "03-09am", "03-09pm", "--attach", shell.file("note.png", b"\x89PNG\r\n\x1a\n..."))
    assert shell.status == 0
    shell.files("1002", "03-09am", "03-09pm", "--attach", shell.file("note.png", "MZ"))
    assert (shell.status, "PDF" in shell.err) == (2, True)


def test_without_json_it_speaks_to_people(shell: LeaveShell) -> None:
    given = ("--person", "1801", "--type", "personal", "--from", "2026-03-09am", "--to", "2026-03-09am")
    assert shell("leave", "file", *given, "--as-of", shell.now) == 4
    assert "请先安排B岗顶岗" in shell.out
    assert shell("leave", "file", *given, "--cover", "1802", "--as-of", shell.now) == 0
    assert "已提交" in shell.out
