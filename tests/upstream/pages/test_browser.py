"""The pages in a real Chromium: signing in, agreeing by keyboard alone, nothing cut, nothing from outside."""

from __future__ import annotations

import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import uvicorn
from playwright.sync_api import BrowserContext, Page, sync_playwright

from app.bootstrap import BROWSERS
from tests.upstream.pages.office import Office
from tests.upstream.pages.people import FIRST, OWN

_ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
SIZES = ((1366, 768), (1920, 1080), (480, 800))
_CUT = """() => [...document.querySelectorAll('body *')].filter(e =>
    getComputedStyle(e).overflowX === 'hidden' && e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0
).map(e => e.textContent.trim().slice(0, 40))"""
_WIDE = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"
_FOCUS = """() => { const e = document.activeElement; return [
    (e.getAttribute('aria-label') || e.textContent || e.value || '').trim(), e.name || '',
    getComputedStyle(e).outlineStyle] }"""


def chromium() -> str:
    """Where a browser that starts is; skips where there is none."""
    for name in BROWSERS:
        path = shutil.which(name)
        if path and subprocess.run([path, "--version"], capture_output=True).returncode == 0:
            return path
    pytest.skip("no Chromium: install it (as root: apt-get install chromium) to test the pages in a browser")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserContext]:
    """With a profile of its own, once for the module."""
    path = chromium()
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch_persistent_context(
            tmp_path_factory.mktemp("profile"), executable_path=path, args=_ARGUMENTS.split(), headless=True
        )
        yield opened
        opened.close()


@contextmanager
def served(office: Office) -> Iterator[str]:
    """The pages on a port of this machine, until the block ends."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    config = uvicorn.Config(office.app, log_config=None, lifespan="off", access_log=False)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}/web"
    server.should_exit = True
    thread.join(10)


@dataclass
class Reader:
    """Somebody at the browser, with what the browser complained of and where it went."""

    page: Page
    url: str
    office: Office
    complaints: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("request", lambda request: self.asked.append(request.url))

    def goes(self, path: str) -> None:
        self.page.goto(f"{self.url}{path}")

    def presses(self, key: str) -> None:
        """A key that leads to another page."""
        with self.page.expect_navigation():
            self.page.keyboard.press(key)

    def tabs_to(self, words: str, least: int = 30) -> None:
        """By Tab, to what bears these words or this name; what has the focus is seen to have it."""
        for _ in range(least):
            self.page.keyboard.press("Tab")
            text, name, outline = self.page.evaluate(_FOCUS)
            if text.startswith(words) or name == words:
                assert outline == "solid", f"{words} does not show that it has the focus"
                return
        raise AssertionError(f"no way to {words} by Tab")

    def types(self, text: str) -> None:
        self.page.keyboard.type(text)

    @property
    def words(self) -> str:
        return " ".join(self.page.inner_text("main").split())

    def signs_in(self, username: str) -> None:
        """For the first time, by keyboard alone: the focus is where the typing begins."""
        self.goes("/")
        self.types(username)
        self.page.keyboard.press("Tab")
        self.types(FIRST)
        self.presses("Enter")
        secret = (self.page.text_content("code") or "").replace(" ", "")
        self.types(self.office.front.code(secret))
        self.presses("Enter")
        self.types(OWN)
        self.page.keyboard.press("Tab")
        self.types(OWN)
        with self.page.expect_navigation(url=lambda url: not url.endswith("/web/")):
            self.page.keyboard.press("Enter")


@pytest.fixture
def reader(office: Office, browser: BrowserContext) -> Iterator[Reader]:
    browser.clear_cookies()
    page = browser.new_page()
    page.set_default_timeout(20_000)
    with served(office) as url:
        yield Reader(page, url, office)
        page.close()


@pytest.fixture
def request_of(office: Office) -> Any:
    """A request that waits for the department."""
    office.leaves.at("2026-03-30T09:12")
    filed = office.leaves.files(office.tax[0], "04-07am", "04-08pm", kind="annual", cover=office.tax[-1])
    office.sync()
    return filed


def test_a_reviewer_signs_in_looks_agrees_and_reads_back_by_keyboard_alone(
    reader: Reader, request_of: Any
) -> None:
    reader.signs_in("zhao")
    reader.page.keyboard.press("Tab")
    assert reader.page.evaluate(_FOCUS)[0] == "跳到正文"
    reader.page.keyboard.press("Enter")
    reader.tabs_to("查看并签署")
    reader.presses("Enter")
    assert "本次请假" in reader.words and "事由 家事" in reader.words
    reader.tabs_to("opinion")
    reader.page.keyboard.press("Space")
    reader.tabs_to("note")
    reader.types("同意，注意交接")
    reader.presses("Enter")
    assert "请核对，再发出" in reader.words
    reader.presses("Enter")
    assert "已发出，等待大厅收取" in reader.words
    reader.office.settle(1, "accepted")
    reader.tabs_to("已签署")
    reader.presses("Enter")
    assert "起生效" in reader.words and "同意，注意交接" in reader.words
    reader.tabs_to("退出")
    reader.presses("Enter")
    assert "用户名" in reader.words


def test_no_page_is_cut_at_any_size_or_fetches_anything_from_elsewhere(
    reader: Reader, request_of: Any
) -> None:
    office = reader.office
    pages = {
        "zhao": ["/desk", f"/desk/leave/{request_of.leave}", "/desk/history"],
        "liang": [
            "/halls",
            *(f"/halls/{office.hall.id}{p}" for p in ("", "/leaves", "/coverage", "/letters")),
        ],
        "guan": ["/accounts", "/terminals", "/alarms"],
    }
    found = []
    for username, paths in pages.items():
        session, _ = office.front.enrolled(username)
        cookie = {"name": "zaigang", "value": session.token, "url": f"{reader.url}/"}
        reader.page.context.add_cookies([cookie])  # type: ignore[list-item]
        for path in paths:
            reader.goes(path)
            for width, height in SIZES:
                reader.page.set_viewport_size({"width": width, "height": height})
                if reader.page.evaluate(_WIDE) or reader.page.evaluate(_CUT):
                    found.append((path, width, reader.page.evaluate(_CUT)))
    assert found == []
    assert {urlsplit(url).netloc for url in reader.asked} == {urlsplit(reader.url).netloc}
    assert [text for text in reader.complaints if "Policy" in text or "refused" in text.lower()] == []


def test_where_the_system_has_no_chinese_font_ours_is_drawn(reader: Reader) -> None:
    own = subprocess.run(["fc-list", ":lang=zh-cn"], capture_output=True, text=True).stdout if _FC else "?"
    if own:
        pytest.skip("this system has a Chinese font of its own")
    reader.goes("/sign-in")
    reader.page.evaluate("() => document.fonts.ready")
    assert reader.page.evaluate("() => [...document.fonts].some(f => f.status === 'loaded')")
    assert any(Path(urlsplit(url).path).name == "regular.woff" for url in reader.asked)


_FC = shutil.which("fc-list")
