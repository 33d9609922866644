"""Signing in at the pages: two factors, locks, forms that only our own pages can send, headers."""

from __future__ import annotations

import re

import pytest

from app.upstream.pages.site import COOKIE
from db.upstream import accounts
from tests.upstream.pages.office import SITE, Office, Visitor, words_of
from tests.upstream.pages.people import FIRST, OWN


def begins(visitor: Visitor, username: str = "zhao", password: str = FIRST) -> int:
    visitor.get("/sign-in")
    return visitor.post("/sign-in", username=username, password=password).status_code


def secret_on(page: str) -> str:
    found = re.search(r"<code>([A-Z2-7 ]+)</code>", page)
    assert found is not None
    return found.group(1).replace(" ", "")


def test_the_first_sign_in_leads_through_authenticator_and_own_password_to_the_desk(office: Office) -> None:
    visitor = office.visitor()
    assert begins(visitor) == 303
    visitor.get("/sign-in/factor")
    secret = secret_on(visitor.page)
    assert "otpauth://totp/" in visitor.page
    assert (
        visitor.post("/sign-in/factor", code=office.front.code(secret))
        .headers["location"]
        .endswith("/sign-in/password")
    )
    assert visitor.get("/desk").headers["location"] == "/web/sign-in"
    visitor.get("/sign-in/password")
    assert visitor.post("/sign-in/password", password=OWN, again=OWN).headers["location"] == "/web/"
    assert visitor.get("/").headers["location"] == "/web/desk"
    assert "待签署的请假" in visitor.reads("/desk")


def test_the_secret_is_shown_the_same_until_it_is_confirmed_and_never_again(office: Office) -> None:
    visitor = office.visitor()
    begins(visitor)
    visitor.get("/sign-in/factor")
    first = secret_on(visitor.page)
    visitor.post("/sign-in/factor", code="000000")
    assert secret_on(visitor.page) == first
    visitor.post("/sign-in/factor", code=office.front.code(first))
    assert visitor.get("/sign-in/factor").status_code == 303


def test_the_bare_address_leads_to_the_pages(office: Office) -> None:
    answer = office.visitor().client.get("/")
    assert (answer.status_code, answer.headers["location"]) == (303, "/web/")


def test_each_step_is_refused_to_who_has_not_done_the_one_before(office: Office) -> None:
    visitor = office.visitor()
    for path in ("/sign-in/code", "/sign-in/factor", "/sign-in/password", "/desk", "/halls", "/"):
        assert visitor.get(path).status_code == 303
    begins(visitor)
    for path in ("/sign-in/code", "/sign-in/password", "/desk"):
        assert visitor.get(path).status_code == 303, path


def test_a_code_that_was_used_does_not_open_a_second_session(office: Office) -> None:
    office.enter("zhao")
    office.front.pass_time(seconds=30)
    code = office.front.code(office.secrets["zhao"])
    for location in ("/web/", None):
        visitor = office.visitor()
        begins(visitor, password=OWN)
        visitor.get("/sign-in/code")
        assert visitor.post("/sign-in/code", code=code).headers.get("location") == location
    assert "动态验证码不对，或已经用过" in visitor.words


def test_five_wrong_passwords_lock_the_account_and_the_page_says_until_when(office: Office) -> None:
    visitor = office.visitor()
    for _ in range(5):
        assert begins(visitor, password="wrong-word-2026") == 403
    assert "用户名或密码不对" in visitor.words
    assert begins(visitor) == 403
    assert "此账号暂停到2026年4月1日(周三) 09:15" in visitor.words


def test_the_cookie_is_for_these_pages_over_tls_and_for_no_script(office: Office) -> None:
    visitor = office.visitor()
    begins(visitor)
    cookies = [c for c in visitor.client.cookies.jar if c.name == COOKIE]
    assert [(c.secure, c.path) for c in cookies] == [(True, "/web")]
    response = visitor.client.get("/web/sign-in", headers={"cookie": ""})
    for line in response.headers.get_list("set-cookie"):
        assert "HttpOnly" in line and "SameSite=strict" in line and "Secure" in line and "Path=/web" in line


@pytest.mark.parametrize("path", ["/sign-in", "/pages.css", "/no-such-page", "/desk"])
def test_every_answer_bears_the_strict_headers(office: Office, path: str) -> None:
    headers = office.visitor().client.get(f"/web{path}").headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy and "http" not in policy and "script-src" not in policy
    assert "frame-ancestors 'none'" in policy and "form-action 'self'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert "max-age" in headers["strict-transport-security"]


