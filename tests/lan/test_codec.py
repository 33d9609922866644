"""Values cross the wire by their type hints: what comes out is what went in, and nothing else is taken."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum, StrEnum
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import pytest

from app.domain.leave_rules import Finding, LeaveRefused
from app.domain.refusal import Refusal
from app.domain.slots import Half, Slot
from app.lan.codec import pair
from app.lan.plain import WireError


class Colour(StrEnum):
    """An enumeration of texts."""

    RED = "red"


class Odd(Enum):
    """An enumeration whose values could not be sent."""

    FIRST = object()


class Spot(NamedTuple):
    """A named tuple."""

    row: int
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A dataclass in another one."""

    day: date
    colour: Colour | None = None


@dataclass(frozen=True, slots=True)
class Tree:
    """A dataclass that holds itself."""

    leaf: Leaf
    below: tuple[Tree, ...] = ()
    spots: Mapping[tuple[str, Colour], Spot] | None = None


NESTED = Tree(
    Leaf(date(2026, 3, 9), Colour.RED),
    (Tree(Leaf(date(2026, 3, 10))),),
    {("a", Colour.RED): Spot(3, frozenset({"x", "y"}))},
)
SHANGHAI = datetime(2026, 3, 9, 8, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
VALUES: list[tuple[Any, Any]] = [
    (Tree, NESTED),
    (Odd, Odd.FIRST),
    (tuple[int, ...], (1, 2)),
    (tuple[str, bool], ("x", True)),
    (list[Leaf], [Leaf(date(2026, 1, 1))]),
    (dict[str, int], {"a": 1}),
    (int | None, None),
    (int | str, "7"),
    (Leaf | Spot | None, Spot(1, frozenset())),
    (Leaf | Spot | None, None),
    (bytes, b"\x00\xff"),
    (float, 0.5),
    (datetime, SHANGHAI),
    (datetime, datetime(2026, 3, 9, 8, 30, tzinfo=UTC)),
    (datetime, datetime(2026, 3, 9, 8, 30, tzinfo=UTC).replace(tzinfo=None)),
    (Any, {"when": date(2026, 3, 9), "who": ("a", "b"), "n": [1, None, 2.5], "s": frozenset({1})}),
    (Any, SHANGHAI),
    (None, None),
]


@pytest.mark.parametrize(("hint", "value"), VALUES, ids=lambda item: str(item)[:40])
def test_what_comes_out_is_what_went_in(hint: Any, value: Any) -> None:
    way = pair(hint)
    back = way.decode(json.loads(json.dumps(way.encode(value))))
    assert back == value
    assert type(back) is type(value)


def test_a_moment_keeps_its_zone_and_not_only_its_offset() -> None:
    way = pair(datetime)
    assert way.decode(way.encode(SHANGHAI)).tzinfo == ZoneInfo("Asia/Shanghai")


def test_a_refusal_is_the_same_refusal_on_the_other_side() -> None:
    refusal = Refusal("month_locked", month="2026-03", deadline=date(2026, 4, 4), names=("韩静怡", "陆承志"))
    way = pair(Refusal | None)
    back = way.decode(json.loads(json.dumps(way.encode(refusal))))
    assert (back.key, back.params) == (refusal.key, refusal.params)


def test_leave_that_is_refused_says_everything_that_speaks_against_it_there_too() -> None:
    found = (Finding("L", "leave_full", Slot(date(2026, 3, 9), Half.AM), {"names": ("韩静怡",)}),)
    way = pair(Refusal)
    back = way.decode(json.loads(json.dumps(way.encode(LeaveRefused(found)))))
    assert isinstance(back, LeaveRefused)
    assert back.findings == found
    assert back.key == "leave_full"


@pytest.mark.parametrize(
    ("hint", "data"),
    [
        (int, True),
        (int, "1"),
        (str, 1),
        (bool, 1),
        (Leaf, ["2026-03-09"]),
        (Leaf, {"day": "2026-03-09", "colour": None}),
        (Leaf, ["2026-13-09", None]),
        (Colour, "red"),
        (Colour, "BLUE"),
        (tuple[int, ...], "12"),
        (tuple[int, str], [1]),
        (int | str, [2, 1]),
        (int | str, 1),
        (dict[str, int], [["a"]]),
        (bytes, "no base64!"),
        (datetime, ["2026-03-09T08:30:00", "Nowhere/City"]),
        (datetime, ["2026-03-09T08:30:00", "../../etc/passwd"]),
        (Any, {"date": "2026-03-09", "map": []}),
        (Any, {"class": "os.system"}),
        (Any, [1]),
        (Refusal, ["key", {"map": [[1, 2]]}]),
        (Path | None, "/etc/passwd"),
        (None, 0),
    ],
    ids=str,
)
def test_what_does_not_fit_its_hint_is_refused(hint: Any, data: Any) -> None:
    with pytest.raises(WireError):
        pair(hint).decode(data)


@pytest.mark.parametrize("value", [object(), b"bytes", Path("x"), 1 + 2j])
def test_a_value_of_no_stated_type_must_be_plain(value: Any) -> None:
    with pytest.raises(WireError):
        pair(Any).encode(value)


def test_another_dataclass_than_the_hint_says_is_not_sent() -> None:
    with pytest.raises(WireError):
        pair(Leaf).encode(Spot(1, frozenset()))


def test_a_type_that_cannot_cross_is_known_before_anything_is_sent() -> None:
    with pytest.raises(TypeError):
        pair(tuple[object, Path] | type[int])
