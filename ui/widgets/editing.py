"""Forms whose answer comes later: open, ask a service, close when it is done or say why not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.domain.refusal import Refusal
from ui.reply import Reply
from ui.theme import TOUCH
from ui.widgets.form import FormDialog
from ui.widgets.text import label
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
        if not _of_one_line(widget):
            widget.setMinimumHeight(0)
    reply = Reply(form, lambda _: form.accept(), lambda refusal: form.refuse(sentence(refusal)))

    def ask() -> None:
        form.busy(True)
        try:
            send(reply)
        except Refusal as refusal:
            reply.refused(refusal)

    form.on_confirm = ask
    _order([*(widget for _, widget in rows), form.confirm])
    form.open()
    return form


def touchable(widget: Touched) -> Touched:
    """A control of one line becomes as high as a finger needs."""
    widget.setProperty("touch", True)
    if _of_one_line(widget):
        widget.setMinimumHeight(TOUCH)
    return widget


def fit(dialog: QWidget, width: int, height: int) -> None:
    """The size that it should have, or what the window below it leaves."""
    below = dialog.parentWidget()
    if below is not None and below.window().isVisible():
        width, height = min(width, below.window().width() - 16), min(height, below.window().height() - 16)
    dialog.resize(width, height)


def beside(first: QWidget, *others: Row) -> QWidget:
    """Several fields in one row of a form."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(16)
    row.addWidget(touchable(first), 1)
    for name, widget in others:
        shown = label(name)
        shown.setBuddy(widget)
        widget.setAccessibleName(name)
        row.addWidget(shown)
        row.addWidget(touchable(widget), 1)
    made.setFocusProxy(first)
    return made


def _of_one_line(widget: QWidget) -> bool:
    return widget.sizePolicy().verticalPolicy() == QSizePolicy.Policy.Fixed


def _order(widgets: Sequence[QWidget]) -> None:
    """The keyboard goes through the fields first, and begins in the first that takes it."""
    for one, other in pairwise(widgets):
        QWidget.setTabOrder(one, other)
    first = next((w for w in widgets if w.focusPolicy() != Qt.FocusPolicy.NoFocus or w.focusProxy()), None)
    if first is not None:
        first.setFocus()
