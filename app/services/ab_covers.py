"""The register of covers (顶岗登记) as the page of AB posts lists it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta

from app.domain.access import Action, Actor
from app.domain.slots import Half, Slot
from app.services.ab_views import sight
from app.services.hall import Reading
from db import cover, roster
from db.cover import CoverRow

DAYS_BACK, DAYS_AHEAD = 14, 366


@dataclass(frozen=True, slots=True)
class CoverShown:
    """Who stands in for whom, in which half-days; `leave` empty: registered here, not with a leave."""

    cover: str
    name: str
    number: str
    covered: str
    department: str
    window_group: str
    counter: str
    slots: tuple[Slot, ...]
    note: str
    leave: str
    agreed: bool
    next_slot: Slot | None
    """The first half-day that is not over yet; None: all of it is past."""
    may_agree: bool
    may_end: bool


def covers(view: Reading, actor: Actor) -> tuple[CoverShown, ...]:
    """Covers of the last two weeks and of the coming year that the reader may see, the latest first."""
    _, sees = sight(view, actor, view.today)
    first, last = view.today - timedelta(days=DAYS_BACK), view.today + timedelta(days=DAYS_AHEAD)
    slots: dict[str, list[Slot]] = defaultdict(list)
    for row in cover.cover_slots(view.conn, first, last):
        slots[row.cover].append(row.slot)
    people = {person.subject: person for person in roster.people(view.conn)}
    heads = roster.window_heads(view.conn)
    found = []
    for known in cover.covers(view.conn):
        if known.cover in slots and sees((known.department, known.window_group)):
            headed = heads.get((known.department, known.window_group), "")
            found.append(_shown(view, actor, known, tuple(sorted(slots[known.cover])), people, headed))
    return tuple(sorted(found, key=lambda shown: (shown.slots[0], shown.cover), reverse=True))


def _shown(
    view: Reading,
    actor: Actor,
    row: CoverRow,
    slots: tuple[Slot, ...],
    people: dict[str, roster.Person],
    headed: str,
) -> CoverShown:
    by, covered = people.get(row.subject), people.get(row.covered)
    coming = next((slot for slot in slots if not _over(view, slot)), None)
    mine = actor.may(Action.COVER_AGREE) or (bool(actor.person) and actor.person == headed)
    return CoverShown(
        row.cover,
        by.name if by else "",
        by.number if by else "",
        covered.name if covered else "",
        row.department,
        row.window_group,
        row.counter,
        slots,
        row.note,
        row.leave,
        row.agreed,
        coming,
        not row.leave and not row.agreed and coming is not None and actor.may(Action.COVER_AGREE),
        not row.leave and coming is not None and actor.may(Action.COVER_REGISTER) and mine,
    )


def _over(view: Reading, slot: Slot) -> bool:
    second, hours = view.moment.on(slot.date), view.settings.rules.schedule(slot.date).hours(slot.date)
    return second is None or (slot.half is Half.AM and second >= hours.am.end * 60)
