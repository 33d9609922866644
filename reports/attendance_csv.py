"""The month's totals as .csv, a line per person, department and post."""

from __future__ import annotations

from app.domain.month import JudgedMonth
from app.domain.refusal import Refusal
from reports.files import Target
from reports.sheet_model import TOTALS, totals_row
from reports.spreadsheet import Value, write_csv

_OWN = ("月份", "派驻部门代码", "派驻部门", "编号", "姓名", "岗位")


def write_totals_csv(judged: JudgedMonth, target: Target) -> None:
    """UTF-8 for Excel; days and occurrences as figures.

    Raises Refusal `sheet_no_people`, `file_not_writable`, `disk_full`.
    """
    if not judged.people:
        raise Refusal("sheet_no_people", month=str(judged.month))
    header = (*_OWN, *(f"{name}({unit})" for name, unit in TOTALS))
    rows: list[tuple[Value, ...]] = []
    for person in judged.people:
        entry = person.entry
        own = (
            str(judged.month),
            entry.department,
            entry.department_name,
            entry.number,
            entry.name,
            entry.post,
        )
        rows.append((*own, *totals_row(person.totals)))
    write_csv(target, header, rows)
