"""A new finger on its way to the hall's other scanners."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QObject, Signal

from devices.jobs import Synced
from devices.ports import JobDone, ScannerEvent, SlotFault, SlotStored
from ui.devices.sensors import READING, sync_all
from ui.scanners import Scanners


class Arrival(Enum):
    """How far one scanner is with the finger."""

    HERE = "here"
    COMING = "coming"
    LATER = "later"
    """The scanner is not connected: it catches up when it is."""
    REFUSED = "refused"


class Spread(QObject):
    """Follows one slot to every scanner."""

    changed = Signal()

    def __init__(self, scanners: Scanners, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scanners = scanners
        self.arrivals: dict[str, Arrival] = {}
        self._slot = -1
        self._jobs: dict[str, int] = {}
        scanners.happened.connect(self._take)

    def begin(self, slot: int, first: str) -> None:
        """The finger is recorded: `first` has it, the others are told."""
        self._slot = slot
        states = self._scanners.states
        self.arrivals = {
            name: Arrival.COMING if state.state in READING else Arrival.LATER
            for name, state in sorted(states.items())
        }
        self.arrivals[first] = Arrival.HERE
        self._jobs = sync_all(self._scanners)
        self.changed.emit()

    @property
    def arrived(self) -> int:
        return sum(arrival is Arrival.HERE for arrival in self.arrivals.values())

    def _take(self, event: ScannerEvent) -> None:
        if self.arrivals.get(event.scanner) is not Arrival.COMING:
            return
        if isinstance(event, SlotStored) and event.slot == self._slot:
            self._put(event.scanner, Arrival.HERE)
        elif isinstance(event, SlotFault) and event.slot == self._slot:
            self._put(event.scanner, Arrival.REFUSED)
        elif isinstance(event, JobDone) and self._jobs.get(event.scanner) == event.job:
            if not isinstance(event.result, Synced):
                self._put(event.scanner, Arrival.LATER)
            elif not event.result.pending:
                self._put(event.scanner, Arrival.HERE)

    def _put(self, scanner: str, arrival: Arrival) -> None:
        self.arrivals[scanner] = arrival
        self.changed.emit()
