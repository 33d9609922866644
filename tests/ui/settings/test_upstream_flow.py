"""A hall enrols on its page, compares four words, sends all, gets a letter; the carrier is the real one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.domain.access import Actor, Role
from app.services.hall import Hall
from app.services.sync import SyncService
from app.services.sync_keeper import SyncKeeper
from app.sync.fault import ChannelFault
from tests.services.post import Post
from tests.sync.test_keeper import Enrolling, always
from tests.ui.desks import wait_until
from tests.ui.settings.test_upstream_page import At, Seats
from ui.settings import upstream_view_model
from ui.top_bar import TopBar
from ui.words import sentence

ADMIN = Actor("adm1n", "梁致远", frozenset({Role.ADMINISTRATOR}))


@pytest.fixture(autouse=True)
def _hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.services.sync_enrol.POLL_SECONDS", 0.02)
    monkeypatch.setattr("app.services.sync_enrol.RETRY_SECONDS", 0.02)
    monkeypatch.setattr(upstream_view_model, "LOOK_MS", 50)


@pytest.fixture
def up(sample_hall: Hall) -> Enrolling:
    return Enrolling(sample_hall, Post(sample_hall, enrolled=False))


@pytest.fixture
def at(sample_hall: Hall, seats: Seats, qtbot: QtBot, up: Enrolling) -> Iterator[At]:
    made = At(sample_hall, seats, qtbot, ADMIN)
    service: SyncService = made.service
    keeper = SyncKeeper(sample_hall, service, always(up))
    keeper.start()
    yield made
    keeper.stop()


def begin(at: At, code: str) -> None:
    at.page.primary.click()
    at.types("https://up.example", code)
    at.form.confirm.click()


def test_from_the_code_to_all_that_is_sent(at: At, up: Enrolling, qtbot: QtBot) -> None:
    bar = TopBar(at.seat.desk)
    qtbot.addWidget(bar)
    bar.show()
    begin(at, "right")
    wait_until(lambda: at.page.four_words.isVisible())
    assert tuple(at.page.four_words.text().split()) == at.service.enrolment_state().words
    assert not bar.sync.isVisible()  # nothing is sent before the second person has confirmed
    up.state = "active"
    wait_until(lambda: at.page.message.text() == sentence("line_all_sent"))
    wait_until(lambda: bar.sync.text() == "✓ 已上传")
    assert at.fact("url") == "https://up.example"
    up.fault = ChannelFault("upstream_unreachable")
    at.page.primary.click()
    wait_until(lambda: "连不上上级平台" in at.page.message.text())
    wait_until(lambda: bar.sync.text().startswith("!"))
    up.fault = None
    at.page.primary.click()
    wait_until(lambda: bar.sync.text() == "✓ 已上传")
    up.waiting.append(up.post.letter("message", {"text": "请核对值班安排"}))
    at.page.primary.click()
    wait_until(lambda: [line.kind for line in at.page.table.visible_lines()] == ["message"])
    assert [message.text for message in at.service.messages()] == ["请核对值班安排"]


def test_a_wrong_code_is_told_on_the_page(at: At) -> None:
    begin(at, "wrong")
    wait_until(lambda: at.page.message.text() == sentence("enrol_code_wrong"))
    assert at.page.primary.isVisible() and not at.page.cancel.isVisible()


def test_giving_up_while_upstream_has_not_confirmed_leaves_nothing(at: At, up: Enrolling) -> None:
    begin(at, "right")
    wait_until(lambda: at.page.four_words.isVisible())
    at.page.cancel.click()
    wait_until(lambda: at.page.message.text() == sentence("line_none"))
    up.state = "active"
    at.settle()
    assert not at.service.status().enrolled
