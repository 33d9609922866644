"""CPU that a fact costs upstream, with ten halls and with a thousand."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from app.bench.figure import Figure, Scale
from app.bench.postgres import Postgres
from app.bench.upstream_facts import BenchTerminal, folder_of, throwaway_postgres
from app.upstream.upstream import Upstream, opened

FEW = 10
_REACH = 1.2
_BATCH, _PART = 250, 200
_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


def figures(scale: Scale, folder: Path) -> list[Figure]:
    """As many facts from few halls as from many, in turns on one database, in batches of the same size.

    A hall's first batch, which comes once in its life, is not measured. The server's CPU counts where it can
    be read. Empty where this machine has no PostgreSQL.
    """
    many, batches = scale.of(1000, 100, 4), scale.of(4000, 400, 4)
    with throwaway_postgres() as server:
        if server is None:
            return []
        place = folder_of(folder, "upstream")
        with closing(opened(server.url(server.new_database()), place)) as upstream:
            few, lot = _spent(upstream, server, (FEW, many), batches)
    name = f"CPU of a fact upstream, {many:,} halls, {batches * _BATCH:,} facts"
    ratio = lot / few
    return [Figure(name, lot * 1e6, "µs", f"{FEW} halls", few * 1e6, ratio, "≤ 1.2 ×", ratio <= _REACH)]


def _spent(upstream: Upstream, server: Postgres, sizes: Sequence[int], batches: int) -> list[float]:
    """Seconds of CPU for each fact, of upstream and of the database's processes, by the number of halls."""
    groups = [[_known(upstream) for _ in range(min(size, batches))] for size in sizes]
    spent = [0.0] * len(groups)
    for start in range(0, batches, _PART):
        turns = range(start, min(batches, start + _PART))
        for at, terminals in enumerate(groups):
            messages = [_message(terminals[turn % len(terminals)]) for turn in turns]
            begin = time.process_time() + _of_server(server)
            for message in messages:
                _push(upstream, message)
            spent[at] += time.process_time() + _of_server(server) - begin
    return [seconds / (batches * _BATCH) for seconds in spent]


def _known(upstream: Upstream) -> BenchTerminal:
    """The terminal of a hall that has sent once."""
    terminal = BenchTerminal()
    terminal.admit(upstream.store)
    _push(upstream, _message(terminal))
    return terminal


def _message(terminal: BenchTerminal) -> bytes:
    return terminal.message(terminal.batch(_BATCH))


def _push(upstream: Upstream, message: bytes) -> None:
    if upstream.receiving.push(message).status != 200:
        raise RuntimeError("a batch was refused")


def _of_server(server: Postgres) -> float:
    """Seconds of CPU of the server's processes so far; 0 where the system does not tell."""
    spent = 0
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[2]) == server.group:
            spent += int(fields[11]) + int(fields[12])
    return spent / _TICKS
