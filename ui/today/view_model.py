"""The day's page without widgets: reads the overview, tells its figures and lines."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.domain.refusal import Refusal
from app.services.sync import MessageShown, SyncService
from app.services.today import Overview, TodayService
from ui.calls import call
from ui.desk import Desk
from ui.today.lines import Figure, TodayLine, figures_of, lines_of

DEFAULT = "noted"


class TodayModel(QObject):
    """Holds the last overview; `chosen` is the figure whose lines are open."""

    changed = Signal()
    told = Signal()
    """The messages from upstream that nobody has read."""
    refused = Signal(object)
    """A `Refusal` in place of the overview."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.overview: Overview | None = None
        self.chosen = DEFAULT
        self.messages: tuple[MessageShown, ...] = ()

    def refresh(self) -> None:
        """Reads again; the last one stays in view until then."""
        request = call(TodayService.overview, self._desk.actor)
        self._desk.background.read(request, self, self._take, self._refused)
        self._desk.background.read(call(SyncService.messages), self, self._take_messages, self._no_messages)

    def read_message(self, message: MessageShown) -> None:
        """Somebody has read it: it is not shown again, to anybody."""
        request = call(SyncService.read_message, self._desk.actor, message.letter)
        self._desk.background.write(request, self, lambda _: self.refresh())

    def choose(self, key: str) -> None:
        """Opens the lines behind a figure, here or on its page."""
        figure = next((f for f in self.figures if f.key == key), None)
        if figure is None:
            return
        if figure.page:
            months = self.overview.waiting.months if self.overview and key == "months" else ()
            self._desk.open(figure.page, months[0] if months else key)
            return
        self.chosen = key
        self.changed.emit()

    @property
    def figures(self) -> list[Figure]:
        """The figures of whoever is signed in."""
        session = self._desk.session
        if self.overview is None or session is None:
            return []
        return figures_of(self.overview, session.actor)

    @property
    def lines(self) -> list[TodayLine]:
        """Those behind the chosen figure."""
        return lines_of(self.overview, self.chosen) if self.overview else []

    def open_person(self, subject: str) -> None:
        """To the month of a person, at today."""
        if self.overview is not None:
            self._desk.open("attendance", (subject, self.overview.day))

    def _take(self, overview: Overview) -> None:
        self.overview = overview
        self.changed.emit()

    def _refused(self, refusal: Refusal) -> None:
        self.overview = None
        self.refused.emit(refusal)

    def _take_messages(self, messages: tuple[MessageShown, ...]) -> None:
        self.messages = messages
        self.told.emit()

    def _no_messages(self, _: Refusal) -> None:
        """The overview says why nothing could be read."""
