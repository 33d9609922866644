"""Every page against every kind of person: who may, and who does not even learn that it is there."""

from __future__ import annotations

import pytest

from app.domain.upstream_access import RIGHTS, Right, Stand
from app.upstream.pages.routes import PAGES
from tests.upstream.pages.office import PEOPLE, Office

_FILLED = {"{leave}": "2026-00001", "{account}": "nobody", "{terminal}": "nobody", "{number}": "1"}
_BY_STAND = {Stand(stand): username for username, (_, stand) in PEOPLE.items()}


def addresses(office: Office) -> list[tuple[str, str, Right]]:
    """Every page with its blanks filled."""
    found = []
    for method, path, right, _ in PAGES:
        address = path.replace("{hall}", office.hall.id)
        for blank, value in _FILLED.items():
            address = address.replace(blank, value)
        address += "?month=none" if path.endswith("/sheet") else ""  # files are slow, rights come first
        found.append((method, address, right))
    return found


def test_without_signing_in_no_page_opens(office: Office) -> None:
    visitor = office.visitor()
    visitor.get("/sign-in")
    for method, address, _ in addresses(office):
        answer = visitor.get(address) if method == "GET" else visitor.post(address)
        assert (answer.status_code, answer.headers.get("location")) == (303, "/web/sign-in"), address


@pytest.mark.parametrize("stand", list(Stand))
def test_every_page_opens_for_who_has_its_right_and_for_nobody_else(office: Office, stand: Stand) -> None:
    visitor = office.enter(_BY_STAND[stand])
    visitor.get("/")
    visitor.get("/desk" if stand is Stand.REVIEWER else "/halls")
    form = visitor.page
    for method, address, right in addresses(office):
        visitor.page = form
        answer = visitor.get(address) if method == "GET" else visitor.post(address)
        forbidden = answer.status_code == 403
        assert forbidden is (stand not in RIGHTS[right]), (method, address, answer.status_code)
        assert answer.status_code != 500, (method, address)


@pytest.mark.parametrize("place", ["query", "form", "path"])
def test_a_character_that_no_database_need_hold_is_refused_wherever_it_is_sent(
    office: Office, place: str
) -> None:
    visitor = office.enter("liang")
    visitor.get("/halls")
    for method, address, _ in [*addresses(office), ("POST", "/sign-in", Right.HALLS_READ)]:
        bare = address.partition("?")[0]
        if place == "path":
            found = visitor.get(f"{bare}%00") if method == "GET" else visitor.post(f"{bare}%00")
            assert found.status_code in (400, 404), (method, bare)
        elif place == "query":
            asked = f"{bare}?month=%00"
            found = visitor.get(asked) if method == "GET" else visitor.post(asked)
            assert found.status_code == 400, (method, asked)
        elif method == "POST":
            assert visitor.post(bare, username="a\0b").status_code == 400, bare


def test_the_menu_names_only_what_opens(office: Office) -> None:
    for username in PEOPLE:
        visitor = office.enter(username)
        visitor.get("/desk" if username == "zhao" else "/halls")
        links = {part.split('"')[0] for part in visitor.page.split('href="/web')[1:]} - {"/pages.css", "/"}
        for link in links:
            assert visitor.get(link).status_code == 200, (username, link)
