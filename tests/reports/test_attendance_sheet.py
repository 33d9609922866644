"""The printed monthly sheet, read back from the PDF."""

from __future__ import annotations

import io
import subprocess
import sys
from bisect import bisect_right
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from app.domain.attendance import Edge, Punch, PunchSource
from app.domain.month import JudgedMonth, PersonRecords, RosterEntry
from app.domain.refusal import Refusal
from app.domain.slots import BOTH_HALVES, Month
from reports.attendance_sheet import write_department_sheets, write_sheets
from reports.files import WorkCancelled
from reports.pen import MM
from reports.sheet_layout import layout_of
from reports.sheet_model import TOTALS, sheets_of
from reports.sheet_options import Paper, SheetOptions
from tests.reports.months import CALENDAR, HALL, at, entries, entry, everyday, judged

MARCH = Month(2026, 3)
OPTIONS = SheetOptions(date(2026, 4, 1))


def printed(month: JudgedMonth, options: SheetOptions = OPTIONS) -> bytes:
    stream = io.BytesIO()
    write_sheets(month, options, stream)
    return stream.getvalue()


def texts(data: bytes) -> list[str]:
    document = pdfium.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def sizes(data: bytes) -> list[tuple[int, int]]:
    document = pdfium.PdfDocument(data)
    try:
        return [(round(page.get_width() / MM), round(page.get_height() / MM)) for page in document]
    finally:
        document.close()


def test_the_sheet_says_what_an_office_expects() -> None:
    (text,) = texts(printed(judged(MARCH, entries(5))))
    for part in (
        f"{HALL}窗口工作人员考勤表",
        "2026年3月",
        "派驻部门(窗口):青禾区市场监督管理局",
        "应出勤:22天",
        "填表日期:2026年4月1日",
        "符号说明",
        "考勤员:",
        "窗口负责人(首席代表):",
        "派驻部门(盖章):",
        "中心审核(盖章):",
        "第1页 共1页",
        "备注",
    ):
        assert part in text


def test_names_copy_out_right_rare_characters_too() -> None:
    (text,) = texts(printed(judged(MARCH, entries(5))))
    for name in ("韩静怡", "陆承志", "范思琪", "王𬱖", "张䶮"):
        assert name in text


def test_a_person_copies_out_as_a_row_in_reading_order() -> None:
    (text,) = texts(printed(judged(MARCH, entries(2))))
    flat = "".join(text.split())
    assert "1韩静怡A上休√√√√√休休√" in flat
    assert "休休√√下休√√√√√休休√" in flat


@pytest.mark.parametrize(("people", "pages"), [(1, 1), (12, 1), (13, 2), (24, 2), (25, 3)])
def test_a4_holds_twelve_persons_a_page(people: int, pages: int) -> None:
    data = printed(judged(MARCH, entries(people)))
    assert sizes(data) == [(297, 210)] * pages


def test_above_25_persons_the_paper_is_a3_unless_one_is_chosen() -> None:
    month = judged(MARCH, entries(26))
    assert sizes(printed(month)) == [(420, 297)] * 2
    assert sizes(printed(month, replace(OPTIONS, paper=Paper.A4))) == [(297, 210)] * 3
    assert sizes(printed(judged(MARCH, entries(3)), replace(OPTIONS, paper=Paper.A3))) == [(420, 297)]


def test_every_page_repeats_the_header_and_counts_itself() -> None:
    pages = texts(printed(judged(MARCH, entries(30)), replace(OPTIONS, paper=Paper.A4)))
    for number, text in enumerate(pages, 1):
        assert f"第{number}页 共3页" in text
        for part in (f"{HALL}窗口工作人员考勤表", "姓名", "时段", "旷工", "备注", "考勤员:", "符号说明"):
            assert part in text


@pytest.mark.parametrize(("month", "days"), [(Month(2026, 2), 28), (Month(2026, 4), 30), (MARCH, 31)])
def test_a_short_month_leaves_days_out_and_its_totals_where_they_are(month: Month, days: int) -> None:
    (sheet,) = sheets_of(judged(month, entries(1)), OPTIONS)
    (long,) = sheets_of(judged(MARCH, entries(1)), OPTIONS)
    layout = layout_of(sheet, OPTIONS)
    assert len(layout.days) == days + 1
    assert layout.totals == pytest.approx(layout_of(long, OPTIONS).totals)
    assert layout.days[-1] == pytest.approx(layout.totals[0])


