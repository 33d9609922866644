"""What stands in the cells of a monthly sheet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.domain.attendance import Edge, Outing, Punch, PunchSource
from app.domain.month import LEAVE_TYPES, JudgedMonth, Moment, PersonRecords
from app.domain.refusal import Refusal
from app.domain.schedule import DutyRoster, Hours
from app.domain.slots import BOTH_HALVES, Half, Month
from reports.sheet_model import TOTALS, Cell, DepartmentSheet, Ground, sheets_of
from reports.sheet_options import SheetOptions
from reports.sheet_symbols import MARKS, PRESETS
from tests.reports.months import CALENDAR, FULL_DAY, at, entry, judged

MARCH = Month(2026, 3)
MONDAY = date(2026, 3, 2)
PRINTED = date(2026, 4, 1)


def sheet(month: JudgedMonth, symbols: str = "marks") -> DepartmentSheet:
    (only,) = sheets_of(month, SheetOptions(PRINTED, symbols=symbols))
    return only


def day_of(records: PersonRecords, post: str = "A", day: date = MONDAY, symbols: str = "marks") -> list[Cell]:
    """The two cells of one date of one person who was there on every other."""
    punches = {d: FULL_DAY for d in MARCH.dates() if CALENDAR.working(d)} | dict(records.punches)
    known = {"p1": replace(records, punches=punches)}
    row = sheet(judged(MARCH, [entry(1, "韩静怡", post)], known), symbols).rows[0]
    return [line[day.day - 1] for line in row.cells]


def punched(*times: tuple[int, int]) -> PersonRecords:
    return PersonRecords(punches={MONDAY: [at(*time) for time in times]})


@pytest.mark.parametrize(
    ("records", "marks", "words"),
    [
        (punched((8, 20), (12, 0), (13, 58), (17, 31)), ["√", "√"], ["√", "√"]),
        (punched((8, 31), (12, 0), (14, 0), (17, 30)), ["＞", "√"], ["迟", "√"]),
        (punched((8, 20), (11, 35), (14, 0), (17, 30)), ["＜", "√"], ["退", "√"]),
        (punched((8, 31), (11, 59), (14, 0), (17, 30)), ["＞＜", "√"], ["迟退", "√"]),
        (punched((8, 31), (14, 0), (17, 30)), ["＞？", "√"], ["迟缺", "√"]),
        (punched((8, 20), (12, 0), (17, 29)), ["√", "？＜"], ["√", "缺退"]),
        (punched((8, 20), (12, 0)), ["√", "×"], ["√", "旷"]),
        (PersonRecords(leave={MONDAY: {Half.AM: "personal"}}), ["△", "√"], ["事", "√"]),
        (PersonRecords(outings={MONDAY: [Outing(840, 1050)]}), ["√", "▲"], ["√", "外"]),
    ],
)
def test_each_verdict_has_its_symbol(records: PersonRecords, marks: list[str], words: list[str]) -> None:
    assert [cell.text for cell in day_of(records)] == marks
    assert [cell.text for cell in day_of(records, symbols="words")] == words


def test_every_leave_type_has_a_symbol_that_the_legend_names() -> None:
    for symbols in PRESETS.values():
        assert set(symbols.leave) == set(LEAVE_TYPES)
        entries = {name.split(" ")[0] for name in symbols.legend.split("  ")}
        own = (symbols.present, symbols.late, symbols.early, symbols.missing, symbols.awol)
        assert {*symbols.leave.values(), *own, symbols.outing, symbols.cover, symbols.duty} <= entries


def test_all_symbols_are_in_gb2312_so_that_any_song_font_has_them() -> None:
    for symbols in PRESETS.values():
        symbols.legend.replace("—", "").encode("gb2312")


def test_a_symbol_means_one_thing_but_for_the_births_of_the_published_legend() -> None:
    leave = [symbol for kind, symbol in MARKS.leave.items() if symbol != "□"]
    own = [MARKS.present, MARKS.late, MARKS.early, MARKS.missing, MARKS.awol, MARKS.outing, MARKS.cover]
    assert len(set(leave + own)) == len(leave + own)


def test_a_corrected_punch_keeps_its_verdict_and_is_marked() -> None:
    slip = {MONDAY: {Edge.AM_IN: Punch(8 * 3600, 0, PunchSource.CORRECTION)}}
    records = PersonRecords(punches={MONDAY: [at(12, 0), at(14, 0), at(17, 30)]}, corrections=slip)
    assert day_of(records) == [Cell("√", corrected=True), Cell("√")]


def test_a_stand_in_who_covers_is_marked_and_not_counted_otherwise() -> None:
    cells = day_of(PersonRecords(cover={MONDAY: frozenset({Half.AM})}), post="B")
    assert cells == [Cell("◎"), Cell("—", Ground.OFF)]


def test_a_stand_in_on_leave_is_on_leave() -> None:
    records = PersonRecords(leave={MONDAY: {Half.AM: "sick"}}, cover={MONDAY: frozenset({Half.AM})})
    assert [cell.text for cell in day_of(records, post="B")] == ["○", "—"]


def test_a_late_stand_in_is_both() -> None:
    records = replace(punched((8, 31), (12, 0), (14, 0), (17, 30)), cover={MONDAY: BOTH_HALVES})
    assert [cell.text for cell in day_of(records, post="B")] == ["◎＞", "◎"]


def test_duty_on_a_rest_day_is_marked_and_the_other_half_is_rest() -> None:
    sunday = date(2026, 3, 8)
    records = PersonRecords(
        punches={sunday: [at(8, 50), at(12, 1)]},
        duty={sunday: DutyRoster(sunday, Hours(540, 720), None)},
    )
    assert day_of(records, day=sunday) == [Cell("＋"), Cell("休", Ground.REST)]


def test_punches_on_a_rest_day_without_duty_change_nothing() -> None:
    sunday = date(2026, 3, 8)
    records = PersonRecords(punches={sunday: [at(8, 50)]})
    assert day_of(records, day=sunday) == [Cell("休", Ground.REST)] * 2


def test_half_days_outside_the_roster_are_told_from_rest_days() -> None:
    person = entry(1, "易安然", first=date(2026, 3, 10), last=date(2026, 3, 20))
    row = sheet(judged(MARCH, [person])).rows[0]
    assert [row.cells[0][day - 1].ground for day in (8, 9, 10, 20, 21, 23)] == [
        Ground.REST,
        Ground.OFF,
        Ground.PLAIN,
        Ground.PLAIN,
        Ground.REST,
        Ground.OFF,
    ]


def test_half_days_that_are_not_over_are_blank() -> None:
    month = judged(MARCH, [entry(1, "韩静怡")], moment=Moment(date(2026, 3, 4), 13 * 3600))
    cells = sheet(month).rows[0].cells
    assert [line[3].text for line in cells] == ["√", ""]
    assert [line[4] for line in cells] == [Cell(""), Cell("")]


def test_a_short_month_has_its_own_days_and_marks_the_swapped_saturday() -> None:
    columns = sheet(judged(Month(2026, 2), [entry(1, "韩静怡")])).columns
    assert len(columns) == 28
    assert [column.date.day for column in columns if column.swapped] == [14, 28]
    assert columns[13].weekday == "六"
    assert [column.date.day for column in columns if column.rest][:3] == [1, 7, 8]


def test_totals_follow_the_formula_of_the_sheet() -> None:
    leave = {MONDAY: {Half.AM: "personal", Half.PM: "marriage"}, date(2026, 3, 3): {Half.AM: "personal"}}
    outings = {date(2026, 3, 5): [Outing(840, 1050)]}
    worked = {d: FULL_DAY for d in MARCH.dates() if CALENDAR.working(d)}
    punches = {**worked, date(2026, 3, 4): [at(8, 31), at(12, 0)]}
    month = judged(MARCH, [entry(1, "韩静怡")], {"p1": PersonRecords(punches, leave, outings)})
    figures = dict(zip((name for name, _ in TOTALS), sheet(month).rows[0].totals, strict=True))
    assert figures == {
        "应出勤": 22,
        "实出勤": 20,
        "迟到": 1,
        "早退": 0,
        "缺签": 0,
        "旷工": 0.5,
        "事假": 1,
        "病假": 0,
        "年休": 0,
        "其他假": 0.5,
        "公出": 0.5,
    }


def test_each_department_has_a_sheet_in_the_order_of_the_month() -> None:
    people = [entry(1, "韩静怡"), entry(2, "陆承志"), entry(3, "沈立言")]
    people[1] = replace(people[1], department="GA", department_name="青禾公安分局")
    sheets = sheets_of(judged(MARCH, people), SheetOptions(PRINTED, adjustments={"GA": ["一条"]}))
    assert [(one.code, [row.name for row in one.rows], one.notes) for one in sheets] == [
        ("SJ", ["韩静怡", "沈立言"], ()),
        ("GA", ["陆承志"], ("月结后调整:一条",)),
    ]


def test_a_year_without_a_published_calendar_is_said_on_the_sheet() -> None:
    month = judged(Month(2027, 3), [entry(1, "韩静怡")])
    assert "2027年" in sheet(month).notes[0]


def test_a_month_without_anybody_is_refused() -> None:
    with pytest.raises(Refusal) as caught:
        sheets_of(judged(MARCH, []), SheetOptions(PRINTED))
    assert caught.value.key == "sheet_no_people"
