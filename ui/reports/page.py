"""报表: choose month, departments and paper; look at every page; print or save."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from app.domain.refusal import Refusal
from app.domain.slots import Month
from ui.desk import Desk
from ui.palette import Tone
from ui.reports.asking import ask_file, ask_folder, ask_printer
from ui.reports.choices import Choices
from ui.reports.preview import PdfPreview
from ui.reports.printing import PrintJob
from ui.reports.progress_row import ProgressRow
from ui.reports.view_model import ReportModel
from ui.widgets.focus import show_content
from ui.widgets.frame import PageFrame
from ui.widgets.states import State, StateView
from ui.widgets.text import Message, button, escaped
from ui.words import month_text, sentence

_WITH_MENU = """QPushButton { padding-right: 28px; }
QPushButton::menu-indicator { subcontrol-origin: padding; subcontrol-position: right center; right: 10px; }"""


class ReportsPage(QWidget):
    """The monthly sheets; nothing is printed that was not seen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.model = ReportModel(desk, self)
        self.choices = Choices(self.model.month)
        self.print = button(self.tr("打印…"), primary=True)
        self.save_pdfs = button(self.tr("每部门一份 PDF…"))
        self.save_pdf = button(self.tr("存为 PDF…"))
        self.save_table = button(self.tr("存为表格"))
        self.preview = PdfPreview(desk)
        self.stale = Message()
        self.redraw = button(self.tr("重新绘制"))
        self.progress = ProgressRow()
        self.bar, self.stop = self.progress.bar, self.progress.stop
        self._states = StateView(self.preview)
        buttons = [self.save_table, self.save_pdf, self.save_pdfs]
        self.frame = PageFrame(self.tr("报表"), self._content(), self.print, buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self._fill_menu()
        self._connect()
        self._show()
        self._show_pdf()
        self._show_progress("", 0, 0)

    def _content(self) -> QWidget:
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.choices)
        right = QVBoxLayout()
        right.setSpacing(8)
        hint = QHBoxLayout()
        hint.addWidget(self.stale, 1)
        hint.addWidget(self.redraw)
        right.addLayout(hint)
        right.addWidget(self._states, 1)
        right.addWidget(self.progress)
        row.addLayout(right, 1)
        return content

    def _fill_menu(self) -> None:
        menu = QMenu(self.save_table)
        menu.addAction(escaped(self.tr("Excel 工作簿(每部门一页)…")), self._save_xlsx)
        menu.addAction(escaped(self.tr("CSV(每人一行合计)…")), self._save_csv)
        self.save_table.setMenu(menu)
        self.save_table.setStyleSheet(_WITH_MENU)

    def _connect(self) -> None:
        self.model.changed.connect(self._show)
        self.model.drawn.connect(self._show_pdf)
        self.model.refused.connect(self._refused)
        self.model.progressed.connect(self._show_progress)
        self.model.done.connect(self._done)
        self.model.failed.connect(self._desk.refuse)
        self.choices.month_chosen.connect(self.model.set_month)
        self.choices.look_chosen.connect(self.model.set_look)
        self.choices.left_out.connect(self.model.set_left_out)
        self.print.clicked.connect(self._print)
        self.save_pdf.clicked.connect(self._save_pdf)
        self.save_pdfs.clicked.connect(self._save_pdfs)
        self.redraw.clicked.connect(self.model.redraw)
        self.stop.clicked.connect(self._stop)
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
        self.setFocusProxy(self.choices.departments)

    def refresh(self) -> None:
        self.model.refresh()

    def show_target(self, target: object) -> None:
        """A month."""
        if isinstance(target, Month):
            self.model.set_month(target)

    # -- showing --------------------------------------------------------------------------------------

    def _show(self) -> None:
        shown = self.model.shown
        self.choices.put(self.model.month, shown.departments if shown else (), self.model.left_out)
        state = "" if shown is None else self.tr("已月结") if shown.issued.locked else self.tr("未月结 草稿")
        self.frame.title.setText("  ".join((month_text(self.model.month), self.tr("考勤表"), state)))
        stale = self.model.stale
        self.stale.say(Tone.CALM, self.tr("画好之后又有新的记录。") if stale else "")
        self.redraw.setVisible(stale)

    def _show_pdf(self) -> None:
        pdf = self.model.pdf
        self.preview.put(pdf)
        if pdf is not None:
            show_content(self._states, self)
            self.preview.put(pdf)
        else:
            self._states.show_state(State.LOADING, self.tr("正在绘制考勤表……"))
        self._show_buttons()

    def _show_buttons(self) -> None:
        ready = self.model.pdf is not None and not self.model.busy
        for made in (self.print, self.save_pdf, self.save_pdfs, self.save_table):
            made.setEnabled(ready)

    def _refused(self, refusal: Refusal) -> None:
        if refusal.key == "sheet_no_people":
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

    def _print(self) -> None:
        if self.model.pdf is not None:
            printer = ask_printer(self, self._name(), self.preview.pages)
            if printer is not None:
                self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Prints what the preview shows on a printer that was chosen."""
        if self.model.pdf is not None:
            self.model.print_on(PrintJob(self.model.pdf, printer))

    def _name(self) -> str:
        return self.tr("考勤表") + f"_{self.model.month}"

    def _save_pdf(self) -> None:
        if path := ask_file(self, self._name(), "pdf", "PDF"):
            self.model.save_pdf(path)

    def _save_pdfs(self) -> None:
        if folder := ask_folder(self):
            self.model.save_department_pdfs(folder)

    def _save_xlsx(self) -> None:
        if path := ask_file(self, self._name(), "xlsx", "Excel"):
            self.model.save_xlsx(path)

    def _save_csv(self) -> None:
        if path := ask_file(self, self._name(), "csv", "CSV"):
            self.model.save_csv(path)
