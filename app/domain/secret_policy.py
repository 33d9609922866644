"""What may serve as a password or a PIN, and what may serve as a user name (trust.md 3)."""

from __future__ import annotations

import unicodedata
from datetime import date
from itertools import pairwise

from app.domain.refusal import Refusal

MIN_PASSWORD = 10
MAX_PASSWORD = 128
PIN_DIGITS = 6
MAX_NAME = 64

_COMMON_TEXT = """
password12 password123 password1234 passw0rd123 p@ssw0rd123 p@ssword123 admin12345 admin123456
administrator administrator1 administrator123 qwertyuiop qwerty12345 qwerty123456 1qaz2wsx3edc 1q2w3e4r5t
1q2w3e4r5t6y q1w2e3r4t5 zaq12wsxcde3 asdfghjkl123 asdfghjkl; zxcvbnm123 abc1234567 abcd123456 abcde12345
abc123456789 a123456789 a1234567890 aa12345678 aa123456789 q123456789 z123456789 qq123456789 wang123456
zhang123456 woaini1314 woaini520 woaini1314520 5201314520 1314520520 5201314woaini iloveyou123
iloveyou1314 iloveyou520 welcome123 welcome1234 letmein123 zaigang123 zaigang1234 zaigang12345 zhengwu123
zhengwu12345 dating123456 zhongxin123 root123456 test123456 user123456 guest12345 system12345 manager123
changeme123 p@ssw0rd1234 iloveyou12 0123456789 1234567890 12345678910 9876543210 0987654321 1357924680
2468013579 1122334455 112233445566 1231231234 123456789a 123456789q 123456789abc 1234567890a 123456abcdef
147258369 1472583690 7894561230 3692581470 1020304050 a1b2c3d4e5 qazwsxedcr qazwsxedcrfv qweasdzxc123
"""
_COMMON = frozenset(_COMMON_TEXT.split())


def normal_secret(secret: str) -> str:
    """One form for what different keyboards give; never trimmed."""
    return unicodedata.normalize("NFC", secret)


def normal_username(username: str) -> str:
    """User names differ neither by case nor by width."""
    return unicodedata.normalize("NFKC", username).strip().casefold()


def checked_username(username: str) -> str:
    """2 to 32 letters, digits or `._-`; Refusal `username_form`."""
    name = normal_username(username)
    if not 2 <= len(name) <= 32 or not all(c.isalnum() or c in "._-" for c in name):
        raise Refusal("username_form", username=name[:32])
    return name


def checked_name(name: str) -> str:
    """1 to 64 printable characters; Refusal `account_name`."""
    clean = unicodedata.normalize("NFC", name).strip()
    if not clean or len(clean) > MAX_NAME or not clean.isprintable():
        raise Refusal("account_name", name=clean[:MAX_NAME])
    return clean


def checked_password(password: str, username: str) -> str:
    """At least 10 characters that are not easily guessed.

    Refusals: `password_short` (least), `password_long` (most), `password_username`, `password_common`.
    """
    secret = normal_secret(password)
    if len(secret) < MIN_PASSWORD:
        raise Refusal("password_short", least=MIN_PASSWORD)
    if len(secret) > MAX_PASSWORD:
        raise Refusal("password_long", most=MAX_PASSWORD)
    folded = normal_username(secret)
    if username and normal_username(username) in folded:
        raise Refusal("password_username")
    if folded in _COMMON or _repeats(folded) or _runs(folded):
        raise Refusal("password_common")
    return secret


def checked_pin(pin: str, number: str = "") -> str:
    """Six digits, no birthday, sequence, repetition or part of the person's number.

    Refusals: `pin_form` (digits), `pin_easy`, `pin_birthday`, `pin_has_number`.
    """
    if len(pin) != PIN_DIGITS or not pin.isascii() or not pin.isdigit():
        raise Refusal("pin_form", digits=PIN_DIGITS)
    if _repeats(pin) or _runs(pin) or len(set(pin)) < 3:
        raise Refusal("pin_easy")
    if _may_be_birthday(pin):
        raise Refusal("pin_birthday")
    if number and (pin in number or (number in pin and len(number) > 3)):
        raise Refusal("pin_has_number")
    return pin


def _repeats(text: str) -> bool:
    """One to three characters over and over: 111111, 121212, 123123."""
    return any(text == (text[:size] * len(text))[: len(text)] for size in (1, 2, 3))


def _runs(text: str) -> bool:
    """The same step from each character to the next: 123456, 987654, 135790."""
    steps = {
        (ord(b) - ord(a)) % 10 if a.isdigit() and b.isdigit() else ord(b) - ord(a) for a, b in pairwise(text)
    }
    return len(steps) == 1 and bool(steps & {-2, -1, 0, 1, 2, 8, 9})


def _may_be_birthday(pin: str) -> bool:
    """Anything that reads as yymmdd, ddmmyy, mmddyy or yyyymm of somebody alive."""
    a, b, c = pin[:2], pin[2:4], pin[4:]
    if any(_is_date(*parts) for parts in ((a, b, c), (c, b, a), (c, a, b))):
        return True
    return 1930 <= int(pin[:4]) <= 2029 and 1 <= int(c) <= 12


def _is_date(year: str, month: str, day: str) -> bool:
    try:
        date(2000 + int(year) if int(year) < 30 else 1900 + int(year), int(month), int(day))
    except ValueError:
        return False
    return True
