"""请假: the list, and in its place the form while one is filled in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain.access import Action
from app.domain.refusal import Refusal
from app.services.leave_shown import LeaveShown
from app.services.leave_views import LeaveViews
from ui.calls import call
from ui.desk import Desk
from ui.leave.entry import Verdict
from ui.leave.form import RequestForm
from ui.leave.form_model import FormModel
from ui.leave.list_model import ListModel
from ui.leave.list_view import ListView
from ui.leave.paper_view import PaperView
from ui.leave.preview_words import sent_words, stop_words
from ui.leave.steps import Steps
from ui.palette import Tone
from ui.widgets.frame import PageFrame
from ui.widgets.text import Elided, button
from ui.words import sentence


class LeavePage(QWidget):
    """Everybody's own leaves and requests; whoever may, sees and enters those of others."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.model = ListModel(desk, self)
        self.form_model = FormModel(desk.background, lambda: desk.actor, desk.today, self)
        self.steps = Steps(desk, self.model, self)
        self.list = ListView(desk, self.model, self.steps.words())
        self.form = RequestForm(desk, self.form_model)
        self.primary = button("", primary=True)
        self.back, self.keep = button(self.tr("返回列表")), button(self.tr("存草稿"))
        self.why = Elided("secondary")
        self._views = QStackedWidget()
        self._views.setObjectName("pages")
        self._views.addWidget(self.list)
        self._views.addWidget(self.form)
        self.frame = PageFrame("", self._views, self.primary, [self.why, self.back, self.keep])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self._connect()
        self._bind_keys()
        self._show()

    def _connect(self) -> None:
        self.primary.clicked.connect(self._act)
        self.back.clicked.connect(self.leave_form)
        self.keep.clicked.connect(lambda: self.form_model.keep(told=True))
        self.form_model.changed.connect(self._show)
        self.form_model.sent.connect(self._sent)
        self.form_model.kept.connect(self._kept)
        self.form_model.refused.connect(self._refused)
        self.list.detail.asked.connect(self._step)
        self.list.detail.paper_asked.connect(self._show_paper)
        self.list.table.opened.connect(lambda _: self._step_by_key())

    def _bind_keys(self) -> None:
        self.shortcuts = [
            ("Ctrl+N", self.tr("填请假条")),
            ("Ctrl+Enter", self.tr("提交请假")),
            ("Ctrl+S", self.tr("存草稿")),
            ("Ctrl+F", self.tr("查找请假")),
            ("Ctrl+P", self.tr("打印选中的请假的审批表")),
            ("Enter", self.tr("到选中的请假的第一个按钮")),
            ("Esc", self.tr("返回列表、收起详情")),
        ]
        for keys, act in (
            ("Ctrl+N", self.begin),
            ("Ctrl+Return", lambda: self.primary.click() if self.filling else None),
            ("Ctrl+S", lambda: self.keep.click() if self.filling else None),
            ("Ctrl+F", self._find),
            ("Ctrl+P", lambda: self.list.detail.buttons["print"].click()),
            ("Escape", self._escape),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # -- as the shell calls it ------------------------------------------------------------------------

    def refresh(self) -> None:
        self.model.refresh()
        if self.filling:
            self.form_model.look()

    def show_target(self, target: object) -> None:
        """A leave's number; or `new`, a request to be filled in."""
        if target == "new":
            self.begin()
        elif isinstance(target, str):
            self.leave_form()
            self.list.look_at(target)

    def hideEvent(self, event: QHideEvent) -> None:
        """Half-filled, it is kept as a draft."""
        if self.filling and self._desk.session is not None:
            self.form_model.keep()
        super().hideEvent(event)

    # -- the form -------------------------------------------------------------------------------------

    @property
    def filling(self) -> bool:
        """A request is being filled in."""
        return self._views.currentWidget() is self.form

    @property
    def _may_file(self) -> bool:
        session = self._desk.session
        return session is not None and bool(session.actor.person or session.actor.may(Action.LEAVE_FILE_FOR))

    def begin(self) -> None:
        """An empty form: one's own, or for somebody on the phone."""
        session = self._desk.session
        if session is None or not self._may_file or self.filling:
            return
        for_others = session.actor.may(Action.LEAVE_FILE_FOR)
        own = ("", "") if for_others else (session.actor.person, session.actor.name)
        self.form.for_others(for_others)
        self.form_model.start(*own)
        self._open_form()

    def take_up(self, leave: LeaveShown) -> None:
        """A draft goes on, or a request is changed."""
        self.form.for_others(self._desk.may(Action.LEAVE_FILE_FOR))
        self.form_model.take_up(leave, self.tr("附件{n}"))
        self._open_form()

    def _open_form(self) -> None:
        self._views.setCurrentWidget(self.form)
        self._show()
        first = self.form.who.search if self.form_model.verdict is Verdict.NOBODY else self.form.kind
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave_form(self) -> None:
        """Back to the list; what was filled in is a draft there."""
        if self.filling:
            self.form_model.keep(told=True)
            self._close_form()

    def _close_form(self) -> None:
        self._views.setCurrentWidget(self.list)
        self.list.table.setFocus()
        self._show()

    def _act(self) -> None:
        if self.filling:
            self.form_model.send()
        else:
            self.begin()

    def _sent(self, shown: LeaveShown) -> None:
        self._desk.say(Tone.ATTENTION if shown.over else Tone.OK, sent_words(shown))
        self.list.look_at(shown.leave)
        self._close_form()

    def _kept(self, key: str) -> None:
        self._desk.say(Tone.OK, sentence("leave_kept", {"number": key}))

    def _refused(self, refusal: Refusal) -> None:
        self._desk.refuse(refusal)

    # -- the list -------------------------------------------------------------------------------------

    def _step(self, step: str) -> None:
        leave = self.list.leave
        if leave is None or step not in self.model.offered(leave):
            return
        if step in ("go_on", "change"):
            self.take_up(leave)
        else:
            self.steps.take(step, leave)

    def _step_by_key(self) -> None:
        """Enter goes to the first thing that can be done with the leave."""
        first = next((b for b in self.list.detail.buttons.values() if b.isVisible()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_paper(self, digest: str) -> None:
        leave = self.list.leave
        if leave is not None:
            request = call(LeaveViews.attachment, self._desk.actor, leave.leave, digest)
            self._desk.background.read(
                request, self, lambda content: PaperView(self._desk, self, content).open()
            )

    def _find(self) -> None:
        if not self.filling:
            self.list.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _escape(self) -> None:
        if self.filling:
            self.leave_form()
        else:
            self.list.close_detail()

    # -- showing --------------------------------------------------------------------------------------

    def _show(self) -> None:
        filling, model = self.filling, self.form_model
        changing = self.tr("修改请假{number}").format(number=model.leave_id)
        title = (changing if model.changing else self.tr("填请假条")) if filling else self.tr("请假")
        if filling and model.entry.name:
            title = f"{title}  {model.entry.name}"
        self.frame.title.setText(title)
        self.primary.setText(self._send_words() if filling else self.tr("填请假条…"))
        self.primary.setVisible(filling or self._may_file)
        self.primary.setEnabled(model.can_send if filling else True)
        self.back.setVisible(filling)
        self.keep.setVisible(filling and not model.changing)
        self.keep.setEnabled(bool(model.entry.subject) and model.touched)
        self.why.setText(stop_words(model) if filling else "")
        self.primary.setAccessibleDescription(self.why.text())

    def _send_words(self) -> str:
        if self.form_model.verdict is Verdict.OVER:
            return self.tr("提交(超限，报中心领导)")
        return self.tr("重新提交") if self.form_model.changing else self.tr("提交")
