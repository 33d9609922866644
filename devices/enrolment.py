"""Enrolling one finger on one module: captures, duplicate check, model, store, export."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from devices import ops
from devices.errors import FpCancelled, FpNoFinger, FpSensor
from devices.jobs import EnrolStep
from devices.ports import CancelFlag

if TYPE_CHECKING:
    from devices.serial_scanner import SerialScanner

PERSON = 20.0  # seconds given to put a finger down or lift it
TRIES = 5
UNUSABLE = (0x03, 0x06, 0x07, 0x15, 0x17)  # image or features no good: try again

Prompts = Callable[[EnrolStep], None]


def enroll(
    scanner: SerialScanner, slot: int, prompts: Prompts, captures: int, cancel: CancelFlag | None
) -> bytes:
    """See `SerialScanner.enroll`."""
    prompts(EnrolStep.PLACE_FIRST)
    _capture(scanner, 1, prompts, cancel)
    scanner.refuse_duplicate(slot)
    for buffer in range(2, captures + 1):
        prompts(EnrolStep.LIFT)
        _await(scanner.wait_lifted, cancel)
        prompts(EnrolStep.PLACE_AGAIN)
        _capture(scanner, buffer, prompts, cancel)
    scanner.fp.ask(ops.REG_MODEL)
    prompts(EnrolStep.STORING)
    scanner.fp.storeTemplate(slot, 1)
    return scanner.read_buffer()


def _capture(scanner: SerialScanner, buffer: int, prompts: Prompts, cancel: CancelFlag | None) -> None:
    for attempt in range(TRIES):
        _await(scanner.wait_finger, cancel)
        try:
            scanner.fp.ask(ops.IMG2TZ, bytes([buffer]))
            return
        except FpSensor as error:
            if error.code not in UNUSABLE or attempt == TRIES - 1:
                raise
        prompts(EnrolStep.POOR_IMAGE)
        _await(scanner.wait_lifted, cancel)


def _await(wait: Callable[[float, CancelFlag | None], bool], cancel: CancelFlag | None) -> None:
    if wait(PERSON, cancel):
        return
    if cancel is not None and cancel.is_set():
        raise FpCancelled("enrolment cancelled")
    raise FpNoFinger("nobody there")
