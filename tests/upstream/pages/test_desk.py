"""The department's desk: what waits, what is sent, what became of it; its own department alone."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import select

from app.domain.sync_facts import UpstreamEnrolled
from app.domain.upstream_access import Member, Stand
from app.services.letters import LetterJudge
from app.upstream.accounts import NewAccount
from app.upstream.keys import UpstreamKeys
from app.upstream.pages import desk
from db import roster
from db.upstream import accounts, letters, overview
from db.upstream.tables import letter
from tests.conftest import OFFICER
from tests.upstream.pages.office import TAX, Office, Visitor, add_hall
from tests.upstream.pages.people import FIRST


@pytest.fixture
def asked(office: Office) -> list[str]:
    """Two requests that wait for the tax office, and one that does not; their numbers."""
    first, second, third = office.tax[:3]
    office.leaves.at("2026-03-30T09:12")
    found = [office.leaves.files(first, "04-07am", "04-08pm", kind="sick").leave]
    office.leaves.at("2026-03-31T15:40")
    found.append(office.leaves.files(second, "04-09am", "04-10pm", kind="annual").leave)
    found.append(office.leaves.files(third, "04-20am", "04-20pm").leave)
    office.sync()
    return found


def letters_of(office: Office) -> list[dict[str, object]]:
    with office.front.store.read() as conn:
        rows = conn.execute(select(letter).order_by(letter.c.number))
        return [{**json.loads(row.body), "author": row.author, "about": row.leave} for row in rows]


def signs(visitor: Visitor, leave: str, opinion: str, note: str = "", step: str = "send") -> int:
    visitor.get(f"/desk/leave/{leave}")
    visitor.post(f"/desk/leave/{leave}", step="check", opinion=opinion, note=note)
    return visitor.post(f"/desk/leave/{leave}", step=step, opinion=opinion, note=note).status_code


def test_what_waits_stands_with_person_dates_days_and_type_the_oldest_first(
    office: Office, asked: list[str]
) -> None:
    words = office.enter("zhao").reads("/desk")
    first, second = (words.index(name) for name in office.tax[:2])
    assert first < second
    assert "2026年4月7日(周二)上午 至 2026年4月8日(周三)下午" in words
    assert "2天 病假 2026年3月30日(周一) 09:12" in words
    assert office.tax[2] not in words


def test_an_empty_desk_says_so(office: Office) -> None:
    assert "现在没有等本部门签署意见的请假" in office.enter("zhao").reads("/desk")


def test_a_request_stands_with_its_reason_and_with_the_window_in_whole_words(
    office: Office, asked: list[str]
) -> None:
    visitor = office.enter("zhao")
    words = visitor.reads(f"/desk/leave/{asked[0]}")
    assert "事由 家事" in words and "批准后在岗" in words and "同时请假" in words
    assert 'title="2026年4月7日(周二)上午 本次请假"' in visitor.page


def test_a_window_that_would_be_short_is_named(office: Office, asked: list[str]) -> None:
    for name in office.tax[1:3]:
        office.leaves.granted(name, "04-13am", "04-13pm")
    late = office.leaves.files(office.tax[0], "04-13am", "04-14pm", kind="sick")
    office.sync()
    words = office.enter("zhao").reads("/desk")
    assert "超过人数上限" in words
    assert "超过" in office.enter("zhao").reads(f"/desk/leave/{late.leave}")


def test_an_opinion_is_shown_once_more_sent_as_a_letter_and_called_sent_not_approved(
    office: Office, asked: list[str]
) -> None:
    visitor = office.enter("zhao")
    visitor.get(f"/desk/leave/{asked[0]}")
    visitor.post(f"/desk/leave/{asked[0]}", step="check", opinion="agree", note="同意，注意身体")
    assert "请核对，再发出" in visitor.words and "✓ 同意" in visitor.words
    assert letters_of(office) == []
    answer = visitor.post(f"/desk/leave/{asked[0]}", step="send", opinion="agree", note="同意，注意身体")
    assert answer.headers["location"] == f"/web/desk/leave/{asked[0]}"
    sent = letters_of(office)
    assert [(s["leave"], s["agree"], s["signer"], s["author"], s["department"], s["note"]) for s in sent] == [
        (asked[0], True, "赵文静", "赵文静", TAX, "同意，注意身体")
    ]
    words = visitor.reads(f"/desk/leave/{asked[0]}")
    assert "已发出，等待大厅收取" in words and "批准 " not in words and "已批准" not in words


def test_back_from_the_check_nothing_typed_is_lost(office: Office, asked: list[str]) -> None:
    visitor = office.enter("zhao")
    signs(visitor, asked[0], "disagree", "窗口不能少人", step="edit")
    assert 'value="窗口不能少人"' in visitor.page and 'value="disagree" required checked' in visitor.page
    assert letters_of(office) == []


@pytest.mark.parametrize(
    ("opinion", "note", "words"),
    [
        ("", "", "还没有选择意见"),
        ("maybe", "", "还没有选择意见"),
        ("disagree", "", "不同意的，须写明原因"),
        ("disagree", "  \n ", "不同意的，须写明原因"),
        ("agree", "长" * 201, "200"),
        ("agree", "a\u202eb", "U+202E"),
    ],
)
def test_an_opinion_that_is_not_whole_is_refused_in_words(
    office: Office, asked: list[str], opinion: str, note: str, words: str
) -> None:
    visitor = office.enter("zhao")
    assert signs(visitor, asked[0], opinion, note) == 409
    assert words in visitor.words
    assert letters_of(office) == []


def test_while_an_opinion_is_under_way_no_second_one_is_sent(office: Office, asked: list[str]) -> None:
    visitor = office.enter("zhao")
    assert signs(visitor, asked[0], "agree") == 303
    assert signs(visitor, asked[0], "disagree", "改主意") == 409
    assert "已经发出，大厅还没有记录" in visitor.words
    assert len(letters_of(office)) == 1
    assert "已发出，大厅还没有记录" in visitor.reads("/desk")


def test_what_became_of_an_opinion_is_said_with_its_moment_or_its_reason(
    office: Office, asked: list[str]
) -> None:
    visitor = office.enter("zhao")
    signs(visitor, asked[0], "agree")
    signs(visitor, asked[1], "agree")
    office.settle(1, "accepted")
    office.settle(2, "too_late", "leave_stale", json.dumps({"leave": asked[1], "leave_state": "withdrawn"}))
    words = visitor.reads("/desk/history")
    assert "自2026年4月1日(周三) 09:" in words and "起生效" in words
    assert f"未生效：这份请假({asked[1]})现在是“已撤回”" in words
    assert "起生效" not in visitor.reads("/desk/history?state=not_in_force")
    assert "未生效" not in visitor.reads("/desk/history?state=in_force").partition("筛选")[2]
    assert "没有这种状态的意见" in visitor.reads("/desk/history?state=sent")


def test_the_hall_judges_what_was_signed_here_and_its_word_comes_back(
    office: Office, asked: list[str]
) -> None:
    with office.hall.writing(OFFICER) as tx:
        key = UpstreamKeys(office.front.store.folder).public.hex()
        tx.record(UpstreamEnrolled("https://upstream.test", key, "t1", "ab" * 32))
    visitor = office.enter("zhao")
    signs(visitor, asked[0], "agree", "同意")
    signs(visitor, asked[1], "disagree", "窗口不能少人")
    office.leaves.requests.withdraw(office.leaves.actor, asked[1], "不去了")
    with office.front.store.read() as conn:
        sent = letters.after(conn, office.hall.id, 0, 10)
    outcomes = [LetterJudge(office.hall).take(letter) for letter in sent]
    assert outcomes == ["accepted", "too_late"]
    office.sync()
    words = visitor.reads("/desk/history")
    assert "起生效" in words and "部门已签意见" in words
    assert "未生效：" in words and "已撤回" in words
    assert "现在没有等本部门签署意见的请假" in visitor.reads("/desk")


def test_an_opinion_that_did_not_take_effect_may_be_followed_by_another(
    office: Office, asked: list[str]
) -> None:
    visitor = office.enter("zhao")
    signs(visitor, asked[0], "agree")
    office.settle(1, "refused", "leave_unknown", json.dumps({"leave": asked[0]}))
    assert signs(visitor, asked[0], "agree") == 303
    assert len(letters_of(office)) == 2


def test_a_long_history_has_pages(office: Office, asked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "PAGE", 3)
    visitor = office.enter("zhao")
    for number in range(1, 6):
        assert signs(visitor, asked[number % 2], "agree", f"第{number}次") == 303
        office.settle(number, "refused", "letter_failed")
    words = visitor.reads("/desk/history")
    assert "第1页，共2页" in words and "第5次" in words and "第2次" not in words
    assert "第2次" in visitor.reads("/desk/history?state=&page=2")
    for page in ("0", "-1", "99999", "x", "²"):
        assert visitor.get(f"/desk/history?page={page}").status_code == 200


def test_another_departments_leave_is_a_page_that_does_not_exist(office: Office, asked: list[str]) -> None:
    with office.hall.reading() as view:
        names = {person.subject: person.name for person in roster.people(view.conn)}
        other = next(names[p.subject] for p in roster.posts(view.conn) if p.department == "GA")
    foreign = office.leaves.files(other, "04-07am", "04-08pm").leave
    office.sync()
    visitor = office.enter("zhao")
    assert other not in visitor.reads("/desk")
    for leave in (foreign, "2026-99999", "x", "%2e%2e"):
        assert visitor.get(f"/desk/leave/{leave}").status_code == 409
        assert "没有这一页，或它不归您看" in visitor.words and other not in visitor.page
        assert signs(visitor, leave, "agree") == 409
    assert letters_of(office) == []


def test_what_needs_no_opinion_of_the_department_takes_none(office: Office, asked: list[str]) -> None:
    visitor = office.enter("zhao")
    assert "不需要本部门签署意见" in visitor.reads(f"/desk/leave/{asked[2]}")
    assert signs(visitor, asked[2], "agree") == 409
    assert letters_of(office) == []


def test_every_view_of_a_reason_is_written_down_and_the_auditor_reads_it(
    office: Office, asked: list[str]
) -> None:
    visitor = office.enter("zhao")
    visitor.get("/desk")
    visitor.get(f"/desk/leave/{asked[0]}")
    with office.front.store.read() as conn:
        rows = [(row.what, row.about) for row in accounts.views(conn, 2)]
    assert sorted(rows) == [("leaves_read", f"{asked[0]} {asked[1]}"), ("reason_read", asked[0])]
    assert "查看请假事由" in office.enter("shen").reads("/log")


def test_a_hall_that_is_silent_for_long_is_named_with_since_when(office: Office, asked: list[str]) -> None:
    visitor = office.enter("zhao")
    office.change_hall(contact_us=office.front.clock.wall_us() - 3 * 3600 * 1_000_000)
    words = visitor.reads("/desk")
    assert "从2026年4月1日(周三) 06:" in words and "起没有联系(3小时前)" in words
    assert "没有联系" in visitor.reads(f"/desk/leave/{asked[0]}")


def test_names_and_reasons_from_a_hall_are_text_and_nothing_else(office: Office, asked: list[str]) -> None:
    member = Member("x", "x", "x", Stand.ADMINISTRATOR)
    hostile = '<b onclick="x">赵{{7*7}}</b>'
    office.front.members.make(member, NewAccount("qian", hostile, "reviewer", office.hall.id, TAX))
    visitor = office.enter("guan")
    visitor.get("/accounts")
    assert "<b onclick" not in visitor.page and "赵49" not in visitor.page
    assert "&lt;b onclick" in visitor.page
    sender = office.enter("zhao")
    assert signs(sender, asked[0], "agree", "<img src=x onerror=alert(1)>") == 303
    assert "<img" not in sender.get("/desk/history").text


def test_a_reviewer_of_another_hall_sees_nothing_of_this_one(office: Office, asked: list[str]) -> None:
    with office.front.store.write() as conn:
        add_hall(conn, "h2", "东湖分中心", office.front.clock.wall_us())
    office.front.members.make_by_hand(NewAccount("wu", "吴同", "reviewer", "h2", TAX), FIRST)
    session = office.front.enrolled("wu")[0]
    visitor = office.visitor()
    visitor.client.cookies.set("zaigang", session.token, domain="upstream.test", path="/web")
    assert visitor.get("/desk").status_code == 409
    assert "东湖分中心的资料还没有列出来" in visitor.words
    assert visitor.get(f"/desk/leave/{asked[0]}").status_code == 409
    with office.front.store.read() as conn:
        assert overview.opinions(conn, "h2", TAX) == []
