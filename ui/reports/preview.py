"""A PDF on the screen: page x of y, one at a time, at the width there is or larger."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QImage, QKeySequence, QPixmap, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from reports.preview import PageImage, page_count, page_image
from ui.background import Progress
from ui.desk import Desk
from ui.reports.files import Cancelled
from ui.widgets.text import button, label

ZOOMS = (1.0, 1.25, 1.5, 2.0, 3.0)
"""Times the width of the view."""
RESIZE_MS = 120
_SHARPEST = 300.0


def image_of(page: PageImage) -> QImage:
    """Qt's own copy of the pixels."""
    return QImage(page.rgba, page.width, page.height, page.width * 4, QImage.Format.Format_RGBA8888).copy()


class PdfPreview(QWidget):
    """PgUp and PgDown turn pages, Ctrl+plus and Ctrl+minus zoom."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._pdf: bytes | None = None
        self.pages, self.page, self._zoom = 0, 0, 0
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.area.setWidget(self._picture)
        self.area.viewport().installEventFilter(self)
        self.where = label()
        self.before, self.after = button(self.tr("上一页")), button(self.tr("下一页"))
        self.smaller, self.larger = button("－", tip=self.tr("缩小")), button("＋", tip=self.tr("放大"))
        self.scale = label()
        self._lay_out()
        self._later = QTimer(self, interval=RESIZE_MS, singleShot=True)
        self._later.timeout.connect(self._draw)
        self._bind()
        self._show_where()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(8)
        for widget in (self.before, self.where, self.after):
            bar.addWidget(widget)
        bar.addStretch(1)
        for widget in (self.smaller, self.scale, self.larger):
            bar.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(bar)
        column.addWidget(self.area, 1)

    def _bind(self) -> None:
        self.before.clicked.connect(lambda: self.turn(-1))
        self.after.clicked.connect(lambda: self.turn(1))
        self.smaller.clicked.connect(lambda: self.zoom(-1))
        self.larger.clicked.connect(lambda: self.zoom(1))
        for keys, act in (
            ("PgUp", lambda: self.turn(-1)),
            ("PgDown", lambda: self.turn(1)),
            ("Ctrl+-", lambda: self.zoom(-1)),
            ("Ctrl+=", lambda: self.zoom(1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def put(self, pdf: bytes | None) -> None:
        """Another document; the page stays where it exists."""
        self._pdf = pdf
        self.pages = page_count(pdf) if pdf is not None else 0
        self.page = min(self.page, max(self.pages - 1, 0))
        if pdf is None:
            self._picture.clear()
        self._show_where()
        self._draw()

    def turn(self, by: int) -> None:
        """To another page, as far as there are any."""
        page = max(0, min(self.pages - 1, self.page + by))
        if page != self.page and self.pages:
            self.page = page
            self.area.verticalScrollBar().setValue(0)
            self._show_where()
            self._draw()

    def zoom(self, by: int) -> None:
        """Larger or smaller."""
        level = max(0, min(len(ZOOMS) - 1, self._zoom + by))
        if level != self._zoom:
            self._zoom = level
            self._show_where()
            self._draw()

    def _show_where(self) -> None:
        text = self.tr("第{page}页 共{pages}页").format(page=self.page + 1, pages=self.pages)
        self.where.setText(text if self.pages else "")
        self.scale.setText(f"{ZOOMS[self._zoom]:.0%}")
        self.before.setEnabled(self.page > 0)
        self.after.setEnabled(self.page + 1 < self.pages)
        self.smaller.setEnabled(self._zoom > 0)
        self.larger.setEnabled(self._zoom + 1 < len(ZOOMS))

    def _draw(self) -> None:
        if self._pdf is None or not self.isVisible():
            return
        ratio = self.devicePixelRatioF()
        pixels = max(200, (self.area.viewport().width() - 4)) * ZOOMS[self._zoom] * ratio
        work = partial(_drawn, self._pdf, self.page, pixels)
        self._desk.background.work(work, self, partial(self._show, self._pdf, self.page))

    def _show(self, pdf: bytes, page: int, drawn: PageImage) -> None:
        if pdf is self._pdf and page == self.page:
            picture = QPixmap.fromImage(image_of(drawn))
            picture.setDevicePixelRatio(self.devicePixelRatioF())
            self._picture.setPixmap(picture)
            self._picture.setAccessibleName(self.where.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self._pdf is not None:
            self._later.start()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._later.start()


def _drawn(pdf: bytes, page: int, pixels: float, progress: Progress, cancelled: Cancelled) -> PageImage:
    """The page at so many pixels in width, as near as its resolution allows."""
    probe = page_image(pdf, page, 18)
    dpi = min(_SHARPEST, 18 * pixels / probe.width)
    return page_image(pdf, page, dpi)
