"""What the latest facts say of the wall clock."""

from __future__ import annotations

from app.domain.clock_trust import ClockReading, Trust, trust_of

HOUR, START = 3_600_000_000, 1_775_000_000_000_000


def reading(hours: float, boot: str = "b1", shift: float = 0) -> ClockReading:
    """`hours` after the boot; `shift`: by how many hours the wall clock was set."""
    return ClockReading(boot, int(hours * HOUR), START + int((hours + shift) * HOUR))


def test_clocks_that_run_together_are_good() -> None:
    assert trust_of(reading(3), [reading(1), reading(2)]) is Trust.GOOD


def test_an_empty_journal_says_nothing_against_the_clock() -> None:
    assert trust_of(reading(3), []) is Trust.GOOD


def test_a_clock_set_forward_since_the_start_was_moved() -> None:
    assert trust_of(reading(3, shift=0.5), [reading(1), reading(2)]) is Trust.MOVED


def test_a_correction_of_a_minute_is_no_move() -> None:
    assert trust_of(reading(3, shift=1 / 60), [reading(2)]) is Trust.GOOD


def test_a_clock_before_the_last_fact_is_behind_across_boots() -> None:
    assert trust_of(reading(0.1, "b2", shift=-5), [reading(2)]) is Trust.BEHIND


def test_another_boot_with_a_later_clock_is_good() -> None:
    assert trust_of(reading(0.1, "b2", shift=20), [reading(2)]) is Trust.GOOD


def test_a_clock_of_a_dead_battery_is_unset() -> None:
    assert trust_of(ClockReading("b1", HOUR, 946_684_800_000_000), []) is Trust.UNSET
