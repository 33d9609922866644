"""The desktop as it is put together: opened on a hall, used, stopped in reverse."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.refusal import Refusal
from app.main import opened_desktop
from app.services.access import AccessService
from app.services.clock import Clock
from app.services.hall import STORE_NAME, Hall
from app.services.secrets import KeyBox
from tests.conftest import AS_OF
from ui.language import local_settings

SECRET = "plum-Blossom-1911"


@pytest.fixture
def folder(sample_hall: Hall) -> Path:
    """The sample hall with its administrator, closed again."""
    access = AccessService(sample_hall, KeyBox(sample_hall.folder, sample_hall.id))
    access.create_first_administrator("admin", "管理员", SECRET)
    return sample_hall.folder


def test_the_desktop_opens_on_the_clock_in_page_and_leaves_nothing_running(
    folder: Path, qtbot: QtBot
) -> None:
    before = {thread.name for thread in threading.enumerate()}
    with opened_desktop(folder, Clock(AS_OF), local_settings(folder)) as desktop:
        assert desktop is not None
        desktop.window.show()
        assert desktop.window.centralWidget().isAncestorOf(desktop.window.clock_in)
        assert desktop.window.clock_in.isVisible()
        desktop.window.hide()
    assert {thread.name for thread in threading.enumerate()} <= before


def test_a_damaged_store_is_refused_in_words(folder: Path, qtbot: QtBot) -> None:
    (folder / STORE_NAME).write_bytes(b"not a database" * 1000)
    with (
        pytest.raises(Refusal) as caught,
        opened_desktop(folder, Clock(AS_OF), local_settings(folder)),
    ):
        pass
    assert caught.value.key == "store_damaged"
