"""The centre above: halls with their last contact, one hall's day, leave, coverage and months."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook
from sqlalchemy import update

from app.domain.slots import Month
from db.upstream import accounts
from db.upstream.tables import cursor
from tests.ui.filled_hall import NOW, TODAY, fill
from tests.upstream.pages.office import Office, add_hall

MINUTE_US = 60 * 1_000_000


def test_halls_stand_with_contact_unsent_alarms_and_how_far_their_tables_are(office: Office) -> None:
    now_us = office.front.clock.wall_us()
    unsent = office.hall_row().seq + 47
    office.change_hall(claimed_seq=unsent, contact_us=now_us - 26 * 60 * MINUTE_US)
    with office.front.store.write() as conn:
        add_hall(conn, "h2", "东湖分中心", 0)
        conn.execute(update(cursor).values(stopped_kind="QueueTurned", stopped_seq=99))
    words = office.enter("liang").reads("/halls")
    assert "26小时前" in words and "47条" in words
    assert "停止：不认识QueueTurned" in words and "东湖分中心" in words and "还没有联系过" in words


def test_the_day_is_shown_as_the_hall_would_show_it(office: Office) -> None:
    fill(office.hall, TODAY, TODAY, NOW)
    office.sync()
    words = office.enter("liang").reads(f"/halls/{office.hall.id}")
    assert "应到" in words and "实到" in words and "区税务局" in words and "在岗 08:" in words


def test_the_day_of_a_silent_hall_is_judged_at_its_last_contact_not_now(office: Office) -> None:
    fill(office.hall, TODAY, TODAY, 8 * 3600 + 15 * 60)
    office.sync()
    at = office.front.clock.wall_us() - 45 * MINUTE_US
    office.change_hall(contact_us=at)
    words = office.enter("liang").reads(f"/halls/{office.hall.id}")
    assert "2026年4月1日(周三) 08:15" in words and "没有联系" in words
    assert "应在08:30前签到" not in words and "今日异常 没有。" in words


def test_the_centre_reads_leaves_without_types_and_reasons(office: Office) -> None:
    office.leaves.at("2026-03-30T09:00")
    office.leaves.files(office.tax[0], "04-07am", "04-08pm", kind="sick")
    office.sync()
    visitor = office.enter("liang")
    words = visitor.reads(f"/halls/{office.hall.id}/leaves?month=2026-04")
    assert office.tax[0] in words and "2天" in words
    assert "病假" not in words and "家事" not in words
    assert "2026年1月没有请假" in visitor.reads(f"/halls/{office.hall.id}/leaves?month=2026-01")
    for page in ("", "/coverage"):
        assert "病假" not in visitor.reads(f"/halls/{office.hall.id}{page}")


def test_whose_leave_the_centre_looked_at_is_written_down(office: Office) -> None:
    office.leaves.at("2026-03-30T09:00")
    key = office.leaves.granted(office.tax[0], "04-01am", "04-02pm").leave
    office.sync()
    visitor = office.enter("liang")
    hall = f"/halls/{office.hall.id}"
    for page in ("", "/coverage", "/leaves?month=2026-04", "/leaves?month=2026-01"):
        visitor.reads(f"{hall}{page}")
    with office.front.store.read() as conn:
        rows = {(row.what, row.about, row.hall) for row in accounts.views(conn, 3)}
    assert rows == {
        ("hall_today_read", "2026-04-01", office.hall.id),
        ("hall_coverage_read", "2026-04-01 2026-04-14", office.hall.id),
        ("hall_leaves_read", f"2026-04 {key}", office.hall.id),
    }
    words = office.enter("shen").reads("/log")
    assert "查看大厅今日(含请假)" in words and "查看在岗安排(含请假)" in words


def test_coverage_names_who_is_away_in_words_under_the_table(office: Office) -> None:
    office.leaves.at("2026-03-30T09:00")
    office.leaves.granted(office.tax[0], "04-07am", "04-08pm")
    office.sync()
    words = office.enter("liang").reads(f"/halls/{office.hall.id}/coverage")
    assert f"4月7日上午 在岗4人，应有5人；请假：{office.tax[0]}" in words


def test_a_month_is_downloaded_as_sheets_and_the_download_is_written_down(office: Office) -> None:
    visitor = office.enter("liang")
    hall = f"/halls/{office.hall.id}"
    assert "还没有月结，下载的是草稿" in visitor.reads(f"{hall}/months?month=2026-03")
    book = visitor.get(f"{hall}/sheet?month=2026-03")
    assert book.headers["content-disposition"].startswith("attachment; filename*=UTF-8''")
    assert len(load_workbook(io.BytesIO(book.content)).sheetnames) > 5
    paper = visitor.get(f"{hall}/sheet?month=2026-03&department=SW")
    assert paper.content[:5] == b"%PDF-" and paper.headers["content-type"] == "application/pdf"
    with office.front.store.read() as conn:
        rows = [(row.what, row.about) for row in accounts.views(conn, 2)]
    assert sorted(rows) == [("month_read", "2026-03"), ("month_read", "2026-03 SW")]


@pytest.mark.parametrize(
    "query", ["month=2026-13", "month=x", "month=../../etc", "month=2026-03&department=../x"]
)
def test_a_month_or_department_that_does_not_exist_is_refused(office: Office, query: str) -> None:
    assert office.enter("liang").get(f"/halls/{office.hall.id}/sheet?{query}").status_code == 409


@pytest.mark.parametrize("hall", ["nothing", "..", "%00", "h2'--"])
def test_a_hall_that_does_not_exist_is_refused(office: Office, hall: str) -> None:
    assert office.enter("liang").get(f"/halls/{hall}/coverage").status_code in (400, 404, 409)


def test_each_tab_of_a_hall_has_a_title_of_its_own(office: Office) -> None:
    visitor = office.enter("liang")
    titles = []
    for page in ("", "/leaves", "/coverage", "/months", "/letters"):
        visitor.get(f"/halls/{office.hall.id}{page}")
        titles.append(visitor.page.partition("<title>")[2].partition("</title>")[0])
    tabs = ["今日", "请假", "在岗安排", "考勤表", "信件"]
    assert titles == [f"{tab} - 青禾区政务服务中心 - 在岗上级平台" for tab in tabs]


def test_months_are_named_from_the_newest_back(office: Office) -> None:
    visitor = office.enter("liang")
    visitor.get(f"/halls/{office.hall.id}/months")
    assert visitor.page.index(f'value="{Month(2026, 4)}"') < visitor.page.index('value="2026-03"')
