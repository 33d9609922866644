"""The page of rules: value, default, article, from when; a double click or Enter changes one."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QSpinBox, QVBoxLayout, QWidget

from app.services.settings import RuleView
from ui.desk import Desk
from ui.palette import Tone
from ui.settings.leave_types_editor import LeaveTypesEditor
from ui.settings.rules_view_model import RulesModel, article_words, since_words, upcoming_words
from ui.settings.schedule_editor import ScheduleEditor
from ui.widgets.date_field import DateField
from ui.widgets.editing import fit, open_form, touchable
from ui.widgets.form import FormDialog
from ui.widgets.frame import PageFrame
from ui.widgets.states import State, StateView
from ui.widgets.table import Column, LineTable
from ui.widgets.text import button, label
from ui.words import sentence, term
from ui.words.rule_values import HALF_DAYS, LEAVE_TYPES, SCHEDULE, choices, value_words

SIZES = {SCHEDULE: (880, 640), LEAVE_TYPES: (1120, 720)}
"""Of the forms whose field is a whole editor."""


class RulesPage(QWidget):
    """Every figure that the hall may set; past days keep the rules of their own day."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.model = RulesModel(desk, self)
        self.table: LineTable[RuleView] = LineTable(self._columns())
        self.whole = label(kind="secondary", wrap=True)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(sentence("rules_note"), "secondary", wrap=True))
        column.addWidget(self.table, 1)
        column.addWidget(self.whole)
        self.state = StateView(body)
        self.change = touchable(button(self.tr("修改规则…"), primary=True))
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(PageFrame(self.tr("规则"), self.state, self.change))
        self.model.changed.connect(self._show)
        self.model.refused.connect(self.state.show_refusal)
        self.table.opened.connect(self.edit)
        self.table.chosen.connect(self._enable)
        self.change.clicked.connect(self._edit_chosen)
        self.state.show_state(State.LOADING)
        self.shortcuts = (("Enter", self.tr("修改选中的规则")),)

    def _columns(self) -> list[Column[RuleView]]:
        return [
            Column(self.tr("规则"), lambda rule: term("rule", rule.key), width=280),
            Column(self.tr("现在的值"), _value, tone=_tone),
            Column(self.tr("默认值"), lambda rule: value_words(rule.key, rule.default), width=128),
            Column(self.tr("自何时起"), since_words, width=160),
            Column(self.tr("以后的值"), upcoming_words, width=144),
            Column(self.tr("依据"), lambda rule: article_words(rule.article), width=216),
        ]

    def refresh(self) -> None:
        self.change.setVisible(self.model.may_edit)
        self.model.load()

    def _show(self) -> None:
        self.table.put(self.model.rules, lambda rule: rule.key)
        if not self.table.selected():
            self.table.selectRow(0)
        self.state.show_content()
        self._enable()

    def _enable(self) -> None:
        chosen = self.table.selected()
        self.change.setEnabled(bool(chosen))
        whole = (value_words(rule.key, rule.value) for rule in chosen[:1])
        self.whole.setText("".join(f"{term('rule', chosen[0].key)}: {text}" for text in whole))

    def _edit_chosen(self) -> None:
        for rule in self.table.selected()[:1]:
            self.edit(rule)

    def edit(self, rule: RuleView) -> FormDialog | None:
        """Asks for a value that fits the rule, and from which date it holds."""
        if not self.model.may_edit:
            return None
        field = editor_of(rule)
        since = DateField(self._desk)
        form = open_form(
            self,
            term("rule", rule.key),
            self.tr("保存"),
            [(self.tr("新的值"), field), (self.tr("自哪天起"), since)],
            lambda reply: self.model.set_rule(rule.key, value_of(field), since.day, reply),
            sentence(
                "rule_edit_note",
                {"value": value_words(rule.key, rule.default), "article": article_words(rule.article)},
            ),
        )
        if rule.key in SIZES:
            fit(form, *SIZES[rule.key])
        return form


def editor_of(rule: RuleView) -> QWidget:
    """A field for the kind of value that the rule holds."""
    if rule.key == SCHEDULE:
        return ScheduleEditor(rule.value)
    if rule.key == LEAVE_TYPES:
        return LeaveTypesEditor(rule.value)
    if choices(rule.key, rule.default):
        choice = QComboBox()
        for value in choices(rule.key, rule.default):
            choice.addItem(value_words(rule.key, value), value)
        choice.setCurrentIndex(choice.findData(rule.value))
        return choice
    if rule.key in HALF_DAYS:
        return _half_days(rule.value)
    figure = QSpinBox()
    figure.setRange(0, 100_000)
    figure.setValue(int(rule.value))
    return figure


def _half_days(value: float) -> QDoubleSpinBox:
    made = QDoubleSpinBox()
    made.setDecimals(1)
    made.setSingleStep(0.5)
    made.setValue(value)
    return made


def value_of(field: QWidget) -> Any:
    """What the field holds, as the rule wants it."""
    if isinstance(field, ScheduleEditor | LeaveTypesEditor):
        return field.value
    if isinstance(field, QDoubleSpinBox):
        return int(field.value()) if field.value().is_integer() else field.value()
    if isinstance(field, QComboBox):
        return field.currentData()
    return field.value() if isinstance(field, QSpinBox) else None


def _value(rule: RuleView) -> str:
    return value_words(rule.key, rule.value)


def _tone(rule: RuleView) -> Tone:
    return Tone.CALM if rule.value == rule.default else Tone.ATTENTION
