"""What every entry beside the punches is held against: roster, locked months, whose window it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from sqlalchemy import Connection

from app.domain.access import Action, Actor, Role, require
from app.domain.attendance import DayInput
from app.domain.month import day_input_of, entry_in_force, own_hours
from app.domain.refusal import Refusal
from app.domain.slots import Month
from app.services.hall import Reading, Writing
from app.services.records import records_of_day
from db import attendance, roster
from db.roster import Post

View = Reading | Writing


def require_person(view: View, subject: str) -> roster.Person:
    """Refusal `person_unknown`."""
    person = roster.person_by_subject(view.conn, subject)
    if person is None:
        raise Refusal("person_unknown")
    return person


def subject_of_number(view: View, number: str) -> str:
    """The subject id of who has this staff number; Refusal `number_unknown`."""
    person = roster.person_by_number(view.conn, number.strip())
    if person is None:
        raise Refusal("number_unknown", number=number[:40])
    return person.subject


def require_post(view: View, subject: str, day: date) -> Post:
    """The post on which the subject serves on `day`, A before B.

    Refusals: `person_unknown`, `not_on_roster`.
    """
    person = require_person(view, subject)
    held = [post for post in roster.posts(view.conn, subject) if post.holds(day)]
    if not held:
        raise Refusal("not_on_roster", name=person.name, date=day)
    return min(held, key=lambda post: post.post)


def require_unlocked(view: View, first: date, last: date) -> None:
    """Refusal `month_locked`: what was issued is not changed any more (domain.md B.0)."""
    for month in attendance.month_locks(view.conn):
        locked = Month.parse(month)
        if locked.first <= last and first <= locked.last:
            raise Refusal("month_locked", month=month)


def head_of(view: View, post: Post) -> str:
    """Who heads the post's window group, by subject id; empty: nobody."""
    return roster.window_heads(view.conn).get((post.department, post.window_group), "")


def require_for(view: View, actor: Actor, action: Action, post: Post) -> None:
    """As `require`; who may only as a window head may for their own window.

    Refusals: `not_entitled`, `not_own_window`.
    """
    require(actor, action)
    others = Actor(actor.account, actor.name, actor.roles - {Role.WINDOW_HEAD})
    if not others.may(action) and (not actor.person or head_of(view, post) != actor.person):
        raise Refusal("not_own_window")


def day_input(view: View, subject: str, day: date) -> DayInput | None:
    """What the engine reads of one person on one date; None for nobody on the roster."""
    entry = entry_in_force(day, roster.entries(view.conn, subject=subject))
    if entry is None:
        return None
    settings, records = view.settings, records_of_day(view.conn, view.time, subject, day)
    hall_hours = settings.rules.schedule(day).hours(day)
    hours, working = own_hours(records, day, hall_hours, settings.calendar.working(day))
    return day_input_of(entry, records, day, hours, working)


def sight(conn: Connection, actor: Actor) -> Callable[[str], bool]:
    """Whose records the actor may read: all, their own window's, their department's, or their own."""
    if actor.may(Action.ATTENDANCE_READ_ALL):
        return lambda _subject: True
    seen = {actor.person} - {""}
    if actor.may(Action.ATTENDANCE_READ_OWN_WINDOW):
        headed = {key for key, head in roster.window_heads(conn).items() if head in seen}
        own = actor.department if Role.REVIEWER in actor.roles else ""
        for post in roster.posts(conn):
            if (post.department, post.window_group) in headed or (own and post.department == own):
                seen.add(post.subject)
    return seen.__contains__


def names_of(conn: Connection) -> dict[str, str]:
    """Subject → name."""
    return {person.subject: person.name for person in roster.people(conn)}
