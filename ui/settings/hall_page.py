"""The page of the hall and this screen: name, own password, language, the journal, about."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.services.version import program_version
from ui.desk import Desk
from ui.language import LANGUAGES
from ui.palette import Tone
from ui.reply import Reply
from ui.settings.hall_view_model import HallModel
from ui.widgets.editing import open_form, touchable
from ui.widgets.form import FormDialog, text_field
from ui.widgets.frame import PageFrame
from ui.widgets.text import Message, button, label
from ui.words import sentence


class HallPage(QWidget):
    """Cards, each with what it is about and what can be done."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.model = HallModel(desk, self)
        self.name = label(kind="heading")
        self.rename = touchable(button(self.tr("大厅改名…")))
        self.password = touchable(button(self.tr("修改我的密码…")))
        self.language = touchable(QComboBox())
        self.verify = touchable(button(self.tr("核验日志")))
        self.rebuild = touchable(button(self.tr("由日志重建…")))
        self.cancel = touchable(button(self.tr("停止")))
        self.result, self.progress = Message(), QProgressBar()
        self.journal = self._card(
            self.tr("日志"),
            sentence("journal_note"),
            [self.verify, self.rebuild, self.cancel],
            [self.progress, self.result],
        )
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        cards = [
            self._card(self.tr("大厅"), "", [self.name, self.rename]),
            self._card(self.tr("我的账号"), sentence("own_password_note"), [self.password]),
            self._card(self.tr("本机语言"), sentence("language_note"), [self.language]),
            self._card(self.tr("关于"), about_text(), []),
        ]
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(16)
        for place, card in enumerate(cards):
            grid.addWidget(card, place // 2, place % 2)
        grid.addWidget(self.journal, 2, 0, 1, 2)
        grid.setRowStretch(3, 1)
        inner = QWidget()
        inner.setObjectName("page")
        inner.setLayout(grid)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(inner)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(PageFrame(self.tr("本机与大厅"), area))

    def _card(
        self, title: str, note: str, controls: list[QWidget], below: list[QWidget] | None = None
    ) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(label(title, "heading"))
        if note:
            column.addWidget(label(note, "secondary", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(8)
        for control in controls:
            row.addWidget(control)
        row.addStretch(1)
        column.addLayout(row)
        for widget in below or []:
            column.addWidget(widget)
        column.addStretch(1)
        return card

    def _connect(self) -> None:
        for language, text in LANGUAGES.items():
            self.language.addItem(text, language)
        self.language.setCurrentIndex(self.language.findData(self.model.language))
        self.language.activated.connect(lambda _: self.model.choose_language(self.language.currentData()))
        self.rename.clicked.connect(self.ask_name)
        self.password.clicked.connect(self.ask_password)
        self.verify.clicked.connect(self._verify)
        self.rebuild.clicked.connect(self._choose_target)
        self.cancel.clicked.connect(self.model.cancel)
        self.model.busy_changed.connect(self._show_busy)
        self.model.progressed.connect(self._show_progress)
        self.model.checked.connect(self.result.say)
        self._desk.face_changed.connect(self.refresh)

    def refresh(self) -> None:
        self.name.setText(self._desk.face.name)
        self.rename.setVisible(self.model.may_rename)
        self.journal.setVisible(self.model.may_verify)
        self._show_busy()

    # -- forms ----------------------------------------------------------------------------------------

    def ask_name(self) -> FormDialog:
        name = text_field(self._desk.face.name, limit=64)
        return open_form(
            self,
            self.tr("大厅改名"),
            self.tr("保存"),
            [(self.tr("名称"), name)],
            lambda reply: self.model.rename(name.text(), reply),
            sentence("hall_name_note"),
        )

    def ask_password(self) -> FormDialog:
        old, new, again = (text_field(hidden=True) for _ in range(3))

        def send(reply: Reply) -> None:
            def done(result: object) -> None:
                reply.done(result)
                self._desk.say(Tone.OK, sentence("password_changed"))

            self.model.change_password(
                old.text(), new.text(), again.text(), Reply(reply.owner, done, reply.refused)
            )

        return open_form(
            self,
            self.tr("修改我的密码"),
            self.tr("保存"),
            [(self.tr("原密码"), old), (self.tr("新密码"), new), (self.tr("再输一遍"), again)],
            send,
        )

    # -- the journal ----------------------------------------------------------------------------------

    def _verify(self) -> None:
        self.result.say(Tone.CALM, sentence("verifying"))
        self.model.verify()

    def _choose_target(self) -> None:
        dialog = QFileDialog(self, self.tr("重建到新文件"), "", self.tr("数据库 (*.db)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("db")
        dialog.fileSelected.connect(lambda name: self.rebuild_to(Path(name)))
        dialog.open()

    def rebuild_to(self, path: Path) -> None:
        """A file that does not exist yet."""
        self.result.say(Tone.CALM, sentence("rebuilding"))
        self.model.rebuild(path)

    def _show_busy(self) -> None:
        busy = self.model.busy
        for each in (self.verify, self.rebuild):
            each.setEnabled(not busy)
        self.cancel.setVisible(busy)
        self.progress.setVisible(busy)
        if busy:
            self.progress.setRange(0, 0)
        elif self.result.text() in (sentence("verifying"), sentence("rebuilding")):
            self.result.say(Tone.CALM, "")

    def _show_progress(self, at: int, of: int) -> None:
        self.progress.setRange(0, of)
        self.progress.setValue(at)


def about_text() -> str:
    """Name, version and licence."""
    return sentence("about", {"version": program_version()})
