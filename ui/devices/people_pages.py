"""The wizard's pages about people: whose finger, their consent, and the second person."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)

from app.domain.consent import Notice
from app.services.clock import HallTime
from app.services.roster_views import PersonShown, RosterViews
from ui.calls import call
from ui.desk import Desk
from ui.devices.enrol_model import EnrolModel
from ui.devices.notice_print import preview_notice
from ui.devices.wizard_page import WizardPage
from ui.widgets.editing import touchable
from ui.widgets.form import text_field
from ui.widgets.table import Column, LineTable
from ui.widgets.text import button, label
from ui.words import moment_text, sentence


class PersonPage(WizardPage):
    """Found by name, pinyin initials or number."""

    def __init__(self, desk: Desk, model: EnrolModel) -> None:
        super().__init__(model)
        self._desk = desk
        self.search = touchable(QLineEdit(placeholderText=self.tr("姓名、拼音首字母或编号")))
        self.table: LineTable[PersonShown] = LineTable(
            [
                Column(self.tr("编号"), lambda p: p.number, width=104),
                Column(self.tr("姓名"), lambda p: p.name, width=120),
                Column(self.tr("窗口"), lambda p: p.window_group),
                Column(self.tr("指纹"), lambda p: str(p.fingers), lambda p: p.fingers, True, 80),
            ]
        )
        self.column.addWidget(self.search)
        self.column.addWidget(self.table, 1)
        self.search.textChanged.connect(self.load)
        self.table.chosen.connect(self.ready_changed)
        self.table.opened.connect(model.choose)

    def load(self, _: object = None) -> None:
        request = call(RosterViews.people, self.search.text())
        self._desk.background.read(request, self, self._show_people)

    def _show_people(self, people: tuple[PersonShown, ...]) -> None:
        self.table.put(people, lambda person: person.subject)
        if len(people) == 1:
            self.table.selectRow(0)

    def enter(self) -> None:
        self.load()
        self.search.setFocus()

    @property
    def ready(self) -> bool:
        return bool(self.table.selected())

    def go_on(self) -> None:
        self._model.choose(self.table.selected()[0])


class ConsentPage(WizardPage):
    """The notice to its end, then a consent of its own; it cannot be passed by."""

    def __init__(self, desk: Desk, model: EnrolModel) -> None:
        super().__init__(model)
        self._desk = desk
        self._note = label(wrap=True)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.agree = touchable(QCheckBox())
        self.paper = touchable(button(self.tr("打印告知书…")))
        self.paper.clicked.connect(self._print)
        self.hint = label(self.tr("请先把告知书看到最后，再勾选。"))
        below = QHBoxLayout()
        below.addWidget(self.agree, 1)
        below.addWidget(self.paper)
        self.column.addWidget(self._note)
        self.column.addWidget(self.text, 1)
        self.column.addWidget(self.hint)
        self.column.addLayout(below)
        self.agree.toggled.connect(self.ready_changed)
        self.text.verticalScrollBar().valueChanged.connect(self._follow_reading)
        self.text.verticalScrollBar().rangeChanged.connect(self._follow_reading)
        self._shown: Notice | None = None
        self._read = False

    def _print(self) -> None:
        if self._shown is not None:
            preview_notice(self._shown, self)

    def enter(self) -> None:
        self._shown, self._read = None, False
        self.agree.setChecked(False)
        self.text.setFocus()

    def show_model(self) -> None:
        notice, consent, person = self._model.notice, self._model.consent, self._model.person
        if notice is None or person is None:
            return
        if notice != self._shown:
            self._shown = notice
            parts = [notice.title, *(f"{name}\n{text}" for name, text in notice.sections)]
            self.text.setPlainText("\n\n".join(parts))
        session = self._desk.session
        if self._model.consented and consent is not None:
            at = HallTime.of(self._desk.face.zone).local(consent.given_us // 1_000_000)
            note = sentence("consent_given_before", {"name": person.name, "at": moment_text(at)})
        else:
            witness = session.actor.name if session else ""
            note = sentence("consent_ask", {"name": person.name, "who": witness})
        self._note.setText(note)
        self.agree.setText(notice.question.replace("&", "&&"))
        self.agree.setVisible(not self._model.consented)
        self._follow_reading()

    def _follow_reading(self, *_: object) -> None:
        """The box can be ticked once the end of the text has been in view."""
        bar = self.text.verticalScrollBar()
        if self._shown is not None and self.isVisible() and bar.value() >= bar.maximum():
            self._read = True
        self.agree.setEnabled(self._read)
        self.hint.setVisible(not self._read and not self._model.consented)

    @property
    def action(self) -> str:
        return self.tr("下一步") if self._model.consented else self.tr("本人同意")

    @property
    def ready(self) -> bool:
        return self._model.consented or (self._read and self.agree.isChecked())

    def go_on(self) -> None:
        self._model.agree()


class SecondPage(WizardPage):
    """Somebody else who may enrol, by password or by their own finger."""

    def __init__(self, model: EnrolModel) -> None:
        super().__init__(model)
        self.by_password = touchable(QRadioButton(self.tr("用户名和密码")))
        self.by_finger = touchable(QRadioButton(self.tr("编号和指纹")))
        group = QButtonGroup(self)
        group.addButton(self.by_password)
        group.addButton(self.by_finger)
        self.username, self.password = touchable(text_field()), touchable(text_field(hidden=True))
        self.number, self.scanner = touchable(text_field()), touchable(QComboBox())
        self._passwords = self._form((self.tr("用户名"), self.username), (self.tr("密码"), self.password))
        self._fingers = self._form((self.tr("编号"), self.number), (self.tr("指纹仪"), self.scanner))
        self.column.addWidget(label(sentence("second_note"), wrap=True))
        for widget in (self.by_password, self._passwords, self.by_finger, self._fingers):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        for field in (self.username, self.password, self.number):
            field.textChanged.connect(self.ready_changed)
        self.by_password.toggled.connect(self._switch)
        self.by_password.setChecked(True)

    def _form(self, *rows: tuple[str, QWidget]) -> QWidget:
        made = QWidget()
        form = QFormLayout(made)
        form.setContentsMargins(32, 0, 0, 0)
        form.setHorizontalSpacing(24)
        for name, widget in rows:
            shown = touchable(label(name))
            shown.setBuddy(widget)
            shown.setMinimumHeight(widget.minimumHeight())
            widget.setAccessibleName(name)
            form.addRow(shown, widget)
        return made

    def _switch(self, by_password: bool) -> None:
        self._passwords.setVisible(by_password)
        self._fingers.setVisible(not by_password)
        self.ready_changed.emit()

    def enter(self) -> None:
        self.password.clear()
        self.scanner.clear()
        self.scanner.addItems(self._model.ready_scanners)
        self.username.setFocus()

    @property
    def ready(self) -> bool:
        if self.by_password.isChecked():
            return bool(self.username.text() and self.password.text())
        return bool(self.number.text() and self.scanner.currentText())

    def go_on(self) -> None:
        if self.by_password.isChecked():
            self._model.second_by_password(self.username.text(), self.password.text())
            self.password.clear()
        else:
            self._model.second_by_finger(self.number.text(), self.scanner.currentText())
