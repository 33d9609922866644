"""The steps of a request at the scanner: type, half-days, reason, who takes over; for thumbs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.domain.free_text import TEXT_LIMIT
from app.domain.slots import HALVES, Half, Slot
from app.services.roster_views import PersonShown
from ui.clock_in.answer_view import named
from ui.desk import Desk
from ui.leave.kiosk_calendar import WEEKS, KioskCalendar
from ui.leave.kiosk_model import KioskModel
from ui.leave.preview_words import slot_text_of
from ui.widgets.text import button, escaped
from ui.words import date_text, half_day_text, month_text, sentence, term, terms

KIND_COLUMNS, REASON_COLUMNS, PEOPLE_COLUMNS = 4, 4, 4
PEOPLE_SHOWN = 15
"""On one page, beside 不安排."""


class KindStep(QWidget):
    """Which leave; a touch goes on."""

    def __init__(self, model: KioskModel) -> None:
        super().__init__()
        self._model = model
        self.buttons = {kind: _choice(text) for kind, text in terms("leave").items()}
        self.draft = button("")
        grid = QGridLayout()
        grid.setSpacing(12)
        for at, (kind, made) in enumerate(self.buttons.items()):
            made.clicked.connect(lambda _=False, which=kind: self._take(which))
            grid.addWidget(made, at // KIND_COLUMNS, at % KIND_COLUMNS)
        self.draft.clicked.connect(model.go_on_with_draft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(24)
        column.addLayout(grid)
        column.addWidget(self.draft)
        column.addStretch(1)

    def _take(self, kind: str) -> None:
        self._model.set(kind=kind)
        self._model.forward()

    def show_step(self) -> None:
        for kind, made in self.buttons.items():
            made.setChecked(kind == self._model.form.entry.kind)
        draft = self._model.draft
        self.draft.setVisible(draft is not None)
        if draft is not None:
            begin, end = slot_text_of(draft)
            found = sentence("leave_draft_found", {"type": draft.kind, "begin": begin, "end": end})
            self.draft.setText(escaped(self.tr("{found}继续").format(found=found)))


class WhenStep(QWidget):
    """From and to on a calendar; the end that is being chosen is marked."""

    def __init__(self, desk: Desk, model: KioskModel) -> None:
        super().__init__()
        self._model = model
        self._choosing = "first"
        self.calendar = KioskCalendar(desk)
        self.title = named("heading")
        self.earlier, self.later = button("‹"), button("›")
        self.ends = {name: _choice("") for name in ("first", "last")}
        self.halves = {(name, half): _choice("") for name in self.ends for half in HALVES}
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        turn = QHBoxLayout()
        turn.setSpacing(8)
        turn.addWidget(self.earlier)
        turn.addWidget(self.title, 1, Qt.AlignmentFlag.AlignCenter)
        turn.addWidget(self.later)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addLayout(turn)
        right.addSpacing(8)
        for name, end in self.ends.items():
            right.addWidget(end)
            row = QHBoxLayout()
            row.setSpacing(8)
            for half in HALVES:
                row.addWidget(self.halves[name, half])
            right.addLayout(row)
            right.addSpacing(8)
        right.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(32)
        row.addWidget(self.calendar, 7)
        row.addLayout(right, 4)

    def _connect(self) -> None:
        self.calendar.chosen.connect(self._take_day)
        self.calendar.moved.connect(self._show_title)
        self.earlier.clicked.connect(lambda: self.calendar.turn(1 - WEEKS))
        self.later.clicked.connect(lambda: self.calendar.turn(WEEKS - 1))
        self.earlier.setAccessibleName(self.tr("更早"))
        self.later.setAccessibleName(self.tr("更晚"))
        for name, made in self.ends.items():
            made.clicked.connect(lambda _=False, which=name: self._choose(which))
        for (name, half), made in self.halves.items():
            made.clicked.connect(lambda _=False, at=(name, half): self._take_half(*at))

    def begin(self) -> None:
        """The step comes up: the first half-day is chosen first."""
        self._choosing = "first"
        self.calendar.show_from(self._model.form.entry.first.date)

    def _choose(self, name: str) -> None:
        self._choosing = name
        self.show_step()

    def _take_day(self, day: date) -> None:
        entry = self._model.form.entry
        slot = Slot(day, getattr(entry, self._choosing).half)
        changes = {self._choosing: slot}
        if self._choosing == "first":  # one day, until the other end is touched
            changes["last"] = Slot(slot.date, Half.PM)
            self._choosing = "last"
        self._model.set(**changes)
        self.show_step()

    def _take_half(self, name: str, half: Half) -> None:
        self._model.set(**{name: Slot(getattr(self._model.form.entry, name).date, half)})
        self.show_step()

    def show_step(self) -> None:
        entry = self._model.form.entry
        words = {"first": self.tr("从"), "last": self.tr("到")}
        for name, made in self.ends.items():
            slot: Slot = getattr(entry, name)
            made.setText(f"{words[name]} {date_text(slot.date)}")
            made.setChecked(name == self._choosing)
            for half in HALVES:
                self.halves[name, half].setText(term("half", half))
                self.halves[name, half].setChecked(slot.half is half)
                self.halves[name, half].setAccessibleName(f"{words[name]} {half_day_text(slot.date, half)}")
        self.calendar.put(entry.first.date, entry.last.date)
        self._show_title()

    def _show_title(self) -> None:
        middle = self.calendar.dates[len(self.calendar.dates) // 2]
        self.title.setText(month_text(f"{middle.year}-{middle.month:02d}"))


class WhyStep(QWidget):
    """Reasons as buttons; somebody with a keyboard types their own."""

    def __init__(self, model: KioskModel) -> None:
        super().__init__()
        self._model = model
        self.text = QLineEdit()
        self.text.setMaxLength(TEXT_LIMIT)
        self.text.textEdited.connect(lambda typed: model.set(reason=typed))
        self.buttons: list[QPushButton] = []
        grid = QGridLayout()
        grid.setSpacing(12)
        for at, reason in enumerate(self._reasons()):
            made = _choice(reason)
            made.clicked.connect(lambda _=False, which=reason: model.set(reason=which))
            self.buttons.append(made)
            grid.addWidget(made, at // REASON_COLUMNS, at % REASON_COLUMNS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(24)
        column.addWidget(self.text)
        column.addLayout(grid)
        column.addStretch(1)

    def _reasons(self) -> list[str]:
        return [
            self.tr("家中有事"),
            self.tr("身体不适"),
            self.tr("就医检查"),
            self.tr("照顾老人"),
            self.tr("照顾孩子"),
            self.tr("办理个人事务"),
            self.tr("休息"),
            self.tr("探亲"),
            self.tr("参加考试"),
            self.tr("参加婚礼"),
            self.tr("办理丧事"),
            self.tr("单位另有任务"),
        ]

    def show_step(self) -> None:
        reason = self._model.form.entry.reason
        self.text.setPlaceholderText(self.tr("选一个，或用键盘输入；可以不填"))
        if self.text.text() != reason:
            self.text.setText(reason)
        for made in self.buttons:
            made.setChecked(made.text() == reason)


class CoverStep(QWidget):
    """Who takes over: the department's people, B posts first."""

    def __init__(self, model: KioskModel) -> None:
        super().__init__()
        self._model = model
        self._page = 0
        self._shown: object = None
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        self.buttons: dict[str, QPushButton] = {}
        self.more = button("")
        self.more.clicked.connect(self._turn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(self._grid)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignRight)
        column.addStretch(1)

    def begin(self) -> None:
        self._page = 0

    def _turn(self) -> None:
        self._page = (self._page + 1) % self._pages
        self.show_step()

    @property
    def _pages(self) -> int:
        return max(1, -(-len(self._model.colleagues) // PEOPLE_SHOWN))

    def show_step(self) -> None:
        first = self._page * PEOPLE_SHOWN
        people = self._model.colleagues[first : first + PEOPLE_SHOWN]
        key = (self._page, tuple(person.subject for person in people))
        if key != self._shown:
            self._shown = key
            self._fill(people)
        for subject, made in self.buttons.items():
            made.setChecked(subject == self._model.form.entry.cover)
        self.more.setText(self.tr("其他同事({n}/{all})").format(n=self._page + 1, all=self._pages))
        self.more.setVisible(self._pages > 1)

    def _fill(self, people: Sequence[PersonShown]) -> None:
        for made in self.buttons.values():
            self._grid.removeWidget(made)
            made.deleteLater()
        self.buttons = {"": self._button(self.tr("不安排顶岗"), "", "")}
        for person in people:
            post = f"  {term('post', person.post)}" if person.post else ""
            made = self._button(f"{person.name}{post}", person.subject, person.name)
            self.buttons[person.subject] = made
        for at, made in enumerate(self.buttons.values()):
            self._grid.addWidget(made, at // PEOPLE_COLUMNS, at % PEOPLE_COLUMNS)

    def _button(self, text: str, subject: str, name: str) -> QPushButton:
        made = _choice(text)
        made.clicked.connect(lambda: self._take(subject, name))
        return made

    def _take(self, subject: str, name: str) -> None:
        self._model.set(cover=subject, cover_name=name)
        self.show_step()


def _choice(text: str) -> QPushButton:
    made = button(text)
    made.setCheckable(True)
    return made
