"""What the facts of the roster do to its tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from sqlalchemy import Connection, delete, insert, update

from app.domain import facts
from db.cover import cover
from db.journal import Recorded
from db.leave import leave
from db.posts import service_item
from db.roster import counter, department, person, post, user_number, window_group, window_head
from db.tables import Effects, of
from db.upsert import add, put


def _department_set(conn: Connection, run: Sequence[Recorded]) -> None:
    for item in run:
        fact = cast(facts.DepartmentSet, item.fact)
        row = {"code": fact.code, "name": fact.name, "kind": fact.kind, "prefix": fact.prefix}
        put(conn, department, row)


def _group_set(conn: Connection, run: Sequence[Recorded]) -> None:
    rows = [{"department": f.department, "name": f.name} for f in of(facts.WindowGroupSet, run)]
    add(conn, window_group, rows)


def _group_renamed(conn: Connection, run: Sequence[Recorded]) -> None:
    for fact in of(facts.WindowGroupRenamed, run):
        conn.execute(
            update(window_group)
            .where(window_group.c.department == fact.department, window_group.c.name == fact.old)
            .values(name=fact.new)
        )
        for table in (counter, post, window_head, service_item, leave, cover):
            there = (table.c.department == fact.department) & (table.c.window_group == fact.old)
            conn.execute(update(table).where(there).values(window_group=fact.new))


def _counter_set(conn: Connection, run: Sequence[Recorded]) -> None:
    for fact in of(facts.CounterSet, run):
        conn.execute(delete(counter).where(counter.c.counter == fact.counter))
        if fact.window_group:
            row = {
                "counter": fact.counter,
                "department": fact.department,
                "window_group": fact.window_group,
            }
            conn.execute(insert(counter), row)


def _registered(conn: Connection, run: Sequence[Recorded]) -> None:
    pairs = [(item.subject, cast(facts.PersonRegistered, item.fact)) for item in run]
    rows = [{"subject": s, "number": f.number, "name": f.name} for s, f in pairs]
    conn.execute(insert(person), rows)
    numbers = [{"user_no": f.number, "subject": s} for s, f in pairs]
    add(conn, user_number, numbers)


def _renamed(conn: Connection, run: Sequence[Recorded]) -> None:
    for item in run:
        name = cast(facts.PersonRenamed, item.fact).name
        conn.execute(update(person).where(person.c.subject == item.subject).values(name=name))


def _assigned(conn: Connection, run: Sequence[Recorded]) -> None:
    rows = []
    for item in run:
        fact = cast(facts.PostAssigned, item.fact)
        rows.append(
            {
                "assignment": fact.assignment,
                "subject": item.subject,
                "department": fact.department,
                "window_group": fact.window_group,
                "post": fact.post,
                "start": fact.start.isoformat(),
                "end": fact.end.isoformat() if fact.end else None,
            }
        )
    put(conn, post, rows)


def _withdrawn(conn: Connection, run: Sequence[Recorded]) -> None:
    for fact in of(facts.PostWithdrawn, run):
        conn.execute(delete(post).where(post.c.assignment == fact.assignment))


def _number_set(conn: Connection, run: Sequence[Recorded]) -> None:
    rows = [{"user_no": cast(facts.DeviceNumberSet, i.fact).user_no, "subject": i.subject} for i in run]
    put(conn, user_number, rows)


def _number_cleared(conn: Connection, run: Sequence[Recorded]) -> None:
    for fact in of(facts.DeviceNumberCleared, run):
        conn.execute(delete(user_number).where(user_number.c.user_no == fact.user_no))


def _head_set(conn: Connection, run: Sequence[Recorded]) -> None:
    for item in run:
        fact = cast(facts.WindowHeadSet, item.fact)
        key = {"department": fact.department, "window_group": fact.window_group}
        put(conn, window_head, {**key, "subject": item.subject})


EFFECTS: Effects = {
    facts.DepartmentSet: _department_set,
    facts.WindowGroupSet: _group_set,
    facts.WindowGroupRenamed: _group_renamed,
    facts.CounterSet: _counter_set,
    facts.PersonRegistered: _registered,
    facts.PersonRenamed: _renamed,
    facts.PostAssigned: _assigned,
    facts.PostWithdrawn: _withdrawn,
    facts.DeviceNumberSet: _number_set,
    facts.DeviceNumberCleared: _number_cleared,
    facts.WindowHeadSet: _head_set,
}
