"""The editor of leave types: what stands in its fields is the rule, and the rule judges it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QDoubleSpinBox
from pytestqt.qtbot import QtBot

from app.domain.access import Actor, Role
from app.domain.leave_types import DEFAULT_LEAVE_TYPES, parse_leave_types
from app.services.hall import Hall
from app.services.settings import RuleView, SettingsService
from tests.ui.desks import Seat, settle
from tests.ui.fit import cut_words
from ui.settings.leave_types_editor import LeaveTypesEditor
from ui.settings.rules_page import RulesPage, editor_of, value_of
from ui.settings.rules_view_model import article_words
from ui.widgets.date_field import DateField
from ui.words.leave_types import type_words, types_words
from ui.words.rule_values import value_words

Seats = Callable[[Hall, Actor], Seat]
DIRECTOR = Actor("d1rector", "梁致远", frozenset({Role.DIRECTOR}))


@pytest.fixture
def editor(qtbot: QtBot) -> LeaveTypesEditor:
    made = LeaveTypesEditor(DEFAULT_LEAVE_TYPES)
    qtbot.addWidget(made)
    return made


def test_untouched_fields_hold_the_rule_as_it_is(editor: LeaveTypesEditor) -> None:
    assert editor.value == DEFAULT_LEAVE_TYPES


def test_a_provincial_extra_is_shown_in_the_list_at_once(editor: LeaveTypesEditor) -> None:
    editor.forms["maternity"].extra.setValue(60)
    assert editor.list.item(4).text() == "产假  每次98天，本省另加60天"
    assert parse_leave_types(editor.value).of("maternity").extra == 60


def test_a_type_without_limit_gets_one(editor: LeaveTypesEditor) -> None:
    form = editor.forms["personal"]
    form.allowance.setCurrentIndex(form.allowance.findData("year"))
    form.days.setValue(20)
    found = parse_leave_types(editor.value).of("personal")
    assert (found.allowance, found.days) == ("year", 20)
    assert editor.list.item(0).text() == "事假  每年20天"


def test_every_figure_of_annual_leave_can_be_changed(editor: LeaveTypesEditor) -> None:
    form = editor.forms["annual"]
    form.steps[0][1].setValue(7)
    form.personal_days.setValue(25)
    form.personal_paid.setChecked(False)
    form.switches["carry"].setChecked(True)
    annual = parse_leave_types(editor.value).of("annual")
    assert annual.steps[0].days == 7 and annual.carry
    assert annual.exclusion is not None
    assert (annual.exclusion.personal_days, annual.exclusion.personal_paid) == (25, False)


def test_only_annual_leave_can_go_by_years_of_service(editor: LeaveTypesEditor) -> None:
    offered = {kind for kind, form in editor.forms.items() if form.allowance.findData("service") >= 0}
    assert offered == {"annual"}


def test_the_words_of_a_type() -> None:
    def words(kind: str, **values: Any) -> str:
        return type_words({**DEFAULT_LEAVE_TYPES[kind], **values})

    assert words("annual") == "每年5/10/15天"
    assert words("annual", extra=2) == "每年5/10/15天，本省另加2天"
    assert words("marriage") == "每次3天"
    assert words("paternity") == "由省规定，未设定"
    assert words("paternity", extra=15) == "每次15天"
    assert words("sick") == "不限天数"
    assert types_words(DEFAULT_LEAVE_TYPES).startswith("年休假 每年5/10/15天；婚假 每次3天")


def test_the_law_behind_it_is_cited() -> None:
    assert article_words("SC Orders 514, 619; domain.md B.1.1") == "国务院令第514号、第619号"


@pytest.mark.parametrize("kind", ["annual", "maternity", "personal", "home_visit"])
def test_the_page_opens_it_with_all_words_in_view(hall: Hall, seats: Seats, qtbot: QtBot, kind: str) -> None:
    seat = seats(hall, DIRECTOR)
    page = page_of(seat, qtbot)
    form = page.edit(next(rule for rule in page.model.rules if rule.key == "leave.types"))
    assert form is not None
    field = form.findChild(LeaveTypesEditor)
    assert field is not None
    field.choose(kind)
    settle(seat.desk)
    assert cut_words(form) == []


def page_of(seat: Seat, qtbot: QtBot) -> RulesPage:
    page = RulesPage(seat.desk)
    qtbot.addWidget(page)
    page.resize(1206, 640)
    page.show()
    page.refresh()
    settle(seat.desk)
    return page


def test_the_page_saves_the_types_from_a_date_on(hall: Hall, seats: Seats, qtbot: QtBot) -> None:
    seat = seats(hall, DIRECTOR)
    page = page_of(seat, qtbot)
    form = page.edit(next(rule for rule in page.model.rules if rule.key == "leave.types"))
    assert form is not None
    field, since = form.findChild(LeaveTypesEditor), form.findChild(DateField)
    assert field is not None and since is not None
    field.forms["marriage"].extra.setValue(12)
    since.day = date(2026, 7, 1)
    form.on_confirm()
    settle(seat.desk)
    rules = {rule.key: rule for rule in SettingsService(hall).rules()}["leave.types"]
    assert rules.value == DEFAULT_LEAVE_TYPES
    assert [(day, value["marriage"]["extra"]) for day, value in rules.upcoming] == [(date(2026, 7, 1), 12)]


def test_steps_out_of_order_are_refused_in_words(hall: Hall, seats: Seats, qtbot: QtBot) -> None:
    seat = seats(hall, DIRECTOR)
    page = page_of(seat, qtbot)
    form = page.edit(next(rule for rule in page.model.rules if rule.key == "leave.types"))
    assert form is not None
    field = form.findChild(LeaveTypesEditor)
    assert field is not None
    field.forms["annual"].steps[0][0].setValue(15)
    form.on_confirm()
    settle(seat.desk)
    assert "年休假" in form.message.text() and "annual" not in form.message.text()
    form.reject()


def test_days_that_may_be_halves_have_a_field_for_them(qtbot: QtBot) -> None:
    rule = RuleView("leave.centre_only_max_days", 1, 1, "S3 Art. 16", None, ())
    field = editor_of(rule)
    qtbot.addWidget(field)
    assert isinstance(field, QDoubleSpinBox) and value_of(field) == 1
    field.setValue(1.5)
    assert value_of(field) == 1.5


@pytest.mark.parametrize("key", ["leave.gap", "leave.disagreement", "ab.mode"])
def test_a_choice_is_shown_in_words(qtbot: QtBot, key: str) -> None:
    from app.domain.rules import RULES

    default = next(rule.default for rule in RULES if rule.key == key)
    field = editor_of(RuleView(key, default, default, "S3 Art. 16", None, ()))
    qtbot.addWidget(field)
    assert value_of(field) == default
    assert value_words(key, default) != default
