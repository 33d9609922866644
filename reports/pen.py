"""Draws text and rules on a ReportLab page as plain PDF operators: a month's grid is 1,500 strings a page.

All lengths are points, the origin is the page's lower left corner.
"""

from __future__ import annotations

from math import cos, radians, sin
from typing import Protocol, cast

from reportlab.lib.rl_accel import escapePDF
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from reports.fonts import BODY, FontSet

MM = 72 / 25.4
_MIDDLE = 0.37
"""From the baseline to the middle of a Chinese character or a figure, in font sizes."""
LEADING = 1.18
PALE = 0.35
"""The gray of pale text: still plain on a worn printer."""


class _HasDocument(Protocol):
    """What the stubs leave out: a font's subsets belong to the document behind the canvas."""

    _doc: object


class Pen:
    """Collects the operators of one page at a time; strings met before cost a look-up."""

    def __init__(self, canvas: Canvas, fonts: FontSet) -> None:
        self.canvas = canvas
        self.fonts = fonts
        self._under: list[str] = []
        self._marks: list[str] = []
        self._rules: list[str] = []
        self._texts: list[str] = []
        self._shown: dict[tuple[str, str, float], str] = {}
        self._widths: dict[tuple[str, str], float] = {}

    def end_page(self) -> None:
        """Shades below, the watermark over them, then rules, then text."""
        parts = [*self._under, *self._marks, "0 g 0 G", *self._rules, "BT", *self._texts, "ET"]
        self.canvas.addLiteral("\n".join(parts))
        self.canvas.showPage()
        self._under, self._marks, self._rules, self._texts = [], [], [], []

    def shade(self, x: float, y: float, width: float, height: float, gray: float) -> None:
        self._under.append(f"{gray:g} g {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f")

    def rules(self, lines: list[tuple[float, float, float, float]], thickness: float) -> None:
        """Straight lines (x1, y1, x2, y2)."""
        self._rules.append(f"{thickness:g} w")
        self._rules += [f"{a:.2f} {b:.2f} m {c:.2f} {d:.2f} l" for a, b, c, d in lines]
        self._rules.append("S")

    def frame(self, x: float, y: float, width: float, height: float, thickness: float) -> None:
        self._rules.append(f"{thickness:g} w {x:.2f} {y:.2f} {width:.2f} {height:.2f} re S")

    def watermark(self, x: float, y: float, text: str, size: float, angle: float, gray: float) -> None:
        """Large pale text centred on a point, behind rules and text."""
        c, s = cos(radians(angle)), sin(radians(angle))
        half, drop = self.width(BODY, text, size) / 2, size * _MIDDLE
        x0, y0 = x - half * c + drop * s, y - half * s - drop * c
        place = f"{c:.4f} {s:.4f} {-s:.4f} {c:.4f} {x0:.2f} {y0:.2f} Tm"
        self._marks.append(f"{gray:g} g BT {place} {self._show(BODY, text, size)} ET")

    def width(self, role: str, text: str, size: float) -> float:
        unit = self._widths.get((role, text))
        if unit is None:
            unit = self._widths[role, text] = self.fonts.width(role, text, 1)
        return unit * size

    def left(self, x: float, y: float, text: str, size: float, role: str = BODY) -> None:
        """Text that begins at `x`, its middle at height `y`."""
        self._texts.append(f"1 0 0 1 {x:.2f} {y - size * _MIDDLE:.2f} Tm {self._show(role, text, size)}")

    def centre(self, x: float, y: float, text: str, size: float, role: str = BODY) -> None:
        self.left(x - self.width(role, text, size) / 2, y, text, size, role)

    def pale(self, x: float, y: float, text: str, size: float) -> None:
        """Centred text in gray, for what matters least."""
        self._texts.append(f"{PALE:g} g")
        self.centre(x, y, text, size)
        self._texts.append("0 g")

    def right(self, x: float, y: float, text: str, size: float, role: str = BODY) -> None:
        self.left(x - self.width(role, text, size), y, text, size, role)

    def centred_lines(self, x: float, y: float, lines: list[str], size: float, role: str = BODY) -> None:
        """Lines one below the other, the block centred on a point."""
        top = y + (len(lines) - 1) * size * LEADING / 2
        for index, line in enumerate(lines):
            self.centre(x, top - index * size * LEADING, line, size, role)

    def fitted(self, text: str, width: float, height: float, sizes: tuple[float, ...]) -> _Fitted | None:
        """The largest of `sizes` at which `text` fits a box, on as many lines as that takes; or None."""
        for size in sizes:
            lines = self.wrapped(text, width, size)
            if lines is not None and len(lines) * size * LEADING <= height:
                return lines, size
        return None

    def wrapped(self, text: str, width: float, size: float) -> list[str] | None:
        """Lines no wider than `width`; None if one character is."""
        lines, used = [""], 0.0
        for char in text:
            advance = self.width(BODY, char, size)
            if advance > width:
                return None
            if used + advance > width:
                lines.append("")
                used = 0.0
            lines[-1] += char
            used += advance
        return lines

    def _show(self, role: str, text: str, size: float) -> str:
        key = (role, text, size)
        shown = self._shown.get(key)
        if shown is None:
            pieces = [self._piece(font, piece, size) for font, piece in self.fonts.runs(role, text)]
            shown = self._shown[key] = " ".join(pieces)
        return shown

    def _piece(self, font: TTFont, text: str, size: float) -> str:
        doc = cast(_HasDocument, self.canvas)._doc
        return " ".join(
            f"{font.getSubsetInternalName(subset, doc)} {size:g} Tf ({escapePDF(codes)}) Tj"
            for subset, codes in font.splitString(text, doc)
        )


_Fitted = tuple[list[str], float]
