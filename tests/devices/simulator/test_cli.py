"""`zaigang simulate scanner` and its control channel."""

from __future__ import annotations

import io
import socket
import sys
import threading
import time
from pathlib import Path

import pytest

from devices.jobs import ScannerConfig
from devices.serial_scanner import SerialScanner
from devices.simulator import SimulatedScanner
from devices.simulator.cli import run
from devices.simulator.control import Control, serve
from devices.simulator.transport import has_pty


@pytest.fixture
def control() -> Control:
    return Control(SimulatedScanner(transport="tcp", fingers=2))


def test_the_first_line_is_the_port_and_a_stranger_can_use_it(monkeypatch: pytest.MonkeyPatch) -> None:
    said = io.StringIO()  # what another thread writes can get lost between two looks of capsys
    monkeypatch.setattr(sys, "stdout", said)
    done: list[int] = []
    options = [
        "--tcp",
        "127.0.0.1:0",
        "--no-timing",
        "--fingers",
        "4",
        "--seconds",
        "3",
        "--matcher",
        "opaque",
    ]
    runner = threading.Thread(target=lambda: done.append(run([*options, "--control", "127.0.0.1:0"])))
    runner.start()
    while said.getvalue().count("\n") < 2:
        time.sleep(0.01)
    port, told = said.getvalue().splitlines()
    host, _, number = told.removeprefix("control ").rpartition(":")
    with socket.create_connection((host, int(number))) as channel:
        lines = channel.makefile("rw")

        def say(words: str) -> str:
            lines.write(words + "\n")
            lines.flush()
            return lines.readline().strip()

        assert say("place 3") == "ok"
        scanner = SerialScanner(ScannerConfig("stranger", port))
        scanner.open()
        hit = scanner.identify()
        scanner.close()
        assert hit is not None
        assert hit.slot == 3
        assert '"Search": [1, 17, 16]' in say("stats")
        assert say("quit") == "ok"
    runner.join()
    assert done == [0]


@pytest.mark.skipif(not has_pty(), reason="no pseudo-terminals here")
def test_on_a_pty_the_terminal_is_named_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--pty", "--seconds", "0", "--matcher", "opaque"]) == 0
    port, terminal = capsys.readouterr().out.splitlines()
    assert Path(port).name == "port"
    assert terminal.startswith("terminal /dev/")


@pytest.mark.parametrize(
    "options",
    [
        ["--tcp", "nonsense"],
        ["--baud", "12345"],
        ["--fault", "gremlins"],
        ["--control", "0.0.0.0:7000"],
        ["--pty", "--tcp", "127.0.0.1:0"],
    ],
)
def test_wrong_options_are_refused_with_status_2(
    options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        run(options)
    assert ended.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_a_port_that_cannot_be_had_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert run(["--tcp", f"127.0.0.1:{taken.getsockname()[1]}", "--seconds", "0"]) == 2
    assert "cannot simulate" in capsys.readouterr().err


@pytest.mark.parametrize(
    "line", ["", "dance", "place", "place x", "fault", "fault gremlins", "rate", "silence"]
)
def test_a_line_that_makes_no_sense_is_an_error_and_not_the_end(control: Control, line: str) -> None:
    assert control.obey(line).startswith("error ")
    assert control.obey("slots") == "ok [0, 1]"


def test_fingers_and_faults_are_set_by_line(control: Control) -> None:
    scanner = control._scanner
    assert control.obey("place 7 55") == "ok"
    assert (scanner.state.platen.finger, scanner.state.platen.quality) == (7, 55)
    assert control.obey("lift") == "ok"
    assert scanner.state.platen.finger is None
    assert control.obey("fault cut 5") == "ok"
    fault = scanner.faults.for_reply()
    assert fault is not None
    assert (fault.kind, fault.amount) == ("cut", 5.0)
    assert control.obey("rate 0.5") == "ok"
    assert scanner.faults.rate == 0.5
    assert control.obey("clear") == "ok"
    assert scanner.faults.rate == 0
    assert not control.finished.is_set()
    control.obey("quit")
    assert control.finished.is_set()


def test_the_channel_is_never_offered_to_the_network(control: Control) -> None:
    with pytest.raises(ValueError, match="loopback"):
        serve(control, "0.0.0.0", 0)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--fingers", "999999"], "do not fit"),
        (["--capacity", "-1"], "1 to 65535"),
        (["--fault-rate", "7"], "share"),
        (["--control", "127.0.0.1:{taken}"], "cannot simulate"),
        (["--tcp", "127.0.0.1:{taken}"], "cannot simulate"),
    ],
)
def test_what_cannot_be_simulated_is_said_at_once_with_2(
    capsys: pytest.CaptureFixture[str], options: list[str], words: str
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        given = [option.format(taken=port) for option in options]
        place = [] if "--tcp" in given else ["--tcp", "127.0.0.1:0"]
        try:
            status = run([*place, *given, "--seconds", "0"])
        except SystemExit as stop:
            status = int(stop.code or 0)
    assert status == 2
    assert words in capsys.readouterr().err
