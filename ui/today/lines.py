"""The day's figures and the lines behind each of them, from the overview."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.domain.access import Action, Actor
from app.domain.presence import CAME, DUE, Where
from app.services.today import Noted, Overview, PersonNow
from ui.palette import Tone
from ui.places import LEAVE_INBOX
from ui.today.presence import presence_text
from ui.words import clock_text, listed, minutes_text, month_text, of_half, term

_TITLES = {
    "due": QT_TRANSLATE_NOOP("today", "应到"),
    "came": QT_TRANSLATE_NOOP("today", "实到"),
    "missing": QT_TRANSLATE_NOOP("today", "未到"),
    "late": QT_TRANSLATE_NOOP("today", "迟到"),
    "outing": QT_TRANSLATE_NOOP("today", "公出"),
    "leave": QT_TRANSLATE_NOOP("today", "请假"),
    "noted": QT_TRANSLATE_NOOP("today", "今日异常"),
    "to_confirm": QT_TRANSLATE_NOOP("today", "待确认补签"),
    "to_approve": QT_TRANSLATE_NOOP("today", "待审批补签"),
    "unmatched": QT_TRANSLATE_NOOP("today", "待匹配打卡"),
    "quarantined": QT_TRANSLATE_NOOP("today", "隔离打卡"),
    "leaves": QT_TRANSLATE_NOOP("today", "待办请假"),
    "months": QT_TRANSLATE_NOOP("today", "可月结"),
}
WAITING = ("leaves", "to_confirm", "to_approve", "unmatched", "quarantined", "months")
"""Figures whose lines stand on another page."""
_PAGES = {
    "leaves": "leave_inbox",
    "to_confirm": "slips",
    "to_approve": "slips",
    "unmatched": "unmatched",
    "quarantined": "unmatched",
    "months": "attendance",
}
_PRESENCES = {
    "due": DUE,
    "came": CAME,
    "missing": frozenset({Where.NOT_YET, Where.ABSENT}),
    "outing": frozenset({Where.OUTING}),
    "leave": frozenset({Where.LEAVE}),
}


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its word; `lines` opens here, `page` elsewhere."""

    key: str
    title: str
    count: int
    tone: Tone = Tone.CALM
    page: str = ""


@dataclass(frozen=True, slots=True)
class TodayLine:
    """One line behind a figure."""

    person: PersonNow
    what: str
    tone: Tone = Tone.CALM


def figure_title(key: str) -> str:
    """The word under a figure."""
    return QCoreApplication.translate("today", str(_TITLES[key]))


def figures_of(overview: Overview, actor: Actor) -> list[Figure]:
    """People first, then what waits for this actor."""
    lines = {key: len(lines_of(overview, key)) for key in (*_PRESENCES, "late", "noted")}
    tones = {"late": Tone.ATTENTION, "noted": Tone.ATTENTION}
    if any(person.presence.where is Where.ABSENT for person in overview.people()):
        tones["missing"] = Tone.ATTENTION  # before the hour nobody is missing yet
    keys = ("due", "came", "missing", "late", "outing", "leave", "noted")
    found = [Figure(key, figure_title(key), lines[key], _tone(tones.get(key), lines[key])) for key in keys]
    waiting = overview.waiting
    counts = {
        "leaves": waiting.leaves,
        "to_confirm": waiting.to_confirm,
        "to_approve": waiting.to_approve,
        "unmatched": waiting.unmatched,
        "quarantined": waiting.quarantined,
        "months": len(waiting.months),
    }
    for key, count in counts.items():
        if _concerns(key, actor):
            found.append(Figure(key, figure_title(key), count, _tone(Tone.ATTENTION, count), _PAGES[key]))
    return found


def _tone(tone: Tone | None, count: int) -> Tone:
    return tone if tone is not None and count else Tone.CALM


def _concerns(key: str, actor: Actor) -> bool:
    lists = actor.may(Action.ROSTER_EDIT) or actor.may(Action.ATTENDANCE_READ_ALL)
    return {
        "leaves": any(actor.may(action) for action in LEAVE_INBOX),
        "to_confirm": actor.may(Action.CORRECTION_CONFIRM),
        "to_approve": actor.may(Action.CORRECTION_APPROVE),
        "unmatched": lists,
        "quarantined": lists,
        "months": actor.may(Action.MONTH_LOCK),
    }[key]


def lines_of(overview: Overview, key: str) -> list[TodayLine]:
    """The people behind a figure; for those of another page nothing."""
    if key == "noted":
        return [_noted_line(noted) for noted in overview.noted]
    if key == "late":
        return [_noted_line(noted) for noted in overview.noted if noted.kind == "late"]
    wanted = _PRESENCES.get(key, frozenset())
    return [
        TodayLine(person, presence_text(person.presence))
        for person in overview.people()
        if person.presence.where in wanted
    ]


def _noted_line(noted: Noted) -> TodayLine:
    return TodayLine(noted.person, " ".join(_noted_words(noted)), Tone.ATTENTION)


def _noted_words(noted: Noted) -> Iterator[str]:
    kind = term("noted", noted.kind)
    yield of_half(noted.half, kind) if noted.half is not None else kind
    if noted.minutes:
        yield minutes_text(noted.minutes)
    if noted.at is not None:
        yield clock_text(noted.at)
    if noted.leave:
        yield noted.leave
    if noted.witness:
        yield QCoreApplication.translate("today", "证人 {name}").format(name=noted.witness)


def month_lines(overview: Overview) -> str:
    """The months that may be locked, in words."""
    return listed(month_text(month) for month in overview.waiting.months)
