"""The judged month as lines for the screen: a person's two rows of symbols and their totals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.domain.absence import Doubt, Hint
from app.domain.attendance import Status, Verdict
from app.domain.month import JudgedMonth, PersonMonth, Totals
from app.domain.slots import HALVES, Half, days
from app.services.attendance_views import MonthShown
from app.services.month_lock import Adjustment
from app.services.roster_views import initials_match
from reports.sheet_symbols import CORRECTED, OFF_ROSTER, Symbols, is_corrected
from ui.palette import Tone
from ui.words import half_day_text, listed, minutes_text, term

_FAULTS = {Status.LATE, Status.EARLY, Status.MISSING_IN, Status.MISSING_OUT}
_ASIDE = {Status.REST, Status.OFF_ROSTER}
_SAME_LINE = "\u00a0"
THERE = "!"
"""Somebody punched on a half-day of their leave."""
PUNCHED = "·"
"""Somebody punched on a half-day that is not judged."""
TOTALS: tuple[object, ...] = (
    QT_TRANSLATE_NOOP("month", "应出勤"),
    QT_TRANSLATE_NOOP("month", "实出勤"),
    QT_TRANSLATE_NOOP("month", "迟到"),
    QT_TRANSLATE_NOOP("month", "早退"),
    QT_TRANSLATE_NOOP("month", "缺签"),
    QT_TRANSLATE_NOOP("month", "旷工"),
    QT_TRANSLATE_NOOP("month", "请假"),
    QT_TRANSLATE_NOOP("month", "公出"),
)


@dataclass(frozen=True, slots=True)
class CellShown:
    """One half-day in the grid; `rest`: shaded."""

    text: str = ""
    tone: Tone = Tone.CALM
    rest: bool = False


class PersonLine:
    """A person's month; its cells are made when they come into view."""

    def __init__(
        self,
        person: PersonMonth,
        letters: Sequence[frozenset[str]],
        judged: JudgedMonth,
        symbols: Symbols,
    ) -> None:
        self.person, self._letters, self._judged, self._symbols = person, letters, judged, symbols

    @cached_property
    def cells(self) -> Mapping[tuple[date, Half], CellShown]:
        """By half-day, of every date of the month."""
        found = {}
        for day in self._judged.month.dates():
            rest = day not in self._judged.workdays
            for half in HALVES:
                found[day, half] = self._cell(day, half, rest)
        return found

    @cached_property
    def totals(self) -> tuple[str, ...]:
        """Days and occurrences in the order of `TOTALS`."""
        return totals_text(self.person.totals)

    @cached_property
    def _verdicts(self) -> Mapping[tuple[date, Half], Verdict]:
        found: dict[tuple[date, Half], Verdict] = {}
        for verdict in self.person.verdicts:
            key = (verdict.date, verdict.half)
            if key not in found or found[key].status[0] in _ASIDE:
                found[key] = verdict
        return found

    def words(self, day: date, half: Half) -> str:
        """For screen readers: whose half-day, and its verdict."""
        verdict = self._verdicts.get((day, half))
        said = verdict_words(verdict) if verdict is not None else ""
        return f"{self.person.entry.name} {half_day_text(day, half)} {said}".rstrip()

    def found_by(self, text: str) -> bool:
        """Part of the name or number in lower case, or pinyin initials; empty finds everybody."""
        entry = self.person.entry
        if not text or text in entry.name.lower() or text in entry.number.lower():
            return True
        return text.isascii() and text.isalpha() and initials_match(self._letters, text)

    def _cell(self, day: date, half: Half, rest: bool) -> CellShown:
        verdict, symbols = self._verdicts.get((day, half)), self._symbols
        if verdict is None:
            away = not rest and not self.person.entry.holds(day)
            return CellShown(OFF_ROSTER if away else "", rest=rest)
        if verdict.status[0] in _ASIDE:
            return CellShown(PUNCHED, rest=rest)
        text = symbols.of(verdict, rest) + (THERE if verdict.punched else "")
        if is_corrected(verdict) and text == symbols.present:
            text = CORRECTED
        return CellShown(text, _tone(verdict), rest)


def total_titles() -> list[str]:
    """The heads of the totals' columns."""
    return [QCoreApplication.translate("month", str(title)) for title in TOTALS]


def lines_of(shown: MonthShown, symbols: Symbols) -> list[PersonLine]:
    """Everybody of the month."""
    judged = shown.issued.judged
    pairs = zip(judged.people, shown.letters, strict=True)
    return [PersonLine(person, letters, judged, symbols) for person, letters in pairs]


def totals_text(totals: Totals) -> tuple[str, ...]:
    """Days, and how often, in the order of `TOTALS`."""
    leave = sum(totals.leave_halves.values())
    found = (
        days(totals.due_halves),
        days(totals.actual_halves),
        totals.late,
        totals.early,
        totals.missing_punch,
        days(totals.awol_halves),
        days(leave),
        days(totals.outing_halves),
    )
    return tuple(f"{value:g}" for value in found)


def _tone(verdict: Verdict) -> Tone:
    if Status.AWOL in verdict.status:
        return Tone.ERROR
    return Tone.ATTENTION if verdict.punched or _FAULTS & set(verdict.status) else Tone.CALM


def legend_words(symbols: Symbols) -> str:
    """What the symbols mean, as below the printed sheet."""
    entries = (entry.split(" ", 1) for entry in symbols.legend.split("  "))
    whole = (f"{symbol} {term('legend', meaning)}" for symbol, meaning in entries)
    return "  ".join(text.replace(" ", _SAME_LINE) for text in whole)


def verdict_words(verdict: Verdict | None, hints: Sequence[Hint] = ()) -> str:
    """`迟到 6分钟、缺签退`; of leave its kind; what may yet become leave is 旷工(待补)."""
    if verdict is None:
        return term("status", Status.OFF_ROSTER)
    minutes = {Status.LATE: verdict.late_minutes, Status.EARLY: verdict.early_minutes}
    parts = []
    for status in verdict.status:
        word = term("leave", verdict.leave_type) if status is Status.LEAVE else term("status", status)
        if status is Status.AWOL and any(hint.doubt is not Doubt.OVERDUE for hint in hints):
            word = QCoreApplication.translate("month", "旷工(待补)")
        parts.append(f"{word} {minutes_text(minutes[status])}" if minutes.get(status) else word)
    if verdict.punched:
        parts.append(term("noted", "leave_conflict"))
    return listed(parts)


def adjustment_words(adjustment: Adjustment) -> str:
    """`韩静怡 2026年3月9日(周一)上午:签发时旷工,现为正常`."""
    which = adjustment.issued or adjustment.now
    where = half_day_text(which.date, which.half) if which else ""
    return QCoreApplication.translate("month", "{name} {where}：签发时{before}，现为{after}").format(
        name=adjustment.entry.name,
        where=where,
        before=verdict_words(adjustment.issued),
        after=verdict_words(adjustment.now),
    )
