"""委托审批 and 亲属回避 on screen."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from app.services.delegation import DelegationService, RelativeService
from app.services.hall import Hall
from tests.ui.desks import settle
from tests.ui.fit import cut_words
from tests.ui.leave.inbox_desk import Inbox, Seats
from ui.attendance.fields import PersonField
from ui.leave.delegation_dialog import open_delegations, open_relatives
from ui.widgets.date_field import DateField

FIRST, LAST = date(2026, 4, 1), date(2026, 4, 10)


@pytest.fixture
def inbox(sample_hall: Hall, seats: Seats, qtbot: QtBot) -> Inbox:
    return Inbox(sample_hall, seats, qtbot)


def test_a_director_gives_and_ends_a_delegation(inbox: Inbox) -> None:
    page, seat = inbox.page(inbox.people.director)
    dialog = open_delegations(seat.desk, page)
    settle(seat.desk)
    assert dialog.states.text == "现在没有委托。"
    to = dialog.findChild(QComboBox)
    assert to is not None and [to.itemText(row) for row in range(to.count())] == ["卢正衡"]
    dialog.findChildren(DateField)[1].day = LAST
    dialog.add.click()
    for _ in range(2):
        settle(seat.desk)
    (line,) = dialog.table.visible_lines()
    assert (line.giver, line.to, line.first, line.last, line.holds) == ("梁致远", "卢正衡", FIRST, LAST, True)
    assert cut_words(dialog) == []
    dialog.table.selectRow(0)
    dialog.remove.click()
    for _ in range(2):
        settle(seat.desk)
    assert dialog.table.visible_lines() == [] and dialog.message.text() == "委托已结束。"


def test_dates_that_do_not_fit_are_refused_in_words(inbox: Inbox) -> None:
    page, seat = inbox.page(inbox.people.director)
    dialog = open_delegations(seat.desk, page)
    settle(seat.desk)
    for field in dialog.findChildren(DateField):
        field.day = date(2026, 3, 2)
    dialog.add.click()
    for _ in range(2):
        settle(seat.desk)
    assert "不能早于开始日期" in dialog.message.text()
    assert DelegationService(inbox.hall).list(inbox.people.director) == ()


def test_a_chief_sees_what_they_hold_and_gives_nothing(inbox: Inbox) -> None:
    people = inbox.people
    DelegationService(inbox.hall).give(people.director, people.chief.account, FIRST, LAST)
    page, seat = inbox.page(people.chief)
    dialog = open_delegations(seat.desk, page)
    settle(seat.desk)
    assert len(dialog.table.visible_lines()) == 1
    assert not dialog.add.isVisible() and not dialog.remove.isVisible()


def test_two_relatives_are_listed_and_taken_off(inbox: Inbox) -> None:
    page, seat = inbox.page(inbox.people.officer)
    dialog = open_relatives(seat.desk, page)
    settle(seat.desk)
    one, other = dialog.findChildren(PersonField)
    one.search.setText("mxl")
    other.search.setText("gwy")
    dialog.add.click()
    for _ in range(2):
        settle(seat.desk)
    (pair,) = dialog.table.visible_lines()
    assert (pair.name, pair.other_name) == ("马晓岚", "顾文渊")
    dialog.table.selectRow(0)
    dialog.remove.click()
    for _ in range(2):
        settle(seat.desk)
    assert RelativeService(inbox.hall).list(inbox.people.officer) == ()


def test_nobody_is_their_own_relative(inbox: Inbox) -> None:
    page, seat = inbox.page(inbox.people.officer)
    dialog = open_relatives(seat.desk, page)
    settle(seat.desk)
    for field in dialog.findChildren(PersonField):
        field.search.setText("mxl")
    dialog.add.click()
    settle(seat.desk)
    assert "两个不同的人" in dialog.message.text()
