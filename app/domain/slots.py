"""Half-days, the unit in which a hall counts attendance and leave."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Half(StrEnum):
    """One of the two working half-days of a date."""

    AM = "am"
    PM = "pm"


HALVES = (Half.AM, Half.PM)
NO_HALVES: frozenset[Half] = frozenset()
BOTH_HALVES: frozenset[Half] = frozenset(HALVES)


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """One half-day of one date; ordered by time (`am` < `pm`)."""

    date: date
    half: Half


def days(halves: int) -> float:
    """Half-days as days: 3 -> 1.5, 4 -> 2 (an int where it is whole)."""
    return halves // 2 if halves % 2 == 0 else halves / 2


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month of the hall's zone."""

    year: int
    month: int

    @classmethod
    def parse(cls, text: str) -> Month:
        """`2026-03` -> Month(2026, 3); ValueError for anything else."""
        year, dash, month = text.partition("-")
        if len(year) != 4 or dash != "-" or len(month) != 2 or not (year + month).isascii():
            raise ValueError(text)
        first = date(int(year), int(month), 1)
        return cls(first.year, first.month)

    @classmethod
    def of(cls, day: date) -> Month:
        return cls(day.year, day.month)

    @property
    def first(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        return self.next().first - timedelta(days=1)

    def next(self) -> Month:
        return Month(self.year + self.month // 12, self.month % 12 + 1)

    def previous(self) -> Month:
        return Month.of(self.first - timedelta(days=1))

    def dates(self) -> Iterator[date]:
        return date_range(self.first, self.last)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"


def date_range(first: date, last: date) -> Iterator[date]:
    """Each date from `first` to `last`, both included."""
    day = first
    while day <= last:
        yield day
        day += timedelta(days=1)
