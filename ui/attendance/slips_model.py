"""Correction slips without widgets: whose turn it is, and signing many of them with a report per line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.domain.correction import SlipState
from app.domain.refusal import Refusal
from app.services.correction import CorrectionService, SlipShown
from ui.calls import Call, call
from ui.desk import Desk
from ui.words import sentence, term

TODO, MINE, OPEN, ALL = "todo", "mine", "open", "all"
SECTIONS = (TODO, MINE, OPEN, ALL)


class SlipsModel(QObject):
    """All slips that the reader may see, by section; `results` says per slip what became of it."""

    changed = Signal()
    refused = Signal(object)
    """A `Refusal` in place of the list."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.slips: tuple[SlipShown, ...] | None = None
        self.section = TODO
        self.results: dict[str, str] = {}
        self._left = 0

    def refresh(self) -> None:
        """Reads the slips again."""
        request = call(CorrectionService.all_slips, self._desk.actor)
        self._desk.background.read(request, self, self._take, self._refused)

    def set_section(self, section: str) -> None:
        """One of `SECTIONS`; what was reported of lines is done with."""
        self.section = section
        self.results = {}
        self.changed.emit()

    @property
    def lines(self) -> list[SlipShown]:
        """The slips of the section, newest first."""
        return [slip for slip in reversed(self.slips or ()) if self._belongs(slip)]

    def count(self, section: str) -> int:
        """How many slips a section holds."""
        return sum(self._belongs(slip, section) for slip in self.slips or ())

    def _belongs(self, slip: SlipShown, section: str = "") -> bool:
        section = section or self.section
        if section == TODO:
            return slip.next_step is not None or slip.slip.correction in self.results
        session = self._desk.session
        if section == MINE:
            return session is not None and slip.slip.subject == session.actor.person
        return section == ALL or slip.slip.state in (SlipState.PROPOSED, SlipState.CONFIRMED)

    # -- signing --------------------------------------------------------------------------------------

    @property
    def busy(self) -> bool:
        """Slips are being signed."""
        return self._left > 0

    def sign(self, slips: Sequence[SlipShown]) -> None:
        """Takes each slip its next step; each reports on its own line."""
        self._each(slips, self._step)

    def refuse(self, slips: Sequence[SlipShown], reason: str) -> None:
        """Ends each slip with the same reason."""
        actor = self._desk.actor
        self._each(slips, lambda slip: call(CorrectionService.refuse, actor, slip.slip.correction, reason))

    def _step(self, slip: SlipShown) -> Call[None]:
        known = slip.next_step is SlipState.APPROVED
        method = CorrectionService.approve if known else CorrectionService.confirm
        return call(method, self._desk.actor, slip.slip.correction)

    def _each(self, slips: Sequence[SlipShown], request: Callable[[SlipShown], Call[None]]) -> None:
        wanted = [slip for slip in slips if slip.next_step is not None]
        self.results = {}
        self._left = len(wanted)
        for slip in wanted:
            key = slip.slip.correction
            self._desk.background.write(
                request(slip),
                self,
                partial(self._signed, key),
                partial(self._not_signed, key),
                ended=self._ended,
            )
        self.changed.emit()

    def _signed(self, key: str, _: None) -> None:
        self.results[key] = ""

    def _not_signed(self, key: str, refusal: Refusal) -> None:
        self.results[key] = sentence(refusal)

    def _ended(self) -> None:
        self._left -= 1
        if self._left == 0:
            self.refresh()

    def result(self, slip: SlipShown) -> str:
        """What became of a line that was just signed; empty for the others."""
        key = slip.slip.correction
        if key not in self.results:
            return ""
        return self.results[key] or term("slip_state", slip.slip.state)

    def _take(self, slips: tuple[SlipShown, ...]) -> None:
        self.slips = slips
        self.changed.emit()

    def _refused(self, refusal: Refusal) -> None:
        self.slips = None
        self.refused.emit(refusal)
