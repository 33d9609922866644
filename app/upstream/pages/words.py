"""What pages draw of a hall: strips of a window, presences, findings, as a sign and in whole words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.coverage import Standing
from app.domain.leave_rules import Finding
from app.domain.presence import CAME, DUE, Presence, Where
from app.domain.slots import Slot
from app.services.leave_strip import Cell, StripFoot, WindowStrip
from app.services.today import Noted, Overview
from app.upstream.pages.render import slot_text
from ui.words import clauses, clock_text, listed, minutes_text, of_half, sentence, term

_MARKS: Mapping[Cell, tuple[str, str]] = {
    Cell.ON_DUTY: ("·", "在岗"),
    Cell.LEAVE: ("假", "请假"),
    Cell.PENDING: ("待", "请假待审批"),
    Cell.THIS: ("请", "本次请假"),
    Cell.OUTING: ("出", "公出"),
    Cell.COVER: ("顶", "顶岗"),
    Cell.COVER_ASKED: ("拟", "拟顶岗"),
    Cell.DOWN: ("岗", "待岗"),
    Cell.REST: ("", "休息"),
    Cell.STANDBY: ("–", "B岗备岗"),
    Cell.ELSEWHERE: ("/", "不在本窗口"),
}
_PRESENCE: Mapping[Where, str] = {
    Where.ON_DUTY: "✓",
    Where.UNSEEN: "✓",
    Where.BREAK: "–",
    Where.SIGNED_OUT: "○",
    Where.NOT_YET: "·",
    Where.ABSENT: "!",
    Where.OUTING: "▲",
    Where.LEAVE: "△",
    Where.REST: "–",
    Where.STANDBY: "–",
}
_TONES = {Where.ON_DUTY: "ok", Where.UNSEEN: "ok", Where.ABSENT: "error"}
_WHEN = frozenset({"date", "half"})


@dataclass(frozen=True, slots=True)
class Mark:
    """One cell: what is drawn, how it is called in full, and its class in the style sheet."""

    sign: str
    words: str
    kind: str


@dataclass(frozen=True, slots=True)
class StripShown:
    """A window's strip: dates, people with their half-days, and what is left of the window below."""

    title: str
    days: tuple[date, ...]
    rows: tuple[tuple[str, str, bool, tuple[Mark, ...]], ...]
    """Name, post, whether they ask, half-days."""
    on_duty: tuple[Mark, ...]
    away: tuple[Mark, ...]
    legend: tuple[Mark, ...]


def strip_view(strip: WindowStrip) -> StripShown:
    """As the desk in the hall draws it."""
    rows = tuple(
        (
            row.name,
            row.post,
            row.asks,
            tuple(_mark(c, s) for c, s in zip(row.cells, strip.slots, strict=True)),
        )
        for row in strip.rows
    )
    seen = {cell for row in strip.rows for cell in row.cells}
    return StripShown(
        strip.window_group or strip.department_name,
        tuple(slot.date for slot in strip.slots[::2]),
        rows,
        tuple(_on_duty(foot, slot) for foot, slot in zip(strip.foot, strip.slots, strict=True)),
        tuple(_away(foot, slot) for foot, slot in zip(strip.foot, strip.slots, strict=True)),
        tuple(Mark(*_MARKS[cell], cell.value) for cell in Cell if cell in seen and cell is not Cell.REST),
    )


def _mark(cell: Cell, slot: Slot) -> Mark:
    sign, words = _MARKS[cell]
    return Mark(sign, f"{slot_text(slot)} {words}", cell.value)


def _on_duty(foot: StripFoot, slot: Slot) -> Mark:
    if foot.on_duty is None:
        return Mark("", f"{slot_text(slot)} 休息", "rest")
    told = f"{slot_text(slot)} 批准后在岗{foot.on_duty}人"
    return Mark(str(foot.on_duty), f"{told}，在岗不足" if foot.short else told, "short" if foot.short else "")