@pytest.mark.parametrize("paper", [Paper.A4, Paper.A3])
@pytest.mark.parametrize("signature", [False, True])
def test_the_table_is_as_wide_as_the_paper_without_its_margins(paper: Paper, signature: bool) -> None:
    options = replace(OPTIONS, paper=paper, own_signature=signature)
    (sheet,) = sheets_of(judged(MARCH, entries(1)), options)
    layout = layout_of(sheet, options)
    assert (layout.left, layout.right) == pytest.approx((10, layout.page[0] - 10))


def test_a_column_for_the_own_signature_is_there_only_when_wanted() -> None:
    month = judged(MARCH, entries(1))
    assert "本人" not in texts(printed(month))[0]
    assert "本人\r\n签字" in texts(printed(month, replace(OPTIONS, own_signature=True)))[0]


def test_a_draft_and_a_practice_print_say_so_on_every_page() -> None:
    month = judged(MARCH, entries(13))
    plain = texts(printed(month))
    marked = texts(printed(month, replace(OPTIONS, draft=True, practice=True)))
    assert len(marked) == 2
    for text in marked:
        assert text.count("未月结 草稿") == 2
        assert text.count("演练数据") == 2
    assert not any("未月结" in text or "演练" in text for text in plain)


def test_later_corrections_and_long_remarks_stand_in_the_notes() -> None:
    long = "本月借调至区行政审批服务局综合窗口协助工作,考勤由该局登记,详见借调函第十二号及其附件"
    options = replace(
        OPTIONS,
        adjustments={"SJ": ["4月8日 韩静怡 3月9日上午 缺签改为正常(补签单第12号)"]},
        remarks={"p0": "借调", "p1": long},
    )
    (text,) = texts(printed(judged(MARCH, entries(2)), options))
    assert "1. 月结后调整:4月8日 韩静怡 3月9日上午 缺签改为正常(补签单第12号)" in text
    assert f"2. 陆承志:{long}" in text
    assert "见附注2" in text
    assert "借调" in text


def test_a_remark_of_several_lines_is_printed_without_boxes_for_its_breaks() -> None:
    options = replace(OPTIONS, remarks={"p0": "借调\n三天\t整"})
    (text,) = texts(printed(judged(MARCH, entries(1)), options))
    assert "借调 三天" in text


def test_notes_without_room_get_a_page_of_their_own() -> None:
    lines = [f"第{number}条更正" for number in range(1, 60)]
    pages = texts(printed(judged(MARCH, entries(12)), replace(OPTIONS, adjustments={"SJ": lines})))
    assert len(pages) == 3
    assert "附注" not in pages[0]
    assert "59. 月结后调整:第59条更正" in pages[2]
    assert "第3页 共3页" in pages[2]


def nasty(post: str) -> JudgedMonth:
    """Every cell as full as it gets, names and figures of every length."""
    names = ("韩静怡", "阿卜杜热合曼·买买提明", "欧阳上官", "Ф" * 60, "王𬱖")
    people: list[RosterEntry] = [entry(i, name, post) for i, name in enumerate(names)]
    days = [day for day in MARCH.dates() if CALENDAR.working(day)]
    slip = {Edge.AM_IN: Punch(8 * 3600 + 31 * 60, 0, PunchSource.CORRECTION)}
    records = PersonRecords(
        punches={day: [at(11, 59), at(14, 5), at(17, 29)] for day in days},
        corrections=dict.fromkeys(days, slip),
        cover=dict.fromkeys(days, BOTH_HALVES),
    )
    return judged(MARCH, people, {person.person: records for person in people})


@pytest.mark.parametrize("paper", [Paper.A4, Paper.A3])
@pytest.mark.parametrize("symbols", ["marks", "words"])
@pytest.mark.parametrize("signature", [False, True])
@pytest.mark.parametrize("post", ["A", "B"])
def test_nothing_that_is_drawn_leaves_its_cell(
    paper: Paper, symbols: str, signature: bool, post: str
) -> None:
    options = replace(
        OPTIONS,
        paper=paper,
        symbols=symbols,
        own_signature=signature,
        remarks={f"p{i}": "借调至区行政审批服务局综合窗口" for i in range(3)},
    )
    month = nasty(post)
    layout = layout_of(sheets_of(month, options)[0], options)
    edges = sorted({*layout.own, *layout.days, *layout.totals, *layout.end})
    bottom = layout.body_top - 2 * layout.row * 5
    crossings = []
    document = pdfium.PdfDocument(printed(month, options))
    page = document[0].get_textpage()
    for index in range(page.count_chars()):
        left, low, right, high = (length / MM for length in page.get_charbox(index))
        if not bottom < (low + high) / 2 < layout.table_top or right <= left:
            continue
        column = bisect_right(edges, (left + right) / 2) - 1
        if left < edges[column] or right > edges[column + 1] or low < bottom:
            crossings.append((page.get_text_range(index, 1), left, right))
    document.close()
    assert crossings == []


