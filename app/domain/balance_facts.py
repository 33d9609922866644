"""The facts of leave balances: since when somebody works, and what the centre granted (domain.md B.1.1).

The subject is the person whose balance it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.fact import Fact


@dataclass(frozen=True, slots=True)
class WorkStarted(Fact):
    """参加工作日期: the first day of the subject's working life, from which years of service count."""

    start: date


@dataclass(frozen=True, slots=True)
class BalanceGranted(Fact):
    """Half-days of `kind` for `year` beside the type's own figures; negative takes them back.

    补休 that was earned, a province's or a person's own extra; `carried`: unused ones of the year before.
    """

    grant: str
    kind: str
    year: int
    halves: int
    reason: str
    carried: bool = False
