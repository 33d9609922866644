"""填请假条: the fields on the left, what would happen on the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.domain.free_text import TEXT_LIMIT
from ui.attendance.fields import ChoiceField
from ui.desk import Desk
from ui.leave.fields import HalfDayField, NotifiedField, PapersField
from ui.leave.form_model import FormModel
from ui.leave.people import PersonPicker
from ui.leave.preview_panel import PreviewPanel
from ui.widgets.text import label
from ui.words import terms

FIELDS_WIDTH = 520
REASON_LINES = 56


class RequestForm(QWidget):
    """Thin: every edit goes to the model, the model's entry comes back into the fields."""

    def __init__(self, desk: Desk, model: FormModel) -> None:
        super().__init__()
        self._model = model
        self._for_others = False
        self.who = PersonPicker(desk, self.tr("请假人：姓名、编号或拼音首字母"))
        self.kind = ChoiceField(terms("leave"))
        self.first, self.last = HalfDayField(desk), HalfDayField(desk)
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(REASON_LINES)
        self.cover = PersonPicker(desk, self.tr("谁顶岗：姓名、编号或拼音首字母，可不填"), around=True)
        self.papers, self.notified = PapersField(), NotifiedField(desk)
        self.panel = PreviewPanel(model)
        self._rows = QFormLayout()
        self._lay_out()
        self._connect()
        self.show_entry()

    def _lay_out(self) -> None:
        self._rows.setHorizontalSpacing(16)
        self._rows.setVerticalSpacing(8)
        self._rows.setContentsMargins(0, 0, 8, 0)
        for title, field in (
            (self.tr("请假人"), self.who),
            (self.tr("假别"), self.kind),
            (self.tr("从"), self.first),
            (self.tr("到"), self.last),
            (self.tr("事由"), self.reason),
            (self.tr("顶岗人"), self.cover),
            (self.tr("附件"), self.papers),
            (self.tr("告知"), self.notified),
        ):
            self._add(title, field)
        fields = QWidget()
        fields.setObjectName("fields")
        column = QVBoxLayout(fields)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._rows)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setStyleSheet("QScrollArea, QVBoxLayout, QWidget#fields { background: transparent; }")
        area.setWidget(fields)
        area.setFixedWidth(FIELDS_WIDTH)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(area)
        row.addWidget(self.panel, 1)
        self.setFocusProxy(self.kind)

    def _add(self, title: str, field: QWidget) -> None:
        name = label(title)
        name.setBuddy(field)
        name.setMinimumHeight(48)
        name.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if isinstance(field, (HalfDayField, PersonPicker)):
            field.name(title)
        field.setAccessibleName(title)
        self._rows.addRow(name, field)
        self._rows.setAlignment(name, Qt.AlignmentFlag.AlignTop)

    def _connect(self) -> None:
        model = self._model
        self.who.chosen.connect(lambda key, name: model.set(subject=key, name=name, cover="", cover_name=""))
        self.kind.currentIndexChanged.connect(lambda _: model.set(kind=self.kind.key))
        self.first.edited.connect(lambda: model.set(first=self.first.slot))
        self.last.edited.connect(lambda: model.set(last=self.last.slot))
        self.reason.textChanged.connect(self._take_reason)
        self.cover.chosen.connect(lambda key, name: model.set(cover=key, cover_name=name))
        self.papers.picked.connect(model.add_paper)
        self.papers.dropped.connect(model.drop_paper)
        self.notified.edited.connect(lambda: model.set(notified=self.notified.at))
        model.changed.connect(self.show_entry)

    def _take_reason(self) -> None:
        """A reason as long as the paper has room for."""
        text = self.reason.toPlainText()
        if len(text) > TEXT_LIMIT:
            self.reason.setPlainText(text[:TEXT_LIMIT])
            self.reason.moveCursor(QTextCursor.MoveOperation.End)
            return
        self._model.set(reason=text)

    def for_others(self, others: bool) -> None:
        """Whether the request is entered for somebody else, who is to be chosen."""
        self._for_others = others
        self._rows.setRowVisible(self.who, others)
        self._rows.setRowVisible(self.notified, others)

    def show_entry(self) -> None:
        """What the model holds, without calling it an edit."""
        entry = self._model.entry
        self.who.put(entry.subject)
        self.cover.put(entry.cover, entry.subject)
        self._rows.setRowVisible(self.who, self._for_others and not self._model.changing)
        self.kind.blockSignals(True)
        self.kind.setCurrentIndex(max(0, self.kind.findData(entry.kind)))
        self.kind.blockSignals(False)
        self.first.slot, self.last.slot = entry.first, entry.last
        if self.reason.toPlainText() != entry.reason:
            self.reason.blockSignals(True)
            self.reason.setPlainText(entry.reason)
            self.reason.blockSignals(False)
        self.papers.put(entry.papers)
        if self.notified.at != entry.notified:
            self.notified.at = entry.notified
