"""The line to upstream in words: short for a light, whole for a tip and a page."""

from __future__ import annotations

from collections.abc import Callable

from app.services.sync import SyncShown
from ui.palette import SYMBOLS, Tone
from ui.words import sentence

PASSING = frozenset({"upstream_unreachable", "upstream_slow", "upstream_busy"})
"""Troubles that end by themselves; the others wait for a person."""
Moment = Callable[[int], str]
"""UTC seconds as the hall reads them."""


def sync_tone(shown: SyncShown) -> Tone:
    """Green: all is sent; calm: being sent; amber: passes by itself; red: waits for a person."""
    if shown.standing or (shown.trouble is not None and shown.trouble.key not in PASSING):
        return Tone.ERROR
    if shown.trouble is not None:
        return Tone.ATTENTION
    return Tone.CALM if shown.unsent or shown.last_contact is None else Tone.OK


def light_words(shown: SyncShown) -> str:
    """`✓ 已上传`, `! 未上传 12 条`."""
    return f"{SYMBOLS[sync_tone(shown)]} {_short(shown)}"


def _short(shown: SyncShown) -> str:
    if shown.unsent:
        return sentence("line_short_unsent", {"count": shown.unsent})
    if shown.standing or sync_tone(shown) is Tone.ERROR:
        return sentence("line_short_stopped")
    return sentence("line_short_sent" if sync_tone(shown) is Tone.OK else "line_short_away")


def sync_sentences(shown: SyncShown, moment: Moment) -> list[str]:
    """What is unsent since when, why, and when upstream was reached last."""
    found = []
    if shown.unsent and shown.oldest_unsent is not None:
        found.append(sentence("line_unsent", {"count": shown.unsent, "at": moment(shown.oldest_unsent)}))
    found.append(state_sentence(shown))
    found += since_sentences(shown, moment)
    return [*found, contact_sentence(shown, moment)]


def last_sync(shown: SyncShown, moment: Moment) -> str:
    """When upstream was reached last, and what it lacks since; for the foot of a page."""
    if shown.last_contact is None:
        return sentence("line_last_none")
    given = {"at": moment(shown.last_contact), "count": shown.unsent}
    return sentence("line_last_unsent" if shown.unsent else "line_last", given)


def state_sentence(shown: SyncShown) -> str:
    """How it stands: what happened, what is kept, what to do."""
    if shown.trouble is not None:
        return sentence(shown.trouble)
    if shown.standing:
        return sentence(f"sync_{shown.standing}")
    if shown.last_contact is None:
        return sentence("line_first_contact")
    return sentence("line_sending" if shown.unsent else "line_all_sent")


def since_sentences(shown: SyncShown, moment: Moment) -> list[str]:
    """Since when there is trouble, while there is any."""
    if shown.trouble is None or shown.trouble_since is None:
        return []
    return [sentence("line_since", {"at": moment(shown.trouble_since)})]


def contact_sentence(shown: SyncShown, moment: Moment) -> str:
    if shown.last_contact is None:
        return sentence("line_contact_none")
    return sentence("line_contact", {"at": moment(shown.last_contact)})
