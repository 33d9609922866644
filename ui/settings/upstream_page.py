"""The page of the line to upstream: enrolling, how it stands, and the letters that came by it."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.letter import LetterKind
from app.services.sync import SyncShown
from app.services.sync_views import LetterShown
from ui.desk import Desk
from ui.pairing.code import code_label
from ui.palette import SYMBOLS, Tone
from ui.reply import Reply
from ui.settings.enrol_form import ask_enrolment
from ui.settings.upstream_view_model import UpstreamModel
from ui.sync_words import since_sentences, state_sentence, sync_tone
from ui.widgets.editing import open_form, touchable
from ui.widgets.form import FormDialog, text_field
from ui.widgets.frame import PageFrame
from ui.widgets.states import State, StateView
from ui.widgets.table import Column, LineTable, room_for
from ui.widgets.text import Elided, Message, button, label
from ui.words import moment_text, sentence, term, terms

ACCEPTED = "accepted"
REASON_LIMIT = 200


class UpstreamPage(QWidget):
    """One thing to do at a time: enrol, compare four words, or send now."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.model = UpstreamModel(desk, self)
        self.primary = touchable(button("", primary=True))
        self.stop = touchable(button(self.tr("退出上级平台…")))
        self.cancel = touchable(button(self.tr("取消登记")))
        self.message, self.four_words = Message(), code_label()
        self.four_words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.intro = label(wrap=True)
        self.table: LineTable[LetterShown] = LineTable(self._columns())
        self.letter = label(kind="secondary", wrap=True)
        self._facts: dict[str, tuple[QLabel, QLabel]] = {}
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._card())
        self.letters = self._letters()
        column.addWidget(self.letters, 1)
        column.addStretch(0)
        self.state = StateView(body)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(PageFrame(self.tr("上级平台"), self.state, self.primary))
        self._connect()
        self.state.show_state(State.LOADING)

    def _card(self) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.message)
        column.addWidget(self.four_words)
        column.addWidget(self.intro)
        column.addLayout(self._fact_grid())
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.stop)
        row.addWidget(self.cancel)
        row.addStretch(1)
        column.addLayout(row)
        return card

    def _fact_grid(self) -> QGridLayout:
        titles = {
            "url": self.tr("地址"),
            "enrolled": self.tr("接入于"),
            "contact": self.tr("最近联系"),
            "acked": self.tr("已确认"),
            "unsent": self.tr("未上传"),
        }
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, (key, title) in enumerate(titles.items()):
            name, value = label(title, "secondary"), Elided()
            grid.addWidget(name, row, 0)
            grid.addWidget(value, row, 1)
            self._facts[key] = name, value
        return grid

    def _letters(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(self.tr("最近的信件"), "heading"))
        column.addWidget(self.table, 1)
        column.addWidget(self.letter)
        column.addStretch(0)
        return part

    def _columns(self) -> list[Column[LetterShown]]:
        kinds = room_for(terms("letter_kind").values(), 144)
        return [
            Column(
                self.tr("处理于"), lambda one: self._moment(one.settled), lambda one: one.settled, width=216
            ),
            Column(self.tr("第几封"), lambda one: str(one.number), lambda one: one.number, True, 88),
            Column(self.tr("内容"), lambda one: term("letter_kind", one.kind), width=kinds),
            Column(self.tr("结果"), _outcome_words, tone=_outcome_tone),
        ]

    def _moment(self, at: int) -> str:
        return moment_text(datetime.fromtimestamp(at, ZoneInfo(self._desk.face.zone)))

    def _connect(self) -> None:
        self.model.changed.connect(self._show)
        self.model.refused.connect(self.state.show_refusal)
        self.model.enrolled.connect(lambda: self._desk.say(Tone.OK, sentence("line_enrolled")))
        self._desk.sync.changed.connect(self._look_again)
        self.table.chosen.connect(self._show_letter)
        self.primary.clicked.connect(self._act)
        self.stop.clicked.connect(lambda: self.ask_leave())
        self.cancel.clicked.connect(self._cancel)

    def refresh(self) -> None:
        self.model.load()

    def _look_again(self) -> None:
        if self.isVisible():
            self.model.look()

    # -- showing --------------------------------------------------------------------------------------

    def _show(self) -> None:
        status = self.model.status
        if status is None:
            return
        enrolled, waits = status.enrolled, self.model.under_way and not status.enrolled
        self.state.show_content()
        self._show_message(status, waits)
        self._show_facts(status)
        self.intro.setText("" if enrolled else self._intro(waits))
        self.intro.setVisible(bool(self.intro.text()))
        self.primary.setText(self.tr("现在上传") if enrolled else self.tr("接入上级平台…"))
        self.primary.setEnabled(not status.standing)
        self.primary.setVisible(enrolled or (self.model.may_edit and not waits))
        self.stop.setVisible(enrolled and self.model.may_edit)
        self.cancel.setVisible(waits)
        self.letters.setVisible(enrolled or bool(self.model.letters))
        self.table.setVisible(bool(self.model.letters))
        self.table.put(self.model.letters, lambda one: one.letter)
        self._show_letter()

    def _show_message(self, status: SyncShown, waits: bool) -> None:
        enrolment = self.model.enrolment
        self.four_words.setVisible(waits and bool(enrolment.words))
        self.four_words.setText("  ".join(enrolment.words))
        if status.enrolled:
            told = [state_sentence(status), *since_sentences(status, self._moment)]
            self.message.say(sync_tone(status), "\n".join(told))
        elif waits and enrolment.words:
            self.message.say(Tone.ATTENTION, sentence("line_compare"))
        elif waits and enrolment.trouble is None:
            self.message.say(Tone.CALM, sentence("line_asking", {"url": enrolment.url}))
        elif enrolment.trouble is not None:
            self.message.say(Tone.ATTENTION, sentence(enrolment.trouble))
        else:
            self.message.say(Tone.CALM, sentence("line_none"))

    def _intro(self, waits: bool) -> str:
        if waits:
            return self.model.enrolment.url if self.model.enrolment.words else ""
        told = [sentence("line_intro"), sentence("line_intro_people")]
        return "\n".join(told if self.model.may_edit else [*told, sentence("line_at_terminal")])

    def _show_facts(self, status: SyncShown) -> None:
        texts = self._fact_texts(status) if status.enrolled else {}
        for key, (name, value) in self._facts.items():
            name.setVisible(key in texts)
            value.setVisible(key in texts)
            value.setText(texts.get(key, ""))

    def _fact_texts(self, status: SyncShown) -> dict[str, str]:
        line = self.model.line
        nothing = self.tr("还没有")
        enrolled = self._moment(line.enrolled) if line.enrolled is not None else ""
        acked = self.tr("到第{acked}条，本厅共{own}条").format(acked=status.acked_seq, own=status.own_seq)
        unsent = self.tr("{count}条").format(count=status.unsent)
        if status.unsent and status.oldest_unsent is not None:
            at = self._moment(status.oldest_unsent)
            unsent = self.tr("{count}条，最早一条记录于{at}").format(count=status.unsent, at=at)
        return {
            "url": status.url,
            "enrolled": "  ".join(text for text in (enrolled, line.enrolled_by) if text),
            "contact": self._moment(status.last_contact) if status.last_contact is not None else nothing,
            "acked": acked if status.acked_seq else nothing,
            "unsent": unsent,
        }

    def _show_letter(self) -> None:
        """The chosen letter's outcome, whole."""
        one = next(iter(self.table.selected()), None)
        if one is None:
            self.letter.setText("" if self.model.letters else sentence("line_letters_none"))
            return
        given = {"letter_kind": one.kind, "number": one.number, "at": self._moment(one.settled)}
        if one.outcome == ACCEPTED:
            taken = "letter_read_today" if one.kind == LetterKind.MESSAGE else "letter_taken"
            self.letter.setText(sentence(taken, given))
        else:
            why = sentence(one.why) if one.why is not None else term("letter_outcome", one.outcome)
            self.letter.setText(sentence("letter_not_taken", {**given, "why": why}))

    # -- doing ----------------------------------------------------------------------------------------

    def _act(self) -> None:
        status = self.model.status
        if status is not None and status.enrolled:
            self.model.send_now(self._reply(sentence("line_asked")))
        else:
            self.ask_enrolment()

    def ask_enrolment(self) -> FormDialog:
        return ask_enrolment(self._desk, self.model, self)

    def _cancel(self) -> None:
        self.model.cancel(self._reply(sentence("line_enrol_cancelled")))

    def ask_leave(self) -> FormDialog:
        reason = text_field("", REASON_LIMIT)
        told = [sentence("line_leave_note")]
        if self.model.status is not None and self.model.status.unsent:
            told.append(sentence("line_leave_unsent", {"count": self.model.status.unsent}))
        form = open_form(
            self,
            self.tr("退出上级平台"),
            self.tr("退出，不再上传"),
            [(self.tr("原因"), reason)],
            lambda reply: self.model.leave(reason.text(), reply),
            "\n".join(told),
        )
        form.accepted.connect(lambda: self._told(sentence("sync_left")))
        return form

    def _reply(self, said: str) -> Reply:
        return Reply(self, lambda _: self._told(said), self._desk.refuse)

    def _told(self, said: str) -> None:
        self._desk.say(Tone.OK, said)
        self.model.look()


def _outcome_tone(one: LetterShown) -> Tone:
    return Tone.OK if one.outcome == ACCEPTED else Tone.ATTENTION


def _outcome_words(one: LetterShown) -> str:
    told = one.kind == LetterKind.MESSAGE and one.outcome == ACCEPTED
    return f"{SYMBOLS[_outcome_tone(one)]} {term('letter_outcome', 'received' if told else one.outcome)}"
