"""`calendar`, `rules`: what a hall has set, and setting it."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import Any

from app.cli.context import actor_of, opened, put_json
from app.cli.imports import line_sentence
from app.domain.access import SETUP
from app.domain.refusal import Refusal
from app.services.settings import SettingsService
from ui.words import sentence, term


def calendar_show(options: Namespace) -> int:
    """The days that differ from their weekday."""
    with opened(options) as hall:
        view = SettingsService(hall).calendar(options.year)
    if not view.published:
        print(sentence("year_not_published", {"year": options.year}), file=sys.stderr)
    for day in view.days:
        if day.entered:
            print(f"{day.date}\t{term('day_kind', day.kind.value)}\t{day.name}")
    return 0


def calendar_import(options: Namespace) -> int:
    """Takes a year's arrangement; a bad line leaves its year unpublished."""
    with opened(options, changes=True) as hall:
        service = SettingsService(hall)
        actor = SETUP if options.dry_run else actor_of(options, hall)  # looking changes nothing
        report = service.import_calendar(actor, Path(options.file), options.dry_run)
    for line in report.rejected:
        print(line_sentence(line.number, line.key, line.params), file=sys.stderr)
    years = "、".join(str(year) for year in report.published) or "—"
    counts = {"taken": report.taken, "changes": report.changes, "rejected": len(report.rejected)}
    key = "calendar_dry_run" if options.dry_run else "calendar_imported"
    print(sentence(key, {**counts, "years": years}))
    if not report.rejected:
        return 0
    return 3 if report.taken else 2


def rules_list(options: Namespace) -> int:
    """Every rule with its value, since when, and the article that it comes from."""
    with opened(options) as hall:
        views = SettingsService(hall).rules()
    if options.json is not None:
        put_json(options.json, [_rule(view) for view in views])
        return 0
    for view in views:
        since = view.valid_from.isoformat() if view.valid_from else "默认"
        print(f"{view.key}\t{json.dumps(view.value, ensure_ascii=False)}\t{since}\t{view.article}")
    return 0


def _rule(view: Any) -> dict[str, Any]:
    return {
        "key": view.key,
        "value": view.value,
        "default": view.default,
        "article": view.article,
        "valid_from": view.valid_from.isoformat() if view.valid_from else None,
        "upcoming": [[day.isoformat(), value] for day, value in view.upcoming],
    }


def rules_set(options: Namespace) -> int:
    """A rule's new value from a date on; the past keeps the rules of its own day."""
    try:
        value, valid_from = json.loads(options.value), date.fromisoformat(options.valid_from)
    except ValueError as error:
        raise Refusal("rule_form", value=options.value[:80], date=options.valid_from[:20]) from error
    with opened(options, changes=True) as hall:
        SettingsService(hall).set_rule(actor_of(options, hall), options.key, value, valid_from)
    print(sentence("rule_set_done", {"rule": options.key, "value": options.value, "since": valid_from}))
    return 0
