"""`zaigang sync …` against a real service on this machine."""

from __future__ import annotations

import threading
import time
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
import uvicorn

from app.bench.modules import free_port
from app.cli import sync
from app.upstream.service import create_app
from app.upstream.upstream import Upstream, opened
from db.upstream import halls
from tests.cli.test_commands import ROSTER, Shell

HALL = "青禾区政务服务中心"


@pytest.fixture(autouse=True)
def _hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.services.sync_enrol.POLL_SECONDS", 0.02)


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    made = Shell(tmp_path, capsys)
    assert made("init", "--hall", HALL, "--practice") == 0
    return made


@pytest.fixture
def upstream(tmp_path: Path) -> Iterator[Upstream]:
    with closing(opened("", tmp_path / "upstream")) as made:
        yield made


@contextmanager
def served(upstream: Upstream, port: int) -> Iterator[None]:
    """The service, until the block ends."""
    config = uvicorn.Config(create_app(upstream), port=port, log_config=None, lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        soon(lambda: server.started)
        yield
    finally:
        server.should_exit = True
        thread.join()


def soon(holds: Callable[[], object]) -> None:
    over = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < over
        time.sleep(0.01)


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """The words have been read out."""
    said, tell = threading.Event(), sync._tell_words

    def read_out(options: Namespace, words: Sequence[str]) -> None:
        tell(options, words)
        said.set()

    monkeypatch.setattr(sync, "_tell_words", read_out)
    return said


def confirmed(upstream: Upstream, heard: threading.Event) -> None:
    """The second person lets the terminal in, having heard its words."""
    assert heard.wait(20)
    with upstream.store.read() as conn:
        (hall,) = halls.everyone(conn)
    (one,) = upstream.enrolment.of_hall(hall.hall_id)
    upstream.enrolment.confirm(hall.hall_id, one.terminal.terminal, "wang")


def enrol(shell: Shell, address: str, code: str, wait: int = 20) -> int:
    return shell("sync", "enrol", "--upstream", address, "--code", code, "--wait", str(wait))


def test_a_hall_enrols_sends_and_hears_what_stands_in_the_way(
    shell: Shell, upstream: Upstream, heard: threading.Event
) -> None:
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    with served(upstream, port):
        second = threading.Thread(target=confirmed, args=(upstream, heard))
        second.start()
        assert enrol(shell, address, upstream.enrolment.make_code("li", HALL)) == 0, shell.err
        second.join()
        assert "请与上级平台屏幕上的四个词核对" in shell.out
        assert shell("sync", "push") == 0, shell.err
        assert "全部已上传" in shell.out
    assert shell("roster", "import", shell.file("r.csv", ROSTER)) == 0, shell.err
    assert shell("sync", "push") == 3
    assert "连不上上级平台" in shell.out
    with upstream.store.read() as conn:
        (hall,) = halls.everyone(conn)
    (one,) = upstream.enrolment.of_hall(hall.hall_id)
    upstream.enrolment.revoke(hall.hall_id, one.terminal.terminal, "li")
    with served(upstream, port):
        assert shell("sync", "push") == 2
        assert "接管" in shell.out
        assert shell("sync", "leave", "--reason", "换平台") == 0
        assert enrol(shell, address, upstream.enrolment.make_code("li", "另一个名称")) == 2
    assert "接管" in shell.err


def test_an_enrolment_that_reaches_nobody_promises_nothing(shell: Shell) -> None:
    assert enrol(shell, f"http://127.0.0.1:{free_port()}", "abcde-fghij", wait=1) == 2
    assert "没有登记" in shell.err and "自动" not in shell.err
    assert shell("sync", "status") == 0
    assert "还没有接入" in shell.out
