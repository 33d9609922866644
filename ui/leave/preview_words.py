"""What would happen to a request, in words: days, route and why, who is away, what speaks against it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.domain.leave import Route
from app.domain.leave_balance import Balance
from app.domain.leave_rules import Finding
from app.services.leave_shown import LeaveShown, SlotShown, Who
from ui.leave.entry import Figures, Verdict
from ui.leave.form_model import FormModel
from ui.palette import Tone
from ui.words import clauses, half_day_text, listed, sentence

MOST_NAMED = 4
"""So many half-days are named one by one; of more the first and the last, the others stand in the table."""
_WHEN = frozenset({"date", "half"})
_MARKED = {
    "leave_limit": "leave_limit_mark",
    "leave_limit_pending": "leave_limit_mark",
    "leave_minimum": "leave_minimum_mark",
}
_STOPS = frozenset({"L", "M", "overlap", "no_workday", "balance", "cover"})


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence with its tone."""

    tone: Tone
    text: str


def days_words(found: LeaveShown) -> str:
    """`本次1.5天；与相连的请假合计2天`."""
    parts = [sentence("leave_days_own", {"own_halves": found.halves})]
    if found.chain_halves != found.halves:
        parts.append(sentence("leave_days_chain", {"chain_halves": found.chain_halves}))
    return clauses(parts)


def why_words(found: LeaveShown, figures: Figures) -> list[str]:
    """Why this route, and what else the submission brings with it."""
    if not found.halves:
        return []
    chain, alone = found.chain_halves, figures.alone_halves
    params = {"chain_halves": chain, "alone_halves": alone, "gap_halves": alone + 2}
    if found.route == Route.DEPARTMENT_THEN_CENTRE:
        said = [sentence("leave_why_department", params)]
    else:
        said = [sentence("leave_why_gap" if chain > alone else "leave_why_centre", params)]
    if found.late:
        said.append(sentence("leave_why_late"))
    if found.over and not found.refusals:
        said.append(sentence("leave_why_over"))
    return said


def findings_of(found: LeaveShown) -> list[Said]:
    """What refuses the request and what marks it; half-days with the same people are said together."""
    return [*_said(found.refusals, Tone.ERROR, {}), *_said(found.marks, Tone.ATTENTION, _MARKED)]


def _said(findings: Sequence[Finding], tone: Tone, other_words: Mapping[str, str]) -> Iterator[Said]:
    alike: dict[tuple[object, ...], list[Finding]] = {}
    for finding in findings:
        same = {name: value for name, value in finding.params.items() if name not in _WHEN}
        alike.setdefault((finding.rule, finding.key, repr(sorted(same.items()))), []).append(finding)
    for group in alike.values():
        first = group[0]
        yield Said(tone, sentence(other_words.get(first.key, first.key), {**first.params, **_when(group)}))


def _when(group: Sequence[Finding]) -> dict[str, object]:
    """Several half-days in place of one."""
    slots = [finding.slot for finding in group if finding.slot is not None]
    if len(slots) < 2:
        return {}
    texts = [half_day_text(slot.date, slot.half) for slot in slots]
    if len(texts) > MOST_NAMED:
        some = {"begin": texts[0], "end": texts[-1], "count": len(texts)}
        return {"date": sentence("leave_half_days", some), "half": ""}
    return {"date": listed(texts), "half": ""}


def balance_words(balance: Balance) -> str:
    """`年休假：共5天，已休1天，在批0天，还剩4天。`, or why no figure is known."""
    if balance.entitled is None:
        return sentence("leave_balance_open", {"type": balance.kind, "balance_reason": balance.reason})
    params = {
        "type": balance.kind,
        "entitled_halves": balance.entitled,
        "used_halves": balance.used,
        "pending_halves": balance.pending,
        "left_halves": balance.left,
    }
    return sentence("leave_balance_left", params)


def slot_words(shown: SlotShown) -> str:
    return half_day_text(shown.slot.date, shown.slot.half)


def away_words(away: Sequence[Who], waiting: str, nobody: str) -> str:
    """`韩静怡、陆承志(待审批)`; `waiting` is the word for those not decided yet."""
    return listed(f"{who.name}({waiting})" if who.pending else who.name for who in away) or nobody


def stop_words(model: FormModel) -> str:
    """Why the button cannot be pressed, in a few words; empty: it can."""
    verdict = model.verdict
    if verdict is Verdict.NOBODY:
        return sentence("leave_stop_person")
    if verdict is Verdict.ASKING:
        return sentence("leave_stop_asking")
    if verdict is Verdict.REFUSED and model.found is not None:
        rule = model.found.refusals[0].rule
        return sentence(f"leave_stop_{rule if rule in _STOPS else 'other'}")
    return sentence("leave_stop_other") if verdict is Verdict.WRONG else ""


def next_words(shown: LeaveShown) -> str:
    """What happens next, and who has to do something."""
    state = shown.state.value
    begin, end = slot_text_of(shown)
    if state in ("submitted", "opinion"):
        return sentence(f"leave_next_{_waits_for(shown)}")
    if state == "approved":
        waits = bool(shown.cover and not shown.handed_over_us)
        return sentence(
            "leave_next_handover" if waits else "leave_next_begin",
            {"cover": shown.cover_name, "begin": begin},
        )
    if shown.reported and not shown.back:
        return sentence("leave_next_reported")
    if state == "away":
        return sentence("leave_next_return", {"end": end})
    known = state if state in ("draft", "overdue", "refused") else "none"
    return sentence(f"leave_next_{known}")


def _waits_for(shown: LeaveShown) -> str:
    if asked_open(shown):
        return "answer"
    if shown.state.value == "submitted" and shown.route == Route.DEPARTMENT_THEN_CENTRE:
        return "department"
    return "leader" if shown.over else "centre"


def asked_open(shown: LeaveShown) -> bool:
    """The centre has asked something that nobody has answered."""
    kinds = [talk.kind for talk in shown.talks if talk.kind in ("asked", "answered")]
    return bool(kinds) and kinds[-1] == "asked"


def slot_text_of(shown: LeaveShown) -> tuple[str, str]:
    """First and last half-day in words."""
    return (
        half_day_text(shown.first.date, shown.first.half),
        half_day_text(shown.last.date, shown.last.half),
    )


def sent_words(shown: LeaveShown) -> str:
    """What is said once the request is handed in: its number and what happens next."""
    params = {
        "number": shown.leave,
        "name": shown.name,
        "type": shown.kind,
        "own_halves": shown.halves,
        "next": next_words(shown),
    }
    return sentence("leave_sent", params)
