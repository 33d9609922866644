"""Every refusal has its words, and every blank in them is filled."""

from __future__ import annotations

import ast
import importlib
import pkgutil
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from app.domain.access import Action, Role
from app.domain.attendance import Edge, Status
from app.domain.calendar import DayKind
from app.domain.clock_in import Answer
from app.domain.month import LEAVE_TYPES
from app.domain.refusal import Refusal
from app.domain.slots import Half, Month
from app.services.sync_round import NEEDS_PERSON
from devices import faults
from devices.ports import ScannerState
from ui import words

ROOT = Path(__file__).resolve().parents[2]


_KEY_AT = {"Refusal": 0, "refuse": 1, "Finding": 1}
"""Calls that name a refusal's key, and at which argument."""


@cache
def calls(folder: str) -> list[tuple[ast.Call, Path]]:
    """Every call in the code below a folder, and its file."""
    files = sorted((ROOT / folder).rglob("*.py"))
    nodes = ((node, file) for file in files for node in ast.walk(ast.parse(file.read_text("utf-8"))))
    return [(node, file) for node, file in nodes if isinstance(node, ast.Call)]


def raised() -> Iterator[tuple[str, frozenset[str] | None, str]]:
    """(key, names of its parameters or None where they cannot be seen, place) of each refusal in the code."""
    for folder in ("app", "db", "devices", "reports", "ui"):
        for node, path in calls(folder):
            place = _KEY_AT.get(getattr(node.func, "id", ""))
            if place is not None and len(node.args) > place:
                names = [keyword.arg for keyword in node.keywords]
                known = place < 2 and None not in names and len(node.args) == place + 1
                given = frozenset(name for name in names if name) if known else None
                for key in _keys(node.args[place]):
                    yield key, given, f"{path.relative_to(ROOT)}:{node.lineno}"


def _keys(node: ast.expr) -> list[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.IfExp):
        return _keys(node.body) + _keys(node.orelse)
    return []


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_refusal_in_the_code_has_its_words() -> None:
    assert sorted({f"{key}  {place}" for key, _, place in raised() if key not in words.SENTENCES}) == []


def _fields() -> set[str]:
    """Names of fields that the code has checked: `clean_text(…, "reason")`, `Refusal("field_missing", …)`."""
    found: set[str] = set()
    for node, _ in calls("app"):
        name = getattr(node.func, "id", "")
        if name in ("clean_text", "clean_note", "clean_name", "clean_number", "clean_date"):
            found.update(key for argument in node.args[1:2] for key in _keys(argument))
        if name == "Refusal" and node.args and _keys(node.args[0])[:1] == ["field_missing"]:
            found.update(key for keyword in node.keywords for key in _keys(keyword.value))
    return found


def test_every_field_that_can_be_wrong_has_its_name_in_words() -> None:
    assert len(_fields()) > 20
    assert sorted(_fields() - words.TERMS["field"].keys()) == []


def test_every_blank_is_filled_by_what_the_code_gives() -> None:
    lacking = [
        f"{key} {sorted(blanks(words.SENTENCES[key]) - given)}  {place}"
        for key, given, place in raised()
        if given is not None and key in words.SENTENCES and blanks(words.SENTENCES[key]) - given
    ]
    assert lacking == []


def test_no_key_has_two_sentences() -> None:
    found = Counter(
        key
        for each in pkgutil.iter_modules(words.__path__, "ui.words.")
        if each.name != "ui.words.sentences"
        for key in getattr(importlib.import_module(each.name), "SENTENCES", ())
    )
    assert [key for key, count in found.items() if count > 1] == []


def bad_lines() -> set[str]:
    """Keys of `BadLine(number, key, …)` and `RejectedLine(number, key, …)` in the code."""
    found = set()
    for folder in ("app", "reports"):
        for node, _ in calls(folder):
            if getattr(node.func, "id", "") in ("BadLine", "RejectedLine") and len(node.args) > 1:
                found.update(_keys(node.args[1]))
    return found


def test_every_reason_against_a_line_of_a_file_has_its_words() -> None:
    keys = bad_lines()
    assert len(keys) > 8
    assert sorted(key for key in keys if key not in words.SENTENCES) == []


