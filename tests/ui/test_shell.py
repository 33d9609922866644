"""The desk: places, tabs, messages, keys; who may see what; what somebody left half filled."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.access import Action, Actor, Role
from app.domain.refusal import Refusal
from app.services.face import FaceService
from app.services.hall import Hall
from devices.ports import ScannerState, ScannerStateChanged
from tests.ui.desks import Seat, desk_of, settle
from ui import places
from ui.calls import Call
from ui.desk import Desk
from ui.palette import Tone
from ui.places import PageSpec
from ui.shell import Shell

OFFICER = Actor("officer", "关晓月", frozenset({Role.OFFICER}))
AUDITOR = Actor("auditor", "<b>查继平</b>", frozenset({Role.AUDITOR}))
HERE = "tests.ui.test_shell:Plain"


class Plain(QLineEdit):
    """A page that counts how often it was read again."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.refreshed = 0
        self.target: object = None

    def refresh(self) -> None:
        self.refreshed += 1

    def show_target(self, target: object) -> None:
        self.target = target


class Counter:
    """A service that says how much waits."""

    def waiting(self) -> int:
        return 3


PAGES = (
    PageSpec("today", "today", "今日", HERE),
    PageSpec("roster", "attendance", "名册", HERE, frozenset({Action.ROSTER_EDIT})),
    PageSpec("month", "attendance", "月考勤", HERE, waiting=lambda _: Call("Counter", "waiting")),
    PageSpec("devices", "settings", "设备", HERE),
)


@pytest.fixture
def base(hall: Hall, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Seat]:
    monkeypatch.setattr(places, "PAGES", PAGES)
    made = desk_of(hall)
    services = made.desk.background._service_of
    monkeypatch.setattr(
        made.desk.background, "_service_of", lambda name: Counter() if name == "Counter" else services(name)
    )
    yield made
    made.stop()


def shell_for(base: Seat, actor: Actor, qtbot: QtBot) -> Shell:
    base.sign_in(actor)
    shell = Shell(base.desk)
    qtbot.addWidget(shell)
    shell.resize(1366, 768)
    shell.show()
    shell.take_session()
    settle(base.desk)
    return shell


def titles(shell: Shell) -> list[str]:
    return [shell.tabs.tabText(index) for index in range(shell.tabs.count())]


def test_only_places_with_a_page_are_shown(base: Seat, qtbot: QtBot) -> None:
    shell = shell_for(base, OFFICER, qtbot)
    assert shell.places.count() == 3


def test_the_first_page_is_open_after_signing_in(base: Seat, qtbot: QtBot) -> None:
    shell = shell_for(base, OFFICER, qtbot)
    assert isinstance(shell.page, Plain)
    assert shell.page.refreshed >= 1


def test_pages_of_a_place_stand_beside_one_another(base: Seat, qtbot: QtBot) -> None:
    shell = shell_for(base, OFFICER, qtbot)
    shell.places.choose(1)
    assert titles(shell) == ["名册", "月考勤"]


def test_a_page_without_right_is_not_offered(base: Seat, qtbot: QtBot) -> None:
    shell = shell_for(base, AUDITOR, qtbot)
    shell.places.choose(1)
    assert titles(shell) == ["月考勤"]
    shell.open("roster")
    assert titles(shell) == ["月考勤"]


