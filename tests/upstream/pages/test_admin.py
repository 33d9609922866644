"""Accounts, terminals and alarms on pages: what one makes another confirms, and all of it is written down."""

from __future__ import annotations

import re

import pytest

from app.domain.refusal import Refusal
from app.upstream.accounts import NewAccount
from db.upstream import accounts, alarms, terminals
from db.upstream.store import lock_hall
from db.upstream.terminals import Terminal
from tests.upstream.pages.office import TAX, Office, Visitor, add_person
from tests.upstream.pages.people import FIRST
from ui.words import sentence

TERMINAL = "0123456789abcdef"


def noted(office: Office, count: int = 1) -> list[tuple[str, str]]:
    with office.front.store.read() as conn:
        return [(row.what, row.about) for row in accounts.views(conn, count)]


def secret_shown(visitor: Visitor) -> str:
    found = re.search(r'<p class="secret"><code>([^<]+)</code>', visitor.page)
    assert found is not None
    return found.group(1)


def account_of(office: Office, username: str) -> accounts.Account:
    with office.front.store.read() as conn:
        found = accounts.by_username(conn, username)
    assert found is not None
    return found


# --- accounts -------------------------------------------------------------------------------------------


def test_an_account_is_made_by_one_and_confirmed_by_another_before_it_opens(office: Office) -> None:
    maker = office.enter("guan")
    assert "区税务局" in maker.reads("/accounts")
    place = f"{office.hall.id}/{TAX}"
    maker.post("/accounts", username="qian", name="钱晓", stand="reviewer", place=place)
    password = secret_shown(maker)
    assert "待第二人确认" in maker.reads("/accounts")
    key = account_of(office, "qian").account
    assert f"确认{'qian'}" not in maker.page
    maker.post(f"/accounts/{key}", step="confirm")
    assert "自己办的事要由另一个人确认" in maker.words
    other = office.enter("liang")
    other.reads("/accounts")
    assert other.post(f"/accounts/{key}", step="confirm").status_code == 303
    newcomer = office.visitor()
    newcomer.get("/sign-in")
    answer = newcomer.post("/sign-in", username="qian", password=password)
    assert answer.headers["location"] == "/web/sign-in/factor"
    assert noted(office) == [("account_confirmed", "qian")]


def test_a_first_password_is_shown_once_and_lies_nowhere(office: Office) -> None:
    maker = office.enter("guan")
    maker.get("/accounts")
    maker.post("/accounts", username="qian", name="钱晓", stand="auditor", place="")
    password = secret_shown(maker)
    assert len(password) == 19
    assert password not in maker.get("/accounts").text
    kept = b"".join(p.read_bytes() for p in office.front.store.folder.glob("upstream.db*"))
    assert password.encode() not in kept


def test_a_reviewer_is_of_a_department_that_the_hall_has(office: Office) -> None:
    with pytest.raises(Refusal, match="stand_department") as caught:
        office.front.members.make_by_hand(NewAccount("wu", "吴同", "reviewer", office.hall.id, "NO"), FIRST)
    assert "没有代码为“NO”的派驻部门" in sentence(caught.value) and "SW" in sentence(caught.value)
    maker = office.enter("guan")
    maker.get("/accounts")
    place = f"{office.hall.id}/NO"
    maker.post("/accounts", username="wu", name="吴同", stand="reviewer", place=place)
    assert "没有代码为“NO”的派驻部门" in maker.words
    office.front.members.make_by_hand(NewAccount("wu", "吴同", "reviewer", "another", "NO"), FIRST)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"username": "zhao", "name": "赵", "stand": "auditor", "place": ""}, "已被使用"),
        ({"username": "qian", "name": "钱", "stand": "reviewer", "place": ""}, "须选大厅和部门"),
        ({"username": "qian", "name": "钱", "stand": "king", "place": ""}, "没有“king”这种身份"),
        ({"username": "q", "name": "钱", "stand": "auditor", "place": ""}, "用户名"),
    ],
)
def test_an_account_that_cannot_be_is_refused_and_nothing_typed_is_lost(
    office: Office, fields: dict[str, str], words: str
) -> None:
    maker = office.enter("guan")
    maker.get("/accounts")
    assert maker.post("/accounts", **fields).status_code == 409
    assert words in maker.words and f'value="{fields["name"]}"' in maker.page


def test_closing_and_resetting_ask_first(office: Office) -> None:
    maker = office.enter("guan")
    key = account_of(office, "liang").account
    maker.get("/accounts")
    maker.post(f"/accounts/{key}", step="close")
    assert "停用账号liang？" in maker.words and not account_of(office, "liang").disabled
    maker.post(f"/accounts/{key}", step="close", sure="yes")
    assert account_of(office, "liang").disabled
    key = account_of(office, "zhao").account
    maker.get("/accounts")
    maker.post(f"/accounts/{key}", step="reset")
    assert "重设账号zhao？" in maker.words
    maker.post(f"/accounts/{key}", step="reset", sure="yes")
    assert secret_shown(maker) != FIRST and not account_of(office, "zhao").confirmed_by


def test_who_may_only_confirm_neither_closes_nor_resets(office: Office) -> None:
    other = office.enter("liang")
    key = account_of(office, "zhao").account
    for step in ("close", "reset"):
        other.get("/accounts")
        assert other.post(f"/accounts/{key}", step=step, sure="yes").status_code == 409
    assert not account_of(office, "zhao").disabled and account_of(office, "zhao").confirmed_by


