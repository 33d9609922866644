"""The colours: one accent, one neutral ramp, three states; light, and dark for the clock-in page at night."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """What a message is: never told by colour alone, `SYMBOLS` stands beside it."""

    CALM = "calm"
    OK = "ok"
    ATTENTION = "attention"
    ERROR = "error"


SYMBOLS = {Tone.CALM: "○", Tone.OK: "✓", Tone.ATTENTION: "!", Tone.ERROR: "×"}


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as #RRGGBB; `soft` ones lie behind text of the same tone."""

    page: str
    surface: str
    line: str
    edge: str
    """Borders of controls, at least 3:1 against the surface."""
    text: str
    text_2: str
    accent: str
    accent_strong: str
    accent_soft: str
    on_accent: str
    ok: str
    ok_soft: str
    attention: str
    attention_soft: str
    error: str
    error_soft: str

    def of(self, tone: Tone) -> str:
        """The colour of a tone's text and symbol."""
        return {Tone.OK: self.ok, Tone.ATTENTION: self.attention, Tone.ERROR: self.error}.get(tone, self.text)

    def soft(self, tone: Tone) -> str:
        """The colour behind it."""
        found = {Tone.OK: self.ok_soft, Tone.ATTENTION: self.attention_soft, Tone.ERROR: self.error_soft}
        return found.get(tone, self.surface)


DESK = Palette(
    page="#F3F5F5",
    surface="#FFFFFF",
    line="#DAE0E0",
    edge="#7F8C8C",
    text="#162020",
    text_2="#4C5A5A",
    accent="#0B6464",
    accent_strong="#084B4B",
    accent_soft="#DFEDEC",
    on_accent="#FFFFFF",
    ok="#1B6632",
    ok_soft="#E4F2E7",
    attention="#7A4F00",
    attention_soft="#FDF1D6",
    error="#A3241B",
    error_soft="#FCE9E7",
)

KIOSK_DAY = Palette(
    page="#F6F8F8",
    surface="#FFFFFF",
    line="#D3DADA",
    edge="#647171",
    text="#0E1818",
    text_2="#394747",
    accent="#075050",
    accent_strong="#053C3C",
    accent_soft="#DFEDEC",
    on_accent="#FFFFFF",
    ok="#0F4E24",
    ok_soft="#E4F2E7",
    attention="#5C3B00",
    attention_soft="#FDF1D6",
    error="#84170F",
    error_soft="#FCE9E7",
)

KIOSK_NIGHT = Palette(
    page="#0C1414",
    surface="#142020",
    line="#2A3838",
    edge="#8FA0A0",
    text="#F1F5F5",
    text_2="#BCCACA",
    accent="#7FD6CE",
    accent_strong="#A5E4DE",
    accent_soft="#123433",
    on_accent="#06201F",
    ok="#8FE0A4",
    ok_soft="#10301B",
    attention="#F6CB74",
    attention_soft="#362806",
    error="#FFB1A6",
    error_soft="#3E1511",
)


def contrast(one: str, other: str) -> float:
    """WCAG contrast ratio of two colours, 1 to 21."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
