"""待匹配: punches of numbers that nobody has, and punches that were set aside."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.access import Action
from app.domain.refusal import Refusal
from app.services.attendance_views import AttendanceViews, Quarantined, Unmatched
from app.services.roster import RosterService
from ui.attendance.fields import PersonField
from ui.calls import call
from ui.desk import Desk
from ui.palette import Tone
from ui.widgets.focus import show_content
from ui.widgets.form import FormDialog
from ui.widgets.frame import PageFrame
from ui.widgets.states import State, StateView
from ui.widgets.table import Column, LineTable
from ui.widgets.text import button, label
from ui.words import moment_text, sentence


class UnmatchedModel(QObject):
    """Both lists; matching gives a number to somebody on the roster."""

    changed = Signal()
    refused = Signal(object)
    """A `Refusal` in place of the lists."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.unmatched: tuple[Unmatched, ...] | None = None
        self.quarantined: tuple[Quarantined, ...] = ()

    def refresh(self) -> None:
        """Reads both again."""
        background, actor = self._desk.background, self._desk.actor
        background.read(call(AttendanceViews.unmatched, actor), self, self._take, self.refused.emit)
        background.read(call(AttendanceViews.quarantined, actor), self, self._take_aside, self.refused.emit)

    def moment(self, at: int) -> str:
        """UTC seconds in words."""
        return moment_text(datetime.fromtimestamp(at, ZoneInfo(self._desk.face.zone)))

    def _take(self, found: tuple[Unmatched, ...]) -> None:
        self.unmatched = found
        self.changed.emit()

    def _take_aside(self, found: tuple[Quarantined, ...]) -> None:
        self.quarantined = found
        self.changed.emit()


class UnmatchedPage(QWidget):
    """Nothing here is lost: once matched, the punches count from the moment they were made."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.model = UnmatchedModel(desk, self)
        moment = self.model.moment
        self.match = button(self.tr("对应到人员…"), primary=True)
        self.table: LineTable[Unmatched] = LineTable(
            [
                Column(self.tr("考勤号"), lambda u: u.user_no, width=120),
                Column(self.tr("打卡次数"), lambda u: str(u.count), lambda u: u.count, True, width=104),
                Column(self.tr("最早"), lambda u: moment(u.first), lambda u: u.first, width=224),
                Column(self.tr("最晚"), lambda u: moment(u.last), lambda u: u.last, width=224),
                Column(self.tr("来源"), lambda u: u.device),
            ]
        )
        self.aside: LineTable[Quarantined] = LineTable(
            [
                Column(self.tr("考勤号"), lambda q: q.user_no, width=120),
                Column(self.tr("打卡时间"), lambda q: moment(q.at), lambda q: q.at, width=224),
                Column(self.tr("来源"), lambda q: q.device, width=136),
                Column(self.tr("为什么"), self._why),
            ]
        )
        self._aside_title = label(self.tr("隔离的打卡：日期不可信，保留但不计考勤"), "heading")
        self._states = StateView(self._content())
        self.frame = PageFrame(self.tr("待匹配的打卡"), self._states, self.match)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self.setFocusProxy(self.table)
        self.shortcuts = [("Enter", self.tr("把选中的考勤号对应到人员"))]
        self._connect()
        self._states.show_state(State.LOADING)

    def _content(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.table, 3)
        column.addWidget(self._aside_title)
        column.addWidget(self.aside, 2)
        return content

    def _why(self, line: Quarantined) -> str:
        known = {
            "punch_future": self.tr("晚于当时的本机时间"),
            "punch_before_start": self.tr("早于本人进驻，考勤机时钟可能曾被重置"),
        }
        return known.get(line.reason, line.reason)

    def _connect(self) -> None:
        self.model.changed.connect(self._show)
        self.model.refused.connect(self._refused)
        self.table.chosen.connect(self._show_buttons)
        self.table.opened.connect(lambda _: self._ask())
        self.match.clicked.connect(self._ask)
        self._states.acted.connect(self.refresh)

    def refresh(self) -> None:
        self.model.refresh()

    def _refused(self, refusal: Refusal) -> None:
        self._states.show_refusal(refusal, self.tr("再试一次"))

    def _show(self) -> None:
        found = self.model.unmatched
        if found is None:
            return
        self.table.put(found, lambda u: u.user_no)
        self.aside.put(self.model.quarantined, lambda q: (q.user_no, q.at))
        for widget in (self._aside_title, self.aside):
            widget.setVisible(bool(self.model.quarantined))
        if found or self.model.quarantined:
            show_content(self._states, self)
        else:
            self._states.show_state(State.EMPTY, self.tr("没有待匹配的打卡，每条打卡都知道是谁的。"))
        self._show_buttons()

    def _show_buttons(self) -> None:
        self.match.setVisible(self._desk.may(Action.ROSTER_EDIT))
        self.match.setEnabled(len(self.table.selected()) == 1)

    def _ask(self) -> None:
        chosen = self.table.selected()
        if len(chosen) != 1 or not self._desk.may(Action.ROSTER_EDIT):
            return
        number = chosen[0].user_no
        intro = self.tr("考勤号 {number} 的 {count} 次打卡将归到这个人名下，考勤随即重算。").format(
            number=number, count=chosen[0].count
        )
        dialog = FormDialog(self.tr("对应到人员"), self.tr("对应"), intro, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        person = PersonField(self._desk)
        dialog.add(self.tr("人员"), person)
        person.setMinimumHeight(person.whole_height())
        dialog.on_confirm = lambda: self._send(dialog, person.subject, number)
        dialog.open()

    def _send(self, dialog: FormDialog, subject: str, number: str) -> None:
        dialog.busy(True)
        self._desk.background.write(
            call(RosterService.set_user_no, self._desk.actor, subject, number),
            dialog,
            lambda _: self._matched(dialog, number),
            lambda refusal: dialog.refuse(sentence(refusal)),
        )

    def _matched(self, dialog: FormDialog, number: str) -> None:
        self._desk.say(Tone.OK, self.tr("考勤号 {number} 已对应，考勤已重算。").format(number=number))
        dialog.accept()
