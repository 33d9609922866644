"""Which document is looked at: the monthly sheets, the leave register, the calendar for the wall."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox

SHEETS, REGISTER, CALENDAR = "sheets", "register", "calendar"
_TITLES = (
    (SHEETS, QT_TRANSLATE_NOOP("documents", "考勤表")),
    (REGISTER, QT_TRANSLATE_NOOP("documents", "请假登记表")),
    (CALENDAR, QT_TRANSLATE_NOOP("documents", "窗口在岗月历")),
)


def document_title(document: str) -> str:
    return QCoreApplication.translate("documents", str(dict(_TITLES)[document]))


class DocumentBox(QComboBox):
    """One of the documents."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        for key, _ in _TITLES:
            self.addItem(document_title(key), key)
        self.activated.connect(lambda: self.chosen.emit(str(self.currentData())))

    def put(self, document: str) -> None:
        """Shows a document as chosen without saying so."""
        self.setCurrentIndex(self.findData(document))
