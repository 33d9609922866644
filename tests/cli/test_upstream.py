"""`zaigang upstream …`: accounts, codes, terminals and letters from the command line."""

from __future__ import annotations

import json
import re
from contextlib import closing
from pathlib import Path

import pytest

from app.cli import main
from app.domain.sync import SUITE, enrol_statement
from app.sync import enrol_codec
from app.upstream.upstream import opened
from db.upstream import meta
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


def asked(line: Line, sender: Sender, code: str) -> int:
    """A terminal hands its code in."""
    proof = sender.signer.sign(enrol_statement(sender.hall, sender.terminal, sender.signer.public, code))
    message = enrol_codec.EnrolMessage(
        SUITE, code, sender.hall, "前台", sender.terminal, sender.signer.public, proof
    )
    upstream = opened("", line.folder)
    try:
        return upstream.enrolment.enrol(enrol_codec.enrol_bytes(message)).status
    finally:
        upstream.close()


def code_in(text: str) -> str:
    found = re.search(r"[a-z2-7]{5}(-[a-z2-7]{1,5})+", text)
    assert found is not None
    return found.group()


def test_a_hall_comes_in_by_a_code_and_two_people(line: Line) -> None:
    sender = Sender()
    assert asked(line, sender, code_in(line("code", "--hall", "甲厅", "--by", "li"))) == 200
    assert "waiting" in line("halls")
    assert "另一个人" in line("confirm", sender.terminal, "--by", "li", status=2)
    line("confirm", sender.terminal, "--by", "wang")
    assert "active" in line("halls")
    body = line.folder / "letter.json"
    body.write_text(json.dumps({"text": "请核对排班"}), "utf-8")
    assert "1" in line("letter", sender.hall, "message", str(body), "--by", "wang")
    line("revoke", sender.terminal, "--by", "li")
    assert "revoked" in line("halls")
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
