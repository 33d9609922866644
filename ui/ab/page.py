"""AB岗: which windows comply today, who is at risk in the coming week, who stands in for whom."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from app.domain.access import Action
from app.domain.refusal import Refusal
from app.domain.slots import Slot
from app.services.ab_views import GroupShown
from ui.ab import lines
from ui.ab.cover_form import CoverForm
from ui.ab.details import GroupDetails
from ui.ab.grid import OutlookGrid
from ui.ab.setup_dialog import SetupDialog
from ui.ab.tables import covers_table, groups_table
from ui.ab.view_model import COVERS, DAY, SECTIONS, WEEK, AbModel
from ui.desk import Desk
from ui.palette import Tone
from ui.widgets.dialogs import confirmed
from ui.widgets.focus import show_content
from ui.widgets.frame import PageFrame
from ui.widgets.states import State, StateView
from ui.widgets.text import Message, button

EVERY_MS = 30_000
"""A quarter of an hour passes without anything being recorded."""


class AbPage(QWidget):
    """Three sections; the one primary action registers a cover."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.model = AbModel(desk, self)
        self.register = button(self.tr("登记顶岗…"), primary=True)
        self.setup = button(self.tr("事项和人员…"))
        self.agree, self.end = button(self.tr("同意顶岗")), button(self.tr("结束顶岗…"))
        self.sections = QTabBar(drawBase=False, expanding=False)
        for _ in SECTIONS:
            self.sections.addTab("")
        self.alert, self.said = Message(), Message()
        self.groups, self.grid, self.covers = groups_table(), OutlookGrid(), covers_table()
        self.details = GroupDetails()
        self._stack = QStackedWidget()
        for widget in (self._day(), self._week(), self.covers):
            self._stack.addWidget(widget)
        self._states = StateView(self._stack)
        self._lay_out()
        self._connect()
        self._states.show_state(State.LOADING)

    # -- parts -----------------------------------------------------------------------------------------

    def _day(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.groups, 1)
        row.addWidget(self.details)
        return made

    def _week(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.grid, 1)
        column.addWidget(self.said)
        return made

    def _lay_out(self) -> None:
        body = QWidget()
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(8)
        inner.addWidget(self.alert)
        inner.addWidget(self._states, 1)
        others = [self.end, self.agree, self.setup]
        frame = PageFrame(self.tr("AB岗"), body, self.register, others, [self.sections])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)

    def _connect(self) -> None:
        self.model.changed.connect(self._show)
        self.model.refused.connect(self._refused)
        self.model.told.connect(lambda: self._desk.say(Tone.OK, self.tr("已保存。")))
        self.sections.currentChanged.connect(lambda index: self.model.set_section(SECTIONS[index]))
        self.groups.chosen.connect(self._show_group)
        self.groups.opened.connect(lambda _: self._set_up())
        self.grid.chosen.connect(self._show_cell)
        self.grid.opened.connect(self._register)
        self.covers.chosen.connect(self._show_buttons)
        self.register.clicked.connect(self._register)
        self.setup.clicked.connect(self._set_up)
        self.agree.clicked.connect(lambda: self.model.agree(self.covers.selected()))
        self.end.clicked.connect(self._end)
        self._states.acted.connect(self.refresh)
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self._look_again)
        self._timer.start()
        self.shortcuts = [
            ("Ctrl+N", self.tr("登记顶岗")),
            ("Enter", self.tr("打开选中窗口的事项和人员；在未来一周中登记顶岗")),
        ]
        shortcut = QShortcut(QKeySequence("Ctrl+N"), self)
        shortcut.activated.connect(self.register.click)

    def refresh(self) -> None:
        self.model.refresh()

    def show_target(self, target: object) -> None:
        """From elsewhere: one of the sections."""
        if target in SECTIONS:
            self.sections.setCurrentIndex(SECTIONS.index(str(target)))

    def _look_again(self) -> None:
        if self.isVisible() and self._desk.session is not None:
            self.refresh()

    # -- showing ---------------------------------------------------------------------------------------

    def _refused(self, refusal: Refusal) -> None:
        self._states.show_refusal(refusal, self.tr("再试一次"))

    def _show(self) -> None:
        self._show_titles()
        self._show_alert()
        self._stack.setCurrentIndex(SECTIONS.index(self.model.section))
        self.setFocusProxy(self._content())
        if self.model.day is not None:
            self.groups.put(self.model.groups, lambda g: (g.department, g.window_group))
            self._show_group()
        if self.model.week is not None:
            self.grid.put(self.model.week)
            self._show_cell()
        if self.model.covers is not None:
            self.covers.put(self.model.covers, lambda c: c.cover)
        self._show_state()
        self._show_buttons()

    def _content(self) -> QWidget:
        return {DAY: self.groups, WEEK: self.grid, COVERS: self.covers}[self.model.section]

    def _show_titles(self) -> None:
        titles = {
            DAY: self.tr("今天 {count}").format(count=self.model.wanting),
            WEEK: self.tr("未来一周 {count}").format(count=self.model.risky),
            COVERS: self.tr("顶岗登记 {count}").format(count=self.model.to_agree),
        }
        for index, key in enumerate(SECTIONS):
            self.sections.setTabText(index, titles[key])

    def _show_alert(self) -> None:
        """The oldest post that nobody has taken over, and how many more there are."""
        alerts = self.model.alerts
        text = lines.finding_text(min(alerts, key=lambda a: a.due).finding) if alerts else ""
        if len(alerts) > 1:
            text += self.tr("另有{count}处。").format(count=len(alerts) - 1)
        self.alert.say(Tone.ERROR if text else Tone.CALM, text)

    def _show_state(self) -> None:
        if not self.model.read():
            self._states.show_state(State.LOADING)
            return
        day, week = self.model.day, self.model.week
        empty = {
            DAY: day is not None and not day.groups,
            WEEK: week is not None and not (week.rows and week.slots),
            COVERS: not self.model.covers,
        }[self.model.section]
        if not empty:
            show_content(self._states, self)
        elif self.model.section == WEEK and day is not None and day.groups and not day.sees_absence:
            self._states.show_state(State.WITHOUT_RIGHT, self.tr("您的角色不能查看谁不在岗。"))
        else:
            self._states.show_state(State.EMPTY, self._nothing())

    def _nothing(self) -> str:
        return {
            DAY: self.tr("这里没有您能看到的窗口。请先在名册中添加窗口和人员，或由有权限的人登录。"),
            WEEK: self.tr("未来一周没有上班的半天。"),
            COVERS: self.tr("没有顶岗登记。A岗不在岗时，请及时登记顶岗。"),
        }[self.model.section]

    def _show_group(self) -> None:
        chosen = self.groups.selected() or self.groups.visible_lines()[:1]
        numbers = self.model.day.numbers if self.model.day is not None else {}
        self.details.put(chosen[0] if chosen else None, numbers)

    def _show_cell(self) -> None:
        found, week = self.grid.current, self.model.week
        if found is None or week is None:
            self.said.say(Tone.CALM, self.tr("选一个半天，看谁不在岗、谁顶岗。"))
            return
        self.said.say(lines.RISK_TONES[found[1].risk], lines.cell_sentences(found[1], week.names))

    def _show_buttons(self) -> None:
        day, chosen = self.model.day, self.covers.selected()
        listing = self.model.section == COVERS
        self.register.setVisible(self._desk.may(Action.COVER_REGISTER))
        self.register.setEnabled(any(group.a for group in self.model.groups))
        may = day is not None and (day.may_edit or day.may_stand_down)
        self.setup.setVisible(may and self.model.section == DAY)
        self.agree.setVisible(listing and self._desk.may(Action.COVER_AGREE))
        self.agree.setEnabled(any(cover.may_agree for cover in chosen))
        self.end.setVisible(listing and self._desk.may(Action.COVER_REGISTER))
        self.end.setEnabled(len(chosen) == 1 and chosen[0].may_end)

    # -- acting ----------------------------------------------------------------------------------------

    def _register(self) -> CoverForm | None:
        """For the selected half-day of the week or the selected window; Refusals stand in the form."""
        if not self._desk.may(Action.COVER_REGISTER) or not self.model.groups:
            return None
        group, covered, slot = self._wanted()
        return CoverForm(self._desk, self, self.model.groups, group, covered, slot)

    def _wanted(self) -> tuple[GroupShown | None, str, Slot | None]:
        found = self.grid.current if self.model.section == WEEK else None
        if found is not None:
            row, cell = found
            key = (row.department, row.window_group)
            group = next((g for g in self.model.groups if (g.department, g.window_group) == key), None)
            return group, cell.away[0].subject if cell.away else "", cell.slot
        chosen = self.groups.selected() if self.model.section == DAY else []
        group = chosen[0] if chosen else self.model.groups[0]
        alert = next(iter(group.alerts), None)
        return group, alert.subject if alert else "", alert.slot if alert else None

    def _set_up(self) -> SetupDialog | None:
        chosen = self.groups.selected() or self.groups.visible_lines()[:1]
        if not chosen or not self.setup.isVisible():
            return None
        dialog = SetupDialog(self._desk, chosen[0].department, chosen[0].window_group, self)
        dialog.open()
        return dialog

    def _end(self) -> None:
        for cover in self.covers.selected()[:1]:
            question = self.tr("{name}替{covered}顶岗，从{when}起结束。").format(
                name=cover.name,
                covered=cover.covered,
                when=lines.slots_text([cover.next_slot or cover.slots[0]]),
            )
            if confirmed(self, self.tr("结束顶岗"), question, self.tr("结束顶岗")):
                self.model.end(cover)
