"""A key and its parameters as a sentence: what happened, what is kept, what to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from string import Formatter

from app.domain.explain import Reason
from app.domain.refusal import Refusal
from ui.words import (
    ab,
    access,
    attendance,
    balance,
    cli,
    clock_in,
    enrolment,
    explain,
    files,
    lan,
    leave,
    leave_pages,
    leave_paper,
    line_page,
    pages,
    records,
    roster,
    scanners,
    settings,
    store,
    sync,
    upstream,
    upstream_pages,
)
from ui.words.formats import clock_text, date_text, days_text, moment_text, month_text
from ui.words.language import translated
from ui.words.terms import TERMS, term

SENTENCES: Mapping[str, str] = {
    **settings.SENTENCES,
    **store.SENTENCES,
    **ab.SENTENCES,
    **access.SENTENCES,
    **attendance.SENTENCES,
    **balance.SENTENCES,
    **cli.SENTENCES,
    **clock_in.SENTENCES,
    **enrolment.SENTENCES,
    **explain.SENTENCES,
    **files.SENTENCES,
    **lan.SENTENCES,
    **leave.SENTENCES,
    **leave_pages.SENTENCES,
    **leave_paper.SENTENCES,
    **pages.SENTENCES,
    **records.SENTENCES,
    **roster.SENTENCES,
    **scanners.SENTENCES,
    **sync.SENTENCES,
    **line_page.SENTENCES,
    **upstream.SENTENCES,
    **upstream_pages.SENTENCES,
}
"""Every sentence by key; `{name}` stands for a parameter."""

UNKNOWN = "程序没有说明这一情况的文字(代号 {key})。没有保存任何改动。请把代号告诉系统管理员。"
_JOIN = "、"
_NOTHING = "—"
PATTERNS = (UNKNOWN, _JOIN)
_KIND_OF = {
    "fault": "chain_fault",
    "roles": "role",
    "missing": "field",
    "weekdays": "weekday",
    "type": "leave",
    "halves": "half",
    "state": "slip_state",
}
"""Parameters named otherwise than the kind of term they hold."""
_CLOCKS = frozenset({"minute", "first", "last", "am_last", "pm_first"})
_DAY_MINUTES = 24 * 60
"""A whole number up to this under one of those names is a time of day; a larger one is a year."""


class _Shown(dict[str, str]):
    """A parameter that the caller did not give shows as a dash, never as an error."""

    def __missing__(self, key: str) -> str:
        return _NOTHING


def sentence(what: Refusal | str, params: Mapping[str, object] | None = None) -> str:
    """The words for a refusal, or for a key with its parameters."""
    key = what.key if isinstance(what, Refusal) else what
    given = what.params if isinstance(what, Refusal) else (params or {})
    pattern = SENTENCES.get(key)
    if pattern is None:
        return translated(UNKNOWN).format(key=key)
    shown = _Shown({name: shown_value(name, value) for name, value in given.items()})
    return Formatter().vformat(translated(pattern), (), shown)


def reason_sentence(reason: Reason) -> str:
    """One step of a verdict's explanation."""
    return sentence(reason.key, reason.params)


def shown_value(name: str, value: object) -> str:
    """A parameter as text: dates, terms and lists as an office writes them."""
    if isinstance(value, datetime):
        return moment_text(value)
    if isinstance(value, date):
        return date_text(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return translated(_JOIN).join(shown_value(name, item) for item in value)
    if name == "month":
        return month_text(str(value))
    if name.endswith("_halves") and isinstance(value, int):
        return days_text(value)
    if name in _CLOCKS and isinstance(value, int) and value <= _DAY_MINUTES:
        return clock_text(value)
    kind = _KIND_OF.get(name, name)
    return term(kind, value) if kind in TERMS else _printable(str(value))


def _printable(text: str) -> str:
    """What came from a file or its name cannot steer the screen that shows it; nothing shows as a dash."""
    return "".join(char if char.isprintable() or char == "\u3000" else "?" for char in text) or _NOTHING
