"""A pairing code as large as it must be to be compared digit by digit."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ui.fonts import font
from ui.widgets.text import label

_PIXELS = 56


def code_label() -> QLabel:
    """A label for a code."""
    made = label()
    made.setObjectName("code")
    made.setStyleSheet(f"QLabel#code {{ font-size: {_PIXELS}px; font-weight: bold; }}")
    made.setFont(font(_PIXELS, bold=True))
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setMinimumHeight(_PIXELS + 40)
    return made


def spaced(code: str) -> str:
    """`123456` as `123 456`."""
    half = len(code) // 2
    return f"{code[:half]} {code[half:]}"
