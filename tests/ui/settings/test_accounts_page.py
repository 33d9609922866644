"""The page of accounts: two people for every role, and roles kept apart told in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from pytestqt.qtbot import QtBot

from app.domain.access import Actor
from app.domain.refusal import Refusal
from app.services.access import AccessService
from app.services.hall import Hall
from app.services.secrets import KeyBox
from tests.conftest import CLERK
from tests.ui.desks import Seat, settle
from ui.reply import Reply
from ui.settings.account_forms import RolesField
from ui.settings.accounts_page import AccountsPage
from ui.settings.accounts_view_model import NewAccount, Second

Seats = Callable[[Hall, Actor], Seat]
WORD, DIRECTOR_WORD = "administers-1", "directs-all-9"
NOBODY = Second("", "")


@dataclass
class Office:
    """An administrator at the desk of a hall, and what came of what was asked."""

    seat: Seat
    page: AccountsPage
    refusals: list[str]

    @property
    def reply(self) -> Reply:
        return Reply(self.page, lambda _: None, lambda refusal: self.refusals.append(refusal.key))

    def create(
        self, username: str, *roles: str, second: Second = NOBODY, word: str = "nobody-guesses"
    ) -> None:
        wanted = NewAccount(username, "秦方明", roles, "", "", word, word)
        self.page.model.create(wanted, second, self.reply)
        settle(self.seat.desk)
        settle(self.seat.desk)
        self.page.refresh()
        settle(self.seat.desk)

    def roles_of(self, username: str) -> tuple[str, ...]:
        return next(a.roles for a in self.page.model.accounts if a.username == username)


@pytest.fixture
def office(hall: Hall, seats: Seats, qtbot: QtBot) -> Office:
    access = AccessService(hall, KeyBox(hall.folder, hall.id))
    access.create_first_administrator("jinguan", "金管", WORD)
    seat = seats(hall, access.sign_in("jinguan", WORD).actor)
    page = AccountsPage(seat.desk)
    qtbot.addWidget(page)
    page.resize(1206, 640)
    page.show()
    page.refresh()
    settle(seat.desk)
    return Office(seat, page, [])


def test_the_first_director_needs_no_second_and_every_later_change_does(office: Office) -> None:
    office.create("qinfm", "director", word=DIRECTOR_WORD)
    assert office.refusals == [] and office.roles_of("qinfm") == ("director",)
    office.create("guan", "attendance_officer")
    assert office.refusals == ["second_needed"]
    office.create("guan", "attendance_officer", second=Second("qinfm", "not-the-word"))
    assert office.refusals[1:] == ["sign_in_wrong"]
    office.create("guan", "attendance_officer", second=Second("qinfm", DIRECTOR_WORD))
    assert office.refusals[2:] == [] and office.roles_of("guan") == ("attendance_officer",)


def test_roles_that_are_kept_apart_are_told_at_once(qtbot: QtBot) -> None:
    field = RolesField()
    qtbot.addWidget(field)
    field.boxes["administrator"].setChecked(True)
    assert field.message.text() == ""
    field.boxes["director"].setChecked(True)
    assert "不能由同一人担任" in field.message.text()
    field.boxes["administrator"].setChecked(False)
    assert field.message.text() == "" and field.roles == ("director",)


def test_two_different_passwords_are_no_password(office: Office) -> None:
    wanted = NewAccount("guan", "关晓月", ("director",), "", "", "nobody-guesses", "nobody-guessed")
    with pytest.raises(Refusal, match="new_passwords_differ"):
        office.page.model.create(wanted, NOBODY, office.reply)


def test_an_account_is_closed_with_a_reason_but_never_ones_own(office: Office) -> None:
    office.create("qinfm", "director", word=DIRECTOR_WORD)
    office.create("chaji", "duty_chief", second=Second("qinfm", DIRECTOR_WORD))
    lines = office.page.table.visible_lines()
    own = next(row for row, line in enumerate(lines) if line.username == "jinguan")
    office.page.table.selectRow(own)
    assert not office.page.disable.isEnabled()
    other = next(line for line in lines if line.username == "chaji")
    office.page.model.disable(other, "调离", office.reply)
    settle(office.seat.desk)
    office.page.refresh()
    settle(office.seat.desk)
    assert "已停用：调离" in office.page.table.as_text(office.page.table.visible_lines())


def test_without_the_right_the_page_says_so(hall: Hall, seats: Seats, qtbot: QtBot) -> None:
    seat = seats(hall, CLERK)
    page = AccountsPage(seat.desk)
    qtbot.addWidget(page)
    page.refresh()
    settle(seat.desk)
    assert "您的角色不能" in page.state.text
