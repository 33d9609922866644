"""A hall enrols on its page, compares four words, sends all, gets a letter; the carrier is the real one."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from pytestqt.qtbot import QtBot

from app.bench.modules import free_port
from app.domain.access import Actor, Role
from app.domain.facts import HallRenamed
from app.services.hall import Hall
from app.services.sync import SyncService
from app.services.sync_keeper import SyncKeeper
from app.sync.fault import ChannelFault
from app.upstream.service import create_app
from app.upstream.upstream import Upstream, opened
from tests.services.post import Post
from tests.sync.test_keeper import Enrolling, always
from tests.ui.desks import wait_until
from tests.ui.settings.test_upstream_page import At, Seats
from tests.upstream.terminal import CENTRE
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


def begin(at: At, code: str, address: str = "https://up.example") -> None:
    at.page.primary.click()
    at.types(address, code)
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


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Upstream, uvicorn.Server, str]]:
    """The real service on a file, on a port of this machine."""
    upstream = opened("", tmp_path / "upstream")
    port = free_port()
    config = uvicorn.Config(create_app(upstream), port=port, log_config=None, lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    wait_until(lambda: server.started)
    yield upstream, server, f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()
    upstream.close()


def test_a_hall_and_a_real_upstream_from_the_code_to_a_message_and_back(
    sample_hall: Hall, seats: Seats, qtbot: QtBot, served: tuple[Upstream, uvicorn.Server, str]
) -> None:
    upstream, server, address = served
    at = At(sample_hall, seats, qtbot, ADMIN)
    keeper = SyncKeeper(sample_hall, at.service)
    keeper.start()
    try:
        begin(at, upstream.enrolment.make_code("li", "青禾区政务服务中心"), address)
        wait_until(lambda: at.page.four_words.isVisible())
        (shown,) = upstream.enrolment.of_hall(sample_hall.id)
        assert at.page.four_words.text().split() == list(shown.words)
        upstream.enrolment.confirm(sample_hall.id, shown.terminal.terminal, "wang")
        wait_until(lambda: at.page.message.text() == sentence("line_all_sent"))
        sent = at.service.status()
        assert (sent.unsent, sent.acked_seq) == (0, sent.own_seq)
        upstream.letters.send(sample_hall.id, "message", {"text": "请核对值班安排"}, 0, CENTRE)
        at.page.primary.click()
        wait_until(
            lambda: [(m.author, m.text) for m in at.service.messages()] == [("李芳", "请核对值班安排")]
        )
        wait_until(lambda: at.service.status().unsent == 0)  # the letter's outcome is up, too
        server.should_exit = True
        wait_until(lambda: not server.started or not server.servers[0].is_serving())
        with sample_hall.writing(ADMIN) as tx:
            tx.record(HallRenamed("新名称"))
        wait_until(lambda: "连不上上级平台" in at.page.message.text())
        assert at.page.primary.isEnabled() and at.fact("unsent").startswith("1条")
    finally:
        keeper.stop()
