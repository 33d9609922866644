"""A hall on the line to an upstream of its own, both real, for the benches of the line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.bench.upstream_facts import folder_of, throwaway_postgres
from app.bench.upstream_push import served
from app.domain.access import SETUP
from app.domain.sync_facts import UpstreamEnrolled
from app.services.hall import Hall
from app.services.sync_keys import terminal_signer
from app.upstream.upstream import Upstream, opened
from db.upstream import halls, terminals
from db.upstream.terminals import ACTIVE, Terminal

_TERMINAL = "bench"


@dataclass(frozen=True, slots=True)
class Line:
    """`upstream` works on the same database as the service at `address`."""

    upstream: Upstream
    address: str

    def enrol(self, hall: Hall) -> None:
        """Both sides as after an enrolment."""
        key = terminal_signer(hall).public
        now = hall.clock.wall_us()
        with self.upstream.store.write() as conn:
            halls.add(conn, hall.id, "青禾区政务服务中心", now)
            terminals.add(conn, Terminal(hall.id, _TERMINAL, "前台", key, 1, ACTIVE, now, "bench"))
        with hall.writing(SETUP) as tx:
            public = self.upstream.keys.public.hex()
            tx.record(UpstreamEnrolled(self.address, public, _TERMINAL, key.hex()))


@contextmanager
def line(folder: Path) -> Iterator[Line]:
    """On PostgreSQL where this machine has it, otherwise on the embedded file."""
    place = folder_of(folder, "upstream")
    with throwaway_postgres() as server:
        url = "" if server is None else server.url(server.new_database())
        with closing(opened(url, place)) as upstream, served(url, place) as address:
            yield Line(upstream, address)
