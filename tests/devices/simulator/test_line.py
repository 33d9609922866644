"""The line's time."""

from __future__ import annotations

import time

from devices.simulator import SimulatedScanner
from devices.simulator.line import LineClock
from tests.devices.helpers import opened


def test_bytes_come_no_sooner_than_the_line_can_carry_them() -> None:
    came: list[tuple[float, int]] = []
    start = time.perf_counter()
    LineClock(True).release(
        bytes(100), 57600, lambda piece: came.append((time.perf_counter() - start, len(piece)))
    )
    seen = 0
    for moment, count in came:
        seen += count
        assert moment >= seen * 10 / 57600
    assert seen == 100


def test_without_timing_nothing_is_held_back() -> None:
    pieces: list[bytes] = []
    LineClock(False).release(bytes(1000), 9600, pieces.append)
    assert pieces == [bytes(1000)]


def test_an_identify_takes_at_least_its_time_on_the_wire_at_the_modules_baud_rate() -> None:
    with SimulatedScanner(fingers=1, timing=True, baud=9600) as simulated, opened(simulated) as scanner:
        simulated.place(0)
        began = time.perf_counter()
        assert scanner.identify() is not None
        assert time.perf_counter() - began >= 82 * 10 / 9600
