"""When a fact happened in true time, whatever its PC's clock said (trust.md A3); microseconds.

Within a boot of the PC its boot clock counts on, so one contact tells of all facts of that boot. A boot
that never had contact lies somewhere between the facts before and after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from app.domain.clock_trust import JUMP_US

_END_US = 2**63 - 1
"""No column holds a later time, nor an earlier one than its opposite."""
FLIGHT_US = 60 * 1_000_000
"""Longer than any request takes: so much too late a message can be at most."""


@dataclass(frozen=True, slots=True)
class Boot:
    """When a PC was started: at `begun_us`, or up to `bound_us` before that."""

    begun_us: int
    bound_us: int

    @property
    def earliest_us(self) -> int:
        return self.begun_us - self.bound_us

    @property
    def is_firm(self) -> bool:
        """It had contact while it ran."""
        return self.bound_us <= FLIGHT_US

    def within(self, earliest_us: int, latest_us: int) -> Boot:
        """Narrowed to what else is known."""
        begun = min(self.begun_us, latest_us)
        earliest = min(begun, max(self.earliest_us, earliest_us))
        return Boot(begun, _held(begun - earliest))


def _held(us: int) -> int:
    """The nearest that a column holds: a boot clock may say anything, and the fact is taken all the same."""
    return max(-_END_US, min(us, _END_US))


class Reading(Protocol):
    """The clocks of one fact, as its head has them."""

    @property
    def seq(self) -> int: ...

    @property
    def wall_us(self) -> int: ...

    @property
    def boot_id(self) -> str: ...

    @property
    def boot_us(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Jump:
    """A fact whose wall clock was wrong, and the true time that lies nearest to it."""

    seq: int
    wall_us: int
    true_us: int
    boot_id: str


def met(known: Boot | None, received_us: int, boot_us: int) -> Boot:
    """The boot after a message that was sent at `boot_us` of it; a slower one tells nothing new."""
    begun = received_us - boot_us
    if known is not None and known.begun_us <= begun and known.is_firm:
        return known
    found = Boot(begun, FLIGHT_US)
    return found if known is None else found.within(known.earliest_us, known.begun_us)


def placed(
    readings: Sequence[Reading], known: Mapping[str, Boot], after_us: int, before_us: int
) -> dict[str, Boot]:
    """Every boot of these facts, those without contact narrowed by the order of the chain.

    `after_us`: when the fact before them happened, at the earliest; `before_us`: when they were received.
    """
    earliest = _walk(readings, known, after_us, 1)
    latest = _walk(list(reversed(readings)), known, before_us, -1)
    found = dict(known)
    for boot_id in earliest:
        wide = known.get(boot_id) or Boot(latest[boot_id], latest[boot_id])
        found[boot_id] = wide.within(earliest[boot_id], latest[boot_id])
    return found


def _walk(
    readings: Iterable[Reading], known: Mapping[str, Boot], limit: int, direction: int
) -> dict[str, int]:
    """At what time each boot without contact began at the earliest (direction 1), or latest (-1)."""
    nearer = max if direction > 0 else min
    begun: dict[str, int] = {}
    for reading in readings:
        boot = known.get(reading.boot_id)
        if boot is not None and boot.is_firm:
            at = boot.earliest_us if direction > 0 else boot.begun_us
        else:
            at = _held(limit - reading.boot_us)
            if boot is not None:
                at = nearer(at, boot.earliest_us if direction > 0 else boot.begun_us)
            at = begun[reading.boot_id] = nearer(at, begun.get(reading.boot_id, at))
        limit = nearer(limit, at + reading.boot_us)
    return begun


def jumps(readings: Iterable[Reading], boots: Mapping[str, Boot]) -> list[Jump]:
    """Facts whose wall clock was off by more than two minutes, as far as that is certain."""
    found = []
    for reading in readings:
        boot = boots[reading.boot_id]
        latest = boot.begun_us + reading.boot_us
        earliest = latest if boot.is_firm else latest - boot.bound_us
        nearest = _held(min(max(reading.wall_us, earliest), latest))
        if abs(reading.wall_us - nearest) > JUMP_US:
            found.append(Jump(reading.seq, reading.wall_us, nearest, reading.boot_id))
    return found
