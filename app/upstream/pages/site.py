"""What every page goes through: its visitor, their rights, the form's token, the answer's headers."""

from __future__ import annotations

import hmac
import logging
import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from anyio import CapacityLimiter, to_thread
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response

from app.domain.letter import LETTER_ROWS
from app.domain.refusal import Refusal
from app.domain.upstream_access import Member, Right, require
from app.upstream.accounts import Accounts
from app.upstream.bodies import Bodies, BodyFault, address_of
from app.upstream.pages import render
from app.upstream.sign_in import Session, SignIn, Stage, form_token
from app.upstream.upstream import Upstream

PREFIX = "/web"
COOKIE, BEFORE = "zaigang", "zaigang-before"
"""Of a session, and of a visitor who has none yet: both are what a form's token is made from."""
_BODY_BYTES, _BODY_SECONDS, _FIELDS = 256 * 1024, 20.0, 200
"""A letter of full size fits, though a form writes each Chinese character in nine bytes."""
_THREADS = 16
_POLICY = (
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
_HEADERS: Mapping[str, str] = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cache-control": "no-store",
}
_SECURE = {"strict-transport-security": "max-age=31536000"}
_log = logging.getLogger(__name__)


@dataclass
class Visit:
    """One request of one person; texts of the form and the address as they came."""

    site: Site
    session: Session | None
    form: Mapping[str, str]
    query: Mapping[str, str]
    path: Mapping[str, str]
    address: str
    token: str
    """What the form's token is made from."""
    kept: dict[str, str | None] = field(default_factory=dict)
    """Cookies to set; None: to remove."""

    @property
    def number(self) -> int:
        """Which page of a long list is meant, from 1."""
        text = self.query.get("page", "")
        return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 9 else 1

    @property
    def member(self) -> Member:
        assert self.session is not None
        return self.session.member

    def page(self, template: str, status: int = 200, **values: object) -> Response:
        """A page from its template."""
        known = self.session.member if self.session and self.session.stage is Stage.OPEN else None
        common = {"member": known, "form_token": form_token(self.token), "prefix": PREFIX, "refusal": None}
        html = render.html(template, **{**common, **values})
        return Response(html, status, media_type="text/html; charset=utf-8")

    def go(self, path: str) -> Response:
        """To another page, by GET."""
        return RedirectResponse(f"{PREFIX}{path}", 303)

    def keep(self, session: Session | None) -> None:
        """The browser has this session from now on, or none."""
        self.session = session
        self.kept[COOKIE] = session.token if session else None


Work = Callable[[Visit], Response]


class _Wrong(Exception):
    """A request that gets no further."""

    def __init__(self, status: int, refusal: Refusal | None = None) -> None:
        super().__init__(status)
        self.status, self.refusal = status, refusal or Refusal("page_form_stale")


