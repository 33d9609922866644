"""A window group's items, who can do them, partners and stand-downs, in one dialog."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.domain.refusal import Refusal
from ui.ab.setup_model import SetupModel
from ui.desk import Desk
from ui.palette import Tone
from ui.theme import TOUCH
from ui.widgets.date_field import DateField, OptionalDate
from ui.widgets.editing import fit, open_form
from ui.widgets.form import FormDialog, text_field
from ui.widgets.text import Message, button, escaped, label
from ui.words import date_text, sentence

SIZE = (880, 620)
_SUBJECT = Qt.ItemDataRole.UserRole


class SetupDialog(QDialog):
    """Saved as a whole; 待岗 has forms of its own."""

    def __init__(self, desk: Desk, department: str, window_group: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("{window}的事项和人员").format(window=window_group))
        self._desk = desk
        self.model = SetupModel(desk, department, window_group, self)
        self.items, self.people, self.able = QPlainTextEdit(), QListWidget(), QListWidget()
        self.items.setTabChangesFocus(True)
        self.partner, self.mutual = QComboBox(), QCheckBox(escaped(self.tr("对方也以此人为AB岗")))
        self.down = label(kind="secondary", wrap=True)
        self.stand_down, self.end_down = button(self.tr("登记待岗…")), button(self.tr("结束待岗…"))
        self.message = Message()
        self.save, self.closing = button(self.tr("保存"), primary=True), button(self.tr("关闭"))
        self._filling = False
        self._lay_out()
        self._connect()
        fit(self, *SIZE)
        self.model.refresh()

    def _lay_out(self) -> None:
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addLayout(_column((self.tr("办理事项(每行一个)"), self.items)), 5)
        columns.addLayout(_column((self.tr("人员"), self.people)), 5)
        person = _column((self.tr("能办理的事项"), self.able), (self.tr("互为AB岗的人"), self.partner))
        person.addWidget(self.mutual)
        person.addWidget(self.down)
        downs = QHBoxLayout()
        downs.addWidget(self.stand_down)
        downs.addWidget(self.end_down)
        downs.addStretch(1)
        person.addLayout(downs)
        columns.addLayout(person, 6)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for made in (self.closing, self.save):
            made.setMinimumHeight(TOUCH)
            buttons.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        column.addLayout(columns, 1)
        column.addWidget(self.message)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.model.changed.connect(self._show)
        self.model.saved.connect(lambda: self.message.say(Tone.OK, self.tr("已保存。")))
        self.model.refused.connect(self._refused)
        self.people.currentItemChanged.connect(lambda *_: self._show_person())
        self.able.itemChanged.connect(self._toggled)
        self.partner.currentIndexChanged.connect(lambda _: self._partner_chosen())
        self.mutual.toggled.connect(lambda _: self._partner_chosen())
        self.stand_down.clicked.connect(self._ask_stand_down)
        self.end_down.clicked.connect(self._ask_end)
        self.save.clicked.connect(self._save)
        self.closing.clicked.connect(self.reject)

    # -- showing ---------------------------------------------------------------------------------------

    @property
    def subject(self) -> str:
        """Whose items are shown; empty: nobody's."""
        item = self.people.currentItem()
        return str(item.data(_SUBJECT)) if item else ""

    def _show(self) -> None:
        setup = self.model.setup
        if setup is None:
            return
        before = self.subject
        self.items.setPlainText("\n".join(setup.group.items))
        for widget in (self.items, self.able, self.partner, self.mutual, self.save):
            widget.setEnabled(setup.may_edit)
        self._filling = True
        self.people.clear()
        for member in self.model.people:
            down = self.tr("(待岗)") if member.stood_down else ""
            number = setup.numbers.get(member.subject, "")
            item = QListWidgetItem(f"{member.post}  {member.name} {number} {down}".rstrip())
            item.setData(_SUBJECT, member.subject)
            self.people.addItem(item)
            if member.subject == before:
                self.people.setCurrentItem(item)
        self._filling = False
        if self.people.currentRow() < 0 and self.people.count():
            self.people.setCurrentRow(self.people.count() - 1)  # the B, for whom this is asked most
        self._show_person()

    def _show_person(self) -> None:
        setup, subject = self.model.setup, self.subject
        if self._filling or setup is None:
            return
        self._filling = True
        draft = self.model.draft(subject)
        self.able.clear()
        for name in setup.group.items:
            item = QListWidgetItem(name)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if name in draft.can else Qt.CheckState.Unchecked)
            self.able.addItem(item)
        self.partner.clear()
        self.partner.addItem(self.tr("没有指定"), "")
        for member in self.model.people:
            if member.subject != subject:
                self.partner.addItem(f"{member.name}  {member.post}", member.subject)
        self.partner.setCurrentIndex(max(0, self.partner.findData(draft.partner)))
        self.mutual.setChecked(draft.mutual)
        self._filling = False
        self._show_down(subject)

    def _show_down(self, subject: str) -> None:
        known, setup = self.model.stand_down_of(subject), self.model.setup
        may = setup is not None and setup.may_stand_down and bool(subject)
        self.stand_down.setVisible(may and known is None)
        self.end_down.setVisible(may and known is not None)
        if known is None:
            self.down.setText(self.tr("没有待岗。"))
            return
        words = {"first": date_text(known.first), "reason": known.reason}
        text = self.tr("{first}起待岗。{reason}").format(**words)
        if known.last is not None:
            text = self.tr("{first}至{last}待岗。{reason}").format(last=date_text(known.last), **words)
        self.down.setText(text)

    def _refused(self, refusal: Refusal) -> None:
        self.message.say(Tone.ATTENTION, sentence(refusal))

    # -- changing --------------------------------------------------------------------------------------

    def _toggled(self, item: QListWidgetItem) -> None:
        if not self._filling:
            able = item.checkState() is Qt.CheckState.Checked
            self.model.set_can(self.subject, item.text(), able)

    def _partner_chosen(self) -> None:
        if not self._filling and self.subject:
            partner = str(self.partner.currentData() or "")
            self.model.set_partner(self.subject, partner, self.mutual.isChecked())

    def _save(self) -> None:
        lines = [line.strip() for line in self.items.toPlainText().splitlines()]
        self.model.save([line for line in lines if line])

    def _ask_stand_down(self) -> FormDialog:
        """待岗 from a date on, with its reason (S2 2)."""
        subject = self.subject
        first, last = DateField(self._desk), OptionalDate(self._desk, escaped(self.tr("到")))
        reason = text_field(limit=200)
        return open_form(
            self,
            self.tr("登记待岗"),
            self.tr("登记"),
            [(self.tr("从"), first), (self.tr("结束日期"), last), (self.tr("原因"), reason)],
            lambda reply: self.model.stand_down(subject, first.day, last.day, reason.text(), reply),
            self.tr("待岗期间不算在岗，也不能作B岗；考勤照常记录。"),
        )

    def _ask_end(self) -> FormDialog | None:
        """The last day; a day before the first takes it back altogether."""
        known = self.model.stand_down_of(self.subject)
        if known is None:
            return None
        last = DateField(self._desk)
        return open_form(
            self,
            self.tr("结束待岗"),
            self.tr("结束"),
            [(self.tr("最后一天"), last)],
            lambda reply: self.model.end_stand_down(known.stand_down, last.day, reply),
            self.tr("最后一天早于开始日期的，视为没有待岗。"),
        )


def _column(*rows: tuple[str, QWidget]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(8)
    for title, widget in rows:
        head = label(title, "heading")
        head.setBuddy(widget)
        widget.setAccessibleName(title)
        column.addWidget(head)
        column.addWidget(widget)
    return column
