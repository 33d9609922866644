"""The demonstration: the sample hall of domain.md E, its month made through the scanner's wire."""

from __future__ import annotations

from pathlib import Path

from app.demo.hall import Tell, demo_folder, found_demo_hall
from app.demo.month import print_month, walk_month
from app.domain.slots import Month
from app.services.enrolment import open_enrolment


def run_headless(given: Path | None, month: Month, seed: int, tell: Tell) -> int:
    """Tells what happens line by line; leaves the store and the month's PDFs."""
    folder = demo_folder(given, month)
    hall, clock = found_demo_hall(folder, month, tell)
    try:
        walk_month(hall, clock, open_enrolment(hall), month, seed, tell)
        print_month(hall, month, folder / "考勤表", tell)
    finally:
        hall.close()
    tell(f"演练数据：{folder}　(查看：zaigang --data {folder} month {month})")
    return 0
