"""The demonstration's leave: the built-in cases, and what the services make of them."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.demo.clock import SetClock
from app.demo.leave import LeaveOfMonth
from app.demo.leave_plan import SHARE, Fate, Staff, Wish, wishes
from app.domain.access import SETUP
from app.domain.calendar import CALENDAR_2026, HallCalendar
from app.domain.leave import LeaveState
from app.domain.slots import Half, Month
from app.services.clock import Clock
from app.services.hall import Hall, open_hall
from app.services.leave_shown import LeaveShown
from app.services.leave_views import LeaveViews
from tests.conftest import AS_OF
from tests.services.cast import subject_of

MARCH, FEBRUARY = Month(2026, 3), Month(2026, 2)
CALENDAR = HallCalendar.of(CALENDAR_2026, {2026})
STAFF = [Staff(f"p{number}", f"人{number}") for number in range(50)]


def working_halves(found: list[Wish], month: Month) -> int:
    return sum(
        slot.half in CALENDAR.working(slot.date) and Month.of(slot.date) == month
        for wish in found
        for slot in wish.slots()
    )


@pytest.mark.parametrize("month", [FEBRUARY, MARCH, Month(2026, 10)])
def test_the_same_seed_gives_the_same_wishes_and_about_the_share(month: Month) -> None:
    found = wishes(month, STAFF, CALENDAR, 1)
    assert found == wishes(month, STAFF, CALENDAR, 1)
    assert found != wishes(month, STAFF, CALENDAR, 2)
    whole = len(STAFF) * CALENDAR.working_halves(month.first, month.last)
    assert SHARE * 0.95 < working_halves(found, month) / whole < SHARE * 1.25
    assert all((wish.day, wish.second) <= (wish.first.date, 10 * 3600) for wish in found)


@pytest.fixture(scope="module")
def hall(_sampled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """The sample hall; the tests only read what its month has left."""
    folder = tmp_path_factory.mktemp("month")
    shutil.copytree(_sampled, folder, dirs_exist_ok=True)
    opened = open_hall(folder, Clock(AS_OF))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def month(hall: Hall) -> LeaveOfMonth:
    with hall.reading() as view:
        clock = SetClock(view.time.at(MARCH.first, -8 * 3600))
    hall.clock = clock
    made = LeaveOfMonth(hall, clock, MARCH, 1, None)
    made.until(MARCH.next().first, 0)
    return made


def leaves_of(hall: Hall, name: str) -> list[LeaveShown]:
    return list(LeaveViews(hall).list(SETUP, (), subject_of(hall, name)))


def test_lv_05_the_second_day_of_a_chain_goes_to_the_department_first(
    hall: Hall, month: LeaveOfMonth
) -> None:
    friday, monday = [found for found in leaves_of(hall, "廖志恒") if found.kind == "personal"][:2]
    assert (friday.halves, friday.chain_halves, friday.route) == (2, 2, "centre")
    assert (monday.halves, monday.chain_halves, monday.route) == (2, 4, "department_then_centre")
    assert monday.opinion


def test_the_built_in_cases_stand_in_the_store(hall: Hall, month: LeaveOfMonth) -> None:
    gap = leaves_of(hall, "韩静怡")[0]
    assert (gap.halves, gap.route) == (3, "department_then_centre")
    alone = leaves_of(hall, "常若川")[0]
    assert (alone.halves, alone.cover_name) == (2, "温书瑶")
    early = next(found for found in leaves_of(hall, "秦秉文") if found.state == "returned")
    assert early.back.endswith("am")
    waiting = Counter(found.state for found in LeaveViews(hall).list(SETUP, ("submitted",)))
    assert waiting[LeaveState.SUBMITTED] == 5


def test_who_is_on_leave_does_not_come_and_who_stands_in_does(hall: Hall, month: LeaveOfMonth) -> None:
    alone = leaves_of(hall, "常若川")[0]
    day, b = alone.first.date, subject_of(hall, "温书瑶")
    assert not month.comes(alone.subject, day, Half.AM, "A")
    assert month.comes(b, day, Half.PM, "B")
    assert not month.comes(b, MARCH.first, Half.PM, "B")
    assert month.comes(subject_of(hall, "廖志恒"), MARCH.last, Half.AM, "A")


def test_every_end_that_was_planned_is_there() -> None:
    names = ("韩静怡", "常若川", "秦秉文", "陆承志", "田语桐", "章景程", "潘若琳", "廖志恒", "马晓岚")
    staff = [*STAFF, *(Staff(name, name) for name in names)]
    assert {wish.fate for wish in wishes(MARCH, staff, CALENDAR, 1)} == set(Fate)
