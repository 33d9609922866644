"""The page of the calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.access import Actor
from app.domain.calendar import DayKind
from app.services.hall import Hall
from tests.conftest import CLERK, OFFICER
from tests.ui.desks import Seat, settle
from ui.settings.calendar_page import CalendarPage

Seats = Callable[[Hall, Actor], Seat]


def page_of(seat: Seat, qtbot: QtBot) -> CalendarPage:
    page = CalendarPage(seat.desk)
    qtbot.addWidget(page)
    page.resize(1206, 640)
    page.show()
    page.refresh()
    settle(seat.desk)
    return page


def test_a_year_shows_holidays_swapped_days_and_whether_it_is_entered(
    hall: Hall, seats: Seats, qtbot: QtBot
) -> None:
    seat = seats(hall, OFFICER)
    page = page_of(seat, qtbot)
    assert "2026年的放假安排已录入" in page.published.text()
    swapped = page.model.day(date(2026, 2, 14))
    assert swapped is not None and swapped.kind is DayKind.WORK and swapped.entered
    assert page._columns == 3
    page.later.click()
    settle(seat.desk)
    assert "2027" in page.frame.title.text() and "还没有录入" in page.published.text()


def test_a_day_is_changed_with_its_name_and_changed_back(hall: Hall, seats: Seats, qtbot: QtBot) -> None:
    seat = seats(hall, OFFICER)
    page = page_of(seat, qtbot)
    day = date(2026, 4, 8)
    for kind, name, expected in (("off", "防汛演练", DayKind.OFF), ("", "", DayKind.WORK)):
        form = page.edit(day)
        assert form is not None
        choice, field = form.findChild(QComboBox), form.findChild(QLineEdit)
        assert choice is not None and field is not None
        choice.setCurrentIndex(choice.findData(kind))
        field.setText(name)
        form.on_confirm()
        settle(seat.desk)
        page.refresh()
        settle(seat.desk)
        shown = page.model.day(day)
        assert shown is not None and (shown.kind, shown.name) == (expected, name)


def test_days_are_chosen_by_mouse_and_by_keyboard(hall: Hall, seats: Seats, qtbot: QtBot) -> None:
    page = page_of(seats(hall, CLERK), qtbot)
    march = page.months[2]
    chosen: list[date] = []
    march.chosen.connect(chosen.append)
    where = march.rect_of(date(2026, 3, 9)).center()
    QTest.mouseClick(march, Qt.MouseButton.LeftButton, pos=where)
    QTest.keyClick(march, Qt.Key.Key_Right)
    QTest.keyClick(march, Qt.Key.Key_Return)
    assert chosen == [date(2026, 3, 9), date(2026, 3, 10)]
    march.current = date(2026, 3, 31)
    QTest.keyClick(march, Qt.Key.Key_Right)
    assert page.months[3].current == date(2026, 4, 1)
    assert march.rect_of(date(2026, 3, 9)).width() >= 48


def test_a_file_is_taken_and_its_bad_lines_are_named(
    hall: Hall, seats: Seats, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "2027.csv"
    file.write_text("日期,类型,名称\n2027-01-01,休息,元旦\n2027-13-01,休息,元旦\n", "utf-8")
    seat = seats(hall, OFFICER)
    page = page_of(seat, qtbot)
    page.model.import_file(file)
    settle(seat.desk)
    assert "接受1行" in seat.said[-1][1] and "第3行" in seat.said[-1][1]
    file.write_text("什么,都不是\n", "utf-8")
    page.model.import_file(file)
    settle(seat.desk)
    assert "日期" in seat.said[-1][1]


def test_without_the_right_a_day_is_only_looked_at(hall: Hall, seats: Seats, qtbot: QtBot) -> None:
    page = page_of(seats(hall, CLERK), qtbot)
    assert page.edit(date(2026, 4, 8)) is None and not page.take_in.isVisible()
