"""Dates, times and figures as an office writes them (look.md: 2026年3月9日(周一)上午; 1.5天; 08:29)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from app.domain.slots import Half, Month
from ui.words.language import as_written, translated
from ui.words.terms import term

_MONTHS = tuple(f"{month}月" for month in range(1, 13))
_WEEKDAYS = tuple("一二三四五六日")
_DATE = "{year}年{month}{day}日({weekday})"
_DATE_SHORT = "{month}{day}日"
_MONTH = "{year}年{month}"
_HALF_DAY = "{date}{half}"
_OF_HALF = "{half}{what}"
_OF_DAY = "{date}{what}"
_LIST, _CLAUSES, _NOTE = "、", "；", "{head}：{note}"
_DAYS, _ONE_DAY = "{days}天", "1天"
_POINTS = "{points}分"
_MINUTES = "{minutes}分钟"
_HOURS = "{hours}小时"
_HOURS_MINUTES = "{hours}小时{minutes}分钟"
_DIGITS = "零一二三四五六七八九"
PATTERNS = (
    *(_DATE, _DATE_SHORT, _MONTH, _HALF_DAY, _OF_HALF, _OF_DAY, *_MONTHS, *_WEEKDAYS),
    *(_LIST, _CLAUSES, _NOTE),
    *(_DAYS, _ONE_DAY, _POINTS, _MINUTES, _HOURS, _HOURS_MINUTES),
)


def date_text(day: date) -> str:
    """2026年3月9日(周一)."""
    weekday = term("weekday", day.weekday())
    return translated(_DATE).format(year=day.year, month=month_name(day.month), day=day.day, weekday=weekday)


def date_short(day: date) -> str:
    """3月9日, where the year is plain."""
    return translated(_DATE_SHORT).format(month=month_name(day.month), day=day.day)


def half_day_text(day: date, half: Half | str) -> str:
    """2026年3月9日(周一)上午."""
    return translated(_HALF_DAY).format(date=date_text(day), half=term("half", half))


def of_half(half: Half | str, what: str) -> str:
    """上午旷工半天."""
    text = translated(_OF_HALF).format(half=term("half", half), what=what)
    return text[:1].upper() + text[1:]


def of_day(day: date, what: str) -> str:
    """3月9日上午签到."""
    return translated(_OF_DAY).format(date=date_short(day), what=what)


def weekday_letter(day: date | int) -> str:
    """一 for Monday, where a column is narrow; a date, or 0 for Monday."""
    return translated(_WEEKDAYS[day if isinstance(day, int) else day.weekday()])


def month_text(month: Month | str) -> str:
    """2026年3月."""
    month = Month.parse(month) if isinstance(month, str) else month
    return translated(_MONTH).format(year=month.year, month=month_name(month.month))


def month_name(month: int) -> str:
    """3月, of any year."""
    return translated(_MONTHS[month - 1])


def moment_text(moment: datetime) -> str:
    """2026年3月9日(周一) 08:29, in the zone that `moment` carries."""
    return f"{date_text(moment.date())} {moment:%H:%M}"


def clock_text(minute: int) -> str:
    """Minutes since midnight as 08:29."""
    return f"{minute // 60:02d}:{minute % 60:02d}"


def days_text(halves: int) -> str:
    """Half-days as 1.5天 or 2天."""
    if halves == 2:
        return translated(_ONE_DAY)
    sign, (whole, half) = "-" if halves < 0 else "", divmod(abs(halves), 2)
    return translated(_DAYS).format(days=f"{sign}{whole}.5" if half else f"{sign}{whole}")


def points_text(hundredths: int) -> str:
    """Hundredths of a point as 0.10分."""
    sign, size = ("-", -hundredths) if hundredths < 0 else ("", hundredths)
    return translated(_POINTS).format(points=f"{sign}{size // 100}.{size % 100:02d}")


def minutes_text(minutes: int) -> str:
    """85 → 1小时25分钟."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return translated(_MINUTES).format(minutes=rest)
    return translated(_HOURS_MINUTES if rest else _HOURS).format(hours=hours, minutes=rest)


def numeral_text(number: int) -> str:
    """1 to 99 as an article is cited: 十三, 二十一; in other languages the figure."""
    if not as_written():
        return str(number)
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else _DIGITS[tens]) + ("十" if tens else "") + (_DIGITS[ones] if ones else "")


def listed(parts: Iterable[str]) -> str:
    """一、二."""
    return translated(_LIST).join(parts)


def clauses(parts: Iterable[str]) -> str:
    """Longer parts, of which one may hold a list: 甲、乙；丙."""
    return translated(_CLAUSES).join(parts)


def with_note(head: str, note: str) -> str:
    """忘记打卡：忙于窗口; the head alone without a note."""
    return translated(_NOTE).format(head=head, note=note) if note else head
