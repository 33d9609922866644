"""Everything can be read: 4.5:1 at the desk, 7:1 on the clock-in page, by day and by night."""

import pytest

from ui.palette import DESK, KIOSK_DAY, KIOSK_NIGHT, SYMBOLS, Palette, Tone, contrast

PAIRS = [
    ("text", "page"), ("text", "surface"), ("text", "accent_soft"), ("text_2", "page"), ("text_2", "surface"),
    ("accent", "page"), ("accent", "surface"), ("on_accent", "accent"), ("on_accent", "accent_strong"),
    ("ok", "ok_soft"), ("ok", "page"), ("attention", "attention_soft"), ("attention", "page"),
    ("error", "error_soft"), ("error", "page"),
]  # fmt: skip


@pytest.mark.parametrize(("palette", "least"), [(DESK, 4.5), (KIOSK_DAY, 7.0), (KIOSK_NIGHT, 7.0)])
@pytest.mark.parametrize(("front", "back"), PAIRS)
def test_text_stands_out_from_what_is_behind_it(
    palette: Palette, least: float, front: str, back: str
) -> None:
    assert contrast(getattr(palette, front), getattr(palette, back)) >= least


@pytest.mark.parametrize("palette", [DESK, KIOSK_DAY, KIOSK_NIGHT])
def test_borders_of_controls_can_be_seen(palette: Palette) -> None:
    assert contrast(palette.edge, palette.surface) >= 3
    assert contrast(palette.accent, palette.surface) >= 3


def test_no_tone_is_told_by_colour_alone() -> None:
    assert len({SYMBOLS[tone] for tone in Tone}) == len(Tone)


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
