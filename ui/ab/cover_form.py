"""顶岗登记: who stands in for whom, in which half-days, at which counter, with the handover note."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from app.domain.access import Action
from app.domain.leave import slot_text, span_of
from app.domain.slots import Half, Slot
from app.services.ab_views import GroupShown
from app.services.cover import CoverService
from ui.attendance.fields import ChoiceField
from ui.calls import call
from ui.desk import Desk
from ui.palette import Tone
from ui.reply import Reply
from ui.widgets.date_field import DateField
from ui.widgets.editing import open_form, touchable
from ui.widgets.form import FormDialog, text_field
from ui.words import terms

translate = QCoreApplication.translate
NOTE = 200


class CoverForm:
    """The fields; those below a group hold its people and counters."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        groups: Sequence[GroupShown],
        group: GroupShown | None = None,
        covered: str = "",
        slot: Slot | None = None,
    ) -> None:
        self._desk, self._groups = desk, [known for known in groups if known.a]
        self.window = QComboBox()
        for known in self._groups:
            self.window.addItem(known.window_group)
        self.covered, self.by, self.counter = QComboBox(), QComboBox(), QComboBox()
        day, half = (slot.date, slot.half.value) if slot else (None, Half.AM.value)
        self.first, self.first_half = DateField(desk, day), ChoiceField(terms("half"), half)
        last_half = half if slot else Half.PM.value
        self.last, self.last_half = DateField(desk, day), ChoiceField(terms("half"), last_half)
        self.note = text_field(limit=NOTE)
        self.window.setCurrentIndex(self._groups.index(group) if group in self._groups else 0)
        self._fill()
        if covered:
            self.covered.setCurrentIndex(max(0, self.covered.findData(covered)))
        self.window.currentIndexChanged.connect(lambda _: self._fill())
        self.covered.currentIndexChanged.connect(lambda _: self._fill_by())
        self.first.dateChanged.connect(lambda: setattr(self.last, "day", max(self.last.day, self.first.day)))
        self.dialog = self._open(parent)

    def _open(self, parent: QWidget) -> FormDialog:
        may = self._desk.may(Action.COVER_AGREE)
        agreed = translate("ab", "登记后即生效。")
        waits = translate("ab", "登记后由中心同意才生效。")
        rows: list[tuple[str, QWidget]] = [
            (translate("ab", "窗口"), self.window),
            (translate("ab", "不在岗的人"), self.covered),
            (translate("ab", "顶岗的人"), self.by),
            (translate("ab", "从"), _in_a_row(self.first, self.first_half)),
            (translate("ab", "到"), _in_a_row(self.last, self.last_half)),
            (translate("ab", "窗口号"), self.counter),
            (translate("ab", "交接说明"), self.note),
        ]
        title, confirm = translate("ab", "登记顶岗"), translate("ab", "登记")
        return open_form(parent, title, confirm, rows, self._send, agreed if may else waits)

    @property
    def group(self) -> GroupShown | None:
        index = self.window.currentIndex()
        return self._groups[index] if 0 <= index < len(self._groups) else None

    def _fill(self) -> None:
        self.covered.clear()
        self.counter.clear()
        self.counter.addItem(translate("ab", "不指定"), "")
        if self.group is not None:
            for member in self.group.a:
                self.covered.addItem(member.name, member.subject)
            for counter in self.group.counters:
                self.counter.addItem(counter, counter)
        self._fill_by()

    def _fill_by(self) -> None:
        """Valid B first, then the other B, then the other A staff."""
        self.by.clear()
        group, covered = self.group, self.covered.currentData()
        if group is None:
            return
        for member in sorted(group.b, key=lambda m: m.subject not in group.valid):
            fit = translate("ab", "能通办") if member.subject in group.valid else translate("ab", "不能通办")
            self.by.addItem(f"{member.name}  {member.post}  {fit}", member.subject)
        for member in group.a:
            if member.subject != covered:
                self.by.addItem(f"{member.name}  {member.post}", member.subject)

    def _send(self, reply: Reply) -> None:
        first = slot_text(Slot(self.first.day, Half(self.first_half.key)))
        last = slot_text(Slot(self.last.day, Half(self.last_half.key)))
        slots = tuple(slot_text(slot) for slot in span_of(first, last).slots())
        request = call(
            CoverService.register,
            self._desk.actor,
            str(self.by.currentData() or ""),
            str(self.covered.currentData() or ""),
            slots,
            str(self.counter.currentData() or ""),
            self.note.text(),
        )
        self._desk.background.write(request, reply.owner, lambda key: self._done(reply, key), reply.refused)

    def _done(self, reply: Reply, key: str) -> None:
        agreed = self._desk.may(Action.COVER_AGREE)
        text = (
            translate("ab", "顶岗已登记，已生效。")
            if agreed
            else translate("ab", "顶岗已登记，等待中心同意。")
        )
        self._desk.say(Tone.OK, text)
        reply.done(key)


def _in_a_row(day: QWidget, half: QWidget) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    half.setAccessibleName(translate("ab", "上午或下午"))
    row.addWidget(touchable(day), 2)
    row.addWidget(touchable(half), 1)
    made.setFocusProxy(day)
    return made
