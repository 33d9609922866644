"""报表: one of the documents at a time."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedLayout, QWidget

from app.domain.slots import Month
from ui.desk import Desk
from ui.reports.documents import SHEETS
from ui.reports.leave_page import LeavePapersPage
from ui.reports.page import ReportsPage


class PapersPage(QWidget):
    """The monthly sheets first; the papers of leave are chosen beside them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.sheets = ReportsPage(desk)
        self.leave: LeavePapersPage | None = None
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.sheets)
        self.sheets.choices.documents.chosen.connect(self.show_document)
        self.setFocusProxy(self.sheets)

    @property
    def shortcuts(self) -> list[tuple[str, str]]:
        return self._shown.shortcuts

    @property
    def _shown(self) -> ReportsPage | LeavePapersPage:
        leave = self.leave
        return leave if leave is not None and self._stack.currentWidget() is leave else self.sheets

    def show_document(self, document: str, month: Month | None = None) -> None:
        """`sheets`, `register` or `calendar`; without a month that of the document before."""
        month = month or self._shown.model.month
        if document == SHEETS:
            self._stack.setCurrentWidget(self.sheets)
            self.sheets.choices.documents.put(SHEETS)
            self.sheets.model.set_month(month)
        else:
            self.leave = self.leave or self._made()
            self._stack.setCurrentWidget(self.leave)
            self.leave.show_document(document, month)
        self.setFocusProxy(self._shown)
        self.refresh()

    def _made(self) -> LeavePapersPage:
        made = LeavePapersPage(self._desk)
        made.document_chosen.connect(self.show_document)
        self._stack.addWidget(made)
        return made

    def refresh(self) -> None:
        self._shown.refresh()

    def show_target(self, target: object) -> None:
        """A month of the sheets, or (document, month)."""
        if isinstance(target, Month):
            self.show_document(SHEETS, target)
        elif isinstance(target, tuple):
            document, month = target
            self.show_document(str(document), month)
