"""Punches from a hall's own time clocks: `attlog.dat`, .csv and .xlsx (domain.md B.0, Input)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import Connection

from app.domain.access import Action, Actor, require
from app.domain.attendance import PunchSource
from app.domain.fact import Fact
from app.domain.facts import PunchQuarantined, PunchRecorded
from app.domain.punch_import import ReadPunch, RejectedLine, doubt, read_punches
from app.domain.refusal import Refusal
from app.domain.roster import first_starts
from app.domain.roster_fields import clean_name
from app.services.clock import HallTime
from app.services.hall import Hall, Writing
from app.services.roster_import import exit_status, span_of
from db import attendance, roster
from reports.tables import BadLine, Line, read_attlog, read_table

BATCH = 2000
_DAY = 24 * 3600
DEVICE = "import"
_TABLES = frozenset({".csv", ".xlsx", ".xlsm"})
_ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class PunchImportReport:
    """What became of a file of punches; a quarantined punch is kept and stands among the rejected."""

    new: int
    same: int
    """Repeats, within the file or of what was there: taken, and nothing changes."""
    quarantined: int
    rejected_lines: tuple[RejectedLine, ...]
    unmatched: int
    """Punches of this file that wait for somebody with their number (待匹配)."""
    unmatched_numbers: tuple[str, ...]

    @property
    def taken(self) -> int:
        return self.new + self.same

    @property
    def rejected(self) -> int:
        return len(self.rejected_lines)

    @property
    def exit_status(self) -> int:
        return exit_status(self.taken, self.rejected)


class PunchImportService:
    """Takes whole files; late punches of a locked month show as later adjustments."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    def import_file(self, actor: Actor, path: Path, device: str | None = None) -> PunchImportReport:
        """Records every punch of the file that is not there yet, in one transaction.

        Refusals for the whole file: those of `reports.tables`, `punch_columns`, `punch_no_lines`.
        """
        require(actor, Action.PUNCH_IMPORT)
        shown_device = clean_name(device or DEVICE, "device")
        punches, rejected = read_file(path)
        with self._hall.writing(actor) as tx:
            found = _Sorter(tx, shown_device, punches)
            for first in range(0, len(found.facts), BATCH):
                tx.record_all(found.facts[first : first + BATCH])
        lines = sorted((*rejected, *found.rejected), key=lambda line: line.line)
        return PunchImportReport(
            found.new,
            found.same,
            found.quarantined,
            tuple(lines),
            len(found.waiting),
            tuple(sorted({user_no for user_no, _ in found.waiting})),
        )


def read_file(path: Path) -> tuple[list[ReadPunch], list[RejectedLine]]:
    """The file's punches in local time, and the lines that hold none."""
    bad: list[RejectedLine] = []
    tabular = path.suffix.lower() in _TABLES or _is_zip(path)
    lines = read_table(path) if tabular else read_attlog(path)
    punches = []
    for item in read_punches(_good(lines, bad), bare=not tabular):
        if isinstance(item, ReadPunch):
            punches.append(item)
        else:
            bad.append(item)
    if not punches and not bad:
        raise Refusal("punch_no_lines", file=path.name)
    return punches, bad


def _is_zip(path: Path) -> bool:
    """A workbook under another name; whatever is wrong with the file is told by its reader."""
    try:
        with path.open("rb") as stream:
            return stream.read(len(_ZIP)) == _ZIP
    except (OSError, ValueError):
        return False


def _good(lines: Iterable[Line | BadLine], bad: list[RejectedLine]) -> Iterator[tuple[int, tuple[str, ...]]]:
    for line in lines:
        if isinstance(line, BadLine):
            bad.append(RejectedLine(line.number, line.key, dict(line.params)))
        else:
            yield line.number, line.cells


class _Sorter:
    """Holds a file's punches against the store: new, repeated, or not to be true as dated."""

    def __init__(self, tx: Writing, device: str, punches: Sequence[ReadPunch]) -> None:
        self.device = device
        self.now = tx.wall
        self.subjects = roster.user_numbers(tx.conn)
        first_days = first_starts(span_of(post) for post in roster.posts(tx.conn))
        self.starts = {subject: tx.time.at(day) for subject, day in first_days.items()}
        self.dated = list(zip(punches, _utc(tx.time, punches), strict=True))
        self.known = _known(tx.conn, self.dated)
        self.kept = {(user_no, at) for user_no, at, *_ in attendance.quarantined(tx.conn)}
        self.facts: list[tuple[str, Fact]] = []
        self.rejected: list[RejectedLine] = []
        self.waiting: set[tuple[str, int]] = set()
        self.new = self.same = self.quarantined = 0
        for punch, at in self.dated:
            self._take(punch, at)

    def _take(self, punch: ReadPunch, at: int) -> None:
        key = (punch.user_no, at)
        subject = self.subjects.get(punch.user_no, "")
        if key not in self.known:
            reason = doubt(at, self.now, self.starts.get(subject))
            if reason is not None:
                self._doubted(punch, at, subject, reason)
                return
            self.known.add(key)
            self.new += 1
            fact = PunchRecorded(punch.user_no, at, PunchSource.IMPORT.value, self.device)
            self.facts.append((subject, fact))
        else:
            self.same += 1
        if not subject:
            self.waiting.add(key)

    def _doubted(self, punch: ReadPunch, at: int, subject: str, reason: str) -> None:
        """Kept once, not counted, and told at every import."""
        self.rejected.append(
            RejectedLine(punch.line, reason, {"user_no": punch.user_no, "moment": punch.moment})
        )
        if (punch.user_no, at) not in self.kept:
            self.kept.add((punch.user_no, at))
            self.quarantined += 1
            fact = PunchQuarantined(punch.user_no, at, PunchSource.IMPORT.value, self.device, reason)
            self.facts.append((subject, fact))


def _utc(time: HallTime, punches: Iterable[ReadPunch]) -> Iterator[int]:
    """Local times as UTC seconds; a midnight is looked up once, but for days that the zone shortens."""
    days: dict[date, tuple[int, bool]] = {}
    for punch in punches:
        if punch.day not in days:
            midnight = time.at(punch.day)
            days[punch.day] = midnight, time.at(punch.day, _DAY) - midnight == _DAY
        midnight, plain = days[punch.day]
        yield midnight + punch.second if plain else time.at(punch.day, punch.second)


def _known(conn: Connection, dated: Sequence[tuple[ReadPunch, int]]) -> set[tuple[str, int]]:
    if not dated:
        return set()
    times = [at for _, at in dated]
    user_nos = [punch.user_no for punch, _ in dated]
    return attendance.known_punches(conn, user_nos, min(times), max(times))
