"""One request whole, beside the inbox: what was asked for, its window, what would come of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from app.services.leave_inbox import CaseNow, InboxItem, InboxKind
from app.services.leave_shown import LeaveShown
from ui.desk import Desk
from ui.leave.case_words import cover_words, entered_words, opinion_lines, route_words, talk_lines, verdict_of
from ui.leave.inbox_words import kind_words, left_words, person_words, span_words
from ui.leave.strips import StripView
from ui.palette import Tone
from ui.widgets.text import Message, button, label

_STYLE = "QScrollArea, QWidget#case { background: transparent; }"
_JUDGED = (InboxKind.DECIDE, InboxKind.OPINION, InboxKind.OPEN)
LEFT_LINES = 4


class CaseView(QWidget):
    """Shows one item; empty while none is chosen."""

    paper_asked = Signal(str, str)
    """(leave, hash) of a paper to look at."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.several = Message(Tone.ATTENTION)
        self.person, self.what = label(kind="heading", wrap=True), label(wrap=True)
        self.verdict, self.strip = Message(), StripView()
        self.left = label(wrap=True)
        self._said, self._facts, self._papers = QGridLayout(), QGridLayout(), QVBoxLayout()
        self._nothing = label(self.tr("从左边选择一份请假。"), "secondary")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setStyleSheet(_STYLE)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._inside())
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self._area)
        self._shown = ""
        self._last: tuple[InboxItem | None, CaseNow | None] = (None, None)

    def _inside(self) -> QWidget:
        inside = QWidget()
        inside.setObjectName("case")
        column = QVBoxLayout(inside)
        column.setContentsMargins(8, 0, 8, 8)
        column.setSpacing(8)
        column.addWidget(self.several)
        column.addWidget(self.person)
        column.addWidget(self.what)
        column.addLayout(_grid(self._said))
        for widget in (self.verdict, self.strip, self.left):
            column.addWidget(widget)
        column.addLayout(_grid(self._facts))
        self._papers.setSpacing(8)
        column.addLayout(self._papers)
        column.addStretch(1)
        return inside

    def put(self, item: InboxItem | None, case: CaseNow | None, chosen: int = 1) -> None:
        """`case`: what would become of it now, once that is known; `chosen`: how many are selected."""
        many = self.tr("选中了{n}份，办理时逐份核对。下面是第一份。").format(n=chosen)
        self.several.say(Tone.ATTENTION, many if chosen > 1 else "")
        if (item, case) == self._last:
            return  # whoever is reading is not disturbed
        self._last = (item, case)
        self._stack.setCurrentIndex(int(item is not None))
        if item is None:
            self._shown = ""
            return
        if case is not None and case.item.shown.leave == item.shown.leave:
            item = case.item if case.item.kind is item.kind else item
        shown = item.shown
        self.person.setText(person_words(shown))
        self.what.setText(f"{kind_words(shown)}  {span_words(shown)}")
        tone, lines = verdict_of(item, case)
        self.verdict.say(tone, "\n".join(lines))
        self.strip.put(item.strip, item.kind in _JUDGED)
        self.left.setText("\n".join(self._left(item)))
        self.left.setVisible(bool(self.left.text()))
        _put(self._said, self._words(item))
        _put(self._facts, self._rows(item))
        self._put_papers(shown)
        if self._shown != shown.leave:  # another one is read from its top
            self._area.verticalScrollBar().setValue(0)
            self._shown = shown.leave

    def _left(self, item: InboxItem) -> Sequence[str]:
        if item.kind not in _JUDGED:
            return ()
        lines = left_words(item.shown)
        if len(lines) > LEFT_LINES:
            more = self.tr("其余{n}段见上图。").format(n=len(lines) - LEFT_LINES)
            return [*lines[:LEFT_LINES], more]
        return lines

    def _words(self, item: InboxItem) -> list[tuple[str, str]]:
        """What people said: read before the window is looked at."""
        shown = item.shown
        return [
            (self.tr("事由"), shown.reason),
            (self.tr("部门意见"), "\n".join(opinion_lines(shown))),
            (self.tr("问答"), "\n".join(talk_lines(shown))),
        ]

    def _rows(self, item: InboxItem) -> list[tuple[str, str]]:
        shown, now = item.shown, self._desk.now()
        return [
            (self.tr("审批"), route_words(shown)),
            (self.tr("顶岗"), cover_words(shown)),
            (
                self.tr("委托"),
                self.tr("受{name}委托审批").format(name=item.on_behalf) if item.on_behalf else "",
            ),
            (self.tr("续自"), shown.extends),
            (self.tr("提交"), f"{entered_words(shown, now)}  {shown.leave}"),
        ]

    def _put_papers(self, shown: LeaveShown) -> None:
        _clear(self._papers)
        for number, digest in enumerate(shown.attachments, 1):
            self._paper(shown.leave, self.tr("查看附件{n}").format(n=number), digest)
        for signed in shown.signatures:
            if signed.scan:
                text = self.tr("查看{name}签署的扫描件").format(name=signed.signer)
                self._paper(shown.leave, text, signed.scan)

    def _paper(self, leave: str, text: str, digest: str) -> None:
        made = button(text)
        made.clicked.connect(lambda: self.paper_asked.emit(leave, digest))
        self._papers.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)


def _grid(grid: QGridLayout) -> QGridLayout:
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    grid.setColumnMinimumWidth(0, 56)
    return grid


def _put(grid: QGridLayout, rows: Sequence[tuple[str, str]]) -> None:
    """What has anything to say, a title beside each."""
    _clear(grid)
    top = Qt.AlignmentFlag.AlignTop
    for number, (title, text) in enumerate(row for row in rows if row[1]):
        words: QLabel = label(text, wrap=True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        grid.addWidget(label(title, "secondary"), number, 0, top)
        grid.addWidget(words, number, 1, top)


def _clear(layout: QGridLayout | QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        item.widget().deleteLater()
