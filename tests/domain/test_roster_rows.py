"""The roster file's header and its rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from app.domain.refusal import Refusal
from app.domain.roster_rows import COLUMNS, LINE_LIMIT, RejectedRow, RosterRow, read_rows

CHINESE = tuple(COLUMNS.values())
ENGLISH = ("number", "name", "department_code", "department", "window_group", "post", "start", "end")
GOOD = ("1101", "韩静怡", "SJ", "区市场监督管理局", "综合窗口", "A", "2025-03-03", "")
ROW = RosterRow("1101", "韩静怡", "SJ", "区市场监督管理局", "综合窗口", "A", date(2025, 3, 3), None)


def read(*lines: Sequence[str]) -> list[tuple[int, RosterRow | RejectedRow]]:
    return list(read_rows(enumerate(lines, 1)))


def refusal(*lines: Sequence[str]) -> Refusal:
    with pytest.raises(Refusal) as refused:
        read(*lines)
    return refused.value


@pytest.mark.parametrize("header", [CHINESE, ENGLISH, tuple(title.upper() for title in ENGLISH)])
def test_both_languages_head_the_same_columns(header: Sequence[str]) -> None:
    assert read(header, GOOD) == [(2, ROW)]


def test_columns_stand_in_any_order_and_others_are_not_read() -> None:
    header, cells = ("备注", *reversed(CHINESE)), ("=evil()", *reversed(GOOD))
    assert read(header, cells) == [(2, ROW)]


def test_a_title_above_the_header_is_passed_over() -> None:
    assert read(("青禾区政务服务中心人员名册",), ("2026年3月",), CHINESE, GOOD) == [(4, ROW)]


def test_a_file_without_a_needed_column_is_refused_whole_and_says_which() -> None:
    header = tuple(title for title in CHINESE if title not in ("编号", "进驻日期"))
    why = refusal(header, GOOD)
    assert (why.key, why.params["missing"]) == ("roster_columns", ("number", "start"))


def test_a_file_without_any_header_is_refused_whole() -> None:
    assert refusal(GOOD, GOOD).key == "roster_columns"
    assert refusal().key == "roster_columns"


def test_a_column_that_comes_twice_is_refused() -> None:
    assert refusal((*CHINESE, "name"), GOOD).params == {"field": "name"}


def test_window_and_end_may_be_blank_or_absent() -> None:
    short = tuple(title for title in CHINESE if title not in ("窗口", "离开日期"))
    cells = ("1101", "韩静怡", "SJ", "区市场监督管理局", "A", "2025-03-03")
    [(_, row)] = read(short, cells)
    assert isinstance(row, RosterRow)
    assert (row.window_group, row.end) == ("区市场监督管理局", None)


def test_a_short_line_lacks_what_it_does_not_give() -> None:
    assert read(CHINESE, GOOD[:3]) == [(2, RejectedRow("field_missing", {"field": "department"}))]


@pytest.mark.parametrize(
    ("column", "text", "key"),
    [
        (0, "", "field_missing"),
        (0, "../x", "field_character"),
        (0, "9" * 33, "field_too_long"),
        (1, "", "field_missing"),
        (1, "=1", "field_formula"),
        (2, "S J", "field_character"),
        (3, "@x", "field_formula"),
        (4, "字" * 65, "field_too_long"),
        (5, "C", "post_unknown"),
        (6, "", "field_missing"),
        (6, "昨天", "date_unreadable"),
        (7, "2025-03-02", "end_before_start"),
        (7, "2199-01-01", "date_implausible"),
    ],
)
def test_a_bad_value_rejects_its_line_alone(column: int, text: str, key: str) -> None:
    bad = list(GOOD)
    bad[column] = text
    first, second = read(CHINESE, bad, GOOD)
    assert isinstance(first[1], RejectedRow)
    assert first[1].key == key
    assert second == (3, ROW)


def test_a_file_longer_than_any_hall_is_refused() -> None:
    lines = [CHINESE, *([GOOD] * (LINE_LIMIT + 1))]
    assert refusal(*lines).params == {"limit": LINE_LIMIT}
