"""Halls whose journals are projected: the golden ones, and a month of a hall with leaves and punches."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, text

from app.bench.figure import Scale
from app.bench.leave_store import leave_halls
from app.bench.scratch import MONTH, history
from app.domain.fact import Fact
from app.domain.fact_body import fact_body
from app.domain.journal import GENESIS, Entry, Head, body_bytes, commitment_of
from app.services.clock import Clock
from app.services.hall import STORE_NAME
from app.upstream.projecting import Projector
from db import compare, projection
from db.compare import TableDifference
from db.store import create_store
from db.sync_chain import put_entries
from db.upstream.store import UpstreamStore
from tests.golden.make import FILE
from tests.upstream import halls

GOLDEN = ("0_1", "0_2", "0_3")


@cache
def golden(name: str) -> tuple[str, list[Entry]]:
    """(hall, journal) as a release wrote it."""
    written = json.loads(FILE.with_name(f"journal_{name}.json").read_text("utf-8"))
    return written["hall"], [_entry(one) for one in written["entries"]]


def _entry(one: dict[str, Any]) -> Entry:
    hall, epoch, seq, previous, *rest, commitment = one["head"]
    parts: tuple[Any, ...] = (hall, epoch, seq, bytes.fromhex(previous), *rest, bytes.fromhex(commitment))
    head = Head(*parts)
    if "body" not in one:
        return Entry(head, bytes.fromhex(one["hash"]), None, None)
    return Entry(head, bytes.fromhex(one["hash"]), bytes.fromhex(one["salt"]), one["body"].encode())


def leave_hall(folder: Path) -> tuple[Path, str, list[Entry]]:
    """(store, id, journal) of a hall with a month of punches, open leaves, and those of a year granted."""
    with leave_halls(folder, Scale.TRIAL) as (size, _, hall):
        with hall.store.write() as conn:
            projection.rebuild(conn)  # without the punches that no fact is behind
        history(hall, size.people, MONTH)
        path = hall.folder / STORE_NAME
    return path, *halls.entries_of(path)


class Teller:
    """Continues a hall's journal fact by fact."""

    def __init__(self, hall: str) -> None:
        self.hall = hall
        self._seq, self._previous = 0, GENESIS

    def tell(self, subject: str, fact: Fact) -> Entry:
        return self.write(subject, type(fact).__name__, fact.VERSION, body_bytes(fact_body(fact)))

    def write(self, subject: str, kind: str, version: int, body: bytes) -> Entry:
        """Of whatever type and content."""
        self._seq += 1
        commitment = commitment_of(b"salt", body)
        place = (self.hall, 1, self._seq, self._previous)
        wall = 1_774_000_000_000_000 + self._seq
        head = Head(*place, kind, version, subject, "officer", wall, "boot", self._seq, commitment)
        self._previous = head.hash()
        return Entry(head, self._previous, b"salt", body)


def caught_up(store: UpstreamStore, hall_id: str, limit: int = 2000) -> Projector:
    """The hall's tables are where its journal ends."""
    projector = Projector(store, Clock())
    while projector.step(hall_id, limit).facts:
        pass
    return projector


@contextmanager
def own_tables(folder: Path, entries: Sequence[Entry]) -> Iterator[Connection]:
    """The tables that a hall itself makes of its journal."""
    folder.mkdir(parents=True, exist_ok=True)
    with closing(create_store(folder / STORE_NAME)) as store, store.write() as conn:
        put_entries(conn, entries)
        projection.rebuild(conn)
        yield conn


def differing(own: Connection, store: UpstreamStore, hall_id: str) -> list[TableDifference]:
    """Tables that are not the same in the hall and upstream."""
    with store.hall_models(hall_id).read() as conn:
        return [table for table in compare.differences(conn, own) if not table.same]


def rows(conn: Connection, table: str) -> int:
    return int(conn.scalar(text(f"SELECT count(*) FROM {table}")) or 0)  # noqa: S608
