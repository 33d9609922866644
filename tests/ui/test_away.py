"""A PC away from the hall terminal: the same pages, and what it says when the hall is gone."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QSpinBox, QTableView, QWidget
from pytestqt.qtbot import QtBot

from app.away import Away, opened_desk
from app.bench.modules import free_port
from app.lan.channel import place_of
from app.lan.paired import Paired, PairingTalk, load_paired
from app.main import opened_desktop
from app.services.clock import Clock
from app.services.desks import DEFAULT_PORT, DeskService
from app.services.hall import Hall
from app.services.pairing import PairingState
from app.services.roster import RosterService
from tests.conftest import AS_OF, HALL_NAME
from tests.lan.terminals import (
    DIRECTOR,
    DIRECTOR_WORD,
    Interrupted,
    Terminal,
    with_accounts,
)
from tests.ui.desks import desk_of, settle, wait_until
from tests.ui.fit import words_on
from tests.ui.upstream_line import enrol, keep
from ui.calls import call
from ui.desk import Desk
from ui.language import local_settings
from ui.pairing.dialog import PairingDialog
from ui.pairing.view_model import PairingModel
from ui.palette import Tone
from ui.places import PAGES
from ui.reply import Reply
from ui.sign_in import SignIn

SAME = ("today", "attendance", "slips", "reports", "roster", "leave_inbox", "leave", "ab", "upstream")
"""Pages that show at a desk what they show at the terminal."""


@pytest.fixture
def terminal(filled_hall: Hall) -> Iterator[Terminal]:
    made = Terminal(filled_hall, with_accounts(filled_hall))
    yield made
    made.stop()


@pytest.fixture
def away(terminal: Terminal, tmp_path: Path, qtbot: QtBot) -> Iterator[Away]:
    folder = tmp_path / "desk"
    folder.mkdir()
    with ExitStack() as stack:
        opened = stack.enter_context(opened_desk(folder, None, terminal.pair(), local_settings(folder)))
        assert opened is not None
        stack.callback(opened.window.hide)
        opened.window.resize(1366, 768)
        opened.window.show()
        yield opened


def sign_in(away: Away) -> None:
    """As a person does, in the dialog."""
    away.window.sign_in()
    dialog = away.window.findChildren(SignIn)[-1]
    dialog.user.setText(DIRECTOR)
    dialog.password.setText(DIRECTOR_WORD)
    dialog.confirm.click()
    wait_until(lambda: away.desk.session is not None)


def opened_page(desk: Desk, key: str, qtbot: QtBot) -> Any:
    page: Any = next(spec for spec in PAGES if spec.key == key).make(desk)
    qtbot.addWidget(page)
    page.resize(1200, 660)
    page.show()
    page.refresh()
    for _ in range(4):
        settle(desk)
    return page


def seen(desk: Desk, key: str, qtbot: QtBot) -> tuple[list[object], QImage]:
    """What the page tells, and its picture."""
    page = opened_page(desk, key, qtbot)
    page.activateWindow()
    wait_until(page.isActiveWindow)
    settle(desk)
    found = told(page), page.grab().toImage()
    page.hide()
    return found


def told(page: QWidget) -> list[object]:
    """All words in view, and every cell of every table."""
    cells = []
    for view in page.findChildren(QTableView):
        model = view.model()
        places = [(r, c) for r in range(model.rowCount()) for c in range(model.columnCount())]
        cells.append([str(model.index(r, c).data() or "") for r, c in places])
    return [words_on(page), cells]


def know_the_line(one: Desk, other: Desk) -> bool:
    """Both have looked since the hall was enrolled; each does so in its own time."""
    shown = one.sync.shown
    return shown is not None and shown.enrolled and shown == other.sync.shown


def test_pages_show_at_a_desk_what_they_show_at_the_terminal(
    away: Away, terminal: Terminal, qtbot: QtBot
) -> None:
    sign_in(away)
    here = desk_of(terminal.hall)
    try:
        enrol(terminal.hall)
        keep(terminal.hall, 2)
        here.sign_in(terminal.own("AccessService").sign_in(DIRECTOR, DIRECTOR_WORD).actor)
        wait_until(lambda: know_the_line(here.desk, away.desk))
        for key in SAME:
            local, remote = seen(here.desk, key, qtbot), seen(away.desk, key, qtbot)
            assert remote[0] == local[0], key
            assert remote[1] == local[1], f"{key}: not the same picture"
    finally:
        here.stop()


def test_the_light_of_the_line_to_upstream_is_on_at_a_desk_too(
    away: Away, terminal: Terminal, qtbot: QtBot
) -> None:
    enrol(terminal.hall)
    keep(terminal.hall, 3, trouble="upstream_unreachable")
    sign_in(away)
    light = away.window.shell.top.sync
    wait_until(lambda: light.text() == "! 未上传 3 条")
    page = opened_page(away.desk, "upstream", qtbot)
    assert "连不上上级平台" in page.message.text() and page.primary.isVisible()
    assert not page.stop.isVisible()  # leaving is done at the terminal


def test_a_desk_that_loses_the_hall_says_so_and_shows_it_when_it_is_back(
    away: Away, terminal: Terminal, qtbot: QtBot
) -> None:
    sign_in(away)
    top = away.window.shell.top
    wait_until(lambda: "已接通大厅" in top._link.text())
    terminal.server.stop()
    wait_until(lambda: "大厅已断开，自动重连中…" in top._link.text())
    terminal.restart()
    wait_until(lambda: away.desk.session is None)  # the terminal's sessions went with it
    wait_until(lambda: away.window._fronts.currentWidget() is away.window.welcome)
    wait_until(away.window.welcome.enter.isEnabled)
    sign_in(away)
    wait_until(lambda: away.window._fronts.currentWidget() is away.window.shell)


def test_what_is_asked_while_the_hall_is_away_is_refused_at_once_and_not_done_later(
    away: Away, terminal: Terminal
) -> None:
    sign_in(away)
    actor = away.desk.actor
    terminal.server.stop()
    wait_until(lambda: away.line.trouble is not None)
    keys: list[str] = []
    for request in (
        call(RosterService.add_person, actor, "Q9001", "新来的"),
        call(RosterService.add_person, actor, "Q9002", "又一个"),
    ):
        away.desk.background.write(request, away.desk, refused=lambda refusal: keys.append(refusal.key))
    wait_until(lambda: len(keys) == 2)
    assert set(keys) == {"hall_unreachable"}
    terminal.restart()
    wait_until(lambda: away.line.trouble is None)
    settle(away.desk)
    assert terminal.own("RosterViews").people("Q900") == ()


def test_a_decision_whose_answer_was_lost_reaches_its_page_once_the_line_is_back(
    away: Away, terminal: Terminal
) -> None:
    sign_in(away)
    terminal.instead["RosterService"] = Interrupted(terminal.hall, away.line._channel.break_off)
    done: list[str] = []
    request = call(RosterService.add_person, away.desk.actor, "Q9001", "新来的")
    away.desk.background.write(request, away.desk, done.append)
    wait_until(lambda: done)
    assert [person.subject for person in terminal.own("RosterViews").people("Q9001")] == done


def test_signing_out_at_the_desk_goes_back_to_the_welcome_page(away: Away) -> None:
    sign_in(away)
    token = away.line.book.token
    away.window.leave()
    assert away.window._fronts.currentWidget() is away.window.welcome
    assert token != away.line.book.token


@pytest.mark.parametrize("key", ["devices", "fingers", "desks"])
def test_a_page_for_the_terminals_devices_says_so_at_a_desk(away: Away, qtbot: QtBot, key: str) -> None:
    sign_in(away)
    page = opened_page(away.desk, key, qtbot)
    assert page.state.text.startswith("这一步要用大厅终端上的设备或文件")


def test_a_desk_opens_without_its_hall_under_the_name_that_it_had_last(
    terminal: Terminal, tmp_path: Path, qtbot: QtBot
) -> None:
    paired, folder = terminal.pair(), tmp_path / "desk"
    settings = local_settings(tmp_path)
    with opened_desk(folder, None, paired, settings) as opened:
        assert opened is not None
        assert opened.window.windowTitle() == HALL_NAME
    kept = load_paired(folder)
    terminal.server.stop()
    with opened_desk(folder, None, kept, settings) as opened:
        assert opened is not None
        assert opened.window.windowTitle() == HALL_NAME
        assert not opened.window.welcome.enter.isEnabled()
        assert "大厅已断开" in opened.window.welcome.line.text()


def test_a_terminal_that_moved_is_found_under_its_new_address_by_its_key(
    terminal: Terminal, tmp_path: Path, qtbot: QtBot
) -> None:
    folder, moved = tmp_path / "desk", terminal.pair()
    old = replace(moved, url="https://127.0.0.1:1")
    with opened_desk(folder, place_of(terminal.url), old, local_settings(tmp_path)) as opened:
        assert opened is not None
        assert opened.line.trouble is None
    assert load_paired(folder) == replace(moved, face=terminal.own("FaceService").face())


# --- becoming a desk -------------------------------------------------------------------------------------


def test_both_dialogs_show_one_code_and_the_pc_becomes_a_desk(terminal: Terminal, qtbot: QtBot) -> None:
    seat = desk_of(terminal.hall, terminal.admin, terminal.own)
    page = opened_page(seat.desk, "desks", qtbot)
    form = page.ask_pair()
    wait_until(lambda: terminal.desks.shown(terminal.admin).pairing.state is PairingState.WAITING)
    model: PairingModel[Paired] = PairingModel(
        seat.desk.background, lambda: PairingTalk(place_of(terminal.url))
    )
    dialog = PairingDialog(model, terminal.url, "主任办公室")
    dialog.open()
    dialog.confirm.click()
    wait_until(lambda: dialog.code.isVisible() and form.code.isVisible())
    assert dialog.code.text() == form.code.text()
    form.confirm.click()
    wait_until(lambda: model.found is not None)
    assert dialog.result() == PairingDialog.DialogCode.Accepted
    settle(seat.desk)
    assert [line.name for line in page.table.visible_lines()] == ["主任办公室"]
    assert (Tone.OK, "已连接“主任办公室”。") in seat.said
    seat.stop()


def test_codes_that_differ_end_in_nothing(terminal: Terminal, qtbot: QtBot) -> None:
    seat = desk_of(terminal.hall, terminal.admin, terminal.own)
    page = opened_page(seat.desk, "desks", qtbot)
    form = page.ask_pair()
    wait_until(lambda: terminal.desks.shown(terminal.admin).pairing.state is PairingState.WAITING)
    model: PairingModel[Paired] = PairingModel(
        seat.desk.background, lambda: PairingTalk(place_of(terminal.url))
    )
    dialog = PairingDialog(model, terminal.url, "主任办公室")
    dialog.open()
    dialog.confirm.click()
    wait_until(lambda: dialog.code.isVisible() and form.code.isVisible())
    form.reject()
    wait_until(lambda: dialog.message.text().startswith("大厅终端没有同意"))
    assert dialog.name.isEnabled()
    dialog.reject()
    settle(seat.desk)
    assert model.found is None
    assert page.table.visible_lines() == []
    seat.stop()


def test_the_page_opens_and_closes_the_service_and_revokes_a_desk(terminal: Terminal, qtbot: QtBot) -> None:
    paired = terminal.pair()
    seat = desk_of(terminal.hall, terminal.admin, terminal.own)
    page = opened_page(seat.desk, "desks", qtbot)
    assert page.service.text() == "未开启。其他电脑连不上这台终端。"
    page.switch.click()
    wait_until(lambda: page.switch.text() == "关闭")
    assert terminal.desks.setting() == (True, DEFAULT_PORT)
    form = page.ask_port()
    form.findChild(QSpinBox).setValue(9000)
    form.confirm.click()
    wait_until(lambda: terminal.desks.setting() == (True, 9000))
    page.table.selectRow(0)
    page.model.revoke(page.table.selected()[0], Reply(page, lambda _: page.refresh(), seat.desk.refuse))
    wait_until(lambda: page.table.visible_lines()[0].revoked is not None)
    assert not terminal.desks.admits(paired.desk, "")
    seat.stop()


def test_the_desktop_itself_opens_its_service_for_others_as_the_hall_has_it_set(
    sample_hall: Hall, tmp_path: Path, qtbot: QtBot
) -> None:
    admin, port = with_accounts(sample_hall), free_port()
    DeskService(sample_hall).set_service(admin, True, port)
    with opened_desktop(sample_hall.folder, Clock(AS_OF), local_settings(tmp_path)) as desktop:
        assert desktop is not None
        with socket.socket() as probe:
            wait_until(lambda: probe.connect_ex(("127.0.0.1", port)) == 0)
        settle(desktop.desk)
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0
