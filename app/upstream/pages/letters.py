"""Letters to one hall: what was sent and became of it, the forms, and a look at each before it goes."""

from __future__ import annotations

from starlette.responses import Response

from app.domain.calendar import DayKind
from app.domain.refusal import Refusal
from app.domain.roster_rows import COLUMNS
from app.domain.rules import RULES
from app.domain.upstream_access import Right, require
from app.upstream.pages.halls import Standing, standing_of
from app.upstream.pages.letter_forms import letter_of
from app.upstream.pages.site import Visit
from db.upstream import overview

LETTERS = 50


def letters(visit: Visit) -> Response:
    """What the centre above has sent to a hall, and what became of it."""
    return _page(visit, standing_of(visit, visit.path["hall"]))


def send(visit: Visit) -> Response:
    """A message, a day of the calendar, a rule or lines of the roster: shown once more, then sent (PRG)."""
    require(visit.member, Right.LETTERS_SEND)
    standing, member, step = standing_of(visit, visit.path["hall"]), visit.member, visit.form.get("step", "")
    if step == "edit":
        return _page(visit, standing)
    hall, seen = standing.row.hall, _seen(visit, standing)
    try:
        kind, body = letter_of(visit.form)
        if step != "send":
            visit.site.letters.check(hall, kind, body, member)
            fields = _fields(visit, seen)
            return visit.page(
                "letter_check.html", standing=standing, kind=kind, body=body, fields=fields, columns=COLUMNS
            )
        letter = visit.site.letters.send(hall, kind, body, seen, member)
    except Refusal as refusal:
        return _page(visit, standing, refusal)
    return visit.go(f"/halls/{hall}/letters?sent={letter.number}")


def _seen(visit: Visit, standing: Standing) -> int:
    """The hall's seq when the form was drawn, since its author chose by what stood there."""
    text = visit.form.get("seen", "")
    known = text.isascii() and text.isdigit() and len(text) < 16
    return min(int(text), standing.row.shown_seq) if known else standing.row.shown_seq


def _fields(visit: Visit, seen: int) -> dict[str, str]:
    """What was filled in, to be sent from the next page."""
    own = {name: text for name, text in visit.form.items() if name not in ("token", "step")}
    return {**own, "seen": str(seen)}


def _page(visit: Visit, standing: Standing, refusal: Refusal | None = None) -> Response:
    with visit.site.store.read() as conn:
        rows = overview.other_letters(conn, standing.row.hall, LETTERS)
    return visit.page(
        "letters.html",
        409 if refusal else 200,
        standing=standing,
        tab="letters",
        rows=rows,
        just=next((row for row in rows if str(row.number) == visit.query.get("sent")), None),
        may_send=visit.member.may(Right.LETTERS_SEND),
        rules=[rule for rule in RULES if isinstance(rule.default, bool | int | str)],
        kinds=list(DayKind),
        columns=list(COLUMNS.values()),
        form=visit.form,
        refusal=refusal,
    )
