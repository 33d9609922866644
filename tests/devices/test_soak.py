"""Many identifies on a bad line: nobody is ever taken for someone else, and no call hangs."""

from __future__ import annotations

import time
from dataclasses import dataclass

import pytest

from devices.errors import FpError
from devices.ports import Hit
from devices.serial_scanner import SerialScanner
from devices.simulator import FaultMenu, SimulatedScanner
from devices.simulator.faults import AT_RANDOM
from tests.devices.helpers import opened

ENROLLED, STRANGERS = 8, 3
BLOCKED = 5.0  # seconds; deadlines are a tenth of the real ones here, so this is far beyond any


@dataclass
class Tally:
    """How the identifies ended."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    errors: int = 0
    blocked: int = 0


def soak(
    identifies: int,
    kinds: tuple[str, ...],
    transport: str = "auto",
    patience: float = 0.1,
    late: tuple[float, float] = (0.12, 0.5),
) -> Tally:
    """Fingers in rotation while 5 % of the replies are spoilt."""
    menu = FaultMenu(kinds, seed=1, late=late)
    tally = Tally()
    with (
        SimulatedScanner(fingers=ENROLLED, transport=transport, faults=menu, seed=1) as simulated,
        opened(simulated, patience=patience) as scanner,
    ):
        menu.rate = 0.05
        for turn in range(identifies):
            finger = turn % (ENROLLED + STRANGERS)
            simulated.place(finger if finger < ENROLLED else 1000 + finger)
            one(scanner, finger, tally)
        menu.rate = 0.0
    return tally


def one(scanner: SerialScanner, finger: int, tally: Tally) -> None:
    """One identify, counted."""
    began = time.monotonic()
    try:
        hit: Hit | None = scanner.identify()
    except FpError:
        tally.errors += 1
    else:
        owed = finger if finger < ENROLLED else None
        got = None if hit is None else hit.slot
        tally.right += got == owed
        tally.missed += got is None and owed is not None
        tally.wrong += got is not None and got != owed
    tally.blocked += time.monotonic() - began > BLOCKED


def test_300_identifies_on_a_bad_line_are_never_wrong_and_never_hang() -> None:
    tally = soak(300, AT_RANDOM, patience=0.04, late=(0.01, 0.15))
    assert (tally.wrong, tally.missed, tally.blocked) == (0, 0, 0)
    assert tally.right > 150
    assert tally.errors > 5, "the faults did happen"


@pytest.mark.parametrize("kind", ["duplicate", "flip", "error_first", "residual"])
def test_40_identifies_with_one_kind_of_fault_are_never_wrong(kind: str) -> None:
    tally = soak(40, (kind,), patience=0.04)
    assert (tally.wrong, tally.blocked) == (0, 0)


@pytest.mark.full
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("transport", ["auto", "tcp"])
def test_10000_identifies_on_a_bad_line_are_never_wrong_and_never_hang(transport: str) -> None:
    tally = soak(10_000, AT_RANDOM, transport)
    print(tally)
    assert (tally.wrong, tally.missed, tally.blocked) == (0, 0, 0)
    assert tally.right > 8000
