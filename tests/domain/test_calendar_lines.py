"""Lines of a calendar file in the ways that people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.calendar import CalendarDay, DayKind
from app.domain.calendar_lines import calendar_columns, calendar_day, parse_day
from app.domain.refusal import Refusal

COLUMNS = calendar_columns(("日期", "类型", "名称"))


@pytest.mark.parametrize(
    "text", ["2026-01-04", "2026/1/4", "2026.01.04", "2026年1月4日", "20260104", "2026-01-04 00:00:00"]
)
def test_a_date_may_be_written_in_any_usual_way(text: str) -> None:
    assert parse_day(text) == date(2026, 1, 4)


@pytest.mark.parametrize(
    "text", ["", "1月4日", "2026-13-01", "2026-02-30", "1926-01-01", "04/01/2026", "２０２６-01-32"]
)
def test_what_is_no_date_is_refused_with_its_text(text: str) -> None:
    with pytest.raises(Refusal, match="line_date"):
        parse_day(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("上班", "work"),
        ("休息", "off"),
        ("上午休息", "am_off"),
        ("下午休息", "pm_off"),
        ("WORK", "work"),
        ("Pm_Off", "pm_off"),
    ],
)
def test_each_kind_has_a_chinese_and_an_english_word(text: str, kind: str) -> None:
    assert calendar_day(("2026-01-04", text, "x"), COLUMNS) == CalendarDay(
        date(2026, 1, 4), DayKind(kind), "x"
    )


def test_columns_are_found_by_name_in_any_order_and_the_name_may_be_missing() -> None:
    columns = calendar_columns(("Name", "KIND", "Date"))
    assert calendar_day(("春节", "off", "2026-02-17"), columns).name == "春节"
    assert calendar_day(("2026-02-17", "off"), COLUMNS).name == ""
    with pytest.raises(Refusal, match="calendar_header"):
        calendar_columns(("2026-02-17", "off", "春节"))


def test_an_unknown_kind_and_an_endless_name_are_refused() -> None:
    with pytest.raises(Refusal, match="line_kind"):
        calendar_day(("2026-02-17", "放假", ""), COLUMNS)
    with pytest.raises(Refusal, match="line_kind"):
        calendar_day(("2026-02-17",), COLUMNS)
    with pytest.raises(Refusal, match="line_name"):
        calendar_day(("2026-02-17", "off", "长" * 65), COLUMNS)


@given(st.lists(st.text(max_size=20), max_size=4))
def test_any_line_is_a_day_or_a_refusal(cells: list[str]) -> None:
    try:
        calendar_day(cells, COLUMNS)
    except Refusal as refusal:
        assert refusal.key in {"line_date", "line_kind", "line_name"}