def test_what_comes_from_a_file_cannot_steer_the_screen_and_nothing_shows_as_a_dash() -> None:
    assert "a?[31m?b" in words.sentence("file_missing", {"file": "a\x1b[31m\u202eb"})
    changed = words.sentence("roster_differs", {"field": "end", "old": "", "new": date(2026, 3, 1)})
    assert "“—”" in changed


def test_every_fault_of_a_scanner_has_its_words() -> None:
    keys = [value for name, value in vars(faults).items() if name.isupper() and isinstance(value, str)]
    assert keys
    assert [key for key in keys if key not in words.SENTENCES] == []


@pytest.mark.parametrize(
    ("kind", "keys"),
    [
        ("status", Status),
        ("edge", Edge),
        ("half", Half),
        ("role", Role),
        ("action", Action),
        ("leave", LEAVE_TYPES),
        ("day_kind", DayKind),
        ("scanner_state", ScannerState),
    ],
)
def test_every_value_has_its_term(kind: str, keys: object) -> None:
    assert [key for key in keys if str(getattr(key, "value", key)) not in words.TERMS[kind]] == []  # type: ignore[attr-defined]


def test_every_answer_to_a_punch_has_its_words() -> None:
    plain = [f"answer_{answer.value}" for answer in Answer if answer is not Answer.ABSENT]
    assert [k for k in [*plain, "answer_absent_in", "answer_absent_out"] if k not in words.SENTENCES] == []


def test_every_step_of_an_explanation_has_its_words() -> None:
    steps = [
        "hours",
        "punch_in",
        "punch_out",
        "awol_late",
        "awol_early",
        *(status.value for status in Status),
    ]
    assert [step for step in steps if f"explain_{step}" not in words.SENTENCES] == []


def test_no_sentence_is_a_bare_failure_notice() -> None:
    assert [key for key, text in words.SENTENCES.items() if "操作失败" in text] == []


def test_an_unknown_key_is_named_in_a_plain_sentence() -> None:
    assert "no_such_key" in words.sentence("no_such_key")


def test_parameters_are_shown_as_an_office_writes_them() -> None:
    refusal = Refusal("month_deadline", month="2026-03", deadline=date(2026, 4, 3))
    assert words.sentence(refusal).startswith("2026年3月的补签期限到2026年4月3日(周五)为止")
    roles = Refusal("roles_apart", roles=("administrator", "director"))
    assert words.sentence(roles).startswith("系统管理员、中心领导不能")


def test_braces_in_a_value_are_only_text() -> None:
    assert "{file}" in words.sentence("store_absent", {"file": "{file}"})


def test_dates_and_figures_look_as_the_style_says() -> None:
    assert words.half_day_text(date(2026, 3, 9), Half.AM) == "2026年3月9日(周一)上午"
    assert [words.days_text(n) for n in (0, 1, 3, 4)] == ["0天", "0.5天", "1.5天", "2天"]
    assert [words.points_text(n) for n in (10, 200, -5)] == ["0.10分", "2.00分", "-0.05分"]
    assert words.clock_text(509) == "08:29"
    assert words.minutes_text(85) == "1小时25分钟"
    assert words.month_text(Month(2026, 3)) == "2026年3月"
    assert words.moment_text(datetime(2026, 3, 9, 8, 29, tzinfo=UTC)) == "2026年3月9日(周一) 08:29"


def test_another_language_goes_behind_every_word() -> None:
    words.use_language({"迟到": "late", "{days}天": "{days} days"}.get)  # type: ignore[arg-type]
    try:
        assert words.term("status", "late") == "late"
        assert words.days_text(3) == "1.5 days"
    finally:
        words.use_language(None)
    assert words.term("status", "late") == "迟到"


def test_every_trouble_on_the_line_to_upstream_has_its_words() -> None:
    faults = ["unreachable", "slow", "busy", "answer", "untrue", "refused", "revoked", "certificate"]
    keys = [f"upstream_{fault}" for fault in faults]
    keys += [f"sync_{standing.value}" for standing in NEEDS_PERSON]
    keys += ["letter_untrue", "letter_gap", "not_enrolled", "letter_stale", "letter_failed"]
    assert [key for key in keys if key not in words.SENTENCES] == []
