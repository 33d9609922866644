"""Each message tells when its PC was started; facts whose wall clock differs from that are noted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

from app.domain.journal import Entry
from app.domain.sync import Clocks
from app.domain.true_time import jumps, met, placed
from db.upstream import alarms, boots
from db.upstream.boots import Seen


def is_old(conn: Connection, hall_id: str, clocks: Clocks) -> bool:
    """Whether a message, or a later one of the same boot, has come already."""
    return clocks.boot_us <= _seen_us(conn, hall_id, clocks.boot_id)


def is_late(conn: Connection, hall_id: str, clocks: Clocks) -> bool:
    """Whether a message was sent before one that has come already, of this boot or of one begun later."""
    seen_us = _seen_us(conn, hall_id, clocks.boot_id)
    return seen_us >= 0 and (clocks.boot_us <= seen_us or boots.newest(conn, hall_id) != clocks.boot_id)


def _seen_us(conn: Connection, hall_id: str, boot_id: str) -> int:
    known = boots.find(conn, hall_id, (boot_id,)).get(boot_id)
    return -1 if known is None else known.seen_us


def meet(
    conn: Connection, hall_id: str, clocks: Clocks, received_us: int, entries: Sequence[Entry] = ()
) -> dict[str, Seen]:
    """Takes note of a terminal's clocks; what is known then of its boot and of those of the facts, by id.

    The caller holds the hall's row.
    """
    seen = boots.find(conn, hall_id, {clocks.boot_id, *(entry.head.boot_id for entry in entries)})
    known = seen.get(clocks.boot_id)
    boot = met(known.boot if known else None, received_us, clocks.boot_us)
    after = Seen(boot, max(known.seen_us if known else -1, clocks.boot_us))
    if after != known:
        boots.put(conn, hall_id, clocks.boot_id, after, new=known is None)
    if known is None:
        boots.drop_idle(conn, hall_id)
    return {**seen, clocks.boot_id: after}


def look_at(
    conn: Connection,
    hall_id: str,
    terminal: str,
    entries: Sequence[Entry],
    seen: Mapping[str, Seen],
    received_us: int,
) -> None:
    """Finds the wrong wall clocks among facts that have just come, in chain order.

    `seen`: as `meet` gave it, of these facts; the caller holds the hall's row. Raises the alarm `clock` once
    a boot, at most.
    """
    readings = [entry.head for entry in entries]
    known = {boot_id: seen[boot_id].boot for boot_id in {r.boot_id for r in readings} & seen.keys()}
    if any(r.boot_id not in known for r in readings) or not all(boot.is_firm for boot in known.values()):
        found = placed(readings, known, _after_us(conn, hall_id, readings[0].seq - 1), received_us)
        for boot_id, boot in found.items():
            if boot != known.get(boot_id):
                told = seen.get(boot_id)
                after = Seen(boot, told.seen_us if told else -1)
                boots.put(conn, hall_id, boot_id, after, new=told is None)
        known = found
    wrong = jumps(readings, known)
    boots.add_jumps(conn, hall_id, wrong)
    for boot_id in sorted({jump.boot_id for jump in wrong}):
        alarms.raise_once(conn, hall_id, "clock", terminal, boot_id, received_us)


def _after_us(conn: Connection, hall_id: str, seq: int) -> int:
    """When a fact happened, at the earliest; 0 where nothing is known of it."""
    clock = boots.clock_at(conn, hall_id, seq)
    if clock is None:
        return 0
    seen = boots.find(conn, hall_id, (clock[0],)).get(clock[0])
    return 0 if seen is None else seen.boot.earliest_us + clock[1]
