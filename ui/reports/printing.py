"""A PDF to a printer, page by page at the printer's own resolution."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from app.domain.refusal import Refusal
from reports.preview import PageImage, page_count, page_image
from ui.background import Progress
from ui.reports.files import Cancelled
from ui.reports.preview import image_of

SHARPEST = 300
"""Dots per inch: a sheet of small figures gains nothing beyond, and an A3 page is 70 MB by then."""
_A3_WIDTH_MM = 400
_POINT_DPI = 72


class PrintJob:
    """Pages are drawn off the UI thread one by one, and painted here as they come."""

    def __init__(self, pdf: bytes, printer: QPrinter) -> None:
        self._pdf, self._printer = pdf, printer
        self._painter: QPainter | None = None
        first = printer.fromPage() or 1
        last = printer.toPage() or page_count(pdf)
        self.pages = list(range(first - 1, min(last, page_count(pdf))))
        if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
            self.pages.reverse()

    @property
    def dpi(self) -> int:
        return min(SHARPEST, self._printer.resolution())

    def draw(self, at: int) -> Callable[[Progress, Cancelled], PageImage]:
        """Long work: the picture of the `at`-th page to print."""
        return partial(_drawn, self._pdf, self.pages[at], self.dpi, at, len(self.pages))

    def paint(self, page: PageImage) -> None:
        """Puts a page on paper; Refusal `printer_failed`."""
        self._set_paper(page)
        if self._painter is None:
            self._painter = QPainter()
            if not self._painter.begin(self._printer):
                self._painter = None
                raise Refusal("printer_failed")
        elif not self._printer.newPage():
            self.end()
            raise Refusal("printer_failed")
        area = QRectF(self._painter.viewport())
        scale = min(area.width() / page.width, area.height() / page.height)
        width, height = page.width * scale, page.height * scale
        left, top = (area.width() - width) / 2, (area.height() - height) / 2
        self._painter.drawImage(QRectF(left, top, width, height), image_of(page))

    def _set_paper(self, page: PageImage) -> None:
        wide = max(page.width, page.height) / self.dpi * 25.4 > _A3_WIDTH_MM
        size = QPageSize.PageSizeId.A3 if wide else QPageSize.PageSizeId.A4
        landscape = page.width > page.height
        side = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
        self._printer.setFullPage(True)
        self._printer.setPageSize(QPageSize(size))
        self._printer.setPageOrientation(side)

    def end(self) -> None:
        """The printer may begin."""
        if self._painter is not None:
            self._painter.end()
            self._painter = None

    def abort(self) -> None:
        """Nothing more is printed."""
        self._printer.abort()
        self.end()


def _drawn(
    pdf: bytes, page: int, dpi: int, at: int, of: int, progress: Progress, cancelled: Cancelled
) -> PageImage:
    made = page_image(pdf, page, dpi)
    progress(at + 1, of)
    return made
