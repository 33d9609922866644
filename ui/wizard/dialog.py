"""The wizard's window: one step in view, back and on at the same place."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.palette import Tone
from ui.widgets.form import text_field
from ui.widgets.text import Message, button, label
from ui.wizard.view_model import HALF_TIMES, WizardModel, default_hours, zones
from ui.words import term


class Wizard(QDialog):
    """Accepted once the store is founded; dismissed, nothing has been written."""

    def __init__(self, model: WizardModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.setWindowTitle(self.tr("在岗：第一次使用"))
        self.setMinimumSize(720, 520)
        self._title, self.message = label(kind="title"), Message()
        self._make_fields()
        self.steps = QStackedWidget()
        self._titles: list[str] = []
        if model.with_hall:
            self._add(self.tr("大厅"), self._hall_step())
            self._add(self.tr("作息时间"), self._hours_step())
        self._add(self.tr("第一位系统管理员"), self._administrator_step())
        self.back, self.on = button(self.tr("上一步")), button("", primary=True)
        self.back.clicked.connect(self._go_back)
        self.on.clicked.connect(self._go_on)
        self.on.setDefault(True)
        self._lay_out()
        model.passed.connect(self._passed)
        model.refused.connect(self._refused)
        self._show(0)

    def _make_fields(self) -> None:
        answers = self.model.answers
        self.hall, self.zone, self.practice = (
            text_field(limit=64),
            QComboBox(),
            QCheckBox(self.tr("演练用，不是正式数据")),
        )
        self.zone.addItems(zones())
        self.zone.setCurrentText(answers.zone)
        self.hours = [[text_field(limit=5, text=time) for time in times] for times in answers.hours]
        self.username, self.name = text_field(limit=32), text_field(limit=64)
        self.password, self.again = text_field(hidden=True), text_field(hidden=True)

    def _add(self, title: str, step: QWidget) -> None:
        self._titles.append(title)
        self.steps.addWidget(step)

    def _hall_step(self) -> QWidget:
        pairs = ((self.tr("大厅名称"), self.hall), (self.tr("时区"), self.zone), ("", self.practice))
        return _form(self.tr("名称会印在考勤表上，以后可以改。"), pairs)

    def _hours_step(self) -> QWidget:
        grid = QGridLayout()
        grid.setSpacing(12)
        heads = (self.tr("上午上班"), self.tr("上午下班"), self.tr("下午上班"), self.tr("下午下班"))
        for column, head in enumerate(heads, 1):
            grid.addWidget(label(head, "heading"), 0, column)
        for row, (season, _) in enumerate(default_hours(), 1):
            grid.addWidget(label(term("season", season), "heading"), row, 0)
            for column in range(HALF_TIMES):
                field = self.hours[row - 1][column]
                field.setAccessibleName(f"{term('season', season)} {heads[column]}")
                grid.addWidget(field, row, column + 1)
        step = QWidget()
        column_layout = QVBoxLayout(step)
        column_layout.setContentsMargins(0, 0, 0, 0)
        column_layout.setSpacing(24)
        intro = self.tr("冬季是十月到四月，夏季是五月到九月。以后可以在“设置”中修改，每次修改都有记录。")
        column_layout.addWidget(label(intro, "secondary", wrap=True))
        column_layout.addLayout(grid)
        column_layout.addStretch(1)
        return step

    def _administrator_step(self) -> QWidget:
        pairs = (
            (self.tr("用户名"), self.username),
            (self.tr("姓名"), self.name),
            (self.tr("密码"), self.password),
            (self.tr("再输一遍"), self.again),
        )
        intro = self.tr("密码至少10个字符，程序没有默认密码，也没有别的办法进入。请记牢，或封存一份。")
        return _form(intro, pairs)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.back)
        buttons.addWidget(self.on)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(16)
        column.addWidget(self._title)
        column.addWidget(self.steps, 1)
        column.addWidget(self.message)
        column.addLayout(buttons)

    # -- going on -------------------------------------------------------------------------------------

    def _show(self, index: int) -> None:
        self.steps.setCurrentIndex(index)
        self._title.setText(f"{index + 1}/{self.steps.count()}  {self._titles[index]}")
        self.back.setVisible(index > 0)
        last = index == self.steps.count() - 1
        self.on.setText(self.tr("完成") if last else self.tr("下一步"))
        self.on.setEnabled(True)
        self.message.say(Tone.CALM, "")
        first = self.steps.currentWidget().findChild(QLineEdit)
        if first is not None:
            first.setFocus()

    def _go_back(self) -> None:
        self._show(self.steps.currentIndex() - 1)

    def _go_on(self) -> None:
        self._take_answers()
        self.on.setEnabled(False)
        if self.steps.currentIndex() == self.steps.count() - 1:
            self.model.found()
        else:
            self.model.check_hall()

    def _take_answers(self) -> None:
        answers = self.model.answers
        answers.hall, answers.zone, answers.practice = (
            self.hall.text(),
            self.zone.currentText(),
            self.practice.isChecked(),
        )
        answers.hours = tuple(tuple(field.text() for field in row) for row in self.hours)
        answers.username, answers.name = self.username.text(), self.name.text()
        answers.password, answers.again = self.password.text(), self.again.text()

    def _passed(self, step: int) -> None:
        if step:
            self.accept()
        else:
            self._show(self.steps.currentIndex() + 1)

    def _refused(self, text: str) -> None:
        self.on.setEnabled(True)
        self.message.say(Tone.ERROR, text)


def _form(intro: str, pairs: tuple[tuple[str, QWidget], ...]) -> QWidget:
    step = QWidget()
    fields = QFormLayout()
    fields.setSpacing(12)
    fields.setHorizontalSpacing(24)
    for name, field in pairs:
        words = label(name)
        words.setBuddy(field)
        if name:
            field.setAccessibleName(name)
        fields.addRow(words, field)
    column = QVBoxLayout(step)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(24)
    column.addWidget(label(intro, "secondary", wrap=True))
    column.addLayout(fields)
    column.addStretch(1)
    return step
