"""Fixtures: the sample hall's terminal with its service open."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.services.hall import Hall
from tests.lan.terminals import Terminal, with_accounts
from tests.ui.filled_hall import TODAY, fill_march, set_clock


@pytest.fixture
def filled_hall(sample_hall: Hall) -> Hall:
    """The sample hall with March 2026 in it; it is 1 April, 09:20."""
    fill_march(sample_hall)
    set_clock(sample_hall, TODAY, "09:20")
    return sample_hall


@pytest.fixture
def terminal(sample_hall: Hall) -> Iterator[Terminal]:
    made = Terminal(sample_hall, with_accounts(sample_hall))
    yield made
    made.stop()
