"""How often a secret may be guessed, on clocks that nobody at the keyboard can move (trust.md A8)."""

from __future__ import annotations

from dataclasses import dataclass, replace

TRIES = 5
"""Wrong tries in a row before an account is locked."""
LOCK_US = 15 * 60 * 1_000_000
LONGEST_US = 24 * 3600 * 1_000_000
TERMINAL_TRIES = 20
"""Wrong tries at one terminal, whoever's, within a quarter of an hour."""


@dataclass(frozen=True, slots=True)
class Attempts:
    """Failed tries since the last success; the lock's start on both clocks, 0 if none."""

    failed: int = 0
    locks: int = 0
    boot_id: str = ""
    locked_boot_us: int = 0
    locked_wall_us: int = 0


@dataclass(frozen=True, slots=True)
class Now:
    """A moment on the clocks of a machine."""

    boot_id: str
    boot_us: int
    wall_us: int


def lock_us(locks: int) -> int:
    """A quarter of an hour, twice as long each time, at most a day."""
    return min(LOCK_US << max(0, min(locks, 20) - 1), LONGEST_US)


def _passed_us(tries: Attempts, now: Now) -> int:
    """Time that has certainly passed since the lock began.

    Only the boot clock counts: a wall clock set forward must not open a lock, not even over a restart. A
    boot id is not believed when it differs, because some systems derive it from the wall clock; a boot clock
    that has begun anew shows the restart by itself.
    """
    if now.boot_us >= tries.locked_boot_us:
        return now.boot_us - tries.locked_boot_us
    return now.boot_us


def locked_for_us(tries: Attempts, now: Now) -> int:
    """Microseconds until the account may try again; 0 if it may now."""
    if tries.failed < TRIES:
        return 0
    return max(0, lock_us(tries.locks) - _passed_us(tries, now))


def counted(tries: Attempts, now: Now) -> Attempts:
    """One more try, counted before it is judged; the fifth starts a lock. Call only when not locked."""
    if tries.failed >= TRIES:  # a lock that is over
        tries = replace(tries, failed=0)
    tries = replace(tries, failed=tries.failed + 1)
    if tries.failed < TRIES:
        return tries
    return Attempts(TRIES, tries.locks + 1, now.boot_id, now.boot_us, now.wall_us)


def terminal_locked_for_us(tries: Attempts, now: Now) -> int:
    """Microseconds until anybody may try again at this terminal; 0 if now."""
    if tries.failed < TERMINAL_TRIES:
        return 0
    return max(0, LOCK_US - _passed_us(tries, now))


def terminal_counted(tries: Attempts, now: Now) -> Attempts:
    """One more try at the terminal, in the running quarter of an hour or at the start of a new one."""
    if tries.failed == 0 or _passed_us(tries, now) >= LOCK_US:
        return Attempts(1, 0, now.boot_id, now.boot_us, now.wall_us)
    return replace(tries, failed=tries.failed + 1)


def terminal_forgiven(tries: Attempts) -> Attempts:
    """A try that was right is taken off again."""
    return replace(tries, failed=max(0, tries.failed - 1))
