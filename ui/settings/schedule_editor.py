"""Working hours: seasons, each with a table of weekday by morning and afternoon."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QDate, QTime
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QTabWidget,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from ui.widgets.editing import touchable
from ui.widgets.form import text_field
from ui.widgets.text import button, escaped, label
from ui.words import term

_LEAP = 2024
"""The year in which a season's dates are shown: it has 29 February."""
DAYS, EDGES = 7, 4
NEW = {"name": "", "from": "01-01", "to": "12-31", "weekdays": [[["08:30", "12:00"], ["14:00", "17:30"]]]}


class ScheduleEditor(QWidget):
    """`value` is the rule `attendance.schedule` as it stands in the fields; the rule itself judges it."""

    def __init__(self, value: dict[str, Any]) -> None:
        super().__init__()
        self.tabs = QTabWidget()
        self.seasons: list[SeasonEditor] = []
        self.add, self.remove = (
            touchable(button(self.tr("添加季节"))),
            touchable(button(self.tr("删去这一季"))),
        )
        self.add.clicked.connect(lambda: self._add(NEW))
        self.remove.clicked.connect(self._remove)
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addWidget(self.remove)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs, 1)
        column.addLayout(row)
        for season in value["seasons"]:
            self._add(season)
        self.tabs.setCurrentIndex(0)
        self.setFocusProxy(self.tabs.tabBar())

    @property
    def value(self) -> dict[str, Any]:
        return {"seasons": [season.value for season in self.seasons]}

    def _add(self, season: dict[str, Any]) -> None:
        editor = SeasonEditor(season)
        self.seasons.append(editor)
        index = self.tabs.addTab(editor, escaped(season["name"] or self.tr("新的一季")))
        editor.name.textChanged.connect(
            lambda text: self.tabs.setTabText(self.tabs.indexOf(editor), escaped(text))
        )
        self.tabs.setCurrentIndex(index)
        self.remove.setEnabled(len(self.seasons) > 1)

    def _remove(self) -> None:
        index = self.tabs.currentIndex()
        if len(self.seasons) > 1:
            editor = self.seasons.pop(index)
            self.tabs.removeTab(index)
            editor.deleteLater()
        self.remove.setEnabled(len(self.seasons) > 1)


class SeasonEditor(QWidget):
    """A season's name, dates and hours; one row serves all days while `alike` is ticked."""

    def __init__(self, season: dict[str, Any]) -> None:
        super().__init__()
        self.name: QLineEdit = touchable(text_field(season["name"], limit=32))
        self.first, self.last = _month_day(season["from"]), _month_day(season["to"])
        self.alike = touchable(QCheckBox(self.tr("每天相同")))
        self.times = [[_time() for _ in range(EDGES)] for _ in range(DAYS)]
        self._day_names = [label(term("weekday", day)) for day in range(DAYS)]
        head = QHBoxLayout()
        head.setSpacing(8)
        for text, widget in (
            (self.tr("名称"), self.name),
            (self.tr("从"), self.first),
            (self.tr("到"), self.last),
        ):
            widget.setAccessibleName(text)
            head.addWidget(label(text))
            head.addWidget(widget)
        head.addWidget(self.alike)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addLayout(head)
        column.addLayout(self._grid())
        column.addStretch(1)
        self._fill(season["weekdays"])
        self.alike.toggled.connect(self._show_days)
        self._show_days(self.alike.isChecked())

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        titles = (self.tr("上午上班"), self.tr("上午下班"), self.tr("下午上班"), self.tr("下午下班"))
        for edge, title in enumerate(titles):
            grid.addWidget(label(title, "secondary"), 0, edge + 1)
            for day in range(DAYS):
                field = self.times[day][edge]
                field.setAccessibleName(f"{term('weekday', day)} {title}")
                grid.addWidget(field, day + 1, edge + 1)
        for day, name in enumerate(self._day_names):
            grid.addWidget(name, day + 1, 0)
        return grid

    def _fill(self, weekdays: list[Any]) -> None:
        days = weekdays * DAYS if len(weekdays) == 1 else weekdays
        for fields, day in zip(self.times, days, strict=True):
            for field, text in zip(fields, [text for half in day for text in half], strict=True):
                field.setTime(QTime.fromString(text, "HH:mm"))
        self.alike.setChecked(all(day == days[0] for day in days))

    def _show_days(self, alike: bool) -> None:
        self._day_names[0].setText(self.tr("每天") if alike else term("weekday", 0))
        for day in range(1, DAYS):
            self._day_names[day].setVisible(not alike)
            for first, field in zip(self.times[0], self.times[day], strict=True):
                field.setVisible(not alike)
                if alike:
                    field.setTime(first.time())

    @property
    def value(self) -> dict[str, Any]:
        rows = self.times[:1] if self.alike.isChecked() else self.times
        texts = [[field.time().toString("HH:mm") for field in fields] for fields in rows]
        return {
            "name": self.name.text().strip(),
            "from": self.first.date().toString("MM-dd"),
            "to": self.last.date().toString("MM-dd"),
            "weekdays": [[day[:2], day[2:]] for day in texts],
        }


def _month_day(text: str) -> QDateEdit:
    made = touchable(QDateEdit())
    made.setDisplayFormat("MM-dd")
    made.setMinimumWidth(120)
    made.setDateRange(QDate(_LEAP, 1, 1), QDate(_LEAP, 12, 31))
    made.setDate(QDate.fromString(f"{_LEAP}-{text}", "yyyy-MM-dd"))
    return made


def _time() -> QTimeEdit:
    made = touchable(QTimeEdit())
    made.setDisplayFormat("HH:mm")
    return made
