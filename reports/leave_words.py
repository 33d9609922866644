"""Words and dates as the papers of leave print them (domain.md C)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from app.domain.leave import LeaveState, after
from app.domain.slots import Half, Slot, days

KINDS = {
    "personal": "事假",
    "sick": "病假",
    "annual": "年休假",
    "marriage": "婚假",
    "maternity": "产假",
    "paternity": "陪产假",
    "childcare": "育儿假",
    "nursing": "哺乳假",
    "bereavement": "丧假",
    "home_visit": "探亲假",
    "work_injury": "工伤假",
    "official": "公假",
    "compensatory": "补休",
    "other": "其他",
}
STATES = {
    LeaveState.DRAFT: "草稿",
    LeaveState.SUBMITTED: "待审批",
    LeaveState.OPINION: "待中心审批",
    LeaveState.APPROVED: "已批准",
    LeaveState.REFUSED: "不批准",
    LeaveState.AWAY: "休假中",
    LeaveState.RETURNED: "已销假",
    LeaveState.OVERDUE: "逾期未归",
    LeaveState.WITHDRAWN: "已撤回",
}
SOURCES = {"paper": "纸质签署", "letter": "部门来信", "desk": "部门终端签署"}
HALF_WORDS = {Half.AM: "上午", Half.PM: "下午"}
WEEKDAYS = "一二三四五六日"
PRACTICE = "演练数据"
OVER = "超限"
LATE = "补假"


def day_text(day: date) -> str:
    """2026年3月9日."""
    return f"{day.year}年{day.month}月{day.day}日"


def slot_full(slot: Slot) -> str:
    """2026年3月9日(周一)上午."""
    return f"{day_text(slot.date)}(周{WEEKDAYS[slot.date.weekday()]}){HALF_WORDS[slot.half]}"


def slot_short(slot: Slot) -> str:
    """3月9日上午."""
    return f"{slot.date.month}月{slot.date.day}日{HALF_WORDS[slot.half]}"


def moment_text(moment: datetime) -> str:
    """2026年3月9日 14:05, without a turn of the line between the two."""
    return f"{day_text(moment.date())} {moment:%H:%M}"


def days_text(halves: int) -> str:
    """1.5天."""
    return f"{days(halves):g}天"


def slots_text(slots: Sequence[Slot]) -> str:
    """Runs of half-days: 3月9日上午至3月10日下午、3月12日上午."""
    runs: list[list[Slot]] = []
    for slot in sorted(slots):
        if runs and after(runs[-1][-1]) == slot:
            runs[-1].append(slot)
        else:
            runs.append([slot])
    return "、".join(_run_text(run) for run in runs)


def _run_text(run: Sequence[Slot]) -> str:
    first, last = run[0], run[-1]
    if first == last:
        return slot_short(first)
    if first.date == last.date:
        return f"{first.date.month}月{first.date.day}日全天"
    return f"{slot_short(first)}至{slot_short(last)}"
