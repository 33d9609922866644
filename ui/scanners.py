"""The hall's scanners as the screen sees them: their threads' events, brought to the UI thread."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal

from devices.jobs import Job
from devices.ports import ScannerEvent, ScannerState, ScannerStateChanged
from ui.tally import Tally, counted


class Owner(Protocol):
    """What is used of `devices.owner.ScannerOwner`."""

    def submit(self, job: Job) -> int: ...

    def cancel(self, job: int) -> None: ...


class Owners(Protocol):
    """What is used of `devices.fleet.Fleet`."""

    def __getitem__(self, name: str) -> Owner: ...

    def start(self) -> None: ...

    def stop(self, timeout: float = 10.0) -> bool: ...


MakeOwners = Callable[[Callable[[ScannerEvent], None]], Owners]


class Scanners(QObject):
    """States by name, every event as a signal, and jobs; `make` builds the fleet around a callback."""

    happened = Signal(object)
    """Any `ScannerEvent`."""
    changed = Signal()
    """A state in `states` has changed."""
    _came = Signal(object)

    def __init__(
        self,
        make: MakeOwners | None = None,
        wall_us: Callable[[], int] = lambda: time.time_ns() // 1000,
        parent: QObject | None = None,
    ) -> None:
        """`wall_us`: the hall's wall clock, in UTC microseconds."""
        super().__init__(parent)
        self._wall_us = wall_us
        self.states: dict[str, ScannerStateChanged] = {}
        self.tallies: dict[str, Tally] = {}
        """What each scanner has seen since the program started."""
        self._make = make
        self._came.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._owners: Owners | None = None
        if make is not None:
            self.use(make)

    def use(self, make: MakeOwners) -> None:
        """Stops what runs and starts another fleet: the hall's scanners have changed."""
        self.stop()
        self._make = make
        self.states.clear()
        self._owners = make(self._came.emit)
        self._owners.start()
        self.changed.emit()

    def renew(self) -> None:
        """The hall's scanners have changed: `make` asks again which there are."""
        if self._make is not None:
            self.use(self._make)

    def stop(self) -> None:
        if self._owners is not None:
            self._owners.stop()
            self._owners = None

    def submit(self, scanner: str, job: Job) -> int:
        """The job's number; it ends with a `JobDone` event of that number. KeyError: no such scanner."""
        if self._owners is None:
            raise KeyError(scanner)
        return self._owners[scanner].submit(job)

    def cancel(self, scanner: str, job: int) -> None:
        if self._owners is not None:
            self._owners[scanner].cancel(job)

    def ready(self) -> list[str]:
        """The scanners that read fingers now."""
        good = (ScannerState.READY, ScannerState.BUSY)
        return [name for name, state in self.states.items() if state.state in good]

    def _take(self, event: ScannerEvent) -> None:
        self.tallies[event.scanner] = counted(
            self.tallies.get(event.scanner, Tally()), event, self._wall_us()
        )
        if isinstance(event, ScannerStateChanged):
            self.states[event.scanner] = event
            self.changed.emit()
        self.happened.emit(event)
