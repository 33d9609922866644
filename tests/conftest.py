"""Fixtures for every part of the tests: a real hall on disk, its clock standing still; a real PostgreSQL."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.domain.access import TERMINAL, Actor, Role
from app.services.clock import Clock
from app.services.gate import EFFORT
from app.services.hall import Hall, found_hall, open_hall
from app.services.hashing import Effort
from db import projection
from tests.upstream.postgres import new_database, postgres, upstream_databases, upstream_url

__all__ = ["new_database", "postgres", "upstream_databases", "upstream_url"]

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # tests need no display, wherever they are started

ZONE = ZoneInfo("Asia/Shanghai")
AS_OF = datetime(2026, 4, 1, 9, 0, tzinfo=ZONE)
HALL_NAME = "青禾区政务服务中心"
OFFICER = Actor("0fficer", "关晓月", frozenset({Role.OFFICER}))
"""An attendance officer's account that may edit the roster and import punches."""
CLERK = Actor("c1erk", "马晓岚", frozenset({Role.STAFF}))
"""Somebody who may not."""
QUICK = Effort(1, 8, 1)
"""Argon2id where a test asks for no security: a hall of the tests says that this was measured."""


@pytest.fixture(scope="session")
def _founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty hall, founded once; each test works on a copy of its file."""
    folder = tmp_path_factory.mktemp("founded")
    hall = found_hall(folder, HALL_NAME, "Asia/Shanghai", True, Clock(AS_OF))
    with hall.writing(TERMINAL) as tx:
        projection.put_meta(tx.conn, EFFORT, QUICK.dumped())
    hall.close()
    return folder


@pytest.fixture(scope="session")
def _sampled(tmp_path_factory: pytest.TempPathFactory, _founded: Path) -> Path:
    """The sample hall of domain.md E, installed once."""
    from app.services.sample import install_sample

    folder = tmp_path_factory.mktemp("sampled")
    hall = _copied(_founded, folder)
    install_sample(hall, OFFICER)
    hall.close()
    return folder


def _copied(source: Path, folder: Path) -> Hall:
    shutil.copytree(source, folder, dirs_exist_ok=True)
    return open_hall(folder, Clock(AS_OF))


@pytest.fixture
def hall(_founded: Path, tmp_path: Path) -> Iterator[Hall]:
    """An empty practice hall whose clock stands at `AS_OF`; set `hall.clock.as_of` to move it."""
    opened = _copied(_founded, tmp_path / "hall")
    yield opened
    opened.close()


@pytest.fixture
def sample_hall(_sampled: Path, tmp_path: Path) -> Iterator[Hall]:
    """The sample hall, its clock at `AS_OF`."""
    opened = _copied(_sampled, tmp_path / "sample")
    yield opened
    opened.close()
