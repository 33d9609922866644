"""Why a half-day was judged as it was: which punches, which rule, and what can be done about it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.domain.slots import Slot
from app.services.attendance_views import DayShown, PunchLine, slot_verdict
from ui.attendance.entry_words import mark_words
from ui.attendance.month_lines import verdict_words
from ui.attendance.view_model import MonthModel
from ui.widgets.text import button, label
from ui.words import half_day_text, reason_sentence, term

HEIGHT = 172


class DayPanel(QFrame):
    """Under the grid; closes on Esc."""

    asked = Signal(str)
    """`slip`, `outing`, `duty`, `reduction`, `release`, `back`: what the person wants to register."""
    closed = Signal()

    def __init__(self, model: MonthModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setFixedHeight(HEIGHT)
        self._model = model
        self.title = label(kind="heading")
        self.reasons, self.punches = label(wrap=True), label(wrap=True)
        self.buttons = {key: button(text) for key, text in self._actions()}
        self._offered: list[str] = []
        for key, made in self.buttons.items():
            made.setParent(self)
            made.hide()
            made.clicked.connect(lambda _=False, what=key: self.asked.emit(what))
        close = button(self.tr("收起"), flat=True, tip=self.tr("收起说明(Esc)"))
        close.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(close)
        body = QHBoxLayout()
        body.setSpacing(24)
        body.addWidget(self._part(self.tr("依据"), self.reasons), 5)
        body.addWidget(self._part(self.tr("当天打卡和登记"), self.punches), 4)
        self._grid = self._grid_of_buttons()
        body.addLayout(self._grid)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 4, 8, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(body, 1)
        model.day_changed.connect(self.show_day)

    def _actions(self) -> list[tuple[str, str]]:
        return [
            ("slip", self.tr("补签单…")),
            ("outing", self.tr("公出登记…")),
            ("duty", self.tr("值班时间…")),
            ("reduction", self.tr("减时…")),
            ("release", self.tr("销去半天假…")),
            ("back", self.tr("确认销假…")),
        ]

    def _part(self, title: str, text: QLabel) -> QWidget:
        text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setStyleSheet("QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }")
        area.setWidget(text)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(title, "secondary"))
        column.addWidget(area, 1)
        return whole

    def _grid_of_buttons(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(8)
        grid.setRowStretch(3, 1)
        return grid

    def offer(self, allowed: Collection[str]) -> None:
        """Only what this person may register about the chosen half-day."""
        offered = [key for key in self.buttons if key in allowed]
        if offered == self._offered:
            return  # whoever is about to press one keeps it under their hand
        self._offered = offered
        for made in self.buttons.values():
            self._grid.removeWidget(made)
            made.hide()
        for place, key in enumerate(offered):
            self._grid.addWidget(self.buttons[key], place // 2, place % 2)
            self.buttons[key].show()

    def show_day(self) -> None:
        """What the model looks at; hidden while it looks at nothing."""
        chosen, line, day = self._model.chosen, self._model.line, self._model.day
        self.setVisible(chosen is not None)
        if chosen is None:
            return
        name = line.person.entry.name if line else ""
        pair = slot_verdict(day, chosen[2]) if day else None
        hints = day.hints.get(Slot(chosen[1], chosen[2]), ()) if day else ()
        verdict = verdict_words(pair[0], hints) if pair else ""
        self.title.setText("  ".join((name, half_day_text(chosen[1], chosen[2]), verdict)))
        reasons = [reason_sentence(reason) for reason in pair[1]] if pair else []
        nothing = self.tr("这半天不计考勤。") if day else self.tr("正在读取……")
        self.reasons.setText("\n".join(reasons) or nothing)
        self.punches.setText("\n".join(self._beside(day)) if day else "")

    def _beside(self, day: DayShown) -> Iterator[str]:
        if not day.punches:
            yield self.tr("当天没有打卡。")
        for punch in day.punches:
            yield self._punch(punch)
        for mark in day.marks:
            yield mark_words(mark.kind, mark.value)
        for edge in day.open_slips:
            yield self.tr("补签单待签字：{edge}").format(edge=term("edge", edge))

    def _punch(self, punch: PunchLine) -> str:
        parts = [punch.clock, term("edge", punch.edge) if punch.edge else self.tr("不在打卡时段")]
        parts += [term("source", punch.source), punch.device]
        if punch.witness:
            parts.append(self.tr("证人{name}").format(name=punch.witness))
        if punch.repeat:
            parts.append(self.tr("(一分钟内重复)"))
        return "  ".join(part for part in parts if part)
