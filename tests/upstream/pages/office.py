"""Upstream's pages as tests meet them: a sample hall's tables, four people, a browser without a screen."""

from __future__ import annotations

import html
import re
import warnings
from dataclasses import dataclass, field

from fastapi import FastAPI
from httpx import Response
from sqlalchemy import Connection, insert, select, update

from app.domain.letter import Letter
from app.services.hall import Hall
from app.upstream.accounts import NewAccount
from app.upstream.bodies import Bodies
from app.upstream.pages import create_pages
from app.upstream.projecting import Projector
from db import roster
from db.upstream import letters, overview
from db.upstream.overview import HallRow
from db.upstream.tables import hall as hall_table
from db.upstream.tables import letter
from tests.services.leaves import Leaves
from tests.upstream import halls
from tests.upstream.pages.people import FIRST, OWN, Front

with warnings.catch_warnings():  # it would rather have a client that is not out yet
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

SITE = "https://upstream.test"
TAX = "SW"
"""The department whose reviewer the tests are; five A and one B at its window."""
PEOPLE = {
    "zhao": ("赵文静", "reviewer"),
    "liang": ("梁安", "centre"),
    "guan": ("管平", "administrator"),
    "shen": ("沈计", "auditor"),
}
_TOKEN = re.compile(r'name="token" value="([0-9a-f]{64})"')


@dataclass
class Office:
    """The pages on one upstream with one hall."""

    front: Front
    hall: Hall
    leaves: Leaves
    app: FastAPI
    secrets: dict[str, str] = field(default_factory=dict)

    @property
    def tax(self) -> list[str]:
        """Names of who works for the tax office, A before B."""
        with self.hall.reading() as view:
            names = {person.subject: person.name for person in roster.people(view.conn)}
            posts = [post for post in roster.posts(view.conn) if post.department == TAX]
        return [names[post.subject] for post in sorted(posts, key=lambda p: (p.post, p.start, p.subject))]

    def visitor(self) -> Visitor:
        """Somebody at a browser of their own."""
        return Visitor(TestClient(self.app, SITE, follow_redirects=False))

    def enter(self, username: str) -> Visitor:
        """One of `PEOPLE`, signed in through the pages' own accounts."""
        if username not in self.secrets:
            session, self.secrets[username] = self.front.enrolled(username)
        else:
            session = self.front.entered(username, self.secrets[username])
        self.front.pass_time(seconds=30)
        found = self.visitor()
        found.client.cookies.set("zaigang", session.token, domain="upstream.test", path="/web")
        return found

    def sync(self) -> None:
        """What the hall has recorded since is pushed and projected, and the hall was in contact just now."""
        store = self.front.store
        with store.read() as conn:
            known = conn.execute(
                select(hall_table.c.seq).where(hall_table.c.hall_id == self.hall.id)
            ).scalar()
        entries = halls.entries_of(self.hall.store.path)[1][known:]
        if entries:
            halls.push(store, self.hall.id, entries)
        while Projector(store, self.front.clock).round():
            pass
        end = self.hall_row().seq
        self.change_hall(contact_us=self.front.clock.wall_us(), claimed_seq=end)

    def hall_row(self) -> HallRow:
        with self.front.store.read() as conn:
            return overview.halls(conn, self.hall.id)[0]

    def change_hall(self, **values: object) -> None:
        with self.front.store.write() as conn:
            conn.execute(update(hall_table).where(hall_table.c.hall_id == self.hall.id).values(**values))

    def store_letter(self, kind: str, body: bytes) -> None:
        """As an older upstream may have let it through."""
        made = Letter("old", self.hall.id, 1, kind, body, 0, "梁安")
        with self.front.store.write() as conn:
            letters.add(conn, made, "", "", self.front.clock.wall_us())

    def settle(self, number: int, outcome: str, key: str = "", params: str = "") -> None:
        """The hall has told what became of a letter."""
        values = {"outcome": outcome, "outcome_key": key, "outcome_params": params}
        now_us = self.front.clock.wall_us()
        with self.front.store.write() as conn:
            place = (letter.c.hall_id == self.hall.id) & (letter.c.number == number)
            conn.execute(update(letter).where(place).values(**values, fetched_us=now_us, settled_us=now_us))


@dataclass
class Visitor:
    """Goes from page to page; sends the forms that the pages gave them."""

    client: TestClient
    page: str = ""
    """The HTML that they have before them."""

    def get(self, path: str) -> Response:
        response: Response = self.client.get(f"/web{path}")
        self.page = response.text if "text/html" in response.headers.get("content-type", "") else self.page
        return response

    def post(self, path: str, **fields: str) -> Response:
        """With the token of the page before them, unless another is given."""
        found = _TOKEN.search(self.page)
        data = {"token": found.group(1) if found else "", **fields}
        response: Response = self.client.post(f"/web{path}", data=data, headers={"origin": SITE})
        if "text/html" in response.headers.get("content-type", ""):
            self.page = response.text
        return response

    def reads(self, path: str) -> str:
        """The page's words, tags taken out."""
        response = self.get(path)
        assert response.status_code == 200, (path, response.status_code, words_of(response.text))
        return words_of(response.text)

    @property
    def words(self) -> str:
        return words_of(self.page)


def words_of(page: str) -> str:
    """Text without tags, blanks made one."""
    body = page[page.index("<main") :] if "<main" in page else page
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


def add_people(front: Front, hall_id: str) -> None:
    """Everybody of `PEOPLE`, at the command line."""
    for username, (name, stand) in PEOPLE.items():
        place = (hall_id, TAX) if stand == "reviewer" else ("", "")
        front.members.make_by_hand(NewAccount(username, name, stand, *place), FIRST)


def add_person(front: Front, username: str, name: str, stand: str) -> None:
    """One more account of no hall."""
    front.members.make_by_hand(NewAccount(username, name, stand), FIRST)


def add_hall(conn: Connection, hall_id: str, name: str, now_us: int, seq: int = 0) -> None:
    """A hall's row, in contact just now."""
    values = {"epoch": 1, "seq": seq, "hash": b"", "newest_letter": 0, "newest_alarm": 0}
    times = {"claimed_seq": seq, "contact_us": now_us, "made_us": now_us}
    conn.execute(insert(hall_table).values(hall_id=hall_id, name=name, **values, **times))


def pages_app(front: Front, upstream: object) -> FastAPI:
    """The pages alone."""
    app = FastAPI(openapi_url=None)
    app.include_router(create_pages(upstream, Bodies(), front.members))  # type: ignore[arg-type]
    return app


__all__ = [
    "OWN",
    "PEOPLE",
    "SITE",
    "TAX",
    "Office",
    "Visitor",
    "add_hall",
    "add_people",
    "add_person",
    "pages_app",
    "words_of",
]
