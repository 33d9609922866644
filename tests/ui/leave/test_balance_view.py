"""The table of balances and the dialog of one person: what they show and what an officer can change."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.access import Actor, Role
from app.domain.balance_check import check_balance
from app.domain.leave_balance import Balance
from app.domain.leave_types import Basis
from app.services.balance import BalanceService
from app.services.hall import Hall
from tests.services.cast import Cast
from tests.ui.desks import Seat, settle, wait_until
from tests.ui.fit import cut_words
from ui.leave.balance_dialog import BalanceDialog
from ui.leave.balance_view import BalanceView, note_words
from ui.widgets.date_field import DateField
from ui.widgets.form import FormDialog
from ui.words import TERMS, sentence

Seats = Callable[[Hall, Actor], Seat]
YEAR = (date(2026, 1, 1), date(2026, 12, 31))
STARTED = date(2012, 7, 1)
REASONS = (
    "work_start_unknown",
    "not_yet_a_year",
    "personal_days",
    "sick_months",
    "personal_days_last_year",
    "sick_months_last_year",
    "unset",
    "no_grants",
)


def balance(entitled: int | None = 20, used: int = 3, reason: str = "", basis: str = "working") -> Balance:
    return Balance("annual", *YEAR, entitled, used, 2, Basis(basis), reason)


def test_the_table_shows_days_and_is_as_high_as_its_lines(qtbot: QtBot) -> None:
    view = BalanceView()
    qtbot.addWidget(view)
    view.show_balances([balance(), balance(None, reason="work_start_unknown")])
    lines = view.as_text(view.visible_lines()).splitlines()
    assert lines == [
        "假别\t共有\t已休\t在批\t还剩\t说明",
        "年休假\t10天\t1.5天\t1天\t7.5天\t",
        "年休假\t—\t1.5天\t1天\t—\t参加工作日期未登记",
    ]
    two = view.height()
    view.show_balances([balance()])
    assert view.height() < two


def test_every_reason_has_its_words() -> None:
    assert set(TERMS["balance_reason"]) == set(REASONS)


def test_what_is_overdrawn_and_counted_otherwise_is_said() -> None:
    assert note_words(balance(2, 3, basis="calendar")) == "超出1.5天；按自然日(含休息日)"
    once = Balance("maternity", *YEAR, 196, 0, 0, Basis.CALENDAR, occasion=True)
    assert note_words(once) == "每次计算；按自然日(含休息日)"


def test_a_request_beyond_the_balance_is_refused_in_these_words() -> None:
    finding = check_balance(balance(), 20)
    assert finding is not None
    assert sentence(finding.key, finding.params) == (
        "年休假2026年共10天，已休1.5天，在批1天，还剩7.5天，这次要10天，不够。请缩短假期，或改用其他假别。"
    )


@pytest.fixture
def people(sample_hall: Hall) -> Cast:
    return Cast(sample_hall)


def dialog_of(seat: Seat, subject: str, qtbot: QtBot) -> BalanceDialog:
    dialog = BalanceDialog(seat.desk, subject)
    qtbot.addWidget(dialog)
    dialog.show()
    settle(seat.desk)
    return dialog


def confirm(seat: Seat, form: FormDialog) -> None:
    form.on_confirm()
    settle(seat.desk)


def test_an_officer_registers_start_and_extra_days(people: Cast, seats: Seats, qtbot: QtBot) -> None:
    seat = seats(people.hall, people.officer)
    dialog = dialog_of(seat, people.clerk.person, qtbot)
    assert cut_words(dialog) == []
    form = dialog.ask_start()
    field = form.findChild(DateField)
    assert field is not None
    field.day = STARTED
    confirm(seat, form)
    form = dialog.ask_grant()
    amount, reason = form.findChild(QDoubleSpinBox), form.findChildren(QLineEdit)[-1]
    assert amount is not None
    amount.setValue(-1.5)
    confirm(seat, form)
    assert "没有填写" in form.message.text()
    reason.setText("多登记了")
    confirm(seat, form)
    wait_until(lambda: dialog.view.visible_lines()[0].entitled == 17)
    assert "-1.5天" in dialog.grants.as_text(dialog.grants.visible_lines())


def test_carrying_is_refused_in_words_where_the_hall_does_not_allow_it(
    people: Cast, seats: Seats, qtbot: QtBot
) -> None:
    seat = seats(people.hall, people.director)
    dialog = dialog_of(seat, people.clerk.person, qtbot)
    form = dialog.ask_carry()
    confirm(seat, form)
    assert "年休假不结转" in form.message.text()
    form.reject()


def test_the_types_to_grant_are_those_with_a_balance(people: Cast, seats: Seats, qtbot: QtBot) -> None:
    dialog = dialog_of(seats(people.hall, people.officer), people.clerk.person, qtbot)
    form = dialog.ask_grant()
    kinds = form.findChild(QComboBox)
    assert kinds is not None
    shown = [kinds.itemData(index) for index in range(kinds.count())]
    assert "annual" in shown and "compensatory" in shown and "personal" not in shown
    form.reject()


def test_a_special_case_fills_in_what_the_law_gives(people: Cast, seats: Seats, qtbot: QtBot) -> None:
    dialog = dialog_of(seats(people.hall, people.officer), people.clerk.person, qtbot)
    form = dialog.ask_grant()
    kind, case = form.findChildren(QComboBox)
    amount, reason = form.findChild(QDoubleSpinBox), form.findChildren(QLineEdit)[-1]
    assert amount is not None and not case.isEnabled()
    kind.setCurrentIndex(kind.findData("maternity"))
    case.setCurrentIndex(1)
    assert (amount.value(), reason.text()) == (15, "难产(另加)")
    kind.setCurrentIndex(kind.findData("home_visit"))
    assert [case.itemData(index) for index in range(case.count())] == [0, -20, 30, -20]
    form.reject()


def test_staff_only_read_their_own(people: Cast, seats: Seats, qtbot: QtBot) -> None:
    BalanceService(people.hall).set_work_start(people.officer, people.clerk.person, STARTED)
    seat = seats(people.hall, people.clerk)
    own = dialog_of(seat, people.clerk.person, qtbot)
    assert not own.set_start.isVisible() and own.view.visible_lines()[0].entitled == 20
    others = dialog_of(seat, people.colleague.person, qtbot)
    assert others.message.text() and not others.view.visible_lines()


def test_an_officer_does_not_change_their_own(people: Cast, seats: Seats, qtbot: QtBot) -> None:
    dialog = dialog_of(seats(people.hall, people.officer), people.officer.person, qtbot)
    assert not dialog.add_grant.isVisible()
    assert Role.OFFICER in people.officer.roles
