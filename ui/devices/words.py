"""Scanners in words: state, what was last seen, what to do."""

from __future__ import annotations

from app.services.clock import HallTime
from devices.jobs import JobError
from devices.ports import (
    FingerHit,
    FingerUnknown,
    FingerUnreadable,
    ScannerEvent,
    ScannerState,
    ScannerStateChanged,
    SlotFault,
    SlotStored,
)
from ui.devices.view_model import ScannerLine
from ui.palette import SYMBOLS
from ui.words import sentence, term

_EVENTS: dict[type[ScannerEvent], str] = {
    FingerHit: "scanner_event_hit",
    FingerUnknown: "scanner_event_unknown",
    FingerUnreadable: "scanner_event_unreadable",
    SlotStored: "scanner_event_stored",
    SlotFault: "scanner_event_fault",
    ScannerStateChanged: "scanner_event_lost",
}


def state_words(line: ScannerLine) -> str:
    return f"{SYMBOLS[line.tone]} {term('scanner_state', line.state.state)}"


def templates_words(line: ScannerLine) -> str:
    """How many templates are on it, of how many that should be."""
    if line.state.state is ScannerState.BUSY:
        return sentence("scanner_filling", {"wanted": line.wanted})
    if line.in_step:
        return sentence("scanner_filled", {"wanted": line.wanted})
    return sentence("scanner_wanted", {"wanted": line.wanted})


def last_words(line: ScannerLine, time: HallTime) -> str:
    """The last event with the hall's time; who it was is nobody's business here."""
    event = line.tally.last
    if event is None:
        return sentence("scanner_event_none")
    at = time.local(line.tally.last_us // 1_000_000)
    return f"{at:%H:%M} {sentence(_EVENTS[type(event)])}"


def advice(line: ScannerLine) -> str:
    """What is the matter and what to do; a sentence also when all is well."""
    if line.state.fault_key:
        return sentence(line.state.fault_key, {"scanner": line.name})
    return sentence(f"scanner_advice_{line.state.state.value}", {"scanner": line.name})


def job_error_words(error: JobError | None, scanner: str) -> str:
    """Why a job at a scanner failed; whose finger a slot holds is not said."""
    if error is None:
        return sentence("scanner.not_ready", {"scanner": scanner})
    key = "enrol_duplicate" if error.key == "scanner.duplicate_finger" else error.key
    return sentence(key, {"scanner": scanner, "code": error.code or 0, "slot": error.slot or 0})
