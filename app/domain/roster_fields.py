"""Values of a roster as people type them: made uniform, and refused where they cannot stand."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from app.domain.refusal import Refusal

NUMBER_LIMIT = 32
CODE_LIMIT = 16
NAME_LIMIT = 64
FIRST_YEAR, LAST_YEAR = 1990, 2100

_SHOWN = 40
_WHOLE = re.compile(r"([0-9]+)\.0+")
_DATE = re.compile(
    r"([0-9]{4})(?:([-/.])([0-9]{1,2})\2([0-9]{1,2})|年([0-9]{1,2})月([0-9]{1,2})日?|([0-9]{2})([0-9]{2}))"
    r"(?:[ T]0{1,2}:00(?::00)?)?"
)
_POSTS = {"A": "A", "甲": "A", "B": "B", "乙": "B"}
_STILL_HERE = "至今"


def clean_number(text: str, field: str = "number", limit: int = NUMBER_LIMIT) -> str:
    """A staff, device or code number: letters, digits and `-_.`; full width and Excel's `1001.0` are mended.

    Refusals: `field_missing`, `field_too_long`, `field_character`.
    """
    value = unicodedata.normalize("NFKC", text).strip()
    whole = _WHOLE.fullmatch(value)
    value = whole[1] if whole else value
    _check_length(value, field, limit)
    for place, char in enumerate(value):
        if not (char.isalnum() or (char in "-_." and place)):
            raise Refusal("field_character", field=field, character=shown_character(char))
    return value


def clean_code(text: str) -> str:
    """A department's code; refusals as `clean_number`."""
    return clean_number(text, "department_code", CODE_LIMIT)


def clean_name(text: str, field: str) -> str:
    """A name of a person, department or window group in NFC, 1 to 64 characters.

    Refusals: `field_missing`, `field_too_long`, `field_character`, `field_formula`.
    """
    value = _tidied(unicodedata.normalize("NFC", text).strip())
    _check_length(value, field, NAME_LIMIT)
    for char in value:
        if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp"):
            raise Refusal("field_character", field=field, character=shown_character(char))
    if unicodedata.normalize("NFKC", value[0])[0] in "=+-@":
        raise Refusal("field_formula", field=field, value=shown(value))
    return value


def _tidied(value: str) -> str:
    """`王　芳`, spread to the width of three characters, is 王芳; other runs of spaces become one."""
    parts = re.split(r"[ \u00a0\u3000]+", value)
    joined = parts[0]
    for part in parts[1:]:
        spread = _is_han(joined[-1:]) and _is_han(part[:1])
        joined += part if spread else f" {part}"
    return joined


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\U0003ffff"


def _check_length(value: str, field: str, limit: int) -> None:
    if not value:
        raise Refusal("field_missing", field=field)
    if len(value) > limit:
        raise Refusal("field_too_long", field=field, length=len(value), limit=limit)


def clean_post(text: str) -> str:
    """`A` or `B` from A, A岗, A角, 甲岗 …; Refusals `field_missing`, `post_unknown`."""
    value = unicodedata.normalize("NFKC", text).strip().upper()
    if not value:
        raise Refusal("field_missing", field="post")
    post = _POSTS.get(value[:-1] if value.endswith(("岗", "角")) else value)
    if post is None:
        raise Refusal("post_unknown", value=shown(value))
    return post


def clean_date(text: str, field: str, first_year: int = FIRST_YEAR) -> date:
    """2026-03-02, 2026/3/2, 2026.3.2, 2026年3月2日 or 20260302, with 00:00:00 or without.

    Refusals: `field_missing`, `date_unreadable`, `date_implausible` (outside `first_year`–2100).
    """
    value = unicodedata.normalize("NFKC", text).strip()
    if not value:
        raise Refusal("field_missing", field=field)
    found = _DATE.fullmatch(value)
    if found is None:
        raise Refusal("date_unreadable", field=field, value=shown(value))
    year, month, day = (int(part) for place, part in enumerate(found.groups()) if part and place != 1)
    try:
        result = date(year, month, day)
    except ValueError as error:
        raise Refusal("date_unreadable", field=field, value=shown(value)) from error
    check_plausible(result, field, first_year)
    return result


def check_plausible(day: date, field: str, first_year: int = FIRST_YEAR) -> None:
    """Refusal `date_implausible` outside `first_year`–2100."""
    if not first_year <= day.year <= LAST_YEAR:
        raise Refusal("date_implausible", field=field, value=day, first=first_year, last=LAST_YEAR)


def clean_end(text: str) -> date | None:
    """An end of service; blank or 至今: still there. Refusals as `clean_date`."""
    value = text.strip()
    return None if value in ("", _STILL_HERE) else clean_date(value, "end")


def check_period(start: date, end: date | None) -> None:
    """Refusal `end_before_start`; a service of one day begins and ends on it."""
    if end is not None and end < start:
        raise Refusal("end_before_start", start=start, end=end)


def shown(value: str) -> str:
    """What of a refused value may be repeated on a screen: short, without control characters."""
    return "".join(char if char.isprintable() else "?" for char in value[:_SHOWN])


def shown_character(char: str) -> str:
    """A character as a person can look it up: itself if it can be seen, and its code."""
    code = f"U+{ord(char):04X}"
    return f"{char} ({code})" if char.isprintable() and not char.isspace() else code