def test_the_title_shrinks_rather_than_leave_the_page() -> None:
    month = replace(judged(MARCH, entries(1)), hall="某某省某某市某某区" * 6 + "政务服务中心")
    document = pdfium.PdfDocument(printed(month, replace(OPTIONS, draft=True, practice=True)))
    page = document[0].get_textpage()
    boxes = [page.get_charbox(index) for index in range(page.count_chars())]
    document.close()
    assert min(box[0] for box in boxes) >= 0
    assert max(box[2] for box in boxes) <= 297 * MM


def test_totals_are_printed_as_they_are_judged() -> None:
    month = everyday(MARCH, 12)
    lines = texts(printed(month))[0].splitlines()
    (sheet,) = sheets_of(month, OPTIONS)
    for row in sheet.rows:
        figures = "".join(f"{figure:g}" for figure in row.totals)
        assert any(figures in line.replace(" ", "") for line in ("".join(lines), *lines)), row.name
    assert len(TOTALS) == 11


def test_the_same_month_printed_twice_is_the_same_bytes() -> None:
    """C-S12; another process has another hash seed."""
    data = printed(everyday(MARCH, 14))
    assert printed(everyday(MARCH, 14)) == data
    code = (
        "import sys; from tests.reports.test_attendance_sheet import *;"
        "sys.stdout.buffer.write(printed(everyday(MARCH, 14)))"
    )
    root = Path(__file__).parents[2]
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, cwd=root)
    assert run.stdout == data


def test_printed_on_another_day_only_the_date_differs() -> None:
    month = everyday(MARCH, 5)
    first, later = (texts(printed(month, replace(OPTIONS, printed_on=date(2026, 4, day)))) for day in (1, 9))
    assert [text.replace("4月9日", "4月1日") for text in later] == first


def test_a_name_that_cannot_be_printed_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as caught:
        write_sheets(judged(MARCH, [entry(1, "张𠀀")]), OPTIONS, tmp_path / "sheet.pdf")
    assert caught.value.key == "glyph_missing"
    assert caught.value.params["texts"] == ("张𠀀",)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("after", [0, 1, 3])
def test_stopping_the_work_leaves_no_file(tmp_path: Path, after: int) -> None:
    told: list[tuple[int, int]] = []
    with pytest.raises(WorkCancelled):
        write_sheets(
            judged(MARCH, entries(60)),
            replace(OPTIONS, paper=Paper.A4),
            tmp_path / "sheet.pdf",
            lambda done, total: told.append((done, total)),
            lambda: len(told) > after,
        )
    assert len(told) == after + 1
    assert list(tmp_path.iterdir()) == []


def test_progress_goes_page_by_page_to_the_end(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    pages = write_sheets(
        judged(MARCH, entries(25)), OPTIONS, tmp_path / "a.pdf", lambda *step: told.append(step)
    )
    assert told == [(done, pages) for done in range(pages + 1)]
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def two_departments() -> JudgedMonth:
    people = entries(3)
    people[2] = replace(people[2], department="../../etc", department_name="公安/分局")
    return judged(MARCH, people)


def test_departments_share_a_pdf_with_page_numbers_of_their_own() -> None:
    pages = texts(printed(two_departments()))
    assert len(pages) == 2
    assert all("第1页 共1页" in text for text in pages)


def test_a_file_per_department_stays_in_its_folder(tmp_path: Path) -> None:
    paths = write_department_sheets(two_departments(), OPTIONS, tmp_path)
    assert sorted(tmp_path.iterdir()) == sorted(paths)
    assert [path.name for path in paths] == [
        "考勤表_2026-03_SJ_青禾区市场监督管理局.pdf",
        "考勤表_2026-03_______etc_公安_分局.pdf",
    ]
    assert "范思琪" in texts(paths[1].read_bytes())[0]


def test_stopping_between_departments_leaves_no_file(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    with pytest.raises(WorkCancelled):
        write_department_sheets(
            two_departments(),
            OPTIONS,
            tmp_path,
            lambda done, total: told.append((done, total)),
            lambda: bool(told),
        )
    assert list(tmp_path.iterdir()) == []
