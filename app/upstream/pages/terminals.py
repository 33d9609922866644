"""Terminals of halls: one-time codes, the four words to compare, the second person, revoking."""

from __future__ import annotations

from starlette.responses import Response

from app.domain.four_words import four_words
from app.domain.refusal import Refusal
from app.domain.upstream_access import Right, require
from app.upstream.pages.site import Visit
from db.upstream import accounts, overview


def list_terminals(visit: Visit) -> Response:
    """Those that wait for the second person first."""
    return _page(visit)


def make_code(visit: Visit) -> Response:
    """For a new hall by its name, or for a new terminal of a hall; shown once, on the answer to this form."""
    name, takeover = visit.form.get("name", "").strip(), visit.form.get("takeover", "")
    try:
        if bool(name) == bool(takeover):
            raise Refusal("code_for_one")
        code = visit.site.enrolment.make_code(visit.member.account, name, takeover)
    except Refusal as refusal:
        return _page(visit, refusal)
    with visit.site.store.read() as conn:
        known = overview.halls(conn, takeover) if takeover else []
    return visit.page("code_made.html", code=code, name=known[0].name if known else name)


def change_terminal(visit: Visit) -> Response:
    """Confirmed or refused by the second person, or revoked."""
    place, step = (visit.path["hall"], visit.path["terminal"]), visit.form.get("step", "")
    enrolment, by = visit.site.enrolment, visit.member.account
    try:
        if step in ("confirm", "refuse"):
            require(visit.member, Right.TERMINALS_CONFIRM)
            (enrolment.confirm if step == "confirm" else enrolment.refuse)(*place, by)
        elif step == "revoke":
            require(visit.member, Right.TERMINALS_REVOKE)
            if visit.form.get("sure") != "yes":
                return _ask(visit)
            enrolment.revoke(*place, by)
    except Refusal as refusal:
        return _page(visit, refusal)
    return visit.go("/terminals")


def _ask(visit: Visit) -> Response:
    """Refusal `terminal_unknown`."""
    hall, terminal = visit.path["hall"], visit.path["terminal"]
    with visit.site.store.read() as conn:
        rows = [row for row in overview.terminals(conn) if (row.hall, row.terminal) == (hall, terminal)]
        halls = overview.halls(conn, hall)
    if not rows or not halls:
        raise Refusal("terminal_unknown")
    return visit.page("revoke.html", row=rows[0], hall=halls[0].name)


def _page(visit: Visit, refusal: Refusal | None = None) -> Response:
    with visit.site.store.read() as conn:
        rows = overview.terminals(conn)
        halls = {row.hall: row.name for row in overview.halls(conn)}
        names = accounts.names(conn)
    public = visit.site.keys.public
    return visit.page(
        "terminals.html",
        409 if refusal else 200,
        rows=[(row, "　".join(four_words(row.hall, row.key, public))) for row in rows],
        halls=halls,
        names=names,
        form=visit.form,
        refusal=refusal,
    )
