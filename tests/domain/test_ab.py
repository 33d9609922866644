"""Who needs a B, who is one, and what is lacking: AB-01 to AB-04 and AB-6 of domain.md B.2."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.ab import (
    AbRules,
    AbState,
    Compliance,
    Group,
    Member,
    Weight,
    check_items,
    check_partner,
    compliance,
    cover_due,
    valid_b,
)
from app.domain.refusal import Refusal
from app.domain.rules import RuleBook, RuleChange

ITEMS = ("低保申请", "高龄津贴", "社会组织登记", "婚姻登记")
STRICT = AbRules(strict=True)


def a_staff(*names: str) -> tuple[Member, ...]:
    return tuple(Member(name, name, "A", "民政") for name in names)


def b_staff(name: str, *items: str, stood_down: bool = False) -> Member:
    return Member(name, name, "B", "民政", frozenset(items), stood_down)


def group(a: tuple[Member, ...], *b: Member, staff: int = 2) -> Group:
    return Group("MZ", "民政", ITEMS, a, b, staff)


def keys(found: Compliance) -> list[str]:
    return [f.key for f in found.findings]


def judged(given: Group, rules: AbRules | None = None) -> Compliance:
    return compliance(given, rules or AbRules())


def test_ab_01_one_a_without_a_b_does_not_comply() -> None:
    found = judged(group(a_staff("甲")))
    assert (found.state, keys(found)) == (AbState.FAILS, ["ab_no_b"])
    assert found.findings[0].params == {"a": 1, "need": 1, "have": 0}


def test_ab_02_two_a_and_a_b_for_all_four_items_comply() -> None:
    found = judged(group(a_staff("甲", "乙"), b_staff("丙", *ITEMS)))
    assert (found.state, keys(found), [m.name for m in found.valid]) == (AbState.COMPLIES, [], ["丙"])


def test_ab_03_a_b_for_three_of_four_items_does_not_do_and_the_missing_one_is_named() -> None:
    found = judged(group(a_staff("甲", "乙"), b_staff("丙", *ITEMS[:3])))
    assert (found.state, keys(found), found.valid) == (AbState.FAILS, ["ab_b_lacks"], ())
    assert found.findings[0].params == {"name": "丙", "items": ("婚姻登记",)}


def test_ab_2_and_ab_04_three_a_without_a_b_comply_and_strict_mode_asks_for_partners() -> None:
    given = group(a_staff("甲", "乙", "丙"), staff=3)
    assert (judged(given).state, keys(judged(given))) == (AbState.COMPLIES, [])
    found = judged(given, STRICT)
    assert (found.state, keys(found)) == (AbState.COMPLIES, ["ab_no_partner"])
    assert found.findings[0].weight is Weight.WARNING
    assert found.findings[0].params == {"names": ("甲", "乙", "丙")}


def test_in_strict_mode_a_partner_may_be_another_a_of_the_group_or_a_b_but_nobody_else() -> None:
    one, two, three = a_staff("甲", "乙", "丙")
    three = replace(three, partner="生人")
    given = group((replace(one, partner="乙"), replace(two, partner="丁"), three), b_staff("丁"))
    assert judged(given, STRICT).findings[0].params == {"names": ("丙",)}
    gone = replace(given, b=(b_staff("丁", stood_down=True),))
    assert judged(gone, STRICT).findings[0].params == {"names": ("乙", "丙")}


def test_nobody_is_their_own_partner_and_who_is_stood_down_needs_none() -> None:
    one, two = a_staff("甲", "乙")
    given = group((replace(one, partner="甲"), replace(two, stood_down=True)), b_staff("丙", *ITEMS))
    assert judged(given, STRICT).findings[0].params == {"names": ("甲",)}


def test_ab_06_nobody_dispatched_is_not_a_case_of_ab_posts() -> None:
    found = judged(group((), b_staff("丙")), STRICT)
    assert (found.state, keys(found)) == (AbState.NO_STAFF, ["ab_no_staff"])


def test_ab_06_one_a_alone_in_their_department_is_warned_of_but_complies() -> None:
    found = judged(group(a_staff("甲"), b_staff("丙", *ITEMS), staff=1))
    assert (found.state, keys(found)) == (AbState.COMPLIES, ["ab_staff_few"])
    assert found.findings[0].params == {"count": 1, "least": 2}
    assert keys(judged(group(a_staff("甲"), b_staff("丙", *ITEMS), staff=3))) == []


def test_a_b_who_is_stood_down_or_an_a_of_the_same_group_is_none() -> None:
    found = judged(group(a_staff("甲", "乙"), b_staff("丙", *ITEMS, stood_down=True)))
    assert (found.state, keys(found)) == (AbState.FAILS, ["ab_b_stood_down"])
    found = judged(group(a_staff("甲", "乙"), b_staff("乙", *ITEMS)))
    assert (found.state, keys(found)) == (AbState.FAILS, ["ab_b_is_a"])


def test_one_good_b_is_enough_whatever_the_others_lack() -> None:
    found = judged(group(a_staff("甲"), b_staff("丙"), b_staff("丁", *ITEMS)))
    assert (found.state, keys(found), [m.name for m in found.valid]) == (AbState.COMPLIES, [], ["丁"])


def test_a_hall_may_want_two_b_or_none_or_set_the_border_elsewhere() -> None:
    given = group(a_staff("甲", "乙"), b_staff("丙", *ITEMS))
    two = judged(given, AbRules(min_b=2))
    assert two.findings[0].params == {"a": 2, "need": 2, "have": 1}
    assert judged(group(a_staff("甲")), AbRules(min_b=0)).state is AbState.COMPLIES
    three = group(a_staff("甲", "乙", "丙"))
    assert judged(three, AbRules(require_when_a_le=3)).state is AbState.FAILS


def test_a_group_without_items_on_record_is_told_that_nothing_could_be_checked() -> None:
    found = judged(replace(group(a_staff("甲", "乙"), b_staff("丙")), items=()))
    assert (found.state, keys(found)) == (AbState.COMPLIES, ["ab_no_items"])
    assert keys(judged(replace(group(a_staff("甲", "乙", "丙"), staff=3), items=()))) == []


def test_cover_is_due_where_a_b_is_and_in_strict_mode_everywhere() -> None:
    small, large = group(a_staff("甲", "乙")), group(a_staff("甲", "乙", "丙"))
    assert [cover_due(g, AbRules()) for g in (small, large, group(()))] == [True, False, False]
    assert [cover_due(g, STRICT) for g in (small, large, group(()))] == [True, True, False]


def test_the_figures_are_those_of_the_day() -> None:
    later = date(2026, 4, 1)
    book = RuleBook.of([RuleChange("ab.mode", "strict", later), RuleChange("ab.min_b", 2, later)])
    assert AbRules.of(book, date(2026, 3, 31)) == AbRules()
    assert AbRules.of(book, later) == AbRules(min_b=2, strict=True)


def test_partners_and_items_are_held_against_the_department() -> None:
    check_partner("甲", "乙", {"乙"})
    check_partner("甲", "", ())
    for partner, key in (("甲", "ab_partner_self"), ("丙", "ab_partner_elsewhere")):
        with pytest.raises(Refusal) as caught:
            check_partner("甲", partner, {"甲", "乙"})
        assert caught.value.key == key
    check_items(ITEMS, ITEMS)
    with pytest.raises(Refusal, match="ab_item_unknown"):
        check_items(("年检",), ITEMS)


@settings(max_examples=50, deadline=None)
@given(
    count=st.integers(0, 4),
    able=st.lists(st.frozensets(st.sampled_from(ITEMS)), max_size=3),
    down=st.lists(st.booleans(), min_size=3, max_size=3),
)
def test_a_group_of_one_or_two_complies_just_when_somebody_can_do_everything(
    count: int, able: list[frozenset[str]], down: list[bool]
) -> None:
    members = tuple(Member(f"b{n}", f"b{n}", "B", "民政", can, down[n]) for n, can in enumerate(able))
    given = group(a_staff(*"甲乙丙丁"[:count]), *members)
    found = judged(given)
    can = any(b.can == frozenset(ITEMS) and not b.stood_down for b in members)
    assert bool(valid_b(given)) == can
    if count == 0:
        assert found.state is AbState.NO_STAFF
    else:
        assert (found.state is AbState.COMPLIES) == (count > 2 or can)
    assert (found.state is AbState.FAILS) == any(f.weight is Weight.FAULT for f in found.findings)
