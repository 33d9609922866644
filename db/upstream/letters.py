"""Letters to halls, numbered without a gap under the hall's row, and what became of them (sync.md 3, 4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from app.domain.letter import Letter, LetterKind
from app.domain.sync_facts import LetterSettled
from db.upstream.tables import hall
from db.upstream.tables import letter as table


@dataclass(frozen=True, slots=True)
class Sent:
    """A letter as its author sees it; times in UTC microseconds, 0: not yet."""

    letter: Letter
    account: str
    leave: str
    made_us: int
    fetched_us: int
    outcome: str
    """As `LetterSettled.outcome`; empty until the hall has said."""
    outcome_key: str
    outcome_params: str
    settled_us: int
    settled_seq: int


def next_number(conn: Connection, hall_id: str) -> int:
    """Given while the hall's row is held, so that a reader's cursor never passes over one that is to come."""
    counted = update(hall).where(hall.c.hall_id == hall_id).values(newest_letter=hall.c.newest_letter + 1)
    return int(conn.execute(counted.returning(hall.c.newest_letter)).scalar_one())


def add(conn: Connection, letter: Letter, account: str, leave: str, made_us: int) -> None:
    """Its number comes from `next_number` of the same transaction."""
    values = {
        "hall_id": letter.hall,
        "number": letter.number,
        "letter": letter.letter,
        "kind": letter.kind,
        "body": letter.body,
        "expected": letter.expected,
        "author": letter.author,
        "account": account,
        "leave": leave,
        "signature": letter.signature,
        "made_us": made_us,
        "fetched_us": 0,
        "outcome": "",
        "outcome_key": "",
        "outcome_params": "",
        "settled_us": 0,
        "settled_seq": 0,
    }
    conn.execute(insert(table), values)


def after(conn: Connection, hall_id: str, number: int, limit: int) -> list[Letter]:
    """The next letters, in order."""
    query = select(table).where(table.c.hall_id == hall_id, table.c.number > number)
    return [_letter(row) for row in conn.execute(query.order_by(table.c.number).limit(limit))]


def mark_fetched(conn: Connection, hall_id: str, numbers: Sequence[int], fetched_us: int) -> None:
    """The first time that the hall has asked for them."""
    place = (table.c.hall_id == hall_id) & table.c.number.in_(numbers) & (table.c.fetched_us == 0)
    conn.execute(update(table).where(place).values(fetched_us=fetched_us))


def sent(conn: Connection, hall_id: str, leave: str = "", limit: int = 500) -> list[Sent]:
    """The newest first; with `leave` only those about that leave."""
    query = select(table).where(table.c.hall_id == hall_id).order_by(table.c.number.desc()).limit(limit)
    if leave:
        query = query.where(table.c.leave == leave)
    return [_sent(row) for row in conn.execute(query)]


def opinion_open(conn: Connection, hall_id: str, leave: str) -> bool:
    """Whether an opinion on this leave waits for the hall's answer; asked while the hall's row is held."""
    about = (table.c.hall_id == hall_id) & (table.c.leave == leave) & (table.c.kind == LetterKind.OPINION)
    return conn.scalar(select(table.c.number).where(about, table.c.outcome == "").limit(1)) is not None


def settle(conn: Connection, hall_id: str, said: LetterSettled, seq: int, at_us: int) -> None:
    """The first outcome counts, and a letter that is not there changes nothing.

    Its number alone is not enough: an upstream that came back from a backup gives it to another letter.
    """
    here = (table.c.hall_id == hall_id) & (table.c.number == said.number) & (table.c.letter == said.letter)
    known = {"outcome": said.outcome, "outcome_key": said.key, "outcome_params": said.params}
    open_ = update(table).where(here, table.c.outcome == "")
    conn.execute(open_.values(**known, settled_us=at_us, settled_seq=seq))


def _letter(r: Row[Any]) -> Letter:
    return Letter(
        r.letter, r.hall_id, r.number, r.kind, bytes(r.body), r.expected, r.author, bytes(r.signature)
    )


def _sent(r: Row[Any]) -> Sent:
    outcome = (r.outcome, r.outcome_key, r.outcome_params, r.settled_us, r.settled_seq)
    return Sent(_letter(r), r.account, r.leave, r.made_us, r.fetched_us, *outcome)
