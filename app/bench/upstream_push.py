"""Facts into PostgreSQL through HTTP, signed and chained, beside a bare binary COPY of the same rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from itertools import cycle
from pathlib import Path

import httpx

from app.bench.figure import Figure, Scale, median, seconds
from app.bench.modules import child, end, free_port
from app.bench.upstream_facts import BenchTerminal, folder_of, throwaway_postgres
from app.domain.sync import BATCH_FACTS, Batch
from app.sync.codec import CONTENT_TYPE, PUSH
from db.upstream import chain
from db.upstream.store import UpstreamStore, open_upstream

REACH = 0.5
HALLS = 4
"""Send at the same time, each on a connection of its own, to two service processes on one database (as the
README sets them up); COPY has one connection to itself."""
_SERVE = """
import sys
from pathlib import Path
from app.upstream.server import Listening, serve
from app.upstream.upstream import opened
at = Listening(port=int(sys.argv[3]))
serve(opened(sys.argv[1], Path(sys.argv[2])), at, False, lambda address: print(address, flush=True))
"""
_NAME = "facts into PostgreSQL over HTTP, per second, two processes"
_BARE = "binary COPY, one connection"


def figures(scale: Scale, folder: Path) -> list[Figure]:
    """Rounds of both in turns; empty where this machine has no PostgreSQL."""
    rounds, batches = scale.of(10, 5, 1), scale.of(20, 10, 1)
    with throwaway_postgres() as server:
        if server is None:
            return []
        url, place = server.url(server.new_database()), folder_of(folder, "upstream")
        with (
            closing(open_upstream(url, place)) as store,
            served(url, place) as first,
            served(url, place) as second,
            ThreadPoolExecutor(HALLS) as pool,
        ):
            copying = BenchTerminal()
            sending = [Sender(address) for _, address in zip(range(HALLS), cycle((first, second)))]
            for terminal in (copying, *(sender.terminal for sender in sending)):
                terminal.admit(store)
            list(pool.map(lambda sender: sender.push([sender.terminal.wire()]), sending))
            pairs = [_round(pool, store, sending, copying, batches) for _ in range(rounds)]
    ours, bare = median([p[0] for p in pairs]), median([p[1] for p in pairs])
    ratio = median([p[0] / p[1] for p in pairs])
    return [Figure(_NAME, ours, "", _BARE, bare, ratio, "≥ 0.5 ×", ratio >= REACH)]


class Sender:
    """A hall's terminal with its connection."""

    def __init__(self, address: str) -> None:
        self.terminal = BenchTerminal()
        self._client = httpx.Client(base_url=address, timeout=60, trust_env=False)

    def push(self, messages: Sequence[tuple[bytes, str]]) -> None:
        """One after another, as a hall does."""
        for content, encoding in messages:
            headers = {"content-type": CONTENT_TYPE, "content-encoding": encoding}
            self._client.post(PUSH, content=content, headers=headers).raise_for_status()


def _round(
    pool: ThreadPoolExecutor,
    store: UpstreamStore,
    sending: Sequence[Sender],
    copying: BenchTerminal,
    batches: int,
) -> tuple[float, float]:
    """Facts per second of both; making the batches is the terminals' work and not measured."""
    each = [[sender.terminal.wire() for _ in range(batches)] for sender in sending]
    rows = [copying.batch() for _ in range(batches)]
    facts = batches * BATCH_FACTS
    pushing = seconds(lambda: list(pool.map(Sender.push, sending, each)))
    return len(sending) * facts / pushing, facts / seconds(lambda: _copy(store, rows))


def _copy(store: UpstreamStore, batches: Sequence[Batch]) -> None:
    for batch in batches:
        with store.write() as conn:
            chain.append(conn, batch.entries)


@contextmanager
def served(url: str, folder: Path) -> Iterator[str]:
    """Upstream in a process of its own, without its worker; the address."""
    process = child(_SERVE, url, str(folder), str(free_port()))
    try:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
    finally:
        end(process)
