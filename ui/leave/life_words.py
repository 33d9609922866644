"""The life of a leave as lines: who did what when, from submission to return (domain.md B.1.5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from app.domain.leave import slot_from
from app.services.leave_shown import LeaveShown
from db.leave import SignatureRow, TalkRow
from ui.palette import Tone
from ui.words import date_text, half_day_text, moment_text, sentence, with_note

_TALKS = frozenset({"asked", "answered", "returned", "explained", "rerouted", "recounted"})

_OF_CENTRE = frozenset({"asked", "returned"})


@dataclass(frozen=True, slots=True)
class Event:
    """One line; `at` orders it, `when` says it, `tone` is that of an outcome."""

    at: float
    when: str
    what: str
    tone: Tone = Tone.CALM


def life_of(shown: LeaveShown, zone: tzinfo) -> list[Event]:
    """All that happened, the first first; what has no moment of its own comes last."""
    found = [*_submitted(shown, zone), *_opinions(shown), *_talks(shown, zone), *_decided(shown, zone)]
    found += _afterwards(shown, zone)
    return sorted(found, key=lambda event: event.at)


def _submitted(shown: LeaveShown, zone: tzinfo) -> Iterator[Event]:
    if not shown.entered_us or shown.state.value == "draft":
        return
    params: dict[str, object] = {"who": shown.entered_by, "name": shown.name}
    key = "leave_life_submitted"
    if shown.entered_by and shown.entered_by != shown.name:
        key = "leave_life_entered"
        if shown.notified:
            key, params["moment"] = "leave_life_notified", moment_text(_local(shown.notified * 1e6, zone))
    yield _event(shown.entered_us, zone, sentence(key, params))


def _opinions(shown: LeaveShown) -> Iterator[Event]:
    for signature in shown.signatures:
        said = sentence("leave_agree" if signature.agree else "leave_disagree")
        key = "leave_life_opinion" if signature.effective else "leave_life_opinion_late"
        what = sentence(key, {"signer": signature.signer, "said": said})
        if signature.source == "letter" and not signature.entered_by:
            what += f"({sentence('leave_by_upstream')})"
        yield Event(
            signature.entered_us,
            _opinion_day(signature),
            with_note(what, signature.note),
            Tone.OK if signature.agree else Tone.ATTENTION,
        )


def _opinion_day(signature: SignatureRow) -> str:
    day: date = signature.day
    return date_text(day)


def _talks(shown: LeaveShown, zone: tzinfo) -> Iterator[Event]:
    for talk in shown.talks:
        if talk.kind in _TALKS:
            yield _event(talk.said_us, zone, _talk_words(talk, shown.name))


def _talk_words(talk: TalkRow, applicant: str) -> str:
    who = talk.said_by
    if talk.kind in _OF_CENTRE and who in ("", applicant):  # nobody asks themselves: the account has no name
        who = sentence("leave_centre")
    return with_note(sentence(f"leave_life_{talk.kind}", {"who": who}), talk.text)


def _decided(shown: LeaveShown, zone: tzinfo) -> Iterator[Event]:
    if not shown.decided_us:
        return
    refused = shown.state.value == "refused"
    key = "refused" if refused else "override" if shown.override else "approved"
    what = sentence(f"leave_life_{key}", {"who": shown.decided_by or sentence("leave_centre")})
    if shown.on_behalf:
        what += f"({sentence('leave_on_behalf', {'name': shown.on_behalf})})"
    yield _event(
        shown.decided_us, zone, with_note(what, shown.decision), Tone.ATTENTION if refused else Tone.OK
    )


def _afterwards(shown: LeaveShown, zone: tzinfo) -> Iterator[Event]:
    if shown.handed_over_us:
        yield _event(shown.handed_over_us, zone, sentence("leave_life_handover", {"cover": shown.cover_name}))
    last = float("inf")
    if shown.reported and not shown.back:
        yield Event(last, "", sentence("leave_life_reported", {"begin": _slot_words(shown.reported)}))
    if shown.back:
        yield Event(last, "", sentence("leave_life_back", {"begin": _slot_words(shown.back)}), Tone.OK)
    if shown.state.value == "withdrawn":
        yield Event(last, "", with_note(sentence("leave_life_withdrawn"), shown.note))


def _event(at_us: int, zone: tzinfo, what: str, tone: Tone = Tone.CALM) -> Event:
    return Event(at_us, moment_text(_local(at_us, zone)), what, tone)


def _local(at_us: float, zone: tzinfo) -> datetime:
    return datetime.fromtimestamp(at_us / 1e6, zone)


def _slot_words(text: str) -> str:
    slot = slot_from(text)
    return half_day_text(slot.date, slot.half)
