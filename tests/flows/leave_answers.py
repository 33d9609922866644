"""What the naive hall would answer: the refusals of a request and of a decision, by rule and half-day."""

from __future__ import annotations

from tests.flows.leave_model import MUST_TAKE, PENDING, Request, World, halves_between

Refusals = set[tuple[str, str | None]]


def request_refusals(world: World, own: Request, leave: str = "", order: int | None = None) -> Refusals:
    """What stops a request, or its approval (`order`: when it was handed in); L included."""
    slots = world.counted(own.person, own.first, own.last)
    must = own.kind in MUST_TAKE or (own.late if order is not None else world.begun(slots))
    found: Refusals = set() if slots else {("no_workday", None)}
    span = halves_between(own.first, own.last)
    other = [s for s in span if world.held.get((own.person, s), leave) != leave]
    found |= {("overlap", slot) for slot in ([s for s in slots if s in other] or other)}
    for slot in slots:
        look = world.look(own.person, slot, order, own.cover)
        if look.over and not must:
            found.add(("L", slot))
        if look.short and not must and world.rule("leave.min_on_duty_hard", world.today):
            found.add(("M", slot))
    return found | _cover_refusals(world, own, slots, leave)


def _cover_refusals(world: World, own: Request, slots: list[str], leave: str) -> Refusals:
    if world.cover_fault(own.person, own.cover, slots, leave) == "unfit":
        return {("cover", None)}
    if not own.cover or not slots:
        return set()
    busy = [slot for slot in slots if world.busy(own.cover, slot, leave)]
    span = halves_between(own.first, own.last)
    elsewhere = [slot for slot in span if world.elsewhere(own.cover, slot, leave)]
    return {("cover", slot) for slot in busy or elsewhere}


def decision_refusal(
    world: World, key: str, account: str, approve: bool, reason: str, override: bool
) -> set[str]:
    """The rules that refuse a decision, in the order in which they are asked; empty: it stands."""
    own = world.leaves[key]
    if own.state not in PENDING:
        return {"stale"}
    person, roles, _ = world.accounts[account]
    sent = "director" not in roles
    if sent and not _sent(world, account, own.person):
        return {"delegation"}
    if world.kin(own.person, person) or account in (own.entered_by, own.opinion_by):
        return {"self"}
    if own.route != "centre" and own.opinion is None:
        return {"order"}
    if sent and own.person in world.heads.values():
        return {"delegation"}
    return _grant_refusal(world, key, sent, reason, override) if approve else set()


def _sent(world: World, account: str, applicant: str) -> bool:
    """Whether a director sends the account today, who is neither the applicant nor related to them."""
    for giver, to, first, last in world.delegations.values():
        person, roles, _ = world.accounts[giver]
        able = "director" in roles and not world.kin(applicant, person)
        if able and to == account and first <= world.today <= last:
            return True
    return False


def _grant_refusal(world: World, key: str, sent: bool, reason: str, override: bool) -> set[str]:
    own = world.leaves[key]
    if own.opinion is False and not reason:
        return {"reason"}
    slots = world.counted(own.person, own.first, own.last)
    over = any(world.look(own.person, slot, own.order, own.cover).over for slot in slots)
    limit = {"L"} if over else set()
    others = {rule for rule, _ in request_refusals(world, own, key, own.order)} - {"L"}
    if others:
        return others | limit
    if over and not override:
        return limit
    if over and not reason:
        return {"reason"}
    return {"delegation"} if over and sent else set()
