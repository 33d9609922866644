"""The light of the line to upstream: what it says in each state, and what is behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.access import Actor
from app.services.hall import Hall
from tests.conftest import OFFICER
from tests.ui.desks import Seat, settle
from tests.ui.upstream_line import enrol, keep, us
from ui.palette import Tone
from ui.sync_light import SyncLight
from ui.top_bar import TopBar

Seats = Callable[[Hall, Actor], Seat]
Lit = Callable[[Hall], tuple[SyncLight, Seat]]


@pytest.fixture
def lit(seats: Seats, qtbot: QtBot) -> Iterator[Lit]:
    """Makes a bar for a desk, and gives the light in it once it has looked."""
    bars: list[TopBar] = []

    def light(hall: Hall) -> tuple[SyncLight, Seat]:
        seat = seats(hall, OFFICER)
        bars.append(TopBar(seat.desk))
        qtbot.addWidget(bars[-1])
        bars[-1].show()
        look(seat)
        return bars[-1].sync, seat

    yield light


def look(seat: Seat) -> None:
    seat.desk.sync.look()
    settle(seat.desk)


def tone(light: SyncLight) -> str:
    return str(light.property("tone"))


def test_a_hall_without_upstream_has_no_light(sample_hall: Hall, lit: Lit) -> None:
    assert not lit(sample_hall)[0].isVisible()


def test_all_that_is_sent_is_told_in_green(sample_hall: Hall, lit: Lit) -> None:
    enrol(sample_hall)
    keep(sample_hall)
    light, _seat = lit(sample_hall)
    assert (light.text(), tone(light)) == ("✓ 已上传", Tone.OK)
    assert "已全部上传" in light.accessibleDescription()


def test_what_is_on_its_way_alarms_nobody(sample_hall: Hall, lit: Lit) -> None:
    enrol(sample_hall)
    keep(sample_hall, 3)
    light, _seat = lit(sample_hall)
    assert (light.text(), tone(light)) == ("○ 未上传 3 条", Tone.CALM)


def test_without_the_network_it_says_how_many_since_when_and_why(sample_hall: Hall, lit: Lit) -> None:
    enrol(sample_hall)
    contact = us("2026-03-09T07:01+08:00")
    lost = us("2026-03-09T07:02+08:00")
    keep(sample_hall, 12, trouble="upstream_unreachable", trouble_us=lost, contact_us=contact)
    light, _seat = lit(sample_hall)
    assert (light.text(), tone(light)) == ("! 未上传 12 条", Tone.ATTENTION)
    for words in (
        "未上传12条，最早一条记录于",
        "连不上上级平台",
        "始于2026年3月9日(周一) 07:02",
        "最近联系：2026年3月9日(周一) 07:01",
    ):
        assert words in light.accessibleDescription(), words


@pytest.mark.parametrize(
    ("trouble", "standing", "words"),
    [
        ("upstream_revoked", "", "停用这台终端"),
        ("upstream_untrue", "", "签名不是登记时的"),
        ("upstream_certificate", "", "证书没有通过核对"),
        ("sync_contradicts", "contradicts", "与本机的不一致"),
        ("sync_we_are_behind", "we_are_behind", "旧备份"),
        ("sync_went_back", "went_back", "丢失了它确认收到过"),
    ],
)
def test_what_waits_for_a_person_is_told_in_red_with_what_to_do(
    sample_hall: Hall, lit: Lit, trouble: str, standing: str, words: str
) -> None:
    enrol(sample_hall)
    keep(sample_hall, 2, trouble=trouble, standing=standing)
    light, seat = lit(sample_hall)
    assert (light.text(), tone(light)) == ("× 未上传 2 条", Tone.ERROR)
    assert words in light.accessibleDescription()
    keep(sample_hall, 0, trouble=trouble, standing=standing)
    look(seat)
    assert light.text() == "× 上传已停止"


def test_it_changes_by_itself_when_more_is_sent(sample_hall: Hall, lit: Lit, qtbot: QtBot) -> None:
    enrol(sample_hall)
    keep(sample_hall, 5)
    light, seat = lit(sample_hall)
    keep(sample_hall)
    seat.desk.background._look()
    qtbot.waitUntil(lambda: light.text() == "✓ 已上传")


def test_a_change_while_it_is_being_asked_is_not_missed(sample_hall: Hall, lit: Lit, qtbot: QtBot) -> None:
    enrol(sample_hall)
    keep(sample_hall, 5)
    light, seat = lit(sample_hall)
    seat.desk.sync.look()
    keep(sample_hall)
    seat.desk.sync.look()
    qtbot.waitUntil(lambda: light.text() == "✓ 已上传")


def test_it_opens_its_page(sample_hall: Hall, lit: Lit) -> None:
    enrol(sample_hall)
    keep(sample_hall)
    light, seat = lit(sample_hall)
    QTest.mouseClick(light, Qt.MouseButton.LeftButton)
    assert seat.asked == [("upstream", None)]


def test_nobody_is_asked_while_nobody_is_signed_in(sample_hall: Hall, seats: Seats) -> None:
    enrol(sample_hall)
    seat = seats(sample_hall, OFFICER)
    settle(seat.desk)
    seat.desk.close_session()
    seat.desk.sync.look()
    assert not seat.desk.background._running
