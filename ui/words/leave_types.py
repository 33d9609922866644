"""What a type of leave gives, in a few words."""

from __future__ import annotations

from typing import Any

from ui.words.formats import clauses
from ui.words.sentences import sentence
from ui.words.terms import term


def type_words(row: dict[str, Any]) -> str:
    """A type's figures as the rule `leave.types` holds them: 每年5/10/15天，省内另加2天."""
    text = _national(row)
    extra = row.get("extra", 0)
    if extra and row["allowance"] in ("year", "occasion", "service"):
        return sentence("type_days_extra", {"text": text, "extra": extra}) if text else _days(row, extra)
    return text or sentence("type_days_unset")


def _national(row: dict[str, Any]) -> str:
    """Empty where the nation has no figure."""
    if row["allowance"] == "service":
        return sentence("type_days_year", {"days": "/".join(str(step[1]) for step in row["steps"])})
    if row["allowance"] in ("year", "occasion"):
        return _days(row, row["days"]) if row.get("days") else ""
    return term("allowance", row["allowance"])


def _days(row: dict[str, Any], days: int) -> str:
    each = "type_days_occasion" if row["allowance"] == "occasion" else "type_days_year"
    return sentence(each, {"days": days})


def types_words(value: dict[str, dict[str, Any]]) -> str:
    """All types that have figures, for the list of rules."""
    with_figures = {kind: row for kind, row in value.items() if row["allowance"] not in ("none", "granted")}
    return clauses(f"{term('leave', kind)} {type_words(row)}" for kind, row in with_figures.items())
