"""A hall that is enrolled with upstream, as far as its own store says so; nobody is on the other end."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from app.domain.access import SETUP
from app.domain.sync import ChainHead, Countersigned
from app.domain.sync_facts import LetterSettled, MessageReceived, UpstreamEnrolled
from app.services.hall import Hall
from db import journal, sync_chain, sync_line

URL = "https://shangji.example.cn"


def enrol(hall: Hall) -> None:
    """As if a second person upstream had confirmed it."""
    with hall.writing(SETUP) as tx:
        tx.record(UpstreamEnrolled(URL, "ab" * 32, "t1", "cd" * 32))


def keep(hall: Hall, unsent: int = 0, **known: Any) -> None:
    """What the terminal keeps of its line: upstream has all but the last `unsent` facts."""
    with hall.reading() as view:
        end = journal.end_of(view.conn).seq - unsent
        seen = sync_chain.hash_at(view.conn, end)
        line = sync_line.line_of(view.conn, "t1")
    head = Countersigned(ChainHead(1, end, seen or b""), "one", b"s")
    now = hall.clock.wall_us()
    with hall.store.write() as conn:
        sync_line.put_line(conn, replace(line, **{"kept": head, "contact_us": now, **known}))


def settle_letter(
    hall: Hall, number: int, kind: str, outcome: str, key: str = "", params: str = "{}"
) -> None:
    with hall.writing(SETUP) as tx:
        letter = f"letter-{number}"
        tx.record(LetterSettled(letter, number, kind, outcome, key, params), letter)


def tell(hall: Hall, letter: str, text: str, author: str = "市政务服务中心") -> None:
    """A message came."""
    with hall.writing(SETUP) as tx:
        tx.record(MessageReceived(letter, author, text), letter)


def us(moment: str) -> int:
    """`2026-03-09T08:00+08:00` in UTC microseconds."""
    return round(datetime.fromisoformat(moment).timestamp() * 1e6)
