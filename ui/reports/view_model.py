"""The monthly sheets without widgets: what is printed, its preview, and where it goes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from app.domain.month import JudgedMonth
from app.domain.refusal import Refusal
from app.domain.slots import Month
from app.services.attendance import IssuedMonth
from app.services.attendance_views import AttendanceViews, MonthShown
from app.services.reports import ReportService
from reports.preview import PageImage
from reports.sheet_options import SheetOptions
from ui.background import Task, Work
from ui.calls import call
from ui.desk import Desk
from ui.reports import files
from ui.reports.files import Job

Result = TypeVar("Result")
FIRST_DAYS = 10
"""Up to this day of a month it is the month before that is printed."""


class ReportModel(QObject):
    """Draws the sheets anew at every change of choice; saves and prints what the preview shows."""

    changed = Signal()
    """Month, departments or choices."""
    drawn = Signal()
    """`pdf` is new, or gone."""
    refused = Signal(object)
    """A `Refusal` of the month or the preview."""
    progressed = Signal(str, int, int)
    """What is being done, how far, of how much; 0 of 0: begun."""
    done = Signal(str)
    """What was done, in words; empty if it was stopped."""
    failed = Signal(object)
    """A `Refusal` of something that was to be saved."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        today = desk.today()
        self.month = Month.of(today) if today.day > FIRST_DAYS else Month.of(today).previous()
        self.paper, self.symbols = "auto", ""
        self.shown: MonthShown | None = None
        self.left_out: frozenset[str] = frozenset()
        self.pdf: bytes | None = None
        self.stale = False
        """The store says something else by now than what was drawn."""
        self.options: SheetOptions | None = None
        self._newer: MonthShown | None = None
        self._drawing: Task | None = None
        self._saving: Task | None = None
        self._job: Job | None = None
        self._next = self._printed = 0
        self._said = ""

    # -- choices --------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Reads the month and draws it again."""
        month = self.month
        request = call(AttendanceViews.month, self._desk.actor, month)
        self._desk.background.read(request, self, partial(self._take, month), self._refused)

    def set_month(self, month: Month) -> None:
        """Another month, all its departments."""
        if month != self.month:
            self.month, self.shown, self._newer, self.left_out = month, None, None, frozenset()
            self._forget()
            self.changed.emit()
            self.refresh()

    def set_look(self, paper: str, symbols: str) -> None:
        """`auto`, `A4` or `A3`; `marks`, `words`, or empty for the hall's own."""
        if (paper, symbols) != (self.paper, self.symbols):
            self.paper, self.symbols = paper, symbols
            self._draw()

    def set_left_out(self, codes: frozenset[str]) -> None:
        """The departments that are not printed."""
        if codes != self.left_out:
            self.left_out = codes
            self._draw()

    @property
    def issued(self) -> IssuedMonth | None:
        """The month with the chosen departments alone."""
        if self.shown is None:
            return None
        found = self.shown.issued
        people = tuple(p for p in found.judged.people if p.entry.department not in self.left_out)
        return replace(found, judged=replace(found.judged, people=people))

    def _take(self, month: Month, shown: MonthShown) -> None:
        if month != self.month or shown == self.shown:
            return
        if self.shown is None or self.pdf is None:
            self.shown = shown
            self.changed.emit()
            self._draw()
        else:  # drawing at every punch would leave nobody time to read
            self._newer, self.stale = shown, True
            self.changed.emit()

    def redraw(self) -> None:
        """Draws what the store says by now."""
        if self._newer is not None:
            self.shown, self._newer = self._newer, None
            self._draw()
            self.changed.emit()

    def _refused(self, refusal: Refusal) -> None:
        self._forget()
        self.refused.emit(refusal)

    # -- preview --------------------------------------------------------------------------------------

    def _forget(self) -> None:
        if self._drawing is not None:
            self._drawing.cancel()
        self._drawing, self.pdf, self.options, self.stale = None, None, None, False
        self.drawn.emit()

    def _draw(self) -> None:
        issued = self.issued
        self._forget()
        if issued is None:
            return
        request = call(ReportService.choice, issued, self.paper, self.symbols or None)
        self._drawing = self._desk.background.read(
            request, self, partial(self._draw_with, issued), self._refused
        )

    def _draw_with(self, issued: IssuedMonth, options: SheetOptions) -> None:
        self.options = options
        self._drawing = self._desk.background.work(
            partial(files.pdf, issued.judged, options), self, self._take_pdf, self._refused
        )

    def _take_pdf(self, pdf: bytes) -> None:
        self.pdf = pdf
        self.drawn.emit()

    # -- files ----------------------------------------------------------------------------------------

    @property
    def busy(self) -> bool:
        """Something is being saved or printed."""
        return self._saving is not None

    def save_pdf(self, path: Path) -> None:
        """All departments in one file."""
        self._save(lambda judged, options: partial(files.save_pdf, judged, options, path), path.name)

    def save_department_pdfs(self, folder: Path) -> None:
        """A file per department."""
        self._save(lambda judged, options: partial(files.save_department_pdfs, judged, options, folder), "")

    def save_xlsx(self, path: Path) -> None:
        """A sheet per department in one workbook."""
        self._save(lambda judged, options: partial(files.save_xlsx, judged, options, path), path.name)

    def save_csv(self, path: Path) -> None:
        """The totals, a line per person."""
        self._save(lambda judged, _: partial(files.save_csv, judged, path), path.name)

    def print_on(self, job: Job) -> None:
        """Page after page; the preview's own document."""
        if not self.busy and job.pages:
            self._job, self._next = job, 0
            self._print_page()

    def _print_page(self) -> None:
        job, at = self._job, self._next
        if job is not None:
            self.run(job.draw(at), self.tr("正在打印"), self._paint)

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
        self._said = self.tr("已送去打印，共{pages}页。").format(pages=printed)
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

    def _save(self, work: Callable[[JudgedMonth, SheetOptions], Work[int]], name: str) -> None:
        issued, options = self.issued, self.options
        if issued is not None and options is not None:
            self._said = ""
            self.run(
                work(issued.judged, options),
                self.tr("正在保存{name}").format(name=name),
                lambda count: setattr(self, "_said", self._words(name, count)),
            )

    def _words(self, name: str, count: int) -> str:
        if name:
            return self.tr("已保存：{name}").format(name=name)
        return self.tr("已保存{count}个 PDF 文件。").format(count=count)

    def _ended(self) -> None:
        self._saving = None
        if self._print_on(self._next):
            return
        said, self._said = self._said, ""
        self.done.emit(said)
