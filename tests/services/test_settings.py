"""Rules with a from-date, and the calendar by hand and from files."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from app.domain.access import Actor, Role
from app.domain.calendar import DayKind
from app.domain.facts import MonthLocked
from app.domain.refusal import Refusal
from app.services.hall import Hall
from app.services.settings import RuleView, SettingsService, SettingsWarning
from tests.conftest import CLERK, OFFICER

DIRECTOR = Actor("d1rector", "秦方明", frozenset({Role.DIRECTOR}))


@pytest.fixture
def service(hall: Hall) -> SettingsService:
    return SettingsService(hall)


def facts_of(hall: Hall) -> list[str]:
    with hall.reading() as view:
        return list(view.conn.exec_driver_sql("SELECT kind FROM journal ORDER BY seq").scalars())


def lock(hall: Hall, month: str) -> None:
    with hall.writing(DIRECTOR) as tx:
        tx.record(MonthLocked(month, "00" * 32))


def rule(service: SettingsService, key: str, today: date) -> RuleView:
    return next(view for view in service.rules(today) if view.key == key)


# --- rules ---


def test_a_rule_shows_its_default_its_article_and_what_is_to_come(service: SettingsService) -> None:
    key = "attendance.grace_minutes"
    before = rule(service, key, date(2026, 4, 1))
    assert (before.value, before.default, before.valid_from, before.upcoming) == (0, 0, None, ())
    assert before.article == "S3 Art. 21(1); F-4"
    service.set_rule(DIRECTOR, key, 5, date(2026, 4, 1))
    service.set_rule(DIRECTOR, key, 10, date(2026, 6, 1))
    now = rule(service, key, date(2026, 4, 1))
    assert (now.value, now.valid_from, now.upcoming) == (5, date(2026, 4, 1), ((date(2026, 6, 1), 10),))
    assert rule(service, key, date(2026, 3, 31)).value == 0
    assert rule(service, key, date(2026, 7, 1)).value == 10
    assert len(service.rules()) > 10


def test_saying_the_same_again_records_nothing(service: SettingsService, hall: Hall) -> None:
    for _ in range(2):
        service.set_rule(DIRECTOR, "attendance.grace_minutes", 5, date(2026, 4, 1))
        service.set_day(DIRECTOR, date(2026, 4, 20), DayKind.PM_OFF, "停电")
        service.rename_hall(DIRECTOR, "新厅")
        service.clear_day(DIRECTOR, date(2026, 4, 21))
    assert facts_of(hall)[2:] == ["RuleSet", "CalendarDaySet", "HallRenamed"]


def test_a_value_that_does_not_fit_an_unknown_rule_and_a_clerk_are_refused(service: SettingsService) -> None:
    for key, actor, name, value in (
        ("rule_value", DIRECTOR, "attendance.grace_minutes", 30),
        ("rule_value", DIRECTOR, "attendance.grace_minutes", True),
        ("schedule_form", DIRECTOR, "attendance.schedule", {"seasons": []}),
        ("rule_unknown", DIRECTOR, "attendance.graces", 1),
        ("not_entitled", OFFICER, "attendance.grace_minutes", 5),
    ):
        with pytest.raises(Refusal, match=key):
            service.set_rule(actor, name, value, date(2026, 4, 1))


def test_a_rule_changes_no_locked_month(service: SettingsService, hall: Hall) -> None:
    lock(hall, "2026-02")
    for day in (date(2026, 2, 28), date(2026, 1, 15)):
        with pytest.raises(Refusal, match="month_locked"):
            service.set_rule(DIRECTOR, "attendance.grace_minutes", 5, day)
    service.set_rule(DIRECTOR, "attendance.grace_minutes", 5, date(2026, 3, 1))


def test_the_hall_is_renamed_by_whoever_sets_rules(service: SettingsService, hall: Hall) -> None:
    service.rename_hall(DIRECTOR, " 青禾政务大厅 ")
    with hall.reading() as view:
        assert view.settings.name == "青禾政务大厅"
    with pytest.raises(Refusal, match="hall_name"):
        service.rename_hall(DIRECTOR, "a\nb")
    with pytest.raises(Refusal, match="not_entitled"):
        service.rename_hall(CLERK, "厅")


# --- calendar ---


def test_the_calendar_names_each_day_of_the_year(service: SettingsService) -> None:
    view = service.calendar(2026)
    days = {day.date: day for day in view.days}
    assert view.published
    assert len(days) == 365
    assert (days[date(2026, 2, 14)].kind, days[date(2026, 2, 14)].name) == (DayKind.WORK, "春节调休")
    assert (days[date(2026, 10, 1)].kind, days[date(2026, 10, 1)].entered) == (DayKind.OFF, True)
    assert (days[date(2026, 3, 7)].kind, days[date(2026, 3, 7)].entered) == (DayKind.OFF, False)
    assert not service.calendar(2027).published
    with pytest.raises(Refusal, match="year_range"):
        service.calendar(1999)


def test_a_day_is_set_and_cleared_but_not_in_a_locked_month(service: SettingsService, hall: Hall) -> None:
    day = date(2026, 4, 20)
    service.set_day(OFFICER, day, DayKind.PM_OFF, " 停电 ")
    shown = next(view for view in service.calendar(2026).days if view.date == day)
    assert (shown.kind, shown.name, shown.entered) == (DayKind.PM_OFF, "停电", True)
    service.clear_day(OFFICER, day)
    assert not next(view for view in service.calendar(2026).days if view.date == day).entered
    lock(hall, "2026-03")
    with pytest.raises(Refusal, match="month_locked"):
        service.set_day(OFFICER, date(2026, 3, 9), DayKind.OFF, "")
    with pytest.raises(Refusal, match="month_locked"):
        service.clear_day(OFFICER, date(2026, 3, 9))
    with pytest.raises(Refusal, match="not_entitled"):
        service.set_day(CLERK, day, DayKind.OFF, "")


def test_a_year_that_is_not_published_warns_and_the_next_one_from_december_on(
    service: SettingsService,
) -> None:
    assert service.warnings(date(2026, 11, 30)) == ()
    assert service.warnings(date(2026, 12, 1)) == (SettingsWarning("calendar_unpublished", 2027),)
    assert service.warnings(date(2027, 1, 1)) == (SettingsWarning("calendar_unpublished", 2027),)
    assert service.warnings() == ()


FILE_2027 = """日期,类型,名称
2027-01-01,休息,元旦
2027/2/5,休息,春节
2027年2月14日,上班,春节调休
20270430,下午休息,劳动节前
"""


def test_a_file_without_a_bad_line_publishes_its_year(
    service: SettingsService, hall: Hall, tmp_path: Path
) -> None:
    path = tmp_path / "2027.csv"
    path.write_text(FILE_2027, "gbk")
    preview = service.import_calendar(OFFICER, path, dry_run=True)
    assert not service.calendar(2027).published
    report = service.import_calendar(OFFICER, path)
    assert report == preview
    assert (report.taken, report.published, report.changes, report.rejected) == (4, (2027,), 4, ())
    assert service.calendar(2027).published
    assert service.import_calendar(OFFICER, path).changes == 0
    assert facts_of(hall)[2:] == ["CalendarYearSet"]


def test_a_workbook_serves_as_well(service: SettingsService, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["date", "kind", "name"])
    sheet.append([date(2027, 1, 1), "off", "元旦"])
    sheet.append(["2027-02-14", "work", None])
    book.save(tmp_path / "2027.xlsx")
    report = service.import_calendar(OFFICER, tmp_path / "2027.xlsx")
    assert (report.taken, report.published, report.rejected) == (2, (2027,), ())


def test_good_lines_are_taken_and_bad_ones_named_but_then_no_year_is_published(
    service: SettingsService, hall: Hall
) -> None:
    content = (
        "日期,类型,名称\n2027-01-01,休息,元旦\n2027-02-30,休息,\n2027-03-01,半天,\n"
        "2027-01-01,上班,又\n2027-01-01,休息,元旦\n2027-02-05,休息,春节\n"
    ).encode()
    report = service.import_calendar(OFFICER, content)
    assert [(line.number, line.key) for line in report.rejected] == [
        (3, "line_date"),
        (4, "line_kind"),
        (5, "line_repeated"),
    ]
    assert (report.taken, report.published, report.changes) == (2, (), 2)
    assert not service.calendar(2027).published
    assert facts_of(hall)[2:] == ["CalendarDaySet", "CalendarDaySet"]


def test_a_whole_year_replaces_what_stood_there(service: SettingsService) -> None:
    service.set_day(OFFICER, date(2027, 5, 5), DayKind.OFF, "旧")
    report = service.import_calendar(OFFICER, "date,kind,name\n2027-01-01,off,元旦\n".encode())
    assert report.changes == 2
    assert [day.date for day in service.calendar(2027).days if day.entered] == [date(2027, 1, 1)]


def test_days_of_a_locked_month_stay_as_they_are(service: SettingsService, hall: Hall) -> None:
    lock(hall, "2026-02")
    before = [day for day in service.calendar(2026).days if day.date.month == 2]
    report = service.import_calendar(OFFICER, b"date,kind,name\n2026-02-10,off,x\n2026-12-31,off,y\n")
    assert [(line.number, line.key) for line in report.rejected] == [(2, "month_locked")]
    report = service.import_calendar(OFFICER, b"date,kind,name\n2026-12-31,off,y\n")
    assert report.published == (2026,)
    assert [day for day in service.calendar(2026).days if day.date.month == 2] == before
    assert not next(d for d in service.calendar(2026).days if d.date == date(2026, 10, 1)).entered


@pytest.mark.parametrize(
    ("key", "content"),
    [
        ("calendar_header", b"2027-01-01,off,x\n"),
        ("file_empty", b""),
        ("file_not_table", b"%PDF-1.7 and so on"),
    ],
)
def test_a_file_that_is_no_calendar_is_refused_and_changes_nothing(
    service: SettingsService, hall: Hall, key: str, content: bytes
) -> None:
    with pytest.raises(Refusal, match=key):
        service.import_calendar(OFFICER, content)
    assert len(facts_of(hall)) == 2


def test_a_clerk_imports_nothing(service: SettingsService) -> None:
    with pytest.raises(Refusal, match="not_entitled"):
        service.import_calendar(CLERK, FILE_2027.encode())
