"""The bench of the monthly sheet."""

from __future__ import annotations

from datetime import date

from app.domain.slots import Month
from reports.bench import sheet_seconds
from reports.sheet_options import SheetOptions
from tests.reports.months import everyday


def test_the_bench_gives_both_figures_from_one_run() -> None:
    ours, bare = sheet_seconds(everyday(Month(2026, 3), 14), SheetOptions(date(2026, 4, 1)), rounds=1)
    assert ours > 0
    assert bare > 0
