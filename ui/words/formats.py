"""Dates, times and figures as an office writes them (look.md: 2026年3月9日(周一)上午; 1.5天; 08:29)."""

from __future__ import annotations

from datetime import date, datetime

from app.domain.slots import Half, Month
from ui.words.language import translated
from ui.words.terms import term

_DATE = "{year}年{month}月{day}日({weekday})"
_DATE_SHORT = "{month}月{day}日"
_MONTH = "{year}年{month}月"
_DAYS = "{days}天"
_POINTS = "{points}分"
_MINUTES = "{minutes}分钟"
_HOURS = "{hours}小时"
_HOURS_MINUTES = "{hours}小时{minutes}分钟"
PATTERNS = (_DATE, _DATE_SHORT, _MONTH, _DAYS, _POINTS, _MINUTES, _HOURS, _HOURS_MINUTES)


def date_text(day: date) -> str:
    """2026年3月9日(周一)."""
    parts = {"year": day.year, "month": day.month, "day": day.day, "weekday": term("weekday", day.weekday())}
    return translated(_DATE).format(**parts)


def date_short(day: date) -> str:
    """3月9日, where the year is plain."""
    return translated(_DATE_SHORT).format(month=day.month, day=day.day)


def half_day_text(day: date, half: Half | str) -> str:
    """2026年3月9日(周一)上午."""
    return date_text(day) + term("half", half)


def month_text(month: Month | str) -> str:
    """2026年3月."""
    month = Month.parse(month) if isinstance(month, str) else month
    return translated(_MONTH).format(year=month.year, month=month.month)


def moment_text(moment: datetime) -> str:
    """2026年3月9日(周一) 08:29, in the zone that `moment` carries."""
    return f"{date_text(moment.date())} {moment:%H:%M}"


def clock_text(minute: int) -> str:
    """Minutes since midnight as 08:29."""
    return f"{minute // 60:02d}:{minute % 60:02d}"


def days_text(halves: int) -> str:
    """Half-days as 1.5天 or 2天."""
    whole, half = divmod(halves, 2)
    return translated(_DAYS).format(days=f"{whole}.5" if half else str(whole))


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
