"""Fields of the attendance forms: a time of day, a choice of terms, a person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTime, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from app.services.roster_views import PersonShown, RosterViews, matches
from ui.calls import call
from ui.desk import Desk
from ui.theme import TOUCH
from ui.widgets.form import text_field
from ui.widgets.text import escaped

_SUBJECT = Qt.ItemDataRole.UserRole
_SHOWN, _LINE = 5, 26


class TimeField(QTimeEdit):
    """`minute` since midnight is what it holds."""

    def __init__(self, minute: int = 0) -> None:
        super().__init__()
        self.setDisplayFormat("HH:mm")
        self.setButtonSymbols(QTimeEdit.ButtonSymbols.NoButtons)
        self.setMinimumHeight(TOUCH)
        self.minute = minute

    @property
    def minute(self) -> int:
        return self.time().hour() * 60 + self.time().minute()

    @minute.setter
    def minute(self, minute: int) -> None:
        self.setTime(QTime(minute // 60, minute % 60))


class SpanField(QWidget):
    """From one time to another, or not at all if the box is given and not ticked."""

    def __init__(self, first: int, last: int, box: str = "") -> None:
        super().__init__()
        self._box = QCheckBox(escaped(box)) if box else None
        self.first, self.last = TimeField(first), TimeField(last)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        if self._box is not None:
            self._box.setChecked(True)
            self._box.toggled.connect(self.first.setEnabled)
            self._box.toggled.connect(self.last.setEnabled)
            row.addWidget(self._box)
        row.addWidget(self.first, 1)
        row.addWidget(self.last, 1)

    @property
    def span(self) -> tuple[int, int] | None:
        """Minutes since midnight; None while not ticked."""
        if self._box is not None and not self._box.isChecked():
            return None
        return self.first.minute, self.last.minute


class ChoiceField(QComboBox):
    """One of several terms; `key` is what it holds."""

    def __init__(self, choices: Mapping[str, str], chosen: str = "") -> None:
        super().__init__()
        self.setMinimumHeight(TOUCH)
        for key, text in choices.items():
            self.addItem(text, key)
        self.setCurrentIndex(max(0, self.findData(chosen)))

    @property
    def key(self) -> str:
        return str(self.currentData())


class PersonField(QWidget):
    """Somebody by name, number or pinyin initials; arrow keys choose while one types."""

    chosen = Signal()

    def __init__(self, desk: Desk, subject: str = "") -> None:
        super().__init__()
        self._people: Sequence[PersonShown] = ()
        self._wanted = subject
        self.search = text_field()
        self.search.setPlaceholderText(self.tr("姓名、编号或拼音首字母"))
        self.search.setMinimumHeight(TOUCH)
        self.found = QListWidget()
        self.found.setFixedHeight(_SHOWN * _LINE + 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.search)
        column.addWidget(self.found)
        self.setFocusProxy(self.search)
        self.search.textChanged.connect(self._sift)
        self.search.installEventFilter(self)
        self.found.currentItemChanged.connect(lambda *_: self.chosen.emit())
        desk.background.read(call(RosterViews.people), self, self._take)

    def whole_height(self) -> int:
        """Search and list, none of it squeezed."""
        return TOUCH + 4 + self.found.height()

    @property
    def subject(self) -> str:
        """Empty: nobody yet."""
        item = self.found.currentItem()
        return str(item.data(_SUBJECT)) if item else ""

    def eventFilter(self, watched: object, event: object) -> bool:
        """Up and down in the search go through what was found."""
        if isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None and self.found.count():
                row = self.found.currentRow() + step
                self.found.setCurrentRow(max(0, min(self.found.count() - 1, row)))
                return True
        return False

    def _take(self, people: Sequence[PersonShown]) -> None:
        self._people = people
        self._sift()

    def _sift(self) -> None:
        before, wanted = self.subject or self._wanted, self.search.text().strip().lower()
        self.found.clear()
        for person in self._people:
            if matches(person, wanted):
                item = QListWidgetItem(f"{person.name}  {person.number}  {person.window_group}")
                item.setData(_SUBJECT, person.subject)
                self.found.addItem(item)
                if person.subject == before:
                    self.found.setCurrentItem(item)
        if wanted and self.found.currentItem() is None and self.found.count():
            self.found.setCurrentRow(0)
