"""What several pages ask of the scanners at once."""

from __future__ import annotations

from contextlib import suppress

from devices.jobs import Job, Sync
from devices.ports import ScannerState, ScannerStateChanged
from ui.scanners import Scanners

READING = (ScannerState.READY, ScannerState.BUSY)


def submit_all(scanners: Scanners, job: Job) -> dict[str, int]:
    """The job on every scanner that reads now; job numbers by name. The others catch up when they open."""
    numbers = {}
    for name, state in scanners.states.items():
        if state.state in READING:
            with suppress(KeyError):
                numbers[name] = scanners.submit(name, job)
    return numbers


def sync_all(scanners: Scanners) -> dict[str, int]:
    """After a commit that changed which fingers stand where."""
    return submit_all(scanners, Sync())


def uid_of(state: ScannerStateChanged | None) -> str:
    """The mark of the sensor that is open, if it has one."""
    return (state.info.sensor_uid or "") if state is not None and state.info is not None else ""