class Site:
    """Wraps the work of each page; the work itself runs on threads."""

    def __init__(self, upstream: Upstream, members: Accounts, bodies: Bodies) -> None:
        self.store, self.keys, self.clock = upstream.store, upstream.keys, upstream.clock
        self.members, self._bodies = members, bodies
        self.letters, self.enrolment = upstream.letters, upstream.enrolment
        self.sign_in = SignIn(upstream.store, upstream.keys, upstream.clock, members)
        self._limiter = CapacityLimiter(_THREADS)

    def open(self, right: Right, work: Work) -> Callable[[Request], Awaitable[Response]]:
        """For who is signed in and has this right."""

        def checked(visit: Visit) -> Response:
            if visit.session is None or visit.session.stage is not Stage.OPEN:
                return visit.go("/sign-in")
            try:
                require(visit.member, right)
            except Refusal as refusal:
                return visit.page("wrong.html", 403, refusal=refusal)
            return work(visit)

        return self.anybody(checked)

    def anybody(self, work: Work) -> Callable[[Request], Awaitable[Response]]:
        """For anybody, whatever they lack."""

        async def respond(request: Request) -> Response:
            form: Mapping[str, str] | _Wrong
            try:
                form = await self._form(request) if request.method == "POST" else {}
                _check_texts(form, request.query_params, request.path_params)
            except ClientDisconnect:
                return Response(status_code=400)
            except _Wrong as wrong:
                form = wrong
            return await to_thread.run_sync(self._respond, request, form, work, limiter=self._limiter)

        return respond

    async def _form(self, request: Request) -> dict[str, str]:
        kind = request.headers.get("content-type", "").partition(";")[0].strip()
        if kind != "application/x-www-form-urlencoded":
            raise _Wrong(415, Refusal("page_form_unread"))
        try:
            async with self._bodies.read(request, address_of(request), _BODY_BYTES, _BODY_SECONDS) as body:
                return _fields(body)
        except BodyFault as fault:
            too_long = Refusal("letter_long", limit=LETTER_ROWS)
            raise _Wrong(
                fault.status, too_long if fault.status == 413 else Refusal("page_form_unread")
            ) from fault

    def _respond(self, request: Request, form: Mapping[str, str] | _Wrong, work: Work) -> Response:
        visit = self._visit(request, {} if isinstance(form, _Wrong) else form)
        try:
            if isinstance(form, _Wrong):
                raise form
            if request.method == "POST":
                _check_form(request, visit)
            response = work(visit)
        except _Wrong as wrong:
            response = visit.page("wrong.html", wrong.status, refusal=wrong.refusal)
        except Refusal as refusal:
            response = visit.page("wrong.html", 409, refusal=refusal)
        except Exception:
            number = secrets.token_hex(4)
            _log.exception("page %s, error %s", request.url.path, number)
            response = visit.page("wrong.html", 500, refusal=Refusal("page_error", number=number))
        return _sealed(request, response, visit.kept)

    def _visit(self, request: Request, form: Mapping[str, str]) -> Visit:
        token = request.cookies.get(COOKIE, "")
        session = self.sign_in.session(token)
        visit = Visit(
            self, session, form, dict(request.query_params), request.path_params, address_of(request), token
        )
        if session is None:
            visit.token = request.cookies.get(BEFORE, "")
            if len(visit.token) != 43:
                visit.token = visit.kept[BEFORE] = secrets.token_urlsafe(32)
            if token:
                visit.kept[COOKIE] = None
        return visit


def _check_form(request: Request, visit: Visit) -> None:
    """Only our own pages send our forms: the browser says so, and the form bears the visitor's token."""
    if request.headers.get("sec-fetch-site", "same-origin") != "same-origin":
        raise _Wrong(403)
    origin = request.headers.get("origin")
    if origin is not None and origin.partition("://")[2] != request.headers.get("host"):
        raise _Wrong(403)
    if not hmac.compare_digest(visit.form.get("token", "").encode(), form_token(visit.token).encode()):
        raise _Wrong(403)


def _fields(body: bytes) -> dict[str, str]:
    """The fields of a small form, each once."""
    try:
        return dict(parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=_FIELDS))
    except ValueError as error:
        raise _Wrong(400, Refusal("page_form_unread")) from error


def _check_texts(*given: Mapping[str, str]) -> None:
    """No key types it, and PostgreSQL cannot hold it."""
    if any("\0" in text for texts in given for text in texts.values()):
        raise _Wrong(400, Refusal("page_form_unread"))


def _sealed(request: Request, response: Response, kept: Mapping[str, str | None]) -> Response:
    secure = request.url.scheme == "https"
    for name, value in {**_HEADERS, **(_SECURE if secure else {})}.items():
        response.headers.setdefault(name, value)
    for name, text in kept.items():
        if text is None:
            response.delete_cookie(name, PREFIX, secure=secure, httponly=True, samesite="strict")
        else:
            response.set_cookie(name, text, path=PREFIX, secure=secure, httponly=True, samesite="strict")
    return response
