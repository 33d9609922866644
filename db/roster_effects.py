"""What the facts of the roster do to its tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from sqlalchemy import Connection, delete, insert, update
from sqlalchemy.dialects.sqlite import insert as upsert

from app.domain import facts
from db.cover import cover
from db.journal import Recorded
from db.leave import leave
from db.posts import service_item
from db.roster import counter, department, person, post, user_number, window_group, window_head
from db.tables import Effects, of


def _department_set(conn: Connection, run: Sequence[Recorded]) -> None:
    for item in run:
        fact = cast(facts.DepartmentSet, item.fact)
        values = {"name": fact.name, "kind": fact.kind, "prefix": fact.prefix}
        statement = upsert(department).values(code=fact.code, **values)
        conn.execute(statement.on_conflict_do_update(index_elements=["code"], set_=values))


def _group_set(conn: Connection, run: Sequence[Recorded]) -> None:
    rows = [{"department": f.department, "name": f.name} for f in of(facts.WindowGroupSet, run)]
    conn.execute(upsert(window_group).on_conflict_do_nothing(), rows)


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
    conn.execute(upsert(user_number).on_conflict_do_nothing(), numbers)


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
    statement = upsert(post)
    changed = {name: statement.excluded[name] for name in rows[0] if name != "assignment"}
    conn.execute(statement.on_conflict_do_update(index_elements=["assignment"], set_=changed), rows)


def _withdrawn(conn: Connection, run: Sequence[Recorded]) -> None:
    for fact in of(facts.PostWithdrawn, run):
        conn.execute(delete(post).where(post.c.assignment == fact.assignment))


def _number_set(conn: Connection, run: Sequence[Recorded]) -> None:
    rows = [{"user_no": cast(facts.DeviceNumberSet, i.fact).user_no, "subject": i.subject} for i in run]
    statement = upsert(user_number)
    again = statement.on_conflict_do_update(
        index_elements=["user_no"], set_={"subject": statement.excluded.subject}
    )
    conn.execute(again, rows)


def _number_cleared(conn: Connection, run: Sequence[Recorded]) -> None:
    for fact in of(facts.DeviceNumberCleared, run):
        conn.execute(delete(user_number).where(user_number.c.user_no == fact.user_no))


def _head_set(conn: Connection, run: Sequence[Recorded]) -> None:
    for item in run:
        fact = cast(facts.WindowHeadSet, item.fact)
        key = {"department": fact.department, "window_group": fact.window_group}
        statement = upsert(window_head).values(subject=item.subject, **key)
        again = statement.on_conflict_do_update(
            index_elements=["department", "window_group"], set_={"subject": item.subject}
        )
        conn.execute(again)


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
