"""The arguments of `leave form`, `leave register` and `leave calendar`."""

from __future__ import annotations

from typing import Any


def paper_commands(add: Any, subs: Any) -> None:
    """Adds the papers to the commands of `leave`."""
    form = add(
        "form", "leave_form", "the slip as one A4 page with its stub · 请假审批表", changes=True, within=subs
    )
    form.add_argument("id", metavar="ID", help="the leave's number, 2026-00001 · 请假编号")
    form.add_argument("--pdf", required=True, metavar="FILE", help="PDF; - is standard output")
    register = add(
        "register",
        "leave_register",
        "a month's leaves, hall and windows · 请假登记表",
        changes=True,
        within=subs,
    )
    register.add_argument("month", metavar="YYYY-MM", help="2026-03")
    register.add_argument("--department", metavar="CODE", help="one department only · 只看一个派驻部门")
    register.add_argument("--pdf", metavar="DIR", help="one PDF of the hall, one per department · 文件夹")
    register.add_argument("--xlsx", metavar="FILE", help="spreadsheet; - is standard output · 表格")
    calendar = add(
        "calendar",
        "leave_calendar",
        "who is on duty in a month, for the wall · 在岗月历",
        changes=True,
        within=subs,
    )
    calendar.add_argument("month", metavar="YYYY-MM", help="2026-03")
    calendar.add_argument("--pdf", required=True, metavar="FILE", help="PDF; - is standard output")
    calendar.add_argument(
        "--paper", choices=("auto", "A4", "A3"), default="auto", help="paper; auto is A3 · 纸张"
    )
    for made in (form, register, calendar):
        made.epilog = ""
