"""Questions and notices of their own, in plain text."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui.palette import Tone
from ui.widgets.form import FormDialog
from ui.widgets.text import Message, button


def confirmed(parent: QWidget, title: str, question: str, confirm: str) -> bool:
    """Whether the person says yes; `confirm` names what will be done."""
    return bool(FormDialog(title, confirm, question, parent).exec())


def tell_alone(text: str) -> None:
    """Says what is wrong where there is no page yet to say it on."""
    dialog = QDialog()
    dialog.setWindowTitle("在岗 Zaigang")
    dialog.setMinimumWidth(520)
    close = button(QCoreApplication.translate("dialogs", "关闭"), primary=True)
    close.clicked.connect(dialog.accept)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(24, 24, 24, 16)
    column.setSpacing(16)
    column.addWidget(Message(Tone.ERROR, text))
    column.addWidget(close)
    dialog.exec()
