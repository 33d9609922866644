"""What is asked before a decision is written: a reason where the rules want one, and a last look."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.services.leave_decision import LeaveDecision
from app.services.leave_inbox import InboxItem
from ui.calls import call
from ui.desk import Desk
from ui.leave.case_words import opinion_lines
from ui.leave.inbox_model import InboxModel, ReportLine
from ui.leave.inbox_words import begin_words, kind_words, left_words, over_words, person_words, span_words
from ui.palette import SYMBOLS, Tone
from ui.reply import Reply
from ui.widgets.editing import Row, Send, fit, open_form, touchable
from ui.widgets.form import FormDialog, text_field
from ui.widgets.table import Column, LineTable
from ui.widgets.text import button, label
from ui.words import listed

translate = QCoreApplication.translate
TEXT, NAMED, LINES = 200, 8, 5


class Decisions:
    """Opens the dialogs of one page; each keeps what was typed when the service says no."""

    def __init__(self, desk: Desk, model: InboxModel, page: QWidget) -> None:
        self._desk, self._model, self._page = desk, model, page

    # -- one request ----------------------------------------------------------------------------------

    def approve(self, item: InboxItem) -> FormDialog:
        """Above the limit, or against the department, only with a reason."""
        shown, over = item.shown, over_words(item.shown)
        against = shown.opinion is False
        reason = text_field(limit=TEXT)
        title = translate("decision", "批准请假")
        rows: list[Row] = [(translate("decision", "窗口"), _lines(left_words(shown)))]
        if over:
            rows.append((translate("decision", "超限时段"), _lines(over)))
        if against:
            rows.append((translate("decision", "部门意见"), _lines(opinion_lines(shown))))
        if over or against:
            rows.append((translate("decision", "批准理由"), reason))
        confirm = translate("decision", "超限批准") if over else translate("decision", "批准")

        def send(reply: Reply) -> None:
            said = translate("decision", "已批准{name}的请假。").format(name=shown.name)
            self._model.decide(shown.leave, True, reason.text(), bool(over), self._told(reply, said))

        intro = [_headline(item)]
        if over or against:
            intro.append(translate("decision", "理由会印在审批表上。"))
            _require(form := self._open(title, confirm, rows, send, intro), reason)
            reason.setFocus()
        else:
            form = self._open(title, confirm, rows, send, intro)
            form.confirm.setFocus()
        return form

    def _open(
        self, title: str, confirm: str, rows: Sequence[Row], send: Send, intro: Sequence[str]
    ) -> FormDialog:
        return open_form(self._page, title, confirm, rows, send, "\n".join(intro))

    def refuse(self, item: InboxItem) -> FormDialog:
        """不批准, with a reason that the applicant reads."""
        said = translate("decision", "没有批准{name}的请假。").format(name=item.shown.name)

        def send(reason: str, reply: Reply) -> None:
            self._model.decide(item.shown.leave, False, reason, False, self._told(reply, said))

        title, confirm = translate("decision", "不批准请假"), translate("decision", "不批准")
        intro = translate("decision", "理由会告诉请假人，并印在审批表上。")
        return self._asking(item, title, confirm, translate("decision", "理由"), intro, send)

    def hand_back(self, item: InboxItem) -> FormDialog:
        """退回修改."""
        said = translate("decision", "已把请假退回{name}修改。").format(name=item.shown.name)

        def send(reason: str, reply: Reply) -> None:
            request = call(LeaveDecision.hand_back, self._desk.actor, item.shown.leave, reason)
            self._model.send(request, self._told(reply, said))

        title, confirm = translate("decision", "退回修改"), translate("decision", "退回")
        intro = translate("decision", "退回后不再占名额，改好重新提交后按新的次序排队。")
        return self._asking(item, title, confirm, translate("decision", "要改什么"), intro, send)

    def ask(self, item: InboxItem) -> FormDialog:
        """询问 the applicant; the request keeps its place."""
        said = translate("decision", "已向{name}询问。").format(name=item.shown.name)

        def send(question: str, reply: Reply) -> None:
            request = call(LeaveDecision.ask, self._desk.actor, item.shown.leave, question)
            self._model.send(request, self._told(reply, said))

        title, confirm = translate("decision", "询问请假人"), translate("decision", "询问")
        intro = translate("decision", "请假保留原来的次序和名额，等待本人答复。")
        return self._asking(item, title, confirm, translate("decision", "问什么"), intro, send)

    def _asking(
        self,
        item: InboxItem,
        title: str,
        confirm: str,
        field: str,
        intro: str,
        send: Callable[[str, Reply], None],
    ) -> FormDialog:
        typed = text_field(limit=TEXT)
        whole = f"{_headline(item)}\n{intro}"
        form = open_form(
            self._page, title, confirm, [(field, typed)], lambda reply: send(typed.text(), reply), whole
        )
        _require(form, typed)
        return form

    def _told(self, reply: Reply, said: str) -> Reply:
        def done(result: object) -> None:
            reply.done(result)
            self._desk.say(Tone.OK, said)

        return Reply(reply.owner, done, reply.refused)

    # -- many -----------------------------------------------------------------------------------------

    def approve_many(self, items: Sequence[InboxItem]) -> FormDialog:
        """Each is judged in turn; those that need a reason of their own stay undecided and say so."""
        intro = translate(
            "decision", "逐份核对，先提交的先办。超限或部门不同意的须单独写明理由，这里不会批准。"
        )
        return self._many(items, True, [], lambda: "", intro)

    def refuse_many(self, items: Sequence[InboxItem]) -> FormDialog:
        """One reason for all."""
        reason = text_field(limit=TEXT)
        rows: list[Row] = [(translate("decision", "理由"), reason)]
        intro = translate("decision", "同一个理由会告诉每一位请假人，并印在审批表上。")
        form = self._many(items, False, rows, reason.text, intro)
        _require(form, reason)
        return form

    def _many(
        self,
        items: Sequence[InboxItem],
        approve: bool,
        rows: Sequence[Row],
        reason: Callable[[], str],
        intro: str,
    ) -> FormDialog:
        title = (
            translate("decision", "批准{n}份请假") if approve else translate("decision", "不批准{n}份请假")
        )
        confirm = translate("decision", "批准") if approve else translate("decision", "不批准")
        names = listed(f"{item.shown.name}({kind_words(item.shown)})" for item in items[:NAMED])
        if len(items) > NAMED:
            names = translate("decision", "{names}等{n}份").format(names=names, n=len(items))

        def send(reply: Reply) -> None:
            self._model.decide_many(items, approve, reason(), self.report, reply)

        send_all: Send = send
        return open_form(self._page, title.format(n=len(items)), confirm, rows, send_all, f"{names}\n{intro}")

    def report(self, lines: Sequence[ReportLine]) -> None:
        """What became of each."""
        ReportDialog(lines, self._page).open()


class ReportDialog(QDialog):
    """A line for each request that was handled together; those not done come first."""

    def __init__(self, lines: Sequence[ReportLine], parent: QWidget) -> None:
        super().__init__(parent)
        done = sum(line.tone is Tone.OK for line in lines)
        self.setWindowTitle(self.tr("办理结果"))
        self.summary = label(
            self.tr("办理{n}份：完成{done}份，没有办成{left}份。").format(
                n=len(lines), done=done, left=len(lines) - done
            ),
            "heading",
        )
        self.table: LineTable[ReportLine] = LineTable(
            [
                Column(self.tr("姓名"), lambda line: line.item.shown.name, width=88),
                Column(self.tr("请假"), lambda line: kind_words(line.item.shown), width=128),
                Column(self.tr("开始"), lambda line: begin_words(line.item.shown), width=128),
                Column(
                    self.tr("结果"),
                    lambda line: f"{SYMBOLS[line.tone]} {line.text}",
                    tone=lambda line: line.tone,
                ),
            ]
        )
        self.table.put(sorted(lines, key=lambda line: line.tone is Tone.OK))
        self.whole = label(wrap=True)
        self.table.chosen.connect(self._show_whole)
        close = touchable(button(self.tr("关闭"), primary=True))
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.summary)
        column.addWidget(self.table, 1)
        column.addWidget(self.whole)
        column.addLayout(row)
        fit(self, 900, 480)
        self.table.selectRow(0)
        self.table.setFocus()

    def _show_whole(self) -> None:
        """A reason may be longer than its cell."""
        line = next(iter(self.table.selected()), None)
        self.whole.setText(line.text if line is not None else "")


def _headline(item: InboxItem) -> str:
    shown = item.shown
    return f"{person_words(shown)}\n{kind_words(shown)}  {span_words(shown)}"


def _lines(lines: Sequence[str]) -> QLabel:
    """Words among the fields of a form; the first few where there are many."""
    more = translate("decision", "另有{n}段").format(n=len(lines) - LINES)
    made = label("\n".join(lines if len(lines) <= LINES else [*lines[:LINES], more]), wrap=True)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return made


def _require(form: FormDialog, field: QLineEdit) -> None:
    """Nothing can be confirmed before something is typed."""
    form.confirm.setEnabled(False)
    field.textChanged.connect(lambda typed: form.confirm.setEnabled(bool(typed.strip())))
