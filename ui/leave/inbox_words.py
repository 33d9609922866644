"""The lines of the inbox in words, and what is left at the window half-day by half-day."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QCoreApplication

from app.domain.leave_rules import Finding
from app.domain.slots import Half, Slot
from app.services.leave_inbox import InboxItem, InboxKind
from app.services.leave_shown import LeaveShown, SlotShown
from ui.leave.preview_words import asked_open, slot_text_of
from ui.palette import Tone
from ui.words import (
    date_short,
    days_text,
    half_day_text,
    listed,
    of_day,
    term,
)

translate = QCoreApplication.translate
_FIRST_IN_THE_WAY = ("opinion", "return", "handover", "overdue", "remind")


def person_words(shown: LeaveShown) -> str:
    """`马晓岚 1002  青禾公安分局  A岗`."""
    where = shown.window_group or shown.department_name
    post = term("post", shown.post) if shown.post else ""
    return "  ".join(part for part in (f"{shown.name} {shown.number}", where, post) if part)


def kind_words(shown: LeaveShown) -> str:
    """`事假 1.5天`; only the days for who may not read the type."""
    days = days_text(shown.halves)
    return f"{term('leave', shown.kind)} {days}" if shown.kind else days


def span_words(shown: LeaveShown) -> str:
    """From which half-day to which, with weekdays."""
    first, last = slot_text_of(shown)
    if first == last:
        return first
    return translate("leave_inbox", "{first} 至 {last}").format(first=first, last=last)


def begin_words(shown: LeaveShown) -> str:
    """`4月7日上午`, for a narrow column."""
    return begin_text(shown.first)


def begin_text(slot: Slot) -> str:
    half = translate("leave_inbox", "上午") if slot.half is Half.AM else translate("leave_inbox", "下午")
    return of_day(slot.date, half)


def marks_of(item: InboxItem) -> list[str]:
    """What a line is marked with, the gravest first."""
    shown, found = item.shown, []
    if item.kind.value in _FIRST_IN_THE_WAY:
        found.append(_kind_mark(item))
    if item.over:
        found.append(translate("leave_inbox", "超限"))
    if item.kind in (InboxKind.DECIDE, InboxKind.OPINION) and any(slot.short for slot in shown.slots):
        found.append(translate("leave_inbox", "在岗不足"))
    if shown.opinion is False:
        found.append(translate("leave_inbox", "部门不同意"))
    if asked_open(shown):
        found.append(translate("leave_inbox", "待答复"))
    elif item.question:
        found.append(translate("leave_inbox", "已答复"))
    if shown.late:
        found.append(translate("leave_inbox", "补办"))
    if item.blocked is not None and item.kind is InboxKind.OPEN:
        found.append(_blocked_mark(item.blocked))
    return found


def _kind_mark(item: InboxItem) -> str:
    words = {
        InboxKind.OPINION: translate("leave_inbox", "待部门意见"),
        InboxKind.RETURN: translate("leave_inbox", "待确认销假"),
        InboxKind.HANDOVER: translate("leave_inbox", "待确认交接"),
        InboxKind.OVERDUE: translate("leave_inbox", "逾期未归"),
        InboxKind.REMIND: translate("leave_inbox", "即将到期"),
    }
    return words[item.kind]


def _blocked_mark(blocked: Finding) -> str:
    words = {
        "leave_opinion_first": translate("leave_inbox", "待部门意见"),
        "leave_self": translate("leave_inbox", "本人的"),
        "leave_relative": translate("leave_inbox", "须回避"),
        "leave_own_entry": translate("leave_inbox", "您录入的"),
    }
    return words.get(blocked.key, translate("leave_inbox", "须中心领导"))


def tone_of(item: InboxItem) -> Tone:
    """How a line's mark is coloured."""
    grave = item.kind is InboxKind.OVERDUE or item.over or item.shown.opinion is False
    grave = grave or item.shown.waits_for_handover or any(slot.short for slot in item.shown.slots)
    return Tone.ATTENTION if grave else Tone.CALM


# --- what is left ----------------------------------------------------------------------------------


def left_words(shown: LeaveShown) -> list[str]:
    """`4月7日上午：批准后窗口3人在岗；同时请假韩静怡。`, equal half-days together."""
    return [_left_line(list(run)) for _, run in groupby(shown.slots, key=_look)]


def _look(slot: SlotShown) -> tuple[object, ...]:
    return slot.on_duty, slot.away, slot.over_limit, slot.short


def _left_line(run: Sequence[SlotShown]) -> str:
    text = translate("leave_inbox", "{when}：批准后窗口{n}人在岗").format(when=_when(run), n=run[0].on_duty)
    if run[0].away:
        text += translate("leave_inbox", "，同时请假{names}").format(names=away_names(run[0]))
    marks = [translate("leave_inbox", "超过人数上限")] if run[0].over_limit else []
    marks += [translate("leave_inbox", "在岗不足")] if run[0].short else []
    return f"{text}({listed(marks)})" if marks else text


def _when(run: Sequence[SlotShown]) -> str:
    first, last = (of_day(one.slot.date, term("half", one.slot.half)) for one in (run[0], run[-1]))
    if len(run) == 1:
        return first
    if len(run) == 2 and run[0].slot.date == run[1].slot.date:
        return date_short(run[0].slot.date)
    return translate("leave_inbox", "{first}至{last}").format(first=first, last=last)


def away_names(slot: SlotShown) -> str:
    """`韩静怡、陆承志(待审批)`."""
    waiting = translate("leave_inbox", "待审批")
    return listed(f"{who.name}({waiting})" if who.pending else who.name for who in slot.away)


def over_words(shown: LeaveShown) -> list[str]:
    """The half-days above the limit with the names of those who are away."""
    pattern = translate("leave_inbox", "{when}：已有{names}请假")
    return [
        pattern.format(when=half_day_text(slot.slot.date, slot.slot.half), names=away_names(slot))
        for slot in shown.slots
        if slot.over_limit
    ]
