"""请假审批: what waits on the left, the first handed in first; the request whole on the right."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QSplitter, QTabBar, QVBoxLayout, QWidget

from app.domain.refusal import Refusal
from app.domain.slots import Half, Slot
from app.services.leave_inbox import InboxItem
from app.services.leave_views import LeaveViews
from ui.calls import call
from ui.desk import Desk
from ui.leave.case_view import CaseView
from ui.leave.inbox_actions import InboxActions
from ui.leave.inbox_model import CONFIRM, DECIDE, OPEN, OPINION, InboxModel
from ui.leave.inbox_words import begin_text, begin_words, kind_words, marks_of, tone_of
from ui.leave.paper_view import PaperView
from ui.palette import SYMBOLS, Tone
from ui.widgets.focus import show_content
from ui.widgets.frame import PageFrame
from ui.widgets.states import State, StateView
from ui.widgets.table import Column, LineTable, room_for
from ui.words import days_text, terms

LIST, LIST_MOST, BEGIN, KIND = 424, 492, 104, 112
_LONG_DATE = Slot(date(2026, 3, 30), Half.AM)


class InboxPage(QWidget):
    """Decides, records, confirms; one primary button whose words follow the section."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.model = InboxModel(desk, self)
        self.acts = InboxActions(desk, self.model, self, lambda: self.chosen)
        self.sections = QTabBar(drawBase=False, expanding=False)
        for _ in self.model.sections:
            self.sections.addTab("")
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("查找姓名、编号、窗口"))
        self.search.setFixedWidth(240)
        self.table = self._table()
        self.case = CaseView(desk)
        self._states = StateView(self._content())
        self._row = 0
        self._target = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._frame())
        self.setFocusProxy(self.table)
        self._connect()
        self._states.show_state(State.LOADING)
        self.acts.show_buttons()

    def _frame(self) -> PageFrame:
        filters = [self.sections, self.search]
        acts = self.acts
        return PageFrame(self.tr("请假审批"), self._states, acts.primary, acts.others, filters)

    def _table(self) -> LineTable[InboxItem]:
        begins = room_for([begin_text(_LONG_DATE)], BEGIN)
        return LineTable(
            [
                Column(self.tr("姓名"), lambda i: i.shown.name, width=72),
                Column(self.tr("请假"), lambda i: kind_words(i.shown)),
                Column(
                    self.tr("开始"), lambda i: begin_words(i.shown), lambda i: i.shown.first, width=begins
                ),
                Column(self.tr("注明"), _marks, tone=tone_of, width=140),
            ],
            lambda i: f"{i.shown.number} {i.shown.window_group} {i.shown.department_name} {i.shown.reason}",
        )

    def _content(self) -> QWidget:
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(self.case)
        self.table.setMinimumWidth(404)
        self.case.setMinimumWidth(460)
        split.setStretchFactor(1, 1)
        split.setSizes([_list_width(), 10_000])
        return split

    def _connect(self) -> None:
        self.model.changed.connect(self._show)
        self.model.case_changed.connect(self._show_case)
        self.model.refused.connect(self._refused)
        self.sections.currentChanged.connect(self._open_section)
        self.search.textChanged.connect(self._sift)
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(lambda _: self.acts.primary.click())
        self.case.paper_asked.connect(self.look_at)
        self._states.acted.connect(self.refresh)
        self.shortcuts = [
            ("↑ ↓", self.tr("上一份、下一份请假")),
            *self.acts.bind_keys(),
            ("Ctrl+A", self.tr("选中全部请假")),
            ("Ctrl+F", self.tr("查找请假")),
        ]
        find = QShortcut(QKeySequence("Ctrl+F"), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(lambda: self.search.setFocus(Qt.FocusReason.ShortcutFocusReason))

    # -- reading --------------------------------------------------------------------------------------

    def refresh(self) -> None:
        self.model.refresh()

    def show_target(self, target: object) -> None:
        """A leave by its number, from another page."""
        if isinstance(target, str) and "-" in target:
            self._target = target
            self._go_to_target()

    def _go_to_target(self) -> None:
        if self._target and self.model.go_to(self._target):
            self.search.clear()
            self._select(self._target)
            self._target = ""

    def _refused(self, refusal: Refusal) -> None:
        self._states.show_refusal(refusal, self.tr("再试一次"))

    def _show(self) -> None:
        titles = {
            DECIDE: self.tr("待我审批"),
            OPINION: self.tr("待部门意见"),
            CONFIRM: self.tr("待确认"),
            OPEN: self.tr("其他未办"),
        }
        for index, key in enumerate(self.model.sections):
            self.sections.setTabText(index, f"{titles[key]} {len(self.model.lines(key))}")
        self.sections.blockSignals(True)
        self.sections.setCurrentIndex(self.model.sections.index(self.model.section))
        self.sections.blockSignals(False)
        lines = self.model.lines()
        self.table.put(lines, lambda i: i.shown.leave)
        self._keep_selection()
        if self.model.items is None:
            self._states.show_state(State.LOADING)
        elif lines:
            show_content(self._states, self)
        else:
            self._states.show_state(State.EMPTY, self._nothing())
        self._choose()
        self._go_to_target()

    def _nothing(self) -> str:
        return {
            DECIDE: self.tr("没有等您审批的请假。"),
            OPINION: self.tr("没有等部门签署意见的请假。"),
            CONFIRM: self.tr("没有要确认的销假、交接，也没有逾期未归的人。"),
            OPEN: self.tr("没有别的未办请假。"),
        }[self.model.section]

    def _keep_selection(self) -> None:
        """Whoever was chosen is decided: the next one takes the place."""
        if not self.table.selected() and self.table.visible_lines():
            self.table.selectRow(min(self._row, len(self.table.visible_lines()) - 1))
        else:
            self._mark_current()

    def _select(self, leave_id: str) -> None:
        for row, item in enumerate(self.table.visible_lines()):
            if item.shown.leave == leave_id:
                self.table.selectRow(row)

    def _mark_current(self) -> None:
        """Arrow keys go on from where one was before the list was read again."""
        rows = self.table.selectionModel().selectedRows()
        if rows and not self.table.currentIndex().isValid():
            no_change = QItemSelectionModel.SelectionFlag.NoUpdate
            self.table.selectionModel().setCurrentIndex(rows[0], no_change)

    def _open_section(self, index: int) -> None:
        self._row = 0
        self.table.clearSelection()
        self.model.set_section(self.model.sections[index])

    def _sift(self, text: str) -> None:
        self.table.filter(text)
        self._keep_selection()

    # -- the one in view ------------------------------------------------------------------------------

    @property
    def chosen(self) -> list[InboxItem]:
        """The selected lines, from the top."""
        return self.table.selected()

    def _choose(self) -> None:
        chosen = self.chosen
        if chosen:
            current = self.table.currentIndex()
            self._row = current.row() if current.isValid() else 0
        self.model.choose(chosen[0].shown.leave if chosen else "")
        self._show_case()

    def _show_case(self) -> None:
        self.case.put(self.model.item, self.model.case, len(self.chosen))
        self.acts.show_buttons()

    def look_at(self, leave_id: str, digest: str) -> None:
        """Shows a paper."""
        request = call(LeaveViews.attachment, self._desk.actor, leave_id, digest)
        self._desk.background.read(request, self, lambda found: PaperView(self._desk, self, found).open())


def _list_width() -> int:
    """More for a language with longer words, but the strip beside it keeps room for two weeks."""
    longest = room_for((f"{kind} {days_text(1)}" for kind in terms("leave").values()), KIND)
    return min(LIST_MOST, LIST + longest - KIND)


def _marks(item: InboxItem) -> str:
    words = " ".join(marks_of(item))
    return f"{SYMBOLS[Tone.ATTENTION]} {words}" if words and tone_of(item) is not Tone.CALM else words
