"""The font of the pages, for browsers whose system has no Chinese one: the desk's own, as WOFF."""

from __future__ import annotations

import threading
from pathlib import Path

from reports.files import write_whole
from reports.font_cache import ensure_fonts

STYLES = ("regular", "bold")
_one_at_a_time = threading.Lock()


def woff(style: str) -> bytes:
    """One of `STYLES`; built at first use (some ten seconds), then kept beside the fonts of this machine.

    Refusals: `font_missing`, `cache_not_writable`.
    """
    with _one_at_a_time:
        files = ensure_fonts()
        source = files.regular if style == "regular" else files.bold
        target = source.with_suffix(".woff")
        if not target.is_file():
            _convert(source, target)
        return target.read_bytes()


def _convert(source: Path, target: Path) -> None:
    from fontTools.ttLib import TTFont

    with TTFont(source, recalcTimestamp=False) as font:
        font.flavor = "woff"
        write_whole(target, font.save)
