"""One leave whole: what was asked for, what happened to it, what comes next, and what can be done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.services.leave_shown import LeaveShown
from ui.desk import Desk
from ui.leave.life_words import Event, life_of
from ui.leave.preview_words import next_words, slot_text_of
from ui.palette import SYMBOLS, Tone
from ui.widgets.text import Elided, Message, button, label, set_tone
from ui.words import days_text, term

WIDTH, GAP = 408, 8
_TONES = {"approved": Tone.OK, "refused": Tone.ATTENTION, "overdue": Tone.ERROR}


class DetailPanel(QFrame):
    """Beside the list; closes on Esc."""

    asked = Signal(str)
    """A step by its name."""
    paper_asked = Signal(str)
    """The hash of a paper to look at."""
    closed = Signal()

    def __init__(self, desk: Desk, steps: Mapping[str, str]) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setFixedWidth(WIDTH)
        self._desk = desk
        self._name, self._state = Elided("title"), label(kind="heading")
        self.next = Message()
        self._body = QVBoxLayout()
        self._body.setSpacing(4)
        self._body.setContentsMargins(0, 0, 8, 0)
        self.buttons = {step: button(text) for step, text in steps.items()}
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        for step, made in self.buttons.items():
            made.setParent(self)
            made.hide()
            made.clicked.connect(lambda _=False, which=step: self.asked.emit(which))
        self._offered: Sequence[str] = ()
        self._shown: LeaveShown | None = None
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        close = button(self.tr("收起"), flat=True, tip=self.tr("收起详情(Esc)"))
        close.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.addWidget(self._name, 1)
        head.addWidget(self._state)
        head.addWidget(close)
        inside = QWidget()
        inside.setObjectName("inside")
        inside.setLayout(self._body)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setStyleSheet("QScrollArea, QWidget#inside { background: transparent; }")
        area.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 8, 16)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.next)
        column.addWidget(area, 1)
        column.addLayout(self._grid)

    # -- showing --------------------------------------------------------------------------------------

    def show_leave(self, leave: LeaveShown | None, offered: Sequence[str]) -> None:
        """None: nothing is looked at, and the list has the room."""
        self.setVisible(leave is not None)
        if leave is None:
            return
        self._name.setText(f"{leave.name}  {leave.leave}")
        self._state.setText(state_words(leave))
        set_tone(self._state, state_tone(leave))
        self.next.say(state_tone(leave), next_words(leave))
        if leave != self._shown:  # whoever has scrolled down stays there
            self._shown = leave
            self._show_body(leave)
        self._offer(offered)

    def _show_body(self, leave: LeaveShown) -> None:
        while (item := self._body.takeAt(0)) is not None:
            widget, inner = item.widget(), item.layout()
            if widget is not None:
                widget.deleteLater()
            elif inner is not None:
                _empty(inner)
        for title, text in self._facts(leave):
            self._body.addLayout(_row(title, text))
        for number, digest in enumerate(leave.attachments, 1):
            self._body.addWidget(self._paper(number, digest))
        self._body.addSpacing(8)
        self._body.addWidget(label(self.tr("经过"), "secondary"))
        zone = self._desk.now().tzinfo
        for event in life_of(leave, zone) if zone else ():
            self._body.addWidget(_event(event))
        self._body.addStretch(1)

    def _facts(self, leave: LeaveShown) -> list[tuple[str, str]]:
        first, last = slot_text_of(leave)
        days = days_text(leave.halves)
        if leave.chain_halves != leave.halves:
            days += self.tr("，相连合计{days}").format(days=days_text(leave.chain_halves))
        place = (leave.department_name, leave.window_group)
        found = [
            (self.tr("假别"), term("leave", leave.kind) if leave.kind else ""),
            (self.tr("时间"), self.tr("{first}\n到{last}").format(first=first, last=last)),
            (self.tr("天数"), days),
            (self.tr("窗口"), "  ".join(x for x in dict.fromkeys(place) if x)),
            (self.tr("审批"), term("route", leave.route)),
            (self.tr("顶岗"), leave.cover_name),
            (self.tr("事由"), leave.reason),
            (self.tr("注明"), self._marks(leave)),
            (self.tr("续自"), leave.extends),
        ]
        return [(title, text) for title, text in found if text]

    def _marks(self, leave: LeaveShown) -> str:
        marks = [self.tr("超限")] if leave.over or leave.override else []
        marks += [self.tr("补办")] if leave.late else []
        marks += [self.tr("部门不同意，中心批准")] if leave.against else []
        return "  ".join(marks)

    def _paper(self, number: int, digest: str) -> QWidget:
        made = button(self.tr("查看附件{n}").format(n=number))
        made.clicked.connect(lambda: self.paper_asked.emit(digest))
        return made

    def _offer(self, offered: Sequence[str]) -> None:
        if list(offered) == list(self._offered):
            return  # whoever is about to press one keeps it under their hand
        self._offered = offered
        for made in self.buttons.values():
            self._grid.removeWidget(made)
            made.hide()
        shown = [step for step in self.buttons if step in offered]
        widest = max((self.buttons[step].sizeHint().width() for step in shown), default=0)
        columns = 3 if 3 * (widest + GAP) <= WIDTH - 2 * GAP else 2
        for place, step in enumerate(shown):
            self._grid.addWidget(self.buttons[step], place // columns, place % columns)
            self.buttons[step].show()


def state_words(leave: LeaveShown) -> str:
    return term("leave_state", leave.state.value)


def state_tone(leave: LeaveShown) -> Tone:
    return _TONES.get(leave.state.value, Tone.CALM)


def _row(title: str, text: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(16)
    name, words = label(title, "secondary"), label(text, wrap=True)
    name.setFixedWidth(48)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words, 1)
    return row


def _event(event: Event) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 4)
    column.setSpacing(2)
    mark = f"{SYMBOLS[event.tone]} " if event.tone is not Tone.CALM else ""
    words = label(mark + event.what, wrap=True)
    set_tone(words, event.tone)
    if event.when:
        column.addWidget(label(event.when, "secondary"))
    column.addWidget(words)
    return made


def _empty(layout: object) -> None:
    take = getattr(layout, "takeAt", None)
    while take is not None and (item := take(0)) is not None:
        if item.widget() is not None:
            item.widget().deleteLater()
