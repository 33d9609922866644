"""The pages of a sheet as bare strokes: recorded from our own pen, drawn again by ReportLab's plain calls."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from io import BytesIO
from typing import BinaryIO

from reportlab.pdfgen.canvas import Canvas

from app.domain.month import JudgedMonth
from reports.fonts import BODY, FontSet, load_fonts
from reports.pen import MM, PALE, Pen
from reports.sheet_layout import layout_of
from reports.sheet_model import sheets_of
from reports.sheet_options import SheetOptions
from reports.sheet_page import draw_page, paginate

Stroke = Callable[[Canvas], object]
Line = tuple[float, float, float, float]


class _Recorder(Pen):
    """A pen that notes what it would draw."""

    def __init__(self, canvas: Canvas, fonts: FontSet) -> None:
        super().__init__(canvas, fonts)
        self.strokes: list[Stroke] = []
        self._gray = 0.0
        self._state: dict[str, object] = {}

    def _set(self, name: str, value: object, stroke: Stroke) -> None:
        """Colour and font are changed where they change, as a person would write it."""
        if self._state.get(name) != value:
            self._state[name] = value
            self.strokes.append(stroke)

    def end_page(self) -> None:
        super().end_page()
        self.strokes.append(lambda canvas: canvas.showPage())
        self._state.clear()

    def shade(self, x: float, y: float, width: float, height: float, gray: float) -> None:
        self._set("gray", gray, lambda canvas: canvas.setFillGray(gray))
        self.strokes.append(lambda canvas: canvas.rect(x, y, width, height, stroke=0, fill=1))

    def rules(self, lines: list[Line], thickness: float) -> None:
        self.strokes.append(partial(_ruled, lines=lines, thickness=thickness))

    def frame(self, x: float, y: float, width: float, height: float, thickness: float) -> None:
        self.strokes.append(lambda canvas: canvas.rect(x, y, width, height))

    def left(self, x: float, y: float, text: str, size: float, role: str = BODY) -> None:
        gray = self._gray
        self._set("gray", gray, lambda canvas: canvas.setFillGray(gray))
        for font, piece in self.fonts.runs(role, text):
            name = font.fontName
            self._set("font", (name, size), partial(_chosen, name=name, size=size))
            self.strokes.append(partial(_text, x=x, y=y, text=piece))

    def pale(self, x: float, y: float, text: str, size: float) -> None:
        self._gray = PALE
        self.centre(x, y, text, size)
        self._gray = 0.0

    def watermark(self, x: float, y: float, text: str, size: float, angle: float, gray: float) -> None:
        self._gray = gray
        self.centre(x, y, text, size)
        self._gray = 0.0


def _ruled(canvas: Canvas, lines: list[Line], thickness: float) -> None:
    canvas.setLineWidth(thickness)
    canvas.lines(lines)


def _chosen(canvas: Canvas, name: str, size: float) -> None:
    canvas.setFont(name, size)


def _text(canvas: Canvas, x: float, y: float, text: str) -> None:
    canvas.drawString(x, y, text)


class Drawing:
    """All strokes of a document, with the size of its pages."""

    def __init__(self, page: tuple[float, float], strokes: list[Stroke]) -> None:
        self.page, self.strokes = page, strokes


def recorded(judged: JudgedMonth, options: SheetOptions) -> Drawing:
    """The same departments, pages, texts, lines and fonts as `write_sheets` draws."""
    sheets = sheets_of(judged, options)
    fonts = load_fonts("".join(text for sheet in sheets for text in sheet.texts()), options.fonts)
    strokes: list[Stroke] = []
    page = (0.0, 0.0)
    for sheet in sheets:
        pen = _Recorder(Canvas(BytesIO()), fonts)
        paper = paginate(sheet, layout_of(sheet, options), pen)
        page = paper.layout.page
        for number in range(1, len(paper.pages) + 1):
            draw_page(pen, paper, number, options)
        strokes += pen.strokes
    return Drawing((page[0] * MM, page[1] * MM), strokes)


def replay(drawing: Drawing, target: BinaryIO) -> None:
    """The drawing by plain calls of a canvas, with no model behind it."""
    canvas = Canvas(target, invariant=1, pageCompression=1, pagesize=drawing.page)
    for stroke in drawing.strokes:
        stroke(canvas)
    canvas.save()
