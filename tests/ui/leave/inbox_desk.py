"""The inbox as somebody sits before it: a page on the real store, with the accounts that decide."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.access import Actor
from app.services.hall import Hall
from app.services.leave_decision import LeaveDecision
from app.services.leave_shown import LeaveShown
from app.services.leave_views import LeaveViews
from tests.services.cast import Cast
from tests.services.leave_asks import account, asks, deputy_of
from tests.ui.desks import Seat, settle
from ui.leave.decision_dialog import ReportDialog
from ui.leave.inbox_page import InboxPage
from ui.widgets.form import FormDialog

Seats = Callable[[Hall, Actor], Seat]
TUESDAY, WEDNESDAY = date(2026, 4, 7), date(2026, 4, 8)


class Inbox:
    """A hall with a director, a second one, a chief and an officer, and pages for them."""

    def __init__(self, hall: Hall, seats: Seats, qtbot: QtBot) -> None:
        self.hall, self._seats, self._qtbot = hall, seats, qtbot
        self.people, self.key = Cast(hall), ""
        self.deputy = deputy_of(hall)
        for actor in (self.people.director, self.people.chief, self.people.officer, self.deputy):
            account(hall, actor)

    def asks(self, name: str, first: str, last: str = "", kind: str = "personal", cover: str = "") -> str:
        return asks(self.hall, name, first, last, kind, cover)

    def granted(self, name: str, first: str, last: str = "", cover: str = "") -> str:
        """Handed in, signed where that is needed, and approved by the second director."""
        key = self.asks(name, first, last, cover=cover)
        if self.shown(key).route != "centre":
            LeaveDecision(self.hall).record_opinion(self.people.officer, key, True, "毕局长")
        LeaveDecision(self.hall).decide(self.deputy, key, True)
        return key

    def shown(self, key: str) -> LeaveShown:
        """The leave as a director reads it."""
        return LeaveViews(self.hall).show(self.people.director, key)

    def page(self, actor: Actor) -> tuple[InboxPage, Seat]:
        """A page that has read everything."""
        seat = self._seats(self.hall, actor)
        page = InboxPage(seat.desk)
        self._qtbot.addWidget(page)
        page.resize(1206, 660)
        page.show()
        page.refresh()
        read(seat)
        return page, seat


def read(seat: Seat) -> None:
    """The list, then the case of the line that it leaves selected."""
    for _ in range(2):
        settle(seat.desk)


def dialog_of(page: InboxPage) -> FormDialog:
    """The form that is open."""
    (found,) = [form for form in page.findChildren(FormDialog) if form.isVisible()]
    return found


def report_of(page: InboxPage) -> ReportDialog:
    (found,) = [form for form in page.findChildren(ReportDialog) if form.isVisible()]
    return found


def typed(form: QDialog, text: str, place: int = 0) -> None:
    """Types into a line of a form."""
    lines = [
        line for line in form.findChildren(QLineEdit) if type(line) is QLineEdit and line.parent() is form
    ]
    lines[place].setText(text)


def confirm(form: FormDialog, seat: Seat) -> None:
    """Confirms and waits for the answer and for what is read after it."""
    form.confirm.click()
    for _ in range(3):
        settle(seat.desk)


def names_on(page: InboxPage) -> list[str]:
    return [item.shown.name for item in page.table.visible_lines()]


def choose(page: InboxPage, seat: Seat, key: str) -> None:
    page._select(key)
    read(seat)
