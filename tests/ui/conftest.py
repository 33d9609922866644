"""Fixtures of the desktop's tests: a clock-in front on the sample hall; fonts and theme once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.services.hall import Hall
from tests.ui.fronts import Front, front_of


@pytest.fixture
def front(sample_hall: Hall, qtbot: QtBot) -> Iterator[Front]:
    """The clock-in page on 9 March 2026, 08:20, with one scanner that reads."""
    made = front_of(sample_hall)
    yield made
    made.page.hide()
    made.page.deleteLater()
    made.base.stop()
