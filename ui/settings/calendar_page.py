"""The page of the calendar: a year of months; a day is changed by a click or Enter."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.calendar import DayKind
from app.domain.refusal import Refusal
from app.services.calendar_import import CalendarReport
from ui.desk import Desk
from ui.palette import Tone
from ui.settings.calendar_view_model import CalendarModel
from ui.settings.month_grid import MonthGrid
from ui.widgets.editing import open_form, touchable
from ui.widgets.form import FormDialog, text_field
from ui.widgets.frame import PageFrame
from ui.widgets.states import State, StateView
from ui.widgets.text import Message, button, label
from ui.words import date_text, sentence, terms

GAP = 32


class CalendarPage(QWidget):
    """Working, rest and swapped days, and whether the year's arrangement has been entered."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.model = CalendarModel(desk, self)
        self.published = Message()
        self.months = [MonthGrid(month, self.model.day) for month in range(1, 13)]
        self._grid = QGridLayout()
        self._grid.setSpacing(GAP)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        inner = QWidget()
        inner.setObjectName("page")
        inner.setLayout(self._grid)
        self.area = _Area(widgetResizable=True)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(inner)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.published)
        column.addWidget(self.area, 1)
        self.state = StateView(body)
        self.earlier, self.later = touchable(button(self.tr("上一年"))), touchable(button(self.tr("下一年")))
        self.take_in = touchable(button(self.tr("导入放假安排…"), primary=True))
        self.frame = PageFrame(self.tr("工作日历"), self.state, self.take_in, [self.earlier, self.later])
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self.frame)
        self._columns = 0
        self._connect()
        self.state.show_state(State.LOADING)
        self.shortcuts = (("Enter", self.tr("修改选中的日期")),)

    def _connect(self) -> None:
        self.model.changed.connect(self._show)
        self.area.resized.connect(self._arrange)
        self.model.refused.connect(self.state.show_refusal)
        self.model.imported.connect(self._tell)
        self.model.import_refused.connect(self._tell_refusal)
        self.earlier.clicked.connect(lambda: self.model.turn(-1))
        self.later.clicked.connect(lambda: self.model.turn(1))
        self.take_in.clicked.connect(self._choose_file)
        for grid in self.months:
            grid.chosen.connect(self.edit)
            grid.left.connect(self._go_to)

    # -- the shell ------------------------------------------------------------------------------------

    def refresh(self) -> None:
        self.take_in.setVisible(self.model.may_edit)
        self.model.load()

    def show_target(self, target: object) -> None:
        """A year."""
        if isinstance(target, int):
            self.model.year = target

    # -- showing --------------------------------------------------------------------------------------

    def _show(self) -> None:
        view = self.model.view
        if view is None:
            return
        self.frame.title.setText(self.tr("{year}年工作日历").format(year=view.year))
        key = "calendar_published" if view.published else "calendar_unpublished"
        self.published.say(Tone.OK if view.published else Tone.ATTENTION, sentence(key, {"year": view.year}))
        for grid in self.months:
            grid.show_year(view.year, self._desk.today())
        self._arrange()
        self.state.show_content()

    def _arrange(self) -> None:
        """As many months beside each other as there is room for."""
        width = self.months[0].width() + GAP
        columns = max(1, min(6, (self.area.viewport().width() + GAP) // width))
        if columns == self._columns:
            return
        self._columns = columns
        for place, grid in enumerate(self.months):
            self._grid.addWidget(grid, place // columns, place % columns)

    def _go_to(self, day: date) -> None:
        if self.model.view is not None and day.year == self.model.view.year:
            grid = self.months[day.month - 1]
            grid.current = day
            grid.setFocus()
            self.area.ensureWidgetVisible(grid)

    # -- changing -------------------------------------------------------------------------------------

    def edit(self, day: date) -> FormDialog | None:
        """Asks what the day is to be, and what people call it."""
        shown = self.model.day(day)
        if shown is None or not self.model.may_edit:
            return None
        kind, name = QComboBox(), text_field(shown.name, limit=64)
        kind.addItem(self.tr("按周几(取消安排)"), "")
        for key, text in terms("day_kind").items():
            kind.addItem(text, key)
        kind.setCurrentIndex(kind.findData(shown.kind.value if shown.entered else ""))
        return open_form(
            self,
            date_text(day),
            self.tr("保存"),
            [(self.tr("日期"), label(date_text(day))), (self.tr("安排"), kind), (self.tr("名称"), name)],
            lambda reply: self.model.set_day(
                day, DayKind(kind.currentData()) if kind.currentData() else None, name.text(), reply
            ),
            sentence("calendar_day_note"),
        )

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, self.tr("选择放假安排"), "", self.tr("表格 (*.xlsx *.csv)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.model.import_file(Path(name)))
        dialog.open()

    def _tell(self, report: CalendarReport) -> None:
        counts = {"taken": report.taken, "changes": report.changes, "rejected": len(report.rejected)}
        text = sentence("calendar_taken", counts)
        for line in report.rejected[:3]:
            text += " " + sentence("line", {"number": line.number, "text": sentence(line.key, line.params)})
        self._desk.say(Tone.ATTENTION if report.rejected else Tone.OK, text)

    def _tell_refusal(self, refusal: Refusal) -> None:
        self._desk.refuse(refusal)


class _Area(QScrollArea):
    """Tells when there is more or less room."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()
