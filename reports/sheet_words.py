"""Sentences that the monthly sheet prints about single half-days."""

from __future__ import annotations

from datetime import date

from app.domain.attendance import Status, Verdict
from app.domain.schedule import format_minute
from app.domain.slots import Half
from reports.leave_words import KINDS

HALF_WORDS = {Half.AM: "上午", Half.PM: "下午"}

STATUS_WORDS = {
    Status.NORMAL: "正常",
    Status.LATE: "迟到",
    Status.EARLY: "早退",
    Status.MISSING_IN: "缺签到",
    Status.MISSING_OUT: "缺签退",
    Status.AWOL: "旷工半天",
    Status.LEAVE: "请假",
    Status.OUTING: "公出",
    Status.COVERED: "顶岗",
    Status.OPEN: "未结束",
    Status.REST: "休息日打卡",
    Status.OFF_ROSTER: "未排班打卡",
}


def adjustment_text(name: str, issued: Verdict | None, now: Verdict | None) -> str:
    """`韩静怡3月9日上午:原旷工半天,现正常`."""
    which = issued or now
    where = f"{which.date.month}月{which.date.day}日{HALF_WORDS[which.half]}" if which else ""
    return f"{name}{where}:原{_words(issued)},现{_words(now)}"


def _words(verdict: Verdict | None) -> str:
    if verdict is None:
        return "不在册"
    leave = KINDS.get(verdict.leave_type or "", STATUS_WORDS[Status.LEAVE])
    return "、".join(leave if status is Status.LEAVE else STATUS_WORDS[status] for status in verdict.status)


def conflict_text(verdict: Verdict) -> str:
    """`9日上午请假,08:55打卡`: it stays leave until somebody looks into it (C-P30)."""
    clocks = "、".join(format_minute(punch.minute) for punch in verdict.punched)
    return f"{verdict.date.day}日{HALF_WORDS[verdict.half]}请假,{clocks}打卡"


def manual_text(day: date, clock: str, witness: str) -> str:
    """`9日08:25人工签到(查继平)`."""
    return f"{day.day}日{clock}人工签到" + (f"({witness})" if witness else "")
