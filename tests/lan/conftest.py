"""Fixtures: the sample hall's terminal with its service open."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.services.hall import Hall
from tests.lan.terminals import Terminal, with_accounts


@pytest.fixture
def terminal(sample_hall: Hall) -> Iterator[Terminal]:
    made = Terminal(sample_hall, with_accounts(sample_hall))
    yield made
    made.stop()
