"""The clock-in page's style sheet: sizes grow with the screen, colours follow day and night."""

from __future__ import annotations

from datetime import time
from string import Template

from ui.palette import KIOSK_DAY, KIOSK_NIGHT, Palette, Tone
from ui.theme import KIOSK_TOUCH

BASE_WIDTH, BASE_HEIGHT = 1366, 768
NIGHT_FROM, NIGHT_TO = time(18, 30), time(6, 30)
CLOCK, NAME, TITLE, PROMPT, BODY, SMALL = 120, 72, 48, 64, 28, 22
"""Pixels on 1366×768."""

_SHEET = Template("""
QWidget#clockin { background: $page; color: $text; }
#clockin QWidget { font-size: ${body}px; }
#clockin QLabel { background: transparent; color: $text; }
#clockin QLabel#clock { font-size: ${clock}px; min-height: ${clock_height}px; max-height: ${clock_height}px; }
#clockin QLabel#date { color: $text_2; }
#clockin QLabel#prompt { font-size: ${prompt}px; font-weight: bold; color: $accent; }
#clockin QLabel#prompt[tone="error"] { color: $error; }
#clockin QLabel#name { font-size: ${name}px; font-weight: bold; }
#clockin QLabel#title { font-size: ${big}px; font-weight: bold; }
#clockin QLabel#facts, #clockin QLabel#small { color: $text_2; }
#clockin QLabel#small { font-size: ${small}px; }
#clockin QLabel#symbol { font-size: ${big}px; font-weight: bold; border-radius: ${half}px;
  min-width: ${round}px; max-width: ${round}px; min-height: ${round}px; max-height: ${round}px; }
#clockin QFrame#notice { background: $attention_soft; border: 1px solid $attention; border-radius: 4px; }
#clockin QFrame#notice QLabel { color: $attention; }
#clockin QFrame#practice { background: $attention_soft; border: 1px solid $attention; border-radius: 4px; }
#clockin QFrame#practice QLabel { color: $attention; font-size: ${small}px; font-weight: bold; }
#clockin QPushButton { background: $surface; color: $text; border: 2px solid $edge; border-radius: 6px;
  min-height: ${touch}px; padding: 0 ${pad}px; }
#clockin QPushButton:pressed { background: $accent_soft; }
#clockin QPushButton:focus { border: 4px solid $accent; }
#clockin QPushButton[primary="true"] { background: $accent; color: $on_accent; border-color: $accent;
  font-weight: bold; }
#clockin QPushButton[primary="true"]:focus { border-color: $text; }
#clockin QPushButton:disabled { background: $page; color: $edge; border-color: $line; }
#clockin QLabel#entry { background: $surface; border: 2px solid $edge; border-radius: 6px;
  font-size: ${big}px; padding: 0 16px; }""")


def is_night(moment: time) -> bool:
    """The hall is dark and so is the page: 18:30 to 06:30."""
    return moment >= NIGHT_FROM or moment < NIGHT_TO


def palette_at(moment: time) -> Palette:
    return KIOSK_NIGHT if is_night(moment) else KIOSK_DAY


def scale_of(width: int, height: int) -> float:
    """1 on 1366×768, in steps of a twentieth; smaller screens get what fits."""
    wanted = min(width / BASE_WIDTH, height / BASE_HEIGHT)
    return max(0.6, min(4.0, round(wanted * 20) / 20))


def kiosk_sheet(palette: Palette, scale: float) -> str:
    """The page's style sheet at a scale."""
    sizes = {"clock": CLOCK, "name": NAME, "big": TITLE, "prompt": PROMPT, "body": BODY, "small": SMALL}
    pixels = {name: round(size * scale) for name, size in sizes.items()}
    round_ = round(96 * scale)
    pixels |= {
        "clock_height": round(CLOCK * 1.1 * scale),
        "round": round_,
        "half": round_ // 2,
        "touch": round(KIOSK_TOUCH * max(scale, 1)),
        "pad": round(24 * scale),
    }
    colours = {name: getattr(palette, name) for name in Palette.__dataclass_fields__}
    return _SHEET.substitute(colours, **pixels) + "".join(_tone_rules(palette, tone) for tone in Tone)


def _tone_rules(palette: Palette, tone: Tone) -> str:
    colour = palette.of(tone)
    return (
        f'#clockin QLabel#title[tone="{tone}"] {{ color: {colour}; }}\n'
        f'#clockin QLabel#symbol[tone="{tone}"] {{ background: {colour}; color: {palette.page}; }}\n'
    )
