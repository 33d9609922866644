"""The centre above: halls with their last contact, one hall's day, leave, coverage, months and letters."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import select, update

from app.domain.slots import Month
from db.upstream import accounts
from db.upstream.tables import cursor, letter
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
    assert office.enter("liang").get(f"/halls/{hall}/coverage").status_code in (404, 409)


def sent(office: Office) -> list[tuple[str, dict[str, Any]]]:
    with office.front.store.read() as conn:
        rows = conn.execute(select(letter).order_by(letter.c.number))
        return [(row.kind, json.loads(row.body)) for row in rows]


def test_messages_days_and_rules_go_as_letters_and_show_what_became_of_them(office: Office) -> None:
    visitor = office.enter("liang")
    page = f"/halls/{office.hall.id}/letters"
    visitor.get(page)
    visitor.post(page, form="message", text="明天九时开例会")
    visitor.get(page)
    visitor.post(page, form="calendar", date="2026-04-11", kind="work", name="调休")
    visitor.get(page)
    visitor.post(page, form="rules", key="leave.concurrent_max", value="3", **{"from": "2026-05-01"})
    assert sent(office) == [
        ("message", {"text": "明天九时开例会"}),
        ("calendar", {"days": [{"date": "2026-04-11", "kind": "work", "name": "调休"}]}),
        ("rules", {"key": "leave.concurrent_max", "value": 3, "valid_from": "2026-05-01"}),
    ]
    office.settle(1, "accepted")
    office.settle(2, "stale_version", "letter_stale")
    words = visitor.reads(page)
    assert "起生效" in words and "未生效：发信之后，本厅的这项内容已经变动" in words
    assert "同一窗口同时请假人数上限：3，2026年5月1日(周五)起" in words


LIST = """编号\t姓名\t派驻部门代码\t派驻部门\t窗口\t岗位\t进驻日期\t离开日期

