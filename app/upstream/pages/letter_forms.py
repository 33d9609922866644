"""What the centre's forms say, as bodies of letters; the hall judges them again by the same rules."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping

from app.domain.calendar_lines import parse_day
from app.domain.letter import LETTER_ROWS
from app.domain.refusal import Refusal
from app.domain.roster_rows import Cells, RejectedRow, RosterRow, read_rows
from app.domain.rules import RULES
from ui.words import listed, sentence
from ui.words.rule_values import choices, value_words

Form = Mapping[str, str]


def letter_of(form: Form) -> tuple[str, dict[str, object]]:
    """(kind, body) of the form that was sent.

    Refusals: `line_date`, `rule_value`, those of `read_rows`, `letter_roster_line` (line, why),
    `letter_roster_empty`, `letter_long` (limit).
    """
    given = {name: value.strip() for name, value in form.items()}
    match given.get("form"):
        case "calendar":
            day = {"date": _day(given, "date"), "kind": given.get("kind", ""), "name": given.get("name", "")}
            return "calendar", {"days": [day]}
        case "rules":
            key = given.get("key", "")
            value = _value(key, given.get("value", ""))
            return "rules", {"key": key, "value": value, "valid_from": _day(given, "from")}
        case "roster":
            return "roster", {"rows": _rows(form.get("lines", "")), "replacing": "replacing" in given}
        case _:
            return "message", {"text": given.get("text", "")}


def _day(given: Form, name: str) -> str:
    """A date as the letter has it, in whichever way it was typed."""
    return parse_day(given.get(name, "")).isoformat()


def _value(key: str, text: str) -> object:
    """A rule's value as it is chosen or typed: one of its words, a figure, or a text."""
    default = next((rule.default for rule in RULES if rule.key == key), "")
    by_words = {value_words(key, value): value for value in choices(key, default)}
    if by_words:
        if text not in by_words:
            raise Refusal("rule_value", rule=key, value=text[:80], reason=listed(by_words))
        return by_words[text]
    if isinstance(default, int):
        try:
            return float(text) if "." in text else int(text)
        except ValueError:
            return text
    return text


def _rows(text: str) -> list[dict[str, str]]:
    """Lines as they are copied from a table, the first with the columns' names: all of them, or none."""
    found = [_row(number, row) for number, row in read_rows(_cells(text))]
    if not found:
        raise Refusal("letter_roster_empty")
    if len(found) > LETTER_ROWS:
        raise Refusal("letter_long", limit=LETTER_ROWS)
    return found


def _cells(text: str) -> Iterator[Cells]:
    lines = text.strip("\r\n").splitlines()
    reader = csv.reader(lines, delimiter="\t" if "\t" in text else ",")
    for number, cells in enumerate(reader, 1):
        if any(cell.strip() for cell in cells):
            yield number, cells


def _row(number: int, row: RosterRow | RejectedRow) -> dict[str, str]:
    if isinstance(row, RejectedRow):
        raise Refusal("letter_roster_line", line=number, why=sentence(row.key, row.params))
    return {
        "number": row.number,
        "name": row.name,
        "department_code": row.department_code,
        "department": row.department,
        "window_group": row.window_group,
        "post": row.post,
        "start": row.start.isoformat(),
        "end": row.end.isoformat() if row.end else "",
    }
