"""The last two steps at the scanner: what would happen to the request, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.services.leave_shown import LeaveShown, SlotShown
from ui.clock_in.answer_view import AnswerView, named
from ui.clock_in.cards import Card
from ui.leave.entry import Verdict
from ui.leave.kiosk_model import KioskModel
from ui.leave.preview_words import (
    away_words,
    balance_words,
    days_words,
    findings_of,
    next_words,
    slot_text_of,
    why_words,
)
from ui.palette import SYMBOLS, Tone
from ui.widgets.text import set_tone
from ui.words import of_day, sentence, term

MOST_SLOTS = 6
MOST_FINDINGS = 2


class CheckStep(QWidget):
    """Days, route and why, balance and objections on the left; each half-day on the right."""

    def __init__(self, model: KioskModel) -> None:
        super().__init__()
        self._model = model
        self.asked, self.days, self.route = named("heading", True), named("heading"), named("heading", True)
        self.why, self.balance = named("small", True), named("small", True)
        self.messages = [_box() for _ in range(MOST_FINDINGS)]
        self._slots = QGridLayout()
        self._slots.setHorizontalSpacing(24)
        self._slots.setVerticalSpacing(8)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(8)
        for widget in (self.asked, self.days, self.route, self.why, self.balance):
            left.addWidget(widget)
        for box, _ in self.messages:
            left.addWidget(box)
        left.addStretch(1)
        right.addLayout(self._slots)
        right.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(32)
        row.addLayout(left, 11)
        row.addLayout(right, 10)

    def show_step(self) -> None:
        form = self._model.form
        found, entry = form.found, form.entry
        if found is not None:
            begin, end = slot_text_of(found)
            span = (
                begin
                if found.first == found.last
                else self.tr("{begin}\n到{end}").format(begin=begin, end=end)
            )
            self.asked.setText(f"{term('leave', entry.kind)}  {span}")
            self.days.setText(days_words(found) if found.halves else "")
            self.route.setText(term("route", found.route) if found.halves else "")
            self.why.setText("\n".join(why_words(found, form.figures)))
        elif form.verdict is Verdict.ASKING:
            self.asked.setText(sentence("leave_stop_asking"))
        for words in (self.days, self.route, self.why):
            words.setVisible(found is not None and bool(words.text()))
        self.balance.setText(balance_words(form.balance) if form.balance and found else "")
        self.balance.setVisible(bool(self.balance.text()))
        self._show_findings(found)
        self._show_slots(found.slots if found else ())

    def _show_findings(self, found: LeaveShown | None) -> None:
        trouble = self._model.form.trouble
        said = [(Tone.ERROR, sentence(trouble))] if trouble else []
        said += [(each.tone, each.text) for each in findings_of(found)] if found else []
        for (box, words), at in zip(self.messages, range(MOST_FINDINGS), strict=True):
            box.setVisible(at < len(said))
            if at < len(said):
                tone, text = said[at]
                words.setText(f"{SYMBOLS[tone]}  {text}")
                set_tone(box, tone)

    def _show_slots(self, slots: Sequence[SlotShown]) -> None:
        while (item := self._slots.takeAt(0)) is not None:
            item.widget().deleteLater()
        if not slots:
            return
        shown = _most_telling(slots)
        heads = (self.tr("半天"), self.tr("本窗口同时请假"), self.tr("准假后在岗"))
        for column, head in enumerate(heads):
            self._slots.addWidget(_small(head), 0, column)
        for row, slot in enumerate(shown, 1):
            for column, text in enumerate(self._cells(slot)):
                self._slots.addWidget(_small(text, column == 1), row, column, Qt.AlignmentFlag.AlignTop)
        self._slots.setColumnStretch(1, 1)
        if len(slots) > len(shown):
            rest = self.tr("另有{n}个半天").format(n=len(slots) - len(shown))
            self._slots.addWidget(_small(rest), len(shown) + 1, 0, 1, 3)

    def _cells(self, shown: SlotShown) -> tuple[str, str, str]:
        slot = shown.slot
        when = of_day(slot.date, term("half", slot.half))
        away = away_words(shown.away, self.tr("待审批"), self.tr("无"))
        left = self.tr("{n}人").format(n=shown.on_duty)
        if shown.over_limit or shown.short:
            left += f" {SYMBOLS[Tone.ATTENTION]} " + (
                self.tr("超限") if shown.over_limit else self.tr("不足")
            )
        return when, away, left


class DoneStep(QWidget):
    """The number, and what happens next."""

    def __init__(self, model: KioskModel) -> None:
        super().__init__()
        self._model = model
        self.view = AnswerView()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)

    def show_step(self) -> None:
        sent = self._model.sent
        if sent is None:
            return
        title = self.tr("已提交  {number}").format(number=sent.leave)
        if sent.over:
            title += "  " + self.tr("超限")
        begin, end = (of_day(s.date, term("half", s.half)) for s in (sent.first, sent.last))
        facts = (term("leave", sent.kind), self.tr("{begin}到{end}").format(begin=begin, end=end))
        tone = Tone.ATTENTION if sent.over else Tone.OK
        self.view.show_card(Card(tone, title, sent.name, next_words(sent), (*facts, days_words(sent))))


def _most_telling(slots: Sequence[SlotShown]) -> list[SlotShown]:
    """As many as fit: those over a limit, then those with others away, in order of time."""
    ranked = sorted(slots, key=lambda s: (not (s.over_limit or s.short), not s.away, s.slot))
    return sorted(ranked[:MOST_SLOTS], key=lambda s: s.slot)


def _small(text: str, wrap: bool = False) -> QLabel:
    made = named("small", wrap)
    made.setText(text)
    return made


def _box() -> tuple[QFrame, QLabel]:
    made = QFrame()
    made.setObjectName("toned")
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    words = named("small", True)
    row = QHBoxLayout(made)
    row.setContentsMargins(16, 8, 16, 8)
    row.addWidget(words)
    return made, words
