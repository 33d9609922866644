"""参加工作日期 as people write it."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.refusal import Refusal
from app.domain.work_start import BadStart, StartLine, clean_work_start, read_starts

TODAY = date(2026, 4, 1)


@pytest.mark.parametrize(
    "text", ["2016-03-15", "2016/3/15", "2016年3月15日", "20160315", " ２０１６-３-１５ "]
)
def test_a_date_is_read_as_the_roster_reads_it(text: str) -> None:
    assert clean_work_start(text, TODAY) == date(2016, 3, 15)


@pytest.mark.parametrize("text", ["1986.07", "1986-7", "1986年7月", "1986/07"])
def test_a_month_is_its_first_day(text: str) -> None:
    assert clean_work_start(text, TODAY) == date(1986, 7, 1)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "field_missing"),
        ("soon", "date_unreadable"),
        ("1986.13", "date_unreadable"),
        ("1939-12-31", "date_implausible"),
        ("2026-04-02", "work_start_future"),
    ],
)
def test_what_is_no_such_date_is_refused(text: str, key: str) -> None:
    with pytest.raises(Refusal) as caught:
        clean_work_start(text, TODAY)
    assert caught.value.key == key


def test_columns_may_stand_in_any_order_below_a_title() -> None:
    lines = [
        (1, ["名册"]),
        (2, ["参加工作日期", "备注", " 工 号 "]),
        (3, ["2016-03-15", "", "1001"]),
        (4, []),
    ]
    assert list(read_starts(lines, TODAY)) == [
        StartLine(3, "1001", date(2016, 3, 15)),
        BadStart(4, "field_missing", {"field": "work_start"}),
    ]


def test_a_file_without_both_columns_is_refused() -> None:
    with pytest.raises(Refusal, match="work_start_columns"):
        list(read_starts([(1, ["工号", "姓名"])] * 12, TODAY))
