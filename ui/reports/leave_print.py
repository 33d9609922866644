"""打印审批表: the form of one leave, seen first, then printed to be signed or saved."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.refusal import Refusal
from app.services.leave_paper import LeavePaper
from reports.leave_form_model import LeaveForm
from ui.calls import call
from ui.desk import Desk
from ui.palette import Tone
from ui.reports.asking import ask_file, ask_printer
from ui.reports.leave_files import form_bytes, save_bytes
from ui.reports.preview import PdfPreview
from ui.reports.printing import PrintJob
from ui.reports.progress_row import ProgressRow
from ui.reports.work import PaperWork
from ui.widgets.states import State, StateView
from ui.widgets.text import button

_WIDTH, _HEIGHT = 880, 640


def print_form(desk: Desk, leave: str, parent: QWidget | None = None) -> FormPreview:
    """Opens the preview of a leave's form; `parent`: the page that asks."""
    dialog = FormPreview(desk, leave, parent)
    dialog.open()
    return dialog


class FormModel(PaperWork):
    """Reads and draws one form."""

    drawn = Signal()
    """`pdf` is there."""
    refused = Signal(object)
    """A `Refusal` instead."""

    def __init__(self, desk: Desk, leave: str, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self.leave = leave
        self.pdf: bytes | None = None

    def read(self) -> None:
        request = call(LeavePaper.form, self._desk.actor, self.leave)
        self._desk.background.read(request, self, self._draw, self.refused.emit)

    def _draw(self, form: LeaveForm) -> None:
        self._desk.background.work(partial(form_bytes, form), self, self._take, self.refused.emit)

    def _take(self, pdf: bytes) -> None:
        self.pdf = pdf
        self.drawn.emit()

    def save_pdf(self, path: Path) -> None:
        if self.pdf is not None:
            self.save(partial(save_bytes, self.pdf, path), path.name)


class FormPreview(QDialog):
    """The page as it will be printed."""

    def __init__(self, desk: Desk, leave: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.model = FormModel(desk, leave, self)
        self.setWindowTitle(self.tr("请假审批表") + f"  {leave}")
        self.resize(_WIDTH, _HEIGHT)
        self.print = button(self.tr("打印…"), primary=True)
        self.save_pdf, self.close_button = button(self.tr("存为 PDF…")), button(self.tr("关闭"))
        self.preview, self.progress = PdfPreview(desk), ProgressRow()
        self._states = StateView(self.preview)
        self._lay_out()
        self._connect()
        self._states.show_state(State.LOADING, self.tr("正在绘制……"))
        self._show_buttons()
        self.model.read()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addWidget(self._states, 1)
        column.addWidget(self.progress)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for widget in (self.close_button, self.save_pdf, self.print):
            row.addWidget(widget)
        column.addLayout(row)

    def _connect(self) -> None:
        self.model.drawn.connect(self._show)
        self.model.refused.connect(self._refused)
        self.model.progressed.connect(self._show_progress)
        self.model.done.connect(self._done)
        self.model.failed.connect(self._desk.refuse)
        self._states.acted.connect(self.model.read)
        self.print.clicked.connect(self._print)
        self.save_pdf.clicked.connect(self._save_pdf)
        self.close_button.clicked.connect(self.reject)
        self.progress.stop.clicked.connect(self.model.cancel)
        for keys, pressed in (("Ctrl+P", self.print), ("Ctrl+S", self.save_pdf)):
            QShortcut(QKeySequence(keys), self).activated.connect(pressed.click)

    def _show(self) -> None:
        self._states.show_content()
        self.preview.put(self.model.pdf)
        self._show_buttons()
        self.print.setFocus()

    def _refused(self, refusal: Refusal) -> None:
        self._states.show_refusal(refusal, self.tr("再试一次"))
        self._show_buttons()

    def _show_buttons(self) -> None:
        ready = self.model.pdf is not None and not self.model.busy
        self.print.setEnabled(ready)
        self.save_pdf.setEnabled(ready)

    def _show_progress(self, title: str, at: int, of: int) -> None:
        self.progress.put(title, at, of)
        self._show_buttons()

    def _done(self, said: str) -> None:
        self._show_progress("", 0, 0)
        if said:
            self._desk.say(Tone.OK, said)

    def _name(self) -> str:
        return self.tr("请假审批表") + f"_{self.model.leave}"

    def _print(self) -> None:
        printer = ask_printer(self, self._name(), self.preview.pages)
        if printer is not None:
            self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Prints on a printer that was chosen."""
        if self.model.pdf is not None:
            self.model.print_on(PrintJob(self.model.pdf, printer))

    def _save_pdf(self) -> None:
        if path := ask_file(self, self._name(), "pdf", "PDF"):
            self.model.save_pdf(path)
