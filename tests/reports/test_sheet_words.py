"""What the monthly sheet says of single half-days."""

from __future__ import annotations

import io
from datetime import date

from app.domain.month import PersonRecords
from app.domain.slots import Half, Month
from reports.attendance_sheet import write_sheets
from reports.sheet_options import SheetOptions
from reports.sheet_words import adjustment_text, conflict_text
from tests.domain.days import MONDAY, judged, punches_of
from tests.reports.months import entry
from tests.reports.months import judged as judged_month

SICK = {Half.AM: "sick"}


def test_punches_despite_leave_are_named_with_their_times() -> None:
    assert conflict_text(judged("08:55 12:00 13:58 17:31", leave=SICK)[0]) == "9日上午请假,08:55、12:00打卡"


def test_an_adjustment_names_the_type_of_leave() -> None:
    absent, ill = judged("")[0], judged("", leave=SICK)[0]
    assert adjustment_text("韩静怡", absent, ill) == "韩静怡3月9日上午:原旷工半天,现病假"
    other = judged("", leave={Half.AM: "annual"})[0]
    assert adjustment_text("韩静怡", ill, other) == "韩静怡3月9日上午:原病假,现年休假"


def test_C_S12_a_month_with_leave_and_a_remark_prints_the_same_bytes_twice() -> None:
    records = {"p1": PersonRecords({MONDAY: punches_of("08:55 12:00")}, leave={MONDAY: SICK})}
    month = judged_month(Month(2026, 3), [entry(1, "韩静怡")], records)
    found = []
    for _ in range(2):
        out = io.BytesIO()
        write_sheets(month, SheetOptions(date(2026, 4, 1), remarks={"p1": "9日上午请假,08:55打卡"}), out)
        found.append(out.getvalue())
    assert found[0] == found[1]
