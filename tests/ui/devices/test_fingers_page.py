"""The page of fingers and PINs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.access import Actor, Role
from app.services.access import AccessService
from app.services.hall import Hall
from app.services.secrets import KeyBox
from tests.services.cast import acting
from tests.ui.desks import Seat, settle
from tests.ui.fronts import enrol, subject_of
from ui.devices.fingers_page import FingersPage
from ui.widgets.form import FormDialog

Seats = Callable[[Hall, Actor], Seat]


def page_of(hall: Hall, seats: Seats, qtbot: QtBot) -> tuple[Seat, FingersPage]:
    seat = seats(hall, acting(hall, "关晓月", Role.OFFICER))
    page = FingersPage(seat.desk)
    qtbot.addWidget(page)
    page.resize(1206, 680)
    page.show()
    page.refresh()
    settle(seat.desk)
    return seat, page


def test_people_with_and_without_fingers_are_told_apart(
    sample_hall: Hall, seats: Seats, qtbot: QtBot
) -> None:
    enrol(sample_hall, "马晓岚", 3)
    seat, page = page_of(sample_hall, seats, qtbot)
    lines = {line.person.name: line for line in page.table.visible_lines()}
    assert [finger.finger for finger in lines["马晓岚"].fingers] == ["右手食指"]
    page.show_target(subject_of(sample_hall, "马晓岚"))
    assert page.buttons["remove"].isEnabled() and page.buttons["test"].isEnabled()
    page.show_target(subject_of(sample_hall, "顾文渊"))
    assert not page.buttons["remove"].isEnabled() and page.buttons["pin"].isEnabled()
    assert not seat.said


def fill(form: FormDialog, *texts: str) -> None:
    for field, text in zip(form.findChildren(QLineEdit), texts, strict=False):
        field.setText(text)


def test_a_pin_takes_the_persons_number_and_the_pin_twice(
    sample_hall: Hall, seats: Seats, qtbot: QtBot
) -> None:
    seat, page = page_of(sample_hall, seats, qtbot)
    page.show_target(subject_of(sample_hall, "顾文渊"))
    (line,) = page._chosen()
    form = page.forms.pin(line)
    for number, pin, again, why in (
        ("9999", "739164", "739164", "编号与"),
        ("1003", "739164", "739165", "两次输入的密码不同"),
        ("1003", "123456", "123456", "太简单"),
    ):
        fill(form, number, pin, again)
        form.on_confirm()
        settle(seat.desk)
        assert why in form.message.text()
    fill(form, "1003", "739164", "739164")
    form.on_confirm()
    settle(seat.desk)
    assert "密码已设好" in seat.said[-1][1]
    access = AccessService(sample_hall, KeyBox(sample_hall.folder, sample_hall.id))
    access.check_pin(line.person.subject, "739164")
