"""The calendar for the wall: names without types, short windows marked, short months, A3 and A4."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pypdfium2 as pdfium
import pytest

from app.domain.calendar import CALENDAR_2026, HallCalendar
from app.domain.coverage import IDLE, Coverage, CoverageDay, Member, Standing, Window
from app.domain.refusal import Refusal
from app.domain.slots import Month
from reports.coverage_calendar import write_calendar
from reports.coverage_layout import parts_of
from reports.pen import MM
from reports.sheet_options import Paper
from tests.reports.leaves import HALL, NASTY
from tests.reports.months import NAMES
from tests.reports.test_attendance_sheet import sizes, texts

CALENDAR = HallCalendar.of(CALENDAR_2026, [2026])
MARCH = Month(2026, 3)
FULL = Standing(4, 4)


def window(index: int, month: Month, **days: tuple[Standing, Standing]) -> Window:
    """A window with everybody there; `d9=(am, pm)`: how the 9th stands."""
    standings = [
        days.get(f"d{day.day}", (FULL, FULL) if CALENDAR.working(day) else (IDLE, IDLE))
        for day in month.dates()
    ]
    people = tuple(Member(NAMES[(index + i) % len(NAMES)], "A" if i < 4 else "B") for i in range(5))
    name = f"第{index + 1}派驻部门"
    return Window(f"D{index}", name, name, (f"{index + 1:02d}",), people, tuple(standings))


def coverage(*windows: Window, month: Month = MARCH) -> Coverage:
    days = tuple(CoverageDay(d, CALENDAR.working(d), CALENDAR.is_swapped(d)) for d in month.dates())
    return Coverage(HALL, days, windows, date(2026, 3, 1), False)


def printed(found: Coverage, paper: Paper = Paper.AUTO) -> bytes:
    stream = io.BytesIO()
    write_calendar(found, stream, paper)
    return stream.getvalue()


LEAVE = Standing(2, 4, away=("韩静怡", "陆承志"))
COVERED = Standing(1, 1, away=("常若川",), covers=("温书瑶",))
SHORT = Standing(0, 2, short=True, away=("段慧敏",), outings=("金子昊",))


def test_names_covers_and_outings_stand_in_their_half_day() -> None:
    (text,) = texts(printed(coverage(window(0, MARCH, d9=(LEAVE, COVERED), d10=(SHORT, FULL)))))
    for part in ("假韩静怡", "假陆承志", "假常若川", "顶温书瑶", "假段慧敏", "公金子昊", "缺"):
        assert part in text
    for part in ("2026年3月", "01号", "第1派驻部门", "B岗：", "打印日期：2026年3月1日", "第1页 共1页"):
        assert part in text


def test_it_says_nothing_of_types_and_of_who_is_only_asking() -> None:
    asking = Standing(4, 4, pending=("范思琪",))
    (text,) = texts(printed(coverage(replace(window(3, MARCH, d9=(asking, asking)), people=()))))
    assert "范思琪" not in text
    assert not any(kind in text for kind in ("事假", "病假", "年休"))


def test_a_short_half_day_is_framed_and_worded() -> None:
    plain = printed(coverage(window(0, MARCH)))
    marked = printed(coverage(window(0, MARCH, d9=(Standing(0, 4, short=True), FULL))))
    assert "0缺" in texts(marked)[0] and "0缺" not in texts(plain)[0]


def test_a_half_day_above_the_limit_is_marked_beside_what_is_short() -> None:
    over = Standing(1, 4, over=True, away=("韩静怡", "陆承志", "范思琪"))
    marked = printed(coverage(window(0, MARCH, d9=(over, replace(over, short=True)))))
    lines = texts(marked)[0].split("\n")
    assert [line.strip() for line in lines if line.strip() in ("超", "缺")].count("超") == 2


@pytest.mark.parametrize(("month", "days"), [(Month(2026, 2), 28), (Month(2026, 4), 30), (MARCH, 31)])
def test_every_day_has_its_column_and_the_columns_fill_the_page(month: Month, days: int) -> None:
    found = coverage(window(0, month), month=month)
    (part,) = parts_of(found, Paper.A3)
    assert len(part.edges) == days + 1 and part.right == pytest.approx(410)
    halves = parts_of(found, Paper.A4)
    assert [len(half.days) for half in halves] == [-(-days // 2), days // 2]
    assert all(half.right == pytest.approx(287) for half in halves)


def test_a_swapped_working_day_is_marked_and_wide() -> None:
    month = Month(2026, 2)
    found = coverage(window(0, month), month=month)
    (part,) = parts_of(found, Paper.A3)
    widths = [b - a for a, b in zip(part.edges, part.edges[1:], strict=False)]
    assert widths[13] > 2 * widths[14]
    assert texts(printed(found))[0].count("班") == 2


def test_a_month_of_rest_days_alone_still_fits() -> None:
    month = Month(2026, 2)
    days = tuple(CoverageDay(d, frozenset(), False) for d in list(month.dates())[14:21])
    rest = replace(window(0, month), days=((IDLE, IDLE),) * 7)
    assert len(texts(printed(replace(coverage(rest, month=month), days=days)))) == 1


def test_a3_is_the_wall_s_paper_and_a4_takes_two_halves() -> None:
    found = coverage(window(0, MARCH))
    assert sizes(printed(found)) == [(420, 297)]
    assert sizes(printed(found, Paper.A4)) == [(297, 210)] * 2
    first, second = texts(printed(found, Paper.A4))
    assert "(3月1日至3月16日)" in first and "(3月17日至3月31日)" in second


def test_thirty_four_windows_go_over_pages_with_their_header() -> None:
    pages = texts(printed(coverage(*(window(i, MARCH, d9=(LEAVE, LEAVE)) for i in range(34)))))
    assert len(pages) > 1
    for number, text in enumerate(pages, 1):
        assert f"第{number}页 共{len(pages)}页" in text and "人员" in text and "数字为在岗人数" in text


@pytest.mark.parametrize("paper", [Paper.A3, Paper.A4])
def test_whatever_the_names_nothing_leaves_the_page_or_its_row(paper: Paper) -> None:
    crowd = Standing(
        0, 9, short=True, away=(NASTY, "长" * 30, "W" * 64), covers=(NASTY,), outings=("韩静怡",)
    )
    busy = replace(
        window(0, MARCH, d9=(crowd, crowd), d10=(crowd, FULL)),
        department_name="区市场监督管理局(知识产权局)驻政务服务中心" * 2,
        window_group="W" * 60,
        people=tuple(Member(NASTY, "A") for _ in range(9)),
        counters=tuple(f"{n:02d}" for n in (1, 3, 5, 7, 9, 11)),
    )
    data = printed(coverage(busy, window(1, MARCH)), paper)
    document = pdfium.PdfDocument(data)
    for page in document:
        width, height = page.get_width() / MM, page.get_height() / MM
        found = page.get_textpage()
        for index in range(found.count_chars()):
            left, low, right, high = (length / MM for length in found.get_charbox(index))
            if right > left:
                assert left > 9.9 and right < width - 9.9 and low > 8 and high < height - 8
    document.close()


def test_a_hall_without_windows_is_refused_in_words() -> None:
    with pytest.raises(Refusal) as caught:
        printed(coverage())
    assert (caught.value.key, caught.value.params["month"]) == ("calendar_empty", "2026-03")


def test_an_unpublished_year_is_said_so() -> None:
    (text,) = texts(printed(replace(coverage(window(0, MARCH)), unpublished_years=(2026,))))
    assert "2026年放假安排尚未录入" in text


def test_the_same_month_is_the_same_bytes() -> None:
    found = coverage(window(0, MARCH, d9=(LEAVE, COVERED)))
    assert printed(found) == printed(found)
