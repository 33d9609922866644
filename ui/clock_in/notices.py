"""What the page says about the scanners: the prompt, and what to do about those that are away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from devices.ports import ScannerState, ScannerStateChanged
from ui.palette import Tone
from ui.words import sentence

READY = frozenset({ScannerState.READY, ScannerState.BUSY})
COMING = frozenset({ScannerState.OPENING, ScannerState.CHECKING})


@dataclass(frozen=True, slots=True)
class Prompt:
    """The large words under the clock, and the notice below them."""

    text: str
    tone: Tone
    notice: str = ""


def prompt_of(states: Mapping[str, ScannerStateChanged]) -> Prompt:
    """From every scanner's state to what a clerk should do now."""
    if not states:
        return Prompt(sentence("prompt_no_scanner"), Tone.CALM, sentence("notice_no_scanner"))
    ready = sorted(name for name, state in states.items() if state.state in READY)
    away = [s for _, s in sorted(states.items()) if s.state not in READY | COMING]
    notice = _notice(away, ready) if away else ""
    if ready:
        return Prompt(sentence("prompt_finger"), Tone.CALM, notice)
    if len(away) < len(states):
        return Prompt(sentence("prompt_preparing"), Tone.CALM, notice)
    return Prompt(sentence("prompt_all_lost"), Tone.ERROR, notice)


def _notice(away: list[ScannerStateChanged], ready: list[str]) -> str:
    faults = [sentence("notice_fault", _fault_of(state)) for state in away]
    return sentence("notice_use_others" if ready else "notice_use_pin", {"faults": faults, "others": ready})


def _fault_of(state: ScannerStateChanged) -> dict[str, object]:
    return {"scanner": state.scanner, "scanner_fault": state.fault_key or "scanner.absent"}
