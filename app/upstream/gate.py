"""Where a password or a code is tried upstream: counted before it is judged (trust.md A8)."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from app.domain.lockout import (
    LONGEST_US,
    TRIES,
    Attempts,
    Now,
    counted,
    locked_for_us,
    terminal_counted,
    terminal_forgiven,
    terminal_locked_for_us,
)
from app.domain.refusal import Refusal
from app.services.clock import Clock
from db.upstream import accounts
from db.upstream.accounts import Tries
from db.upstream.store import UpstreamStore

ZONE = ZoneInfo("Asia/Shanghai")


class Gate:
    """Counts wrong tries by user name, known or not, and by address."""

    def __init__(self, store: UpstreamStore, pepper: bytes, clock: Clock) -> None:
        self._store, self._pepper, self._clock = store, pepper, clock

    def enter(self, username: str, address: str) -> None:
        """Counts a try as wrong. Refusals: `sign_in_locked` (until, minutes), `address_locked`."""
        name, place = self._keys(username, address)
        now_us = self._clock.wall_us()
        with self._store.write() as conn:
            accounts.forget_tries(conn, now_us - 2 * LONGEST_US)
            of_name, of_place = accounts.lock_tries(conn, name), accounts.lock_tries(conn, place)
            self._refuse("sign_in_locked", locked_for_us, of_name, now_us)
            self._refuse("address_locked", terminal_locked_for_us, of_place, now_us)
            self._put(conn, name, counted(*_read(of_name, now_us)), now_us)
            self._put(conn, place, terminal_counted(*_read(of_place, now_us)))

    def forgive(self, conn: Connection, username: str, address: str, *, wholly: bool) -> None:
        """A try that was right is taken off; `wholly`: with all that the name got wrong before."""
        name, place = self._keys(username, address)
        of_name, of_place = accounts.lock_tries(conn, name), accounts.lock_tries(conn, place)
        self._put(conn, place, terminal_forgiven(_read(of_place, 0)[0]))
        if wholly:
            accounts.drop_tries(conn, name)
        else:
            accounts.put_tries(conn, name, _one_less(of_name))

    def _keys(self, username: str, address: str) -> tuple[str, str]:
        digest = hmac.new(self._pepper, username.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()
        return f"name:{digest[:32]}", f"address:{address[:64]}"

    def _refuse(self, key: str, left: Callable[[Attempts, Now], int], found: Tries, now_us: int) -> None:
        us = left(*_read(found, now_us))
        if us:
            until = datetime.fromtimestamp(-(-(now_us + us) // 1_000_000), ZONE)
            raise Refusal(key, until=until, minutes=-(-us // 60_000_000))

    def _put(self, conn: Connection, key: str, found: Attempts, now_us: int = 0) -> None:
        since = found.locked_boot_us if found.failed >= TRIES or not now_us else now_us
        accounts.put_tries(conn, key, Tries(found.failed, found.locks, since))


def _read(found: Tries, now_us: int) -> tuple[Attempts, Now]:
    """Service processes share a database, not a boot clock, so the wall clocks of servers count; one that is
    a little behind another must not open a lock."""
    tries = Attempts(found.failed, found.locks, "", found.since_us, found.since_us)
    return tries, Now("", max(now_us, found.since_us), now_us)


def _one_less(found: Tries) -> Tries:
    """The last try taken back, with the lock that it began."""
    locks = found.locks - (found.failed == TRIES)
    return Tries(max(0, found.failed - 1), max(0, locks), found.since_us)
