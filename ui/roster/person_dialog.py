"""One person whole: posts with dates, device numbers, fingers and consent, and what can be done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.access import Action
from app.domain.refusal import Refusal
from app.services.clock import HallTime
from app.services.roster_views import PersonDetail
from db.roster import Post
from ui.desk import Desk
from ui.leave.balance_dialog import BalanceDialog
from ui.palette import Tone
from ui.reply import Reply
from ui.roster.forms import RosterForms
from ui.roster.view_model import RosterModel
from ui.widgets.editing import fit, touchable
from ui.widgets.table import Column, LineTable
from ui.widgets.text import Message, button, label
from ui.words import date_text, listed, moment_text, sentence, term

FINGERS_PAGE = "fingers"


class PersonDialog(QDialog):
    """Reads the person again after every change of the store."""

    def __init__(self, desk: Desk, model: RosterModel, subject: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._model, self._subject = desk, model, subject
        self._forms = RosterForms(desk, model, self)
        self.detail: PersonDetail | None = None
        self._name, self._facts = label(kind="title"), label(kind="secondary")
        self._lines = [label(wrap=True) for _ in range(3)]
        self.message = Message()
        self.posts: LineTable[Post] = LineTable(self._columns())
        self.posts.chosen.connect(self._enable)
        self.buttons = self._make_buttons()
        self._lay_out()
        fit(self, 960, 600)
        desk.background.changed.connect(self.load)
        self.load()

    def _columns(self) -> list[Column[Post]]:
        return [
            Column(self.tr("派驻部门"), lambda post: self._department(post.department)),
            Column(self.tr("窗口"), lambda post: post.window_group),
            Column(self.tr("岗位"), lambda post: term("post", post.post), width=80),
            Column(self.tr("进驻日期"), lambda post: date_text(post.start), lambda p: p.start, width=184),
            Column(
                self.tr("离开日期"),
                lambda post: date_text(post.end) if post.end else self.tr("在岗"),
                lambda post: post.end.isoformat() if post.end else "9999",
                width=184,
            ),
        ]

    def _department(self, code: str) -> str:
        return next((d.name for d in self._model.departments if d.code == code), code)

    def _make_buttons(self) -> dict[str, QPushButton]:
        """Buttons by name; those of the lower row need a post to be chosen."""
        texts = {
            "rename": self.tr("更正姓名…"),
            "user_no": self.tr("添加考勤号…"),
            "clear_user_no": self.tr("取消考勤号…"),
            "fingers": self.tr("指纹与密码…"),
            "balances": self.tr("假期余额…"),
            "add_post": self.tr("安排岗位…"),
            "change_post": self.tr("更正岗位…"),
            "withdraw_post": self.tr("撤销录错的…"),
            "end_service": self.tr("结束服务…"),
        }
        made = {name: button(text) for name, text in texts.items()}
        for name, each in made.items():
            touchable(each)
            each.clicked.connect(lambda _=False, which=name: self._do(which))
        return made

    def _lay_out(self) -> None:
        close = button(self.tr("关闭"))
        touchable(close)
        close.clicked.connect(self.accept)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        names = (self.tr("考勤号"), self.tr("指纹"), self.tr("窗口负责人"))
        for row, (name, line) in enumerate(zip(names, self._lines, strict=True)):
            grid.addWidget(label(name, "secondary"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(line, row, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(self._name)
        column.addWidget(self._facts)
        column.addLayout(grid)
        column.addLayout(self._row("rename", "user_no", "clear_user_no", "fingers", "balances"))
        column.addWidget(self.message)
        column.addWidget(self.posts, 1)
        last = self._row("add_post", "change_post", "withdraw_post", "end_service")
        last.addWidget(close)
        column.addLayout(last)

    def _row(self, *names: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for name in names:
            row.addWidget(self.buttons[name])
        row.addStretch(1)
        return row

    # -- what it shows --------------------------------------------------------------------------------

    def load(self) -> None:
        self._model.person(self._subject, Reply(self, self._show, self._refuse))

    def _refuse(self, refusal: Refusal) -> None:
        self.message.say(Tone.ATTENTION, sentence(refusal))

    def _show(self, detail: PersonDetail) -> None:
        self.detail = detail
        person = detail.person
        self.setWindowTitle(person.name)
        self._name.setText(person.name)
        self._facts.setText(self.tr("编号") + f" {person.number}    {term('service', person.service)}")
        consent = self._moment(detail.consent_us)
        self._lines[0].setText(listed(person.user_nos) or self.tr("与编号相同"))
        self._lines[1].setText(self._finger_words(detail, consent))
        heads = listed(f"{self._department(code)} {group}" for code, group in detail.heads)
        self._lines[2].setText(heads or self.tr("不是窗口负责人"))
        self.posts.put(detail.posts, lambda post: post.assignment)
        self._enable()

    def _finger_words(self, detail: PersonDetail, consent: str) -> str:
        if not consent:
            return self.tr("没有同意书。用密码打卡。")
        fingers = listed(term("finger", finger) for finger in detail.fingers) or self.tr("还没有登记")
        return self.tr("{fingers}(同意书 {consent})").format(fingers=fingers, consent=consent)

    def _moment(self, us: int | None) -> str:
        if us is None:
            return ""
        return moment_text(HallTime.of(self._desk.face.zone).local(us // 1_000_000))

    def _enable(self) -> None:
        post, may = self.posts.selected()[:1], self._model.may_edit
        for name, each in self.buttons.items():
            each.setVisible(may or name == "fingers")
            each.setEnabled(bool(post) or name not in ("change_post", "withdraw_post"))
        person = self.detail.person if self.detail else None
        spare = [n for n in person.user_nos if n != person.number] if person else []
        self.buttons["clear_user_no"].setEnabled(bool(spare))
        self.buttons["fingers"].setVisible(self._desk.may(Action.ENROL))
        own = person is not None and person.subject == self._desk.actor.person
        self.buttons["balances"].setVisible(own or self._desk.may(Action.LEAVE_READ_ALL))
        self.buttons["end_service"].setEnabled(bool(self.detail and self.detail.posts))

    # -- what it does ---------------------------------------------------------------------------------

    def _do(self, name: str) -> None:
        if self.detail is None:
            return
        person, post = self.detail.person, next(iter(self.posts.selected()), None)
        if name == "fingers":
            self.accept()
            self._desk.open(FINGERS_PAGE, person.subject)
            return
        if name == "balances":
            BalanceDialog(self._desk, person.subject, self).open()
            return
        if name in ("change_post", "withdraw_post"):
            if post is not None:
                getattr(self._forms, name)(person, post)
            return
        forms: dict[str, Callable[..., object]] = {
            "rename": self._forms.rename_person,
            "user_no": self._forms.user_no,
            "clear_user_no": self._forms.clear_user_no,
            "add_post": self._forms.add_post,
            "end_service": self._forms.end_service,
        }
        forms[name](person)
