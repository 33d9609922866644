"""今日: figures, the hall, the lines behind a figure, and whether all this can be believed."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from app.domain.clock_trust import Trust
from app.domain.presence import Where
from app.domain.refusal import Refusal
from app.services.today import Overview
from ui.desk import Desk
from ui.palette import SYMBOLS, Tone
from ui.sync_words import last_sync
from ui.today.figures import FigureRow
from ui.today.hall_grid import HallGrid
from ui.today.letter import LetterCard
from ui.today.lines import TodayLine, figure_title
from ui.today.view_model import TodayModel
from ui.widgets.focus import show_content
from ui.widgets.frame import PageFrame
from ui.widgets.states import State, StateView
from ui.widgets.table import Column, LineTable
from ui.widgets.text import Message, label, set_tone
from ui.words import clock_text, date_text, moment_text, sentence, term

EVERY_MS = 20_000
"""People's states pass with the time, without anything being recorded."""
_BAD = (Trust.MOVED, Trust.BEHIND, Trust.UNSET)


class TodayPage(QWidget):
    """The first page of the desk."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.model = TodayModel(desk, self)
        self.warning, self.letter = Message(), LetterCard(self._moment)
        self.figures = FigureRow()
        self.grid = HallGrid()
        self.lines: LineTable[TodayLine] = LineTable(
            [
                Column(self.tr("姓名"), lambda line: line.person.name, width=80),
                Column(self.tr("情况"), lambda line: line.what, tone=lambda line: line.tone),
            ],
            lambda line: f"{line.person.number} {line.person.window_group}",
        )
        self._heading, self._nobody = label(kind="heading"), label(kind="secondary", wrap=True)
        self._punched, self._imported, self._synced, self._clock = (label(kind="secondary") for _ in range(4))
        self._states = StateView(self._content())
        self.frame = PageFrame(self.tr("今日"), self._body())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self.shortcuts = [(self.tr("Enter"), self.tr("打开选中的人这个月的考勤"))]
        self._connect()
        self._states.show_state(State.LOADING)

    def _content(self) -> QWidget:
        side = QWidget()
        lines = QVBoxLayout(side)
        lines.setContentsMargins(8, 0, 0, 0)
        lines.setSpacing(8)
        lines.addWidget(self._heading)
        lines.addWidget(self._nobody)
        lines.addWidget(self.lines, 1)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(self.grid)
        split.addWidget(side)
        split.setStretchFactor(0, 1)
        split.setSizes([10_000, 304])
        side.setMinimumWidth(288)
        side.setMaximumWidth(420)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.figures)
        column.addWidget(split, 1)
        return content

    def _body(self) -> QWidget:
        """Whether all this can be believed stands below, whatever is above."""
        foot = QHBoxLayout()
        foot.setSpacing(24)
        for one in (self._punched, self._imported, self._synced, self._clock):
            foot.addWidget(one)
        foot.addStretch(1)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.warning)
        column.addWidget(self.letter)
        column.addWidget(self._states, 1)
        column.addLayout(foot)
        return body

    def _connect(self) -> None:
        self.model.changed.connect(self._show)
        self.model.refused.connect(self._refused)
        self.model.told.connect(lambda: self.letter.put(self.model.messages))
        self.letter.read.connect(self.model.read_message)
        self._desk.sync.changed.connect(self._show_sync)
        self.figures.chosen.connect(self.model.choose)
        self.grid.opened.connect(self.model.open_person)
        self.lines.opened.connect(lambda line: self.model.open_person(line.person.subject))
        self._states.acted.connect(self.refresh)
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self._look_again)
        self._timer.start()
        self.setFocusProxy(self.grid)

    def refresh(self) -> None:
        self.model.refresh()

    def _look_again(self) -> None:
        if self.isVisible() and self._desk.session is not None:
            self.refresh()

    def _refused(self, refusal: Refusal) -> None:
        self._states.show_refusal(refusal, self.tr("再试一次"))

    def _show(self) -> None:
        overview = self.model.overview
        if overview is None:
            return
        self._show_title(overview)
        self._show_warning(overview)
        self._show_belief(overview)
        self.figures.put(self.model.figures, self.model.chosen)
        self.grid.put(overview.groups)
        self.lines.put(self.model.lines, lambda line: (line.person.subject, line.what))
        self._heading.setText(figure_title(self.model.chosen))
        self._nobody.setText("" if self.model.lines else self.tr("现在没有。"))
        self._nobody.setVisible(not self.model.lines)
        if overview.groups:
            show_content(self._states, self)
        else:
            self._show_nobody()

    def _show_nobody(self) -> None:
        """An administrator sees no attendance; an empty hall has nobody yet."""
        session = self._desk.session
        if session is not None and not session.actor.person and not self.model.figures:
            self._states.show_state(State.WITHOUT_RIGHT)
            return
        text = self.tr("这里没有您能看到的在册人员。请先在名册中添加人员，或由有权限的人登录。")
        self._states.show_state(State.EMPTY, text)

    def _show_title(self, overview: Overview) -> None:
        parts = [date_text(overview.day), overview.day_name]
        people = list(overview.people())
        if people and all(p.presence.where in (Where.REST, Where.STANDBY) for p in people):
            parts.append(self.tr("今天休息"))
        parts.append(self.tr("截至{time}").format(time=clock_text(overview.minute)))
        self.frame.title.setText("  ".join(part for part in parts if part))

    def _show_warning(self, overview: Overview) -> None:
        years = overview.unpublished
        text = sentence("year_not_published", {"year": years[0]}) if years else ""
        self.warning.say(Tone.ATTENTION if text else Tone.CALM, text)

    def _show_belief(self, overview: Overview) -> None:
        """domain.md G.7: the last scan, import and sync, whether the clock can be trusted."""
        punch, nothing = overview.last_punch, self.tr("没有")
        shown = f"{self._moment(punch.at)} {punch.name}  {punch.device}" if punch else nothing
        self._punched.setText(self.tr("最近打卡  {what}").format(what=shown))
        at = self._moment(overview.last_import) if overview.last_import is not None else nothing
        self._imported.setText(self.tr("最近导入  {what}").format(what=at))
        self._show_sync()
        tone = Tone.ERROR if overview.clock in _BAD else Tone.CALM
        symbol = f"{SYMBOLS[tone]} " if tone is Tone.ERROR else ""
        self._clock.setText(symbol + term("clock_trust", overview.clock))
        set_tone(self._clock, tone)

    def _show_sync(self) -> None:
        shown = self._desk.sync.shown
        self._synced.setVisible(shown is not None and shown.enrolled)
        self._synced.setText(last_sync(shown, self._moment) if shown is not None else "")

    def _moment(self, at: int) -> str:
        moment = datetime.fromtimestamp(at, ZoneInfo(self._desk.face.zone))
        return f"{moment:%H:%M:%S}" if moment.date() == self._desk.today() else moment_text(moment)