def _away(foot: StripFoot, slot: Slot) -> Mark:
    if foot.on_duty is None:
        return Mark("", f"{slot_text(slot)} 休息", "rest")
    told = f"{slot_text(slot)} 同时请假{foot.away}人"
    return Mark(str(foot.away), f"{told}，超过人数上限" if foot.over else told, "short" if foot.over else "")


def findings_text(findings: Sequence[Finding]) -> list[str]:
    """What speaks against a request; half-days with the same words are said together."""
    alike: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        same = {name: value for name, value in finding.params.items() if name not in _WHEN}
        alike.setdefault((finding.key, repr(sorted(same.items()))), []).append(finding)
    return [_finding(group) for group in alike.values()]


def _finding(group: Sequence[Finding]) -> str:
    slots = [slot_text(finding.slot) for finding in group if finding.slot is not None]
    when = {"date": listed(slots), "half": ""} if len(slots) > 1 else {}
    return sentence(group[0].key, {**group[0].params, **when})


# --- today ----------------------------------------------------------------------------------------------


def presence_mark(presence: Presence) -> Mark:
    """Where somebody is: on duty since 08:21, late, on an outing until 11:30."""
    late = presence.where is Where.ON_DUTY and presence.late > 0
    kind = "attention" if late else _TONES.get(presence.where, "")
    return Mark("＞" if late else _PRESENCE[presence.where], " ".join(_presence_words(presence, late)), kind)


def _presence_words(presence: Presence, late: bool) -> Iterator[str]:
    if late:
        yield f"迟到{minutes_text(presence.late)}"
    elif presence.where is Where.OUTING and presence.until is not None:
        yield f"公出至{clock_text(presence.until)}"
    else:
        yield term("where", presence.where)
    timed = (Where.ON_DUTY, Where.SIGNED_OUT, Where.BREAK)
    if presence.where in timed and presence.since is not None:
        yield clock_text(presence.since)
    if presence.covers:
        yield term("status", "covered")


def figures_of(overview: Overview) -> list[tuple[str, int, str]]:
    """(word, number, tone) of the day's figures."""
    places = [person.presence.where for person in overview.people()]
    late = sum(noted.kind == "late" for noted in overview.noted)
    absent = sum(where in (Where.NOT_YET, Where.ABSENT) for where in places)
    return [
        ("应到", sum(where in DUE for where in places), ""),
        ("实到", sum(where in CAME for where in places), ""),
        ("未到", absent, "attention" if Where.ABSENT in places else ""),
        ("迟到", late, "attention" if late else ""),
        ("公出", places.count(Where.OUTING), ""),
        ("请假", places.count(Where.LEAVE), ""),
        ("今日异常", len(overview.noted), "attention" if overview.noted else ""),
    ]


def noted_text(noted: Noted) -> str:
    """上午迟到 12分钟."""
    kind = term("noted", noted.kind)
    parts = [of_half(noted.half, kind) if noted.half is not None else kind]
    parts += [minutes_text(noted.minutes)] if noted.minutes else []
    parts += [clock_text(noted.at)] if noted.at is not None else []
    return " ".join(parts)


def standing_mark(standing: Standing, day: date, half: str) -> Mark:
    """A window in one half-day: how many are on duty, and why it may be short."""
    when = f"{day.month}月{day.day}日{term('half', half)}"
    if not standing.due and not standing.on_duty and not standing.short:
        return Mark("", f"{when} 不开", "rest")
    parts = [f"{when} 在岗{standing.on_duty}人，应有{standing.due}人"]
    parts += [f"请假：{listed(standing.away)}"] if standing.away else []
    parts += [f"待审批：{listed(standing.pending)}"] if standing.pending else []
    parts += [f"公出：{listed(standing.outings)}"] if standing.outings else []
    parts += [f"顶岗：{listed(standing.covers)}"] if standing.covers else []
    parts += ["在岗不足"] if standing.short else []
    kind = "short" if standing.short else "attention" if standing.away or standing.pending else ""
    return Mark(str(standing.on_duty), clauses(parts), kind)
