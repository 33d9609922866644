"""The terminal's side of pairing: what to run at the other PC, then the code to compare."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.domain.refusal import Refusal
from app.services.pairing import PairingShown, PairingState
from ui.pairing.code import code_label, spaced
from ui.palette import Tone
from ui.reply import Reply
from ui.settings.desks_view_model import DesksModel
from ui.widgets.form import FormDialog
from ui.widgets.text import label
from ui.words import sentence


class PairForm(FormDialog):
    """Accepted once the other PC stands on record; `name` is its name then."""

    def __init__(self, model: DesksModel, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("连接一台电脑"))
        self.confirm.setText(self.tr("两边一致，允许连接"))
        self._model, self.name, self._code = model, "", ""
        self._state = PairingState.CLOSED
        self.command = label(f"zaigang desk --hall {model.address}", "heading")
        self.command.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.code = code_label()
        self.fields.addRow(self.command)
        self.fields.addRow(self.code)
        self.code.setVisible(False)
        self.on_confirm = self._accept_code
        self.confirm.setEnabled(False)
        model.changed.connect(self._follow)
        model.begin(Reply(self, lambda _: None, self._refuse))

    def _follow(self) -> None:
        shown = self._model.shown
        if shown is not None and not self.name:
            self._show_state(shown.pairing)

    def _show_state(self, pairing: PairingShown) -> None:
        showing = pairing.state is PairingState.SHOWN
        self.code.setVisible(showing)
        self.command.setVisible(not showing)
        self.confirm.setEnabled(showing)
        if showing:
            self._code = pairing.code
            self.code.setText(spaced(pairing.code))
            given = {"name": pairing.name, "seconds": pairing.seconds_left}
            self.message.say(Tone.CALM, sentence("pair_compare", given))
        elif pairing.state in (PairingState.WAITING, PairingState.GREETED):
            self.message.say(Tone.CALM, sentence("pair_waiting", {"seconds": pairing.seconds_left}))
        elif self._code or pairing.state is PairingState.REFUSED:
            self.message.say(Tone.ATTENTION, sentence("pair_over"))
        if pairing.state is not self._state:
            self._state = pairing.state
            self.adjustSize()
            self._grow()

    def _accept_code(self) -> None:
        self.busy(True)
        self._model.accept(self._code, Reply(self, self._paired, self._refuse))

    def _paired(self, name: str) -> None:
        self.name = name
        self.accept()

    def _refuse(self, refusal: Refusal) -> None:
        self.refuse(sentence(refusal))
        self.confirm.setEnabled(False)

    def done(self, result: int) -> None:
        self._model.end(bool(self.name))
        super().done(result)
