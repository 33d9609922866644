"""The demonstration: the sample hall of domain.md E, its month made through the scanner's wire."""

from __future__ import annotations

import sys
from pathlib import Path

from app.demo.hall import SCANNERS, Tell, demo_folder, found_demo_hall, lanes
from app.demo.month import print_month, walk_month
from app.domain.slots import Month
from app.services.enrolment import open_enrolment


def run_headless(given: Path | None, month: Month, seed: int, tell: Tell) -> int:
    """Tells what happens line by line; leaves the store and the month's PDFs."""
    folder = demo_folder(given, month)
    hall, clock = found_demo_hall(folder, month, tell)
    enrolment = open_enrolment(hall)
    try:
        with lanes(SCANNERS) as found:
            walk_month(hall, clock, enrolment, found, month, seed, tell)
        print_month(hall, month, folder / "考勤表", tell)
    finally:
        enrolment.close()
        hall.close()
    tell(f"演练数据：{folder}　(查看：{_program()} --data {folder} month {month})")
    return 0


def _program() -> str:
    """As it was started, so that the line can be typed again."""
    started = Path(sys.argv[0])
    return str(started) if started.stem == "zaigang" else "zaigang"


def run_on_screen(given: Path | None, month: Month, seed: int, tell: Tell) -> int:
    """The same month, then the desktop on the morning after it, with fingers that keep coming."""
    from app.demo.screen import run_on_screen as on_screen  # needs Qt

    return on_screen(given, month, seed, tell)
