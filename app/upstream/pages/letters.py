"""Letters to one hall: what was sent and became of it, the forms, and a look at each before it goes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.responses import Response

from app.domain.calendar import DayKind
from app.domain.refusal import Refusal
from app.domain.roster_rows import COLUMNS
from app.domain.rules import RULES
from app.domain.upstream_access import Right, require
from app.services.settings import RuleView, SettingsService
from app.upstream.pages.halls import Standing, hall_of, standing_of
from app.upstream.pages.letter_forms import letter_of
from app.upstream.pages.site import Visit
from db.upstream import overview
from ui.words.rule_values import choices

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
            return _check_page(visit, standing, kind, body, _fields(visit, seen))
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


def _check_page(
    visit: Visit, standing: Standing, kind: str, body: Mapping[str, object], fields: Mapping[str, str]
) -> Response:
    return visit.page(
        "letter_check.html",
        standing=standing,
        kind=kind,
        body=body,
        fields=fields,
        columns=COLUMNS,
        rule=_rule(_rules(visit, standing), str(body.get("key", ""))),
    )


@dataclass(frozen=True, slots=True)
class RuleShown:
    """A rule that a letter may change."""

    key: str
    choices: tuple[Any, ...]
    """Its values, where they are few."""
    now: RuleView | None
    """As it stands in the hall; None where the hall's tables are not there."""


def _rules(visit: Visit, standing: Standing) -> list[RuleShown]:
    try:
        now = {rule.key: rule for rule in SettingsService(hall_of(visit, standing)).rules()}
    except Refusal:
        now = {}
    return [
        RuleShown(rule.key, choices(rule.key, rule.default), now.get(rule.key))
        for rule in RULES
        if isinstance(rule.default, bool | int | str)
    ]


def _rule(rules: Sequence[RuleShown], key: str) -> RuleShown | None:
    return next((rule for rule in rules if rule.key == key), None)


def _page(visit: Visit, standing: Standing, refusal: Refusal | None = None) -> Response:
    with visit.site.store.read() as conn:
        rows = overview.other_letters(conn, standing.row.hall, LETTERS)
    rules = _rules(visit, standing)
    return visit.page(
        "letters.html",
        409 if refusal else 200,
        standing=standing,
        tab="letters",
        rows=rows,
        just=next((row for row in rows if str(row.number) == visit.query.get("sent")), None),
        may_send=visit.member.may(Right.LETTERS_SEND),
        rules=rules,
        rule=_rule(rules, visit.form.get("key") or visit.query.get("rule", "")),
        kinds=list(DayKind),
        columns=list(COLUMNS.values()),
        form=visit.form,
        refusal=refusal,
    )
