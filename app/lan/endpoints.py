"""The terminal's side of the wire: paired desks only, small bodies, one plain answer to whatever is wrong."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from anyio import CapacityLimiter, to_thread
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from app.domain.pairing import NONCE_BYTES, verifier_of
from app.domain.refusal import Refusal
from app.lan import wire
from app.lan.allowed import dialect
from app.lan.calls import Answer, Asked, Calls, bug_answer
from app.lan.plain import WireError
from app.lan.throttle import Throttle
from app.services.desks import DeskService
from app.services.hall import Hall

_THREADS = 8
STRANGERS, STRANGER_SECONDS = 60, 60.0
"""Requests with a wrong secret, or of pairing, from one address."""

Work = Callable[[Asked], Answer]


class _Wrong(Exception):
    """A request that gets no further; `answer` says why."""

    def __init__(self, status: int, answer: Answer) -> None:
        super().__init__(status)
        self.status, self.answer = status, answer


class Endpoints:
    """Starlette's application around the terminal's services."""

    def __init__(self, hall: Hall, services: Callable[[str], Any], fingerprint: bytes) -> None:
        self._hall, self._fingerprint = hall, fingerprint
        self._desks: DeskService = services("DeskService")
        self.calls = Calls(hall, services)
        self._strangers = Throttle(STRANGERS, STRANGER_SECONDS)
        self._limiter = CapacityLimiter(_THREADS)
        self.active = 0
        """Requests that have not been answered yet."""
        desks: dict[str, Work] = {
            wire.CALL: self.calls.call,
            wire.SETTLE: self.calls.settle,
            wire.STATUS: self._status,
            wire.LEAVE: self._leave,
        }
        strangers: dict[str, Work] = {
            wire.PAIR_HELLO: self._hello,
            wire.PAIR_REVEAL: self._reveal,
            wire.PAIR_STATE: self._pair_state,
        }
        routes = [Route(path, self._for_desks(work), methods=["POST"]) for path, work in desks.items()]
        routes += [Route(path, self._for_anybody(work), methods=["POST"]) for path, work in strangers.items()]
        self.app = Starlette(routes=routes)

    # -- what every request goes through --------------------------------------------------------------

    def _for_desks(self, work: Work) -> Callable[[Request], Awaitable[Response]]:
        async def respond(request: Request) -> Response:
            return await self._answered(self._of_desk(request, work))

        return respond

    def _for_anybody(self, work: Work) -> Callable[[Request], Awaitable[Response]]:
        async def respond(request: Request) -> Response:
            return await self._answered(self._of_stranger(request, work))

        return respond

    async def _answered(self, work: Awaitable[Answer]) -> Response:
        status = 200
        self.active += 1
        try:
            answer = await work
        except _Wrong as wrong:
            status, answer = wrong.status, wrong.answer
        except WireError:
            status, answer = 400, {"wrong": "request"}
        except Refusal as refusal:
            answer = wire.refusal_data(refusal)
        except ClientDisconnect:
            status, answer = 400, {"wrong": "cut off"}
        except Exception as error:
            status, answer = 500, bug_answer(error)
        finally:
            self.active -= 1
        return Response(wire.dumped(answer), status, media_type="application/json")

    async def _of_desk(self, request: Request, work: Work) -> Answer:
        desk = await self._desk(request)
        if request.headers.get(wire.DIALECT) != dialect():
            raise Refusal("desk_version")
        token = request.headers.get(wire.SESSION, "")
        signed_in = self.calls.sessions.touch(desk, token, _idle_us(request))
        body = await _body(request, wire.LARGE_BODY if signed_in else wire.SMALL_BODY)
        asked = Asked(desk, token, wire.loaded(body))
        return await to_thread.run_sync(work, asked, limiter=self._limiter)

    async def _of_stranger(self, request: Request, work: Work) -> Answer:
        self._admit_stranger(request)
        self._strangers.count(_address(request))
        asked = Asked("", "", wire.loaded(await _body(request, wire.SMALL_BODY)))
        return await to_thread.run_sync(work, asked, limiter=self._limiter)

    async def _desk(self, request: Request) -> str:
        """The id of the paired desk that asks."""
        self._admit_stranger(request)
        desk, _, secret = request.headers.get(wire.DESK, "").partition(":")
        try:
            verifier = verifier_of(bytes.fromhex(secret))
        except ValueError:
            verifier = ""
        if not await to_thread.run_sync(self._desks.admits, desk, verifier, limiter=self._limiter):
            self._strangers.count(_address(request))
            raise _Wrong(401, wire.refusal_data(Refusal("desk_unknown")))
        return desk

    def _admit_stranger(self, request: Request) -> None:
        if self._strangers.full(_address(request)):
            raise _Wrong(429, wire.refusal_data(Refusal("too_many_tries")))

    # -- desks ----------------------------------------------------------------------------------------

    def _status(self, asked: Asked) -> Answer:
        """How the hall stands, and whether whoever is signed in still is."""
        self._desks.seen(asked.desk)
        live = self.calls.sessions.touch(asked.desk, asked.token, _NOT_TOUCHED)
        return {"version": self._desks.version(), "wall_us": self._hall.clock.wall_us(), "live": live}

    def _leave(self, asked: Asked) -> Answer:
        self.calls.sessions.close(asked.desk, wire.text_of(asked.body, "token"))
        return {}

    # -- pairing --------------------------------------------------------------------------------------

    def _hello(self, asked: Asked) -> Answer:
        if asked.body.get("dialect") != dialect():
            raise Refusal("desk_version")
        name, commitment = wire.text_of(asked.body, "name"), wire.text_of(asked.body, "commitment")
        desk, nonce = self._desks.hello(self._fingerprint, name, commitment)
        return {"desk": desk, "nonce": nonce.hex()}

    def _reveal(self, asked: Asked) -> Answer:
        nonce = wire.hex_of(asked.body, "nonce", NONCE_BYTES)
        verifier = wire.hex_of(asked.body, "verifier", 32).hex()
        self._desks.reveal(wire.text_of(asked.body, "desk"), nonce, verifier)
        return {}

    def _pair_state(self, asked: Asked) -> Answer:
        return {"state": self._desks.pairing_state(wire.text_of(asked.body, "desk")).value}


_NOT_TOUCHED = 2**62


def _idle_us(request: Request) -> int:
    text = request.headers.get(wire.IDLE, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else _NOT_TOUCHED


def _address(request: Request) -> str:
    return request.client.host if request.client is not None else ""


async def _body(request: Request, limit: int) -> bytes:
    """All of it, within its size and time."""
    if int(request.headers.get("content-length", "0") or 0) > limit:
        raise _Wrong(413, {"wrong": "too large"})
    found = bytearray()
    try:
        async with asyncio.timeout(wire.BODY_SECONDS):
            async for chunk in request.stream():
                found += chunk
                if len(found) > limit:
                    raise _Wrong(413, {"wrong": "too large"})
    except TimeoutError as error:
        raise _Wrong(408, {"wrong": "too slow"}) from error
    return bytes(found)
