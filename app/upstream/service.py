"""Upstream over HTTP for terminals: thin, bounded, and strict about what it takes (sync.md 5)."""

from __future__ import annotations

import asyncio
import logging
import math
import secrets
from collections.abc import Callable, Sequence
from functools import partial

from anyio import CapacityLimiter, to_thread
from fastapi import FastAPI
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from app.domain.refusal import Refusal
from app.domain.sync import PACKED_BYTES
from app.sync import codec
from app.sync.http_signing import SignatureFault, verified
from app.sync.packing import PackingFault, unpacked
from app.sync.reply_signing import HEADER, SIGNED, question_of, reply_statement
from app.upstream.answer import Answer, wrong
from app.upstream.doorbell import Doorbell
from app.upstream.limits import Buckets
from app.upstream.nonces import Nonces
from app.upstream.pages.routes import create_pages
from app.upstream.upstream import Upstream
from db.upstream import halls, terminals
from db.upstream.terminals import ACTIVE, REPLACED, REVOKED

THREADS, WAITING = 8, 64
"""So many messages are worked on at once, and so many more may wait; the rest is told to come later."""
BODY_SECONDS = 30.0
TERMINAL_BURST, TERMINAL_RATE = 400, 200
STRANGER_BURST, STRANGER_RATE = 30, 0.5
BUSY_SECONDS, AWAY_SECONDS = 2, 10
_log = logging.getLogger(__name__)

Work = Callable[[bytes], Answer]


class Terminals:
    """The requests of terminals; the work itself runs on threads."""

    def __init__(self, upstream: Upstream, bell: Doorbell) -> None:
        self._upstream, self._bell = upstream, bell
        self._nonces = Nonces(upstream.keys.secret("nonce"), upstream.clock)
        self._limiter = CapacityLimiter(THREADS)
        self._terminals = Buckets(TERMINAL_BURST, TERMINAL_RATE)
        self._strangers = Buckets(STRANGER_BURST, STRANGER_RATE)
        self._under_way = 0

    def mount(self, app: FastAPI) -> None:
        receiving, enrolment = self._upstream.receiving, self._upstream.enrolment

        async def push(request: Request) -> Response:
            return await self._posted(request, receiving.push)

        async def heartbeat(request: Request) -> Response:
            return await self._posted(request, receiving.heartbeat)

        async def enrol(request: Request) -> Response:
            return await self._posted(request, enrolment.enrol)

        async def state(request: Request) -> Response:
            hall, terminal = _query(request, "hall"), _query(request, "terminal")
            return await self._answered(request, lambda: enrolment.state(hall, terminal))

        async def letters(request: Request) -> Response:
            return await self._signed(request, receiving.letters_after)

        async def facts(request: Request) -> Response:
            return await self._signed(request, receiving.facts_after)

        async def newest(request: Request) -> Response:
            proven = await self._signed(request, lambda *_: b"")
            return proven if proven.status_code != 200 else await self._awaited(request)

        app.add_route(codec.LETTERS_NEWEST, newest, methods=["GET"])
        for path, post in ((codec.PUSH, push), (codec.HEARTBEAT, heartbeat), (codec.ENROL, enrol)):
            app.add_route(path, post, methods=["POST"])
        for path, get in ((codec.ENROL_STATE, state), (codec.LETTERS, letters), (codec.FACTS, facts)):
            app.add_route(path, get, methods=["GET"])
        app.add_route("/healthz", self._health, methods=["GET"])

    # -- requests -------------------------------------------------------------------------------------

    async def _posted(self, request: Request, work: Work) -> Response:
        """A message in a body, packed or not."""
        refused = self._refused(request) or _wrong_kind(request)
        if refused is not None:
            return refused
        try:
            packed = await _body(request)
        except ClientDisconnect:
            return Response(status_code=400)
        if isinstance(packed, Answer):
            return _response(packed)
        encoding = request.headers.get("content-encoding", "identity")
        address = _address(request)

        def done() -> Answer:
            try:
                data = unpacked(packed, encoding)
            except PackingFault as fault:
                return wrong(413 if "size" in str(fault) else 400, f"packing: {fault}")
            sender = (address, codec.sender_of(data))
            if self._terminals.wait(sender) > 0:
                return wrong(429, "too many messages")
            self._terminals.take(sender)
            return work(data)

        return await self._answered(request, done, packed)

    async def _signed(self, request: Request, work: Callable[[str, str, int], bytes]) -> Response:
        """A question of a terminal, signed under RFC 9421, with a nonce that it was given lately."""

        def done() -> Answer:
            hall, terminal = _query(request, "hall"), _query(request, "terminal")
            after = _query(request, "after")
            if not (after.isascii() and after.isdecimal() and len(after) < 19):
                return wrong(400, "after")
            refused = self._unproven(request, hall, terminal)
            return refused or Answer(200, work(hall, terminal, int(after)))

        return self._refused(request) or await self._answered(request, done)

    async def _awaited(self, request: Request) -> Response:
        """The hall's newest letter, once there is one; holds no thread meanwhile."""
        hall, after = _query(request, "hall"), int(_query(request, "after"))
        try:
            number = await self._bell.newest(hall, after, codec.NEWEST_SECONDS)
        except Refusal as refusal:
            return _response(wrong(503, refusal.key))
        answer = Answer(200, codec.newest_bytes(number))
        return self._sealed(request, b"", answer)

    def _unproven(self, request: Request, hall: str, terminal: str) -> Answer | None:
        if not all(0 < len(name) <= 64 and name.isprintable() for name in (hall, terminal)):
            return wrong(400, "name")
        with self._upstream.store.read() as conn:
            known = terminals.find(conn, hall, terminal)
        if known is None:
            return wrong(401, "terminal")
        try:
            headers = dict(request.headers.items())
            signed = verified("GET", str(request.url), headers, b"", {terminal: known.key}.get)
        except SignatureFault as fault:
            return wrong(401, f"signature: {fault}")
        if signed.terminal != terminal or not self._nonces.is_fresh(signed.nonce, hall, terminal):
            return wrong(401, "nonce")
        if known.state != ACTIVE:
            return wrong(403 if known.state in (REVOKED, REPLACED) else 401, f"terminal {known.state}")
        return None

    async def _answered(self, request: Request, work: Callable[[], Answer], sent: bytes = b"") -> Response:
        if self._under_way >= THREADS + WAITING:
            return _later(503, "busy", BUSY_SECONDS)
        self._under_way += 1
        try:
            answer = await to_thread.run_sync(_guarded, work, limiter=self._limiter)
        finally:
            self._under_way -= 1
        if answer.status in (400, 401, 403, 413):
            self._strangers.take(_address(request))
        return self._sealed(request, sent, answer)

    def _sealed(self, request: Request, sent: bytes, answer: Answer) -> Response:
        """The answer, signed together with what it answers."""
        response = _response(answer)
        if answer.status in SIGNED:
            scope, query = request.scope, request.scope["query_string"]
            target = scope["raw_path"] + (b"?" + query if query else b"")
            question = question_of(request.method, target, request.headers.get("signature", ""), sent)
            statement = reply_statement(question, answer.status, answer.body)
            response.headers[HEADER] = self._upstream.keys.sign(statement).hex()
        return response

    def _refused(self, request: Request) -> Response | None:
        """An address from which too much was wrong lately waits."""
        seconds = self._strangers.wait(_address(request))
        return _later(429, "too many wrong messages", seconds) if seconds > 0 else None

    async def _health(self, request: Request) -> Response:
        """200 where the database answers."""

        def done() -> Answer:
            self._upstream.store.check()
            return Answer(200, b"ok")

        answer = await to_thread.run_sync(_guarded, done, limiter=self._limiter)
        return Response(answer.body, answer.status, media_type="text/plain", headers=_HEADERS)


