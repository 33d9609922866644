"""Passwords, PINs and user names that may or may not serve."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.refusal import Refusal
from app.domain.secret_policy import checked_name, checked_password, checked_pin, checked_username


def refused(key: str, check: Callable[..., object], *values: str) -> None:
    with pytest.raises(Refusal) as caught:
        check(*values)
    assert caught.value.key == key


@pytest.mark.parametrize(
    ("key", "password"),
    [
        ("password_short", "9characte"),
        ("password_long", "x" * 129),
        ("password_username", "the-ZhangWei-one"),
        ("password_common", "Password123"),
        ("password_common", "aaaaaaaaaaaa"),
        ("password_common", "abcabcabcabc"),
        ("password_common", "1234567890"),
        ("password_common", "９８７６５４３２１０"),
        ("password_common", "5201314520"),
    ],
)
def test_a_weak_password_is_refused_for_its_own_reason(key: str, password: str) -> None:
    refused(key, checked_password, password, "zhangwei")


@pytest.mark.parametrize("password", ["correct horse", "窗口工作人员不得空岗离岗", "kX7$mmq2!p"])
def test_ten_characters_that_are_not_easily_guessed_are_taken(password: str) -> None:
    assert checked_password(password, "zhangwei") == password


@pytest.mark.parametrize(
    ("key", "pin"),
    [
        ("pin_form", "12345"),
        ("pin_form", "1234567"),
        ("pin_form", "12a456"),
        ("pin_form", "１２３４５６"),
        ("pin_easy", "111111"),
        ("pin_easy", "123456"),
        ("pin_easy", "654321"),
        ("pin_easy", "890123"),
        ("pin_easy", "121212"),
        ("pin_easy", "135791"),
        ("pin_easy", "112122"),
        ("pin_birthday", "900307"),
        ("pin_birthday", "070390"),
        ("pin_birthday", "198503"),
        ("pin_has_number", "820461"),
    ],
)
def test_a_weak_pin_is_refused_for_its_own_reason(key: str, pin: str) -> None:
    refused(key, checked_pin, pin, "10820461")


@given(st.integers(0, 999_999))
def test_every_pin_is_either_refused_in_words_or_taken_as_it_is(number: int) -> None:
    pin = f"{number:06d}"
    try:
        assert checked_pin(pin, "0042") == pin
    except Refusal as refusal:
        assert refusal.key in {"pin_easy", "pin_birthday", "pin_has_number"}


def test_most_pins_are_left_to_choose_from() -> None:
    def taken(pin: str) -> bool:
        try:
            return bool(checked_pin(pin))
        except Refusal:
            return False

    sample = range(0, 1_000_000, 97)
    assert sum(taken(f"{n:06d}") for n in sample) > 0.8 * len(sample)


def test_user_names_differ_neither_by_case_nor_by_width() -> None:
    assert checked_username(" ＺｈａｎｇWei ") == "zhangwei"
    assert checked_username("关晓月") == "关晓月"
    for bad in ("a", "a b", "x" * 33, "a/b", "", "a\u202eb"):
        refused("username_form", checked_username, bad)


def test_a_name_is_printable_and_short() -> None:
    assert checked_name(" 关晓月 ") == "关晓月"
    for bad in ("", "x" * 65, "a\nb", "a\u202eb"):
        refused("account_name", checked_name, bad)
