"""Where the inbox stands on the desk: its place, what waits there, and the way from the day's page."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.domain.access import Actor, Role
from app.services.hall import Hall
from tests.services.leave_asks import reviewer_of
from tests.ui.desks import settle
from tests.ui.leave.inbox_desk import Inbox, Seats
from ui.places import places_of
from ui.shell import Shell
from ui.today.page import TodayPage


@pytest.fixture
def inbox(sample_hall: Hall, seats: Seats, qtbot: QtBot) -> Inbox:
    return Inbox(sample_hall, seats, qtbot)


def keys_of(actor: Actor) -> list[str]:
    """The pages of the place 请假, in the order of their tabs."""
    return [spec.key for spec in dict(places_of(actor))["leave"]]


def test_it_is_the_first_page_of_its_place_for_who_decides_and_absent_for_who_does_not(inbox: Inbox) -> None:
    people = inbox.people
    for actor in (people.director, people.chief, people.officer, people.head, reviewer_of("GA")):
        assert keys_of(actor)[0] == "leave_inbox"
    for role in (Role.STAFF, Role.AUDITOR, Role.ADMINISTRATOR):
        assert "leave_inbox" not in keys_of(Actor("x", "某某", frozenset({role})))


def test_the_place_shows_how_much_waits(inbox: Inbox, seats: Seats, qtbot: QtBot) -> None:
    inbox.asks("马晓岚", "2026-04-20am")
    seat = seats(inbox.hall, inbox.people.director)
    shell = Shell(seat.desk)
    qtbot.addWidget(shell)
    shell.take_session()
    settle(seat.desk)
    assert shell.places._counts["leave", "leave_inbox"] == 1


def test_the_days_page_counts_what_waits_and_opens_the_inbox(
    inbox: Inbox, seats: Seats, qtbot: QtBot
) -> None:
    inbox.asks("马晓岚", "2026-04-20am")
    seat = seats(inbox.hall, inbox.people.director)
    page = TodayPage(seat.desk)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    page.refresh()
    settle(seat.desk)
    assert {f.key: f.count for f in page.model.figures}["leaves"] == 1
    page.figures.buttons["leaves"].click()
    assert seat.asked == [("leave_inbox", "leaves")]


def test_a_clerk_has_no_such_figure(inbox: Inbox, seats: Seats, qtbot: QtBot) -> None:
    seat = seats(inbox.hall, inbox.people.clerk)
    page = TodayPage(seat.desk)
    qtbot.addWidget(page)
    page.refresh()
    settle(seat.desk)
    assert "leaves" not in {figure.key for figure in page.model.figures}
