"""What would happen to the request, beside the form: days, route, balance, objections, who is away."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.services.leave_shown import SlotShown
from ui.leave.entry import Verdict
from ui.leave.form_model import FormModel
from ui.leave.preview_words import (
    Said,
    away_words,
    balance_words,
    days_words,
    findings_of,
    slot_words,
    why_words,
)
from ui.palette import SYMBOLS, Tone
from ui.widgets.states import State, StateView
from ui.widgets.table import Column, LineTable
from ui.widgets.text import Message, label
from ui.words import sentence, term

LEAST = 4
"""Lines of the table that stay in view under the longest words."""


class PreviewPanel(QFrame):
    """Shows `FormModel.found`, and says so while it is being asked for."""

    def __init__(self, model: FormModel) -> None:
        super().__init__()
        self.setObjectName("card")
        self._model = model
        self.days, self.route = label(kind="title"), label(kind="heading", wrap=True)
        self.why, self.balance = label(wrap=True), label(wrap=True)
        self.certificate = label(kind="secondary", wrap=True)
        self._messages = QVBoxLayout()
        self._messages.setSpacing(8)
        self._said: list[Said] = []
        self.table: LineTable[SlotShown] = LineTable(self._columns())
        self.table.setSelectionMode(self.table.SelectionMode.NoSelection)
        self.table.setMinimumHeight((LEAST + 1) * 40)
        self._states = StateView(self._content())
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(self._states)
        model.changed.connect(self.show_found)
        self.show_found()

    def _columns(self) -> list[Column[SlotShown]]:
        waiting, nobody = self.tr("待审批"), self.tr("无")
        return [
            Column(self.tr("半天"), slot_words, lambda s: s.slot, width=216),
            Column(self.tr("本窗口同时请假"), lambda s: away_words(s.away, waiting, nobody)),
            Column(self.tr("准假后在岗"), self._left, lambda s: s.on_duty, width=152, tone=_tone),
        ]

    def _left(self, shown: SlotShown) -> str:
        text = self.tr("{n}人").format(n=shown.on_duty)
        marks = [self.tr("超限")] if shown.over_limit else []
        marks += [self.tr("不足")] if shown.short else []
        return f"{text}  {SYMBOLS[_tone(shown)]} {' '.join(marks)}" if marks else text

    def _content(self) -> QWidget:
        words = QWidget()
        above = QVBoxLayout(words)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(8)
        for widget in (self.days, self.route, self.why, self.balance, self.certificate):
            above.addWidget(widget)
        above.addLayout(self._messages)
        below = QWidget()  # keeps the words at the top where there is no table
        lines = QVBoxLayout(below)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self.table)
        above.addWidget(below, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setStyleSheet("QScrollArea, QScrollArea > QWidget > QWidget#words { background: transparent; }")
        words.setObjectName("words")
        area.setWidget(words)
        return area

    # -- showing --------------------------------------------------------------------------------------

    def show_found(self) -> None:
        """As the model has it; what was shown stays while it asks again."""
        model, found = self._model, self._model.found
        if model.verdict is Verdict.NOBODY:
            self._states.show_state(
                State.EMPTY, self.tr("选好请假人和时间，这里显示天数、审批路线和窗口情况。")
            )
            return
        if found is None and model.trouble is None:
            self._states.show_state(State.LOADING)
            return
        self._states.show_content()
        wanted = findings_of(found) if found else []
        if model.trouble is not None:
            wanted = [Said(Tone.ERROR, sentence(model.trouble))]
        self._show_messages(wanted)
        self.days.setText(days_words(found) if found and found.halves else "")
        self.route.setText(term("route", found.route) if found and found.halves else "")
        self.why.setText("\n".join(why_words(found, model.figures)) if found else "")
        self.balance.setText(balance_words(model.balance) if model.balance else "")
        needs = model.entry.kind in model.figures.certificates and not model.entry.papers
        self.certificate.setText(sentence("leave_certificate", {"type": model.entry.kind}) if needs else "")
        for words in (self.days, self.route, self.why, self.balance, self.certificate):
            words.setVisible(bool(words.text()))
        self.table.setVisible(bool(found and found.slots))
        self.table.put(found.slots if found else ())

    def _show_messages(self, said: list[Said]) -> None:
        if said == self._said:
            return
        self._said = said
        while (item := self._messages.takeAt(0)) is not None:
            item.widget().deleteLater()
        for each in said:
            self._messages.addWidget(Message(each.tone, each.text))


def _tone(shown: SlotShown) -> Tone:
    return Tone.ATTENTION if shown.over_limit or shown.short else Tone.CALM
