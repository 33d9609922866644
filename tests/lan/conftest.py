"""Fixtures: the sample hall's terminal with its service open."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.access import Actor
from app.lan.certificate import own_certificate
from app.services.clock import Clock
from app.services.hall import Hall, open_hall
from tests.conftest import AS_OF
from tests.lan.terminals import Terminal, with_accounts
from tests.ui.filled_hall import TODAY, fill_march, set_clock


@pytest.fixture
def filled_hall(sample_hall: Hall) -> Hall:
    """The sample hall with March 2026 in it; it is 1 April, 09:20."""
    fill_march(sample_hall)
    set_clock(sample_hall, TODAY, "09:20")
    return sample_hall


@pytest.fixture(scope="session")
def _staffed(tmp_path_factory: pytest.TempPathFactory, _sampled: Path) -> tuple[Path, Actor]:
    """The sample hall with accounts and its certificate, made once; and its administrator."""
    folder = tmp_path_factory.mktemp("staffed")
    shutil.copytree(_sampled, folder, dirs_exist_ok=True)
    hall = open_hall(folder, Clock(AS_OF))
    admin = with_accounts(hall)
    own_certificate(hall)
    hall.close()
    return folder, admin


@pytest.fixture
def terminal(_staffed: tuple[Path, Actor], tmp_path: Path) -> Iterator[Terminal]:
    folder = tmp_path / "hall"
    shutil.copytree(_staffed[0], folder)
    hall = open_hall(folder, Clock(AS_OF))
    made = Terminal(hall, _staffed[1])
    yield made
    made.stop()
    hall.close()
