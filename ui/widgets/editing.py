"""Forms whose answer comes later: open, ask a service, close when it is done or say why not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.refusal import Refusal
from ui.reply import Reply
from ui.theme import TOUCH
from ui.widgets.form import FormDialog
from ui.words import sentence

Touched = TypeVar("Touched", bound=QWidget)
Row = tuple[str, QWidget]
Send = Callable[[Reply], object]


def open_form(
    parent: QWidget, title: str, confirm: str, rows: Sequence[Row], send: Send, intro: str = ""
) -> FormDialog:
    """`send(reply)` asks the service; a `Refusal` that it raises itself is said in the form, too."""
    form = FormDialog(title, confirm, intro, parent)
    form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for name, widget in rows:
        form.add(name, touchable(widget))
        form.fields.labelForField(widget).setMinimumHeight(TOUCH)
    reply = Reply(form, lambda _: form.accept(), lambda refusal: form.refuse(sentence(refusal)))

    def ask() -> None:
        form.busy(True)
        try:
            send(reply)
        except Refusal as refusal:
            reply.refused(refusal)

    form.on_confirm = ask
    form.open()
    return form


def touchable(widget: Touched) -> Touched:
    """A control of one line becomes as high as a finger needs."""
    widget.setProperty("touch", True)
    if widget.sizePolicy().verticalPolicy() == QSizePolicy.Policy.Fixed:
        widget.setMinimumHeight(TOUCH)
    return widget
