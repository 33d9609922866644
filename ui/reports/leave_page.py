"""报表: the leave register of a month and the calendar for the wall; look at every page, print or save."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.refusal import Refusal
from app.domain.slots import Month
from ui.desk import Desk
from ui.palette import Tone
from ui.reports.asking import ask_file, ask_folder, ask_printer
from ui.reports.documents import REGISTER, document_title
from ui.reports.leave_choices import LeaveChoices
from ui.reports.leave_model import LeavePaperModel
from ui.reports.preview import PdfPreview
from ui.reports.printing import PrintJob
from ui.reports.progress_row import ProgressRow
from ui.widgets.focus import show_content
from ui.widgets.frame import PageFrame
from ui.widgets.states import State, StateView
from ui.widgets.text import button
from ui.words import month_text, sentence


class LeavePapersPage(QWidget):
    """Nothing is printed that was not seen."""

    document_chosen = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.model = LeavePaperModel(desk, self)
        self.choices = LeaveChoices(self.model.month)
        self.print = button(self.tr("打印…"), primary=True)
        self.save_pdfs = button(self.tr("每部门一份 PDF…"))
        self.save_pdf = button(self.tr("存为 PDF…"))
        self.save_table = button(self.tr("存为表格…"))
        self.preview, self.progress = PdfPreview(desk), ProgressRow()
        self._states = StateView(self.preview)
        buttons = [self.save_table, self.save_pdf, self.save_pdfs]
        self.frame = PageFrame(self.tr("报表"), self._content(), self.print, buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self._connect()
        self._show()
        self._show_pdf()

    def _content(self) -> QWidget:
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.choices)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self._states, 1)
        right.addWidget(self.progress)
        row.addLayout(right, 1)
        return content

    def _connect(self) -> None:
        self.model.changed.connect(self._show)
        self.model.drawn.connect(self._show_pdf)
        self.model.refused.connect(self._refused)
        self.model.progressed.connect(self._show_progress)
        self.model.done.connect(self._done)
        self.model.failed.connect(self._desk.refuse)
        self.choices.documents.chosen.connect(self.document_chosen)
        self.choices.months.chosen.connect(self.model.set_month)
        self.choices.department_chosen.connect(self.model.set_department)
        self.choices.paper_chosen.connect(self.model.set_paper)
        self.print.clicked.connect(self._print)
        self.save_pdf.clicked.connect(self._save_pdf)
        self.save_pdfs.clicked.connect(self._save_pdfs)
        self.save_table.clicked.connect(self._save_xlsx)
        self.progress.stop.clicked.connect(self._stop)
        self._states.acted.connect(self.refresh)
        self.shortcuts = [
            ("Ctrl+P", self.tr("打印")),
            ("Ctrl+S", self.tr("存为 PDF")),
            ("PgUp / PgDown", self.tr("预览的上一页、下一页")),
            ("Ctrl+= / Ctrl+-", self.tr("预览放大、缩小")),
        ]
        for keys, pressed in (("Ctrl+P", self.print), ("Ctrl+S", self.save_pdf)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(pressed.click)
        self.setFocusProxy(self.choices.documents)

    def refresh(self) -> None:
        self.model.refresh()

    def show_document(self, document: str, month: Month | None = None) -> None:
        """`register` or `calendar`, of a month."""
        self.model.set_document(document)
        if month is not None:
            self.model.set_month(month)

    # -- showing --------------------------------------------------------------------------------------

    def _show(self) -> None:
        model = self.model
        self.choices.put(model.document, model.month, model.departments, model.department)
        self.frame.title.setText("  ".join((month_text(model.month), document_title(model.document))))
        for made in (self.save_table, self.save_pdfs):
            made.setVisible(model.document == REGISTER)

    def _show_pdf(self) -> None:
        self.preview.put(self.model.pdf)
        if self.model.pdf is not None:
            show_content(self._states, self)
            self.preview.put(self.model.pdf)
        else:
            self._states.show_state(State.LOADING, self.tr("正在绘制……"))
        self._show_buttons()

    def _show_buttons(self) -> None:
        ready = self.model.pdf is not None and not self.model.busy
        for made in (self.print, self.save_pdf, self.save_pdfs, self.save_table):
            made.setEnabled(ready)

    def _refused(self, refusal: Refusal) -> None:
        if refusal.key == "calendar_empty":
            self._states.show_state(State.EMPTY, sentence(refusal))
        else:
            self._states.show_refusal(refusal, self.tr("再试一次"))
        self._show_buttons()

    def _show_progress(self, title: str, at: int, of: int) -> None:
        self.progress.put(title, at, of)
        self._show_buttons()

    def _done(self, said: str) -> None:
        self._show_progress("", 0, 0)
        if said:
            self._desk.say(Tone.OK, said)

    def _stop(self) -> None:
        self.model.cancel()
        self._desk.say(Tone.CALM, sentence("cancelled"))

    # -- doing ----------------------------------------------------------------------------------------

    def _name(self) -> str:
        return f"{document_title(self.model.document)}_{self.model.month}"

    def _print(self) -> None:
        if self.model.pdf is not None:
            printer = ask_printer(self, self._name(), self.preview.pages)
            if printer is not None:
                self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Prints what the preview shows on a printer that was chosen."""
        if self.model.pdf is not None:
            self.model.print_on(PrintJob(self.model.pdf, printer))

    def _save_pdf(self) -> None:
        if path := ask_file(self, self._name(), "pdf", "PDF"):
            self.model.save_pdf(path)

    def _save_pdfs(self) -> None:
        if folder := ask_folder(self):
            self.model.save_pdfs(folder)

    def _save_xlsx(self) -> None:
        if path := ask_file(self, self._name(), "xlsx", "Excel"):
            self.model.save_xlsx(path)
