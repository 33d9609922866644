"""One identify at 57600 baud against the time its bytes take on the wire."""

from __future__ import annotations

from pathlib import Path

from app.bench.figure import Figure, Scale, percentile, seconds
from app.bench.modules import ModuleProcess
from app.bench.wire import IDENTIFY_BYTES
from devices.serial_scanner import SerialScanner

BAUD, BITS = 57600, 10
REACH = 1.05


def figures(scale: Scale, folder: Path) -> list[Figure]:
    """The 5th percentile: what the driver adds, not what else the machine does."""
    rounds = scale.of(300, 80, 4)
    with ModuleProcess("--fingers", "4", "--baud", str(BAUD)) as module:
        scanner = SerialScanner(module.config())
        scanner.open()
        try:
            module.say("place 2")
            times = [seconds(scanner.identify) for _ in range(rounds)]
        finally:
            scanner.close()
    value, wire = percentile(times, 5) * 1000, IDENTIFY_BYTES * BITS / BAUD * 1000
    ratio = value / wire
    return [
        Figure(
            "identify at 57600 baud, p5",
            value,
            "ms",
            "its bytes on the wire",
            wire,
            ratio,
            "≤ 1.05 ×",
            ratio <= REACH,
        )
    ]
