"""Who is here, for self-service: a finger, or number and PIN; it is no punch."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QObject, Signal

from app.domain.refusal import Refusal
from app.domain.session import Limits, Session
from app.services.access import AccessService
from app.services.self_service import SelfService
from ui.background import Background
from ui.calls import call
from ui.words import sentence

LIMIT = 32


class WhoStep(Enum):
    """Where the question stands."""

    OFF = "off"
    NUMBER = "number"
    SECRET = "secret"
    CHECKING = "checking"


class WhoModel(QObject):
    """Takes keys and fingers, and ends with a session or with nothing."""

    changed = Signal()
    opened = Signal(object, object)
    """A `Session` and its `Limits`."""
    failed = Signal(str)
    """A bug, by its reference."""
    left = Signal()
    """Somebody has gone back."""

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self.step = WhoStep.OFF
        self.entry = self.trouble = self._number = ""

    # -- what the keypad shows ------------------------------------------------------------------------

    @property
    def asking(self) -> bool:
        """A finger means now: it is me."""
        return self.step in (WhoStep.NUMBER, WhoStep.SECRET)

    @property
    def checking(self) -> bool:
        return self.step is WhoStep.CHECKING

    @property
    def hidden(self) -> bool:
        """The entry is a PIN and shows as dots."""
        return self.step is WhoStep.SECRET

    @property
    def prompt(self) -> str:
        keys = {WhoStep.SECRET: "self_secret", WhoStep.CHECKING: "self_checking"}
        return sentence(keys.get(self.step, "self_finger"))

    @property
    def detail(self) -> str:
        """Why the last try did not work, or the other way to say who one is."""
        return self.trouble or (sentence("self_finger_detail") if self.step is WhoStep.NUMBER else "")

    # -- keys and fingers -----------------------------------------------------------------------------

    def start(self) -> None:
        self._number = ""
        self._go(WhoStep.NUMBER)

    def stop(self) -> None:
        """Nobody is asked for any more."""
        self._number = ""
        self._go(WhoStep.OFF)

    def cancel(self) -> None:
        """The person goes back."""
        self.left.emit()

    def type(self, text: str) -> None:
        if self.asking and text.isalnum():
            self.entry = (self.entry + text)[:LIMIT]
            self.changed.emit()

    def erase(self) -> None:
        self.entry = self.entry[:-1]
        self.changed.emit()

    def enter(self) -> None:
        """The entry is complete."""
        if not self.entry or not self.asking:
            return
        if self.step is WhoStep.NUMBER:
            self._number = self.entry
            self._go(WhoStep.SECRET)
            return
        request = call(SelfService.by_pin, self._number, self.entry)
        self._go(WhoStep.CHECKING)
        self._background.read(request, self, self._named, self._again, self._fail)

    def finger(self, slot: int) -> None:
        """A finger was recognised."""
        request = call(SelfService.by_finger, slot)
        self._go(WhoStep.CHECKING)
        self._background.read(request, self, self._named, self._again, self._fail)

    def unread(self, key: str) -> None:
        """A finger that is nobody's or could not be read."""
        self._go(self.step, sentence(key))

    # -- the service's answers ------------------------------------------------------------------------

    def _named(self, session: Session) -> None:
        if not self.checking:
            return
        request = call(AccessService.limits, session.actor)
        self._background.read(
            request, self, lambda limits: self._open(session, limits), self._again, self._fail
        )

    def _open(self, session: Session, limits: Limits) -> None:
        if self.checking:
            self.stop()
            self.opened.emit(session, limits)

    def _again(self, refusal: Refusal) -> None:
        if self.checking:
            self._go(WhoStep.NUMBER, sentence(refusal))

    def _fail(self, reference: str) -> None:
        self.stop()
        self.failed.emit(reference)

    def _go(self, step: WhoStep, trouble: str = "") -> None:
        self.step, self.entry, self.trouble = step, "", trouble
        self.changed.emit()
