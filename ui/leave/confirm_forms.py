"""待确认: who is back and since when, the handover, why somebody was not back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.domain.leave import after, slot_from, slot_text
from app.domain.slots import Half, Slot
from app.services.leave import LeaveService
from app.services.leave_inbox import InboxItem, InboxKind
from ui.calls import Call, call
from ui.desk import Desk
from ui.leave.case_words import cover_words
from ui.leave.fields import HalfDayField
from ui.leave.inbox_model import InboxModel, ReportLine
from ui.leave.inbox_words import kind_words, person_words, span_words
from ui.palette import Tone
from ui.reply import Reply
from ui.widgets.editing import Row, open_form
from ui.widgets.form import FormDialog, text_field

translate = QCoreApplication.translate
TEXT, NOON = 200, 12
TOGETHER = (InboxKind.RETURN, InboxKind.HANDOVER)
"""What can be confirmed for several at once."""


class Confirmations:
    """Opens the forms of one page."""

    def __init__(self, desk: Desk, model: InboxModel, page: QWidget) -> None:
        self._desk, self._model, self._page = desk, model, page

    def open(self, item: InboxItem) -> FormDialog:
        """The form for what waits on this line."""
        return self._handover(item) if item.kind is InboxKind.HANDOVER else self._return(item)

    def _return(self, item: InboxItem) -> FormDialog:
        shown, field = item.shown, HalfDayField(self._desk)
        field.slot = self._since(item)
        intro = translate("confirm", "从选定的半天起在岗，余下的请假退回，让出名额。")

        def send(reply: Reply) -> None:
            actor, since = self._desk.actor, slot_text(field.slot)
            said = translate("confirm", "{name}的销假已确认。").format(name=shown.name)
            request = call(LeaveService.give_back, actor, shown.leave, since)
            self._model.send(request, self._told(reply, said))

        rows: list[Row] = [(translate("confirm", "从哪个半天起在岗"), field)]
        title, confirm = translate("confirm", "确认销假"), translate("confirm", "确认")
        return open_form(self._page, title, confirm, rows, send, f"{_head(item)}\n{intro}")

    def _since(self, item: InboxItem) -> Slot:
        """As reported; of who was seen after the end, the half-day after it; of who is overdue, now."""
        shown = item.shown
        if shown.reported:
            return slot_from(shown.reported)
        if item.kind is InboxKind.RETURN:
            return after(shown.last)
        now = self._desk.now()
        return Slot(now.date(), Half.AM if now.hour < NOON else Half.PM)

    def _handover(self, item: InboxItem) -> FormDialog:
        shown, note = item.shown, text_field(limit=TEXT)

        def send(reply: Reply) -> None:
            said = translate("confirm", "{name}与{cover}的交接已确认。").format(
                name=shown.name, cover=shown.cover_name
            )
            request = call(LeaveService.hand_over, self._desk.actor, shown.leave, note.text())
            self._model.send(request, self._told(reply, said))

        rows: list[Row] = [(translate("confirm", "交接说明"), note)]
        title, confirm = translate("confirm", "确认交接"), translate("confirm", "已交接")
        return open_form(self._page, title, confirm, rows, send, f"{_head(item)}\n{cover_words(shown)}")

    def explain(self, item: InboxItem) -> FormDialog:
        """Why somebody was not back, as the attendance officer was told."""
        shown, why = item.shown, text_field(limit=TEXT)
        intro = translate("confirm", "说明会和请假一起保存；没有另外请假的时段仍按旷工计。")

        def send(reply: Reply) -> None:
            said = translate("confirm", "{name}逾期的说明已保存。").format(name=shown.name)
            request = call(LeaveService.explain_overdue, self._desk.actor, shown.leave, why.text())
            self._model.send(request, self._told(reply, said))

        rows: list[Row] = [(translate("confirm", "说明"), why)]
        title, confirm = translate("confirm", "说明逾期"), translate("confirm", "保存")
        return open_form(self._page, title, confirm, rows, send, f"{_head(item)}\n{intro}")

    def all_of(self, items: Sequence[InboxItem], done: Callable[[list[ReportLine]], object]) -> None:
        """Confirms each as it was reported; `done` gets a line for each."""
        self._model.each(items, self._request, done)

    def _request(self, item: InboxItem) -> Call[Any]:
        actor, shown = self._desk.actor, item.shown
        if item.kind is InboxKind.HANDOVER:
            return call(LeaveService.hand_over, actor, shown.leave)
        return call(LeaveService.give_back, actor, shown.leave, slot_text(self._since(item)))

    def _told(self, reply: Reply, said: str) -> Reply:
        def done(result: object) -> None:
            reply.done(result)
            self._desk.say(Tone.OK, said)

        return Reply(reply.owner, done, reply.refused)


def _head(item: InboxItem) -> str:
    shown = item.shown
    return f"{person_words(shown)}\n{kind_words(shown)}  {span_words(shown)}"
