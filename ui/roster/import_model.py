"""A roster file before it is taken: what each line would change, then the import itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.domain.refusal import Refusal
from app.domain.roster_plan import LineResult, Outcome
from app.services.roster import RosterService
from app.services.roster_import import ImportReport
from reports.templates import write_template
from ui.background import Task, Work
from ui.calls import call
from ui.desk import Desk
from ui.palette import Tone
from ui.words import sentence, term


class ImportModel(QObject):
    """Long files run in the lane for long work; nothing is changed before `apply`."""

    changed = Signal()
    applied = Signal(object)
    """The `ImportReport` of what was taken."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.path: Path | None = None
        self.replacing = False
        self.report: ImportReport | None = None
        self.trouble: Refusal | None = None
        self._task: Task | None = None

    @property
    def busy(self) -> bool:
        return self._task is not None

    @property
    def can_apply(self) -> bool:
        """Something would change."""
        return not self.busy and self.report is not None and bool(self.report.new + self.report.changed)

    def read(self, path: Path) -> None:
        """Shows what `path` would do."""
        self.path = path
        self._preview()

    def set_replacing(self, replacing: bool) -> None:
        """Whether existing values may change; the preview follows."""
        self.replacing = replacing
        if self.path is not None:
            self._preview()

    def _preview(self) -> None:
        request = call(RosterService.preview_import, self._desk.actor, self._file(), self.replacing)
        self._start(lambda *_: self._desk.background.run(request), self._take)

    def apply(self) -> None:
        """Imports the lines that can stand."""
        request = call(RosterService.import_file, self._desk.actor, self._file(), self.replacing)
        self._start(lambda *_: self._desk.background.run(request), self._finish)

    def _file(self) -> Path:
        if self.path is None:
            raise Refusal("file_missing", file="")
        return self.path

    def _start(self, work: Work[ImportReport], done: Callable[[ImportReport], object]) -> None:
        if self._task is not None:
            self._task.cancel()
        self.report, self.trouble = None, None
        self._task = self._desk.background.work(work, self, done, self._refuse, self._fail)
        self.changed.emit()

    def _take(self, report: ImportReport) -> None:
        self._task, self.report = None, report
        self.changed.emit()

    def _finish(self, report: ImportReport) -> None:
        self._task = None
        self.applied.emit(report)

    def _refuse(self, refusal: Refusal) -> None:
        self._task, self.trouble = None, refusal
        self.changed.emit()

    def _fail(self, reference: str) -> None:
        self._task = None
        self._desk.tell_bug(reference)
        self.changed.emit()

    def write_template(self, path: Path) -> None:
        """An empty roster to fill in, .xlsx or .csv."""

        said = sentence("roster_template_written", {"file": str(path)})
        self._desk.background.work(
            lambda *_: write_template(path), self, lambda _: self._desk.say(Tone.OK, said)
        )


def line_words(line: LineResult) -> str:
    """What a line does, or why it is not taken."""
    if line.outcome is Outcome.REJECTED:
        return sentence(line.key, line.params)
    return ";".join(_change(change.what, change.old, change.new) for change in line.what)


def _change(what: str, old: str, new: str) -> str:
    name = term("change", what) if what.startswith("new_") else term("field", what)
    if what.startswith("new_"):
        return f"{name} {new}"
    return f"{name} {_value(what, old)} → {_value(what, new)}"


def _value(what: str, value: str) -> str:
    shown = term("post", value) if what == "post" else value
    return shown or "—"
