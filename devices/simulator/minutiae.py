"""Simulated fingers as real minutiae, compared by NIST's Bozorth3 (the optional package nbis-py)."""

from __future__ import annotations

import math
import random
import struct
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import nbis

THRESHOLDS = (18, 20, 25, 30, 35)  # Bozorth3 score that counts as a match, by security level
WIDTH, HEIGHT, MARGIN = 256, 288, 20
MINUTIAE, APART = 45, 12
STEP = 360 / 256  # ISO 19794-2 angle unit in degrees
HEADER = 26  # the header of NBIS's own dialect of ISO 19794-2; the count is its last byte


class Minutia(NamedTuple):
    """A ridge ending; pixels with y down, angle in degrees counter-clockwise, as ISO has it."""

    x: float
    y: float
    angle: float


@lru_cache(maxsize=2048)
def master(finger: int) -> tuple[Minutia, ...]:
    """The minutiae of a finger, the same every time."""
    rng = random.Random(f"minutiae {finger}")
    found: list[Minutia] = []
    while len(found) < MINUTIAE:
        x, y = rng.uniform(MARGIN, WIDTH - MARGIN), rng.uniform(MARGIN, HEIGHT - MARGIN)
        if all(math.hypot(x - other.x, y - other.y) >= APART for other in found):
            found.append(Minutia(x, y, rng.uniform(0, 360)))
    return tuple(found)


def distorted(points: Sequence[Minutia], quality: int, rng: random.Random) -> list[Minutia]:
    """One capture: turned, shifted, stretched, some minutiae lost and some made up."""
    rough = (100 - quality) / 100
    turn, dx, dy = math.radians(rng.gauss(0, 5)), rng.gauss(0, 6), rng.gauss(0, 6)
    kept = [_moved(point, turn, dx, dy, rng) for point in points if rng.random() > 0.05 + 0.4 * rough]
    for _ in range(round(len(points) * (0.03 + 0.2 * rough))):
        kept.append(Minutia(rng.uniform(0, WIDTH), rng.uniform(0, HEIGHT), rng.uniform(0, 360)))
    return [point for point in kept if 0 <= point.x < WIDTH and 0 <= point.y < HEIGHT]


def _moved(point: Minutia, turn: float, dx: float, dy: float, rng: random.Random) -> Minutia:
    x, y = point.x - WIDTH / 2, point.y - HEIGHT / 2
    moved_x = x * math.cos(turn) - y * math.sin(turn) + WIDTH / 2 + dx + rng.gauss(0, 1)
    moved_y = x * math.sin(turn) + y * math.cos(turn) + HEIGHT / 2 + dy + rng.gauss(0, 1)
    # with y down a positive turn is clockwise, while ISO counts angles counter-clockwise
    return Minutia(moved_x, moved_y, (point.angle - math.degrees(turn) + rng.gauss(0, 3)) % 360)


def to_record(points: Sequence[Minutia], size: int) -> bytes:
    """The points as an ISO 19794-2 record padded with zeros to `size` bytes."""
    points = points[: (size - HEADER) // 6]
    body = b"".join(
        struct.pack(">HHBB", 1 << 14 | int(p.x), int(p.y), int(p.angle / STEP) % 256, 80) for p in points
    )
    head = struct.pack(">8sIHHHHHHBB", b"FMR\0 20\0", HEADER + len(body), 0, WIDTH, HEIGHT, 197, 197, 0, 0, 0)
    return (head[: HEADER - 1] + bytes([len(points)]) + body).ljust(size, b"\0")


class MinutiaeMatcher:
    """Captures as distorted minutiae sets, compared by Bozorth3."""

    def __init__(self) -> None:
        settings = nbis.NbisExtractorSettings(
            min_quality=0.0, get_center=False, check_fingerprint=False, compute_nfiq2=False, ppi=None
        )
        self._extractor = nbis.new_nbis_extractor(settings)
        self._load = lru_cache(maxsize=4096)(self._loaded)

    def capture(self, finger: int, quality: int, nonce: int, size: int) -> bytes:
        """See `Matcher.capture`."""
        return to_record(distorted(master(finger), quality, random.Random(f"capture {finger} {nonce}")), size)

    def score(self, one: bytes, other: bytes, level: int) -> int:
        """See `Matcher.score`; Bozorth3's own score."""
        first, second = self._load(one), self._load(other)
        if first is None or second is None:
            return 0
        score = int(first.compare(second))
        return score if score >= THRESHOLDS[level - 1] else 0

    def combine(self, captures: Sequence[bytes], level: int) -> bytes | None:
        """See `Matcher.combine`; the capture that the others fit best."""
        scores = [
            [self.score(one, other, level) for other in captures if other is not one] for one in captures
        ]
        if not all(all(row) for row in scores):
            return None
        return max(zip(scores, captures, strict=True), key=lambda pair: sum(pair[0]))[1]

    def _loaded(self, template: bytes) -> Any:
        length = int.from_bytes(template[8:12], "big")
        try:
            return self._extractor.load_iso_19794_2_2005(template[:length])
        except nbis.NbisError:
            return None
