"""CPU that a fact costs upstream, with ten halls and with a thousand."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from app.bench.figure import Figure, Scale
from app.bench.postgres import Postgres
from app.bench.upstream_facts import BenchTerminal, folder_of, throwaway_postgres
from app.upstream.upstream import Upstream, opened

FEW = 10
_REACH = 1.2
_BATCH = 250
_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


def figures(scale: Scale, folder: Path) -> list[Figure]:
    """The same number of facts in batches of the same size; the server's CPU counts where it can be read.

    Empty where this machine has no PostgreSQL.
    """
    many, batches = scale.of(1000, 100, 4), scale.of(4000, 400, 4)
    with throwaway_postgres() as server:
        if server is None:
            return []
        place = folder_of(folder, "upstream")
        with closing(opened(server.url(server.new_database()), place)) as upstream:
            _spent(upstream, server, FEW, max(1, batches // 20))
            few = _spent(upstream, server, FEW, batches)
            lot = _spent(upstream, server, many, batches)
    name = f"CPU of a fact upstream, {many:,} halls, {batches * _BATCH:,} facts"
    ratio = lot / few
    return [Figure(name, lot * 1e6, "µs", f"{FEW} halls", few * 1e6, ratio, "≤ 1.2 ×", ratio <= _REACH)]


def _spent(upstream: Upstream, server: Postgres, halls: int, batches: int) -> float:
    """Seconds of CPU for each fact, of upstream and of the database's processes."""
    terminals = [BenchTerminal() for _ in range(min(halls, batches))]
    for terminal in terminals:
        terminal.admit(upstream.store)
    spent = 0.0
    for messages in _in_parts(terminals, batches):
        begin = time.process_time() + _of_server(server)
        for message in messages:
            if upstream.receiving.push(message).status != 200:
                raise RuntimeError("a batch was refused")
        spent += time.process_time() + _of_server(server) - begin
    return spent / (batches * _BATCH)


def _in_parts(terminals: Sequence[BenchTerminal], batches: int) -> Iterator[list[bytes]]:
    """Each hall in turn; made apart from what is measured, and not all at once."""
    part: list[bytes] = []
    for turn in range(batches):
        terminal = terminals[turn % len(terminals)]
        part.append(terminal.message(terminal.batch(_BATCH)))
        if len(part) == 200:
            yield part
            part = []
    yield part


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
