"""`zaigang upstream …`: accounts, codes, terminals and letters from the command line."""

from __future__ import annotations

import json
import re
import socket
from contextlib import closing
from pathlib import Path

import pytest

from app.cli import main
from app.cli.parser import build_parser
from app.sync import enrol_codec
from app.upstream.upstream import opened
from db.upstream import accounts, alarms, meta
from tests.upstream.terminal import Sender

PASSWORD = "first-word-2026"


class Line:
    """The command line on one folder."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys
        (folder / "password").write_text(PASSWORD, "utf-8")

    def __call__(self, *words: str, status: int = 0) -> str:
        found = main(["upstream", *words, "--data", str(self.folder)])
        out, err = self._capsys.readouterr()
        assert found == status, err
        return out if status == 0 else err

    def account(self, username: str, stand: str) -> None:
        file = str(self.folder / "password")
        self("account", "create", username, "--name", username, "--stand", stand, "--password-file", file)


@pytest.fixture
def line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Line:
    made = Line(tmp_path, capsys)
    made.account("li", "administrator")
    made.account("wang", "centre")
    return made


@pytest.mark.parametrize(("second", "status"), [(PASSWORD, 0), ("first-word-2027", 2)])
def test_a_password_that_is_typed_is_typed_twice(
    line: Line, monkeypatch: pytest.MonkeyPatch, second: str, status: int
) -> None:
    typed = iter([PASSWORD, second])
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(typed))
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    said = line("account", "create", "zhao", "--name", "赵", "--stand", "centre", status=status)
    assert ("两次输入的密码不同" in said) == bool(status)
    with closing(opened("", line.folder)) as upstream, upstream.store.read() as conn:
        assert (accounts.by_username(conn, "zhao") is None) == bool(status)


def asked(line: Line, sender: Sender, code: str) -> int:
    """A terminal hands its code in."""
    key, sign = sender.signer.public, sender.signer.sign
    message = enrol_codec.enrol_bytes(code, sender.hall, "前台", sender.terminal, key, sign)
    upstream = opened("", line.folder)
    try:
        return upstream.enrolment.enrol(message).status
    finally:
        upstream.close()


def code_in(text: str) -> str:
    found = re.search(r"[a-z2-7]{5}(-[a-z2-7]{1,5})+", text)
    assert found is not None
    return found.group()


def test_a_hall_comes_in_by_a_code_and_two_people(line: Line) -> None:
    sender = Sender()
    assert asked(line, sender, code_in(line("code", "--hall", "甲厅", "--by", "li"))) == 200
    assert "待确认" in line("halls")
    assert "另一个人" in line("confirm", sender.terminal, "--by", "li", status=2)
    line("confirm", sender.terminal, "--by", "wang")
    assert "在用" in line("halls")
    body = line.folder / "letter.json"
    body.write_text(json.dumps({"text": "请核对排班"}), "utf-8")
    assert "1" in line("letter", sender.hall, "message", str(body), "--by", "wang")
    line("revoke", sender.terminal, "--by", "li")
    assert "已停用" in line("halls")
    assert code_in(line("code", "--takeover", sender.hall, "--by", "li"))
    assert "0" in line("rebuild", sender.hall)


def test_whoever_is_not_entitled_or_not_known_is_refused(line: Line) -> None:
    assert "wang" not in line("code", "--hall", "甲厅", "--by", "wang", status=2)
    assert "zhao" in line("code", "--hall", "甲厅", "--by", "zhao", status=2)
    line("confirm", "terminal-9", "--by", "wang", status=2)
    line("code", "--takeover", "nowhere", "--by", "li", status=2)


def test_an_address_for_everybody_needs_tls_or_an_explicit_word(line: Line) -> None:
    assert "--plain-http" in line("run", "--host", "0.0.0.0", "--port", "0", status=2)
    missing = str(line.folder / "nothing.pem")
    line("--tls-cert", missing, "--tls-key", missing, status=2)
    line("--tls-cert", missing, status=2)


def test_no_subcommand_is_the_service_itself() -> None:
    assert build_parser().parse_args(["upstream"]).sub == "run"
    assert build_parser().parse_args(["upstream", "--port", "0"]).sub == "run"


def test_a_port_that_cannot_be_had_is_refused_in_words(line: Line, caplog: pytest.LogCaptureFixture) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        for port in (taken.getsockname()[1], 99_999):
            assert f":{port}" in line("run", "--port", str(port), status=2)
    assert caplog.records == []


def test_the_folder_of_a_hall_is_no_place_for_it(line: Line) -> None:
    (line.folder / "upstream.db").unlink()
    (line.folder / "hall.db").touch()
    assert "--data" in line("halls", status=2)
    assert not (line.folder / "upstream.db").exists()


def test_a_stand_that_there_is_not_is_refused_before_a_password_is_asked_for(line: Line) -> None:
    line("account", "create", "zhao", "--name", "赵", "--stand", "king", status=2)


def test_lists_speak_chinese_when_they_have_something_to_say_and_when_not(line: Line) -> None:
    assert "还没有大厅" in line("halls")
    sender = Sender()
    asked(line, sender, code_in(line("code", "--hall", "甲厅", "--by", "li")))
    assert "(待确认)" in line("halls")
    upstream = opened("", line.folder)
    with upstream.store.write() as conn:
        alarms.raise_once(conn, sender.hall, "clock", sender.terminal, "boot-1", 1)
    upstream.close()
    assert "时钟被改动" in line("alarms")


def test_another_key_file_beside_the_same_database_is_refused(line: Line) -> None:
    (line.folder / "zaigang.key").unlink()
    assert "密钥" in line("halls", status=2)


def test_a_database_from_a_backup_begins_another_life(line: Line) -> None:
    def incarnation() -> str:
        with closing(opened("", line.folder)) as upstream, upstream.store.read() as conn:
            return meta.incarnation(conn)

    before = incarnation()
    line("restored")
    assert incarnation() != before
    assert "没有" in line("alarms")
