"""The register and the calendar of a month without widgets: read, drawn, printed, saved."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.domain.coverage import Coverage
from app.domain.refusal import Refusal
from app.domain.slots import Month
from app.services.leave_paper import LeavePaper
from reports.leave_register_model import LeaveRegister
from ui.background import Task
from ui.calls import call
from ui.desk import Desk
from ui.reports import leave_files as files
from ui.reports.documents import CALENDAR, REGISTER
from ui.reports.work import PaperWork


class LeavePaperModel(PaperWork):
    """Draws anew at every change of choice, and when the hall's leaves have changed."""

    changed = Signal()
    """Choices or departments."""
    drawn = Signal()
    """`pdf` is new, or gone."""
    refused = Signal(object)
    """A `Refusal` of the document."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self.document = REGISTER
        self.month = Month.of(desk.today())
        self.department, self.paper = "", "A3"
        self.register: LeaveRegister | None = None
        self.coverage: Coverage | None = None
        self.pdf: bytes | None = None
        self._drawing: Task | None = None

    @property
    def departments(self) -> list[tuple[str, str]]:
        """Code and name of those with leaves in the register."""
        found = self.register.departments() if self.register is not None else ()
        return [(code, one.scope) for code, one in found]

    @property
    def shown(self) -> LeaveRegister | None:
        """The register of the chosen department, or of all."""
        if self.register is None or not self.department:
            return self.register
        return dict(self.register.departments()).get(self.department, self.register)

    # -- choices --------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Reads the document's data; draws it if they are others than before."""
        if self.document == CALENDAR:
            calendar = call(LeavePaper.calendar, self._desk.actor, self.month)
            self._desk.background.read(calendar, self, partial(self._take, self.month), self._refused)
        else:
            register = call(LeavePaper.register, self._desk.actor, self.month)
            self._desk.background.read(register, self, partial(self._take, self.month), self._refused)

    def set_document(self, document: str) -> None:
        """`register` or `calendar`."""
        if document != self.document:
            self.document = document
            self._begin()

    def set_month(self, month: Month) -> None:
        if month != self.month:
            self.month, self.department = month, ""
            self._begin()

    def set_department(self, code: str) -> None:
        """Empty: the whole hall."""
        if code != self.department:
            self.department = code
            self._draw()

    def set_paper(self, paper: str) -> None:
        """`A3` or `A4`, of the calendar."""
        if paper != self.paper:
            self.paper = paper
            self._draw()

    def _begin(self) -> None:
        self.register = self.coverage = None
        self._forget()
        self.changed.emit()
        self.refresh()

    def _take(self, month: Month, found: LeaveRegister | Coverage) -> None:
        wanted = Coverage if self.document == CALENDAR else LeaveRegister
        if month != self.month or not isinstance(found, wanted) or found in (self.register, self.coverage):
            return
        if isinstance(found, Coverage):
            self.coverage = found
        else:
            self.register = found
            if self.department not in dict(self.departments):
                self.department = ""
        self.changed.emit()
        self._draw()

    def _refused(self, refusal: Refusal) -> None:
        self._forget()
        self.refused.emit(refusal)

    # -- preview --------------------------------------------------------------------------------------

    def _forget(self) -> None:
        if self._drawing is not None:
            self._drawing.cancel()
        self._drawing, self.pdf = None, None
        self.drawn.emit()

    def _draw(self) -> None:
        register, coverage = self.shown, self.coverage
        if self._drawing is not None:
            self._drawing.cancel()
        if self.document == CALENDAR and coverage is not None:
            work = partial(files.calendar_bytes, coverage, self.paper)
        elif self.document == REGISTER and register is not None:
            work = partial(files.register_bytes, register)
        else:
            return
        self._drawing = self._desk.background.work(work, self, self._take_pdf, self._refused)

    def _take_pdf(self, pdf: bytes) -> None:
        self.pdf = pdf
        self.drawn.emit()

    # -- files ----------------------------------------------------------------------------------------

    def save_pdf(self, path: Path) -> None:
        """What the preview shows."""
        if self.pdf is not None:
            self.save(partial(files.save_bytes, self.pdf, path), path.name)

    def save_pdfs(self, folder: Path) -> None:
        """The hall's register, and one for each department."""
        if self.register is not None:
            self.save(partial(files.save_registers, self.register, folder), "")

    def save_xlsx(self, path: Path) -> None:
        """The register shown, as a workbook."""
        if self.shown is not None:
            self.save(partial(files.save_xlsx, self.shown, path), path.name)
