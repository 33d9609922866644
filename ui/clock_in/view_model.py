"""The clock-in page without widgets: scanner events in, cards out; nothing is shown before its commit."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.refusal import Refusal
from app.services.clock_in import ClockIn, PunchShown
from devices.ports import FingerHit, FingerUnknown, FingerUnreadable, ScannerEvent
from ui.background import Background
from ui.calls import call
from ui.clock_in.cards import Card, bug_card, card_of, fault_card, recording_card, refusal_card, unread_card
from ui.clock_in.notices import Prompt, prompt_of
from ui.clock_in.pin_model import PinModel
from ui.scanners import Scanners
from ui.words import sentence

SHOWN_MS = 4000
"""How long an answer stays (look.md, "Motion")."""
PATIENCE_MS = 400
"""From then on a commit under way is shown as such."""


class ClockInModel(QObject):
    """Cards and prompts for the page, tones for the sound."""

    card_changed = Signal()
    prompt_changed = Signal()
    answered = Signal(object)
    """A new card has come up (not its end): the sound goes with it."""

    def __init__(self, background: Background, scanners: Scanners, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background, self._scanners = background, scanners
        self.card: Card | None = None
        self.taker: Callable[[ScannerEvent], bool] = lambda _: False
        """Takes a finger that is no punch: somebody is being named for something else."""
        self._last: PunchShown | None = None
        self.pin = PinModel(background, self)
        self.pin.done.connect(self._show_punch)
        self.pin.failed.connect(self.show_bug)
        self._under_way = 0
        self._clear = QTimer(self, interval=SHOWN_MS, singleShot=True)
        self._clear.timeout.connect(self._end_card)
        self._patience = QTimer(self, interval=PATIENCE_MS, singleShot=True)
        self._patience.timeout.connect(lambda: self._show(recording_card()))
        scanners.happened.connect(self.take)
        scanners.changed.connect(self.prompt_changed)

    @property
    def prompt(self) -> Prompt:
        """What a clerk should do now."""
        return prompt_of(self._scanners.states)

    @property
    def last(self) -> str:
        """The last punch on record, in words; empty if there is none."""
        shown = self._last
        return "" if shown is None else sentence("last_punch", {"time": shown.clock, "name": shown.name})

    def load(self) -> None:
        """After a start: what was recorded last, so that nobody wonders whether theirs was (trust.md F1b)."""
        self._background.read(call(ClockIn.last), self, self._show_last)

    def take(self, event: ScannerEvent) -> None:
        """Something happened at a scanner."""
        if self.taker(event):
            return
        if isinstance(event, FingerHit):
            if not self.pin.finger(event.slot):
                self._punch(event.scanner, event.slot)
        elif isinstance(event, FingerUnknown):
            self._show(unread_card("finger_unknown"))
        elif isinstance(event, FingerUnreadable):
            self._show(unread_card(f"finger_unreadable_{event.reason}"))

    def _punch(self, scanner: str, slot: int) -> None:
        self._under_way += 1
        self._patience.start()
        self._background.write(
            call(ClockIn.by_finger, scanner, slot),
            self,
            self._show_punch,
            lambda refusal: self._show(refusal_card(refusal)),
            self.show_bug,
            self._punch_ended,
        )

    def _punch_ended(self) -> None:
        self._under_way -= 1
        if not self._under_way:
            self._patience.stop()

    def _show_punch(self, shown: PunchShown) -> None:
        self._show_last(shown)
        self._show(card_of(shown))

    def _show_last(self, shown: PunchShown | None) -> None:
        if shown is not None:
            self._last = shown
            self.prompt_changed.emit()

    def show_bug(self, reference: str) -> None:
        """Our own mistake; nothing was recorded."""
        self._show(bug_card(reference))

    def show_fault(self, reference: str) -> None:
        """Our own mistake, not in a punch."""
        self._show(fault_card(reference))

    def show_refusal(self, refusal: Refusal) -> None:
        """Something else that everybody at the page should know."""
        self._show(refusal_card(refusal))

    def _show(self, card: Card) -> None:
        self.card = card
        self._clear.stop()
        if not card.lasting:
            self._patience.stop()
            self._clear.start()
        self.card_changed.emit()
        self.answered.emit(card)

    def _end_card(self) -> None:
        self.card = None
        self.card_changed.emit()
