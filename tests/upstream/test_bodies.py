"""Bodies as they come: too long, too slow, too many at once."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
from starlette.requests import Request
from starlette.testclient import TestClient
from starlette.types import Message

from app.sync import codec
from app.upstream import service
from app.upstream.bodies import Bodies, BodyFault
from app.upstream.service import create_app
from tests.upstream.terminal import Site

KIND = [(b"content-type", codec.CONTENT_TYPE.encode())]


class Line:
    """A connection over which a body comes in pieces; after the last it is quiet, or the body is whole."""

    def __init__(self, *pieces: int, whole: bool = False) -> None:
        self._pieces: Iterator[int] = iter(pieces)
        self._left, self._whole = len(pieces), whole

    async def receive(self) -> Message:
        await asyncio.sleep(0)
        size = next(self._pieces, None)
        if size is None:
            await asyncio.sleep(3600)
        self._left -= 1
        more = self._left > 0 or not self._whole
        return {"type": "http.request", "body": bytes(size or 0), "more_body": more}


def reading(bodies: Bodies, line: Line, address: str, seconds: float = 30) -> asyncio.Task[int]:
    """How many bytes came, or the status that says why not."""

    async def read() -> int:
        request = Request({"type": "http", "method": "POST", "headers": []}, line.receive)
        try:
            async with bodies.read(request, address, 100, seconds) as body:
                return len(body)
        except BodyFault as fault:
            return -fault.status

    return asyncio.create_task(read())


async def _quiet() -> None:
    for _ in range(20):
        await asyncio.sleep(0)


def test_a_body_that_is_whole_is_held_until_it_has_been_worked_on() -> None:
    async def reads() -> list[int]:
        bodies = Bodies(100)
        request = Request({"type": "http", "method": "POST", "headers": []}, Line(40, 20, whole=True).receive)
        async with bodies.read(request, "a", 100, 30) as body:
            held = bodies.held
        return [len(body), held, bodies.held]

    assert asyncio.run(reads()) == [60, 60, 0]


def test_what_is_too_long_or_too_slow_is_not_taken() -> None:
    async def reads() -> list[int]:
        bodies = Bodies(1000)
        tasks = [reading(bodies, Line(60, 60), "a"), reading(bodies, Line(60), "b", 0.05)]
        return [*await asyncio.gather(*tasks), bodies.held]

    assert asyncio.run(reads()) == [-413, -408, 0]


def test_slow_bodies_make_room_and_lock_nobody_out() -> None:
    async def reads() -> list[int]:
        bodies = Bodies(300)
        slow = [reading(bodies, Line(90), "stranger") for _ in range(50)]
        await _quiet()
        assert bodies.held <= 300
        honest = [await reading(bodies, Line(90, whole=True), address) for address in ("hall", "stranger")]
        waiting = [task for task in slow if not task.done()]
        assert len(waiting) <= 3
        for task in waiting:
            task.cancel()
        return honest + [task.result() for task in slow if task not in waiting]

    assert set(asyncio.run(reads())) == {90, -503}


def test_the_address_that_holds_most_gives_up_first() -> None:
    async def reads() -> list[bool]:
        bodies = Bodies(300)
        tasks = [reading(bodies, Line(50), "hall"), *(reading(bodies, Line(90), "x") for _ in range(9))]
        await _quiet()
        over = [task.done() for task in tasks]
        for task in tasks:
            task.cancel()
        return over

    assert asyncio.run(reads()) == [False, *[True] * 7, False, False]


def test_who_sends_too_slowly_too_often_has_to_wait(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "BODY_SECONDS", 0.01)
    app = create_app(site.upstream)
    head = {"type": "http", "http_version": "1.1", "method": "POST", "query_string": b"", "headers": KIND}
    scope = {**head, "path": codec.PUSH, "raw_path": codec.PUSH.encode(), "client": ("testclient", 1)}

    async def posted() -> int:
        found: list[int] = []

        async def send(message: Message) -> None:
            found.append(message.get("status", 0))

        await app({**scope, "scheme": "http", "server": ("x", 80)}, Line(10).receive, send)
        return found[0]

    async def slow() -> list[int]:
        return [await posted() for _ in range(service.STRANGER_BURST)]

    assert set(asyncio.run(slow())) == {408}
    with TestClient(app, "http://upstream.test") as client:
        answer = client.post(codec.PUSH, content=b"x", headers={"content-type": codec.CONTENT_TYPE})
    assert answer.status_code == 429
