"""The page of the hall: name, own password, language, the journal checked and rebuilt."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.access import Actor
from app.services.access import AccessService
from app.services.hall import Hall
from app.services.secrets import KeyBox
from tests.conftest import CLERK
from tests.ui.desks import Seat, settle, wait_until
from tests.ui.devices.bench import ADMIN
from ui.language import CHINESE, ENGLISH, use
from ui.settings.hall_page import HallPage, about_text

Seats = Callable[[Hall, Actor], Seat]


def page_of(seat: Seat, qtbot: QtBot) -> HallPage:
    page = HallPage(seat.desk)
    qtbot.addWidget(page)
    page.resize(1206, 640)
    page.show()
    page.refresh()
    settle(seat.desk)
    return page


def test_the_journal_is_verified_and_rebuilt_with_the_result_in_words(
    sample_hall: Hall, seats: Seats, qtbot: QtBot, tmp_path: Path
) -> None:
    page = page_of(seats(sample_hall, ADMIN), qtbot)
    page.verify.click()
    wait_until(lambda: not page.model.busy)
    assert "日志完整" in page.result.text()
    page.rebuild_to(tmp_path / "again.db")
    wait_until(lambda: not page.model.busy)
    assert "完全一致" in page.result.text() and (tmp_path / "again.db").is_file()
    page.rebuild_to(tmp_path / "again.db")
    wait_until(lambda: not page.model.busy)
    assert "again.db" in page.result.text() and "一致" not in page.result.text()


def test_a_changed_journal_is_told_as_broken(sample_hall: Hall, seats: Seats, qtbot: QtBot) -> None:
    with sample_hall.store.write() as conn:
        conn.exec_driver_sql("DROP TRIGGER IF EXISTS journal_no_update")
        for (trigger,) in conn.exec_driver_sql("SELECT name FROM sqlite_master WHERE type='trigger'").all():
            conn.exec_driver_sql(f'DROP TRIGGER "{trigger}"')
        conn.exec_driver_sql("UPDATE journal SET actor = 'other' WHERE seq = 5")
    page = page_of(seats(sample_hall, ADMIN), qtbot)
    page.verify.click()
    wait_until(lambda: not page.model.busy)
    assert "第5条断开" in page.result.text() and "摘要不符" in page.result.text()


def test_the_hall_gets_another_name_on_every_page(hall: Hall, seats: Seats, qtbot: QtBot) -> None:
    seat = seats(hall, ADMIN)
    page = page_of(seat, qtbot)
    form = page.ask_name()
    field = form.findChild(QLineEdit)
    assert field is not None
    field.setText("东山区政务服务中心")
    form.on_confirm()
    wait_until(lambda: seat.desk.face.name == "东山区政务服务中心")
    assert page.name.text() == "东山区政务服务中心"


def test_ones_own_password_is_changed_with_the_old_one(hall: Hall, seats: Seats, qtbot: QtBot) -> None:
    access = AccessService(hall, KeyBox(hall.folder, hall.id))
    access.create_first_administrator("jinguan", "金管", "administers-1")
    seat = seats(hall, access.sign_in("jinguan", "administers-1").actor)
    form = page_of(seat, qtbot).ask_password()
    old, new, again = form.findChildren(QLineEdit)
    for texts, why in (
        (("administers-1", "river-stone-77", "river-stone-78"), "两次输入的新密码不同"),
        (("administers-2", "river-stone-77", "river-stone-77"), "原密码不对"),
        (("administers-1", "password123", "password123"), "太常见"),
    ):
        for field, text in zip((old, new, again), texts, strict=True):
            field.setText(text)
        form.on_confirm()
        settle(seat.desk)
        assert why in form.message.text()
    for field, text in zip((old, new, again), ("administers-1", *["river-stone-77"] * 2), strict=True):
        field.setText(text)
    form.on_confirm()
    settle(seat.desk)
    assert seat.said[-1][1] == "您的密码已修改。"
    assert access.sign_in("jinguan", "river-stone-77").actor.name == "金管"


def test_the_language_is_this_screens_own_and_remembered(hall: Hall, seats: Seats, qtbot: QtBot) -> None:
    seat = seats(hall, CLERK)
    page = page_of(seat, qtbot)
    try:
        page.language.setCurrentIndex(page.language.findData(ENGLISH))
        page.language.activated.emit(page.language.currentIndex())
        assert page.model.language == ENGLISH
    finally:
        use(CHINESE)


def test_who_has_no_right_sees_their_own_account_only(hall: Hall, seats: Seats, qtbot: QtBot) -> None:
    page = page_of(seats(hall, CLERK), qtbot)
    assert not page.rename.isVisible() and not page.journal.isVisible() and page.password.isVisible()


def test_the_licence_and_version_are_named() -> None:
    assert "GPL-3.0-or-later" in about_text() and "—" not in about_text()


@pytest.mark.parametrize("width", [1206, 1760])
def test_nothing_is_cut_at_either_size(hall: Hall, seats: Seats, qtbot: QtBot, width: int) -> None:
    page = page_of(seats(hall, ADMIN), qtbot)
    page.resize(width, 640)
    for each in (page.rename, page.password, page.verify, page.rebuild):
        assert each.width() >= each.sizeHint().width() and each.height() >= 48
