"""The cells of a leave register, the same for paper and spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.leave import LeaveState, Route
from app.domain.slots import days
from reports.leave_register_model import LeaveRegister, RegisterRow, totals_of
from reports.leave_words import KINDS, LATE, OVER, STATES, day_text, days_text, slot_short, slots_text

SIGNATURES = ("登记人：", "审核人：", "政务服务中心(盖章)：")


def kind(row: RegisterRow) -> str:
    return KINDS.get(row.kind, row.kind)


def reason(row: RegisterRow) -> str:
    return row.reason


def span(row: RegisterRow) -> str:
    """From and to; the year is the month's own unless the leave crosses it."""
    first, last = slot_short(row.first), slot_short(row.last)
    if row.first.date.year != row.last.date.year:
        first, last = f"{row.first.date.year}年{first}", f"{row.last.date.year}年{last}"
    return f"{first}\n至{last}"


def in_month(row: RegisterRow) -> float | str:
    """Days in the month; what was not granted took none."""
    if row.state in (LeaveState.REFUSED, LeaveState.WITHDRAWN):
        return "—"
    return days(row.month_halves)


def route(row: RegisterRow) -> str:
    return "中心" if row.route == Route.CENTRE else "先部门\n后中心"


def opinion(row: RegisterRow) -> str:
    if row.opinion is None:
        return "—" if row.route == Route.CENTRE else "未签"
    said = "同意" if row.opinion else "不同意"
    return f"{said}\n{row.signer}" if row.signer else said


def decision(row: RegisterRow) -> str:
    if row.approved is None:
        return STATES[row.state]
    by = f"{row.decided_by}(受{row.on_behalf}委托)" if row.on_behalf else row.decided_by
    at = f"{row.decided.month}月{row.decided.day}日" if row.decided else ""
    return f"{'批准' if row.approved else '不批准'}\n{by} {at}".rstrip()


def over(row: RegisterRow) -> str:
    return OVER if row.above_limit else ""


def handover(row: RegisterRow) -> str:
    if not row.cover:
        return "—"
    return f"{row.cover}\n{'已交接' if row.handed_over else '未交接'}"


def returned(row: RegisterRow) -> str:
    if row.back:
        return f"{slot_short(row.back)}\n返岗"
    if row.state is LeaveState.OVERDUE:
        return STATES[row.state]
    return f"{slot_short(row.reported)}\n待确认" if row.reported else ""


def remark(row: RegisterRow) -> str:
    parts = [
        LATE if row.late else "",
        f"续{row.extends}" if row.extends else "",
        f"超限批准{slots_text(row.override)}" if row.override else "",
        "部门不同意仍批准" if row.against else "",
        f"已撤回{f'：{row.note}' if row.note else ''}" if row.state is LeaveState.WITHDRAWN else "",
        STATES[row.state] if row.state is LeaveState.AWAY else "",
    ]
    return "；".join(part for part in parts if part)


def scope(register: LeaveRegister) -> str:
    return f"派驻部门(窗口)：{register.scope}" if register.scope else "范围：全大厅"


def month(register: LeaveRegister) -> str:
    return f"{register.month.year}年{register.month.month}月"


def printed(register: LeaveRegister) -> str:
    return f"打印日期：{day_text(register.printed_on)}"


def notes(register: LeaveRegister) -> Iterator[str]:
    """Totals by type, and what the figures mean."""
    if not register.rows:
        yield "本月没有请假。"
        return
    granted = [row for row in register.rows if row.granted]
    people = len({row.number for row in granted})
    whole = days_text(sum(row.month_halves for row in granted))
    yield f"合计：登记{len(register.rows)}份，其中准假{len(granted)}份、{people}人、{whole}。"
    if register.kinds and granted:
        totals = totals_of(register.rows)
        parts = (f"{KINDS.get(t.kind, t.kind)}{t.count}份{days_text(t.halves)}" for t in totals)
        yield f"准假按类别：{'，'.join(parts)}。"
    yield "说明：天数按工作半天计；跨月的请假只计本月部分；待审批、不批准和已撤回的不计入合计。"
