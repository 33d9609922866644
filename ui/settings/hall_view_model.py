"""The hall itself and this screen: name, own password, language, and whether the journal is whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.domain.access import Action
from app.domain.refusal import Refusal
from app.services.access import AccessService
from app.services.face import FaceService, HallFace
from app.services.journal import JournalService, RebuildReport, VerifyReport
from app.services.settings import SettingsService
from reports.files import WorkCancelled
from ui.background import Progress, Task
from ui.calls import call
from ui.desk import Desk
from ui.language import CHINESE, choose_language, chosen_language, use
from ui.palette import Tone
from ui.reply import Reply
from ui.words import sentence


class HallModel(QObject):
    """Verifying and rebuilding run in the lane for long work."""

    progressed = Signal(int, int)
    checked = Signal(object, str)
    """(Tone, the result in words)."""
    busy_changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._task: Task | None = None

    @property
    def may_rename(self) -> bool:
        return self._desk.may(Action.RULES_SET)

    @property
    def may_verify(self) -> bool:
        return self._desk.may(Action.JOURNAL_VERIFY)

    @property
    def busy(self) -> bool:
        return self._task is not None

    # -- name, password, language ---------------------------------------------------------------------

    def rename(self, name: str, reply: Reply) -> None:
        request = call(SettingsService.rename_hall, self._desk.actor, name)

        def done(result: None) -> None:
            self._desk.background.read(call(FaceService.face), self, self._take_face)
            reply.done(result)

        self._desk.background.write(request, reply.owner, done, reply.refused)

    def _take_face(self, face: HallFace) -> None:
        self._desk.set_face(face)

    def change_password(self, old: str, new: str, again: str, reply: Reply) -> None:
        if new != again:
            raise Refusal("new_passwords_differ")
        request = call(AccessService.change_password, self._desk.actor, old, new)
        self._desk.background.write(request, reply.owner, reply.done, reply.refused)

    @property
    def language(self) -> str:
        return chosen_language(self._desk.settings) if self._desk.settings is not None else CHINESE

    def choose_language(self, language: str) -> None:
        """For this screen alone; remembered where there is a place to."""
        if self._desk.settings is None:
            use(language)
        elif language != self.language:
            choose_language(self._desk.settings, language)

    # -- the journal ----------------------------------------------------------------------------------

    def verify(self) -> None:
        """Walks the whole chain; ends in `checked`."""
        request = call(JournalService.verify)
        self._start(
            self._desk.background.work(
                lambda *_: self._desk.background.run(request), self, self._verified, ended=self._end
            )
        )

    def _verified(self, report: VerifyReport) -> None:
        chain = report.chain
        if report.holds:
            head = {"facts": chain.facts, "erased": chain.erased, "head": chain.last_hash.hex()[:16]}
            self.checked.emit(Tone.OK, sentence("verify_ok", head))
            return
        self.checked.emit(Tone.ERROR, " ".join(sentence(*finding) for finding in report.findings[:5]))

    def rebuild(self, path: Path) -> None:
        """Makes the tables again in a new file at `path` and compares; ends in `checked`."""

        def work(progress: Progress, cancelled: Callable[[], bool]) -> RebuildReport:
            def step(at: int, of: int) -> None:
                if cancelled():
                    raise WorkCancelled
                progress(at, of)

            return self._desk.background.run(call(JournalService.rebuild_into, path, step))

        def told(report: RebuildReport) -> None:
            self._rebuilt(path, report)

        self._start(
            self._desk.background.work(
                work, self, told, self._refused, ended=self._end, progress=self.progressed.emit
            )
        )

    def _rebuilt(self, path: Path, report: RebuildReport) -> None:
        tables = [table.table for table in report.differing]
        given = {"facts": report.facts, "file": str(path), "tables": tables}
        key = "rebuild_same" if report.same else "rebuild_differs"
        self.checked.emit(Tone.OK if report.same else Tone.ERROR, sentence(key, given))

    def _refused(self, refusal: Refusal) -> None:
        self.checked.emit(Tone.ATTENTION, sentence(refusal))

    def cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _start(self, task: Task) -> None:
        self._task = task
        self.busy_changed.emit()

    def _end(self) -> None:
        self._task = None
        self.busy_changed.emit()
