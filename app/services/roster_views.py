"""What the roster's pages show: departments with their counts, people with posts, one person whole."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from app.domain.refusal import Refusal
from app.services.hall import Hall, Reading
from db import roster, scanners
from db.roster import Post


class Service(StrEnum):
    """Where a person stands today."""

    HERE = "here"
    COMING = "coming"
    LEFT = "left"
    NO_POST = "no_post"


@dataclass(frozen=True, slots=True)
class PersonShown:
    """A line of the people's list; the post is the one of today, else the next, else the last."""

    subject: str
    number: str
    name: str
    service: Service
    department: str
    department_name: str
    window_group: str
    post: str
    start: date | None
    end: date | None
    user_nos: tuple[str, ...]
    fingers: int
    consented: bool


@dataclass(frozen=True, slots=True)
class PersonDetail:
    """One person with every stretch of service, in order of start."""

    person: PersonShown
    posts: tuple[Post, ...]
    fingers: tuple[str, ...]
    consent_us: int | None
    """When consent was given, UTC microseconds."""
    heads: tuple[tuple[str, str], ...]
    """(department, window group) of which they are the head."""


@dataclass(frozen=True, slots=True)
class GroupShown:
    """A window group today: people on A and B posts, counters, head."""

    name: str
    a_posts: int
    b_posts: int
    counters: tuple[str, ...]
    head: str
    head_name: str


@dataclass(frozen=True, slots=True)
class DepartmentShown:
    """A department today with its window groups."""

    code: str
    name: str
    kind: str
    prefix: str
    a_posts: int
    b_posts: int
    groups: tuple[GroupShown, ...]


class RosterViews:
    """Reads the roster for pages; six queries at any size."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    def departments(self) -> tuple[DepartmentShown, ...]:
        """All departments and units, by code, as they stand today."""
        with self._hall.reading() as view:
            groups = _groups(view)
            return tuple(
                DepartmentShown(
                    known.code,
                    known.name,
                    known.kind,
                    known.prefix,
                    sum(group.a_posts for group in groups[known.code]),
                    sum(group.b_posts for group in groups[known.code]),
                    tuple(groups[known.code]),
                )
                for known in roster.departments(view.conn)
            )

    def people(
        self, search: str = "", department: str | None = None, with_left: bool = False
    ) -> tuple[PersonShown, ...]:
        """People by number; `search`: part of a name, number or device number, or pinyin initials."""
        wanted = search.strip().lower()
        with self._hall.reading() as view:
            found = _people(view)
        return tuple(
            person
            for person in found
            if (with_left or person.service is not Service.LEFT)
            and (department is None or person.department == department)
            and matches(person, wanted)
        )

    def person(self, subject: str) -> PersonDetail:
        """Refusal `person_unknown`."""
        with self._hall.reading() as view:
            shown = next((p for p in _people(view, subject) if p.subject == subject), None)
            if shown is None:
                raise Refusal("person_unknown")
            consent = scanners.consents(view.conn).get(subject)
            heads = roster.window_heads(view.conn)
            return PersonDetail(
                shown,
                tuple(roster.posts(view.conn, subject)),
                tuple(finger.finger for finger in scanners.fingers(view.conn, subject)),
                consent.given_us if consent else None,
                tuple(sorted(place for place, head in heads.items() if head == subject)),
            )


def _groups(view: Reading) -> Mapping[str, list[GroupShown]]:
    here = Counter(
        (post.department, post.window_group, post.post)
        for post in roster.posts(view.conn)
        if post.holds(view.today)
    )
    counters: dict[tuple[str, str], list[str]] = defaultdict(list)
    for counter in roster.counters(view.conn):
        counters[counter.department, counter.window_group].append(counter.counter)
    heads = roster.window_heads(view.conn)
    names = {person.subject: person.name for person in roster.people(view.conn)}
    groups: dict[str, list[GroupShown]] = defaultdict(list)
    for code, name in roster.window_groups(view.conn):
        head = heads.get((code, name), "")
        a_posts, b_posts = here[code, name, "A"], here[code, name, "B"]
        groups[code].append(
            GroupShown(name, a_posts, b_posts, tuple(counters[code, name]), head, names.get(head, ""))
        )
    return groups


def _people(view: Reading, only: str | None = None) -> list[PersonShown]:
    posts: dict[str, list[Post]] = defaultdict(list)
    for post in roster.posts(view.conn, only):
        posts[post.subject].append(post)
    user_nos: dict[str, list[str]] = defaultdict(list)
    for user_no, subject in sorted(roster.user_numbers(view.conn).items()):
        user_nos[subject].append(user_no)
    fingers = Counter(finger.subject for finger in scanners.fingers(view.conn, only))
    consents = scanners.consents(view.conn)
    names = {known.code: known.name for known in roster.departments(view.conn)}
    found = []
    for person in roster.people(view.conn):
        if only is not None and person.subject != only:
            continue
        service, shown = _standing(posts[person.subject], view.today)
        found.append(
            PersonShown(
                person.subject,
                person.number,
                person.name,
                service,
                shown.department if shown else "",
                names.get(shown.department, "") if shown else "",
                shown.window_group if shown else "",
                shown.post if shown else "",
                shown.start if shown else None,
                shown.end if shown else None,
                tuple(user_nos[person.subject]),
                fingers[person.subject],
                person.subject in consents,
            )
        )
    return found


def _standing(posts: Sequence[Post], today: date) -> tuple[Service, Post | None]:
    """Posts come by start; on A and B at once, A is shown."""
    if not posts:
        return Service.NO_POST, None
    here = [post for post in posts if post.holds(today)]
    if here:
        return Service.HERE, min(here, key=lambda post: post.post)
    coming = [post for post in posts if post.start > today]
    if coming:
        return Service.COMING, coming[0]
    return Service.LEFT, max(posts, key=lambda post: post.end or post.start)


def matches(person: PersonShown, wanted: str) -> bool:
    """Whether a search in lower case finds the person."""
    if not wanted or wanted in person.name.lower():
        return True
    if any(wanted in number.lower() for number in (person.number, *person.user_nos)):
        return True
    return wanted.isascii() and wanted.isalpha() and initials_match(initials(person.name), wanted)


@lru_cache(maxsize=20_000)
def initials(name: str) -> tuple[frozenset[str], ...]:
    """For each character the letters its readings begin with: 单 → {d, s, c}."""
    from pypinyin import Style, pinyin  # a large dictionary, needed only once somebody searches

    readings: Iterable[list[str]] = pinyin(name, style=Style.FIRST_LETTER, heteronym=True)
    return tuple(frozenset(reading[:1].lower() for reading in found) for found in readings)


def initials_match(letters: Sequence[frozenset[str]], wanted: str) -> bool:
    """Whether `wanted` begins at some character and runs on."""
    return any(
        all(letter in place for letter, place in zip(wanted, letters[first:], strict=False))
        for first in range(len(letters) - len(wanted) + 1)
    )
