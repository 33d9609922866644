"""Letters to a hall: filled in, shown once more, sent, and what became of each."""

from __future__ import annotations

import html
import json
import re
from datetime import date
from typing import Any

import pytest
from httpx import Response
from sqlalchemy import select

from app.domain.access import Actor, Role
from app.services.settings import SettingsService
from db.upstream.tables import letter
from tests.upstream.pages.office import Office, Visitor, add_hall

_HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')


def hidden(visitor: Visitor) -> dict[str, str]:
    """What the page before them carries to the next."""
    return {name: html.unescape(text) for name, text in _HIDDEN.findall(visitor.page)}


def goes(visitor: Visitor, page: str, **fields: str) -> Response:
    """A form is filled in, its letter looked at and sent."""
    visitor.get(page)
    assert visitor.post(page, **fields).status_code == 200
    assert "请核对，再发出" in visitor.words
    return visitor.post(page, **hidden(visitor), step="send")


def sent(office: Office) -> list[tuple[str, dict[str, Any]]]:
    with office.front.store.read() as conn:
        rows = conn.execute(select(letter).order_by(letter.c.number))
        return [(row.kind, json.loads(row.body)) for row in rows]


def test_messages_days_and_rules_go_as_letters_and_show_what_became_of_them(office: Office) -> None:
    visitor = office.enter("liang")
    page = f"/halls/{office.hall.id}/letters"
    goes(visitor, page, form="message", text="明天九时开例会")
    goes(visitor, page, form="calendar", date="2026-04-11", kind="work", name="调休")
    goes(visitor, page, form="rules", key="leave.concurrent_max", value="3", **{"from": "2026-05-01"})
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
    assert goes(visitor, page, form="roster", lines=LIST, replacing="on").status_code == 303
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


@pytest.mark.parametrize("count", [400, 401, 3000])
def test_a_list_that_is_too_long_for_a_letter_is_refused_in_words(office: Office, count: int) -> None:
    visitor = office.enter("liang")
    page = f"/halls/{office.hall.id}/letters"
    visitor.get(page)
    place = "自然资源和规划局不动产登记中心"
    lines = [f"{n:04}\t陆远山\tBDC\t{place}\t{place}\tA\t2026-05-06\t" for n in range(count)]
    answer = visitor.post(page, form="roster", lines="\n".join([LIST.splitlines()[0], *lines]))
    assert answer.status_code == (413 if count == 3000 else 409)
    assert "内容太长，没有发出。名单请分几次发，每次最多400行。" in visitor.words
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
    assert "没有" in visitor.words and "导入" not in visitor.words


@pytest.mark.parametrize("typed", ["2026/12/25", "2026年12月25日", "20261225", "2026.12.25"])
def test_a_date_is_typed_in_any_of_the_ways_and_goes_as_one(office: Office, typed: str) -> None:
    visitor = office.enter("liang")
    page = f"/halls/{office.hall.id}/letters"
    goes(visitor, page, form="calendar", date=typed, kind="work", name="调休")
    goes(visitor, page, form="rules", key="leave.concurrent_max", value="3", **{"from": typed})
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


def test_a_rule_is_offered_with_its_value_in_the_hall_and_its_choices_in_words(office: Office) -> None:
    director = Actor("d1rector", "秦方明", frozenset({Role.DIRECTOR}))
    SettingsService(office.hall).set_rule(director, "leave.gap", "centre", date(2026, 5, 1))
    office.sync()
    visitor = office.enter("liang")
    page = f"/halls/{office.hall.id}/letters"
    assert "1天以上不足2天由谁审批：部门签署后由中心审批" in visitor.reads(page)
    words = visitor.reads(f"{page}?rule=leave.gap")
    assert "现在 部门签署后由中心审批 以后 中心审批，2026年5月1日(周五)起" in words
    assert "请选择 部门签署后由中心审批 中心审批 从哪天起" in words
    visitor.post(page, form="rules", key="leave.gap", value="centre", **{"from": "2026-05-01"})
    assert "(可用：部门签署后由中心审批、中心审批)" in visitor.words
    goes(visitor, page, form="rules", key="leave.gap", value="中心审批", **{"from": "2026-06-01"})
    goes(visitor, page, form="rules", key="leave.chain", value="否", **{"from": "2026-06-01"})
    assert [body["value"] for _, body in sent(office)] == ["centre", False]
    assert "由谁审批：中心审批，2026年6月1日(周一)起" in visitor.reads(page)


def test_rules_are_offered_without_values_where_the_halls_tables_are_not_there(office: Office) -> None:
    with office.front.store.write() as conn:
        add_hall(conn, "h2", "东湖分中心", 0)
    visitor = office.enter("liang")
    assert "相连的请假合并计算 同一窗口" in visitor.reads("/halls/h2/letters")
    assert "新的值 请选择 是 否" in visitor.reads("/halls/h2/letters?rule=leave.chain")
    assert "现在 " not in visitor.words


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
    assert "核对通知" not in visitor.reads(f"/halls/{office.hall.id}/letters")


FORMS = [
    ({"form": "message", "text": "明天九时开例会"}, "明天九时开例会"),
    (
        {"form": "calendar", "date": "2026/4/11", "kind": "work", "name": "调休"},
        "2026年4月11日(周六)上班，调休",
    ),
    (
        {"form": "rules", "key": "leave.concurrent_max", "value": "3", "from": "2026-05-01"},
        "同时请假人数上限：3，2026年5月1日(周五)起",
    ),
    ({"form": "roster", "lines": LIST}, "0913 顾宁 SW 税务局 税务局 B 2026-05-06 2026-12-31"),
]


@pytest.mark.parametrize(("fields", "words"), FORMS)
def test_a_letter_is_shown_once_more_before_it_goes_and_can_be_changed(
    office: Office, fields: dict[str, str], words: str
) -> None:
    visitor = office.enter("liang")
    page = f"/halls/{office.hall.id}/letters"
    visitor.get(page)
    assert visitor.post(page, **fields).status_code == 200
    assert words in visitor.words and sent(office) == []
    assert visitor.post(page, **hidden(visitor), step="edit").status_code == 200
    for text in fields.values():
        assert text.splitlines()[-1] in html.unescape(visitor.page)
    assert sent(office) == []


def test_what_was_sent_is_said_first_on_the_next_page_with_what_becomes_of_it(office: Office) -> None:
    visitor = office.enter("liang")
    page = f"/halls/{office.hall.id}/letters"
    answer = goes(visitor, page, form="message", text="明天九时开例会")
    address = answer.headers["location"].removeprefix("/web")
    told = "已发出，等待大厅收取 通知： 明天九时开例会"
    assert told in visitor.reads(address).partition("核对通知")[0]
    office.settle(1, "accepted")
    assert told not in visitor.reads(address)
    assert "起生效 通知： 明天九时开例会" in visitor.words
    assert "通知： 明天" not in visitor.reads(page)


def test_a_letter_says_what_stood_in_the_hall_when_its_form_was_drawn(office: Office) -> None:
    visitor = office.enter("liang")
    page = f"/halls/{office.hall.id}/letters"
    visitor.get(page)
    drawn = office.hall_row().shown_seq
    seen = hidden(visitor)["seen"]
    office.leaves.at("2026-03-30T09:00")
    office.leaves.files(office.tax[0], "04-07am", "04-08pm")
    office.sync()
    visitor.post(page, form="message", text="例会", seen=seen)
    visitor.post(page, **hidden(visitor), step="send")
    with office.front.store.read() as conn:
        assert conn.scalar(select(letter.c.expected)) == drawn < office.hall_row().shown_seq
