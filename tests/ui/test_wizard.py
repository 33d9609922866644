"""The first start on screen: hall, hours, first administrator."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.services.access import AccessService
from app.services.clock import Clock
from app.services.founding import Founding
from app.services.hall import STORE_NAME, open_hall
from app.services.secrets import KeyBox
from tests.conftest import AS_OF
from ui.background import Background
from ui.fonts import use_built_fonts
from ui.wizard.dialog import Wizard
from ui.wizard.view_model import WizardModel

SECRET = "plum-Blossom-1911"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "hall"


@pytest.fixture
def wizard(qtbot: QtBot, folder: Path) -> Iterator[Wizard]:
    use_built_fonts()
    background = Background({"Founding": Founding(folder, Clock(AS_OF))}.__getitem__, lambda: 0)
    made = Wizard(WizardModel(background, with_hall=True))
    qtbot.addWidget(made)
    made.show()
    yield made
    background.stop()


def go_on(wizard: Wizard, qtbot: QtBot, ended: object = None) -> None:
    """Presses on, and waits for the answer."""
    wizard.on.click()
    qtbot.waitUntil(lambda: wizard.on.isEnabled() or bool(wizard.result()), timeout=60_000)


def fill_hall(wizard: Wizard, qtbot: QtBot) -> None:
    wizard.hall.setText("青禾区政务服务中心")
    go_on(wizard, qtbot)


def test_the_three_steps_found_a_hall_with_its_administrator(
    wizard: Wizard, qtbot: QtBot, folder: Path
) -> None:
    fill_hall(wizard, qtbot)
    wizard.hours[0][0].setText("09:00")
    go_on(wizard, qtbot)
    for field, text in ((wizard.username, "admin"), (wizard.name, "管理员"), (wizard.password, SECRET)):
        field.setText(text)
    wizard.again.setText(SECRET)
    go_on(wizard, qtbot)
    assert wizard.result()
    hall = open_hall(folder, Clock(AS_OF))
    with hall.reading() as view:
        assert view.settings.name == "青禾区政务服务中心"
        assert not view.settings.practice
        assert view.settings.rules.schedule(date(2026, 3, 9)).hours(date(2026, 3, 9)).am.start == 9 * 60
    access = AccessService(hall, KeyBox(hall.folder, hall.id))
    assert access.sign_in("admin", SECRET).actor.name == "管理员"
    hall.close()


def test_a_hall_without_a_name_goes_no_further(wizard: Wizard, qtbot: QtBot, folder: Path) -> None:
    go_on(wizard, qtbot)
    assert wizard.steps.currentIndex() == 0
    assert "大厅名称" in wizard.message.text()
    assert not (folder / STORE_NAME).exists()


def test_hours_that_make_no_sense_are_refused(wizard: Wizard, qtbot: QtBot) -> None:
    fill_hall(wizard, qtbot)
    wizard.hours[1][2].setText("25:00")
    go_on(wizard, qtbot)
    assert wizard.steps.currentIndex() == 1
    assert wizard.message.text()


@pytest.mark.parametrize(("password", "again"), [("short", "short"), (SECRET, SECRET + "x")])
def test_a_weak_or_mistyped_password_founds_nothing(
    wizard: Wizard, qtbot: QtBot, folder: Path, password: str, again: str
) -> None:
    fill_hall(wizard, qtbot)
    go_on(wizard, qtbot)
    wizard.username.setText("admin")
    wizard.password.setText(password)
    wizard.again.setText(again)
    go_on(wizard, qtbot)
    assert not wizard.result()
    assert wizard.message.text()
    assert not (folder / STORE_NAME).exists()


def test_there_is_no_default_password(wizard: Wizard) -> None:
    for field in (wizard.username, wizard.password, wizard.again):
        assert field.text() == ""
    assert wizard.password.echoMode() is QLineEdit.EchoMode.Password


def test_going_back_loses_nothing(wizard: Wizard, qtbot: QtBot) -> None:
    fill_hall(wizard, qtbot)
    wizard.back.click()
    assert wizard.hall.text() == "青禾区政务服务中心"
