"""A PC away from the hall terminal: the same pages, and what it says when the hall is gone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QTableView, QWidget
from pytestqt.qtbot import QtBot

from app.away import Away, opened_desk
from app.services.hall import Hall
from tests.lan.terminals import DIRECTOR, DIRECTOR_WORD, Terminal, with_accounts
from tests.ui.desks import desk_of, settle, wait_until
from tests.ui.fit import words_on
from ui.desk import Desk
from ui.language import local_settings
from ui.places import PAGES
from ui.sign_in import SignIn

SAME = ("today", "attendance", "slips", "entries", "unmatched", "reports", "roster", "rules", "calendar")
"""Pages that show at a desk what they show at the terminal."""


@pytest.fixture
def terminal(filled_hall: Hall) -> Iterator[Terminal]:
    made = Terminal(filled_hall, with_accounts(filled_hall))
    yield made
    made.stop()


@pytest.fixture
def away(terminal: Terminal, tmp_path: Path, qtbot: QtBot) -> Iterator[Away]:
    folder = tmp_path / "desk"
    folder.mkdir()
    with ExitStack() as stack:
        opened = stack.enter_context(opened_desk(folder, None, terminal.pair(), local_settings(folder)))
        assert opened is not None
        stack.callback(opened.window.hide)
        opened.window.resize(1366, 768)
        opened.window.show()
        yield opened


def sign_in(away: Away) -> None:
    """As a person does, in the dialog."""
    away.window.sign_in()
    dialog = away.window.findChild(SignIn)
    assert dialog is not None
    dialog.user.setText(DIRECTOR)
    dialog.password.setText(DIRECTOR_WORD)
    dialog.confirm.click()
    wait_until(lambda: away.desk.session is not None)


def opened_page(desk: Desk, key: str, qtbot: QtBot) -> Any:
    page: Any = next(spec for spec in PAGES if spec.key == key).make(desk)
    qtbot.addWidget(page)
    page.resize(1200, 660)
    page.show()
    page.refresh()
    for _ in range(4):
        settle(desk)
    return page


def seen(desk: Desk, key: str, qtbot: QtBot) -> tuple[list[object], QImage]:
    """What the page tells, and its picture."""
    page = opened_page(desk, key, qtbot)
    wait_until(page.isActiveWindow)
    settle(desk)
    found = told(page), page.grab().toImage()
    page.hide()
    return found


def told(page: QWidget) -> list[object]:
    """All words in view, and every cell of every table."""
    cells = []
    for view in page.findChildren(QTableView):
        model = view.model()
        places = [(r, c) for r in range(model.rowCount()) for c in range(model.columnCount())]
        cells.append([str(model.index(r, c).data() or "") for r, c in places])
    return [words_on(page), cells]


def test_pages_show_at_a_desk_what_they_show_at_the_terminal(
    away: Away, terminal: Terminal, qtbot: QtBot
) -> None:
    sign_in(away)
    here = desk_of(terminal.hall)
    try:
        here.sign_in(terminal.own("AccessService").sign_in(DIRECTOR, DIRECTOR_WORD).actor)
        for key in SAME:
            local, remote = seen(here.desk, key, qtbot), seen(away.desk, key, qtbot)
            assert remote[0] == local[0], key
            assert remote[1] == local[1], f"{key}: not the same picture"
    finally:
        here.stop()
