"""The hall's scanners as their page shows them, and what can be done with each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.domain.access import Action
from app.services.enrolment import EnrolmentService
from app.services.scanners import ScannerService
from db.scanners import Finger, ScannerRow
from devices.jobs import Adopt, Adopted
from devices.locate import PortInfo, list_ports
from devices.ports import JobDone, ScannerEvent, ScannerState, ScannerStateChanged
from ui.calls import Call, call
from ui.desk import Desk
from ui.devices.sensors import uid_of
from ui.palette import Tone
from ui.reply import Reply
from ui.tally import Tally
from ui.top_bar import scanner_tone


@dataclass(frozen=True, slots=True)
class ScannerLine:
    """One scanner: what is on record, where it stands now, and what it has seen."""

    row: ScannerRow
    state: ScannerStateChanged
    tally: Tally
    wanted: int
    """Templates that should be on it."""

    @property
    def name(self) -> str:
        return self.row.scanner

    @property
    def tone(self) -> Tone:
        return scanner_tone(self.state.state)

    @property
    def model(self) -> str:
        return self.state.info.model if self.state.info else ""

    @property
    def in_step(self) -> bool:
        """Everything wanted is on it, but for what its module refused."""
        return self.state.state is ScannerState.READY

    @property
    def adoptable(self) -> bool:
        return self.state.state is ScannerState.QUARANTINE


class DevicesModel(QObject):
    """Reads scanners from the store and follows the threads' events."""

    changed = Signal()
    refused = Signal(object)
    ports_found = Signal(object)
    adopted = Signal(str)
    """A scanner was taken for the hall; its templates follow."""
    adopt_failed = Signal(str, object)
    """(scanner, `JobError`)."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.rows: tuple[ScannerRow, ...] = ()
        self.fingers: tuple[Finger, ...] = ()
        self.loaded = False
        self._adopting: dict[int, str] = {}
        self._met: set[tuple[str, str]] = set()
        desk.scanners.changed.connect(self._follow)
        desk.scanners.happened.connect(self._take)

    @property
    def may_edit(self) -> bool:
        return self._desk.may(Action.DEVICES)

    @property
    def lines(self) -> list[ScannerLine]:
        """Every scanner of the hall by name."""
        return [self._line(row) for row in self.rows]

    def _line(self, row: ScannerRow) -> ScannerLine:
        state = self._desk.scanners.states.get(row.scanner)
        state = state or ScannerStateChanged(row.scanner, ScannerState.ABSENT)
        tally = self._desk.scanners.tallies.get(row.scanner, Tally())
        return ScannerLine(row, state, tally, len(self.fingers))

    def load(self) -> None:
        background = self._desk.background
        background.read(call(EnrolmentService.fingers), self, self._take_fingers, self.refused.emit)
        background.read(call(ScannerService.scanners), self, self._take_rows, self.refused.emit)

    def _take_fingers(self, fingers: tuple[Finger, ...]) -> None:
        self.fingers = fingers

    def _take_rows(self, rows: tuple[ScannerRow, ...]) -> None:
        self.rows, self.loaded = rows, True
        self._follow()

    def _follow(self) -> None:
        self._record_new_sensors()
        self.changed.emit()

    def _record_new_sensors(self) -> None:
        """A new, empty sensor has been marked on opening: its mark goes on record before any finger."""
        for line in self.lines:
            uid = uid_of(line.state)
            new = line.state.state is ScannerState.READY and uid and not line.row.sensor_uid
            if new and (line.name, uid) not in self._met:
                self._met.add((line.name, uid))
                request = call(ScannerService.met, line.name, uid)
                self._desk.background.write(request, self, self._look_again)

    def _look_again(self, recorded: bool) -> None:
        if recorded:
            self.load()

    def _record_adopted(self, scanner: str, uid: str) -> None:
        request = call(ScannerService.adopt, self._desk.actor, scanner, uid)
        self._desk.background.write(request, self, lambda _: self.load())

    # -- edits ----------------------------------------------------------------------------------------

    def find_ports(self) -> None:
        """Looks for serial ports; `ports_found` gives them."""
        self._desk.background.work(lambda *_: list_ports(), self, self._give_ports)

    def _give_ports(self, ports: Sequence[PortInfo]) -> None:
        self.ports_found.emit(ports)

    def set_scanner(self, name: str, port: str, reply: Reply) -> None:
        """Adds a scanner, or gives a known one another port."""
        self._edit(call(ScannerService.set_scanner, self._desk.actor, name, port), reply)

    def rename(self, old: str, new: str, reply: Reply) -> None:
        self._edit(call(ScannerService.rename, self._desk.actor, old, new), reply)

    def retire(self, name: str, reply: Reply) -> None:
        self._edit(call(ScannerService.retire, self._desk.actor, name), reply)

    def _edit(self, request: Call[Any], reply: Reply) -> None:
        self._desk.background.write(request, reply.owner, self._then_renew(reply), reply.refused)

    def _then_renew(self, reply: Reply) -> Callable[[Any], object]:
        def done(result: Any) -> None:
            self._desk.scanners.renew()
            self.load()
            reply.done(result)

        return done

    # -- taking a sensor for the hall -----------------------------------------------------------------

    def adopt(self, name: str) -> None:
        """Empties the sensor and marks it as this scanner's; ends in `adopted` or `adopt_failed`."""
        self._adopting[self._desk.scanners.submit(name, Adopt())] = name

    def _take(self, event: ScannerEvent) -> None:
        if isinstance(event, JobDone) and self._adopting.get(event.job) == event.scanner:
            del self._adopting[event.job]
            if isinstance(event.result, Adopted) and event.result.sensor_uid:
                self._record_adopted(event.scanner, event.result.sensor_uid)
                self.adopted.emit(event.scanner)
            else:
                self.adopt_failed.emit(event.scanner, event.error)
        self.changed.emit()
