"""What is registered beside the punches of a month, and the declared faults, without widgets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal

from app.domain.refusal import Refusal
from app.domain.slots import Month
from app.services.attendance_records import AttendanceRecords, Registered
from db.attendance import FaultRow
from ui.attendance.entry_words import mark_words
from ui.calls import Call, call
from ui.desk import Desk
from ui.palette import Tone
from ui.words import date_short, date_text, moment_text, term

FAULT = "fault"


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One line of the list: an entry of somebody, or a fault of a scanner."""

    key: str
    kind: str
    subject: str
    name: str
    first: date
    last: date
    text: str
    fault: FaultRow | None = None

    @property
    def when(self) -> str:
        """A date, or from when to when."""
        if self.first == self.last:
            return date_text(self.first)
        return f"{date_text(self.first)} – {date_short(self.last)}"


class EntriesModel(QObject):
    """The entries of a month that the reader may see."""

    changed = Signal()
    refused = Signal(object)
    """A `Refusal` in place of the list."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.month = Month.of(desk.today())
        self._entries: tuple[Registered, ...] | None = None
        self._faults: tuple[FaultRow, ...] = ()

    def refresh(self) -> None:
        """Reads entries and faults again."""
        month = self.month
        request = call(AttendanceRecords.registered, self._desk.actor, month.first, month.last)
        self._desk.background.read(request, self, lambda found: self._take(month, found), self._refused)
        self._desk.background.read(call(AttendanceRecords.faults), self, self._take_faults)

    def set_month(self, month: Month) -> None:
        """Another month."""
        if month != self.month:
            self.month, self._entries = month, None
            self.changed.emit()
            self.refresh()

    @property
    def lines(self) -> list[EntryLine] | None:
        """By date; None while they are being read."""
        if self._entries is None:
            return None
        found = [
            EntryLine(e.mark, e.kind, e.subject, e.name, e.first, e.last, _without_kind(e))
            for e in self._entries
        ]
        found += [line for fault in self._faults if (line := self._fault_line(fault)) is not None]
        return sorted(found, key=lambda line: (line.first, line.kind, line.name))

    def _fault_line(self, fault: FaultRow) -> EntryLine | None:
        first, last = self.local(fault.first), self.local(fault.last)
        if last.date() < self.month.first or first.date() > self.month.last:
            return None
        text = f"{moment_text(first)} – {last:%H:%M}  {fault.reason}"
        return EntryLine(fault.fault, FAULT, "", fault.device, first.date(), last.date(), text, fault)

    def local(self, at: int) -> datetime:
        """UTC seconds in the hall's zone."""
        return datetime.fromtimestamp(at, ZoneInfo(self._desk.face.zone))

    def take_back(self, line: EntryLine) -> None:
        """Cancels an outing, clears duty hours, ends a reduction as of yesterday of its first day."""
        actor = self._desk.actor
        requests: dict[str, Call[None]] = {
            "outing": call(AttendanceRecords.cancel_outing, actor, line.key),
            "duty": call(AttendanceRecords.clear_duty, actor, line.subject, line.first),
            "reduction": call(AttendanceRecords.end_reduction, actor, line.key, self._desk.today()),
        }
        if line.kind in requests:
            self._desk.background.write(requests[line.kind], self, lambda _: self._taken_back(line))

    def _taken_back(self, line: EntryLine) -> None:
        text = self.tr("{name}的{kind}已取消。").format(name=line.name, kind=term("mark", line.kind))
        self._desk.say(Tone.OK, text)
        self.refresh()

    def _take(self, month: Month, found: tuple[Registered, ...]) -> None:
        if month == self.month:
            self._entries = found
            self.changed.emit()

    def _take_faults(self, found: tuple[FaultRow, ...]) -> None:
        self._faults = found
        self.changed.emit()

    def _refused(self, refusal: Refusal) -> None:
        self._entries = None
        self.refused.emit(refusal)


def _without_kind(entry: Registered) -> str:
    return mark_words(entry.kind, entry.value).removeprefix(term("mark", entry.kind)).strip()
