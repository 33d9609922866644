"""A request handed in and decided with a thousand open, against what peers take.

Issue 3 gives a peer's measured 10 s at 1,000 open requests and no source; none with these two figures was
found in public. Published, and printed beside it: TimeOff.Management, issue 233 of
timeoff-management/timeoff-management-application (2018): 40 s to revoke one leave, 94 users, 11,000 leaves.
"""

from __future__ import annotations

from pathlib import Path

from app.bench.figure import Figure, Scale
from app.bench.leave_decide import decided
from app.bench.leave_submit import submitted

PEER_SECONDS, PUBLISHED_SECONDS = 10, 40
PEER = "a peer's 10 s (issue 3; no public source)"
PUBLISHED = "TimeOff.Management #233: 40 s, 94 users"
REACH = 500


def figures(scale: Scale, folder: Path) -> list[Figure]:
    """The slower of the two as a rate, by its CPU: the clock would count what else the machine does."""
    found = (submitted(scale, folder), decided(scale, folder))
    rate = 1000 / max(one.cpu for one in found)
    name = f"leave submitted or decided at {found[0].open} open, CPU p50"
    peers = ((PEER, PEER_SECONDS), (PUBLISHED, PUBLISHED_SECONDS))
    return [_figure(name, rate, peer, 1 / seconds) for peer, seconds in peers]


def _figure(name: str, rate: float, peer: str, reference: float) -> Figure:
    ratio = rate / reference
    return Figure(name, rate, "/s", peer, reference, ratio, f"≥ {REACH} ×", ratio >= REACH)
