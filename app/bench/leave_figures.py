"""What the benches of leave share: CPU of a call, its queries, and a bare commit of the same rows."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from app.bench.figure import Figure, median
from app.bench.leave_store import FEW, Size
from app.bench.queries import counted
from app.services.hall import Hall

CPU_MS = 20.0


@dataclass(frozen=True, slots=True)
class Measured:
    """Milliseconds of CPU, and queries with few and with many open requests."""

    open: int
    cpu: float
    bare: float
    queries: int
    queries_few: int


def measured(
    size: Size,
    act_few: Callable[[int], object],
    act_many: Callable[[int], object],
    few: Hall,
    many: Hall,
    rounds: int,
) -> Measured:
    """Both halls once for the queries, then `rounds` in the larger, in turns with a bare commit."""
    act_few(0)
    act_many(0)
    with counted(few) as at_few:
        act_few(1)
    with counted(many) as at_many:
        act_many(1)
    cpu, bare = [], []
    with _bare_commit(many.folder / "bare.db") as commit:
        for turn in range(2, rounds + 2):
            cpu.append(_spent(partial(act_many, turn)))
            bare.append(_spent(commit))
    return Measured(size.open, median(cpu), median(bare), len(at_many), len(at_few))


def _spent(act: Callable[[], object]) -> float:
    """Milliseconds of this process's CPU."""
    begin = time.process_time()
    act()
    return (time.process_time() - begin) * 1000


def cpu_figure(name: str, found: Measured) -> Figure:
    reach = ("≤ 20 ms", found.cpu <= CPU_MS)
    return Figure(
        name, found.cpu, "ms", "bare sqlite3, same rows", found.bare, found.cpu / found.bare, *reach
    )


def query_figure(name: str, found: Measured) -> Figure:
    same = found.queries == found.queries_few
    ratio = found.queries / found.queries_few
    return Figure(
        f"{name}, queries at {found.open} open",
        found.queries,
        "",
        f"at {FEW} open",
        found.queries_few,
        ratio,
        "= 1 ×",
        same,
    )


_TABLES = (
    "CREATE TABLE IF NOT EXISTS journal (seq INTEGER PRIMARY KEY, head TEXT, hash BLOB)",
    "CREATE TABLE IF NOT EXISTS body (seq INTEGER PRIMARY KEY, salt BLOB, body BLOB)",
    "CREATE TABLE IF NOT EXISTS leave (leave TEXT PRIMARY KEY, row TEXT)",
    "CREATE TABLE IF NOT EXISTS slot (subject TEXT, slot TEXT, leave TEXT, PRIMARY KEY (subject, slot))",
)


@contextmanager
def _bare_commit(path: Path) -> Iterator[Callable[[], object]]:
    """A fact, a leave and its two half-days in one transaction, with the same promise to the disk."""
    conn = sqlite3.connect(path, isolation_level=None)
    conn.execute("PRAGMA journal_mode=WAL")
    conn.execute("PRAGMA synchronous=FULL")
    for statement in _TABLES:
        conn.execute(statement)
    count = conn.execute("SELECT count(*) FROM journal").fetchone()[0]

    def commit() -> None:
        nonlocal count
        count += 1
        conn.execute("BEGIN IMMEDIATE")
        conn.execute("INSERT INTO journal VALUES (?, ?, ?)", (count, "h" * 300, bytes(32)))
        conn.execute("INSERT INTO body VALUES (?, ?, ?)", (count, bytes(32), bytes(300)))
        conn.execute("INSERT INTO leave VALUES (?, ?)", (str(count), "r" * 300))
        slots = [(str(count), half, str(count)) for half in ("am", "pm")]
        conn.executemany("INSERT INTO slot VALUES (?, ?, ?)", slots)
        conn.execute("COMMIT")

    try:
        yield commit
    finally:
        conn.close()