def test_pages_are_kept_by_no_cache_and_the_font_by_every(office: Office) -> None:
    visitor = office.visitor()
    assert visitor.get("/sign-in").headers["cache-control"] == "no-store"
    font = visitor.get("/font/regular.woff")
    assert font.content[:4] == b"wOFF" and "immutable" in font.headers["cache-control"]
    assert visitor.get("/font/italic.woff").status_code == 404


def test_no_page_has_script_or_style_of_its_own_or_anything_from_elsewhere(office: Office) -> None:
    visitor = office.enter("zhao")
    for path in ("/sign-in", "/desk", "/desk/history"):
        visitor.get(path)
        assert not re.search(r"<script|<style|\sstyle=|\son\w+=|https?://|<iframe|<img", visitor.page)
    css = visitor.get("/pages.css").text
    assert "http" not in css and "@import" not in css and "{{" not in css


@pytest.mark.parametrize("token", ["", "0" * 64, "ａ" * 64])
def test_a_form_without_the_visitors_token_does_nothing(office: Office, token: str) -> None:
    visitor = office.enter("zhao")
    visitor.get("/desk")
    assert visitor.post("/sign-out", token=token).status_code == 403
    assert visitor.get("/desk").status_code == 200


def test_a_token_of_another_session_does_nothing(office: Office) -> None:
    one, other = office.enter("zhao"), office.enter("zhao")
    one.get("/desk")
    other.get("/desk")
    other.page = one.page
    assert other.post("/sign-out").status_code == 403


@pytest.mark.parametrize(
    "headers", [{"origin": "https://evil.test"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}]
)
def test_a_form_sent_by_another_site_does_nothing(office: Office, headers: dict[str, str]) -> None:
    visitor = office.enter("zhao")
    visitor.get("/desk")
    token = re.search(r'name="token" value="(\w+)"', visitor.page)
    assert token is not None
    answer = visitor.client.post("/web/sign-out", data={"token": token.group(1)}, headers=headers)
    assert answer.status_code == 403
    assert visitor.get("/desk").status_code == 200


def test_the_sign_in_form_has_a_token_too(office: Office) -> None:
    visitor = office.visitor()
    visitor.get("/sign-in")
    assert visitor.post("/sign-in", username="zhao", password=FIRST, token="").status_code == 403


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b"x" * 270_000, "application/x-www-form-urlencoded", 413),
        (b"a=1&" * 300, "application/x-www-form-urlencoded", 400),
        (b"a=\xff", "application/x-www-form-urlencoded", 400),
        (b"{}", "application/json", 415),
        (b"", "", 415),
    ],
)
def test_a_body_that_is_no_small_form_is_refused(
    office: Office, content: bytes, kind: str, status: int
) -> None:
    headers = {"content-type": kind, "origin": SITE}
    answer = office.visitor().client.post("/web/sign-in", content=content, headers=headers)
    assert answer.status_code == status
    assert ("内容太长，没有发出" if status == 413 else "没有保存。请返回上一页") in words_of(answer.text)


def test_signing_out_ends_the_session_on_the_server(office: Office) -> None:
    visitor = office.enter("zhao")
    token = visitor.client.cookies.get(COOKIE)
    visitor.get("/desk")
    assert visitor.post("/sign-out").headers["location"] == "/web/sign-in"
    visitor.client.cookies.set(COOKIE, token or "", domain="upstream.test", path="/web")
    assert visitor.get("/desk").status_code == 303


def test_after_a_quarter_of_an_hour_without_a_click_the_sign_in_page_comes(office: Office) -> None:
    visitor = office.enter("zhao")
    assert visitor.get("/desk").status_code == 200
    office.front.pass_time(minutes=15, seconds=1)
    assert visitor.get("/desk").headers["location"] == "/web/sign-in"


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", '"><img src=x>', "{{7*7}}", "a\u202eb", "x" * 500]
)
def test_a_hostile_user_name_comes_back_as_text(office: Office, name: str) -> None:
    visitor = office.visitor()
    assert begins(visitor, username=name) == 403
    assert "<script>" not in visitor.page and "<img" not in visitor.page and "49" not in visitor.words


def test_a_page_that_breaks_says_so_with_a_number_and_nothing_else(
    office: Office, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    visitor = office.enter("zhao")

    def broken(*_: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr(accounts, "record", broken)
    monkeypatch.setattr("app.upstream.pages.desk.LeaveInbox", broken)
    assert visitor.get("/desk").status_code == 500
    assert "程序出错(编号" in visitor.words and "secret" not in visitor.page
    assert "secret detail" in caplog.text
