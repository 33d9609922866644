"""Three different people on a slip, whatever roles, accounts and relations they have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from itertools import product
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.access import PERMISSIONS, Action, Actor, Role
from app.domain.correction import (
    Signer,
    Slip,
    SlipState,
    next_step,
    require_approver,
    require_confirmer,
    require_proposer,
    require_refuser,
)
from app.domain.refusal import Refusal

PERSONS = ("", "p1", "p2", "p3", "p4")
ACCOUNTS = ("a1", "a2", "a3", "a4", "a5", "a6")
ACTS = ("confirm", "approve", "refuse")
_ACTORS = st.builds(
    Actor,
    account=st.sampled_from(ACCOUNTS),
    name=st.just(""),
    roles=st.frozensets(st.sampled_from(list(Role)), max_size=4),
    person=st.sampled_from(PERSONS),
)


def allowed(check: Callable[..., object], *values: object) -> bool:
    try:
        check(*values)
    except Refusal:
        return False
    return True


def same(one: Signer | Actor, other: Signer | Actor) -> bool:
    return one.account == other.account or (bool(one.person) and one.person == other.person)


def walk(subject: str, head: str, proposer: Actor, signers: list[tuple[Actor, str]]) -> SlipState | None:
    """Takes one slip through its signers and checks that no two of them are one person."""
    if not allowed(require_proposer, proposer, subject, head):
        return None
    slip = Slip(subject, SlipState.PROPOSED, Signer(proposer.account, proposer.person), None, head)
    for actor, act in signers:
        if act == "confirm" and allowed(require_confirmer, actor, slip):
            assert actor.person != subject and not same(actor, slip.proposer)
            slip = replace(slip, state=SlipState.CONFIRMED, confirmer=Signer(actor.account, actor.person))
        elif act == "approve" and allowed(require_approver, actor, slip):
            assert slip.confirmer is not None and actor.person != subject
            assert not same(actor, slip.proposer) and not same(actor, slip.confirmer)
            slip = replace(slip, state=SlipState.APPROVED)
        elif act == "refuse" and allowed(require_refuser, actor, slip):
            assert actor.person != subject and not same(actor, slip.proposer)
            slip = replace(slip, state=SlipState.REFUSED)
    return slip.state


@settings(max_examples=150, deadline=None)
@given(
    subject=st.sampled_from(PERSONS[1:]),
    head=st.sampled_from(PERSONS),
    proposer=_ACTORS,
    signers=st.lists(st.tuples(_ACTORS, st.sampled_from(ACTS)), max_size=6),
)
def test_no_flow_ends_with_one_person_in_two_places(
    subject: str, head: str, proposer: Actor, signers: list[tuple[Actor, str]]
) -> None:
    walk(subject, head, proposer, signers)


def test_ten_thousand_random_flows_hold_no_self_confirmation_and_many_are_approved() -> None:
    chance = Random(20260309)
    ends: dict[SlipState | None, int] = defaultdict(int)
    for _ in range(10_000):
        signers = [(_anybody(chance), chance.choice(ACTS)) for _ in range(8)]
        ends[walk(chance.choice(PERSONS[1:]), chance.choice(PERSONS), _anybody(chance), signers)] += 1
    assert ends[SlipState.APPROVED] > 200 and ends[SlipState.REFUSED] > 200


def _anybody(chance: Random) -> Actor:
    roles = frozenset(chance.sample(list(Role), chance.randint(0, 4)))
    return Actor(chance.choice(ACCOUNTS), "", roles, chance.choice(PERSONS))


def test_every_role_may_confirm_or_approve_as_the_table_says_and_no_further() -> None:
    for role, state in product(Role, (SlipState.PROPOSED, SlipState.CONFIRMED)):
        actor = Actor("a9", "", frozenset({role}), "p9")
        slip = Slip("p1", state, Signer("a1", "p1"), None, head="p9")
        action = Action.CORRECTION_CONFIRM if state is SlipState.PROPOSED else Action.CORRECTION_APPROVE
        assert (next_step(actor, slip) is not None) == (role in PERMISSIONS[action])


def test_a_finished_slip_is_nobodys() -> None:
    everything = Actor("a9", "", frozenset(Role), "p9")
    for state in (SlipState.APPROVED, SlipState.REFUSED):
        assert next_step(everything, Slip("p1", state, Signer("a1", "p1"), None, "p9")) is None


def test_a_head_without_a_person_heads_nothing() -> None:
    nobody = Actor("a9", "", frozenset({Role.WINDOW_HEAD}))
    slip = Slip("p1", SlipState.PROPOSED, Signer("a1", "p1"), None, head="")
    assert not allowed(require_confirmer, nobody, slip)
    assert not allowed(require_proposer, nobody, "p1", "")
