"""Departments, window groups, counters, people and their posts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import cast

from sqlalchemy import Column, Connection, Index, Table, Text, select

from app.domain.month import RosterEntry, Stay
from db.tables import projected

department = Table(
    "department",
    projected,
    Column("code", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("prefix", Text, nullable=False),
)

window_group = Table(
    "window_group",
    projected,
    Column("department", Text, primary_key=True),
    Column("name", Text, primary_key=True),
)

counter = Table(
    "counter",
    projected,
    Column("counter", Text, primary_key=True),
    Column("department", Text, nullable=False),
    Column("window_group", Text, nullable=False),
)

person = Table(
    "person",
    projected,
    Column("subject", Text, primary_key=True),
    Column("number", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
)

user_number = Table(
    "user_number",
    projected,
    Column("user_no", Text, primary_key=True),
    Column("subject", Text, nullable=False),
)

post = Table(
    "post",
    projected,
    Column("assignment", Text, primary_key=True),
    Column("subject", Text, nullable=False),
    Column("department", Text, nullable=False),
    Column("window_group", Text, nullable=False),
    Column("post", Text, nullable=False),
    Column("start", Text, nullable=False),
    Column("end", Text),
    Index("post_subject", "subject"),
)

window_head = Table(
    "window_head",
    projected,
    Column("department", Text, primary_key=True),
    Column("window_group", Text, primary_key=True),
    Column("subject", Text, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Department:
    """A dispatching department or another assessed unit."""

    code: str
    name: str
    kind: str
    prefix: str


@dataclass(frozen=True, slots=True)
class Counter:
    counter: str
    department: str
    window_group: str


@dataclass(frozen=True, slots=True)
class Person:
    subject: str
    number: str
    name: str


@dataclass(frozen=True, slots=True)
class Post:
    """A stretch of a person's service on an A or B post; `end` None: still there."""

    assignment: str
    subject: str
    department: str
    window_group: str
    post: str
    start: date
    end: date | None

    def holds(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day <= self.end)


def departments(conn: Connection) -> list[Department]:
    rows = conn.execute(select(department).order_by(department.c.code))
    return [Department(r.code, r.name, r.kind, r.prefix) for r in rows]


def window_groups(conn: Connection) -> list[tuple[str, str]]:
    """(department code, name) of each window group."""
    query = select(window_group).order_by(window_group.c.department, window_group.c.name)
    return [(r.department, r.name) for r in conn.execute(query)]


def counters(conn: Connection) -> list[Counter]:
    rows = conn.execute(select(counter).order_by(counter.c.counter))
    return [Counter(r.counter, r.department, r.window_group) for r in rows]


def people(conn: Connection) -> list[Person]:
    rows = conn.execute(select(person).order_by(person.c.number))
    return [Person(r.subject, r.number, r.name) for r in rows]


def person_by_number(conn: Connection, number: str) -> Person | None:
    row = conn.execute(select(person).where(person.c.number == number)).first()
    return Person(row.subject, row.number, row.name) if row else None


def person_by_subject(conn: Connection, subject: str) -> Person | None:
    row = conn.execute(select(person).where(person.c.subject == subject)).first()
    return Person(row.subject, row.number, row.name) if row else None


def posts(conn: Connection, subject: str | None = None) -> list[Post]:
    """All posts, or one person's, in order of start."""
    query = select(post).order_by(post.c.start, post.c.assignment)
    if subject is not None:
        query = query.where(post.c.subject == subject)
    return [_post(r) for r in conn.execute(query)]


def _post(row: object) -> Post:
    r = cast("Post", row)  # a Row has the same names, with dates as text
    end = date.fromisoformat(cast(str, r.end)) if r.end else None
    start = date.fromisoformat(cast(str, r.start))
    return Post(r.assignment, r.subject, r.department, r.window_group, r.post, start, end)


def user_numbers(conn: Connection) -> dict[str, str]:
    """Device user number → subject."""
    return {r.user_no: r.subject for r in conn.execute(select(user_number))}


def window_heads(conn: Connection) -> dict[tuple[str, str], str]:
    """(department, window group) → subject of its head."""
    rows = conn.exec_driver_sql("SELECT department, window_group, subject FROM window_head")
    return {(code, group): subject for code, group, subject in rows}


def entries(conn: Connection, code: str | None = None, subject: str | None = None) -> list[RosterEntry]:
    """Roster entries (one per person, department and post) by department, post and number.

    `code`: the people who have a post in that department, with all their entries. `subject`: one person.
    """
    query = _ENTRIES
    if code is not None:
        query += " AND post.subject IN (SELECT subject FROM post WHERE department = :code)"
    if subject is not None:
        query += " AND post.subject = :subject"
    rows = conn.exec_driver_sql(query + _ENTRIES_ORDER, {"code": code, "subject": subject})
    found: dict[tuple[str, str, str], RosterEntry] = {}
    for who, place, kind, group, start, end, number, name, place_name in rows:
        stay = Stay(date.fromisoformat(start), date.fromisoformat(end) if end else None, group)
        key = (who, place, kind)
        known = found.get(key)
        stays = (*known.stays, stay) if known else (stay,)
        found[key] = RosterEntry(who, number, name, place, place_name, kind, stays)
    return list(found.values())


_ENTRIES = """
SELECT post.subject, post.department, post.post, post.window_group, post.start, post."end",
  person.number, person.name, department.name
FROM post JOIN person USING (subject) JOIN department ON department.code = post.department WHERE true
"""
_ENTRIES_ORDER = " ORDER BY post.department, post.post, person.number, post.start"