0912\t陆远\tSW\t税务局\t税务局\tA岗\t2026/5/6\t
0913\t"顾 宁"\tSW\t税务局\t\tB\t2026-05-06\t2026-12-31"""


def test_a_list_pasted_from_a_table_goes_as_a_roster_letter(office: Office) -> None:
    visitor = office.enter("liang")
    page = f"/halls/{office.hall.id}/letters"
    visitor.get(page)
    assert visitor.post(page, form="roster", lines=LIST, replacing="on").status_code == 303
    ((kind, body),) = sent(office)
    assert (kind, body["replacing"], [row["number"] for row in body["rows"]]) == (
        "roster",
        True,
        ["0912", "0913"],
    )
    assert body["rows"][0] == {
        "number": "0912",
        "name": "陆远",
        "department_code": "SW",
        "department": "税务局",
        "window_group": "税务局",
        "post": "A",
        "start": "2026-05-06",
        "end": "",
    }
    assert "陆远(0912，税务局)" in visitor.reads(page)
    assert "替换已有内容" in visitor.words


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (LIST.replace("A岗", "C岗"), "名单第3行有问题，整封信没有发出：岗位“C岗”无法识别"),
        (LIST.splitlines()[0], "名单里只有列名，没有人员"),
        ("0912\t陆远", "名册缺少这些列"),
    ],
)
def test_a_list_with_a_wrong_line_is_not_sent_and_stays_in_the_form(
    office: Office, lines: str, words: str
) -> None:
    visitor = office.enter("liang")
    page = f"/halls/{office.hall.id}/letters"
    visitor.get(page)
    assert visitor.post(page, form="roster", lines=lines).status_code == 409
    assert words in visitor.words
    assert lines.splitlines()[-1].split("\t")[0] in visitor.page
    assert sent(office) == []


def test_a_list_that_is_too_long_for_a_letter_is_refused_in_words(office: Office) -> None:
    visitor = office.enter("liang")
    page = f"/halls/{office.hall.id}/letters"
    visitor.get(page)
    place = "自然资源和规划局不动产登记中心"
    lines = [f"{n:04}\t陆远山\tBDC\t{place}\t{place}\tA\t2026-05-06\t" for n in range(400)]
    answer = visitor.post(page, form="roster", lines="\n".join([LIST.splitlines()[0], *lines]))
    assert answer.status_code == 409
    assert "规定格式" in visitor.words
    assert sent(office) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"form": "message", "text": ""},
        {"form": "message", "text": "长" * 501},
        {"form": "calendar", "date": "2026-13-01", "kind": "work", "name": "x"},
        {"form": "calendar", "date": "2026-04-11", "kind": "party", "name": "x"},
        {"form": "rules", "key": "no.such", "value": "1", "from": "2026-05-01"},
        {"form": "rules", "key": "leave.concurrent_max", "value": "many", "from": "2026-05-01"},
    ],
)
def test_a_letter_that_the_hall_could_not_read_is_not_sent(office: Office, fields: dict[str, str]) -> None:
    visitor = office.enter("liang")
    page = f"/halls/{office.hall.id}/letters"
    visitor.get(page)
    assert visitor.post(page, **fields).status_code == 409
    assert sent(office) == []
    assert "没有" in visitor.words


@pytest.mark.parametrize("typed", ["2026/12/25", "2026年12月25日", "20261225", "2026.12.25"])
def test_a_date_is_typed_in_any_of_the_ways_and_goes_as_one(office: Office, typed: str) -> None:
    visitor = office.enter("liang")
    page = f"/halls/{office.hall.id}/letters"
    visitor.get(page)
    visitor.post(page, form="calendar", date=typed, kind="work", name="调休")
    visitor.get(page)
    visitor.post(page, form="rules", key="leave.concurrent_max", value="3", **{"from": typed})
    (_, day), (_, rule) = sent(office)
    assert (day["days"][0]["date"], rule["valid_from"]) == ("2026-12-25", "2026-12-25")
    assert visitor.reads(page).count("2026年12月25日(周五)") == 2


def test_a_form_that_is_refused_keeps_all_that_was_chosen_in_it(office: Office) -> None:
    visitor = office.enter("liang")
    page = f"/halls/{office.hall.id}/letters"
    visitor.get(page)
    visitor.post(page, form="calendar", date="2026-13-01", kind="pm_off", name="停电")
    assert '<option value="pm_off" selected>' in visitor.page
    assert 'value="2026-13-01"' in visitor.page and 'value="停电"' in visitor.page


STORED = [
    ("rules", {"key": "leave.concurrent_max", "value": 3, "valid_from": "2026/12/25"}, "3，2026年12月25日"),
    ("calendar", {"days": [{"date": "2026年12月12", "kind": "off", "name": ""}]}, "2026年12月12日(周六)休息"),
    ("rules", {"key": "leave.min_on_duty", "value": 1, "valid_from": "2026-05-01"}, "最少在岗人数：1，"),
    ("rules", {"key": "leave.min_on_duty", "value": 0, "valid_from": "2026-05-01"}, "最少在岗人数：0，"),
    ("rules", {"key": "leave.chain", "value": True, "valid_from": "2026-05-01"}, "合并计算：是，"),
    ("rules", {"key": "gone", "value": 1, "valid_from": "never"}, "这封信的内容在这里读不出来"),
    ("calendar", {}, "这封信的内容在这里读不出来"),
]


@pytest.mark.parametrize(("kind", "body", "words"), STORED)
def test_a_letter_that_is_stored_is_shown_whatever_it_says(
    office: Office, kind: str, body: dict[str, Any], words: str
) -> None:
    office.store_letter(kind, json.dumps(body).encode())
    office.settle(1, "refused", "month_locked", json.dumps({"month": "never"}))
    assert words in office.enter("liang").reads(f"/halls/{office.hall.id}/letters")


def test_the_auditor_reads_letters_and_has_no_form_to_send_one(office: Office) -> None:
    visitor = office.enter("shen")
    assert "发出通知" not in visitor.reads(f"/halls/{office.hall.id}/letters")


def test_months_are_named_from_the_newest_back(office: Office) -> None:
    visitor = office.enter("liang")
    visitor.get(f"/halls/{office.hall.id}/months")
    assert visitor.page.index(f'value="{Month(2026, 4)}"') < visitor.page.index('value="2026-03"')
