"""Accounts of upstream, and what was read and done on its pages."""

from __future__ import annotations

from starlette.responses import Response

from app.domain.refusal import Refusal
from app.domain.upstream_access import Right, Stand, require
from app.upstream.accounts import NewAccount
from app.upstream.pages.halls import hall_of, standings
from app.upstream.pages.site import Visit
from db import roster
from db.upstream import accounts, overview

LOG_LINES = 100


def list_accounts(visit: Visit) -> Response:
    """Every account, and a form for a new one."""
    return _page(visit)


def make_account(visit: Visit) -> Response:
    """Its first password is shown once, on the answer to this form."""
    try:
        hall, _, department = visit.form.get("place", "").partition("/")
        new = NewAccount(
            visit.form.get("username", ""),
            visit.form.get("name", ""),
            visit.form.get("stand", ""),
            hall,
            department,
        )
        password = visit.site.members.make(visit.member, new)[1]
    except Refusal as refusal:
        return _page(visit, refusal)
    return visit.page("first_password.html", username=new.username, password=password)


def change_account(visit: Visit) -> Response:
    """Confirmed, closed or reset."""
    members, key, step = visit.site.members, visit.path["account"], visit.form.get("step", "")
    known = next((a for a in members.everybody(visit.member) if a.account == key), None)
    try:
        if known is None:
            raise Refusal("account_unknown")
        if step == "confirm":
            members.confirm(visit.member, key)
        elif step in ("close", "reset") and visit.form.get("sure") != "yes":
            require(visit.member, Right.ACCOUNTS_MAKE)
            return visit.page("account_step.html", row=known, step=step)
        elif step == "close":
            members.close(visit.member, key)
        elif step == "reset":
            password = members.reset(visit.member, key)
            return visit.page("first_password.html", username=known.username, password=password)
    except Refusal as refusal:
        return _page(visit, refusal)
    return visit.go("/accounts")


def log(visit: Visit) -> Response:
    """The newest lines of what was read and done."""
    page = visit.number
    with visit.site.store.read() as conn:
        rows = accounts.views(conn, LOG_LINES + 1, (page - 1) * LOG_LINES)
        names = accounts.names(conn)
        halls = {row.hall: row.name for row in overview.halls(conn)}
    return visit.page(
        "log.html", rows=rows[:LOG_LINES], more=len(rows) > LOG_LINES, page=page, names=names, halls=halls
    )


def _page(visit: Visit, refusal: Refusal | None = None) -> Response:
    rows = visit.site.members.everybody(visit.member)
    places = _places(visit)
    return visit.page(
        "accounts.html",
        409 if refusal else 200,
        rows=rows,
        names={row.account: row.name for row in rows},
        places=places,
        place_names=dict(places),
        stands=list(Stand),
        form=visit.form,
        refusal=refusal,
    )


def _places(visit: Visit) -> list[tuple[str, str]]:
    """(hall/department, its name) of every hall whose tables are there."""
    found = []
    for standing in standings(visit):
        try:
            with hall_of(visit, standing).reading() as view:
                departments = roster.departments(view.conn)
        except Refusal:
            continue
        found += [(f"{standing.row.hall}/{d.code}", f"{standing.row.name} {d.name}") for d in departments]
    return found
