"""Guessing is slow on the clock that counts, whatever happens to the other one."""

from dataclasses import dataclass, replace

from hypothesis import given
from hypothesis import strategies as st

from app.domain.lockout import (
    LOCK_US,
    TERMINAL_TRIES,
    TRIES,
    Attempts,
    Now,
    counted,
    lock_us,
    locked_for_us,
    terminal_counted,
    terminal_forgiven,
    terminal_locked_for_us,
)

MINUTE = 60_000_000


def after_wrong(count: int, now: Now, tries: Attempts | None = None) -> Attempts:
    tries = tries or Attempts()
    for _ in range(count):
        assert locked_for_us(tries, now) == 0
        tries = counted(tries, now)
    return tries


def test_the_fifth_wrong_try_locks_for_a_quarter_of_an_hour_and_each_time_twice_as_long() -> None:
    now = Now("a", 1000, 0)
    tries = after_wrong(TRIES - 1, now)
    assert locked_for_us(tries, now) == 0
    tries = counted(tries, now)
    assert locked_for_us(tries, now) == LOCK_US
    for factor in (2, 4, 8):
        now = replace(now, boot_us=now.boot_us + locked_for_us(tries, now))
        tries = after_wrong(TRIES, now, tries)
        assert locked_for_us(tries, now) == factor * LOCK_US


def test_a_lock_never_lasts_longer_than_a_day() -> None:
    assert lock_us(1) == LOCK_US
    assert lock_us(60) == 24 * 60 * MINUTE


def test_a_wall_clock_set_forward_opens_no_lock_even_if_the_boot_id_comes_from_it() -> None:
    tries = after_wrong(TRIES, Now("a", 50 * MINUTE, 0))
    assert locked_for_us(tries, Now("a", 50 * MINUTE, 10**15)) == LOCK_US
    assert locked_for_us(tries, Now("b", 51 * MINUTE, 10**15)) == LOCK_US - MINUTE


def test_after_a_restart_the_lock_counts_from_the_restart() -> None:
    tries = after_wrong(TRIES, Now("a", 500 * MINUTE, 0))
    assert locked_for_us(tries, Now("b", MINUTE, 10**15)) == LOCK_US - MINUTE
    assert locked_for_us(tries, Now("b", 15 * MINUTE, 0)) == 0


def test_a_terminal_takes_twenty_wrong_tries_of_anybody_in_a_quarter_of_an_hour() -> None:
    now, tries = Now("a", 0, 0), Attempts()
    for _ in range(TERMINAL_TRIES):
        assert terminal_locked_for_us(tries, now) == 0
        tries = terminal_counted(tries, now)
    assert terminal_locked_for_us(tries, replace(now, boot_us=5 * MINUTE)) == 10 * MINUTE
    later = replace(now, boot_us=15 * MINUTE)
    assert terminal_locked_for_us(tries, later) == 0
    assert terminal_counted(tries, later).failed == 1
    assert terminal_forgiven(terminal_counted(Attempts(), now)).failed == 0


@dataclass
class Attacker:
    """A machine whose true time only the test knows, and the moments at which a guess was judged."""

    true_us: int = 0
    booted_us: int = 0
    boots: int = 0
    wall_shift: int = 0
    honest_boot_id: bool = True

    def now(self) -> Now:
        wall = self.true_us + self.wall_shift
        boot_id = str(self.boots) if self.honest_boot_id else str((wall - self.boot_us) // MINUTE)
        return Now(boot_id, self.boot_us, wall)

    @property
    def boot_us(self) -> int:
        return self.true_us - self.booted_us


MOVES = st.lists(
    st.one_of(
        st.tuples(st.just("guess"), st.integers(1, 12)),
        st.tuples(st.just("wait"), st.integers(0, 40 * MINUTE)),
        st.tuples(st.just("wall"), st.integers(-(10**16), 10**16)),
        st.tuples(st.just("reboot"), st.integers(0, 20 * MINUTE)),
    ),
    max_size=60,
)


@given(MOVES, st.booleans(), st.integers(0, 10**13))
def test_brute_force_never_gets_more_than_five_guesses_in_a_quarter_of_an_hour(
    moves: list[tuple[str, int]], honest_boot_id: bool, uptime: int
) -> None:
    machine = Attacker(true_us=uptime, honest_boot_id=honest_boot_id)
    tries, judged = Attempts(), list[int]()
    for move, amount in moves:
        if move == "guess":
            for _ in range(amount):
                if locked_for_us(tries, machine.now()) == 0:
                    tries = counted(tries, machine.now())
                    judged.append(machine.true_us)
        elif move == "wait":
            machine.true_us += amount
        elif move == "wall":
            machine.wall_shift += amount
        else:
            machine.true_us += amount
            machine.booted_us, machine.boots = machine.true_us, machine.boots + 1
    for at in judged:
        assert sum(at <= other < at + LOCK_US for other in judged) <= TRIES
