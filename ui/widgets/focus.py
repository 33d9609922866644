"""Where the keys go when a page's content takes the place of a notice."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ui.widgets.states import StateView


def show_content(states: StateView, page: QWidget) -> None:
    """Shows the content; after a notice it takes the focus, unless somebody is typing."""
    was_notice = bool(states.text)
    states.show_content()
    if was_notice and page.isVisible() and not isinstance(QApplication.focusWidget(), QLineEdit):
        page.setFocus(Qt.FocusReason.OtherFocusReason)
