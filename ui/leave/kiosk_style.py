"""What the form at the scanner adds to the clock-in page's style sheet."""

from __future__ import annotations

from string import Template

from ui.clock_in.style import SMALL, kiosk_sheet
from ui.palette import Palette, Tone
from ui.theme import KIOSK_TOUCH

PADDING, _BORDER, _THICK = 24, 2, 4
"""Of a button, as the clock-in page has it; the thick border is that of a chosen one."""

_SHEET = Template("""
#clockin QLabel#heading { font-weight: bold; }
#clockin QLabel#left { color: $text_2; font-size: ${small}px; }
#clockin QPushButton { min-width: ${least}px; }
#clockin QPushButton:checked { background: $accent_soft; border: 4px solid $accent; font-weight: bold; }
#clockin QPushButton#cell { padding: 0; font-size: ${small}px; min-width: ${cell}px; min-height: ${cell}px; }
#clockin QPushButton#cell:checked, #clockin QPushButton#cell:focus { min-width: ${thick}px;
  min-height: ${thick}px; }
#clockin QPushButton#cell[rest="true"] { background: $page; color: $text_2; }
#clockin QPushButton#cell[rest="true"]:checked { background: $accent_soft; }
#clockin QLineEdit { background: $surface; color: $text; border: 2px solid $edge; border-radius: 6px;
  min-height: ${touch}px; padding: 0 16px; }
#clockin QLineEdit:focus { border: 4px solid $accent; }
""")


def leave_sheet(palette: Palette, scale: float) -> str:
    """The whole style sheet at a scale."""
    colours = {name: getattr(palette, name) for name in Palette.__dataclass_fields__}
    touch = round(KIOSK_TOUCH * max(scale, 1))
    sizes = {
        "touch": touch,
        "least": max(0, touch - 2 * round(PADDING * scale)),
        "cell": KIOSK_TOUCH - 2 * _BORDER,
        "thick": KIOSK_TOUCH - 2 * _THICK,
        "small": round(SMALL * scale),
    }
    tones = "".join(_tone_rules(palette, tone) for tone in Tone)
    return kiosk_sheet(palette, scale) + _SHEET.substitute(colours, **sizes) + tones


def _tone_rules(palette: Palette, tone: Tone) -> str:
    colour, soft = palette.of(tone), palette.soft(tone)
    return (
        f'#clockin QFrame#toned[tone="{tone}"] {{ background: {soft}; border: 1px solid {colour}; '
        "border-radius: 4px; }\n"
        f'#clockin QFrame#toned[tone="{tone}"] QLabel {{ color: {colour}; }}\n'
    )
