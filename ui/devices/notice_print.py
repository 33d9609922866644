"""The notice on paper, for whoever wants to take it home; looked at before it is printed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from app.domain.consent import Notice
from ui.fonts import font

PIXELS = 16


def preview_notice(notice: Notice, parent: QWidget) -> QPrintPreviewDialog:
    """Opens the system's preview on the whole text as plain text."""
    printer = QPrinter()  # the dialog does not own it: the closure below keeps it
    printer.setDocName(notice.title)
    document = QTextDocument(parent)
    document.setDefaultFont(font(PIXELS))
    document.setPlainText(paper_text(notice))
    dialog = QPrintPreviewDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.paintRequested.connect(document.print_)
    dialog.finished.connect(lambda _, kept=printer: document.deleteLater())
    dialog.open()
    return dialog


def paper_text(notice: Notice) -> str:
    """The notice with a line to sign on."""
    parts = [notice.title, *(f"{name}\n{text}" for name, text in notice.sections), notice.question]
    return "\n\n".join([*parts, "签名：______________    日期：______________"])
