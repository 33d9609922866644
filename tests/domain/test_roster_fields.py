"""What people type into a roster is made uniform or refused by name."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.refusal import Refusal
from app.domain.roster_fields import (
    check_period,
    clean_code,
    clean_date,
    clean_end,
    clean_name,
    clean_number,
    clean_post,
)

MARCH_2 = date(2026, 3, 2)


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-02",
        "2026/3/2",
        "2026.3.2",
        "2026年3月2日",
        "20260302",
        " 2026-03-02 ",
        "２０２６／０３／０２",
        "2026-03-02 00:00:00",
        "2026-03-02T00:00",
    ],
)
def test_a_date_is_read_in_every_usual_form(text: str) -> None:
    assert clean_date(text, "start") == MARCH_2


@pytest.mark.parametrize(
    "text",
    [
        "2026-3/2",
        "26-3-2",
        "2026-02-30",
        "2026-13-01",
        "3/2/2026",
        "2026-03-02 08:30",
        "三月二日",
        "46083",
        "=A1",
    ],
)
def test_what_is_no_date_is_refused_with_its_text(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        clean_date(text, "end")
    assert (refused.value.key, refused.value.params["field"]) == ("date_unreadable", "end")
    assert refused.value.params["value"] == text


@pytest.mark.parametrize("text", ["1989-12-31", "2101-01-01", "0001-01-01", "9999-12-31"])
def test_a_year_nobody_can_serve_in_is_refused(text: str) -> None:
    with pytest.raises(Refusal, match="date_implausible"):
        clean_date(text, "start")


def test_a_blank_end_means_still_there_and_a_blank_start_is_missing() -> None:
    assert clean_end("") is None
    assert clean_end(" 至今 ") is None
    with pytest.raises(Refusal, match="field_missing"):
        clean_date("", "start")


def test_service_may_last_one_day_but_not_end_before_it_began() -> None:
    check_period(MARCH_2, MARCH_2)
    check_period(MARCH_2, None)
    with pytest.raises(Refusal, match="end_before_start"):
        check_period(MARCH_2, date(2026, 3, 1))


@pytest.mark.parametrize(
    ("text", "number"),
    [("1001", "1001"), ("１００１", "1001"), ("1001.0", "1001"), (" 0012 ", "0012"), ("GA-01_b", "GA-01_b")],
)
def test_a_number_is_made_half_width_and_keeps_its_zeros(text: str, number: str) -> None:
    assert clean_number(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "../etc/passwd",
        "a/b",
        "a\\b",
        ".hidden",
        "C:1",
        "10 01",
        "1\x001",
        "=1+1",
        "-1",
        "1\u202e1",
        "*",
        "1\n2",
    ],
)
def test_a_number_takes_no_path_formula_space_or_control_character(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        clean_number(text)
    assert refused.value.key == "field_character"
    assert "U+" in str(refused.value.params["character"])


def test_a_number_has_at_most_32_characters_and_a_code_16() -> None:
    assert clean_number("1" * 32) == "1" * 32
    assert clean_code("G" * 16) == "G" * 16
    for text, clean in (("1" * 33, clean_number), ("G" * 17, clean_code)):
        with pytest.raises(Refusal, match="field_too_long"):
            clean(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("王　芳", "王芳"),
        ("王  芳", "王芳"),
        (" 买买提·艾力 ", "买买提·艾力"),
        ("John  Smith", "John Smith"),
        ("e\u0301", "é"),
        ("\U00030edd明", "\U00030edd明"),
        ("\U000323b0　明", "\U000323b0明"),
    ],
)
def test_a_name_keeps_rare_characters_and_loses_only_the_spaces_that_spread_it(text: str, name: str) -> None:
    assert clean_name(text, "name") == name


@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "＝1", "＋1", "－1", "＠a"])
def test_a_name_that_a_spreadsheet_would_run_is_refused(text: str) -> None:
    with pytest.raises(Refusal, match="field_formula"):
        clean_name(text, "name")


@pytest.mark.parametrize(
    "char", ["\x00", "\x07", "\x1b", "\u202e", "\u2066", "\u200b", "\ufeff", "\u2028", "\ud800"]
)
def test_a_name_with_a_character_nobody_sees_is_refused_with_its_code(char: str) -> None:
    with pytest.raises(Refusal) as refused:
        clean_name(f"王{char}芳", "name")
    assert refused.value.params == {"field": "name", "character": f"U+{ord(char):04X}"}


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("A", "A"),
        ("a", "A"),
        ("Ａ岗", "A"),
        ("甲岗", "A"),
        ("A角", "A"),
        ("b", "B"),
        ("乙岗", "B"),
        ("B岗", "B"),
    ],
)
def test_a_post_is_read_in_every_usual_form(text: str, post: str) -> None:
    assert clean_post(text) == post


@pytest.mark.parametrize("text", ["C", "AB", "岗", "A岗岗", "1"])
def test_there_are_no_posts_but_a_and_b(text: str) -> None:
    with pytest.raises(Refusal, match="post_unknown"):
        clean_post(text)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_either_taken_in_a_stable_form_or_refused(text: str) -> None:
    for clean in (clean_number, clean_post, lambda t: clean_name(t, "name")):
        try:
            value = clean(text)
        except Refusal:
            continue
        assert clean(value) == value
        assert value.isprintable() or not value.isascii()


@settings(max_examples=60, deadline=None)
@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_every_plausible_date_survives_each_form(day: date) -> None:
    for text in (
        day.isoformat(),
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%Y%m%d}",
        f"{day:%Y/%m/%d}",
    ):
        assert clean_date(text, "start") == day
