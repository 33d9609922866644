"""Rasters of simulated fingers, 4-bit pixels, that carry the finger so that an image sent back is known."""

from __future__ import annotations

import math
from functools import lru_cache

from devices.simulator.state import Image

MAGIC = b"\xe0\x1f\xe0\x1f"
_TAG = len(MAGIC) + 8 + 1 + 8


def raster(image: Image, size: tuple[int, int]) -> bytes:
    """`size` = (width, height) pixels, two to a byte; the first bytes hold finger, quality and capture."""
    tag = MAGIC + image.finger.to_bytes(8, "big") + bytes([image.quality]) + image.nonce.to_bytes(8, "big")
    return tag + _ridges(image.finger % 64, *size)[len(tag) :]


def recognised(pixels: bytes) -> Image | None:
    """The image a raster carries; None for any other picture."""
    if len(pixels) < _TAG or not pixels.startswith(MAGIC):
        return None
    finger, quality, nonce = pixels[4:12], pixels[12], pixels[13:21]
    return Image(int.from_bytes(finger, "big"), min(quality, 100), int.from_bytes(nonce, "big"))


@lru_cache(maxsize=8)
def _ridges(finger: int, width: int, height: int) -> bytes:
    turn = finger * math.pi / 64
    rows = bytearray()
    for y in range(height):
        for x in range(0, width, 2):
            bend = math.hypot(x - width / 2, (y - height / 2) * 1.3) / 4
            wave = math.sin(bend + x * math.cos(turn) / 9 + y * math.sin(turn) / 9)
            shade = int(7.5 + 7 * wave)
            rows.append(shade << 4 | shade)
    return bytes(rows)
