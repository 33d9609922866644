"""The screen's font: Noto Sans SC where it has been built, the system's until then."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from reports.font_cache import ensure_fonts, found_fonts
from ui.background import Background

FAMILY = "Noto Sans SC"
BODY, SECONDARY, TITLE = 14, 12, 20
"""Pixels at 100 %; Qt applies the system's scale factor."""


def use_built_fonts() -> bool:
    """Loads the fonts of this machine; False where they have yet to be built."""
    files = found_fonts()
    if files is None:
        _set_application_font()
        return False
    _load(files.regular, files.bold)
    return True


def build_fonts(background: Background, owner: QObject) -> None:
    """Builds them on the lane for long work (some ten seconds, once per machine), then puts them on."""
    background.work(
        lambda progress, _: ensure_fonts("", None, progress), owner, lambda f: _load(f.regular, f.bold)
    )


def font(pixels: int, bold: bool = False) -> QFont:
    """The family in use at a size."""
    made = QFont(QApplication.font())
    made.setPixelSize(pixels)
    made.setBold(bold)
    return made


def _load(*files: Path) -> None:
    for file in files:
        QFontDatabase.addApplicationFont(str(file))
    _set_application_font()


def _set_application_font() -> None:
    chosen = QFont(QApplication.font())
    if FAMILY in QFontDatabase.families():
        chosen.setFamilies([FAMILY, *chosen.families()])
    chosen.setPixelSize(BODY)
    QApplication.setFont(chosen)
