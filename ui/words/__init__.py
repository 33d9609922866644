"""All that the program says in Chinese, in one place and without Qt: refusals, terms, dates, figures.

`sentence` gives what happened, what is kept, what to do; `use_language` puts a translation behind
everything. The command line uses this package too.
"""

from __future__ import annotations

from ui.words.formats import (
    clauses,
    clock_text,
    date_short,
    date_text,
    days_text,
    half_day_text,
    listed,
    minutes_text,
    moment_text,
    month_name,
    month_text,
    numeral_text,
    of_day,
    of_half,
    points_text,
    weekday_letter,
    with_note,
)
from ui.words.language import use_language
from ui.words.sentences import SENTENCES, reason_sentence, sentence
from ui.words.terms import TERMS, term, terms

__all__ = [
    "SENTENCES",
    "TERMS",
    "clauses",
    "clock_text",
    "date_short",
    "date_text",
    "days_text",
    "half_day_text",
    "listed",
    "minutes_text",
    "moment_text",
    "month_name",
    "month_text",
    "numeral_text",
    "of_day",
    "of_half",
    "points_text",
    "reason_sentence",
    "sentence",
    "term",
    "terms",
    "use_language",
    "weekday_letter",
    "with_note",
]
