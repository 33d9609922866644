"""The coming half-days and the alert of fifteen minutes: AB-3, AB-4, AB-07, C-L10, C-A16, C-A17."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.domain.ab import AbRules, Group, Weight
from app.domain.ab_slots import Alert, Away, AwayKind, Cover, GroupSlot, Risk, SlotOutlook, alerts, outlook
from app.domain.slots import Half, Slot
from tests.domain.test_ab import ITEMS, a_staff, b_staff, group

MONDAY = Slot(date(2026, 3, 9), Half.AM)
OPENING, NOON = 8 * 60 + 30, 12 * 60
LEAVE = Away(AwayKind.LEAVE, OPENING, NOON)


def slot(
    given: Group, away: dict[str, Away] | None = None, *covers: Cover, due: frozenset[str] | None = None
) -> GroupSlot:
    names = frozenset(m.subject for m in given.a) if due is None else due
    return GroupSlot(MONDAY, given, names, away or {}, covers)


def cover(by: str, covered: str, agreed: bool = True) -> Cover:
    return Cover(by, covered, agreed)


def keys(found: SlotOutlook) -> list[str]:
    return [f.key for f in found.findings]


def told(found: tuple[Alert, ...]) -> list[tuple[str, str]]:
    return [(alert.subject, alert.finding.key) for alert in found]


PAIR = group(a_staff("甲", "乙"), b_staff("丙", *ITEMS))
ALONE = group(a_staff("甲"), b_staff("丙", *ITEMS))
EIGHT = group(a_staff(*"甲乙丙丁戊己庚辛"), staff=8)


def test_a_half_day_with_everybody_there_has_no_risk() -> None:
    found = outlook(slot(PAIR), AbRules())
    assert (found.risk, found.on_duty, found.away) == (Risk.NONE, 2, ())


def test_ab_3_an_a_and_the_only_b_away_together_are_warned_of() -> None:
    found = outlook(slot(PAIR, {"甲": LEAVE, "丙": Away(AwayKind.OUTING, 600, 660)}), AbRules())
    assert (found.risk, keys(found)) == (Risk.BOTH, ["ab_both_away", "ab_uncovered"])
    assert found.findings[0].params == {
        "date": MONDAY.date,
        "half": "am",
        "names": ("甲",),
        "b": "丙",
    }


def test_ab_3_a_second_valid_b_takes_the_warning_away() -> None:
    given = replace(PAIR, b=(*PAIR.b, b_staff("丁", *ITEMS)))
    found = outlook(slot(given, {"甲": LEAVE, "丙": LEAVE}, cover("丁", "甲")), AbRules())
    assert (found.risk, found.on_duty) == (Risk.COVERED, 2)


def test_somebody_away_without_cover_is_at_risk_where_a_b_is_due() -> None:
    found = outlook(slot(PAIR, {"甲": LEAVE}), AbRules())
    assert (found.risk, found.on_duty, keys(found)) == (Risk.UNCOVERED, 1, ["ab_uncovered"])
    assert outlook(slot(EIGHT, {"甲": LEAVE}), AbRules()).risk is Risk.AWAY
    assert outlook(slot(EIGHT, {"甲": LEAVE}), AbRules(strict=True)).risk is Risk.UNCOVERED


def test_a_cover_counts_once_the_centre_has_agreed() -> None:
    waiting = outlook(slot(PAIR, {"甲": LEAVE}, cover("丙", "甲", False)), AbRules())
    assert (waiting.risk, waiting.on_duty, keys(waiting)) == (Risk.UNCOVERED, 1, ["ab_cover_waits"])
    agreed = outlook(slot(PAIR, {"甲": LEAVE}, cover("丙", "甲")), AbRules())
    assert (agreed.risk, agreed.on_duty, keys(agreed)) == (Risk.COVERED, 2, [])


def test_c_l10_a_window_of_two_is_not_emptied_but_by_a_cover() -> None:
    both = {"甲": LEAVE, "乙": LEAVE}
    assert outlook(slot(PAIR, both), AbRules()).risk is Risk.EMPTY
    found = outlook(slot(PAIR, both, cover("丙", "甲")), AbRules())
    assert (found.risk, found.on_duty, keys(found)) == (Risk.UNCOVERED, 1, ["ab_uncovered"])


def test_c_l10_a_window_of_one_keeps_working_by_its_b_alone() -> None:
    empty = outlook(slot(ALONE, {"甲": LEAVE}), AbRules())
    assert (empty.risk, empty.on_duty) == (Risk.EMPTY, 0)
    assert empty.findings[0].params["least"] == 1
    assert outlook(slot(ALONE, {"甲": LEAVE}, cover("丙", "甲")), AbRules()).risk is Risk.COVERED


def test_a_hall_that_wants_two_on_duty_is_told_of_one() -> None:
    assert outlook(slot(PAIR, {"甲": LEAVE}), AbRules(min_on_duty=2)).risk is Risk.EMPTY
    assert outlook(slot(PAIR), AbRules(min_on_duty=2)).risk is Risk.NONE


def test_c_a16_one_person_covers_one_other_in_a_half_day() -> None:
    both = {"甲": LEAVE, "乙": LEAVE}
    found = outlook(slot(PAIR, both, cover("丙", "甲"), cover("丙", "乙")), AbRules())
    assert (found.on_duty, keys(found)) == (1, ["ab_uncovered"])
    assert found.findings[0].params["name"] == "乙"


def test_whoever_is_away_or_stood_down_covers_nobody() -> None:
    down = Away(AwayKind.STOOD_DOWN, OPENING, NOON)
    found = outlook(slot(ALONE, {"甲": LEAVE, "丙": down}, cover("丙", "甲")), AbRules())
    assert (found.risk, found.on_duty) == (Risk.EMPTY, 0)


def test_who_is_not_due_is_not_away_and_a_closed_window_is_no_risk() -> None:
    assert outlook(slot(PAIR, {"甲": LEAVE}, due=frozenset({"乙"})), AbRules()).risk is Risk.NONE
    assert outlook(slot(PAIR, {"甲": LEAVE}, due=frozenset()), AbRules()).risk is Risk.NONE
    assert outlook(slot(group(()), {}), AbRules()).risk is Risk.NONE


def test_ab_07_no_cover_record_a_quarter_of_an_hour_after_the_opening_is_an_alert() -> None:
    at = slot(ALONE, {"甲": LEAVE})
    assert alerts(at, AbRules(), OPENING, OPENING + 14) == ()
    found = alerts(at, AbRules(), OPENING, OPENING + 15)
    assert told(found) == [("甲", "ab_alert")]
    assert (found[0].due, found[0].finding.weight) == (8 * 60 + 45, Weight.ALERT)
    assert told(alerts(at, AbRules(), OPENING, 17 * 60)) == [("甲", "ab_alert")]


def test_ab_07_a_cover_in_force_is_silent_and_one_that_waits_is_told_as_such() -> None:
    at = slot(ALONE, {"甲": LEAVE}, cover("丙", "甲"))
    assert alerts(at, AbRules(), OPENING, NOON) == ()
    at = slot(ALONE, {"甲": LEAVE}, cover("丙", "甲", False))
    assert told(alerts(at, AbRules(), OPENING, NOON)) == [("甲", "ab_alert_waits")]


def test_after_a_departure_the_quarter_of_an_hour_runs_from_it() -> None:
    at = slot(ALONE, {"甲": Away(AwayKind.OUTING, 10 * 60, 11 * 60)})
    assert alerts(at, AbRules(), OPENING, 10 * 60 + 14) == ()
    assert alerts(at, AbRules(), OPENING, 10 * 60 + 15)[0].due == 10 * 60 + 15
    early = slot(ALONE, {"甲": Away(AwayKind.OUTING, 8 * 60, 11 * 60)})
    assert alerts(early, AbRules(), OPENING, NOON)[0].due == OPENING + 15


def test_who_is_back_within_the_quarter_of_an_hour_needs_no_cover() -> None:
    at = slot(ALONE, {"甲": Away(AwayKind.OUTING, 10 * 60, 10 * 60 + 15)})
    assert alerts(at, AbRules(), OPENING, NOON) == ()


def test_where_no_b_is_due_nobody_is_alarmed() -> None:
    at = slot(EIGHT, {"甲": LEAVE})
    assert alerts(at, AbRules(), OPENING, NOON) == ()
    assert told(alerts(at, AbRules(strict=True), OPENING, NOON)) == [("甲", "ab_alert")]


def test_c_a17_a_handover_not_confirmed_when_the_leave_begins_is_an_alert() -> None:
    away = replace(LEAVE, handed_over=False)
    at = slot(ALONE, {"甲": away}, cover("丙", "甲"))
    assert alerts(at, AbRules(), OPENING, OPENING - 1) == ()
    assert told(alerts(at, AbRules(), OPENING, OPENING)) == [("甲", "ab_not_handed_over")]
    assert told(alerts(slot(EIGHT, {"甲": away}), AbRules(), OPENING, OPENING)) == [
        ("甲", "ab_not_handed_over")
    ]
