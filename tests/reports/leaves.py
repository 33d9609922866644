"""Leave forms and registers in several states, for the tests of paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from app.domain.leave import LeaveState, after
from app.domain.slots import Half, Month, Slot
from reports.leave_form_model import Decision, LeaveForm, Opinion
from reports.leave_register_model import LeaveRegister, RegisterRow
from tests.conftest import ZONE
from tests.reports.months import NAMES

HALL = "青禾区政务服务中心"
LONG = "因家中老人住院需要陪护并办理转院及异地就医备案手续，" * 8


def at(day: int, hour: int, minute: int) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=ZONE)


def slot(day: int, half: str = "am", month: int = 3) -> Slot:
    return Slot(date(2026, month, day), Half(half))


FILED = LeaveForm(
    HALL,
    "2026-00012",
    LeaveState.SUBMITTED,
    "韩静怡",
    "1101",
    "区市场监督管理局",
    "区市场监督管理局",
    "A",
    "personal",
    "家中有事，须回老家办理房屋过户手续",
    slot(9),
    slot(10, "pm"),
    4,
    6,
    "department_then_centre",
    "韩静怡",
    at(5, 9, 20),
    date(2026, 3, 5),
    cover="孟祥柯",
)
AGREED = Opinion(True, "周建国", "工作已安排妥当", date(2026, 3, 6), "paper", "关晓月", at(6, 14, 2), True)
DISAGREED = replace(AGREED, agree=False, note="近期业务量大，建议推迟到月底", source="letter", scanned=False)
GRANTED = Decision(True, "梁致远", at(6, 16, 40), "")
RETURNED = replace(
    FILED,
    state=LeaveState.RETURNED,
    opinion=AGREED,
    decision=GRANTED,
    handover="移交在办件3件、印章1枚",
    handed_over=at(6, 17, 10),
    back=slot(10, "pm"),
    halves=3,
)
AGAINST = replace(
    FILED,
    state=LeaveState.APPROVED,
    opinion=DISAGREED,
    decision=replace(GRANTED, against=True, reason="老人手术时间不能更改，B岗已到位"),
)
OVERRIDDEN = replace(
    FILED,
    state=LeaveState.APPROVED,
    opinion=AGREED,
    over=True,
    over_slots=(slot(9), slot(9, "pm"), slot(10)),
    decision=replace(
        GRANTED, override=(slot(9), slot(9, "pm"), slot(10)), reason="窗口业务量小，B岗可以通办"
    ),
)
DELEGATED = replace(
    FILED,
    state=LeaveState.APPROVED,
    route="centre",
    halves=2,
    chain_halves=2,
    last=slot(9, "pm"),
    late=True,
    notified=at(9, 8, 12),
    kind="sick",
    reason="发热就诊",
    attachments=2,
    decision=replace(GRANTED, by="卢正衡", on_behalf="梁致远"),
)
NASTY = "Ф" * 40
LONGEST = replace(
    OVERRIDDEN,
    hall="某某省某某市某某区" * 6 + "中心",
    name="阿卜杜热合曼·买买提明·" + "长" * 40,
    number="9" * 32,
    department="区市场监督管理局(知识产权局)驻政务服务中心" * 3,
    window_group="W" * 64,
    cover=NASTY,
    reason=LONG[:200],
    handover=LONG[:200],
    opinion=replace(DISAGREED, note=LONG[:200], signer=NASTY, entered_by=NASTY),
    decision=replace(
        OVERRIDDEN.decision or GRANTED,
        against=True,
        reason=LONG[:200],
        by=NASTY,
        on_behalf=NASTY,
        override=tuple(slot(d, h) for d in range(1, 31, 2) for h in ("am", "pm")),
    ),
    over_slots=(slot(9),),
    late=True,
    extends="2026-00003",
    notified=at(9, 8, 12),
    attachments=12,
    void_opinions=3,
    back=after(slot(10)),
    practice=True,
)
STATES = {
    "filed": FILED,
    "returned": RETURNED,
    "against": AGAINST,
    "overridden": OVERRIDDEN,
    "delegated": DELEGATED,
    "longest": LONGEST,
}


def register_row(index: int, **other: Any) -> RegisterRow:
    """A granted leave of two days; `other`: what differs."""
    first = slot(2 + index % 20)
    row = RegisterRow(
        f"2026-{index:05d}",
        NAMES[index % len(NAMES)],
        f"{1101 + index}",
        "A",
        "SJ" if index % 3 else "GA",
        "区市场监督管理局" if index % 3 else "青禾公安分局",
        "区市场监督管理局" if index % 3 else "青禾公安分局",
        ("personal", "sick", "annual")[index % 3],
        "家中有事",
        first,
        after(after(after(first))),
        4,
        4,
        "department_then_centre",
        LeaveState.RETURNED,
        True,
        "周建国",
        True,
        "梁致远",
        "",
        at(1, 16, 40),
        cover="孟祥柯",
        handed_over=True,
        back=after(slot(3 + index % 20, "pm")),
    )
    return replace(row, **other)


def register_of(*rows: RegisterRow, scope: str = "", kinds: bool = True) -> LeaveRegister:
    return LeaveRegister(HALL, Month(2026, 3), scope, rows, kinds, date(2026, 4, 1))


VARIOUS = (
    register_row(
        1, state=LeaveState.SUBMITTED, approved=None, opinion=None, signer="", back=None, handed_over=False
    ),
    register_row(2, state=LeaveState.REFUSED, approved=False, opinion=False, back=None, cover=""),
    register_row(3, above_limit=True, override=(slot(9), slot(9, "pm")), on_behalf="", late=True),
    register_row(4, against=True, opinion=False, decided_by="卢正衡", on_behalf="梁致远"),
    register_row(5, state=LeaveState.WITHDRAWN, note="行程取消", back=None),
    register_row(6, first=slot(27, month=2), last=slot(4), month_halves=5, halves=7, extends="2026-00002"),
    register_row(7, state=LeaveState.OVERDUE, back=None, reason=LONG[:200]),
    register_row(
        8, route="centre", opinion=None, signer="", state=LeaveState.AWAY, back=None, reported=slot(12)
    ),
)
