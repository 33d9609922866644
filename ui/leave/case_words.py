"""One request of the inbox in words: who signs and why, what was said, what deciding on it now would meet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.domain.leave import Route, slot_from
from app.domain.leave_rules import Finding
from app.services.leave_inbox import CaseNow, InboxItem, InboxKind
from app.services.leave_shown import LeaveShown
from db.leave import SignatureRow
from ui.leave.preview_words import slot_text_of
from ui.palette import Tone
from ui.words import date_text, days_text, half_day_text, moment_text, sentence, term, with_note

translate = QCoreApplication.translate


def route_words(shown: LeaveShown) -> str:
    """Who signs, and how many days of leave in a row make it so (S3 Art. 16)."""
    if shown.chain_halves > shown.halves:
        pattern = translate("leave_inbox", "{route}(连同前后相连的请假共{days})")
    else:
        pattern = translate("leave_inbox", "{route}(共{days})")
    return pattern.format(route=term("route", shown.route), days=days_text(shown.chain_halves))


def opinion_lines(shown: LeaveShown) -> list[str]:
    """Each signature of the department; what has no effect says so."""
    lines = []
    for signed in shown.signatures:
        agree = translate("leave_inbox", "同意") if signed.agree else translate("leave_inbox", "不同意")
        parts = [with_note(signed.signer, agree), signed.note, date_text(signed.day)]
        parts.append(way_words(signed))
        if not signed.effective:
            parts.append(translate("leave_inbox", "(未生效)"))
        lines.append("  ".join(part for part in parts if part))
    if not lines and shown.opinion is not None:
        lines.append(translate("leave_inbox", "已签署。"))
    elif not lines and shown.route == Route.DEPARTMENT_THEN_CENTRE:
        lines.append(translate("leave_inbox", "还没有签署。"))
    return lines


def way_words(signed: SignatureRow) -> str:
    """How a signature that was not made at this hall's desk came here."""
    if signed.source == "desk":
        return ""
    if signed.entered_by:
        return translate("leave_inbox", "{name}登记").format(name=signed.entered_by)
    return sentence("leave_by_upstream") if signed.source == "letter" else ""


def talk_lines(shown: LeaveShown) -> list[str]:
    """Questions and answers, what was handed back and why."""
    heads = {
        "asked": translate("leave_inbox", "{who}问：{text}"),
        "answered": translate("leave_inbox", "{who}答：{text}"),
        "returned": translate("leave_inbox", "{who}退回：{text}"),
        "explained": translate("leave_inbox", "{who}说明：{text}"),
        "rerouted": translate("leave_inbox", "工作日历有变，已重新计算并重新签批。"),
        "recounted": translate("leave_inbox", "工作日历有变，天数已重新计算。"),
    }
    known = [talk for talk in shown.talks if talk.kind in heads]
    return [heads[talk.kind].format(who=talk.said_by, text=talk.text) for talk in known]


def cover_words(shown: LeaveShown) -> str:
    """Who takes over, and whether that is confirmed."""
    if not shown.cover:
        return translate("leave_inbox", "没有指定")
    if shown.handed_over_us:
        return translate("leave_inbox", "{name}，交接已确认").format(name=shown.cover_name)
    return translate("leave_inbox", "{name}，交接还没有确认").format(name=shown.cover_name)


def entered_words(shown: LeaveShown, now: datetime) -> str:
    """When it was handed in and by whom, when somebody else entered it."""
    when = moment_of(shown.entered_us, now)
    by = "" if shown.entered_by in ("", shown.name) else shown.entered_by
    text = translate("leave_inbox", "{when}  {who}代为登记").format(when=when, who=by) if by else when
    if shown.notified:
        rang = translate("leave_inbox", "本人于{at}电话告知").format(
            at=moment_of(shown.notified * 1_000_000, now)
        )
        text = f"{text}  {rang}"
    return text


def moment_of(us: int, zone: datetime) -> str:
    """A moment in the hall's zone, which `zone` carries."""
    return moment_text(datetime.fromtimestamp(us / 1_000_000, zone.tzinfo))


# --- what would come of it -------------------------------------------------------------------------


