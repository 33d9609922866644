"""The wizard's pages at the scanner: which finger, the captures as they happen, the other scanners."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
)

from devices.jobs import EnrolStep
from ui.devices.enrol_model import EnrolModel
from ui.devices.spread import Arrival
from ui.devices.wizard_page import WizardPage
from ui.palette import SYMBOLS, Tone
from ui.widgets.editing import touchable
from ui.widgets.text import button, escaped, label, set_tone
from ui.words import TERMS, sentence, term

_ARRIVALS = {
    Arrival.HERE: Tone.OK,
    Arrival.COMING: Tone.CALM,
    Arrival.LATER: Tone.ATTENTION,
    Arrival.REFUSED: Tone.ERROR,
}
_ORDER = (EnrolStep.PLACE_FIRST, EnrolStep.LIFT, EnrolStep.PLACE_AGAIN, EnrolStep.STORING)


class FingerPage(WizardPage):
    """Ten fingers; those that are enrolled cannot be chosen."""

    def __init__(self, model: EnrolModel) -> None:
        super().__init__(model)
        self.fingers: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        grid = QGridLayout()
        grid.setSpacing(8)
        for place, name in enumerate(TERMS["finger"].values()):
            made = touchable(button(term("finger", name)))
            made.setCheckable(True)
            self.fingers[name] = made
            self._group.addButton(made)
            grid.addWidget(made, place // 5, place % 5)
        self.scanner = touchable(QComboBox())
        self.scanner.setAccessibleName(self.tr("指纹仪"))
        self._note = label(kind="secondary", wrap=True)
        self.column.addWidget(label(sentence("finger_choose"), wrap=True))
        self.column.addLayout(grid)
        self.column.addWidget(label(self.tr("在哪台指纹仪上采集"), "heading"))
        self.column.addWidget(self.scanner)
        self.column.addWidget(self._note)
        self.column.addStretch(1)
        self._group.buttonToggled.connect(lambda *_: self.ready_changed.emit())

    def enter(self) -> None:
        taken = self._model.taken
        self._group.setExclusive(False)
        for name, made in self.fingers.items():
            made.setChecked(False)
            made.setEnabled(name not in taken)
            mark = f"{SYMBOLS[Tone.OK]} " if name in taken else ""
            made.setText(escaped(mark + name))
        self._group.setExclusive(True)
        free = [made for name, made in self.fingers.items() if name not in taken]
        preferred = self.fingers[TERMS["finger"]["right_index"]]
        first = preferred if preferred in free else free[0] if free else preferred
        first.setChecked(bool(free))
        first.setFocus()
        self.scanner.clear()
        self.scanner.addItems(self._model.ready_scanners)
        self._note.setText("" if self.scanner.count() else sentence("enrol_no_scanner"))

    @property
    def chosen(self) -> str:
        return next((name for name, made in self.fingers.items() if made.isChecked()), "")

    @property
    def action(self) -> str:
        return self.tr("开始采集")

    @property
    def ready(self) -> bool:
        return bool(self.chosen and self.scanner.currentText())

    def go_on(self) -> None:
        self._model.start(self.scanner.currentText(), self.chosen)


class CapturePage(WizardPage):
    """One large sentence says what to do now; the four steps stand below it."""

    def __init__(self, model: EnrolModel) -> None:
        super().__init__(model)
        self.prompt = label(kind="title", wrap=True)
        self.prompt.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._steps: dict[EnrolStep, QLabel] = {step: label() for step in _ORDER}
        self.column.addStretch(1)
        self.column.addWidget(self.prompt)
        self.column.addSpacing(24)
        steps = QVBoxLayout()
        steps.setSpacing(16)
        for shown in self._steps.values():
            steps.addWidget(shown)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addLayout(steps)
        middle.addStretch(1)
        self.column.addLayout(middle)
        self.column.addStretch(2)

    def show_model(self) -> None:
        model, stage = self._model, self._model.stage
        given = {"finger": model.finger, "scanner": model.scanner}
        if stage is None:
            key = "enrol_preparing" if model.busy else "enrol_stopped"
        else:
            key = f"enrol_{stage.value}"
        self.prompt.setText(sentence(key, given))
        here = _ORDER.index(stage) if stage in _ORDER else -1
        for place, (step, shown) in enumerate(self._steps.items()):
            done = place < here
            symbol = SYMBOLS[Tone.OK] if done else "●" if place == here else SYMBOLS[Tone.CALM]
            shown.setText(f"{symbol}  {term('enrol_step', step)}")
            set_tone(shown, Tone.OK if done else Tone.CALM)

    @property
    def action(self) -> str:
        return "" if self._model.busy else self.tr("重新采集")

    def go_on(self) -> None:
        self._model.again()


class DonePage(WizardPage):
    """The finger is recorded; where it is by now."""

    def __init__(self, model: EnrolModel) -> None:
        super().__init__(model)
        self._title, self._note = label(kind="title"), label(wrap=True)
        self._lines: list[QLabel] = []
        self.column.addWidget(self._title)
        self.column.addWidget(self._note)
        self.column.addStretch(1)

    def show_model(self) -> None:
        model, spread = self._model, self._model.spread
        self._title.setText(f"{SYMBOLS[Tone.OK]} " + sentence("enrol_done", {"finger": model.finger}))
        counts = {"arrived": spread.arrived, "count": len(spread.arrivals)}
        self._note.setText(sentence("enrol_spread", counts))
        while len(self._lines) < len(spread.arrivals):
            self._lines.append(label())
            self.column.insertWidget(self.column.count() - 1, self._lines[-1])
        for shown, (name, arrival) in zip(self._lines, spread.arrivals.items(), strict=False):
            tone = _ARRIVALS[arrival]
            shown.setText(f"{SYMBOLS[tone]}  {name}  {term('arrival', arrival)}")
            set_tone(shown, tone)

    @property
    def action(self) -> str:
        return self.tr("完成")

    def go_on(self) -> None:
        self.window().close()
