"""The serial line's own time: what each byte costs at the chosen baud rate, in both directions."""

from __future__ import annotations

import time
from collections.abc import Callable

BITS_PER_BYTE = 10  # 8N1
CHUNK_SECONDS = 0.001  # bytes reach a host in frames of a millisecond, as USB adapters deliver them
COMPUTING = 0.005  # seconds of the simulator's own work that are not counted as the module's
SPIN = 0.0003  # a sleep may overrun by about this much; the rest is waited out awake


class LineClock:
    """Holds bytes back until the line could have carried them; half duplex, as these modules are."""

    def __init__(self, timing: bool) -> None:
        self.timing = timing
        self._busy_until = 0.0

    def arrived(self, count: int, baud: int) -> None:
        """Wait until `count` bytes from the host have come over the line."""
        if self.timing:
            self._busy_until = max(self._busy_until, time.perf_counter()) + count * BITS_PER_BYTE / baud
            _wait_until(self._busy_until)

    def release(self, data: bytes, baud: int, write: Callable[[bytes], None]) -> None:
        """Write `data` piece by piece, each when its last byte is through."""
        if not self.timing:
            write(data)
            return
        # what our own computing took is no time of the module's: it answers the moment it was asked
        now, size = time.perf_counter(), max(1, int(baud * CHUNK_SECONDS / BITS_PER_BYTE))
        start = self._busy_until if now - self._busy_until < COMPUTING else now
        for at in range(0, len(data), size):
            piece = data[at : at + size]
            _wait_until(start + (at + len(piece)) * BITS_PER_BYTE / baud)
            write(piece)
        self._busy_until = start + len(data) * BITS_PER_BYTE / baud


def _wait_until(moment: float) -> None:
    if (left := moment - time.perf_counter() - SPIN) > 0:
        time.sleep(left)
    while time.perf_counter() < moment:
        pass
