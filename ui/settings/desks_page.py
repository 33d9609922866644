"""The page of connected PCs: whether others may connect, how, which do, and a new one."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from app.services.desks import DEFAULT_PORT, DeskShown, DesksShown
from ui.desk import Desk
from ui.palette import SYMBOLS, Tone
from ui.reply import Reply
from ui.settings.desks_view_model import DesksModel
from ui.settings.pair_form import PairForm
from ui.widgets.dialogs import confirmed
from ui.widgets.editing import open_form, touchable
from ui.widgets.form import FormDialog
from ui.widgets.frame import PageFrame
from ui.widgets.states import State, StateView
from ui.widgets.table import Column, LineTable
from ui.widgets.text import Message, button, label
from ui.words import moment_text, sentence


class DesksPage(QWidget):
    """Pairing takes both screens, so it begins here and nowhere else."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.model = DesksModel(desk, self)
        self.table: LineTable[DeskShown] = LineTable(self._columns())
        self.service = Message()
        self.switch, self.port = touchable(button("")), touchable(button(self.tr("更换端口…")))
        self.revoke = touchable(button(self.tr("撤销…")))
        self.pair = touchable(button(self.tr("连接一台电脑"), primary=True))
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._card())
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.addWidget(self.revoke)
        row.addStretch(1)
        column.addLayout(row)
        self.state = StateView(body)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(PageFrame(self.tr("连接的电脑"), self.state, self.pair))
        self._connect()
        self.state.show_state(State.LOADING)

    def _card(self) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(label(self.tr("允许其他电脑连接"), "heading"))
        column.addWidget(label(sentence("desks_note"), "secondary", wrap=True))
        column.addWidget(self.service)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.switch)
        row.addWidget(self.port)
        row.addStretch(1)
        column.addLayout(row)
        return card

    def _columns(self) -> list[Column[DeskShown]]:
        return [
            Column(self.tr("名称"), lambda line: line.name),
            Column(self.tr("连接于"), lambda line: self._moment(line.paired), width=216),
            Column(self.tr("由谁连接"), lambda line: line.paired_by or "—", width=120),
            Column(self.tr("最近一次"), lambda line: self._moment(line.seen), width=216),
            Column(self.tr("状态"), self._state_words, width=144, tone=_tone),
        ]

    def _moment(self, at: int | None) -> str:
        if at is None:
            return "—"
        return moment_text(datetime.fromtimestamp(at, ZoneInfo(self._desk.face.zone)))

    def _state_words(self, line: DeskShown) -> str:
        words = self.tr("可以连接") if line.revoked is None else self.tr("已撤销")
        return f"{SYMBOLS[_tone(line)]} {words}"

    def _connect(self) -> None:
        self.model.changed.connect(self._show)
        self.model.refused.connect(self.state.show_refusal)
        self.table.chosen.connect(self._enable)
        self.switch.clicked.connect(self._toggle)
        self.port.clicked.connect(lambda: self.ask_port())
        self.revoke.clicked.connect(self._revoke)
        self.pair.clicked.connect(lambda: self.ask_pair())

    def refresh(self) -> None:
        self.model.load()

    # -- showing --------------------------------------------------------------------------------------

    def _show(self) -> None:
        shown = self.model.shown
        if shown is None:
            return
        self.state.show_content()
        self.table.put(shown.desks, lambda line: line.desk)
        self._show_service(shown)
        self._enable()

    def _show_service(self, shown: DesksShown) -> None:
        trouble = shown.listening.trouble
        self.switch.setText(self.tr("关闭") if shown.on else self.tr("开启"))
        if not shown.on:
            self.service.say(Tone.CALM, sentence("desks_off"))
        elif trouble is not None:
            self.service.say(Tone.ERROR, sentence(trouble))
        elif self.model.address:
            self.service.say(Tone.OK, sentence("desks_on", {"address": self.model.address}))
        else:
            self.service.say(Tone.CALM, sentence("desks_opening"))

    def _enable(self) -> None:
        line = next(iter(self.table.selected()), None)
        self.revoke.setEnabled(line is not None and line.revoked is None)
        self.pair.setEnabled(bool(self.model.address))

    # -- doing ----------------------------------------------------------------------------------------

    def _toggle(self) -> None:
        shown = self.model.shown
        if shown is not None:
            self.model.set_service(not shown.on, shown.port, self._reply())

    def ask_port(self) -> FormDialog:
        shown = self.model.shown
        port = QSpinBox()
        port.setRange(1024, 65535)
        port.setValue(shown.port if shown is not None else DEFAULT_PORT)
        return open_form(
            self,
            self.tr("更换端口"),
            self.tr("保存"),
            [(self.tr("端口"), port)],
            lambda reply: self.model.set_service(bool(shown and shown.on), port.value(), reply),
            sentence("desks_port_note"),
        )

    def _revoke(self) -> None:
        for line in self.table.selected()[:1]:
            question = sentence("desk_revoke_question", {"name": line.name})
            if confirmed(self, self.tr("撤销这台电脑"), question, self.tr("撤销")):
                done = sentence("desk_revoked", {"name": line.name})
                self.model.revoke(line, self._reply(done))

    def _reply(self, said: str = "") -> Reply:
        def done(_: object) -> None:
            if said:
                self._desk.say(Tone.OK, said)
            self.model.load()

        return Reply(self, done, self._desk.refuse)

    def ask_pair(self) -> PairForm:
        form = PairForm(self.model, self)

        def accepted() -> None:
            self._desk.say(Tone.OK, sentence("desk_paired", {"name": form.name}))

        form.accepted.connect(accepted)
        form.setWindowModality(Qt.WindowModality.WindowModal)
        form.open()
        return form


def _tone(line: DeskShown) -> Tone:
    return Tone.OK if line.revoked is None else Tone.ERROR
