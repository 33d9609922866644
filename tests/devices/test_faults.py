"""Driver errors as fault keys."""

from __future__ import annotations

import pytest

from devices import faults
from devices.errors import (
    FpCancelled,
    FpDuplicate,
    FpError,
    FpGone,
    FpNoFinger,
    FpProtocol,
    FpSensor,
    FpTimeout,
)


@pytest.mark.parametrize(
    ("error", "key"),
    [
        (FpGone("x"), faults.UNPLUGGED),
        (FpGone("x", in_use=True), faults.IN_USE),
        (FpTimeout("x"), faults.SILENT),
        (FpProtocol("x"), faults.GARBLED),
        (FpCancelled("x"), faults.CANCELLED),
        (FpDuplicate(3), faults.DUPLICATE),
        (FpNoFinger("x"), faults.NO_FINGER),
        (FpSensor(0x06, 0x18), faults.FLASH),
        (FpSensor(0x05, 0x0A), faults.MISMATCH),
        (FpSensor(0x01, 0x77), faults.SENSOR_ERROR),
    ],
)
def test_every_error_has_its_key(error: FpError, key: str) -> None:
    assert faults.key_of(error) == key
