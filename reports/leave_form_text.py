"""What a 请假审批表 says in each of its boxes (domain.md D.2)."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.leave import LeaveState, Route
from reports.leave_form_model import Decision, LeaveForm, Opinion
from reports.leave_words import (
    HALF_WORDS,
    KINDS,
    LATE,
    OVER,
    PRACTICE,
    SOURCES,
    day_text,
    days_text,
    moment_text,
    slot_full,
    slots_text,
)

DATE_BLANK = "　　年　　月　　日"
BLANK = "　" * 6
NO_REASON = "未写事由"
VERDICTS = ("同意。", "不同意。", "批准。", "不批准。")
"""First lines that are printed in bold."""


def title(form: LeaveForm) -> str:
    return f"{form.hall}工作人员请假审批表"


def tags(form: LeaveForm) -> tuple[str, ...]:
    """What the form must say of itself at its head."""
    draft, withdrawn = form.state is LeaveState.DRAFT, form.state is LeaveState.WITHDRAWN
    known = ((PRACTICE, form.practice), ("草稿", draft), ("已撤回", withdrawn))
    return tuple(
        tag
        for tag, holds in (*known, (OVER, form.above_limit), (LATE, form.late), ("续假", form.extends))
        if holds
    )


def watermarks(form: LeaveForm) -> tuple[str, ...]:
    """Those of the tags that make the paper no valid one."""
    return tuple(tag for tag in tags(form) if tag in (PRACTICE, "草稿", "已撤回"))


def filled_in(form: LeaveForm) -> str:
    """Number and date at the form's head."""
    return (
        f"填表日期：{day_text(form.entered.date())}"
        if form.entered
        else f"打印日期：{day_text(form.printed_on)}"
    )


def window(form: LeaveForm) -> str:
    """派驻部门(窗口); the window is named where it is called otherwise than its department."""
    if form.window_group and form.window_group != form.department:
        return f"{form.department}({form.window_group})"
    return form.department


def reason(form: LeaveForm) -> list[str]:
    lines = [form.reason or NO_REASON]
    if form.attachments:
        lines.append(f"附件{form.attachments}份，存于系统。")
    return lines


def term(form: LeaveForm) -> list[str]:
    """起止时间, the days counted, the route and whether it came late."""
    span = f"自{slot_full(form.first)}起至{slot_full(form.last)}止，共{days_text(form.halves)}。"
    chain = f"连续请假合计{days_text(form.chain_halves)}。" if form.chain_halves else ""
    lines = [span + chain]
    if form.route:
        lines.append(f"审批路线：{route(form)}(《管理考核办法》第十六条)。")
    if form.extends:
        lines.append(f"续假：接续请假{form.extends}。")
    if form.late:
        rang = f"，{moment_text(form.notified)}电话告知" if form.notified else ""
        lines.append(f"补假：开始休假后提交{rang}。")
    return lines


def route(form: LeaveForm) -> str:
    if form.route == Route.CENTRE:
        return "由政务服务中心审批"
    return "先由派驻部门签署意见，再报政务服务中心审批"


def cover(form: LeaveForm) -> list[str]:
    lines = [f"顶岗人员：{form.cover or '未指定'}"]
    if form.handover:
        lines.append(f"交接情况：{form.handover}")
    if form.handed_over:
        lines.append(f"{moment_text(form.handed_over)}确认交接。")
    return lines


def opinion(form: LeaveForm) -> list[str]:
    """The recorded opinion, or nothing: then it is to be signed here."""
    lines = list(_opinion(form.opinion)) if form.opinion else []
    if not lines and form.route == Route.CENTRE:
        lines = ["按规定由政务服务中心直接审批，派驻部门知悉。"]
    if form.void_opinions:
        lines.append(f"另有{form.void_opinions}次意见未生效(修改前签署，或办结后送达)。")
    return lines


def _opinion(given: Opinion) -> Iterator[str]:
    yield "同意。" if given.agree else "不同意。"
    if given.note:
        yield f"意见：{given.note}"
    yield f"签署人：{given.signer}　　签署日期：{day_text(given.day)}"
    scanned = "，有扫描件" if given.scanned else ""
    entered = f"{given.entered_by or '系统'}于{moment_text(given.entered)}录入"
    yield f"{SOURCES.get(given.source, given.source)}{scanned}，{entered}。"


def decision(form: LeaveForm) -> list[str]:
    """The centre's decision, or nothing."""
    return list(_decision(form.decision)) if form.decision else []


def _decision(made: Decision) -> Iterator[str]:
    if made.by_department:
        yield "不批准。"
        yield "派驻部门不同意，按本中心规定不再审批。"
        return
    yield "批准。" if made.approved else "不批准。"
    if made.override:
        yield f"超限批准：{slots_text(made.override)}，超过同一时间段同一窗口的请假人数上限。"
    if made.against:
        yield "派驻部门不同意，仍予批准。"
    if made.reason:
        yield f"{_what_for(made)}理由：{made.reason}"
    yield f"审批人：{signed(made)}　　审批时间：{moment_text(made.at)}"


def _what_for(made: Decision) -> str:
    kinds = [name for name, holds in (("超限批准", made.override), ("仍予批准", made.against)) if holds]
    return "、".join(kinds) + ("的" if kinds else "")


def signed(made: Decision) -> str:
    """Both names, where somebody signed for somebody else."""
    return f"{made.by}(受{made.on_behalf}委托)" if made.on_behalf else made.by


def back(form: LeaveForm) -> list[str]:
    """销假, as confirmed or as reported, and why it was withdrawn."""
    if form.state is LeaveState.WITHDRAWN:
        return [f"已撤回{f'，原因：{form.note}' if form.note else ''}。"]
    if form.back:
        early = f"，实际请假{days_text(form.halves)}" if form.back <= form.last else ""
        return [f"{slot_full(form.back)}起返岗，已销假{early}。"]
    if form.reported:
        return [f"本人报告{slot_full(form.reported)}起返岗，待确认。"]
    if form.state is LeaveState.OVERDUE:
        return ["逾期未归。"]
    return []


def over_note(form: LeaveForm) -> str:
    """A request that was taken above the limit, not decided yet."""
    if not form.over or form.decision:
        return ""
    slots = f"({slots_text(form.over_slots)})" if form.over_slots else ""
    return f"{OVER}{slots}：依规定须受理，报中心领导审批。"


def outcome(form: LeaveForm) -> str:
    """批准, 不批准 or nothing yet, for the stub."""
    if form.state is LeaveState.WITHDRAWN:
        return "已撤回"
    if form.decision is None:
        return ""
    mark = f"({OVER})" if form.above_limit else ""
    return ("批准" if form.decision.approved else "不批准") + mark


def kind(form: LeaveForm) -> str:
    return KINDS.get(form.kind, form.kind)


def post(form: LeaveForm) -> str:
    return f"{form.post}岗" if form.post else ""


def stub_term(form: LeaveForm) -> str:
    first, last = (f"{day_text(slot.date)}{HALF_WORDS[slot.half]}" for slot in (form.first, form.last))
    return f"{first} 至 {last}"


def texts(form: LeaveForm) -> Iterator[str]:
    """All that is printed and was written by people or made of it, for the fonts."""
    for box in (reason, term, cover, opinion, decision, back):
        yield from box(form)
    yield from (title(form), window(form), kind(form), post(form), form.name, form.number, form.leave)
    yield from (over_note(form), outcome(form), stub_term(form), filled_in(form), *tags(form))
    yield from (form.cover, form.decision.by if form.decision else "")
