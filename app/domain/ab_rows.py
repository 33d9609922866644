"""Lines of an items file: which group handles an item, and who can do it (S3 Art. 15)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.ab import ITEM_LIMIT
from app.domain.free_text import clean_text
from app.domain.refusal import Refusal
from app.domain.roster_fields import clean_code, clean_name, clean_number

COLUMNS = {"department_code": "派驻部门代码", "window_group": "窗口", "item": "事项", "able": "可办人员工号"}
"""Columns in English and in Chinese, in the order of a template."""
OPTIONAL = frozenset({"window_group", "able"})

_BY_TITLE = {**{title: field for field, title in COLUMNS.items()}, **{field: field for field in COLUMNS}}
_BETWEEN = re.compile(r"[,;、\s]+")


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One line: `window_group` empty where the department has only one; staff numbers of who can do it."""

    department: str
    window_group: str
    item: str
    able: tuple[str, ...]


def item_columns(cells: Sequence[str]) -> dict[str, int]:
    """Where each column stands; Refusal `ab_columns` (missing) without those that are needed."""
    found: dict[str, int] = {}
    for column, cell in enumerate(cells):
        field = _BY_TITLE.get("".join(unicodedata.normalize("NFKC", cell).lower().split()))
        if field is not None:
            found.setdefault(field, column)
    missing = tuple(field for field in COLUMNS if field not in found and field not in OPTIONAL)
    if missing:
        raise Refusal("ab_columns", missing=missing)
    return found


def item_row(cells: Sequence[str], columns: dict[str, int]) -> ItemRow:
    """One line. Refusals: those of `clean_code`, `clean_name`, `clean_text` and `clean_number`."""

    def cell(field: str) -> str:
        column = columns.get(field, len(cells))
        return cells[column] if column < len(cells) else ""

    group = cell("window_group").strip()
    numbers = _BETWEEN.split(unicodedata.normalize("NFKC", cell("able")))
    return ItemRow(
        clean_code(cell("department_code")),
        clean_name(group, "window_group") if group else "",
        clean_text(cell("item"), "item", ITEM_LIMIT),
        tuple(dict.fromkeys(clean_number(number) for number in numbers if number)),
    )