def verdict_of(item: InboxItem, case: CaseNow | None) -> tuple[Tone, list[str]]:
    """What deciding on it now would meet: nothing, a reason to give, or a refusal in words."""
    if item.blocked is not None:
        return Tone.ATTENTION, [blocked_words(item.blocked)]
    if case is None or item.kind is not InboxKind.DECIDE:
        return Tone.CALM, list(_waits(item))
    if case.against:
        head = translate("leave_inbox", "现在不能批准：")
        return Tone.ERROR, [head, *(blocked_words(finding) for finding in case.against)]
    lines = []
    if case.over:
        lines.append(translate("leave_inbox", "超过人数上限，批准须中心领导写明理由。"))
    if item.shown.opinion is False:
        lines.append(translate("leave_inbox", "派驻部门不同意，批准须写明理由，理由会印在审批表上。"))
    lines += [mark_words(finding) for finding in case.marks]
    if lines:
        return Tone.ATTENTION, lines
    return Tone.OK, [translate("leave_inbox", "符合规定，可以批准。")]


def mark_words(finding: Finding) -> str:
    """What speaks against a request without stopping it."""
    if finding.key != "leave_minimum" or finding.slot is None:
        return sentence(finding.key, finding.params)
    pattern = translate(
        "leave_inbox", "{when}批准后窗口只有{left}人在岗，少于{minimum}人。仍可批准，请尽快安排B岗顶岗。"
    )
    when, params = half_day_text(finding.slot.date, finding.slot.half), finding.params
    return pattern.format(when=when, left=params["left"], minimum=params["minimum"])


def blocked_words(blocked: Finding) -> str:
    """Why this reader does not decide on it; nothing has been tried yet, so nothing is said to be kept."""
    words = {
        "leave_opinion_first": translate(
            "leave_inbox", "应先由派驻部门签署意见，再由中心审批。《管理考核办法》第十六条。"
        ),
        "leave_self": translate("leave_inbox", "这是您本人的请假，须由其他有权限的人审批。"),
        "leave_relative": translate("leave_inbox", "请假人与您是登记在册的亲属，须由其他有权限的人审批。"),
        "leave_own_entry": translate("leave_inbox", "这份请假或部门意见是您录入的，须由另一位领导审批。"),
        "leave_not_delegated": translate("leave_inbox", "您现在没有中心领导的委托，须由中心领导审批。"),
        "leave_delegation_over": translate(
            "leave_inbox", "中心领导对您的委托不在有效期内，须由中心领导审批。"
        ),
        "leave_over_needs_leader": translate("leave_inbox", "超出人数上限的请假须由中心领导本人审批。"),
        "leave_head_needs_leader": translate("leave_inbox", "窗口负责人的请假须由中心领导本人审批。"),
    }
    return words.get(blocked.key) or sentence(blocked.key, blocked.params)


def _waits(item: InboxItem) -> Iterator[str]:
    shown = item.shown
    if item.kind is InboxKind.RETURN and shown.reported:
        first = shown.reported
        yield translate("leave_inbox", "本人报告{when}起上班，等待确认。").format(when=slot_words(first))
    elif item.kind is InboxKind.RETURN:
        yield translate("leave_inbox", "假期结束后已有打卡，等待确认销假。")
    elif item.kind is InboxKind.HANDOVER and shown.waits_for_handover:
        yield translate("leave_inbox", "请假已开始，顶岗交接还没有确认，窗口缺人。请马上确认。")
    elif item.kind is InboxKind.HANDOVER:
        yield translate("leave_inbox", "顶岗交接还没有确认。")
    elif item.kind is InboxKind.OVERDUE:
        yield translate("leave_inbox", "假期已结束，没有销假，也没有打卡。没有说明的时段按旷工计。")
    elif item.kind is InboxKind.REMIND:
        yield translate("leave_inbox", "假期将于{when}结束，请提醒本人按时返岗。").format(
            when=slot_text_of(shown)[1]
        )
    elif item.kind is InboxKind.OPINION:
        yield translate("leave_inbox", "等待派驻部门签署意见。签好的纸质请假条请登记。")


def slot_words(text: str) -> str:
    """`2026-04-07am` as an office writes it."""
    slot = slot_from(text)
    return half_day_text(slot.date, slot.half)
