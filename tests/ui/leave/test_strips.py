"""The strips of a window: what each cell says, seen and heard, and that they read without colour."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.slots import HALVES, Slot
from app.services.leave_strip import Cell, StripFoot, StripRow, WindowStrip
from ui.leave.strip_model import HEADS, mark_of, words_of
from ui.leave.strips import StripView
from ui.palette import DESK

SLOTS = tuple(Slot(date(2026, 4, day), half) for day in range(7, 14) for half in HALVES)
FINE, ALARM = StripFoot(3, 1, False, False), StripFoot(0, 3, True, True)


def a_strip() -> WindowStrip:
    """A cell of each kind in the first row."""
    kinds = (*Cell, *(Cell.ON_DUTY,) * (len(SLOTS) - len(Cell)))
    rows = (
        StripRow("p", "1001", "马晓岚", "A", kinds, True),
        StripRow("q", "1002", "<b>顾</b>", "B", (Cell.STANDBY,) * len(SLOTS)),
    )
    closed = StripFoot(None, 0, False, False)
    foot = (FINE, ALARM, closed, *(FINE,) * (len(SLOTS) - 3))
    return WindowStrip("GA", "公安分局", "青禾公安分局", SLOTS, rows, foot)


@pytest.fixture
def view(qtbot: QtBot) -> StripView:
    made = StripView()
    qtbot.addWidget(made)
    made.put(a_strip(), True)
    made.resize(720, 300)
    made.show()
    return made


def test_every_kind_of_cell_has_a_sign_and_words_of_its_own() -> None:
    signs = [mark_of(cell) for cell in Cell if cell is not Cell.REST]
    assert len(set(signs)) == len(signs) and all(signs)
    assert len({words_of(cell) for cell in Cell}) == len(Cell)


def test_a_cell_says_who_when_and_what_to_who_cannot_see_it(view: StripView) -> None:
    index = view.strip.index(HEADS, 1 + list(Cell).index(Cell.LEAVE))
    told = view.strip.data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert told == "马晓岚 2026年4月7日(周二)下午 请假"
    tip = view.strip.data(view.strip.index(HEADS + 1, 1), Qt.ItemDataRole.ToolTipRole)
    assert tip == "<span>&lt;b>顾&lt;/b> 2026年4月7日(周二)上午 B岗备岗</span>"


def test_the_foot_says_how_many_are_left_and_what_the_rules_do_not_allow(view: StripView) -> None:
    duty, away = HEADS + 2, HEADS + 3
    assert [view.strip.text(view.strip.index(duty, column)) for column in range(4)] == [
        "批准后在岗",
        "3",
        "0",
        "",
    ]
    assert view.strip.alarmed(view.strip.index(duty, 2)) and view.strip.alarmed(view.strip.index(away, 2))
    told = view.strip.told(view.strip.index(duty, 2))
    assert told == "2026年4月7日(周二)下午 批准后在岗 0 同时请假 3 在岗不足 超过人数上限"
    assert "在岗不足" in view.legend.text() and "超过人数上限" in view.legend.text()
    view.put(a_strip(), False)
    assert view.strip.text(view.strip.index(duty, 0)) == "在岗人数"


def test_arrow_keys_go_from_half_day_to_half_day(view: StripView) -> None:
    view.table.setFocus()
    QTest.keyClick(view.table, Qt.Key.Key_Right)
    index = view.table.currentIndex()
    assert (index.row(), index.column()) == (HEADS, 2)


def test_the_signs_stand_out_without_colour(view: StripView) -> None:
    grey = view.table.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    for cell in Cell:
        if cell in (Cell.REST, Cell.ON_DUTY, Cell.STANDBY, Cell.ELSEWHERE):
            continue
        area = view.table.visualRect(view.strip.index(HEADS, 1 + list(Cell).index(cell)))
        area = area.adjusted(3, 3, -3, -3)
        levels = {
            QColor(grey.pixel(x, y)).red()
            for x in range(area.left(), area.right())
            for y in range(area.top(), area.bottom())
        }
        assert max(levels) - min(levels) > 100, cell
    leave, this = (
        QColor(DESK.text_2).lightness(),
        QColor(DESK.accent).lightness(),
    )
    assert leave != this or mark_of(Cell.LEAVE) != mark_of(Cell.THIS)


def test_all_half_days_fit_beside_the_list_at_the_smallest_screen(view: StripView) -> None:
    view.resize(700, 300)
    QTest.qWait(0)
    assert view.table.horizontalScrollBar().maximum() == 0
