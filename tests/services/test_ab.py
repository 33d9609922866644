"""AB posts of the sample hall: who complies, what changes it, who may see and change what."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import event

from app.domain.ab import AbState
from app.domain.ab_slots import Risk
from app.domain.access import Actor, Role
from app.domain.facts import CounterSet, RuleSet, WindowGroupSet
from app.domain.leave_facts import CoverAgreed, CoverRegistered
from app.domain.slots import Half, Slot
from app.services.ab import AbService
from app.services.ab_views import ComplianceShown, GroupShown, why_not
from app.services.attendance_records import AttendanceRecords
from app.services.hall import Hall
from app.services.roster import RosterService
from tests.conftest import OFFICER
from tests.services.cast import Cast, acting, refused, subject_of

TODAY, TOMORROW = date(2026, 4, 1), date(2026, 4, 2)
ZJ, MZ, GJ = ("ZJ", "区住房和城乡建设局"), ("MZ", "区民政局"), ("GJ", "住房公积金管理部")
LOAN = "公积金贷款"


@pytest.fixture
def cast(sample_hall: Hall) -> Cast:
    made = Cast(sample_hall)
    made.sets_clock("09:20")
    return made


@pytest.fixture
def service(cast: Cast) -> AbService:
    return AbService(cast.hall)


def group(found: ComplianceShown, code: str) -> GroupShown:
    return next(g for g in found.groups if g.department == code)


def lacks(service: AbService, code: str, actor: Actor = OFFICER) -> tuple[AbState, list[str]]:
    found = group(service.compliance(actor, TODAY), code)
    return found.state, [f.key for f in found.findings]


def covers(cast: Cast, by: str, covered: str, *slots: str, agreed: bool = True) -> None:
    """A cover as the journal has it."""
    code, name = GJ
    with cast.hall.writing(cast.officer) as tx:
        fact = CoverRegistered("c1", subject_of(cast.hall, covered), code, name, "33", slots, "")
        tx.record(fact, subject_of(cast.hall, by))
        if agreed:
            tx.record(CoverAgreed("c1"), subject_of(cast.hall, by))


def goes_out(cast: Cast, name: str, first: int, last: int, day: date = TODAY) -> None:
    records = AttendanceRecords(cast.hall)
    records.register_outing(cast.officer, subject_of(cast.hall, name), day, first, last, "送件", "区政府")


def test_in_the_sample_hall_one_window_lacks_its_b(service: AbService) -> None:
    found = service.compliance(OFFICER, TODAY)
    assert [g.department for g in found.groups if g.state is AbState.FAILS] == ["MZ"]
    assert found.failing == 1
    assert lacks(service, "MZ") == (AbState.FAILS, ["ab_no_b"])
    assert lacks(service, "WJ") == (AbState.COMPLIES, ["ab_staff_few"])


def test_the_centres_own_sections_and_units_without_a_window_need_no_b(service: AbService) -> None:
    codes = [g.department for g in service.compliance(OFFICER, TODAY).groups]
    assert codes == ["GA", "SJ", "RS", "YB", "SW", "BD", "ZJ", "MZ", "WJ", "JT", "SP", "GJ"]


def test_a_b_who_can_do_one_item_less_is_named_with_it(cast: Cast, service: AbService) -> None:
    b = subject_of(cast.hall, "聂宏图")
    service.set_qualified(cast.officer, b, "GJ", ["公积金提取", "缴存登记"])
    found = group(service.compliance(OFFICER, TODAY), "GJ")
    assert found.state is AbState.FAILS and found.valid == frozenset()
    assert found.findings[0].params == {"name": "聂宏图", "items": (LOAN,)}
    why = why_not(found, found.b[0])
    assert why is not None and why.key == "ab_b_lacks"
    service.set_qualified(cast.officer, b, "GJ", found.items)
    assert lacks(service, "GJ") == (AbState.COMPLIES, [])


def test_a_new_item_is_one_that_the_b_must_learn_and_a_closed_one_is_not(
    cast: Cast, service: AbService
) -> None:
    items = group(service.compliance(OFFICER, TODAY), "GJ").items
    service.set_items(cast.officer, *GJ, [*items, "贷款　结清证明"])
    assert lacks(service, "GJ") == (AbState.FAILS, ["ab_b_lacks"])
    assert group(service.compliance(OFFICER, TODAY), "GJ").items == (*items, "贷款 结清证明")
    service.set_items(cast.officer, *GJ, items[:1])
    assert lacks(service, "GJ") == (AbState.COMPLIES, [])
    service.set_items(cast.officer, *MZ, [])
    assert lacks(service, "MZ") == (AbState.FAILS, ["ab_no_b", "ab_no_items"])


def test_setting_the_same_again_records_nothing(cast: Cast, service: AbService) -> None:
    found = group(service.compliance(OFFICER, TODAY), "GJ")

    def end() -> int:
        with cast.hall.writing(OFFICER) as tx:
            return tx.end.seq

    before = end()
    service.set_items(cast.officer, *GJ, found.items)
    service.set_qualified(cast.officer, found.b[0].subject, "GJ", found.items[::-1])
    service.set_partner(cast.officer, found.a[0].subject, "")
    assert end() == before


def test_a_stand_down_takes_the_only_b_away_until_it_ends(cast: Cast, service: AbService) -> None:
    b = subject_of(cast.hall, "崔景行")
    key = service.stand_down(cast.director, b, TODAY, None, "考试补考不合格")
    assert lacks(service, "ZJ") == (AbState.FAILS, ["ab_b_stood_down"])
    shown = service.setup(cast.officer, *ZJ).stand_downs
    assert [(d.name, d.first, d.reason) for d in shown] == [("崔景行", TODAY, "考试补考不合格")]
    service.end_stand_down(cast.officer, key, TODAY)
    assert lacks(service, "ZJ")[0] is AbState.FAILS
    assert group(service.compliance(OFFICER, TOMORROW), "ZJ").state is AbState.COMPLIES
    service.end_stand_down(cast.officer, key, date(2026, 3, 31))
    assert lacks(service, "ZJ") == (AbState.COMPLIES, [])


def test_stand_downs_of_one_person_do_not_overlap_and_fit_their_service(
    cast: Cast, service: AbService
) -> None:
    b = subject_of(cast.hall, "崔景行")
    key = service.stand_down(cast.officer, b, TODAY, TOMORROW, "考试")
    assert refused(service.stand_down, cast.officer, b, TOMORROW, None, "又").key == "ab_down_overlap"
    assert refused(service.stand_down, cast.officer, b, TOMORROW, TODAY, "又").key == "ab_down_dates"
    assert refused(service.stand_down, cast.officer, b, date(2024, 1, 1), None, "早").key == "not_on_roster"
    assert refused(service.stand_down, cast.officer, b, TODAY, None, " ").key == "field_missing"
    assert refused(service.stand_down, cast.officer, "nobody", TODAY, None, "谁").key == "person_unknown"
    assert refused(service.end_stand_down, cast.officer, key, date(2026, 5, 1)).key == "ab_down_later"
    assert refused(service.end_stand_down, cast.officer, "none", TODAY).key == "ab_down_unknown"
    service.stand_down(cast.officer, b, date(2026, 4, 3), None, "再次")


def test_nobody_stands_themselves_down_and_only_officer_and_director_do(
    cast: Cast, service: AbService
) -> None:
    b = subject_of(cast.hall, "崔景行")
    for actor in (cast.clerk, cast.head, cast.chief):
        assert refused(service.stand_down, actor, b, TODAY, None, "考试").key == "not_entitled"
    own = cast.officer.person
    assert refused(service.stand_down, cast.officer, own, TODAY, None, "考试").key == "own_record"
    key = service.stand_down(cast.director, own, TODAY, None, "考试")
    assert refused(service.end_stand_down, cast.officer, key, TODAY).key == "own_record"
    service.end_stand_down(cast.director, key, TODAY)


def test_items_and_qualifications_are_the_rosters_to_edit(cast: Cast, service: AbService) -> None:
    b = subject_of(cast.hall, "聂宏图")
    assert refused(service.set_items, cast.head, *GJ, ["甲"]).key == "not_entitled"
    assert refused(service.set_qualified, cast.chief, b, "GJ", [LOAN]).key == "not_entitled"
    assert refused(service.set_partner, cast.director, b, "").key == "not_entitled"
    assert refused(service.setup, cast.chief, *GJ).key == "not_entitled"
    assert refused(service.set_items, cast.officer, "GJ", "没有", ["甲"]).key == "group_unknown"
    assert (
        refused(service.set_items, cast.officer, *GJ, [f"事{n}" for n in range(201)]).key == "ab_items_many"
    )
    assert refused(service.set_items, cast.officer, *GJ, ["长" * 61]).key == "field_too_long"
    assert refused(service.set_qualified, cast.officer, b, "GJ", ["年检"]).key == "ab_item_unknown"
    assert refused(service.set_qualified, cast.officer, b, "MZ", []).key == "ab_not_there"
    assert refused(service.setup, cast.officer, "ZX", "办公室").key == "group_unknown"


def test_partners_are_of_one_department_and_may_be_mutual(cast: Cast, service: AbService) -> None:
    one, other = subject_of(cast.hall, "毛启舟"), subject_of(cast.hall, "邱诗涵")
    assert refused(service.set_partner, cast.officer, one, one).key == "ab_partner_self"
    stranger = subject_of(cast.hall, "黎晓棠")
    assert refused(service.set_partner, cast.officer, one, stranger).key == "ab_partner_elsewhere"
    with cast.hall.writing(cast.director) as tx:
        tx.record(RuleSet("ab.mode", "strict", TODAY))
    assert lacks(service, "GJ") == (AbState.COMPLIES, ["ab_no_partner"])
    service.set_partner(cast.officer, one, other, True)
    assert lacks(service, "GJ") == (AbState.COMPLIES, [])
    service.set_partner(cast.officer, one, "")
    found = group(service.compliance(OFFICER, TODAY), "GJ").findings
    assert found[0].params == {"names": ("毛启舟",)}


def test_ab_07_an_outing_without_cover_is_an_alert_a_quarter_of_an_hour_later(
    cast: Cast, service: AbService
) -> None:
    goes_out(cast, "毛启舟", 9 * 60 + 10, 11 * 60)
    cast.sets_clock("09:24")
    assert service.alerts(cast.officer) == ()
    cast.sets_clock("09:25")
    found = service.alerts(cast.officer)
    assert [(a.name, a.department, a.due, a.finding.key) for a in found] == [
        ("毛启舟", "GJ", 565, "ab_alert")
    ]
    assert service.compliance(cast.chief).alerts == found
    covers(cast, "聂宏图", "毛启舟", "2026-04-01am", agreed=False)
    assert [a.finding.key for a in service.alerts(cast.officer)] == ["ab_alert_waits"]
    with cast.hall.writing(cast.officer) as tx:
        tx.record(CoverAgreed("c1"), subject_of(cast.hall, "聂宏图"))
    assert service.alerts(cast.officer) == ()


def test_on_another_day_nothing_is_alarmed_yet_and_a_past_one_tells_what_stayed_open(
    cast: Cast, service: AbService
) -> None:
    goes_out(cast, "毛启舟", 9 * 60, 11 * 60, TOMORROW)
    assert service.compliance(cast.officer, TOMORROW).alerts == ()
    cast.sets_clock("09:00", date(2026, 4, 3))
    assert [a.name for a in service.compliance(cast.officer, TOMORROW).alerts] == ["毛启舟"]


def test_the_coming_days_name_who_is_at_risk(cast: Cast, service: AbService) -> None:
    goes_out(cast, "毛启舟", 9 * 60, 11 * 60, TOMORROW)
    goes_out(cast, "聂宏图", 15 * 60, 16 * 60, TOMORROW)
    goes_out(cast, "邱诗涵", 14 * 60, 16 * 60, TOMORROW)
    service.stand_down(cast.officer, subject_of(cast.hall, "常若川"), TOMORROW, TOMORROW, "考试")
    found = service.outlook(cast.officer, TOMORROW, 2)
    assert [(s.date.day, s.half) for s in found.slots] == [(2, "am"), (2, "pm"), (3, "am"), (3, "pm")]
    risks = {row.department: [cell.risk for cell in row.cells] for row in found.rows}
    assert risks["GJ"] == [Risk.UNCOVERED, Risk.BOTH, Risk.NONE, Risk.NONE]
    assert risks["WJ"] == [Risk.EMPTY, Risk.EMPTY, Risk.NONE, Risk.NONE]
    assert [row.worst for row in found.rows if row.department == "MZ"] == [Risk.NONE]
    covers(cast, "聂宏图", "毛启舟", "2026-04-02am")
    again = service.outlook(cast.officer, TOMORROW, 1)
    assert next(r for r in again.rows if r.department == "GJ").cells[0].risk is Risk.COVERED


def test_days_on_which_the_hall_is_closed_are_no_columns_but_own_duty_is(
    cast: Cast, service: AbService
) -> None:
    saturday = date(2026, 4, 11)
    assert service.outlook(cast.officer, saturday, 2).slots == ()
    records = AttendanceRecords(cast.hall)
    who = subject_of(cast.hall, "毛启舟")
    records.set_duty(cast.officer, who, saturday, (540, 720), None)
    found = service.outlook(cast.officer, saturday, 2)
    assert found.slots == (Slot(saturday, Half.AM),)
    assert refused(service.outlook, cast.officer, saturday, 0).key == "ab_days"
    assert refused(service.outlook, cast.officer, saturday, 63).key == "ab_days"


def test_each_reader_sees_their_own_windows(cast: Cast, service: AbService) -> None:
    def seen(actor: Actor) -> tuple[int, int]:
        return len(service.compliance(actor, TODAY).groups), len(service.outlook(actor, TOMORROW, 1).rows)

    reviewer = acting(cast.hall, "常若川", Role.REVIEWER, department="GJ")
    admin = Actor("adm1n", "", frozenset({Role.ADMINISTRATOR}))
    assert seen(cast.officer) == seen(cast.chief) == seen(cast.director) == (12, 12)
    assert seen(cast.clerk) == seen(cast.head) == (1, 1)
    assert seen(reviewer) == (2, 2)
    assert seen(admin) == (12, 0)
    assert seen(Actor("n0body", "", frozenset({Role.STAFF}))) == (0, 0)
    assert not service.compliance(admin, TODAY).sees_absence


def test_who_may_not_read_absences_gets_no_alerts(cast: Cast, service: AbService) -> None:
    goes_out(cast, "毛启舟", 8 * 60, 11 * 60)
    admin = Actor("adm1n", "", frozenset({Role.ADMINISTRATOR}))
    assert service.compliance(admin).alerts == () and service.alerts(admin) == ()
    assert service.alerts(cast.clerk) == ()
    assert len(service.alerts(acting(cast.hall, "邱诗涵", Role.STAFF))) == 1


def test_the_register_lists_covers_with_who_may_do_what(cast: Cast, service: AbService) -> None:
    covers(cast, "聂宏图", "毛启舟", "2026-04-02am", "2026-04-02pm", agreed=False)
    found = service.covers(cast.director)
    assert [(c.name, c.covered, c.agreed, c.may_agree, c.may_end) for c in found] == [
        ("聂宏图", "毛启舟", False, True, True)
    ]
    assert (found[0].slots[0], found[0].next_slot) == (Slot(TOMORROW, Half.AM), Slot(TOMORROW, Half.AM))
    assert service.waiting(cast.director) == 1 and service.waiting(cast.clerk) == 0
    head = acting(cast.hall, "毛启舟", Role.WINDOW_HEAD)
    assert [(c.may_agree, c.may_end) for c in service.covers(head)] == [(False, True)]
    assert [(c.may_agree, c.may_end) for c in service.covers(acting(cast.hall, "聂宏图", Role.STAFF))] == [
        (False, False)
    ]
    assert service.covers(cast.clerk) == ()
    cast.sets_clock("09:00", date(2026, 4, 3))
    past = service.covers(cast.director)[0]
    assert (past.next_slot, past.may_agree, past.may_end) == (None, False, False)
    cast.sets_clock("09:00", date(2026, 5, 3))
    assert service.covers(cast.director) == ()


def test_the_number_of_queries_does_not_grow_with_groups_days_or_absences(
    cast: Cast, service: AbService
) -> None:
    def count(days: int) -> int:
        asked: list[str] = []
        with cast.hall.reading() as view:
            engine = view.conn.engine

        def note(_conn: object, _cursor: object, statement: str, *_rest: object) -> None:
            asked.append(statement)

        event.listen(engine, "before_cursor_execute", note)
        service.outlook(cast.officer, TOMORROW, days)
        service.compliance(cast.officer, TODAY)
        event.remove(engine, "before_cursor_execute", note)
        return len(asked)

    few = count(1)
    with cast.hall.writing(OFFICER) as tx:
        for number in range(40, 60):
            tx.record(WindowGroupSet("MZ", f"窗口{number}"))
            tx.record(CounterSet(str(number), "MZ", f"窗口{number}"))
    for name in ("毛启舟", "邱诗涵", "聂宏图", "任海川"):
        goes_out(cast, name, 9 * 60, 11 * 60, TOMORROW)
    assert count(30) == few < 50


# --- import ---------------------------------------------------------------------------------------

FILE = """派驻部门代码,窗口,事项,可办人员工号
GJ,,公积金提取,2103
GJ,住房公积金管理部,贷款结清证明,"2103，2101、2102"
MZ,区民政局,婚姻登记,
XX,,什么,
GJ,没有,什么,
GJ,,什么,9999
GJ,,什么,1701
GJ,,,2103
ZX,,值班,
"""


def test_items_and_who_can_do_them_come_from_a_file_line_by_line(
    cast: Cast, service: AbService, tmp_path: Path
) -> None:
    path = tmp_path / "items.csv"
    path.write_text(FILE, "utf-8")
    dry = service.import_file(cast.officer, path, True)
    assert group(service.compliance(OFFICER, TODAY), "MZ").items[-1] == "社会组织登记"
    found = service.import_file(cast.officer, path)
    assert found == dry
    assert (found.taken, found.items, found.people, found.exit_status) == (3, 2, 3, 3)
    assert [(line.number, line.key) for line in found.rejected] == [
        (5, "department_unknown"),
        (6, "group_unknown"),
        (7, "ab_number"),
        (8, "ab_not_there"),
        (9, "field_missing"),
        (10, "ab_group_needed"),
    ]
    assert lacks(service, "GJ") == (AbState.COMPLIES, [])
    again = service.import_file(cast.officer, path)
    assert (again.taken, again.items, again.people) == (3, 0, 0)


def test_a_file_without_its_columns_or_somebody_without_the_right_is_refused_whole(
    cast: Cast, service: AbService, tmp_path: Path
) -> None:
    path = tmp_path / "items.csv"
    path.write_text("部门,事项\nGJ,甲\n", "utf-8")
    assert refused(service.import_file, cast.officer, path).params == {"missing": ("department_code",)}
    assert refused(service.import_file, cast.head, path).key == "not_entitled"


def test_items_follow_a_renamed_window(cast: Cast, service: AbService) -> None:
    RosterService(cast.hall).rename_group(cast.officer, *GJ, "公积金")
    assert LOAN in group(service.compliance(OFFICER, TODAY), "GJ").items
