"""Three short sounds, made by code: rising for done, two even tones for attention, falling for an error."""

from __future__ import annotations

import math
import struct
import sys
import threading
import time
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from PySide6.QtWidgets import QApplication

from ui.palette import Tone

RATE = 22_050
_VOLUME = 0.35
_CARDS = Path("/proc/asound/cards")
_NOTES: dict[Tone, tuple[tuple[float, float], ...]] = {
    Tone.OK: ((880.0, 0.09), (1318.5, 0.16)),
    Tone.ATTENTION: ((660.0, 0.14), (0.0, 0.06), (660.0, 0.14)),
    Tone.ERROR: ((392.0, 0.16), (261.6, 0.32)),
}
"""(Hertz, seconds); 0 Hz is silence."""


@lru_cache(maxsize=4)
def samples(tone: Tone) -> bytes:
    """16-bit mono samples at `RATE`; empty for a tone without a sound."""
    return b"".join(_note(hertz, seconds) for hertz, seconds in _NOTES.get(tone, ()))


def _note(hertz: float, seconds: float) -> bytes:
    count = round(RATE * seconds)
    edge = RATE * 0.008  # fades in and out, so that it does not click
    step = 2 * math.pi * hertz / RATE
    values = (
        round(32767 * _VOLUME * min(1.0, i / edge, (count - i) / edge) * math.sin(step * i))
        for i in range(count)
    )
    return struct.pack(f"<{count}h", *values)


class Sound:
    """Plays on a thread of its own; where there is no sound device it falls back to the system's beep."""

    def __init__(self, beep: Callable[[], None] = QApplication.beep) -> None:
        self._beep = beep
        self._lock = threading.Lock()
        self._silent = not _has_card()

    def play(self, tone: Tone) -> None:
        """Returns at once."""
        data = samples(tone)
        if not data:
            return
        if self._silent:
            self._beep()
            return
        threading.Thread(target=self._play, args=(data,), name="sound", daemon=True).start()

    def _play(self, data: bytes) -> None:
        with self._lock:
            try:
                _to_device(data)
            except Exception:  # no library, no device, no right: the next ones are beeps
                self._silent = True


def _has_card() -> bool:
    """Linux says so; asked for a card that is not there, the library fills the error stream."""
    if not sys.platform.startswith("linux"):
        return True
    return _CARDS.is_file() and "no soundcards" not in _CARDS.read_text("utf-8", "replace")


def _to_device(data: bytes) -> None:
    """Blocks until the sound is out; raises where there is nothing to play it on."""
    import miniaudio

    source = miniaudio.stream_raw_pcm_memory(data, 1, 2)
    next(source)
    with miniaudio.PlaybackDevice(
        output_format=miniaudio.SampleFormat.SIGNED16, nchannels=1, sample_rate=RATE, buffersize_msec=60
    ) as device:
        device.start(source)
        time.sleep(len(data) / (2 * RATE) + 0.15)
