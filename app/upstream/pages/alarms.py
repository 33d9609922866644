"""What a person has to look at, and how it was settled."""

from __future__ import annotations

from starlette.responses import Response

from app.domain.free_text import clean_text
from app.domain.refusal import Refusal
from app.domain.upstream_access import Right
from app.upstream.accounts import note
from app.upstream.pages.site import Visit
from db.upstream import accounts, alarms, overview

SHOWN = 200


def list_alarms(visit: Visit) -> Response:
    """Those not settled first."""
    return _page(visit)


def settle(visit: Visit) -> Response:
    """Somebody has dealt with it, and says how. Refusals: `field_missing`, `alarm_settled`."""
    hall, number = visit.path["hall"], visit.path["number"]
    try:
        said = clean_text(visit.form.get("note", ""), "note")
        if not (number.isascii() and number.isdigit() and len(number) < 16):
            raise Refusal("alarm_settled")
        with visit.site.store.write() as conn:
            by, now_us = visit.member.account, visit.site.clock.wall_us()
            if not alarms.settle(conn, hall, int(number), by, said, now_us):
                raise Refusal("alarm_settled")
            note(conn, visit.site.clock, by, "alarm_settled", number, hall)
    except Refusal as refusal:
        return _page(visit, refusal)
    return visit.go("/alarms")


def _page(visit: Visit, refusal: Refusal | None = None) -> Response:
    with visit.site.store.read() as conn:
        rows = overview.alarms(conn, SHOWN)
        halls = {row.hall: row.name for row in overview.halls(conn)}
        names = accounts.names(conn)
    return visit.page(
        "alarms.html",
        409 if refusal else 200,
        rows=rows,
        halls=halls,
        names=names,
        may_settle=visit.member.may(Right.ALARMS_SETTLE),
        refusal=refusal,
    )
