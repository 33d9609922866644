"""True time of facts: within a boot to the second, across boots by the order of the chain (trust.md A3)."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import NamedTuple

import pytest
from sqlalchemy import select

from app.domain.clock_trust import JUMP_US
from app.domain.true_time import FLIGHT_US, Boot, jumps, met, placed
from db.upstream import boots
from db.upstream.tables import clock_jump
from tests.upstream.terminal import START_US, Sender, Site

SECOND = 1_000_000


class Reading(NamedTuple):
    seq: int
    wall_us: int
    boot_id: str
    boot_us: int


DELAY_US = 2 * SECOND
"""The slowest message of these tests."""


# --- the rule -------------------------------------------------------------------------------------------


def test_the_quickest_message_tells_best_when_a_pc_was_started() -> None:
    boot = met(None, 1000 * SECOND, 100 * SECOND)
    assert boot == Boot(900 * SECOND, FLIGHT_US)
    quicker = met(boot, 1999 * SECOND, 1100 * SECOND)
    assert (quicker.begun_us, quicker.is_firm) == (899 * SECOND, True)
    assert met(quicker, 5000 * SECOND, 1200 * SECOND) == quicker


def test_a_boot_without_contact_lies_between_its_neighbours() -> None:
    known = {"a": Boot(0, 0), "c": Boot(1000 * SECOND, 0)}
    readings = [Reading(1, 0, "a", 100 * SECOND), Reading(2, 0, "b", 10 * SECOND)]
    readings += [Reading(3, 0, "b", 50 * SECOND), Reading(4, 0, "c", 5 * SECOND)]
    found = placed(readings, known, 0, 2000 * SECOND)["b"]
    assert (found.earliest_us, found.begun_us) == (90 * SECOND, 955 * SECOND)


def test_what_is_impossible_between_its_neighbours_is_flagged_and_what_is_possible_is_not() -> None:
    known = {"b": Boot(955 * SECOND, 865 * SECOND)}
    early, right, late = -100 * SECOND, 500 * SECOND, 1200 * SECOND
    readings = [Reading(n, wall, "b", 10 * SECOND) for n, wall in enumerate((early, right, late))]
    found = {jump.seq: jump.true_us for jump in jumps(readings, known)}
    assert found == {0: 100 * SECOND, 2: 965 * SECOND}


# --- whole histories ------------------------------------------------------------------------------------


@dataclass
class History:
    """A terminal whose wall clock somebody moves, and what time it really was."""

    rng: random.Random
    sender: Sender
    now_us: int = START_US
    off_us: int = 0
    truth: dict[int, tuple[int, int]] = field(default_factory=dict)
    """True time and how wrong the wall clock was, by seq."""
    heard: set[int] = field(default_factory=set)
    """Facts of boots that had contact."""

    def wait(self, seconds: float) -> None:
        us = round(seconds * SECOND)
        self.now_us, self.sender.boot_us = self.now_us + us, self.sender.boot_us + us

    def move(self) -> None:
        """Somebody sets the clock, by a second or by ten years."""
        size = self.rng.choice((1, 30, 3600, 86_400, 3.6e8)) * self.rng.uniform(0.5, 1)
        self.off_us = round(self.rng.choice((-1, 1)) * size * SECOND)

    def record(self) -> None:
        self.wait(self.rng.uniform(0, 900))
        self.sender.wall_us = self.now_us + self.off_us
        entry = self.sender.at_once()
        self.truth[entry.head.seq] = (self.now_us, self.off_us)

    def reboot(self, number: int) -> None:
        self.now_us += round(self.rng.uniform(30, 50_000) * SECOND)
        self.sender.boot_id, self.sender.boot_us = f"boot-{number}", 0

    def push(self, site: Site, first: int) -> None:
        data = self.sender.push(first)
        site.clock.now_us = self.now_us + self.rng.randrange(DELAY_US)
        assert site.receiving.push(data).status == 200


def played(site: Site, seed: int) -> History:
    """Some boots, of which not every one has contact; the clock is moved now and then."""
    rng = random.Random(seed)
    told = History(rng, site.admit(Sender(hall=f"hall-{seed}")))
    sent = 0
    for number in range(rng.randint(2, 6)):
        told.reboot(number)
        for _ in range(rng.randint(1, 8)):
            if rng.random() < 0.5:
                told.move()
            told.record()
        if rng.random() < 0.6:
            told.push(site, sent + 1)
            told.heard |= {
                entry.head.seq for entry in told.sender.entries if entry.head.boot_id == told.sender.boot_id
            }
            sent = len(told.sender.entries)
    told.reboot(99)
    told.record()
    told.push(site, sent + 1)
    told.heard.add(len(told.sender.entries))
    return told


@pytest.mark.parametrize("seeds", [12, pytest.param(250, marks=[pytest.mark.full, pytest.mark.timeout(900)])])
def test_a_moved_clock_is_found_wherever_there_was_contact_and_a_right_one_is_never_blamed(
    site: Site, seeds: int
) -> None:
    moved = 0
    for seed in range(seeds):
        told = played(site, seed)
        with site.store.read() as conn:
            rows = conn.execute(select(clock_jump).where(clock_jump.c.hall_id == told.sender.hall))
            found = {row.seq: row.true_us for row in rows}
        for seq, (true_us, off_us) in told.truth.items():
            moved += bool(off_us)
            if seq in told.heard and abs(off_us) > JUMP_US + DELAY_US:
                assert abs(found[seq] - true_us) <= DELAY_US, (seed, seq)
            if abs(off_us) <= JUMP_US - DELAY_US:
                assert seq not in found, (seed, seq)
            if true_us + off_us > told.now_us + JUMP_US + DELAY_US:
                assert seq in found, (seed, seq)  # after it was received: impossible in any boot
        boot_ids = {entry.head.boot_id for entry in told.sender.entries}
        with site.store.read() as conn:
            known = boots.find(conn, told.sender.hall, boot_ids)
        assert known.keys() == boot_ids
        assert all(seen.boot.bound_us >= 0 for seen in known.values())
    assert moved > 3 * seeds


@pytest.mark.parametrize("seed", range(8))
def test_boot_clocks_that_cannot_be_are_taken_and_flagged(site: Site, sender: Sender, seed: int) -> None:
    rng, most = random.Random(seed), 2**62 - 1
    told = [(-most, "A"), (most, "A"), (-most, "B"), (most, "B"), (-most, "C"), (most, "C"), (0, "D")]
    if seed:
        rng.shuffle(told)
    for boot_us, boot_id in told:
        sender.boot_us, sender.boot_id = boot_us, boot_id
        sender.at_once()
    sender.boot_id, sender.boot_us = ("D", 0) if seed < 4 else ("A", rng.choice((-most, most - SECOND)))
    half = rng.randrange(1, len(told) + 1)
    assert site.receiving.push(sender.push(1, half)).status == 200
    assert site.receiving.push(sender.push()).status == 200
    assert site.receiving.heartbeat(sender.beat()).status == 200
    assert site.counted(clock_jump) > 0


def test_one_alarm_tells_of_a_boot_whose_clock_was_moved(site: Site, sender: Sender) -> None:
    from db.upstream import alarms

    sender.record(1)
    site.clock.now_us = sender.wall_us
    site.receiving.push(sender.push())
    sender.wall_us += 3600 * SECOND
    for first in (2, 3):
        sender.record(1)
        site.clock.pass_time(1)
        site.receiving.push(sender.push(first))
    with site.store.read() as conn:
        raised = [(row.kind, row.detail) for row in alarms.alarms(conn, sender.hall)]
    assert (raised, site.counted(clock_jump)) == ([("clock", "boot-1")], 2)
