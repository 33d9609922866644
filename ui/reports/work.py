"""Long work on paper, one thing at a time: printing page by page, saving, and stopping either."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.domain.refusal import Refusal
from reports.preview import PageImage
from ui.background import Task, Work
from ui.desk import Desk
from ui.reports.files import Job

Result = TypeVar("Result")


class PaperWork(QObject):
    """What a page of papers prints and saves; nothing half done is left."""

    progressed = Signal(str, int, int)
    """What is being done, how far, of how much; 0 of 0: begun."""
    done = Signal(str)
    """What was done, in words; empty if it was stopped."""
    failed = Signal(object)
    """A `Refusal` of something that was to be saved."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._saving: Task | None = None
        self._job: Job | None = None
        self._next = self._printed = 0
        self._said = ""

    @property
    def busy(self) -> bool:
        """Something is being saved or printed."""
        return self._saving is not None

    def print_on(self, job: Job) -> None:
        """Page after page; the preview's own document."""
        if not self.busy and job.pages:
            self._job, self._next = job, 0
            self._print_page()

    def _print_page(self) -> None:
        job, at = self._job, self._next
        if job is not None:
            self.run(job.draw(at), QCoreApplication.translate("ReportModel", "正在打印"), self._paint)

    def _paint(self, page: PageImage) -> None:
        if self._job is None:
            return
        try:
            self._job.paint(page)
        except Refusal as refusal:
            self._job = None
            self.failed.emit(refusal)
            return
        self._next += 1

    def _print_on(self, printed: int) -> bool:
        """After a page: the next one, or the end; False if nothing is being printed."""
        job = self._job
        if job is None or printed == self._printed:  # stopped, or refused
            if job is not None:
                job.abort()
            self._job, self._printed = None, 0
            return False
        self._printed = printed
        if printed < len(job.pages):
            self._print_page()
            return True
        job.end()
        self._said = QCoreApplication.translate("ReportModel", "已送去打印，共{pages}页。").format(
            pages=printed
        )
        self._job, self._printed = None, 0
        return False

    def cancel(self) -> None:
        """Stops what is being saved or printed; nothing half done is left."""
        if self._saving is not None:
            self._saving.cancel()

    def run(self, work: Work[Result], title: str, done: Callable[[Result], object]) -> None:
        """Long work of this page; one thing at a time."""
        if self.busy:
            return
        self._saving = self._desk.background.work(
            work,
            self,
            done,
            self.failed.emit,
            ended=self._ended,
            progress=lambda at, of: self.progressed.emit(title, at, of),
        )
        self.progressed.emit(title, 0, 0)

    def save(self, work: Work[int], name: str) -> None:
        """Saves as `work` does; `name` of the file, or empty where there are several."""
        self._said = ""
        self.run(
            work,
            QCoreApplication.translate("ReportModel", "正在保存{name}").format(name=name),
            lambda count: setattr(self, "_said", _saved(name, count)),
        )

    def _ended(self) -> None:
        self._saving = None
        if self._print_on(self._next):
            return
        said, self._said = self._said, ""
        self.done.emit(said)


def _saved(name: str, count: int) -> str:
    if name:
        return QCoreApplication.translate("ReportModel", "已保存：{name}").format(name=name)
    return QCoreApplication.translate("ReportModel", "已保存{count}个 PDF 文件。").format(count=count)
