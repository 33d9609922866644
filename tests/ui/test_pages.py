"""What holds of every page of the desk, whoever wrote it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.access import Actor, Role
from app.domain.facts import PersonRenamed
from app.services.hall import Hall
from tests.conftest import OFFICER
from tests.ui.desks import Seat, desk_of, settle
from tests.ui.fronts import subject_of
from ui.places import PAGES, PLACES, PageSpec

HOSTILE = '张三<img src="file:///etc/passwd"><b>'
EVERYTHING = Actor("all", HOSTILE, frozenset(Role))
"""No such person may exist; every page opens to them."""


@pytest.fixture
def base(sample_hall: Hall, qtbot: QtBot) -> Iterator[Seat]:
    with sample_hall.writing(OFFICER) as tx:
        tx.record(PersonRenamed(HOSTILE), subject_of(sample_hall, "沈立言"))
    made = desk_of(sample_hall, EVERYTHING)
    yield made
    made.stop()


@pytest.mark.parametrize("spec", PAGES, ids=lambda spec: spec.key)
def test_a_page_opens_without_a_warning_and_shows_names_as_they_are_written(
    base: Seat, qtbot: QtBot, spec: PageSpec
) -> None:
    page = spec.make(base.desk)
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    page.refresh()  # type: ignore[attr-defined]
    for _ in range(3):
        settle(base.desk)
    labels = [label for label in page.findChildren(QLabel) if label.text()]  # the others show a picture
    assert [label.text() for label in labels if label.textFormat() != Qt.TextFormat.PlainText] == []


@pytest.mark.parametrize("spec", PAGES, ids=lambda spec: spec.key)
def test_a_page_fits_the_smallest_screen_and_has_one_primary_action_at_most(
    base: Seat, qtbot: QtBot, spec: PageSpec
) -> None:
    page = spec.make(base.desk)
    qtbot.addWidget(page)
    page.refresh()  # type: ignore[attr-defined]
    settle(base.desk)
    room = page.minimumSizeHint()
    assert (room.width() <= 1366 - 160, room.height() <= 768 - 110) == (True, True), room
    primary = [b for b in page.findChildren(QPushButton) if b.property("primary") and b.window() is page]
    assert len(primary) <= 1


def test_every_page_has_its_own_key_and_a_place_that_exists() -> None:
    keys = [spec.key for spec in PAGES]
    assert len(set(keys)) == len(keys)
    assert {spec.place for spec in PAGES} <= {place for place, _ in PLACES}