# --- terminals ------------------------------------------------------------------------------------------


def waits(office: Office, made_by: str) -> None:
    """A terminal that has handed its code in."""
    now_us = office.front.clock.wall_us()
    with office.front.store.write() as conn:
        lock_hall(conn, office.hall.id)
        new = Terminal(office.hall.id, TERMINAL, "大厅终端", bytes(32), 1, terminals.WAITING, now_us, made_by)
        terminals.add(conn, new)


def state(office: Office) -> str:
    with office.front.store.read() as conn:
        found = terminals.find(conn, office.hall.id, TERMINAL)
    return found.state if found else ""


def test_a_code_is_shown_once_to_who_made_it(office: Office) -> None:
    maker = office.enter("guan")
    maker.get("/terminals")
    maker.post("/terminals", name="东湖分中心", takeover="")
    code = secret_shown(maker)
    assert len(code.replace("-", "")) == 26 and "东湖分中心的登记码" in maker.words
    assert code not in maker.get("/terminals").text
    assert noted(office) == [("code_made", "东湖分中心")]


@pytest.mark.parametrize(("name", "takeover"), [("", ""), ("东湖", "HALL"), ("", "nothing")])
def test_a_code_is_for_a_new_hall_or_for_one_that_is_there(office: Office, name: str, takeover: str) -> None:
    maker = office.enter("guan")
    maker.get("/terminals")
    takeover = takeover.replace("HALL", office.hall.id)
    assert maker.post("/terminals", name=name, takeover=takeover).status_code == 409


def test_the_second_person_compares_four_words_and_confirms(office: Office) -> None:
    waits(office, account_of(office, "guan").account)
    maker, other = office.enter("guan"), office.enter("liang")
    assert "1台待确认" in other.reads("/halls")
    assert "词相同，确认" not in maker.reads("/terminals")
    maker.post(f"/terminals/{office.hall.id}/{TERMINAL}", step="confirm")
    assert state(office) == terminals.WAITING and "自己办的事要由另一个人确认" in maker.words
    words = other.reads("/terminals")
    assert re.search(
        r"[\u4e00-\u9fff]{2}　[\u4e00-\u9fff]{2}　[\u4e00-\u9fff]{2}　[\u4e00-\u9fff]{2}", other.page
    )
    assert "待确认" in words and "词相同，确认" in words
    other.post(f"/terminals/{office.hall.id}/{TERMINAL}", step="confirm")
    assert state(office) == terminals.ACTIVE


def test_a_terminal_is_refused_by_either_and_revoked_only_when_asked_twice(office: Office) -> None:
    waits(office, "cli")
    maker, other = office.enter("guan"), office.enter("liang")
    other.get("/terminals")
    other.post(f"/terminals/{office.hall.id}/{TERMINAL}", step="confirm")
    other.get("/terminals")
    assert other.post(f"/terminals/{office.hall.id}/{TERMINAL}", step="revoke", sure="yes").status_code == 409
    maker.get("/terminals")
    maker.post(f"/terminals/{office.hall.id}/{TERMINAL}", step="revoke")
    assert state(office) == terminals.ACTIVE and "停用 青禾区政务服务中心 的终端？" in maker.words
    office.front.pass_time(seconds=1)
    maker.post(f"/terminals/{office.hall.id}/{TERMINAL}", step="revoke", sure="yes")
    assert state(office) == terminals.REVOKED
    assert noted(office) == [("terminal_revoked", TERMINAL)]


# --- alarms ---------------------------------------------------------------------------------------------


def test_an_alarm_is_settled_with_a_note_and_a_name_once(office: Office) -> None:
    with office.front.store.write() as conn:
        lock_hall(conn, office.hall.id)
        now_us = office.front.clock.wall_us()
        alarms.raise_once(conn, office.hall.id, "fork", TERMINAL, "1:7:<b>ab</b>", now_us)
    visitor = office.enter("liang")
    assert "1个待处理" in visitor.reads("/halls")
    assert "记录不一致" in visitor.reads("/alarms") and "<b>ab" not in visitor.page
    place = f"/alarms/{office.hall.id}/1"
    assert visitor.post(place, note="  ").status_code == 409
    assert visitor.post(place, note="已与大厅核对，停用了复制的终端").status_code == 303
    assert "已与大厅核对，停用了复制的终端 梁安" in visitor.reads("/alarms")
    assert visitor.post(place, note="再来").status_code in (403, 409)
    for wrong in ("²", "0", "x", "9" * 30):
        visitor.get("/accounts")
        assert visitor.post(f"/alarms/{office.hall.id}/{wrong}", note="x").status_code in (403, 409)
    assert "没有警报" not in visitor.reads("/alarms")


def test_the_auditor_reads_alarms_terminals_and_accounts_without_a_button(office: Office) -> None:
    waits(office, "cli")
    visitor = office.enter("shen")
    for page in ("/alarms", "/terminals", "/accounts", "/log"):
        visitor.get(page)
        assert len(re.findall("<form", visitor.page)) == 1, page
    assert "没有警报" in visitor.reads("/alarms")


def test_the_log_goes_back_page_by_page(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.upstream.pages.admin.LOG_LINES", 2)
    add_person(office.front, "qian", "钱晓", "auditor")
    visitor = office.enter("shen")
    assert "下一页" in visitor.reads("/log")
    assert "上一页" in visitor.reads("/log?page=2")
    assert "还没有记录" in visitor.reads("/log?page=99")
