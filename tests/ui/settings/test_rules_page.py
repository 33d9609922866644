"""The page of rules: what stands, why, and a change of each kind from a date on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QComboBox, QSpinBox
from pytestqt.qtbot import QtBot

from app.domain.access import Actor, Role
from app.domain.rules import RULES
from app.domain.schedule import DEFAULT_SCHEDULE, parse_schedule
from app.services.hall import Hall
from app.services.settings import RuleView, SettingsService
from tests.conftest import CLERK
from tests.ui.desks import Seat, settle
from ui.reply import Reply
from ui.settings.rules_page import RulesPage, editor_of, value_of
from ui.settings.rules_view_model import article_words
from ui.settings.schedule_editor import ScheduleEditor
from ui.words import TERMS
from ui.words.rule_values import value_words

Seats = Callable[[Hall, Actor], Seat]
DIRECTOR = Actor("d1rector", "梁致远", frozenset({Role.DIRECTOR}))


def page_of(seat: Seat, qtbot: QtBot) -> RulesPage:
    page = RulesPage(seat.desk)
    qtbot.addWidget(page)
    page.resize(1206, 640)
    page.show()
    page.refresh()
    settle(seat.desk)
    return page


def rule(key: str, value: Any, default: Any) -> RuleView:
    return RuleView(key, value, default, "S3 Art. 13", None, ())


def test_every_rule_has_a_name_and_a_source_in_words(hall: Hall, seats: Seats, qtbot: QtBot) -> None:
    page = page_of(seats(hall, DIRECTOR), qtbot)
    assert [line.key for line in page.table.visible_lines()] == [known.key for known in RULES]
    assert {known.key for known in RULES} == set(TERMS["rule"])
    assert "md" not in page.table.as_text(page.table.visible_lines())


@pytest.mark.parametrize(
    ("article", "words"),
    [
        ("S3 Art. 13; domain.md B.0", "《管理考核办法》第十三条"),
        ("S3 Art. 21(1); F-4", "《管理考核办法》第二十一条"),
        ("S3 Art. 10", "《管理考核办法》第十条"),
        ("trust.md 3; GB/T 22239-2019 8.1.4.1 a", "GB/T 22239-2019"),
        ("F-4", "本大厅自定"),
    ],
)
def test_an_article_is_cited_as_the_hall_knows_it(article: str, words: str) -> None:
    assert article_words(article) == words


def test_each_kind_of_value_has_its_own_field(qtbot: QtBot) -> None:
    figure = editor_of(rule("attendance.grace_minutes", 5, 0))
    switch = editor_of(rule("attendance.noon_single_punch", True, False))
    choice = editor_of(rule("sheet.symbols", "words", "marks"))
    hours = editor_of(rule("attendance.schedule", DEFAULT_SCHEDULE, DEFAULT_SCHEDULE))
    for widget in (figure, switch, choice, hours):
        qtbot.addWidget(widget)
    assert isinstance(figure, QSpinBox) and value_of(figure) == 5
    assert isinstance(switch, QComboBox) and value_of(switch) is True
    assert isinstance(choice, QComboBox) and value_of(choice) == "words"
    assert isinstance(hours, ScheduleEditor) and value_of(hours) == DEFAULT_SCHEDULE


def test_hours_may_differ_by_weekday(qtbot: QtBot) -> None:
    editor = ScheduleEditor(DEFAULT_SCHEDULE)
    qtbot.addWidget(editor)
    winter = editor.seasons[0]
    winter.alike.setChecked(False)
    winter.times[4][3].setTime(winter.times[4][3].time().addSecs(-1800))
    schedule = parse_schedule(editor.value)
    assert schedule.hours(date(2026, 3, 6)).pm.end == 17 * 60
    assert schedule.hours(date(2026, 3, 5)).pm.end == 17 * 60 + 30
    assert "…" in value_words("attendance.schedule", editor.value)


def test_a_rule_changes_from_a_date_on_or_says_why_not(hall: Hall, seats: Seats, qtbot: QtBot) -> None:
    seat = seats(hall, DIRECTOR)
    page = page_of(seat, qtbot)
    grace = next(line for line in page.model.rules if line.key == "attendance.grace_minutes")
    form = page.edit(grace)
    assert form is not None
    field = form.findChild(QSpinBox)
    assert field is not None
    field.setValue(300)
    form.on_confirm()
    settle(seat.desk)
    assert form.message.text()
    field.setValue(5)
    form.on_confirm()
    settle(seat.desk)
    known = {view.key: view for view in SettingsService(hall).rules()}
    assert known["attendance.grace_minutes"].value == 5
    assert known["attendance.grace_minutes"].valid_from == seat.desk.today()


def test_seasons_that_leave_a_day_out_are_refused(hall: Hall, seats: Seats, qtbot: QtBot) -> None:
    seat = seats(hall, DIRECTOR)
    page = page_of(seat, qtbot)
    editor = ScheduleEditor(DEFAULT_SCHEDULE)
    qtbot.addWidget(editor)
    editor.tabs.setCurrentIndex(1)
    editor.remove.click()
    why: list[object] = []
    page.model.set_rule(
        "attendance.schedule", editor.value, date(2026, 5, 1), Reply(page, pytest.fail, why.append)
    )
    settle(seat.desk)
    assert [getattr(refusal, "key", "") for refusal in why] == ["schedule_form"]


def test_without_the_right_rules_are_only_read(hall: Hall, seats: Seats, qtbot: QtBot) -> None:
    page = page_of(seats(hall, CLERK), qtbot)
    assert not page.change.isVisible()
    assert page.edit(page.model.rules[0]) is None
