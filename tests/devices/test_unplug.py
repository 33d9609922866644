"""The cable pulled in the middle of an exchange, at one byte after another."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from devices.errors import FpError, FpGone
from devices.serial_scanner import SerialScanner
from devices.simulator import SimulatedScanner
from tests.devices.helpers import opened

IDENTIFY = 82
IMPORT = 581 + 27 + 608


def pull_at(offsets: Iterable[int], kind: str, transport: str = "auto") -> None:
    """At each offset the exchange ends as gone, and a fresh connection does it right."""
    with SimulatedScanner(fingers=4, transport=transport) as simulated:
        template = simulated.state.library[1]
        simulated.place(2)
        for offset in offsets:
            with opened(simulated, patience=0.1) as scanner:
                simulated.unplug_after(offset)
                with pytest.raises(FpGone):
                    until_gone(scanner, kind, template)
            simulated.replug()
            with opened(simulated, patience=0.3) as scanner:
                hit = scanner.identify()
                assert hit is not None
                assert hit.slot == 2
                assert scanner.import_(9, template) == template


def until_gone(scanner: SerialScanner, kind: str, template: bytes) -> None:
    """Whatever the first call says, the next says that the scanner is gone; none gives a wrong answer."""
    for _ in range(3):
        try:
            if kind == "identify":
                hit = scanner.identify()
                assert hit is not None
                assert hit.slot == 2
            else:
                assert scanner.import_(9, template) == template
        except FpGone:
            raise
        except FpError:
            continue


def test_a_cable_pulled_during_an_identify_is_gone_at_any_byte() -> None:
    pull_at([1, 12, 13, 24, 57, 66, 81], "identify")


def test_a_cable_pulled_during_an_import_is_gone_at_any_byte() -> None:
    pull_at([13, 25, 300, 581, 800, 1215], "import")


@pytest.mark.full
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("transport", ["auto", "tcp"])
def test_a_cable_pulled_at_every_single_byte_is_gone(transport: str) -> None:
    pull_at(range(1, IDENTIFY), "identify", transport)
    pull_at(range(1, IMPORT, 7), "import", transport)
