"""Leave in English: no word is cut, at the scanner and on the desk's smallest screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from app.domain.access import Actor
from app.services.hall import Hall
from tests.conftest import OFFICER
from tests.services.leaves import Leaves
from tests.ui.desks import Seat, settle
from tests.ui.fit import cut_words
from tests.ui.fronts import COLLEAGUE, Front
from tests.ui.leave.inbox_desk import Inbox
from tests.ui.leave.test_kiosk import Scanner
from ui import language
from ui.leave.fields import HalfDayField
from ui.leave.kiosk_model import KioskStep
from ui.leave.kiosk_steps import CoverStep, KindStep, WhenStep, WhyStep
from ui.leave.page import LeavePage

Seats = Callable[[Hall, Actor], Seat]


@pytest.fixture
def english(qtbot: QtBot) -> Iterator[None]:
    language.use(language.ENGLISH)
    yield
    language.use(language.CHINESE)


def test_every_step_at_the_scanner_fits(english: None, front: Front, qtbot: QtBot) -> None:
    Leaves(front.hall).files(COLLEAGUE, "03-12am", "03-12pm")
    scanner = Scanner(front)
    qtbot.addWidget(scanner.window)
    scanner.opens()

    def fits(step: KioskStep) -> None:
        scanner.settles()
        assert (scanner.model.step, cut_words(scanner.kiosk)) == (step, [])

    kind, when = scanner.kiosk.steps[KioskStep.KIND], scanner.kiosk.steps[KioskStep.WHEN]
    why, cover = scanner.kiosk.steps[KioskStep.WHY], scanner.kiosk.steps[KioskStep.COVER]
    assert isinstance(kind, KindStep) and isinstance(when, WhenStep)
    assert isinstance(why, WhyStep) and isinstance(cover, CoverStep)
    fits(KioskStep.KIND)
    kind.buttons["personal"].click()
    for day in (date(2026, 3, 12), date(2026, 3, 13)):
        when.calendar.cells[when.calendar.dates.index(day)].click()
    fits(KioskStep.WHEN)
    scanner.kiosk.next.click()
    fits(KioskStep.WHY)
    why.buttons[0].click()
    scanner.kiosk.next.click()
    fits(KioskStep.COVER)
    scanner.kiosk.next.click()
    scanner.model.form.look()
    fits(KioskStep.CHECK)
    assert "12 March, morning" in scanner.words
    scanner.kiosk.next.click()
    fits(KioskStep.DONE)
    scanner.kiosk.model.close()
    settle(front.base.desk)


def test_the_columns_of_the_desk_show_types_and_half_days_whole(
    english: None, sample_hall: Hall, seats: Seats, qtbot: QtBot
) -> None:
    inbox = Inbox(sample_hall, seats, qtbot)
    inbox.asks("韩静怡", "2026-04-07am", "2026-04-07pm", kind="annual")
    page, seat = inbox.page(inbox.people.director)
    metrics = page.table.fontMetrics()
    for column, words in ((1, "Annual leave 1 day"), (2, "7 April, AM")):
        assert page.table.model().index(0, column).data() == words
        assert page.table.columnWidth(column) > metrics.horizontalAdvance(words) + 12
    assert cut_words(page) == []
    leaves = LeavePage(seat.desk)
    qtbot.addWidget(leaves)
    leaves.resize(1206, 660)
    leaves.show()
    leaves.refresh()
    settle(seat.desk)
    table = leaves.list.table
    assert table.columnWidth(2) > metrics.horizontalAdvance("Compensatory rest") + 12
    assert cut_words(leaves) == []


def test_a_chosen_half_day_is_bold_and_fits(
    english: None, sample_hall: Hall, seats: Seats, qtbot: QtBot
) -> None:
    field = HalfDayField(seats(sample_hall, OFFICER).desk)
    qtbot.addWidget(field)
    field.show()
    for made in field.halves.values():
        made.setChecked(True)
        assert made.width() >= made.sizeHint().width()
    assert cut_words(field) == []
