"""The PC's dialog: its name, then the code to compare, until the terminal has said yes."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.pairing import NAME_LIMIT
from app.domain.refusal import Refusal
from ui.pairing.code import code_label, spaced
from ui.pairing.view_model import PairingModel
from ui.palette import Tone
from ui.widgets.form import FormDialog, text_field
from ui.words import sentence


class PairingDialog(FormDialog):
    """Accepted once this PC is a desk of the hall."""

    def __init__(
        self, model: PairingModel[Any], address: str, name: str, parent: QWidget | None = None
    ) -> None:
        intro = sentence("pair_desk_intro", {"address": address})
        super().__init__("", "", intro, parent)
        self.setWindowTitle(self.tr("连接大厅"))
        self.confirm.setText(self.tr("连接"))
        self._model = model
        self.name = text_field(name[:NAME_LIMIT], NAME_LIMIT)
        self.add(self.tr("这台电脑的名称"), self.name)
        self.code = code_label()
        self.code.setVisible(False)
        self.fields.addRow(self.code)
        self.on_confirm = self._ask
        model.coded.connect(self._show_code)
        model.paired.connect(self.accept)
        model.refused.connect(self._refuse)
        model.failed.connect(lambda reference: self.refuse(sentence("bug", {"reference": reference})))

    def _ask(self) -> None:
        self.busy(True)
        self.name.setEnabled(False)
        self._model.connect_as(self.name.text())

    def _show_code(self, code: str) -> None:
        self.code.setText(spaced(code))
        self.code.setAccessibleName(code)
        self.code.setVisible(True)
        self.message.say(Tone.CALM, sentence("pair_desk_compare"))
        self.adjustSize()
        self._grow()

    def _refuse(self, refusal: Refusal) -> None:
        self.code.setVisible(False)
        self.name.setEnabled(True)
        self.refuse(sentence(refusal))

    def reject(self) -> None:
        self._model.cancel()
        super().reject()
