"""The pages in a real Chromium: signing in, agreeing by keyboard alone, nothing cut, nothing from outside."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import uvicorn
from playwright.sync_api import BrowserContext

from tests.upstream.pages.browser import FOCUS, Reader, browser
from tests.upstream.pages.office import Office

__all__ = ["browser"]

SIZES = ((1366, 768), (1920, 1080), (480, 800))
_CUT = """() => [...document.querySelectorAll('body *')].filter(e =>
    getComputedStyle(e).overflowX === 'hidden' && e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0
).map(e => e.textContent.trim().slice(0, 40))"""
_WIDE = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"


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


@pytest.fixture
def reader(office: Office, browser: BrowserContext) -> Iterator[Reader]:
    browser.clear_cookies()
    page = browser.new_page()
    page.set_default_timeout(20_000)
    with served(office) as url:
        yield Reader(page, url, office.front.code)
        page.close()


@pytest.fixture
def request_of(office: Office) -> Any:
    """A request that waits for the department."""
    office.leaves.at("2026-03-30T09:12")
    filed = office.leaves.files(office.tax[0], "04-07am", "04-08pm", kind="annual", cover=office.tax[-1])
    office.sync()
    return filed


def test_a_reviewer_signs_in_looks_agrees_and_reads_back_by_keyboard_alone(
    office: Office, reader: Reader, request_of: Any
) -> None:
    reader.signs_in("zhao")
    reader.page.keyboard.press("Tab")
    assert reader.page.evaluate(FOCUS)[0] == "跳到正文"
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
    office.settle(1, "accepted")
    reader.tabs_to("已签署")
    reader.presses("Enter")
    assert "起生效" in reader.words and "同意，注意交接" in reader.words
    reader.tabs_to("退出")
    reader.presses("Enter")
    assert "用户名" in reader.words


def test_the_centre_looks_at_a_letter_and_sends_it_by_keyboard_alone(office: Office, reader: Reader) -> None:
    reader.signs_in("liang")
    reader.goes(f"/halls/{office.hall.id}/letters")
    reader.tabs_to("date")
    reader.types("2026/4/11")
    reader.tabs_to("name")
    reader.types("调休")
    reader.presses("Enter")
    assert "请核对，再发出" in reader.words and "2026年4月11日(周六)上班，调休" in reader.words
    reader.presses("Enter")
    told = reader.page.get_by_role("status")
    assert "已发出，等待大厅收取" in told.inner_text()
    box = told.bounding_box()
    assert box is not None and box["y"] + box["height"] < 600


def test_no_page_is_cut_at_any_size_or_fetches_anything_from_elsewhere(
    office: Office, reader: Reader, request_of: Any
) -> None:
    office.store_letter("message", json.dumps({"text": "x" * 480}).encode())
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