def test_ctrl_and_a_number_go_to_a_place(base: Seat, qtbot: QtBot) -> None:
    shell = shell_for(base, OFFICER, qtbot)
    shell.activateWindow()
    QTest.keyClick(shell, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert shell.places.place == "settings"
    QTest.keyClick(shell, Qt.Key.Key_9, Qt.KeyboardModifier.ControlModifier)
    assert shell.places.place == "settings"


def test_ctrl_page_down_goes_to_the_next_tab(base: Seat, qtbot: QtBot) -> None:
    shell = shell_for(base, OFFICER, qtbot)
    shell.places.choose(1)
    first = shell.page
    QTest.keyClick(shell, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert shell.tabs.currentIndex() == 1
    assert shell.page is not first


def test_what_waits_is_shown_at_its_place(base: Seat, qtbot: QtBot) -> None:
    shell = shell_for(base, OFFICER, qtbot)
    assert shell.places._labels["attendance"].text() == "3"
    assert shell.places._labels["today"].text() == ""


def test_a_page_is_opened_with_its_target_by_another_page(base: Seat, qtbot: QtBot) -> None:
    shell = shell_for(base, OFFICER, qtbot)
    base.desk.open("month", "1001")
    assert isinstance(shell.page, Plain)
    assert shell.page.target == "1001"
    assert shell.places.place == "attendance"


def test_what_is_half_filled_stays_while_other_pages_are_open(base: Seat, qtbot: QtBot) -> None:
    shell = shell_for(base, OFFICER, qtbot)
    page = shell.page
    assert isinstance(page, Plain)
    page.setText("半张补签单")
    shell.places.choose(1)
    shell.places.choose(0)
    assert shell.page is page
    assert page.text() == "半张补签单"


def test_the_next_person_does_not_see_what_the_last_one_left(base: Seat, qtbot: QtBot) -> None:
    shell = shell_for(base, OFFICER, qtbot)
    page = shell.page
    base.desk.close_session()
    base.sign_in(AUDITOR)
    shell.take_session()
    assert shell.page is not page


def test_a_change_of_the_store_refreshes_the_page_in_view_only(base: Seat, qtbot: QtBot) -> None:
    shell = shell_for(base, OFFICER, qtbot)
    today = shell.page
    shell.places.choose(2)
    page = shell.page
    assert isinstance(page, Plain)
    assert isinstance(today, Plain)
    before = (page.refreshed, today.refreshed)
    base.desk.background.changed.emit()
    assert (page.refreshed, today.refreshed) == (before[0] + 1, before[1])


def test_a_refusal_is_said_in_words_above_the_page(base: Seat, qtbot: QtBot) -> None:
    shell = shell_for(base, OFFICER, qtbot)
    base.desk.refuse(Refusal("own_record"))
    assert "不能审核自己的记录" in shell.message.text()


def test_a_good_word_fades_and_a_warning_stays(base: Seat, qtbot: QtBot) -> None:
    shell = shell_for(base, OFFICER, qtbot)
    base.desk.say(Tone.OK, "已保存")
    assert shell._fade.isActive()
    base.desk.say(Tone.ATTENTION, "没有保存")
    assert not shell._fade.isActive()


def test_a_message_moves_nothing_on_the_page_and_a_click_takes_it_away(base: Seat, qtbot: QtBot) -> None:
    shell = shell_for(base, OFFICER, qtbot)
    shell.places.choose(1)
    assert shell.page is not None
    before = shell.page.mapTo(shell, shell.page.rect().topLeft())
    base.desk.say(Tone.ATTENTION, "马晓岚 上午签到 迟到1分钟")
    assert shell.message.isVisible()
    assert shell.page.mapTo(shell, shell.page.rect().topLeft()) == before
    assert shell.message.geometry().left() >= shell.places.width() + shell.tabs.sizeHint().width()
    assert shell.rect().contains(shell.message.geometry())
    QTest.mouseClick(shell.message, Qt.MouseButton.LeftButton)
    assert not shell.message.isVisible()


def test_a_scanners_light_says_what_is_wrong_and_opens_the_devices(base: Seat, qtbot: QtBot) -> None:
    shell = shell_for(base, OFFICER, qtbot)
    base.desk.scanners._take(
        ScannerStateChanged("2号指纹仪", ScannerState.LOST, fault_key="scanner.unplugged")
    )
    light = shell.top._lights["2号指纹仪"]
    assert light.text() == "× 2号指纹仪"
    assert "已断开" in light.accessibleName()
    light.click()
    assert shell.places.place == "settings"


def test_scanners_stand_in_the_order_of_their_names_whichever_came_first(base: Seat, qtbot: QtBot) -> None:
    shell = shell_for(base, OFFICER, qtbot)
    for name in ("2号指纹仪", "3号指纹仪", "1号指纹仪"):
        base.desk.scanners._came.emit(ScannerStateChanged(name, ScannerState.READY))
        settle(base.desk)
    qtbot.waitUntil(lambda: len(shell.top._lights) == 3)
    lights = sorted(shell.top._lights, key=lambda name: shell.top._row.indexOf(shell.top._lights[name]))
    assert lights == ["1号指纹仪", "2号指纹仪", "3号指纹仪"]


def test_a_practice_hall_and_the_person_are_named_on_every_page(base: Seat, qtbot: QtBot) -> None:
    shell = shell_for(base, AUDITOR, qtbot)
    seen = [found.text() for found in shell.top.findChildren(QLabel) if found.isVisible()]
    assert "! 演练数据" in seen
    assert "<b>查继平</b>  审计员" in seen
    assert {found.textFormat() for found in shell.findChildren(QLabel)} == {Qt.TextFormat.PlainText}


def test_without_a_session_nobody_acts(base: Seat) -> None:
    base.sign_in(OFFICER)
    base.desk.close_session()
    with pytest.raises(Refusal) as caught:
        _ = base.desk.actor
    assert caught.value.key == "session_over"


def test_the_calendar_behind_dates_is_the_halls(hall: Hall) -> None:
    from datetime import date

    days = {day.date: day for day in FaceService(hall).days(date(2026, 2, 14), date(2026, 2, 16))}
    assert days[date(2026, 2, 14)].swapped
    assert not days[date(2026, 2, 16)].working
    assert days[date(2026, 2, 16)].name == "春节"
