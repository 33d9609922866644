"""How simulated fingers become templates: the matcher's face, and the opaque one that always works."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Protocol

LIKENESS = (0.20, 0.25, 0.30, 0.40, 0.50)  # share of equal bytes that counts as a match, by security level


class Matcher(Protocol):
    """Makes captures of numbered fingers and compares them."""

    def capture(self, finger: int, quality: int, nonce: int, size: int) -> bytes:
        """A fresh capture of `finger` (quality 0..100) as a template of `size` bytes."""
        ...

    def score(self, one: bytes, other: bytes, level: int) -> int:
        """Likeness of two templates at security `level` 1..5; 0 = no match."""
        ...

    def combine(self, captures: Sequence[bytes], level: int) -> bytes | None:
        """One template of several captures; None where they are not of one finger."""
        ...


class OpaqueMatcher:
    """Templates of seeded bytes with capture noise: two captures differ, and yet match."""

    def capture(self, finger: int, quality: int, nonce: int, size: int) -> bytes:
        """See `Matcher.capture`."""
        template = bytearray(random.Random(f"finger {finger}").randbytes(size))
        noise = random.Random(f"capture {finger} {nonce}")
        for at in noise.sample(range(size), max(1, size * (105 - quality) // 250)):
            template[at] = noise.randrange(255)
        return bytes(template)

    def score(self, one: bytes, other: bytes, level: int) -> int:
        """See `Matcher.score`; the score is the share of equal bytes in thousandths."""
        if len(one) != len(other) or not one:
            return 0
        differing = int.from_bytes(one, "big") ^ int.from_bytes(other, "big")
        share = differing.to_bytes(len(one), "big").count(0) / len(one)
        return round(share * 1000) if share >= LIKENESS[level - 1] else 0

    def combine(self, captures: Sequence[bytes], level: int) -> bytes | None:
        """See `Matcher.combine`; each byte by majority, the first capture's where there is none."""
        if not all(self.score(captures[0], other, level) for other in captures[1:]):
            return None
        return bytes(max(column, key=column.count) for column in zip(*captures, strict=True))


def make_matcher(name: str) -> Matcher:
    """The matcher called opaque, minutiae, or auto (minutiae where it is installed)."""
    if name == "opaque":
        return OpaqueMatcher()
    try:
        from devices.simulator.minutiae import MinutiaeMatcher

        return MinutiaeMatcher()
    except ImportError:
        if name == "auto":
            return OpaqueMatcher()
        raise
