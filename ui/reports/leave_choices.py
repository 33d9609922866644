"""What of the papers of leave is chosen: document, month, department or paper."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QVBoxLayout, QWidget

from app.domain.slots import Month
from ui.attendance.month_picker import MonthPicker
from ui.reports.choices import WIDTH
from ui.reports.documents import CALENDAR, REGISTER, DocumentBox
from ui.widgets.text import label


class LeaveChoices(QFrame):
    """A card at the left of the preview."""

    department_chosen = Signal(str)
    """A code; empty: the whole hall."""
    paper_chosen = Signal(str)

    def __init__(self, month: Month) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setFixedWidth(WIDTH)
        self.documents, self.months = DocumentBox(), MonthPicker(month)
        self.departments, self.paper = QComboBox(), QComboBox()
        for key, text in (("A3", self.tr("A3(整月一页)")), ("A4", self.tr("A4(半月一页)"))):
            self.paper.addItem(text, key)
        self._hint = label(kind="secondary", wrap=True)
        self._lay_out()
        self.departments.activated.connect(
            lambda: self.department_chosen.emit(str(self.departments.currentData()))
        )
        self.paper.activated.connect(lambda: self.paper_chosen.emit(str(self.paper.currentData())))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(6)
        self._titles: dict[QWidget, QLabel] = {}
        for title, widget in (
            (self.tr("文件"), self.documents),
            (self.tr("月份"), self.months),
            (self.tr("派驻部门"), self.departments),
            (self.tr("纸张"), self.paper),
        ):
            self._titles[widget] = label(title, "secondary")
            column.addWidget(self._titles[widget])
            column.addWidget(widget)
            widget.setAccessibleName(title)
        column.addSpacing(8)
        column.addWidget(self._hint)
        column.addStretch(1)

    def put(self, document: str, month: Month, departments: Sequence[tuple[str, str]], chosen: str) -> None:
        """Shows the choices of a document; `departments`: code and name of those with leaves."""
        self.documents.put(document)
        self.months.put(month)
        for widget, wanted in ((self.departments, REGISTER), (self.paper, CALENDAR)):
            widget.setVisible(document == wanted)
            self._titles[widget].setVisible(document == wanted)
        self.departments.clear()
        self.departments.addItem(self.tr("全部"), "")
        for code, name in departments:
            self.departments.addItem(name, code)
        self.departments.setCurrentIndex(max(0, self.departments.findData(chosen)))
        self._hint.setText(
            self.tr("张贴用：只写姓名，不写请假类别；只列已批准的请假。")
            if document == CALENDAR
            else self.tr("跨月的请假只计本月部分。")
        )
