"""The places on the left of the desk, each with the number that waits there."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QWidget

from ui.widgets.text import label

WIDTH, HEIGHT = 160, 56
_PLACE = Qt.ItemDataRole.UserRole


class PlaceList(QListWidget):
    """A list that arrow keys, Ctrl+number and the mouse choose from."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("places")
        self.setFixedWidth(WIDTH)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._counts: dict[tuple[str, str], int] = {}
        self._labels: dict[str, QLabel] = {}
        self.currentItemChanged.connect(self._tell)

    def put(self, places: list[tuple[str, str]]) -> None:
        """(key, title) of each place that exists."""
        self.blockSignals(True)
        self.clear()
        self._labels.clear()
        self._counts.clear()
        for key, title in places:
            item = QListWidgetItem()
            item.setData(_PLACE, key)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, title)
            item.setSizeHint(QSize(WIDTH, HEIGHT))
            self.addItem(item)
            self.setItemWidget(item, self._line(key, title))
        self.blockSignals(False)

    def _line(self, key: str, title: str) -> QWidget:
        count = self._labels[key] = label(kind="heading")
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(20, 0, 16, 0)
        row.addWidget(label(title), 1)
        row.addWidget(count)
        return line

    @property
    def place(self) -> str:
        """The place that is marked."""
        item = self.currentItem()
        return str(item.data(_PLACE)) if item else ""

    def choose(self, index: int) -> None:
        """Goes to the place with this index, if there is one."""
        if 0 <= index < self.count():
            self.setCurrentRow(index)

    def mark(self, place: str) -> None:
        """Marks a place without saying so."""
        self.blockSignals(True)
        for row in range(self.count()):
            if self.item(row).data(_PLACE) == place:
                self.setCurrentRow(row)
        self.blockSignals(False)

    def set_count(self, place: str, page: str, number: int) -> None:
        """`number` things wait on a page of the place; the place shows the sum, and nothing for zero."""
        self._counts[place, page] = number
        total = sum(count for (where, _), count in self._counts.items() if where == place)
        if place in self._labels:
            self._labels[place].setText(str(total) if total else "")

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(str(item.data(_PLACE)))
