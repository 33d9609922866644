"""`zaigang serve` and `zaigang desk` from the command line."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.bench.modules import free_port
from app.cli.run import main
from app.lan.channel import place_of
from app.lan.line import Line
from app.lan.paired import PairingTalk
from app.services.clock import Clock
from app.services.hall import Hall
from tests.lan.terminals import ADMIN, ADMIN_WORD, wait_for, with_accounts

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(os.name == "nt", reason="no SIGTERM")
def test_a_hall_without_a_screen_takes_a_pc_on_and_serves_it(sample_hall: Hall, tmp_path: Path) -> None:
    with_accounts(sample_hall)
    secret = tmp_path / "word"
    secret.write_text(ADMIN_WORD, "utf-8")
    command = [sys.executable, "-m", "app", "serve", "--data", str(sample_hall.folder)]
    command += ["--address", "127.0.0.1", "--port", str(free_port()), "--pair"]
    command += ["--as", ADMIN, "--password-file", str(secret)]
    process = subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        url = process.stdout.readline().strip().rpartition("：")[2]
        assert url.startswith("https://127.0.0.1:")
        assert "等待" in process.stdout.readline()
        talk = PairingTalk(place_of(url))
        code = talk.begin("会议室")
        process.stdin.write("y\n")
        process.stdin.flush()
        asked = process.stdout.readline()
        assert "“会议室”" in asked
        assert code in asked
        paired = talk.wait(lambda: False)
        assert paired is not None
        line = Line(paired, Clock())
        line.start()
        wait_for(lambda: line.trouble is None)
        assert line.run("FaceService", "face").practice
        line.stop()
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 0
        assert "大厅服务已停止" in process.stdout.read()
    finally:
        process.kill()
        process.wait(60)
        process.stdin.close()
        process.stdout.close()


def test_a_desk_that_knows_no_hall_asks_for_its_address(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["desk", "--data", str(tmp_path)]) == 2
    assert "zaigang desk --hall" in capsys.readouterr().err
    assert main(["desk", "--data", str(tmp_path), "--hall", "http://10.0.0.2"]) == 2
    assert "不是大厅终端的地址" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