_HEADERS = {"cache-control": "no-store", "x-content-type-options": "nosniff"}


def _guarded(work: Callable[[], Answer]) -> Answer:
    """Known faults as 503, anything else logged whole and told by its number alone."""
    try:
        return work()
    except Refusal as refusal:
        _log.warning("not done: %s", refusal)
        return wrong(503, refusal.key)
    except Exception:
        number = secrets.token_hex(4)
        _log.exception("error %s", number)
        return wrong(500, f"error {number}")


def _response(answer: Answer) -> Response:
    if answer.is_message:
        return Response(answer.body, answer.status, _HEADERS, codec.CONTENT_TYPE)
    headers = dict(_HEADERS)
    if answer.status in (429, 503):
        headers["retry-after"] = str(AWAY_SECONDS if answer.status == 503 else BUSY_SECONDS)
    return Response(answer.body, answer.status, headers, "application/json")


def _later(status: int, error: str, seconds: float) -> Response:
    response = _response(wrong(status, error))
    response.headers["retry-after"] = str(max(1, math.ceil(seconds)))
    return response


def _wrong_kind(request: Request) -> Response | None:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    return None if kind == codec.CONTENT_TYPE else _response(wrong(415, f"send {codec.CONTENT_TYPE}"))


async def _body(request: Request) -> bytes | Answer:
    """The body as it came, no longer than may be and no slower."""
    told = request.headers.get("content-length", "0")
    if not told.isdecimal() or int(told) > PACKED_BYTES:
        return wrong(413, f"at most {PACKED_BYTES} bytes")
    found = bytearray()
    try:
        async with asyncio.timeout(BODY_SECONDS):
            async for chunk in request.stream():
                found += chunk
                if len(found) > PACKED_BYTES:
                    return wrong(413, f"at most {PACKED_BYTES} bytes")
    except TimeoutError:
        return wrong(408, "too slow")
    return bytes(found)


def _query(request: Request, name: str) -> str:
    return request.query_params.get(name, "")


def _address(request: Request) -> str:
    return request.client.host if request.client is not None else ""


def _newest(upstream: Upstream, hall_ids: Sequence[str]) -> dict[str, int]:
    with upstream.store.read() as conn:
        return halls.newest_letters(conn, hall_ids)


def create_app(upstream: Upstream) -> FastAPI:
    """Terminals under `/v1`, pages for people under `/web`."""
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    app.state.bell = Doorbell(partial(_newest, upstream))
    Terminals(upstream, app.state.bell).mount(app)
    app.include_router(create_pages(upstream))
    return app
