"""Which address is which page, and the right that it asks for."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from app.domain.refusal import Refusal
from app.domain.upstream_access import Right
from app.upstream.accounts import Accounts
from app.upstream.bodies import Bodies
from app.upstream.pages import admin, alarms, centre, desk, entry, fonts, letters, terminals
from app.upstream.pages.render import style_sheet
from app.upstream.pages.site import PREFIX, Site, Visit, Work
from app.upstream.upstream import Upstream

_FOR_EVER = "public, max-age=31536000, immutable"

PAGES: tuple[tuple[str, str, Right, Work], ...] = (
    ("GET", "/desk", Right.OPINION_READ, desk.waiting),
    ("GET", "/desk/history", Right.OPINION_READ, desk.history),
    ("GET", "/desk/leave/{leave}", Right.OPINION_READ, desk.leave),
    ("POST", "/desk/leave/{leave}", Right.OPINION_SIGN, desk.sign),
    ("GET", "/halls", Right.HALLS_READ, centre.halls),
    ("GET", "/halls/{hall}", Right.HALL_READ, centre.today),
    ("GET", "/halls/{hall}/leaves", Right.HALL_READ, centre.leaves),
    ("GET", "/halls/{hall}/coverage", Right.HALL_READ, centre.coverage),
    ("GET", "/halls/{hall}/months", Right.HALL_READ, centre.months),
    ("GET", "/halls/{hall}/sheet", Right.HALL_READ, centre.sheet),
    ("GET", "/halls/{hall}/letters", Right.LETTERS_READ, letters.letters),
    ("POST", "/halls/{hall}/letters", Right.LETTERS_SEND, letters.send),
    ("GET", "/terminals", Right.TERMINALS_READ, terminals.list_terminals),
    ("POST", "/terminals", Right.CODES_MAKE, terminals.make_code),
    ("POST", "/terminals/{hall}/{terminal}", Right.TERMINALS_CONFIRM, terminals.change_terminal),
    ("GET", "/alarms", Right.HALLS_READ, alarms.list_alarms),
    ("POST", "/alarms/{hall}/{number}", Right.ALARMS_SETTLE, alarms.settle),
    ("GET", "/accounts", Right.ACCOUNTS_READ, admin.list_accounts),
    ("POST", "/accounts", Right.ACCOUNTS_MAKE, admin.make_account),
    ("POST", "/accounts/{account}", Right.ACCOUNTS_READ, admin.change_account),
    ("GET", "/log", Right.LOG_READ, admin.log),
)
"""Every page that needs a right; which steps of a form need more is asked where they are taken."""

_ENTRY: tuple[tuple[tuple[str, ...], str, Work], ...] = (
    (("GET",), "/", entry.home),
    (("GET", "POST"), "/sign-in", entry.sign_in),
    (("GET", "POST"), "/sign-in/code", entry.code),
    (("GET", "POST"), "/sign-in/factor", entry.factor),
    (("GET", "POST"), "/sign-in/password", entry.password),
    (("POST",), "/sign-out", entry.sign_out),
)


def create_pages(upstream: Upstream, bodies: Bodies, members: Accounts | None = None) -> APIRouter:
    """All pages under `/web`, for the application that serves the terminals too."""
    site = Site(upstream, members or Accounts(upstream.store, upstream.keys, upstream.clock), bodies)
    router = APIRouter()
    for method, path, right, work in PAGES:
        router.add_route(f"{PREFIX}{path}", site.open(right, work), methods=[method])
    for methods, path, work in _ENTRY:
        router.add_route(f"{PREFIX}{path}", site.anybody(work), methods=list(methods))
    router.add_route("/", site.anybody(lambda visit: visit.go("/")), methods=["GET"])
    router.add_route(f"{PREFIX}/pages.css", site.anybody(_css), methods=["GET"])
    router.add_route(f"{PREFIX}/font/{{style}}.woff", site.anybody(_font), methods=["GET"])
    router.add_route(f"{PREFIX}/{{rest:path}}", site.anybody(_unknown), methods=["GET", "POST"])
    return router


def _css(visit: Visit) -> Response:
    return Response(style_sheet(), media_type="text/css", headers={"cache-control": "private, max-age=600"})


def _font(visit: Visit) -> Response:
    style = visit.path["style"]
    if style not in fonts.STYLES:
        return _unknown(visit)
    return Response(fonts.woff(style), media_type="font/woff", headers={"cache-control": _FOR_EVER})


def _unknown(visit: Visit) -> Response:
    return visit.page("wrong.html", 404, refusal=Refusal("page_unknown"))
