"""A data folder has one desktop."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from ui.single_instance import SingleInstance


def test_a_second_start_asks_the_first_to_come_forward(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = SingleInstance(tmp_path), SingleInstance(tmp_path)
    assert first.acquire()
    with qtbot.waitSignal(first.asked, timeout=20_000):
        assert not second.acquire()
    first.release()


def test_another_folder_is_another_desktop(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = SingleInstance(tmp_path / "a"), SingleInstance(tmp_path / "b")
    assert first.acquire()
    assert second.acquire()
    first.release()
    second.release()


def test_after_the_first_has_gone_the_next_one_starts(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = SingleInstance(tmp_path), SingleInstance(tmp_path)
    assert first.acquire()
    first.release()
    assert second.acquire()
    second.release()
