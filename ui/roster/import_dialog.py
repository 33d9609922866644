"""The import of a roster file: preview line by line, then apply."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.roster_plan import LineResult, Outcome
from app.services.roster_import import ImportReport
from ui.desk import Desk
from ui.palette import SYMBOLS, Tone
from ui.roster.import_model import ImportModel, line_words
from ui.widgets.editing import fit, touchable
from ui.widgets.states import State, StateView
from ui.widgets.table import Column, LineTable
from ui.widgets.text import Message, button, label
from ui.words import sentence, term

TONES = {Outcome.NEW: Tone.OK, Outcome.CHANGED: Tone.ATTENTION, Outcome.REJECTED: Tone.ERROR}


class ImportDialog(QDialog):
    """Opened with a file chosen; nothing is changed before the primary button is pressed."""

    def __init__(self, desk: Desk, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("导入名册"))
        self._desk = desk
        self.model = ImportModel(desk, self)
        self.model.changed.connect(self._show)
        self.model.applied.connect(self._finish)
        self.table: LineTable[LineResult] = LineTable(self._columns())
        self.state = StateView(self.table)
        self.whole = label(wrap=True)
        self.table.chosen.connect(self._show_whole)
        self._file = label(kind="secondary")
        self.summary = Message()
        self.replace = QCheckBox(self.tr("替换已有内容"))
        touchable(self.replace)
        self.replace.toggled.connect(self.model.set_replacing)
        self.apply = button(self.tr("导入"), primary=True)
        self.apply.clicked.connect(self.model.apply)
        self._lay_out()
        fit(self, 1040, 640)
        self._file.setText(str(path))
        self.model.read(path)

    def _columns(self) -> list[Column[LineResult]]:
        return [
            Column(self.tr("行"), lambda x: str(x.number), lambda x: x.number, figure=True, width=72),
            Column(
                self.tr("结果"),
                lambda x: f"{SYMBOLS[TONES.get(x.outcome, Tone.CALM)]} {term('outcome', x.outcome)}",
                width=120,
                tone=lambda x: TONES.get(x.outcome, Tone.CALM),
            ),
            Column(self.tr("编号"), lambda x: x.row.number if x.row else "", width=96),
            Column(self.tr("姓名"), lambda x: x.row.name if x.row else "", width=112),
            Column(self.tr("将要做的改动，或未导入的原因"), line_words),
        ]

    def _lay_out(self) -> None:
        again, cancel = button(self.tr("另选文件…")), button(self.tr("取消"))
        again.clicked.connect(self._choose)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.replace)
        buttons.addStretch(1)
        for made in (again, cancel, self.apply):
            touchable(made)
            buttons.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(label(self.tr("导入名册"), "title"))
        column.addWidget(self._file)
        column.addWidget(self.summary)
        column.addWidget(self.state, 1)
        column.addWidget(self.whole)
        column.addLayout(buttons)

    def _choose(self) -> None:
        choose_roster_file(self, self._reread)

    def _reread(self, path: Path) -> None:
        self._file.setText(str(path))
        self.model.read(path)

    def _show(self) -> None:
        model = self.model
        self.apply.setEnabled(model.can_apply)
        self.summary.say(Tone.CALM, "")
        if model.trouble is not None:
            self.state.show_refusal(model.trouble)
        elif model.report is None:
            self.state.show_state(State.LOADING, self.tr("正在读取文件，还没有改动任何内容……"))
        else:
            self._show_report(model.report)

    def _show_report(self, report: ImportReport) -> None:
        """Rejected lines come first: they are what somebody must look at."""
        order = (Outcome.REJECTED, Outcome.CHANGED, Outcome.NEW, Outcome.SAME)
        self.table.put(sorted(report.lines, key=lambda line: (order.index(line.outcome), line.number)))
        self.table.selectRow(0)
        self.state.show_content()
        tone = Tone.ATTENTION if report.rejected else Tone.OK
        self.summary.say(tone, sentence("roster_preview", _counts(report)))

    def _show_whole(self) -> None:
        """A reason may be longer than its cell."""
        line = next(iter(self.table.selected()), None)
        text = sentence("line", {"number": line.number, "text": line_words(line)}) if line else ""
        self.whole.setText(text)

    def _finish(self, report: ImportReport) -> None:
        tone = Tone.ATTENTION if report.rejected else Tone.OK
        self._desk.say(tone, sentence("roster_applied", _counts(report)))
        self.accept()


def _counts(report: ImportReport) -> dict[str, object]:
    return {name: getattr(report, name) for name in ("new", "changed", "same", "rejected")}


def choose_roster_file(parent: QWidget, chosen: Callable[[Path], object]) -> QFileDialog:
    """Asks for a .xlsx or .csv file."""
    title = QCoreApplication.translate("ImportDialog", "选择名册文件")
    kinds = QCoreApplication.translate("ImportDialog", "表格 (*.xlsx *.csv)")
    dialog = QFileDialog(parent, title, "", kinds)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.open()
    return dialog
