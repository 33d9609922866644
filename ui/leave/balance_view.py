"""假期余额: what somebody has left of each leave, as a table that other pages put in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QAbstractItemView, QSizePolicy, QWidget

from app.domain.leave_balance import Balance
from app.domain.leave_types import Basis
from ui.palette import Tone
from ui.widgets.table import Column, LineTable, room_for
from ui.words import clauses, days_text, sentence, term, terms

UNKNOWN = "—"
LINE_HEIGHT = 32
"""Read, not pointed at: lower than the lines of other tables."""


class BalanceView(LineTable[Balance]):
    """As high as its lines; `show_balances` replaces them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self._columns(), parent=parent)
        self.verticalHeader().setDefaultSectionSize(LINE_HEIGHT)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setSortingEnabled(False)
        self.setAccessibleName(self.tr("假期余额"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_balances(())

    def _columns(self) -> list[Column[Balance]]:
        return [
            Column(
                self.tr("假别"), lambda b: term("leave", b.kind), width=room_for(terms("leave").values(), 96)
            ),
            Column(self.tr("共有"), lambda b: _days(b.entitled), figure=True, width=88),
            Column(self.tr("已休"), lambda b: _days(b.used), figure=True, width=88),
            Column(self.tr("在批"), lambda b: _days(b.pending), figure=True, width=88),
            Column(self.tr("还剩"), lambda b: _days(b.left), figure=True, width=88, tone=_tone),
            Column(self.tr("说明"), note_words),
        ]

    def show_balances(self, balances: Sequence[Balance]) -> None:
        self.put(balances)
        header = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(header + LINE_HEIGHT * max(1, len(balances)) + 2 * self.frameWidth())


def note_words(balance: Balance) -> str:
    """Why a figure is not known or nothing is left, and what is counted."""
    notes = [term("allowance", "occasion")] if balance.occasion and balance.entitled else []
    if balance.reason:
        notes.append(term("balance_reason", balance.reason))
    if balance.left is not None and balance.left < 0:
        notes.append(sentence("balance_overdrawn", {"over_halves": -balance.left}))
    if balance.basis is Basis.CALENDAR:
        notes.append(term("basis", balance.basis))
    return clauses(notes)


def _days(halves: int | None) -> str:
    return UNKNOWN if halves is None else days_text(halves)


def _tone(balance: Balance) -> Tone:
    return Tone.ATTENTION if balance.left is not None and balance.left <= 0 else Tone.CALM
