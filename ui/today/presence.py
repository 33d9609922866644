"""A person's presence as a symbol, a word and a tone: never colour alone (look.md)."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.domain.presence import Presence, Where
from ui.palette import Tone
from ui.words import clock_text, minutes_text, term

_SYMBOLS = {
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
LATE_SYMBOL = "＞"
_TONES = {Where.ON_DUTY: Tone.OK, Where.UNSEEN: Tone.OK, Where.ABSENT: Tone.ERROR}


def presence_symbol(presence: Presence) -> str:
    """The monthly sheet's symbols where it has one."""
    return LATE_SYMBOL if _late(presence) else _SYMBOLS[presence.where]


def presence_tone(presence: Presence) -> Tone:
    """Green on duty, amber late, red absent; everything else is calm."""
    return Tone.ATTENTION if _late(presence) else _TONES.get(presence.where, Tone.CALM)


def _late(presence: Presence) -> bool:
    return presence.where is Where.ON_DUTY and presence.late > 0


def short_text(presence: Presence) -> str:
    """What fits under a name: 在岗 08:21, 迟到6分钟, 公出至11:30."""
    if _late(presence):
        return QCoreApplication.translate("today", "迟到{minutes}").format(
            minutes=minutes_text(presence.late)
        )
    if presence.where is Where.OUTING and presence.until is not None:
        until = clock_text(presence.until)
        return QCoreApplication.translate("today", "公出至{until}").format(until=until)
    if presence.where is Where.UNSEEN:
        return QCoreApplication.translate("today", "在班")
    known = presence.where is Where.LEAVE and presence.leave_type
    word = term("leave", presence.leave_type) if known else term("where", presence.where)
    with_time = presence.where in (Where.ON_DUTY, Where.SIGNED_OUT, Where.BREAK)
    return f"{word} {clock_text(presence.since)}" if with_time and presence.since is not None else word


def presence_text(presence: Presence) -> str:
    """The whole of it, for lists and screen readers."""
    parts = [short_text(presence)]
    if _late(presence) and presence.since is not None:
        parts.append(
            QCoreApplication.translate("today", "{time}签到").format(time=clock_text(presence.since))
        )
    if presence.where is Where.ABSENT and presence.since is not None:
        since = clock_text(presence.since)
        parts.append(QCoreApplication.translate("today", "应在{time}前签到").format(time=since))
    if presence.where is Where.UNSEEN:
        parts.append(term("where", presence.where))
    if presence.where in (Where.SIGNED_OUT, Where.BREAK) and presence.early:
        early = minutes_text(presence.early)
        parts.append(QCoreApplication.translate("today", "早退{minutes}").format(minutes=early))
    if presence.covers:
        parts.append(term("status", "covered"))
    return " ".join(parts)
