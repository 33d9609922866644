"""The hall as it stands now, as far as each reader may see it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.domain.access import Actor, Role
from app.domain.clock_trust import Trust
from app.domain.facts import PunchQuarantined, PunchRecorded
from app.domain.presence import Where
from app.domain.slots import Month
from app.services.attendance_records import AttendanceRecords
from app.services.clock import Clock
from app.services.correction import CorrectionService
from app.services.hall import Hall, found_hall
from app.services.today import Overview, PersonNow, TodayService
from tests.conftest import AS_OF, OFFICER
from tests.services.cast import Cast
from tests.services.leave_asks import asks

TODAY, YESTERDAY = date(2026, 4, 1), date(2026, 3, 31)


@pytest.fixture
def cast(sample_hall: Hall) -> Cast:
    made = Cast(sample_hall)
    made.sets_clock("09:20")
    return made


def overview(cast: Cast, actor: Actor) -> Overview:
    return TodayService(cast.hall).overview(actor)


def person(found: Overview, subject: str) -> PersonNow:
    return next(p for p in found.people() if p.subject == subject)


def noted(found: Overview) -> list[tuple[str, str, int]]:
    return [(n.person.name, n.kind, n.minutes) for n in found.noted]


def test_people_stand_in_their_window_groups_with_the_counters(cast: Cast) -> None:
    first = overview(cast, cast.officer).groups[0]
    assert (first.department, first.counters) == ("GA", ("01", "02", "03", "04", "05"))
    assert [p.name for p in first.people][:2] == ["沈立言", "马晓岚"]
    assert first.people[-1].post == "B"


def test_everybody_is_where_their_punches_say(cast: Cast) -> None:
    cast.punches(cast.clerk.person, TODAY, "08:21")
    cast.punches(cast.head.person, TODAY, "08:36")
    records = AttendanceRecords(cast.hall)
    records.register_outing(cast.officer, cast.colleague.person, TODAY, 540, 690, "送件", "区政府")
    found = overview(cast, cast.officer)
    clerk = person(found, cast.clerk.person).presence
    assert (clerk.where, clerk.since) == (Where.ON_DUTY, 8 * 60 + 21)
    assert person(found, cast.head.person).presence.late == 6
    assert person(found, cast.colleague.person).presence.until == 690
    assert person(found, cast.chief.person).presence.where is Where.ABSENT


def test_the_days_exceptions_name_late_and_absent_people(cast: Cast) -> None:
    cast.punches(cast.clerk.person, TODAY, "08:36")
    found = noted(overview(cast, cast.head))
    assert ("马晓岚", "late", 6) in found
    assert ("顾文渊", "absent", 50) in found


def test_a_punch_without_a_finger_is_noted_with_its_witness(cast: Cast) -> None:
    with cast.hall.writing(OFFICER) as tx:
        at = tx.time.at(TODAY, 8 * 3600)
        tx.record(PunchRecorded("1002", at, "pin", "kiosk", cast.colleague.person), cast.clerk.person)
    found = [n for n in overview(cast, cast.chief).noted if n.kind == "pin"]
    assert [(n.person.name, n.at, n.witness) for n in found] == [("马晓岚", 480, "顾文渊")]


def test_a_post_that_nobody_has_taken_over_is_noted(cast: Cast) -> None:
    away = next(p for p in overview(cast, cast.officer).people() if p.name == "常若川")
    records = AttendanceRecords(cast.hall)
    records.register_outing(cast.officer, away.subject, TODAY, 9 * 60, 11 * 60, "送件", "区政府")
    cast.sets_clock("09:14")
    assert "ab_alert" not in [n.kind for n in overview(cast, cast.officer).noted]
    cast.sets_clock("09:15")
    found = [n for n in overview(cast, cast.chief).noted if n.kind == "ab_alert"]
    assert [(n.person.name, n.half, n.at) for n in found] == [("常若川", "am", 9 * 60 + 15)]
    assert "ab_alert" not in [n.kind for n in overview(cast, cast.clerk).noted]


def test_a_clerk_sees_themselves_and_a_head_their_own_window(cast: Cast) -> None:
    assert [p.name for p in overview(cast, cast.clerk).people()] == ["马晓岚"]
    assert {p.department for p in overview(cast, cast.head).people()} == {"GA"}
    assert overview(cast, cast.clerk).waiting.unmatched == 0


def test_an_administrator_sees_nobody(cast: Cast) -> None:
    found = overview(cast, Actor("adm1n", "", frozenset({Role.ADMINISTRATOR})))
    assert found.groups == () and found.noted == ()


def test_a_reader_is_not_told_the_name_behind_somebody_elses_last_punch(cast: Cast) -> None:
    cast.punches(cast.other_head.person, TODAY, "08:29")
    seen, hidden = overview(cast, cast.officer).last_punch, overview(cast, cast.clerk).last_punch
    assert seen is not None and hidden is not None
    assert (seen.name, hidden.name, hidden.at) == ("韩静怡", "", seen.at)


def test_slips_wait_for_whoever_signs_next(cast: Cast) -> None:
    cast.punches(cast.clerk.person, YESTERDAY, "12:01 13:55 17:35")
    slips = CorrectionService(cast.hall)
    slip = slips.propose(cast.clerk, cast.clerk.person, YESTERDAY, "am_in", 505, "forgot")
    assert overview(cast, cast.head).waiting.to_confirm == 1
    assert TodayService(cast.hall).waiting_slips(cast.other_head) == 0
    slips.confirm(cast.head, slip)
    waiting = overview(cast, cast.chief).waiting
    assert (waiting.to_confirm, waiting.to_approve) == (0, 1)


def test_stray_punches_are_counted_for_those_who_see_to_them(cast: Cast) -> None:
    with cast.hall.writing(OFFICER) as tx:
        at = tx.time.at(YESTERDAY)
        tx.record(PunchRecorded("7777", at, "import", "old"))
        tx.record(PunchQuarantined("1002", 0, "import", "old", "punch_before_start"))
    waiting = overview(cast, cast.officer).waiting
    assert (waiting.unmatched, waiting.quarantined) == (1, 1)
    service = TodayService(cast.hall)
    assert (service.waiting_unmatched(cast.officer), service.waiting_unmatched(cast.clerk)) == (1, 0)


def test_a_month_waits_for_its_lock_once_its_deadline_has_passed(cast: Cast) -> None:
    cast.punches(cast.clerk.person, date(2026, 3, 9), "08:21 12:01 13:55 17:35")
    assert overview(cast, cast.director).waiting.months == ()
    cast.sets_clock("09:00", date(2026, 4, 8))
    assert overview(cast, cast.director).waiting.months == (Month(2026, 3),)
    assert overview(cast, cast.officer).waiting.months == ()


def test_the_last_import_is_the_moment_of_taking_the_file(cast: Cast) -> None:
    assert overview(cast, cast.officer).last_import is None
    cast.punches(cast.clerk.person, date(2026, 3, 9), "08:21")
    assert overview(cast, cast.officer).last_import == int(AS_OF.timestamp()) + 20 * 60


def test_a_year_without_its_calendar_is_named_a_month_before(cast: Cast) -> None:
    assert overview(cast, cast.officer).unpublished == ()
    cast.sets_clock("09:00", date(2026, 12, 10))
    assert overview(cast, cast.officer).unpublished == (2027,)


def test_on_a_rest_day_nobody_is_due(cast: Cast) -> None:
    cast.sets_clock("09:00", date(2026, 4, 5))
    found = overview(cast, cast.officer)
    assert (found.day_name, found.working) == ("清明节", frozenset())
    assert {p.presence.where for p in found.people()} == {Where.REST, Where.STANDBY}


def test_a_practice_hall_says_so_instead_of_judging_its_clock(cast: Cast) -> None:
    assert overview(cast, cast.officer).clock is Trust.PRACTICE


def test_a_clock_that_was_set_back_is_not_trusted(tmp_path_factory: pytest.TempPathFactory) -> None:
    clock = Clock(AS_OF)
    hall = found_hall(tmp_path_factory.mktemp("real"), "大厅", "Asia/Shanghai", False, clock)
    assert TodayService(hall).overview(OFFICER).clock is Trust.GOOD
    clock.as_of = AS_OF - timedelta(hours=1)
    assert TodayService(hall).overview(OFFICER).clock is Trust.BEHIND
    clock.as_of = AS_OF + timedelta(hours=1)
    assert TodayService(hall).overview(OFFICER).clock is Trust.MOVED
    hall.close()


def test_what_waits_of_leave_is_counted_for_who_has_to_see_to_it(cast: Cast) -> None:
    asks(cast.hall, "马晓岚", "2026-04-07am")
    asks(cast.hall, "顾文渊", "2026-04-07am", "2026-04-09pm")
    actors = (cast.director, cast.officer, cast.chief, cast.head, cast.clerk)
    assert [overview(cast, actor).waiting.leaves for actor in actors] == [1, 1, 0, 0, 0]
