"""One page of the enrolment wizard."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.devices.enrol_model import EnrolModel


class WizardPage(QWidget):
    """Has one thing to do (`action`), and knows when it can be done (`ready`)."""

    ready_changed = Signal()

    def __init__(self, model: EnrolModel) -> None:
        super().__init__()
        self._model = model
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(16)

    @property
    def action(self) -> str:
        """What the primary button says; empty: there is nothing to press."""
        return self.tr("下一步")

    @property
    def ready(self) -> bool:
        return True

    def enter(self) -> None:
        """The page comes into view."""

    def show_model(self) -> None:
        """The model has changed."""

    def go_on(self) -> None:
        """The primary button was pressed."""
