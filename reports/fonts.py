"""The fonts that paper is set in: the hall's own where it names some, Noto Sans SC behind them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics, ttfonts

from app.domain.refusal import Refusal
from reports.files import Progress
from reports.font_cache import ensure_fonts

BODY = "body"
BOLD = "bold"
TITLE = "title"


@dataclass(frozen=True, slots=True)
class FontChoice:
    """TrueType files that a hall names itself (宋体, 小标宋, 仿宋 …)."""

    body: Path | None = None
    title: Path | None = None


NOTO = FontChoice()


@dataclass(frozen=True, slots=True)
class FontSet:
    """For each role the fonts to try, first the hall's own; every one registered with ReportLab."""

    chains: dict[str, tuple[ttfonts.TTFont, ...]]

    def runs(self, role: str, text: str) -> list[tuple[ttfonts.TTFont, str]]:
        """`text` cut where another font must take over; line breaks and tabs are blanks."""
        chain = self.chains[role]
        first = chain[0].face.charToGlyph
        if not text.isprintable():
            text = "".join(" " if char.isspace() and ord(char) not in first else char for char in text)
        if all(ord(char) in first for char in text):
            return [(chain[0], text)] if text else []
        runs: list[tuple[ttfonts.TTFont, str]] = []
        for char in text:
            font = next((f for f in chain if ord(char) in f.face.charToGlyph), chain[-1])
            if runs and runs[-1][0] is font:
                runs[-1] = (font, runs[-1][1] + char)
            else:
                runs.append((font, char))
        return runs

    def width(self, role: str, text: str, size: float) -> float:
        """Points that `text` takes at `size` points."""
        return sum(float(font.stringWidth(piece, size)) for font, piece in self.runs(role, text))

    def missing_characters(self, text: str) -> tuple[str, ...]:
        """Characters that no font of some role draws, each once, in order."""
        tables = [[font.face.charToGlyph for font in chain] for chain in self.chains.values()]
        found = (
            char
            for char in dict.fromkeys(text)
            if not char.isspace() and any(all(ord(char) not in table for table in chain) for chain in tables)
        )
        return tuple(found)

    def check(self, texts: Iterable[str]) -> None:
        """Refusal `glyph_missing` (characters, codes, texts): nothing is dropped in silence."""
        texts = list(dict.fromkeys(texts))
        missing = self.missing_characters("".join(texts))
        if missing:
            raise Refusal(
                "glyph_missing",
                characters=missing,
                codes=tuple(f"U+{ord(char):04X}" for char in missing),
                texts=tuple(text for text in texts if any(char in text for char in missing)),
            )


def load_fonts(
    text: str = "",
    choice: FontChoice = NOTO,
    folder: Path | None = None,
    progress: Progress | None = None,
) -> FontSet:
    """Fonts that draw `text` as far as there are glyphs for it; `folder` holds the cache.

    Raises Refusal `font_missing`, `cache_not_writable`, `font_unusable` (file).
    """
    files = ensure_fonts(text, folder, progress)
    regular, bold = _loaded("Zaigang-Regular", files.regular), _loaded("Zaigang-Bold", files.bold)
    body = (_hall_font("Hall-Body", choice.body), regular)
    title = (_hall_font("Hall-Title", choice.title), bold)
    chains = {BODY: body, BOLD: (None, bold), TITLE: title}
    return FontSet({role: tuple(font for font in chain if font) for role, chain in chains.items()})


def font_files(folder: Path | None = None, progress: Progress | None = None) -> tuple[Path, Path]:
    """The regular and the bold file, for the desktop to load; built where there are none."""
    files = ensure_fonts("", folder, progress)
    return files.regular, files.bold


def _hall_font(name: str, path: Path | None) -> ttfonts.TTFont | None:
    if path is None:
        return None
    try:
        if _is_variable(path):
            raise Refusal("font_unusable", file=path.name)
        return _loaded(name, path)
    except (OSError, ttfonts.TTFError) as error:
        raise Refusal("font_unusable", file=path.name) from error


def _is_variable(path: Path) -> bool:
    """ReportLab would set it in its lightest weight."""
    with path.open("rb") as stream:
        return b"fvar" in stream.read(12 + 16 * 64)


def _loaded(name: str, path: Path) -> ttfonts.TTFont:
    font = _load(name, path, path.stat().st_mtime_ns)
    pdfmetrics.registerFont(font)
    return font


@lru_cache(maxsize=8)
def _load(name: str, path: Path, changed: int) -> ttfonts.TTFont:
    """`changed` keeps a font that was replaced under its name from staying in the cache."""
    return ttfonts.TTFont(name, str(path), asciiReadable=0)


_BLOCK = 100


def _to_unicode(fontname: str, subset: Sequence[int]) -> str:
    """ReportLab's own writes characters beyond the basic plane wrong: 王𬱖 copies out as 王ⳅ."""
    pairs = [(code, char) for code, char in enumerate(subset) if char]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        f"/CIDSystemInfo << /Registry ({fontname}) /Ordering ({fontname}) /Supplement 0 >> def",
        f"/CMapName /{fontname} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        f"<00> <{len(subset) - 1:02X}>",
        "endcodespacerange",
    ]
    for start in range(0, len(pairs), _BLOCK):
        block = pairs[start : start + _BLOCK]
        lines.append(f"{len(block)} beginbfchar")
        lines += [f"<{code:02X}> <{chr(char).encode('utf-16-be').hex().upper()}>" for code, char in block]
        lines.append("endbfchar")
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)


ttfonts.makeToUnicodeCMap = _to_unicode
