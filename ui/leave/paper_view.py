"""Shows a scan or photo that goes with a leave; it never leaves the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QDialog, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.domain.attachment import attachment_kind
from app.domain.refusal import Refusal
from ui.desk import Desk
from ui.widgets.editing import fit
from ui.widgets.states import State, StateView
from ui.widgets.text import button

if TYPE_CHECKING:
    from reports.preview import PageImage

WIDTH, HEIGHT, EDGE = 900, 640, 80
MOST_PAGES = 20
DPI = 96.0


class PaperView(QDialog):
    """All pages of one paper, one under the other."""

    def __init__(self, desk: Desk, parent: QWidget, content: bytes) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("附件"))
        sheets = QWidget()
        self._sheets = QVBoxLayout(sheets)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(sheets)
        self.states = StateView(area)
        close = button(self.tr("关闭"))
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.addWidget(self.states, 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        fit(self, WIDTH, HEIGHT)
        self.states.show_state(State.LOADING)
        if attachment_kind(content) == "pdf":
            desk.background.work(lambda _progress, _cancelled: _pages(content), self, self._put, self._wrong)
        else:
            picture = QPixmap()
            picture.loadFromData(content)
            self._show([picture])

    def _put(self, pages: list[PageImage]) -> None:
        form = QImage.Format.Format_RGBA8888
        images = (QImage(page.rgba, page.width, page.height, page.width * 4, form) for page in pages)
        self._show([QPixmap.fromImage(image) for image in images])

    def _wrong(self, refusal: Refusal) -> None:
        self.states.show_refusal(refusal)

    def _show(self, pictures: list[QPixmap]) -> None:
        for picture in pictures:
            shown = QLabel()
            wide = picture.width() > WIDTH - EDGE
            smooth = Qt.TransformationMode.SmoothTransformation
            shown.setPixmap(picture.scaledToWidth(WIDTH - EDGE, smooth) if wide else picture)
            self._sheets.addWidget(shown, 0, Qt.AlignmentFlag.AlignHCenter)
        readable = bool(pictures) and not any(picture.isNull() for picture in pictures)
        if readable:
            self.states.show_content()
        else:
            self.states.show_state(State.WRONG, self.tr("这份附件打不开。文件已保存。请本人重新提交一份。"))


def _pages(content: bytes) -> list[PageImage]:
    from reports.preview import page_count, page_image

    return [page_image(content, at, DPI) for at in range(min(MOST_PAGES, page_count(content)))]
