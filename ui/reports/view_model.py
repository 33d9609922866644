"""The monthly sheets without widgets: what is printed, its preview, and where it goes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.domain.month import JudgedMonth
from app.domain.refusal import Refusal
from app.domain.slots import Month
from app.services.attendance import IssuedMonth
from app.services.attendance_views import AttendanceViews, MonthShown
from app.services.reports import ReportService
from reports.sheet_options import SheetOptions
from ui.background import Task, Work
from ui.calls import call
from ui.desk import Desk
from ui.reports import files
from ui.reports.work import PaperWork

FIRST_DAYS = 10
"""Up to this day of a month it is the month before that is printed."""


class ReportModel(PaperWork):
    """Draws the sheets anew at every change of choice; saves and prints what the preview shows."""

    changed = Signal()
    """Month, departments or choices."""
    drawn = Signal()
    """`pdf` is new, or gone."""
    refused = Signal(object)
    """A `Refusal` of the month or the preview."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
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

    def _save(self, work: Callable[[JudgedMonth, SheetOptions], Work[int]], name: str) -> None:
        issued, options = self.issued, self.options
        if issued is not None and options is not None:
            self.save(work(issued.judged, options), name)
