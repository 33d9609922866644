"""A data folder has one desktop."""

import errno
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile
from pytestqt.qtbot import QtBot

from app.domain.refusal import Refusal
from ui.single_instance import SingleInstance, disk_refusal


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


def test_a_folder_that_cannot_be_made_is_refused_in_words(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(Refusal) as refused:
        SingleInstance(tmp_path / "file" / "hall").acquire()
    assert refused.value.key == "store_cannot_open"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs a folder that nobody may write to")
def test_a_folder_that_takes_no_files_is_refused_and_not_taken_for_a_second_start(qtbot: QtBot) -> None:
    with pytest.raises(Refusal):
        SingleInstance(Path("/proc")).acquire()


def test_a_holder_that_does_not_answer_is_told_of(qtbot: QtBot, tmp_path: Path) -> None:
    lock = QLockFile(str(tmp_path / "desktop.lock"))
    assert lock.tryLock(1000)
    with pytest.raises(Refusal) as refused:
        SingleInstance(tmp_path).acquire()
    assert refused.value.key == "store_locked"
    lock.unlock()


@pytest.mark.parametrize(
    ("number", "key"),
    [
        (errno.ENOSPC, "store_full"),
        (errno.EROFS, "store_read_only"),
        (errno.EACCES, "store_read_only"),
        (errno.EIO, "store_cannot_open"),
    ],
)
def test_each_trouble_of_the_disk_has_its_words(number: int, key: str, tmp_path: Path) -> None:
    assert disk_refusal(OSError(number, ""), tmp_path).key == key
