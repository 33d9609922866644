"""The hall's rules as their page shows them, and a change of one from a date on."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.domain.access import Action
from app.services.settings import RuleView, SettingsService
from ui.calls import call
from ui.desk import Desk
from ui.reply import Reply
from ui.words import clauses, date_text, numeral_text, sentence
from ui.words.rule_values import value_words

_ORDERS = re.compile(r"SC Orders (\d+), (\d+)")
_ARTICLE, _STANDARD = re.compile(r"S3 Art\. (\d+)"), re.compile(r"GB/T [\d-]+")


class RulesModel(QObject):
    """Reads the rules as they stand today."""

    changed = Signal()
    refused = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.rules: tuple[RuleView, ...] = ()

    @property
    def may_edit(self) -> bool:
        return self._desk.may(Action.RULES_SET)

    def load(self) -> None:
        self._desk.background.read(call(SettingsService.rules), self, self._take, self.refused.emit)

    def _take(self, rules: list[RuleView]) -> None:
        self.rules = tuple(rules)
        self.changed.emit()

    def set_rule(self, key: str, value: Any, valid_from: date, reply: Reply) -> None:
        request = call(SettingsService.set_rule, self._desk.actor, key, value, valid_from)
        self._desk.background.write(request, reply.owner, reply.done, reply.refused)


def since_words(rule: RuleView) -> str:
    """From when the value holds; a dash for the default."""
    return date_text(rule.valid_from) if rule.valid_from else "—"


def upcoming_words(rule: RuleView) -> str:
    """What has been set for later."""
    return clauses(f"{day.isoformat()} → {value_words(rule.key, value)}" for day, value in rule.upcoming)


def article_words(article: str) -> str:
    """Where a rule comes from, as the hall knows it: the article of its measures, a standard, or its own."""
    found = _ARTICLE.search(article)
    if found is not None:
        return sentence("rule_article", {"number": numeral_text(int(found[1]))})
    orders = _ORDERS.search(article)
    if orders is not None:
        return sentence("rule_orders", {"one": orders[1], "other": orders[2]})
    standard = _STANDARD.search(article)
    return standard[0] if standard is not None else sentence("rule_own")
