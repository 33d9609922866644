"""Fixtures of the desktop's tests: a clock-in front on the sample hall; fonts and theme once."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.access import Actor
from app.services.clock import Clock
from app.services.hall import Hall, open_hall
from tests.conftest import AS_OF
from tests.ui.desks import Seat, desk_of
from tests.ui.filled_hall import TODAY, fill_march, set_clock
from tests.ui.fronts import Front, front_of


@pytest.fixture
def front(sample_hall: Hall, qtbot: QtBot) -> Iterator[Front]:
    """The clock-in page on 9 March 2026, 08:20, with one scanner that reads."""
    made = front_of(sample_hall)
    yield made
    made.page.hide()
    made.page.deleteLater()
    made.base.stop()


@pytest.fixture(scope="session")
def _filled(tmp_path_factory: pytest.TempPathFactory, _sampled: Path) -> Path:
    """The sample hall with March 2026 in it, filled once."""
    folder = tmp_path_factory.mktemp("filled")
    shutil.copytree(_sampled, folder, dirs_exist_ok=True)
    hall = open_hall(folder, Clock(AS_OF))
    fill_march(hall)
    hall.close()
    return folder


@pytest.fixture
def filled_hall(_filled: Path, tmp_path: Path) -> Iterator[Hall]:
    """A month of punches, and this morning's; it is 1 April 2026, 09:20."""
    folder = tmp_path / "filled"
    shutil.copytree(_filled, folder)
    opened = open_hall(folder, Clock(AS_OF))
    set_clock(opened, TODAY, "09:20")
    yield opened
    opened.close()


@pytest.fixture
def seats(qtbot: QtBot) -> Iterator[Callable[[Hall, Actor], Seat]]:
    """Makes desks with somebody signed in, and stops them at the end."""
    made: list[Seat] = []

    def seat(hall: Hall, actor: Actor) -> Seat:
        made.append(desk_of(hall, actor))
        return made[-1]

    yield seat
    for each in made:
        each.stop()
