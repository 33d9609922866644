"""Upstream over HTTP for terminals: thin, bounded, and strict about what it takes (sync.md 5)."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from anyio import CapacityLimiter, to_thread
from fastapi import FastAPI
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from app.domain.refusal import Refusal
from app.domain.sync import PACKED_BYTES
from app.sync import codec
from app.sync.http_signing import SignatureFault, verified
from app.sync.packing import PackingFault, beginning, unpacked
from app.sync.reply_signing import HEADER, SIGNED, question_of, reply_statement
from app.sync.wire import is_name
from app.upstream.answer import Answer, wrong
from app.upstream.bodies import Bodies, BodyFault, address_of
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
"""What is wrong counts against the address, and against the terminal in whose name it came from there."""
BUSY_SECONDS, AWAY_SECONDS = 2, 10
WRONG = frozenset({400, 401, 403, 408, 413, 500})
_log = logging.getLogger(__name__)

Work = Callable[[bytes], Answer]


@dataclass(frozen=True, slots=True)
class _Sender:
    """Who says that a message is theirs, unproven, and from where; names that cannot be one are empty."""

    address: str
    hall: str = ""
    terminal: str = ""

    @classmethod
    def asking(cls, request: Request) -> _Sender:
        """As the query has it."""
        names = _query(request, "hall"), _query(request, "terminal")
        return cls(address_of(request), *(names if all(map(is_name, names)) else ("", "")))


class Terminals:
    """The requests of terminals; the work itself runs on threads."""

    def __init__(self, upstream: Upstream, bell: Doorbell, bodies: Bodies) -> None:
        self._upstream, self._bell, self._bodies = upstream, bell, bodies
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
            sender = _Sender.asking(request)
            return await self._heard(request, sender, lambda: enrolment.state(sender.hall, sender.terminal))

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
        refused = _wrong_kind(request)
        if refused is not None:
            return refused
        address, encoding = address_of(request), request.headers.get("content-encoding", "identity")
        try:
            async with self._bodies.read(request, address, PACKED_BYTES, BODY_SECONDS) as packed:
                names = codec.sender_of(beginning(packed, encoding, codec.SENDER_BYTES))
                sender = _Sender(address, *names)
                return await self._heard(request, sender, lambda: _opened(packed, encoding, work), packed)
        except ClientDisconnect:
            return Response(status_code=400)
        except BodyFault as fault:
            self._count(_Sender(address), fault.status)
            return _response(wrong(fault.status, fault.error))

    async def _signed(self, request: Request, work: Callable[[str, str, int], bytes]) -> Response:
        """A question of a terminal, signed under RFC 9421, with a nonce that it was given lately."""
        sender = _Sender.asking(request)

        def done() -> Answer:
            after = _query(request, "after")
            if not (after.isascii() and after.isdecimal() and len(after) < 19):
                return wrong(400, "after")
            refused = self._unproven(request, sender.hall, sender.terminal)
            return refused or Answer(200, work(sender.hall, sender.terminal, int(after)))

        return await self._heard(request, sender, done)

    async def _awaited(self, request: Request) -> Response:
        """The hall's newest letter, once it is another; holds no thread meanwhile."""
        waiting = _query(request, "hall"), _query(request, "terminal"), int(_query(request, "after"))
        try:
            number = await self._bell.newest(*waiting, codec.NEWEST_SECONDS)
        except Refusal as refusal:
            return _response(wrong(503, refusal.key))
        answer = Answer(200, codec.newest_bytes(number))
        return self._sealed(request, b"", answer)

    def _unproven(self, request: Request, hall: str, terminal: str) -> Answer | None:
        if not terminal:
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

    async def _heard(
        self, request: Request, sender: _Sender, work: Callable[[], Answer], sent: bytes = b""
    ) -> Response:
        """The answer to a message that says it is from `sender`, unless that one has to wait."""

        def done() -> Answer:
            return self._refused(sender) or work()

        if self._under_way >= THREADS + WAITING:
            return _response(wrong(503, "busy"), BUSY_SECONDS)
        self._under_way += 1
        try:
            answer = await to_thread.run_sync(_guarded, done, limiter=self._limiter)
        finally:
            self._under_way -= 1
        self._count(sender, answer.status)
        return self._sealed(request, sent, answer)

    def _refused(self, sender: _Sender) -> Answer | None:
        """Where an address was wrong too often, only terminals that are known are heard from there."""
        if self._terminals.wait(sender) > 0:
            return wrong(429, "too many messages")
        if self._strangers.wait(sender.address) > 0 and not self._is_trusted(sender):
            return wrong(429, "too many wrong messages")
        self._terminals.take(sender)
        return None

    def _is_trusted(self, sender: _Sender) -> bool:
        """It is known, and not much was wrong in its own name."""
        if not sender.terminal or self._strangers.wait(sender) > 0:
            return False
        with self._upstream.store.read() as conn:
            return terminals.find(conn, sender.hall, sender.terminal) is not None

    def _count(self, sender: _Sender, status: int) -> None:
        if status in WRONG:
            self._strangers.take(sender.address)
            self._strangers.take(sender)

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


def _response(answer: Answer, later: int = AWAY_SECONDS) -> Response:
    """`later`: seconds after which one that came to nothing for the moment may be asked again."""
    if answer.is_message:
        return Response(answer.body, answer.status, _HEADERS, codec.CONTENT_TYPE)
    headers = dict(_HEADERS)
    if answer.status in (429, 503):
        headers["retry-after"] = str(BUSY_SECONDS if answer.status == 429 else later)
    return Response(answer.body, answer.status, headers, "application/json")


def _wrong_kind(request: Request) -> Response | None:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    return None if kind == codec.CONTENT_TYPE else _response(wrong(415, f"send {codec.CONTENT_TYPE}"))


def _opened(packed: bytes, encoding: str, work: Work) -> Answer:
    try:
        data = unpacked(packed, encoding)
    except PackingFault as fault:
        return wrong(413 if "size" in str(fault) else 400, f"packing: {fault}")
    return work(data)


def _query(request: Request, name: str) -> str:
    return request.query_params.get(name, "")


def _newest(upstream: Upstream, hall_ids: Sequence[str]) -> dict[str, int]:
    with upstream.store.read() as conn:
        return halls.newest_letters(conn, hall_ids)


def create_app(upstream: Upstream) -> FastAPI:
    """Terminals under `/v1`, pages for people under `/web`."""
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    bodies = Bodies()
    app.state.bell = Doorbell(partial(_newest, upstream))
    Terminals(upstream, app.state.bell, bodies).mount(app)
    app.include_router(create_pages(upstream, bodies))
    return app
