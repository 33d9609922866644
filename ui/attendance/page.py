"""考勤: the month's grid, the half-day that is looked at, and the month's lock."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from app.domain.access import Action, Actor
from app.domain.refusal import Refusal
from app.domain.slots import Month, Slot
from app.services.attendance_views import AttendanceViews, LockPreview
from app.services.leave_release import RELEASES
from ui.attendance.adjustments import AdjustmentList
from ui.attendance.day_panel import DayPanel
from ui.attendance.forms import duty_form, outing_form, reduction_form, slip_form
from ui.attendance.lock_dialog import LockDialog
from ui.attendance.month_grid import MonthGrid
from ui.attendance.month_lines import adjustment_words, legend_words
from ui.attendance.month_picker import MonthPicker
from ui.attendance.release import back_dialog, release_dialog
from ui.attendance.view_model import MonthModel
from ui.calls import call
from ui.desk import Desk
from ui.palette import Tone
from ui.widgets.focus import show_content
from ui.widgets.frame import PageFrame
from ui.widgets.states import State, StateView
from ui.widgets.text import Message, button, label
from ui.words import clauses, moment_text, month_text

SEARCH_MS = 150
SAID = 3
"""So many corrections of a locked month are said at once; the others are in a list."""
_FORMS = {"outing": outing_form, "duty": duty_form, "reduction": reduction_form}
_RIGHTS = {
    "slip": Action.CORRECTION_PROPOSE_FOR,
    "outing": Action.OUTING_REGISTER,
    "duty": Action.DUTY_SET,
    "reduction": Action.DUTY_SET,
}


class AttendancePage(QWidget):
    """The month as far as whoever is signed in may see it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.model = MonthModel(desk, self)
        self.months = MonthPicker(self.model.month)
        self.departments = QComboBox()
        self.departments.setMinimumWidth(220)
        self.departments.setAccessibleName(self.tr("派驻部门"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("查找姓名、编号或拼音首字母"))
        self.search.setFixedWidth(240)
        self.print = button(self.tr("打印考勤表…"), primary=True)
        self.lock = button(self.tr("月结…"))
        self.issued = Message()
        self.later = button(self.tr("全部更正…"))
        self.grid = MonthGrid()
        self.panel = DayPanel(self.model)
        self.legend = label(kind="secondary", wrap=True)
        self._states = StateView(self._content())
        self.frame = PageFrame(
            "", self._states, self.print, [self.lock], [self.months, self.departments, self.search]
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self.setFocusProxy(self.grid)
        self._connect()
        self._bind_keys()
        self._show()

    def _content(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.issued)
        column.addWidget(self.later, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.grid, 1)
        column.addWidget(self.panel)
        column.addWidget(self.legend)
        return content

    def _connect(self) -> None:
        self._typing = QTimer(self, interval=SEARCH_MS, singleShot=True)
        self._typing.timeout.connect(lambda: self.model.set_search(self.search.text()))
        self.search.textChanged.connect(lambda _: self._typing.start())
        self.months.chosen.connect(self.model.set_month)
        self.departments.activated.connect(
            lambda _: self.model.set_department(str(self.departments.currentData()))
        )
        self.model.changed.connect(self._show)
        self.model.refused.connect(self._refused)
        self.grid.chosen.connect(self.model.choose)
        self.model.day_changed.connect(lambda: self.panel.offer(self._offered()))
        self.panel.asked.connect(self._register)
        self.panel.closed.connect(lambda: self.model.choose(None))
        self.later.clicked.connect(self._list_later)
        self.print.clicked.connect(lambda: self._desk.open("reports", self.model.month))
        self.lock.clicked.connect(self._ask_lock)
        self._states.acted.connect(self.refresh)

    def _bind_keys(self) -> None:
        self.shortcuts = [
            ("Ctrl+F", self.tr("查找人员")),
            ("Alt+← / Alt+→", self.tr("上一个月、下一个月")),
            ("Ctrl+B", self.tr("为选中的半天填补签单")),
            ("Esc", self.tr("收起说明")),
        ]
        for keys, act in (
            ("Ctrl+F", lambda: self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)),
            ("Alt+Left", lambda: self.model.set_month(self.model.month.previous())),
            ("Alt+Right", lambda: self.model.set_month(self.model.month.next())),
            ("Ctrl+B", lambda: self._register("slip")),
            ("Escape", lambda: self.model.choose(None)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def refresh(self) -> None:
        self.model.refresh()

    def show_target(self, target: object) -> None:
        """A month, or (subject, date)."""
        if isinstance(target, Month):
            self.model.set_month(target)
        elif isinstance(target, tuple) and len(target) == 2 and isinstance(target[1], date):
            self.search.clear()
            self.model.show_person(str(target[0]), target[1])

    # -- showing --------------------------------------------------------------------------------------

    def _refused(self, refusal: Refusal) -> None:
        self._states.show_refusal(refusal, self.tr("再试一次"))

    def _show(self) -> None:
        shown = self.model.shown
        self.months.put(self.model.month)
        self.lock.setVisible(self._desk.may(Action.MONTH_LOCK) and not (shown and shown.issued.locked))
        reads = (Action.ATTENDANCE_READ_ALL, Action.ATTENDANCE_READ_OWN_WINDOW)
        self.print.setVisible(any(self._desk.may(action) for action in reads))
        self._show_title()
        self._show_departments()
        self.panel.offer(self._offered())
        self.panel.show_day()
        if shown is None:
            self._states.show_state(State.LOADING)
            return
        self.grid.put(self.model.lines, list(self.model.month.dates()), self.model.chosen)
        own = self.tr("  · 打卡但不计考勤") + self.tr("  ! 请假期间打卡")
        self.legend.setText(legend_words(self.model.symbols) + own)
        self._show_issued()
        if self.model.lines:
            show_content(self._states, self)
        elif shown.issued.judged.people:
            self._states.show_state(State.EMPTY, self.tr("没有找到符合的人。请改查找的内容或派驻部门。"))
        else:
            self._states.show_state(
                State.EMPTY,
                self.tr("{month}没有您能看到的在册人员。").format(month=month_text(self.model.month)),
            )

    def _show_title(self) -> None:
        shown, month = self.model.shown, month_text(self.model.month)
        state = "" if shown is None else self.tr("已月结") if shown.issued.locked else self.tr("未月结")
        self.frame.title.setText("  ".join(part for part in (month, self.tr("考勤"), state) if part))

    def _show_departments(self) -> None:
        wanted = [("", self.tr("全部派驻部门")), *(self.model.shown.departments if self.model.shown else ())]
        if [
            (self.departments.itemData(n), self.departments.itemText(n)) for n in range(len(wanted))
        ] != wanted:
            self.departments.clear()
            for code, name in wanted:
                self.departments.addItem(name, code)
        self.departments.setCurrentIndex(max(0, self.departments.findData(self.model.department)))

    def _show_issued(self) -> None:
        shown = self.model.shown
        if shown is None or not shown.issued.locked or shown.locked_at is None:
            self.issued.say(Tone.CALM, "")
            self.later.hide()
            return
        when, who = moment_text(shown.locked_at), shown.locked_by
        signed = self.tr("{moment}由{name}月结。").format(moment=when, name=who)
        unsigned = self.tr("{moment}月结。").format(moment=when)
        text = (signed if who else unsigned) + self.tr("下面是签发时的记录，不再改动。")
        later = [adjustment_words(item) for item in shown.since_lock]
        if later:
            text += "\n" + self.tr("月结后有{n}处更正，列入下月的表：").format(n=len(later))
            text += clauses(later[:SAID])
            text += self.tr("……") if len(later) > SAID else ""
        self.issued.say(Tone.CALM, text)
        self.later.setVisible(len(later) > SAID)

    def _list_later(self) -> None:
        found = self.model.shown
        if found is not None:
            AdjustmentList(found.since_lock, self).open()

    # -- doing ----------------------------------------------------------------------------------------

    def _offered(self) -> set[str]:
        """What may be registered for the chosen person: one's own slip and outing, others' by right."""
        session, chosen = self._desk.session, self.model.chosen
        if session is None or chosen is None:
            return set()
        own = {"slip", "outing"} if session.actor.person == chosen[0] else set()
        found = own | {what for what, action in _RIGHTS.items() if session.actor.may(action)}
        return found | (set() if session.actor.person == chosen[0] else self._about_leave(session.actor))

    def _about_leave(self, actor: Actor) -> set[str]:
        """What the punches of somebody else's day say of their leave, to be confirmed."""
        day = self.model.day
        back = {"back"} if day and day.back_from and actor.may(Action.LEAVE_RETURN_CONFIRM) else set()
        return back | ({"release"} if actor.roles & RELEASES and self.model.conflict() else set())

    def _register(self, what: str) -> None:
        chosen, line = self.model.chosen, self.model.line
        if chosen is None or line is None or what not in self._offered():
            return
        subject, day, _ = chosen
        name = line.person.entry.name
        if what == "release":
            leave = self.model.conflict()
            release_dialog(self._desk, self, name, leave, Slot(day, chosen[2])).open()
        elif what == "back" and self.model.day is not None:
            back_dialog(self._desk, self, name, self.model.day.back_from).open()
        elif what == "slip":
            slip_form(self._desk, self, subject, name, day, self.model.wanting_edge()).open()
        else:
            _FORMS[what](self._desk, self, subject, name, day).open()

    def _ask_lock(self) -> None:
        request = call(AttendanceViews.lock_preview, self._desk.actor, self.model.month)
        self._desk.background.read(request, self, self._open_lock)

    def _open_lock(self, preview: LockPreview) -> None:
        LockDialog(self._desk, preview, self).open()
