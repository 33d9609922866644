"""What a scanner has seen since the program started: the figures of the devices page."""

from __future__ import annotations

from dataclasses import dataclass, replace

from devices.ports import (
    FingerHit,
    FingerUnknown,
    FingerUnreadable,
    ScannerEvent,
    ScannerState,
    ScannerStateChanged,
    SlotFault,
    SlotStored,
)


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of events; `last` is the latest that says something, at `last_us` (UTC microseconds)."""

    hits: int = 0
    unknown: int = 0
    unreadable: int = 0
    lost: int = 0
    stored: int = 0
    refused: int = 0
    last: ScannerEvent | None = None
    last_us: int = 0


def counted(tally: Tally, event: ScannerEvent, at_us: int) -> Tally:
    """The tally with one more event."""
    if isinstance(event, FingerHit):
        tally = replace(tally, hits=tally.hits + 1)
    elif isinstance(event, FingerUnknown):
        tally = replace(tally, unknown=tally.unknown + 1)
    elif isinstance(event, FingerUnreadable):
        tally = replace(tally, unreadable=tally.unreadable + 1)
    elif isinstance(event, SlotStored):
        tally = replace(tally, stored=tally.stored + 1)
    elif isinstance(event, SlotFault):
        tally = replace(tally, refused=tally.refused + 1)
    elif isinstance(event, ScannerStateChanged):
        if event.state is not ScannerState.LOST:
            return tally
        tally = replace(tally, lost=tally.lost + 1)
    else:
        return tally
    return replace(tally, last=event, last_us=at_us)
