"""Calls run in lanes, and what comes of them comes back on the UI thread."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.domain.refusal import Refusal
from reports.files import WorkCancelled
from ui.background import Background
from ui.calls import call


class Counting:
    """A service that remembers on which threads and in which order it was called."""

    def __init__(self) -> None:
        self.calls: list[tuple[int, str]] = []
        self.version = 0

    def note(self, number: int) -> int:
        self.calls.append((number, threading.current_thread().name))
        return number

    def refuse(self, name: str) -> None:
        raise Refusal("own_record", name=name)

    def break_down(self) -> None:
        raise ZeroDivisionError("a bug")


@pytest.fixture
def service() -> Counting:
    return Counting()


@pytest.fixture
def background(qtbot: QtBot, service: Counting) -> Iterator[Background]:
    made = Background({"Counting": service}.__getitem__, lambda: service.version)
    yield made
    made.stop()


def test_writes_run_one_after_another_on_one_thread(
    background: Background, service: Counting, qtbot: QtBot
) -> None:
    results: list[int] = []
    for number in range(50):
        background.write(call(Counting.note, number), background, results.append)
    qtbot.waitUntil(lambda: len(results) == 50, timeout=20_000)
    assert [number for number, _ in service.calls] == list(range(50))
    assert {thread for _, thread in service.calls} == {"lane-writes"}


def test_answers_come_on_the_ui_thread(background: Background, qtbot: QtBot) -> None:
    seen: list[threading.Thread] = []
    background.read(call(Counting.note, 1), background, lambda _: seen.append(threading.current_thread()))
    qtbot.waitUntil(lambda: bool(seen), timeout=20_000)
    assert seen == [threading.main_thread()]


def test_a_refusal_goes_to_its_caller(background: Background, qtbot: QtBot) -> None:
    seen: list[Refusal] = []
    background.write(call(Counting.refuse, "x"), background, refused=seen.append)
    qtbot.waitUntil(lambda: bool(seen), timeout=20_000)
    assert seen[0].key == "own_record"


def test_a_refusal_that_nobody_takes_is_signalled(background: Background, qtbot: QtBot) -> None:
    with qtbot.waitSignal(background.refused, timeout=20_000) as caught:
        background.write(call(Counting.refuse, "x"), background)
    assert caught.args is not None
    assert caught.args[0].key == "own_record"


def test_a_bug_is_logged_whole_and_signalled_by_its_reference(
    background: Background, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    with qtbot.waitSignal(background.bug, timeout=20_000) as caught, caplog.at_level(logging.ERROR):
        background.write(call(Counting.break_down), background)
    assert caught.args is not None
    assert caught.args[0] in caplog.text
    assert "ZeroDivisionError: a bug" in caplog.text


def test_nothing_is_delivered_to_a_page_that_is_gone(background: Background, qtbot: QtBot) -> None:
    seen: list[int] = []
    owner = QObject()
    background.write(call(Counting.note, 1), owner, seen.append)
    import shiboken6

    shiboken6.delete(owner)
    later: list[int] = []
    background.write(call(Counting.note, 2), background, later.append)
    qtbot.waitUntil(lambda: bool(later), timeout=20_000)
    assert seen == []


def test_a_write_tells_pages_to_look_again_and_a_read_does_not(background: Background, qtbot: QtBot) -> None:
    with qtbot.waitSignal(background.changed, timeout=20_000):
        background.write(call(Counting.note, 1), background)
    done: list[int] = []
    with qtbot.assertNotEmitted(background.changed, wait=100):
        background.read(call(Counting.note, 1), background, done.append)
        qtbot.waitUntil(lambda: bool(done), timeout=20_000)


def test_what_another_program_writes_is_noticed(
    background: Background, service: Counting, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(background.changed, timeout=20_000):
        service.version += 1
        background._look()


def test_long_work_says_how_far_it_is_and_can_be_stopped(background: Background, qtbot: QtBot) -> None:
    steps: list[tuple[int, int]] = []
    ended: list[bool] = []
    done: list[object] = []
    go = threading.Event()

    def work(progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> None:
        progress(1, 3)
        go.wait(20)
        if cancelled():
            raise WorkCancelled
        progress(3, 3)

    task = background.work(
        work, background, done.append, ended=lambda: ended.append(True), progress=lambda *s: steps.append(s)
    )
    qtbot.waitUntil(lambda: bool(steps), timeout=20_000)
    task.cancel()
    go.set()
    qtbot.waitUntil(lambda: bool(ended), timeout=20_000)
    assert steps == [(1, 3)]
    assert done == []


def test_a_call_is_a_frozen_value_that_names_service_and_method() -> None:
    made = call(Counting.note, 7)
    assert (made.service, made.method, made.args, made.named) == ("Counting", "note", (7,), ())
    assert made == call(Counting.note, 7)
    assert call(Counting.note, number=7).named == (("number", 7),)
