"""Fields of the request form: a half-day, the papers, and when somebody rang."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.slots import HALVES, Half, Slot
from ui.attendance.fields import TimeField
from ui.desk import Desk
from ui.fonts import BODY, font
from ui.leave.entry import Paper
from ui.widgets.date_field import DateField
from ui.widgets.editing import touchable
from ui.widgets.text import Elided, button, escaped, label, set_tip
from ui.words import term

DATE_WIDTH = 152


class HalfDayField(QWidget):
    """A date and 上午 or 下午; `slot` is what it holds."""

    edited = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.day = DateField(desk)
        self.day.setMinimumWidth(DATE_WIDTH)
        self._group = QButtonGroup(self)
        self.halves = {half: touchable(button(term("half", half))) for half in HALVES}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.day, 1)
        for made in self.halves.values():
            made.setCheckable(True)
            made.setMinimumWidth(_strong_width(made))
            self._group.addButton(made)
            row.addWidget(made)
        self.setFocusProxy(self.day)
        self.day.dateChanged.connect(lambda _: self.edited.emit())
        self._group.buttonClicked.connect(lambda _: self.edited.emit())

    @property
    def slot(self) -> Slot:
        return Slot(self.day.day, Half.PM if self.halves[Half.PM].isChecked() else Half.AM)

    @slot.setter
    def slot(self, slot: Slot) -> None:
        """Shows another half-day without calling it an edit."""
        self.day.blockSignals(True)
        self.day.day = slot.date
        self.day.blockSignals(False)
        self.halves[slot.half].setChecked(True)

    def name(self, text: str) -> None:
        """For who hears the form instead of seeing it."""
        self.day.setAccessibleName(text)
        for half, made in self.halves.items():
            made.setAccessibleName(f"{text} {term('half', half)}")


def _strong_width(made: QPushButton) -> int:
    """A button's width when its words are bold, as those of the checked one are."""
    made.ensurePolished()
    more = QFontMetrics(font(BODY, True)).horizontalAdvance(made.text())
    return made.sizeHint().width() + more - made.fontMetrics().horizontalAdvance(made.text())


class PapersField(QWidget):
    """Scans and photos: what is there already, and a button for one more."""

    picked = Signal(object)
    """A `Path`."""
    dropped = Signal(str)
    """The hash of one that does not go along."""

    def __init__(self) -> None:
        super().__init__()
        self.add = touchable(button(self.tr("选择文件…")))
        self.add.clicked.connect(lambda: choose_paper(self, self.picked.emit))
        hint = label(self.tr("PDF、JPG、PNG，不超过5兆字节"), "secondary")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.add)
        row.addWidget(hint, 1)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addLayout(self._lines)
        self.setFocusProxy(self.add)
        self._shown: Sequence[Paper] = ()

    def put(self, papers: Sequence[Paper]) -> None:
        if papers == self._shown:
            return
        self._shown = papers
        while (item := self._lines.takeAt(0)) is not None:
            item.widget().deleteLater()
        for paper in papers:
            self._lines.addWidget(self._line(paper))

    def _line(self, paper: Paper) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        name = Elided()
        name.setText(paper.name)
        drop = touchable(button(self.tr("去掉"), flat=True))
        drop.setAccessibleName(self.tr("去掉{name}").format(name=paper.name))
        drop.clicked.connect(lambda: self.dropped.emit(paper.digest))
        row.addWidget(name, 1)
        row.addWidget(drop)
        return made


class NotifiedField(QWidget):
    """When somebody rang, for a request entered for them; `at` is UTC seconds, 0: not known."""

    edited = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.box = touchable(QCheckBox(escaped(self.tr("电话告知"))))
        now = desk.now()
        self.day, self.clock = DateField(desk), TimeField(now.hour * 60 + now.minute)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self.box, self.day, self.clock):
            row.addWidget(widget)
        row.addStretch(1)
        self.setFocusProxy(self.box)
        self.clock.setAccessibleName(self.tr("电话告知的时间"))
        set_tip(self.box, self.tr("本人打电话请假的时间，会记在请假上"))
        self.box.toggled.connect(self._show)
        self.box.toggled.connect(lambda _: self.edited.emit())
        self.day.dateChanged.connect(lambda _: self.edited.emit())
        self.clock.timeChanged.connect(lambda _: self.edited.emit())
        self._show()

    def _show(self) -> None:
        for widget in (self.day, self.clock):
            widget.setEnabled(self.box.isChecked())

    @property
    def at(self) -> int:
        if not self.box.isChecked():
            return 0
        clock = self.clock.time()
        now = self._desk.now()
        day = self.day.day
        moment = datetime(day.year, day.month, day.day, clock.hour(), clock.minute(), tzinfo=now.tzinfo)
        return round(moment.timestamp())

    @at.setter
    def at(self, at: int) -> None:
        """Shows another moment without calling it an edit."""
        self.blockSignals(True)
        self.box.setChecked(bool(at))
        moment = datetime.fromtimestamp(at, self._desk.now().tzinfo) if at else self._desk.now()
        self.day.day = moment.date()
        self.clock.minute = moment.hour * 60 + moment.minute
        self.blockSignals(False)


def choose_paper(parent: QWidget, chosen: Callable[[Path], object]) -> QFileDialog:
    """Asks for a scan or photo; `chosen(path)` is called with it."""
    kinds = QCoreApplication.translate("LeaveFields", "扫描件或照片 (*.pdf *.jpg *.jpeg *.png)")
    title = QCoreApplication.translate("LeaveFields", "选择附件")
    dialog = QFileDialog(parent, title, "", kinds)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.open()
    return dialog
