"""The department's opinion: the signed slip recorded, a reviewer's own signature, a letter from a file."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from app.domain.access import Role
from app.domain.letter import OpinionLetter, opinion_from
from app.domain.refusal import Refusal
from app.services.leave_decision import LeaveDecision
from app.services.leave_inbox import InboxItem
from ui.attendance.fields import ChoiceField
from ui.calls import call
from ui.desk import Desk
from ui.leave.fields import choose_paper
from ui.leave.inbox_model import InboxModel
from ui.leave.inbox_words import kind_words, person_words, span_words
from ui.leave.paper_file import paper_content
from ui.palette import Tone
from ui.reply import Reply
from ui.widgets.date_field import DateField
from ui.widgets.editing import Row, Send, open_form, touchable
from ui.widgets.form import FormDialog, text_field
from ui.widgets.text import Elided, button
from ui.words import sentence

translate = QCoreApplication.translate
TEXT, NAME = 200, 64
LETTER_MOST = 64 * 1024
AGREE, DISAGREE = "agree", "disagree"


class Opinions:
    """Opens the forms of one page."""

    def __init__(self, desk: Desk, model: InboxModel, page: QWidget) -> None:
        self._desk, self._model, self._page = desk, model, page

    def open(self, item: InboxItem) -> FormDialog:
        """A reviewer signs; an officer records what was signed on paper."""
        session = self._desk.session
        own = session is not None and Role.REVIEWER in session.actor.roles
        return self._sign(item) if own else self._record(item)

    def _sign(self, item: InboxItem) -> FormDialog:
        choice, note = _choice(), text_field(limit=TEXT)
        rows: list[Row] = [
            (translate("opinion", "意见"), choice),
            (translate("opinion", "说明"), note),
        ]

        def send(reply: Reply) -> None:
            agree = choice.key == AGREE
            actor, key = self._desk.actor, item.shown.leave
            request = call(LeaveDecision.record_opinion, actor, key, agree, note=note.text())
            self._model.send(request, self._told(reply, item))

        title, confirm = translate("opinion", "签署部门意见"), translate("opinion", "签署")
        intro = translate("opinion", "署名是您本人，日期是今天。不同意的，请写明理由，中心会看到。")
        return self._opened(item, title, confirm, rows, choice, send, intro)

    def _record(self, item: InboxItem) -> FormDialog:
        signer, choice = text_field(limit=NAME), _choice()
        when, note, scan = DateField(self._desk), text_field(limit=TEXT), ScanField(self._desk)
        rows: list[Row] = [
            (translate("opinion", "签署人"), signer),
            (translate("opinion", "意见"), choice),
            (translate("opinion", "签署日期"), when),
            (translate("opinion", "说明"), note),
            (translate("opinion", "扫描件"), scan),
        ]

        def send(reply: Reply) -> None:
            agree = choice.key == AGREE
            actor, key = self._desk.actor, item.shown.leave
            given = (agree, signer.text(), when.day, note.text(), scan.content)
            request = call(LeaveDecision.record_opinion, actor, key, *given)
            self._model.send(request, self._told(reply, item))

        title, confirm = translate("opinion", "登记部门意见"), translate("opinion", "登记")
        intro = translate("opinion", "照签好的纸质请假条填写。登记人是您，会印在审批表上。")
        return self._opened(item, title, confirm, rows, choice, send, intro)

    def _opened(
        self,
        item: InboxItem,
        title: str,
        confirm: str,
        rows: list[Row],
        choice: ChoiceField,
        send: Send,
        intro: str,
    ) -> FormDialog:
        shown = item.shown
        head = f"{person_words(shown)}\n{kind_words(shown)}  {span_words(shown)}\n{intro}"
        form = open_form(self._page, title, confirm, rows, send, head)
        form.confirm.setEnabled(False)
        choice.currentIndexChanged.connect(lambda _: form.confirm.setEnabled(bool(choice.currentData())))
        return form

    def _told(self, reply: Reply, item: InboxItem) -> Reply:
        said = translate("opinion", "已记下{name}这份请假的部门意见。").format(name=item.shown.name)

        def done(result: object) -> None:
            reply.done(result)
            self._desk.say(Tone.OK, said)

        return Reply(reply.owner, done, reply.refused)

    # -- letters --------------------------------------------------------------------------------------

    def choose_letter(self) -> QFileDialog:
        """Takes an opinion that came as a file from the department's own desk."""
        kinds = translate("opinion", "部门意见信件 (*.json)")
        dialog = QFileDialog(self._page, translate("opinion", "选择信件"), "", kinds)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.take_letter(Path(name)))
        dialog.open()
        return dialog

    def take_letter(self, path: Path) -> None:
        """Reads the file and hands the letter in; refusals show in the message bar."""
        read = self._desk.background.work
        read(lambda _progress, _cancelled: letter_of(path), self._page, self._send_letter)

    def _send_letter(self, letter: OpinionLetter) -> None:
        said = translate("opinion", "信件已收下：{signer}对请假{leave}的意见。").format(
            signer=letter.signer, leave=letter.leave
        )
        request = call(LeaveDecision.receive_letter, self._desk.actor, letter)
        reply = Reply(self._page, lambda _: self._desk.say(Tone.OK, said), self._desk.refuse)
        self._model.send(request, reply)


class ScanField(QWidget):
    """A scan of the slip, or none; `content` is what it holds."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self.content = desk, b""
        self.choose = touchable(button(self.tr("选择文件…")))
        self.name = Elided()
        self.name.setText(self.tr("没有(PDF、JPG、PNG)"))
        self.choose.clicked.connect(lambda: choose_paper(self, self.read))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.choose)
        row.addWidget(self.name, 1)
        self.setFocusProxy(self.choose)

    def read(self, path: Path) -> None:
        """Takes a file; what cannot be a scan is said and not taken."""
        take = partial(self._take, path.name)
        self._desk.background.work(
            lambda _progress, _cancelled: paper_content(path), self, take, self._refused
        )

    def _take(self, name: str, content: bytes) -> None:
        self.content = content
        self.name.setText(name)

    def _refused(self, refusal: Refusal) -> None:
        form = self.window()
        if isinstance(form, FormDialog):
            form.message.say(Tone.ATTENTION, sentence(refusal))


def letter_of(path: Path) -> OpinionLetter:
    """The letter in a file. Refusals: `file_unreadable`, `letter_form`."""
    try:
        if path.stat().st_size > LETTER_MOST:
            raise Refusal("letter_form", field="json")
        return opinion_from(json.loads(path.read_text("utf-8-sig")))
    except OSError as error:
        raise Refusal("file_unreadable", file=path.name) from error
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise Refusal("letter_form", field="json") from error


def _choice() -> ChoiceField:
    """Nothing is chosen beforehand: nobody agrees by accident."""
    return ChoiceField(
        {
            "": translate("opinion", "请选择"),
            AGREE: translate("opinion", "同意"),
            DISAGREE: translate("opinion", "不同意"),
        }
    )
