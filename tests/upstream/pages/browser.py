"""A real Chromium at the pages, driven by keyboard alone."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import BrowserContext, Page, sync_playwright

from app.bootstrap import BROWSERS
from tests.upstream.pages.people import FIRST, OWN

_ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
FOCUS = """() => { const e = document.activeElement; return [
    (e.getAttribute('aria-label') || e.textContent || e.value || '').trim(), e.name || '',
    getComputedStyle(e).outlineStyle] }"""
FOCUSED = """() => { const first = document.querySelector('[autofocus]');
    return !first || document.activeElement === first }"""


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


@dataclass
class Reader:
    """Somebody at the browser, with what the browser complained of and where it went."""

    page: Page
    url: str
    code: Callable[[str], str]
    """What an authenticator shows for a secret."""
    complaints: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("request", lambda request: self.asked.append(request.url))

    def goes(self, path: str) -> None:
        self.page.goto(f"{self.url}{path}")
        self.waits_for_focus()

    def presses(self, key: str) -> None:
        """A key that leads to another page."""
        with self.page.expect_navigation():
            self.page.keyboard.press(key)
        self.waits_for_focus()

    def tabs_to(self, words: str, least: int = 30) -> None:
        """By Tab, to what bears these words or this name; what has the focus is seen to have it."""
        for _ in range(least):
            self.page.keyboard.press("Tab")
            text, name, outline = self.page.evaluate(FOCUS)
            if text.startswith(words) or name == words:
                assert outline == "solid", f"{words} does not show that it has the focus"
                return
        raise AssertionError(f"no way to {words} by Tab")

    def types(self, text: str) -> None:
        self.page.keyboard.type(text)

    @property
    def words(self) -> str:
        return " ".join(self.page.inner_text("main").split())

    def waits_for_focus(self) -> None:
        """A person goes on when what the page offers first shows that it has the focus."""
        self.page.wait_for_function(FOCUSED)

    def signs_in(self, username: str) -> None:
        """For the first time, by keyboard alone: the focus is where the typing begins."""
        self.goes("/")
        self.types(username)
        self.page.keyboard.press("Tab")
        self.types(FIRST)
        self.presses("Enter")
        secret = (self.page.text_content("code") or "").replace(" ", "")
        self.types(self.code(secret))
        self.presses("Enter")
        self.types(OWN)
        self.page.keyboard.press("Tab")
        self.types(OWN)
        with self.page.expect_navigation(url=lambda url: not url.endswith("/web/")):
            self.page.keyboard.press("Enter")
