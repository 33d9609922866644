"""What a desk may ask: every call of a page is either allowed or kept to the terminal, and nothing more."""

from __future__ import annotations

import ast
import inspect
import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.domain.access import Actor
from app.domain.refusal import Refusal
from app.domain.slots import Month
from app.lan import allowed
from app.lan.signature import Kind, signature
from app.services.hall import Hall
from app.services.leave import wanted_of
from app.services.lookup import Services, service_class
from tests.lan.terminals import DIRECTOR, DIRECTOR_WORD, with_accounts
from tests.services.cast import CLERK_NAME, subject_of
from tests.services.leaves import Leaves

ROOT = Path(__file__).resolve().parents[2]
TABLES = (allowed.OPEN, allowed.READS, allowed.WRITES, allowed.HERE_ONLY)
ALLOWED = [
    (service, method)
    for table in (allowed.OPEN, allowed.READS, allowed.WRITES)
    for service, methods in table.items()
    for method in methods
]


def calls_of_pages() -> Iterator[tuple[str, str, str]]:
    """(service, method, place) of `Service.method` and `Call("Service", "method", …)` in `ui`."""
    services = {service for table in TABLES for service in table}
    for path in sorted((ROOT / "ui").rglob("*.py")):
        text = path.read_text("utf-8")
        if "call(" not in text.lower():
            continue
        tree = ast.parse(text)
        imported = {
            alias.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("app.services.")
            for alias in node.names
            if alias.name[0].isupper()
        }
        for node in ast.walk(tree):
            place = f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                name = node.value.id
                if name in imported and (name in services or _is_service(name)):
                    yield name, node.attr, place
            elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Call":
                found = [arg.value for arg in node.args[:2] if isinstance(arg, ast.Constant)]
                if len(found) == 2:
                    yield str(found[0]), str(found[1]), place


def _is_service(name: str) -> bool:
    try:
        return bool(service_class(name))
    except KeyError:
        return False


def test_every_call_of_a_page_is_either_allowed_from_a_desk_or_kept_to_the_terminal() -> None:
    """A new call of a page belongs in one of the tables of `app.lan.allowed`."""
    lacking = [
        f"{service}.{method}  {place}"
        for service, method, place in calls_of_pages()
        if not any(method in table.get(service, ()) for table in TABLES)
    ]
    assert lacking == []


def test_nothing_is_in_two_tables() -> None:
    for one in range(len(TABLES)):
        for other in range(one):
            for service, methods in TABLES[one].items():
                assert not set(methods) & set(TABLES[other].get(service, ())), service


def test_everything_that_writes_is_done_by_somebody() -> None:
    for service, methods in allowed.WRITES.items():
        for method in methods:
            kinds = [parameter.kind for parameter in signature(service, method).parameters.values()]
            assert Kind.ACTOR in kinds, (service, method)


def test_the_terminal_keeps_to_itself_what_takes_its_devices_and_its_files() -> None:
    for service, methods in allowed.HERE_ONLY.items():
        for method in methods:
            with pytest.raises(Refusal, match="terminal_only"):
                signature(service, method)
    with pytest.raises(Refusal, match="terminal_only"):
        signature("Services", "close")
    with pytest.raises(Refusal, match="terminal_only"):
        signature("RosterViews", "__init__")


@pytest.mark.parametrize(("service", "method"), ALLOWED, ids="{0[0]}.{0[1]}".format)
def test_arguments_and_result_of_every_allowed_method_can_cross(service: str, method: str) -> None:
    known = signature(service, method)
    own = inspect.signature(getattr(service_class(service), method)).parameters
    assert [name for name in own if name != "self"] == list(known.parameters)


class Everything:
    """A hall with something of everything in it, and arguments for each read."""

    def __init__(self, hall: Hall) -> None:
        self.services = Services(hall)
        with_accounts(hall)
        self.actor: Actor = self.services("AccessService").sign_in(DIRECTOR, DIRECTOR_WORD).actor
        self.subject = subject_of(hall, CLERK_NAME)
        place = next(d for d in self.services("RosterViews").departments() if d.groups)
        asked = Leaves(hall).files(CLERK_NAME, "04-07am", "04-07pm")
        month = self.services("AttendanceViews").month(self.actor, Month(2026, 3))
        self.by_type: Mapping[str, object] = {
            "actor": self.actor,
            "subject": self.subject,
            "day": date(2026, 3, 9),
            "first": date(2026, 3, 1),
            "last": date(2026, 3, 31),
            "month": Month(2026, 3),
            "year": 2026,
            "issued": month.issued,
            "username": DIRECTOR,
            "department": place.code,
            "window_group": place.groups[0].name,
            "leave_id": asked.leave,
            "wanted": wanted_of(self.subject, "annual", "2026-04-09am", "2026-04-09pm", "家事"),
            "password": DIRECTOR_WORD,
        }

    def arguments(self, call: Callable[..., Any]) -> dict[str, object] | None:
        """By the names of the parameters that need a value; None if one is not at hand."""
        needed = [
            name
            for name, parameter in inspect.signature(call).parameters.items()
            if parameter.default is inspect.Parameter.empty
        ]
        if not set(needed) <= self.by_type.keys():
            return None
        return {name: self.by_type[name] for name in needed}


def test_what_every_read_gives_of_a_full_hall_comes_out_as_it_went_in(filled_hall: Hall) -> None:
    whole = Everything(filled_hall)
    crossed = []
    for table in (allowed.OPEN, allowed.READS):
        for service, methods in table.items():
            for method in methods:
                call = getattr(whole.services(service), method)
                given = whole.arguments(call)
                if given is None:
                    continue
                try:
                    result = call(**given)
                except Refusal:
                    continue
                way = signature(service, method).result
                data = json.dumps(way.encode(result))
                back = way.decode(json.loads(data))
                assert back == result or json.dumps(way.encode(back)) == data, (service, method)
                crossed.append((service, method))
    reads = {
        (service, method)
        for table in (allowed.OPEN, allowed.READS)
        for service, methods in table.items()
        for method in methods
    }
    assert reads - set(crossed) - NEEDS_MORE == set()


NEEDS_MORE = {
    ("LeaveViews", "attachment"),
    ("RosterService", "preview_import"),
}
"""Reads of files."""
