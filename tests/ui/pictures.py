"""Takes the README's pictures of the desktop: `python -m tests.ui.pictures`."""

from __future__ import annotations

import os
import tempfile
from datetime import date, datetime
from pathlib import Path

from app.domain.access import Actor, Role
from app.services.clock import Clock
from app.services.hall import Hall, found_hall
from app.services.leave import LeaveService, wanted_of
from app.services.leave_decision import LeaveDecision
from app.services.sample import install_sample
from tests.conftest import HALL_NAME, OFFICER, ZONE
from tests.ui.filled_hall import MARCH, TODAY, fill_march, set_clock

FOLDER = Path(__file__).parents[2] / "ui" / "pictures"
SIZE = (1366, 768)
BUSY = "祝清越"
LONG_ENOUGH = 1.0
PAGES = (
    ("today", None),
    ("leave_inbox", None),
    ("attendance", (BUSY, date(2026, 3, 5))),
    ("reports", MARCH),
    ("roster", None),
)
"""Each with what it is opened on."""
ASKED = (
    ("韩静怡", "personal", "2026-04-02am", "2026-04-03am", "家中有事", True),
    ("陆承志", "annual", "2026-04-02am", "2026-04-02pm", "陪老人体检", False),
    ("沈立言", "sick", "2026-04-02am", "2026-04-02pm", "复查", False),
    ("毛启舟", "annual", "2026-04-07am", "2026-04-08pm", "探望父母", True),
)
"""Whose leave waits: person, type, from, to, reason, and whether the department has signed."""
DIRECTOR = Actor("d1rector", "梁致远", frozenset({Role.DIRECTOR, Role.OFFICER}))


def take_pictures(folder: Path = FOLDER) -> list[Path]:
    """The clock-in page and the desk's main pages, on the sample hall with March 2026 in it."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        taken = [_clock_in(_sample(Path(scratch) / "front"), folder)]
        taken += _desk(_sample(Path(scratch) / "desk"), folder)
    return taken


def _sample(folder: Path) -> Hall:
    hall = found_hall(folder, HALL_NAME, "Asia/Shanghai", True, Clock(datetime(2026, 2, 28, 16, tzinfo=ZONE)))
    install_sample(hall, OFFICER)
    return hall


def _clock_in(hall: Hall, folder: Path) -> Path:
    from tests.ui.desks import grab
    from tests.ui.fronts import NAME_SLOT, front_of

    front = front_of(hall)
    front.page.resize(*SIZE)
    front.clock(8, 26, 31)
    _wait(LONG_ENOUGH)  # the page's clock looks five times a second
    front.presses(NAME_SLOT)
    grab(front.page, folder / "clock_in.png")
    front.page.hide()
    front.base.stop()
    hall.close()
    return folder / "clock_in.png"


def _desk(hall: Hall, folder: Path) -> list[Path]:
    from tests.ui.desks import desk_of, grab, settle
    from tests.ui.fronts import subject_of
    from ui.shell import Shell

    fill_march(hall)
    set_clock(hall, TODAY, "09:20")
    _ask(hall)
    seat = desk_of(hall, DIRECTOR)
    shell = Shell(seat.desk)
    shell.take_session()
    shell.resize(*SIZE)
    shell.show()
    taken = []
    for key, target in PAGES:
        if isinstance(target, tuple):
            target = (subject_of(hall, target[0]), target[1])
        shell.open(key, target)
        _wait(LONG_ENOUGH)
        settle(seat.desk)
        taken.append(folder / f"{key}.png")
        grab(shell, taken[-1])
    shell.hide()
    seat.stop()
    hall.close()
    return taken


def _ask(hall: Hall) -> None:
    from tests.ui.fronts import subject_of

    for name, kind, first, last, reason, signed in ASKED:
        wanted = wanted_of(subject_of(hall, name), kind, first, last, reason)
        leave = LeaveService(hall).submit(OFFICER, wanted)
        if signed and leave.route != "centre":
            LeaveDecision(hall).record_opinion(OFFICER, leave.leave, True, "王局长")


def _wait(seconds: float) -> None:
    from PySide6.QtTest import QTest

    QTest.qWait(round(seconds * 1000))


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for path in take_pictures():
        print(path)
