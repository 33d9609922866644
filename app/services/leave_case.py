"""A request held against the hall as it stands: counted, routed, and what speaks against it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.balance_check import check_request
from app.domain.leave import Counted, Span, Works, count
from app.domain.leave_balance import NEWEST, year_parts
from app.domain.leave_rules import (
    Against,
    Finding,
    check_cover,
    check_late,
    check_overlap,
    check_window,
    check_workdays,
)
from app.domain.leave_types import Allowance
from app.domain.leave_window import Group, SlotLook
from app.domain.refusal import Refusal
from app.domain.slots import Slot
from app.services.balance_ledger import ledger_of
from app.services.leave_picture import NOBODY, Picture, View, picture_of


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody asks for; people by subject id, attachments by the hash of their blob."""

    subject: str
    kind: str
    span: Span
    reason: str = ""
    cover: str = ""
    attachments: tuple[str, ...] = ()
    notified: int = 0
    """When they rang, UTC seconds; 0: not known."""


@dataclass(frozen=True, slots=True)
class Case:
    """A request and all that matters to it at one moment."""

    wanted: Wanted
    picture: Picture
    held: Mapping[Slot, str]
    """Half-days of all their live leaves → the leave."""
    counted: Counted
    looks: tuple[SlotLook, ...]
    against: Against
    late: bool
    """Its first half-day has begun (domain.md B.1.5)."""
    must_take: bool
    group: Group

    @property
    def over(self) -> tuple[Finding, ...]:
        """What only the centre's leader can grant."""
        return tuple(f for f in (*self.against.refusals, *self.against.marks) if f.rule == "L")


def case_of(
    view: View, wanted: Wanted, leave: str = "", place: int | None = None, late: bool = False
) -> Case:
    """Holds a request against the hall; a constant number of queries.

    `leave` and `place`: the request's own, once it is handed in, so that it does not stand in its own way;
    `late`: it was late then; one that has begun while it waited for its decision is not.
    Refusals: `person_unknown`, `not_on_roster`.
    """
    picture, held = picture_of(view, wanted.subject, wanted.span, wanted.cover)
    _require_post(picture, wanted)
    works, rules = picture.works(wanted.subject), view.settings.rules
    own = {slot: key for slot, key in held.items() if key != leave}
    counted = count(wanted.span, own, works, rules, view.today)
    late = late or (place is None and _begun(view, picture, wanted.subject, counted.slots))
    kind = rules.leave_types(view.today).of(wanted.kind)
    must_take = late or kind.must_take
    looks = picture.looks(wanted.subject, counted.slots, place, wanted.cover)
    late_by = check_late(counted.slots, view.today, view.settings.calendar, rules) if late else Against()
    against = (
        late_by + check_workdays(wanted.span, counted.slots) + check_overlap(wanted.span, counted.slots, own)
    )
    against += check_window(
        looks,
        picture.names,
        limit={seen.slot: picture.limit(seen.slot) for seen in looks},
        minimum={seen.slot: picture.minimum(seen.slot) for seen in looks},
        must_take=must_take,
        minimum_hard=rules.value("leave.min_on_duty_hard", view.today),
    )
    against += _cover_against(picture, wanted, counted.slots, leave)
    against += _balance_against(view, wanted, works, leave, NEWEST if place is None else place)
    at = counted.slots[0] if counted.slots else wanted.span.first
    group = picture.group_of(wanted.subject, at)
    return Case(wanted, picture, held, counted, looks, against, late, must_take, group)


def _balance_against(view: View, wanted: Wanted, works: Works, leave: str, order: int) -> Against:
    """What a balance says; most types have none, and then nothing is read."""
    types = view.settings.rules.leave_types
    kinds = (types(part.first.date).of(wanted.kind) for part in year_parts(wanted.span))
    if all(kind.allowance is Allowance.NONE for kind in kinds):
        return Against()
    ledger = ledger_of(view, wanted.subject)
    return check_request(wanted.kind, wanted.span, ledger, types, works, leave, order)


def _require_post(picture: Picture, wanted: Wanted) -> None:
    if wanted.subject not in picture.names:
        raise Refusal("person_unknown")
    if all(picture.group_of(wanted.subject, slot) == NOBODY for slot in wanted.span.slots()):
        name = picture.names[wanted.subject]
        raise Refusal("not_on_roster", name=name, date=wanted.span.first.date)


def _begun(view: View, picture: Picture, subject: str, slots: Sequence[Slot]) -> bool:
    if not slots:
        return False
    first = slots[0]
    now = (view.moment.day, view.moment.second // 60)
    return now > (first.date, picture.hours(subject, first).start)


def _cover_against(picture: Picture, wanted: Wanted, slots: Sequence[Slot], leave: str) -> Against:
    """Whoever takes over serves in the same department, is there, and covers nobody else (C-A16)."""
    if not wanted.cover:
        return Against()
    name = picture.names.get(wanted.cover, "")
    if wanted.cover == wanted.subject:
        return Against((Finding("cover", "leave_cover_self", None, {"name": name}),))
    if not slots:
        return Against()
    if not picture.fit_to_cover(wanted.cover, picture.group_of(wanted.subject, slots[0]), slots):
        return Against((Finding("cover", "leave_cover_unfit", None, {"name": name}),))
    busy = picture.cover_busy(wanted.cover, slots, leave)
    elsewhere = _covers_elsewhere(picture, wanted, leave)
    return check_cover(sorted(busy or elsewhere), busy or elsewhere, name)


def _covers_elsewhere(picture: Picture, wanted: Wanted, leave: str) -> set[Slot]:
    """Rest days inside the leave count here: whoever takes over is kept free for them too."""
    held = ((slot, picture.covering(slot).get(wanted.cover)) for slot in wanted.span.slots())
    return {slot for slot, row in held if row is not None and (not leave or row.leave != leave)}
