"""Fonts that set a mark for what no font can draw: one rare character must not hold up a leave slip."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reportlab.pdfbase import ttfonts

from reports.fonts import NOTO, FontChoice, FontSet, load_fonts

MARK = "〓"
"""What Chinese typesetting puts where a character is wanting."""


@dataclass(frozen=True, slots=True)
class MarkedFonts(FontSet):
    """As FontSet, with `MARK` for each of `missing`."""

    marks: Mapping[int, str]
    missing: tuple[str, ...]

    def runs(self, role: str, text: str) -> list[tuple[ttfonts.TTFont, str]]:
        return FontSet.runs(self, role, text.translate(self.marks))

    @property
    def note(self) -> str:
        """Says which characters the marks stand for; empty if there are none."""
        codes = "、".join(f"U+{ord(char):04X}" for char in self.missing)
        return f"{MARK}为字体缺少的字（{codes}），请手工填写。" if codes else ""


def marked_fonts(texts: Iterable[str], choice: FontChoice = NOTO) -> MarkedFonts:
    """Fonts for `texts`. Raises Refusal `font_missing`, `cache_not_writable`, `font_unusable`."""
    characters = "".join(dict.fromkeys("".join(texts)))
    fonts = load_fonts(characters + MARK, choice)
    missing = fonts.missing_characters(characters)
    return MarkedFonts(fonts.chains, {ord(char): MARK for char in missing}, missing)
