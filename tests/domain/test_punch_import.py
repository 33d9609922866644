"""Lines of punches from other time clocks: read, or rejected with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.punch_import import (
    NEVER_BEFORE,
    ReadPunch,
    RejectedLine,
    doubt,
    parse_moment,
    read_punches,
)
from app.domain.refusal import Refusal

MARCH_2 = date(2026, 3, 2)
AT = 8 * 3600 + 29 * 60 + 15


def read(*lines: Sequence[str], bare: bool = False) -> list[ReadPunch | RejectedLine]:
    return list(read_punches(enumerate(lines, 1), bare))


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-02 08:29:15",
        "2026/3/2 8:29:15",
        "2026-03-02T08:29:15",
        "2026.3.2  08:29:15",
        "2026年3月2日 8:29:15",
        "2026年3月2日8:29:15",
        "2026-03-02 08:29:15.000",
        "２０２６-03-02 08：29：15",
    ],
)
def test_a_time_is_read_in_every_usual_form(text: str) -> None:
    assert parse_moment(text) == (MARCH_2, AT)


def test_seconds_may_be_left_out() -> None:
    assert parse_moment("2026-03-02 08:29") == (MARCH_2, AT - 15)


@pytest.mark.parametrize(
    "text",
    [
        "2026-02-30 08:29",
        "2026-03-02 24:00",
        "2026-03-02 08:60",
        "2026-03-02",
        "08:29",
        "0001-01-01 08:29",
        "9999-12-31 23:59:59",
        "2026-03-02 08:29 PM",
        "=NOW()",
        "x" * 5000,
    ],
)
def test_what_is_no_time_is_refused_with_a_short_piece_of_it(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse_moment(text)
    assert refused.value.key == "time_unreadable"
    assert len(str(refused.value.params["text"])) <= 40


@settings(max_examples=100, deadline=None)
@given(st.datetimes(datetime(1970, 1, 1), datetime(2100, 12, 31)))  # noqa: DTZ001 - a clock's local time
def test_every_second_survives_being_written_and_read(moment: datetime) -> None:
    moment = moment.replace(microsecond=0)
    [punch] = read(("7", f"{moment}"), bare=True)
    assert isinstance(punch, ReadPunch)
    assert datetime.combine(punch.day, datetime.min.time()) + timedelta(seconds=punch.second) == moment
    assert punch.moment == str(moment)


def test_a_table_has_its_columns_in_any_order_and_either_language() -> None:
    punch = ReadPunch(2, "1101", MARCH_2, AT)
    assert read(("姓名", "打卡时间", "考勤号"), ("韩静怡", "2026-03-02 08:29:15", "1101")) == [punch]
    assert read(("Time", "User_ID"), ("2026-03-02 08:29:15", "1101.0")) == [punch]


def test_date_and_time_may_have_columns_of_their_own() -> None:
    punch = ReadPunch(2, "1101", MARCH_2, AT)
    assert read(("工号", "日期", "时间"), ("1101", "2026/3/2", "8:29:15")) == [punch]
    assert read(("工号", "日期", "时间"), ("1101", "2026-03-02 00:00:00", "08:29:15")) == [punch]
    assert read(("工号", "日期", "时间"), ("1101", "2026-03-02", "2026-03-02 08:29:15")) == [punch]
    assert read(("工号", "日期"), ("1101", "2026-03-02 08:29:15")) == [punch]


def test_the_clocks_own_number_counts_before_the_staff_number() -> None:
    [punch] = read(("编号", "考勤号", "时间"), ("A-1", "7", "2026-03-02 08:29:15"))
    assert isinstance(punch, ReadPunch)
    assert punch.user_no == "7"


def test_a_table_without_header_is_read_if_its_first_line_is_a_punch() -> None:
    lines = (("1101", "2026-03-02 08:29:15", "1"), ("1102", "2026-03-02 08:29:15"))
    assert [punch.line for punch in read(*lines)] == [1, 2]


def test_titles_above_the_header_are_passed_over() -> None:
    lines = (("考勤记录",), ("编号", "时间"), ("1101", "2026-03-02 08:29:15"))
    assert [punch.line for punch in read(*lines)] == [3]


@pytest.mark.parametrize(
    ("header", "missing"),
    [(("编号", "姓名"), ("time",)), (("姓名", "时间"), ("user_no",)), (("甲", "乙"), ("user_no", "time"))],
)
def test_a_table_without_number_or_time_is_refused_whole(
    header: Sequence[str], missing: tuple[str, ...]
) -> None:
    with pytest.raises(Refusal) as refused:
        read(header, ("x", "y"))
    assert (refused.value.key, refused.value.params["missing"]) == ("punch_columns", missing)


@pytest.mark.parametrize(
    ("cells", "key"),
    [
        (("", "2026-03-02 08:29:15"), "field_missing"),
        (("1" * 33, "2026-03-02 08:29:15"), "field_too_long"),
        (("1\x07", "2026-03-02 08:29:15"), "field_character"),
        (("../1", "2026-03-02 08:29:15"), "field_character"),
        (("1101", ""), "field_missing"),
        (("1101",), "field_missing"),
        (("1101", "昨天"), "time_unreadable"),
    ],
)
def test_a_bad_line_is_rejected_alone(cells: Sequence[str], key: str) -> None:
    first, second = read(cells, ("1101", "2026-03-02 08:29:15"), bare=True)
    assert isinstance(first, RejectedLine)
    assert (first.line, first.key) == (1, key)
    assert second == ReadPunch(2, "1101", MARCH_2, AT)


def test_a_punch_of_the_future_cannot_be_true() -> None:
    assert doubt(1001, 1000, None) == "punch_future"
    assert doubt(1_800_000_000, 1_800_000_000, None) is None


def test_a_punch_more_than_a_day_before_the_first_start_cannot_be_true() -> None:
    start, now = 1_750_000_000, 1_800_000_000
    assert doubt(start - 86_400, now, start) is None
    assert doubt(start - 86_401, now, start) == "punch_before_start"


def test_a_clock_that_lost_power_is_known_by_its_year_even_for_a_stranger() -> None:
    assert doubt(NEVER_BEFORE - 1, 1_800_000_000, None) == "punch_before_start"
    assert doubt(NEVER_BEFORE, 1_800_000_000, None) is None
