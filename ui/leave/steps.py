"""What is done with a leave outside the decision: each step asks what it needs and says what came of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.domain.free_text import TEXT_LIMIT
from app.domain.leave import after, slot_text
from app.domain.slots import Half, Slot
from app.services.leave import LeaveService
from app.services.leave_shown import LeaveShown
from ui.desk import Desk
from ui.leave.balance_dialog import BalanceDialog
from ui.leave.fields import HalfDayField, choose_paper
from ui.leave.list_model import ListModel
from ui.leave.paper_file import paper_content
from ui.leave.preview_words import slot_text_of
from ui.palette import Tone
from ui.reply import Reply
from ui.widgets.editing import Row, Send, open_form
from ui.widgets.form import FormDialog, text_field
from ui.words import days_text, term

NOON = 12


class Steps(QObject):
    """Opens the form of a step over `parent`; `go_on` and `change` are left to the page."""

    def __init__(self, desk: Desk, model: ListModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._model, self._over = desk, model, parent
        self._forms: dict[str, Callable[[LeaveShown], object]] = {
            "answer": self._answer,
            "hand_over": self._hand_over,
            "give_back": self._give_back,
            "extend": self._extend,
            "explain": self._explain,
            "add_paper": self._add_paper,
            "withdraw": self._withdraw,
            "print": self._print,
            "balances": self._balances,
        }

    def words(self) -> dict[str, str]:
        """Every step by its button's words, in the order of the buttons."""
        return {
            "go_on": self.tr("继续填写…"),
            "answer": self.tr("回答询问…"),
            "give_back": self.tr("销假…"),
            "hand_over": self.tr("确认交接…"),
            "explain": self.tr("说明逾期…"),
            "extend": self.tr("续假…"),
            "change": self.tr("修改…"),
            "add_paper": self.tr("补交附件…"),
            "withdraw": self.tr("撤回…"),
            "print": self.tr("打印审批表…"),
            "balances": self.tr("假期余额…"),
        }

    def take(self, step: str, leave: LeaveShown) -> object:
        """Begins a step; it ends by itself."""
        return self._forms[step](leave)

    def _print(self, leave: LeaveShown) -> QObject:
        from ui.reports.leave_print import print_form  # draws paper: heavy, and not always wanted

        return print_form(self._desk, leave.leave, self._over)

    def _balances(self, leave: LeaveShown) -> QObject:
        dialog = BalanceDialog(self._desk, leave.subject, self._over)
        dialog.open()
        return dialog

    # -- steps with one text --------------------------------------------------------------------------

    def _answer(self, leave: LeaveShown) -> FormDialog:
        asked = [talk.text for talk in leave.talks if talk.kind == "asked"]
        intro = self.tr("中心询问：{text}").format(text=asked[-1] if asked else "")
        return self._ask_text(
            leave, self.tr("回答询问"), self.tr("回答"), LeaveService.answer, intro, self.tr("已回答。")
        )

    def _hand_over(self, leave: LeaveShown) -> FormDialog:
        first, last = slot_text_of(leave)
        intro = self.tr("{name} {first}到{last}由{cover}顶岗。确认后，顶岗时段由{cover}在岗。").format(
            name=leave.name, first=first, last=last, cover=leave.cover_name
        )
        return self._ask_text(
            leave,
            self.tr("确认交接"),
            self.tr("已交接"),
            LeaveService.hand_over,
            intro,
            self.tr("交接已确认。"),
        )

    def _explain(self, leave: LeaveShown) -> FormDialog:
        intro = self.tr("逾期的半天记旷工；说明会和请假一起保存，由中心处理。")
        return self._ask_text(
            leave,
            self.tr("说明逾期"),
            self.tr("保存"),
            LeaveService.explain_overdue,
            intro,
            self.tr("说明已保存。"),
        )

    def _withdraw(self, leave: LeaveShown) -> FormDialog:
        kind = term("leave", leave.kind) if leave.kind else ""
        intro = self.tr("{name} {kind} {days}。撤回后这份请假作废，让出名额；记录保留。").format(
            name=leave.name, kind=kind, days=days_text(leave.halves)
        )
        return self._ask_text(
            leave, self.tr("撤回请假"), self.tr("撤回"), LeaveService.withdraw, intro, self.tr("请假已撤回。")
        )

    def _ask_text(
        self,
        leave: LeaveShown,
        title: str,
        confirm: str,
        step: Callable[..., LeaveShown],
        intro: str,
        done: str,
    ) -> FormDialog:
        text = text_field(limit=TEXT_LIMIT)

        def send(reply: Reply) -> None:
            self._model.say(step, leave.leave, text.text(), reply)

        return self._open(title, confirm, [(self.tr("说明"), text)], send, intro, done)

    # -- steps with a half-day ------------------------------------------------------------------------

    def _give_back(self, leave: LeaveShown) -> FormDialog:
        field = HalfDayField(self._desk)
        now = self._desk.now()
        here = Slot(now.date(), Half.AM if now.hour < NOON else Half.PM)
        field.slot = min(max(here, leave.first), after(leave.last))
        intro = self.tr("{first}到{last}的请假。从选定的半天起在岗，余下的退回。").format(
            first=slot_text_of(leave)[0], last=slot_text_of(leave)[1]
        )

        def send(reply: Reply) -> None:
            self._model.give_back(leave.leave, slot_text(field.slot), reply)

        rows: list[Row] = [(self.tr("从哪个半天起在岗"), field)]
        done = self.tr("销假已登记。本人报告的，由窗口负责人或考勤员确认后生效。")
        return self._open(self.tr("销假"), self.tr("销假"), rows, send, intro, done)

    def _extend(self, leave: LeaveShown) -> FormDialog:
        field, reason = HalfDayField(self._desk), text_field(leave.reason, TEXT_LIMIT)
        begin = after(leave.last)
        field.slot = Slot(begin.date, Half.PM)
        intro = self.tr("续假是一份新的请假，接在{last}之后，与原来的合计天数决定由谁审批。").format(
            last=slot_text_of(leave)[1]
        )

        def send(reply: Reply) -> None:
            self._model.extend(leave.leave, slot_text(field.slot), reason.text(), reply)

        rows: list[Row] = [(self.tr("续到"), field), (self.tr("事由"), reason)]
        return self._open(
            self.tr("续假"), self.tr("提交续假"), rows, send, intro, self.tr("续假已提交，等待审批。")
        )

    # -- papers ---------------------------------------------------------------------------------------

    def _add_paper(self, leave: LeaveShown) -> QObject:
        return choose_paper(self._over, lambda path: self._read_paper(leave, path))

    def _read_paper(self, leave: LeaveShown, path: Path) -> None:
        def send(content: bytes) -> None:
            reply = Reply(self, lambda _: self._desk.say(Tone.OK, self.tr("附件已补交。")), self._desk.refuse)
            self._model.add_paper(leave.leave, content, reply)

        self._desk.background.work(lambda _progress, _cancelled: paper_content(path), self, send)

    def _open(
        self, title: str, confirm: str, rows: list[Row], send: Send, intro: str, done: str
    ) -> FormDialog:
        form = open_form(self._over, title, confirm, rows, send, intro)
        form.accepted.connect(lambda: self._desk.say(Tone.OK, done))
        return form
