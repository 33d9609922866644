"""The pages of signing in and out."""

from __future__ import annotations

from starlette.responses import Response

from app.domain.refusal import Refusal
from app.domain.upstream_access import Stand
from app.upstream import second_factor
from app.upstream.pages.site import Visit
from app.upstream.sign_in import Session, Stage

_STEPS = {
    Stage.ENROL: "/sign-in/factor",
    Stage.CODE: "/sign-in/code",
    Stage.RENEW: "/sign-in/password",
    Stage.OPEN: "/",
}
_HOME = {Stand.REVIEWER: "/desk"}


def home(visit: Visit) -> Response:
    """Whatever waits for who comes."""
    if visit.session is None:
        return visit.go("/sign-in")
    if visit.session.stage is not Stage.OPEN:
        return visit.go(_STEPS[visit.session.stage])
    return visit.go(_HOME.get(visit.member.stand, "/halls"))


def sign_in(visit: Visit) -> Response:
    """User name and password."""
    if not visit.form:
        return visit.go("/") if visit.session else visit.page("sign_in.html", username="")
    username = visit.form.get("username", "")
    try:
        session = visit.site.sign_in.begin(username, visit.form.get("password", ""), visit.address)
    except Refusal as refusal:
        return visit.page("sign_in.html", 403, username=username[:64], refusal=refusal)
    return _on(visit, session)


def code(visit: Visit) -> Response:
    """The six digits of the authenticator."""
    session = _at(visit, Stage.CODE)
    if session is None:
        return visit.go("/")
    if not visit.form:
        return visit.page("code.html")
    try:
        return _on(visit, visit.site.sign_in.code(session, visit.form.get("code", ""), visit.address))
    except Refusal as refusal:
        return visit.page("code.html", 403, refusal=refusal)


def factor(visit: Visit) -> Response:
    """An authenticator is set up: its secret as text, and a code of it as proof."""
    session = _at(visit, Stage.ENROL)
    if session is None:
        return visit.go("/")
    refusal: Refusal | None = None
    if visit.form:
        try:
            return _on(visit, visit.site.sign_in.code(session, visit.form.get("code", ""), visit.address))
        except Refusal as why:
            refusal = why
    secret = visit.site.sign_in.factor(session)
    return visit.page(
        "factor.html",
        403 if refusal else 200,
        secret=second_factor.spoken(secret),
        address=second_factor.address(secret, session.member.username),
        refusal=refusal,
    )


def password(visit: Visit) -> Response:
    """The first password is changed."""
    session = _at(visit, Stage.RENEW)
    if session is None:
        return visit.go("/")
    if not visit.form:
        return visit.page("password.html", username=session.member.username)
    try:
        own, again = visit.form.get("password", ""), visit.form.get("again", "")
        return _on(visit, visit.site.sign_in.renew(session, own, again))
    except Refusal as refusal:
        return visit.page("password.html", 403, username=session.member.username, refusal=refusal)


def sign_out(visit: Visit) -> Response:
    if visit.session is not None:
        visit.site.sign_in.leave(visit.session.token)
    visit.keep(None)
    return visit.go("/sign-in")


def _at(visit: Visit, stage: Stage) -> Session | None:
    return visit.session if visit.session is not None and visit.session.stage is stage else None


def _on(visit: Visit, session: Session) -> Response:
    visit.keep(session)
    return visit.go(_STEPS[session.stage])
