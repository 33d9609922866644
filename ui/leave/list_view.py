"""The list of leaves with its filters, and the one that is looked at beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QTabBar, QVBoxLayout, QWidget

from app.domain.refusal import Refusal
from app.domain.slots import Month
from app.services.leave_shown import LeaveShown
from ui.desk import Desk
from ui.leave.detail import DetailPanel, state_tone, state_words
from ui.leave.inbox_words import begin_text
from ui.leave.list_model import ALL, MINE, TO_COVER, ListModel, reads_others
from ui.leave.preview_words import asked_open
from ui.widgets.states import State, StateView
from ui.widgets.table import Column, LineTable, room_for
from ui.words import date_short, days_text, month_text, term, terms

SEARCH_MS = 150
BACK_MONTHS = 24


class ListView(QWidget):
    """`opened`: the leave that is looked at has changed."""

    opened = Signal()

    def __init__(self, desk: Desk, model: ListModel, steps: dict[str, str]) -> None:
        super().__init__()
        self._desk, self.model = desk, model
        self._others = reads_others(desk)
        self._sections = [ALL, MINE, TO_COVER] if self._others else [MINE, TO_COVER]
        self.sections = QTabBar(drawBase=False, expanding=False)
        for _ in self._sections:
            self.sections.addTab("")
        self.state, self.department, self.month = QComboBox(), QComboBox(), QComboBox()
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("查找姓名、编号或拼音首字母"))
        self.search.setFixedWidth(240)
        self.table: LineTable[LeaveShown] = LineTable(self._columns())
        self.detail = DetailPanel(desk, steps)
        self._wanted = ""
        self._states = StateView(self._content())
        self._lay_out()
        self._fill_filters()
        self._connect()
        self.setFocusProxy(self.table)
        self._states.show_state(State.LOADING)

    def _columns(self) -> list[Column[LeaveShown]]:
        columns: list[Column[LeaveShown]] = [
            Column(self.tr("编号"), lambda x: x.leave, width=104),
            Column(self.tr("姓名"), lambda x: x.name, width=88),
            Column(self.tr("假别"), _kind, width=room_for(terms("leave").values(), 80)),
            Column(self.tr("时间"), self._span, lambda x: (x.first, x.last)),
            Column(self.tr("天数"), lambda x: days_text(x.halves), lambda x: x.halves, figure=True, width=76),
            Column(self.tr("状态"), self._state, tone=state_tone, width=152),
        ]
        if not self._others:
            del columns[1]
        return columns

    def _span(self, leave: LeaveShown) -> str:
        first = begin_text(leave.first)
        last = begin_text(leave.last)
        if leave.first == leave.last:
            return first
        if leave.first.date == leave.last.date:
            return self.tr("{date}全天").format(date=date_short(leave.first.date))
        return self.tr("{first}到{last}").format(first=first, last=last)

    def _state(self, leave: LeaveShown) -> str:
        marks = [self.tr("超限")] if leave.over or leave.override else []
        marks += [self.tr("有询问")] if asked_open(leave) else []
        return "  ".join([state_words(leave), *marks])

    def _content(self) -> QWidget:
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.table, 1)
        row.addWidget(self.detail)
        return content

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.setSpacing(8)
        for widget in (self.sections, self.state, self.department, self.month, self.search):
            filters.addWidget(widget)
        filters.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(filters)
        column.addWidget(self._states, 1)

    def _fill_filters(self) -> None:
        for box, name in (
            (self.state, self.tr("状态")),
            (self.department, self.tr("派驻部门")),
            (self.month, self.tr("月份")),
        ):
            box.setAccessibleName(name)
        self.state.addItem(self.tr("全部状态"), "")
        for key, text in terms("leave_state").items():
            self.state.addItem(text, key)
        self.department.addItem(self.tr("全部部门"), "")
        self.department.setMaximumWidth(200)
        self.department.setVisible(self._others)
        self.month.addItem(self.tr("近两个月和以后"), None)
        month = Month.of(self._desk.today()).next()
        for _ in range(BACK_MONTHS):
            self.month.addItem(month_text(month), month)
            month = month.previous()

    def _connect(self) -> None:
        model = self.model
        self._typing = QTimer(self, interval=SEARCH_MS, singleShot=True)
        self._typing.timeout.connect(lambda: model.sift(search=self.search.text()))
        self.search.textChanged.connect(lambda _: self._typing.start())
        self.sections.currentChanged.connect(lambda at: model.sift(section=self._sections[at]))
        self.state.activated.connect(lambda _: model.sift(state=self.state.currentData()))
        self.department.activated.connect(lambda _: model.sift(department=self.department.currentData()))
        self.month.activated.connect(lambda _: model.set_month(self.month.currentData()))
        model.changed.connect(self.show_leaves)
        model.refused.connect(self._refused)
        self.table.chosen.connect(self._look)
        self.detail.closed.connect(self.close_detail)
        self._states.acted.connect(model.refresh)

    # -- showing --------------------------------------------------------------------------------------

    def _refused(self, refusal: Refusal) -> None:
        self._states.show_refusal(refusal, self.tr("再试一次"))

    def show_leaves(self) -> None:
        """As the model has them; the one that is looked at stays so."""
        titles = {ALL: self.tr("全部"), MINE: self.tr("我的"), TO_COVER: self.tr("我顶岗的")}
        for index, key in enumerate(self._sections):
            self.sections.setTabText(index, f"{titles[key]} {self.model.count(key)}")
        self._show_departments()
        lines = self.model.lines
        self.table.put(lines, lambda leave: leave.leave)
        if self._wanted:
            self._select(lines)
        if self.model.leaves is None:
            self._states.show_state(State.LOADING)
        elif lines:
            self._states.show_content()
        else:
            self._states.show_state(State.EMPTY, self._nothing())
        self._look()

    def _show_departments(self) -> None:
        wanted = [("", self.tr("全部部门")), *self.model.departments]
        if [self.department.itemData(n) for n in range(self.department.count())] != [k for k, _ in wanted]:
            self.department.clear()
            for code, name in wanted:
                self.department.addItem(name, code)
        self.department.setCurrentIndex(max(0, self.department.findData(self.model.department)))

    def _nothing(self) -> str:
        if self.model.leaves and (self.model.search or self.model.state or self.model.department):
            return self.tr("没有找到符合的请假。请改查找的内容或筛选。")
        return {
            ALL: self.tr("这段时间没有请假。"),
            MINE: self.tr("您这段时间没有请假。要请假，请按右上角“填请假条…”。"),
            TO_COVER: self.tr("这段时间没有由您顶岗的请假。"),
        }[self.model.section]

    # -- looking at one -------------------------------------------------------------------------------

    @property
    def leave(self) -> LeaveShown | None:
        """The one that is looked at."""
        chosen = self.table.selected()
        return chosen[0] if len(chosen) == 1 else None

    def look_at(self, leave: str) -> None:
        """That leave, once it is read."""
        self._wanted = leave
        self._select(self.model.lines)

    def _select(self, lines: Sequence[LeaveShown]) -> None:
        if any(line.leave == self._wanted for line in lines):
            at = [line.leave for line in self.table.visible_lines()]
            if self._wanted in at:
                self.table.selectRow(at.index(self._wanted))
                self._wanted = ""

    def _look(self) -> None:
        leave = self.leave
        self.detail.show_leave(leave, self.model.offered(leave) if leave else ())
        self.opened.emit()

    def close_detail(self) -> None:
        self.table.clearSelection()
        self.table.setFocus()


def _kind(leave: LeaveShown) -> str:
    return term("leave", leave.kind) if leave.kind else "—"
