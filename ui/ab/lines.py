"""What the page of AB posts says of a group, a finding, a half-day and a cover."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from app.domain.ab import AbState, Finding, Member, Weight
from app.domain.ab_slots import Risk, SlotOutlook
from app.domain.slots import HALVES, Slot
from app.services.ab_covers import CoverShown
from app.services.ab_views import GroupShown, OutlookRow, why_not
from ui.palette import SYMBOLS, Tone
from ui.today.hall_grid import counter_text
from ui.words import clauses, date_short, half_day_text, listed, of_day, sentence, term

translate = QCoreApplication.translate

STATE_TONES = {AbState.COMPLIES: Tone.OK, AbState.FAILS: Tone.ERROR, AbState.NO_STAFF: Tone.CALM}
RISK_TONES = {
    Risk.NONE: Tone.CALM,
    Risk.COVERED: Tone.OK,
    Risk.AWAY: Tone.CALM,
    Risk.UNCOVERED: Tone.ATTENTION,
    Risk.BOTH: Tone.ATTENTION,
    Risk.EMPTY: Tone.ERROR,
}
_WEIGHT_TONES = {Weight.FAULT: Tone.ERROR, Weight.ALERT: Tone.ERROR, Weight.WARNING: Tone.ATTENTION}


def finding_text(finding: Finding) -> str:
    return sentence(finding.key, finding.params)


def group_place(group: GroupShown | OutlookRow) -> str:
    """`窗口33–34`, or the department's name where there is no counter."""
    counters = counter_text(group.counters)
    return translate("ab", "窗口{counters}").format(counters=counters) if counters else group.department_name


def state_text(group: GroupShown) -> str:
    return f"{SYMBOLS[STATE_TONES[group.state]]} {term('ab_state', group.state)}"


def state_tone(group: GroupShown) -> Tone:
    return STATE_TONES[group.state]


def lacks_tone(group: GroupShown) -> Tone:
    """That of the gravest of its findings."""
    tones = {_WEIGHT_TONES[finding.weight] for finding in findings_of(group)}
    return Tone.ERROR if Tone.ERROR in tones else Tone.ATTENTION if tones else Tone.CALM


def findings_of(group: GroupShown) -> list[Finding]:
    """Alerts first, then what is lacking."""
    return [*(alert.finding for alert in group.alerts), *group.findings]


def b_text(group: GroupShown) -> str:
    """Names of those who can stand in here; of the others that they cannot."""
    can = [member.name for member in group.b if member.subject in group.valid]
    cannot = [member.name for member in group.b if member.subject not in group.valid]
    parts = [listed(can)] if can else []
    if cannot:
        parts.append(translate("ab", "{names}不能通办").format(names=listed(cannot)))
    return clauses(parts) or translate("ab", "无")


def lacks_text(group: GroupShown) -> str:
    """In a word each; the sentences stand beside the table."""
    return listed(dict.fromkeys(term("ab_finding", finding.key) for finding in findings_of(group)))


def notes_of(group: GroupShown) -> list[tuple[Tone, str]]:
    """All that is to be said of a group, each with its tone."""
    told = [(_WEIGHT_TONES[finding.weight], finding_text(finding)) for finding in findings_of(group)]
    return told or [(STATE_TONES[group.state], _all_well(group))]


def _all_well(group: GroupShown) -> str:
    if group.cover_due or not group.a:
        return translate("ab", "符合AB岗要求。")
    return translate("ab", "A岗{count}人，不要求B岗。").format(count=len(group.a))


def member_text(group: GroupShown, member: Member, numbers: Mapping[str, str]) -> str:
    """`聂宏图 2103`, with what is the matter with them."""
    who = f"{member.name} {numbers.get(member.subject, '')}"
    why = why_not(group, member) if member.post == "B" else None
    if why is not None:
        return f"{SYMBOLS[Tone.ERROR]} {who}  {finding_text(why)}"
    down = translate("ab", "待岗") if member.stood_down else ""
    fit = translate("ab", "能通办") if member.post == "B" and group.items else ""
    return "  ".join(part for part in (who, down, fit) if part)


def cell_word(cell: SlotOutlook) -> str:
    """One word for a half-day: what is the matter, or how many are there."""
    if cell.risk is Risk.NONE:
        return translate("ab", "{count}人").format(count=cell.on_duty) if cell.on_duty else ""
    return f"{SYMBOLS[RISK_TONES[cell.risk]]} {term('ab_risk', cell.risk)}"


def cell_names(cell: SlotOutlook) -> str:
    return listed(member.name for member in cell.away)


def cell_sentences(cell: SlotOutlook, names: Mapping[str, str]) -> str:
    """Everything about a half-day: what speaks for alarm, or who is away and who stands in."""
    when = half_day_text(cell.slot.date, cell.slot.half)
    if cell.findings:
        return " ".join(finding_text(finding) for finding in cell.findings)
    if not cell.away:
        return translate("ab", "{when}：{count}人在岗。").format(when=when, count=cell.on_duty)
    by = {cover.covered: names.get(cover.by, "") for cover in cell.covers if cover.agreed}
    told = [_away(member, by.get(member.subject, "")) for member in cell.away]
    parts = {"when": when, "who": listed(told), "count": cell.on_duty}
    return translate("ab", "{when}：{who}，{count}人在岗。").format(**parts)


def _away(member: Member, by: str) -> str:
    if not by:
        return translate("ab", "{name}不在岗").format(name=member.name)
    return translate("ab", "{name}不在岗，{by}顶岗").format(name=member.name, by=by)


def slots_text(slots: Sequence[Slot]) -> str:
    """3月9日、3月10日上午: whole days as such."""
    days: dict[object, list[Slot]] = {}
    for slot in slots:
        days.setdefault(slot.date, []).append(slot)
    if len(days) > 3:
        return f"{_end(slots[0])} … {_end(slots[-1])}"
    whole = (len(own) == len(HALVES) for own in days.values())
    firsts = (own[0] for own in days.values())
    return listed(
        date_short(first.date) if both else _end(first) for first, both in zip(firsts, whole, strict=True)
    )


def _end(slot: Slot) -> str:
    return of_day(slot.date, term("half", slot.half))


def cover_state(cover: CoverShown) -> str:
    if not cover.agreed:
        return translate("ab", "待中心同意")
    return translate("ab", "已同意") if cover.next_slot is not None else translate("ab", "已结束")


def cover_tone(cover: CoverShown) -> Tone:
    if not cover.agreed:
        return Tone.ATTENTION if cover.next_slot is not None else Tone.CALM
    return Tone.OK if cover.next_slot is not None else Tone.CALM
