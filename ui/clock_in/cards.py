"""What the page shows for four seconds after a finger: a frozen card, made from what was committed."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.clock_in import Answer
from app.domain.refusal import Refusal
from app.services.clock_in import PunchShown
from ui.palette import Tone
from ui.words import sentence, term

_TONES = {
    Answer.ON_TIME: Tone.OK,
    Answer.REPEAT: Tone.OK,
    Answer.ALREADY_IN: Tone.OK,
    Answer.ON_LEAVE: Tone.OK,
    Answer.ON_OUTING: Tone.OK,
    Answer.REST: Tone.OK,
}
_WITH_DETAIL = frozenset(Answer) - {Answer.ON_TIME, Answer.LATE}


@dataclass(frozen=True, slots=True)
class Card:
    """One answer: who, what it was, the figures below it."""

    tone: Tone
    title: str
    name: str = ""
    detail: str = ""
    facts: tuple[str, ...] = ()
    """Window, time, receipt."""
    lasting: bool = False
    """Stays until the next one: the answer is still to come."""


def card_of(shown: PunchShown) -> Card:
    """The answer to a punch that is committed."""
    meaning = shown.meaning
    key = f"answer_{meaning.answer.value}"
    if meaning.answer is Answer.ABSENT and meaning.edge is not None:
        key += "_in" if meaning.edge.is_in else "_out"
    params: dict[str, object] = {"minutes": meaning.minutes}
    if meaning.since is not None:
        params["since"] = second_text(meaning.since)
    words = sentence(key, params)
    title = f"{term('edge', meaning.edge)}  {words}" if meaning.edge else words
    detail = sentence(f"{key}_detail", params) if meaning.answer in _WITH_DETAIL else ""
    group = shown.window_group or shown.department
    receipt = sentence("receipt", {"receipt": shown.receipt}) if shown.receipt else ""
    facts = tuple(text for text in (group, shown.clock, receipt) if text)
    return Card(_TONES.get(meaning.answer, Tone.ATTENTION), title, shown.name, detail, facts)


def refusal_card(refusal: Refusal) -> Card:
    """Nothing was recorded, and why."""
    return Card(Tone.ERROR, sentence("answer_refused"), detail=sentence(refusal))


def unread_card(key: str) -> Card:
    """A finger that is nobody's or could not be read."""
    return Card(Tone.ERROR, sentence("answer_refused"), detail=sentence(key))


def bug_card(reference: str) -> Card:
    """Nothing was recorded: our own mistake."""
    return Card(
        Tone.ERROR, sentence("answer_refused"), detail=sentence("answer_bug_detail", {"reference": reference})
    )


def fault_card(reference: str) -> Card:
    """Our own mistake somewhere else: what was recorded stands, so it says nothing of a punch."""
    return Card(Tone.ERROR, "", detail=sentence("bug", {"reference": reference}))


def recording_card() -> Card:
    """The commit takes its time: nothing is promised yet."""
    return Card(
        Tone.CALM, sentence("answer_recording"), detail=sentence("answer_recording_detail"), lasting=True
    )


def second_text(second: int) -> str:
    """Seconds since midnight as 08:29:31."""
    return f"{second // 3600:02d}:{second // 60 % 60:02d}:{second % 60:02d}"
