"""Who takes over, or who is away: somebody by name, number or pinyin initials, the nearest first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QSizePolicy, QVBoxLayout, QWidget

from app.services.roster_views import PersonShown, RosterViews, Service, matches
from ui.calls import call
from ui.desk import Desk
from ui.theme import TOUCH
from ui.widgets.editing import touchable
from ui.widgets.form import text_field
from ui.widgets.text import Elided, button
from ui.words import term

_WHO = Qt.ItemDataRole.UserRole
SHOWN, LINE = 3, 36
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


def nearest_first(people: Sequence[PersonShown], subject: str) -> list[PersonShown]:
    """Everybody else, by how likely they take over: own department, B posts, own window, then the others."""
    own = next((person for person in people if person.subject == subject), None)
    others = [p for p in people if p.subject != subject and p.service is Service.HERE]
    if own is None:
        return others

    def distance(person: PersonShown) -> tuple[bool, bool, bool]:
        same = person.department == own.department
        return not same, same and person.post != "B", person.window_group != own.window_group

    return sorted(others, key=distance)


def person_words(person: PersonShown) -> str:
    """`顾文渊  1012  B岗  不动产登记`."""
    post = term("post", person.post) if person.post else ""
    return "  ".join(part for part in (person.name, person.number, post, person.window_group) if part)


class PersonPicker(QWidget):
    """A search with those it finds; once somebody is chosen, one line with their name."""

    chosen = Signal(str, str)
    """Subject and name; both empty: nobody any more."""

    def __init__(self, desk: Desk, prompt: str, around: bool = False) -> None:
        """`around`: those near `beside` come first; otherwise everybody by number."""
        super().__init__()
        self._people: Sequence[PersonShown] = ()
        self._around, self.beside = around, ""
        self._subject = ""
        self.search = text_field()
        self.search.setPlaceholderText(prompt)
        self.search.setMinimumHeight(TOUCH)
        self.found = QListWidget()
        self.found.setFixedHeight(SHOWN * LINE + 4)
        self.found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._name, self.change = Elided("heading"), touchable(button(self.tr("换人"), flat=True))
        self._line = QWidget()
        row = QHBoxLayout(self._line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._name, 1)
        row.addWidget(self.change)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.search, self.found, self._line):
            column.addWidget(widget)
        self.search.textChanged.connect(self._sift)
        self.search.installEventFilter(self)
        self.search.returnPressed.connect(self._take_current)
        self.found.itemClicked.connect(self._take_item)
        self.change.clicked.connect(self._again)
        self._show()
        desk.background.read(call(RosterViews.people), self, self._take)

    @property
    def subject(self) -> str:
        """Empty: nobody yet."""
        return self._subject

    @property
    def people(self) -> Sequence[PersonShown]:
        return self._people

    def put(self, subject: str, beside: str = "") -> None:
        """Shows who is chosen already, and whose neighbours come first."""
        if (subject, beside) != (self._subject, self.beside):
            self._subject, self.beside = subject, beside
            self._show()

    def name(self, name: str) -> None:
        """For who hears the form instead of seeing it."""
        self.search.setAccessibleName(name)
        self.change.setAccessibleName(f"{name} {self.change.text()}")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down in the search go through what was found."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None and self.found.count():
                row = self.found.currentRow() + step
                self.found.setCurrentRow(max(0, min(self.found.count() - 1, row)))
                return True
        return False

    def _take(self, people: Sequence[PersonShown]) -> None:
        self._people = people
        self._show()

    def _sift(self) -> None:
        wanted = self.search.text().strip().lower()
        people = nearest_first(self._people, self.beside) if self._around else self._people
        self.found.clear()
        for person in people:
            if matches(person, wanted):
                item = QListWidgetItem(person_words(person))
                item.setData(_WHO, person)
                item.setSizeHint(QSize(0, LINE))
                self.found.addItem(item)
        if wanted and self.found.count():
            self.found.setCurrentRow(0)

    def _take_current(self) -> None:
        item = self.found.currentItem()
        if item is not None:
            self._take_item(item)

    def _take_item(self, item: QListWidgetItem) -> None:
        person: PersonShown = item.data(_WHO)
        self._subject = person.subject
        self.search.clear()
        self._show()
        self.change.setFocus()
        self.chosen.emit(person.subject, person.name)

    def _again(self) -> None:
        self._subject = ""
        self._show()
        self.search.setFocus()
        self.chosen.emit("", "")

    def _show(self) -> None:
        known = next((p for p in self._people if p.subject == self._subject), None)
        self._name.setText(person_words(known) if known else "")
        for widget in (self.search, self.found):
            widget.setVisible(not self._subject)
        self._line.setVisible(bool(self._subject))
        self.setFocusProxy(self.change if self._subject else self.search)
        self._sift()
