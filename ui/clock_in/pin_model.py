"""A punch by PIN, step by step: number, PIN, then a witness by finger or by number and PIN."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.access import Actor
from app.domain.refusal import Refusal
from app.services.clock_in import PunchShown
from app.services.pin_punch import Claim, PinPunch
from ui.background import Background
from ui.calls import call
from ui.words import sentence

IDLE_MS = 45_000
"""Nobody at the keypad for so long: the page is everybody's again."""
LIMIT = 32
TERMINAL_NAME = "terminal"


class Step(Enum):
    """Where the entry stands."""

    OFF = "off"
    NUMBER = "number"
    SECRET = "secret"
    CHECKING = "checking"
    WITNESS = "witness"
    WITNESS_SECRET = "witness_secret"


class PinModel(QObject):
    """Takes keys, asks the service, and ends with a punch or with nothing."""

    changed = Signal()
    done = Signal(object)
    """The `PunchShown`, committed."""
    failed = Signal(str)
    """A bug, by its reference; nothing was recorded."""

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self.step = Step.OFF
        self.entry = ""
        self.trouble = ""
        """Why the last try was refused; empty if it was not."""
        self._number = ""
        self._claim: Claim | None = None
        self._idle = QTimer(self, interval=IDLE_MS, singleShot=True)
        self._idle.timeout.connect(self.cancel)

    # -- what the page shows --------------------------------------------------------------------------

    @property
    def claimed(self) -> bool:
        """Somebody has given their number and PIN, and a witness is awaited."""
        return self._claim is not None

    @property
    def hidden(self) -> bool:
        """The entry is a PIN and shows as dots."""
        return self.step in (Step.SECRET, Step.WITNESS_SECRET)

    @property
    def checking(self) -> bool:
        """Nothing can be typed just now."""
        return self.step is Step.CHECKING

    @property
    def prompt(self) -> str:
        if self.step is Step.WITNESS:
            return sentence("pin_witness", {"name": self._claim.name if self._claim else ""})
        key = {
            Step.SECRET: "pin_secret",
            Step.WITNESS_SECRET: "pin_witness_secret",
            Step.CHECKING: "pin_checking",
        }
        return sentence(key.get(self.step, "pin_number"))

    @property
    def detail(self) -> str:
        """What to do, or why it did not work."""
        return self.trouble or (sentence("pin_witness_detail") if self.step is Step.WITNESS else "")

    # -- keys -----------------------------------------------------------------------------------------

    def start(self) -> None:
        self._claim, self._number = None, ""
        self._go(Step.NUMBER)

    def cancel(self) -> None:
        """Nothing is recorded."""
        self._claim, self._number = None, ""
        self._idle.stop()
        self._go(Step.OFF)

    def type(self, text: str) -> None:
        """Characters from the keypad or a keyboard."""
        if self.step in (Step.OFF, Step.CHECKING) or not text.isalnum():
            return
        self.entry = (self.entry + text)[:LIMIT]
        self._idle.start()
        self.changed.emit()

    def erase(self) -> None:
        self.entry = self.entry[:-1]
        self._idle.start()
        self.changed.emit()

    def enter(self) -> None:
        """The entry is complete."""
        if not self.entry:
            return
        if self.step in (Step.NUMBER, Step.WITNESS):
            self._number = self.entry
            self._go(Step.SECRET if self.step is Step.NUMBER else Step.WITNESS_SECRET)
        elif self.step is Step.SECRET:
            self._check(self.entry)
        elif self.step is Step.WITNESS_SECRET:
            self._check_witness(self.entry)

    def finger(self, slot: int) -> bool:
        """A finger was recognised; True if it is taken as the witness's."""
        if self.step is not Step.WITNESS:
            return False
        request = call(PinPunch.witness_by_finger, slot)
        self._go(Step.CHECKING)
        self._background.read(request, self, self._punch, self._again_witness, self._fail)
        return True

    # -- the service's answers ------------------------------------------------------------------------

    def _check(self, pin: str) -> None:
        request = call(PinPunch.claim, self._number, pin)
        self._go(Step.CHECKING)
        self._background.read(request, self, self._claimed, self._again, self._fail)

    def _claimed(self, claim: Claim) -> None:
        if self.step is Step.CHECKING:
            self._claim = claim
            self._go(Step.WITNESS)

    def _check_witness(self, pin: str) -> None:
        request = call(PinPunch.witness_by_pin, self._number, pin)
        self._go(Step.CHECKING)
        self._background.read(request, self, self._punch, self._again_witness, self._fail)

    def _punch(self, witness: Actor) -> None:
        if self._claim is None or self.step is not Step.CHECKING:
            return
        request = call(PinPunch.punch, self._claim, witness, TERMINAL_NAME)
        self._background.write(request, self, self._punched, self._again_witness, self._fail)

    def _punched(self, shown: PunchShown) -> None:
        self.cancel()
        self.done.emit(shown)

    def _again(self, refusal: Refusal) -> None:
        self._go(Step.NUMBER, sentence(refusal))

    def _again_witness(self, refusal: Refusal) -> None:
        if self._claim is not None:
            self._go(Step.WITNESS, sentence(refusal))

    def _fail(self, reference: str) -> None:
        self.cancel()
        self.failed.emit(reference)

    def _go(self, step: Step, trouble: str = "") -> None:
        self.step, self.entry, self.trouble = step, "", trouble
        if step is not Step.OFF:
            self._idle.start()
        self.changed.emit()
