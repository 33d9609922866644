"""Looks for a finger, says who it is, and waits for it to be lifted."""

from __future__ import annotations

from devices import faults, ops
from devices.enrolment import UNUSABLE
from devices.errors import FpSensor
from devices.keeper import Keeper, Tell
from devices.ports import CancelFlag, FingerHit, FingerUnknown, FingerUnreadable, Hit, Scanner, SlotFault

READINGS = 3  # unusable images of one finger before the person is told
_REASONS = {0x03: "capture", 0x06: "messy", 0x07: "few_features", 0x15: "capture", 0x17: "capture"}


class FingerWatch:
    """One look per call; at most one event for each time a finger is put down."""

    def __init__(self, name: str, scanner: Scanner, keeper: Keeper, tell: Tell) -> None:
        self._name, self._scanner, self._keeper, self._tell = name, scanner, keeper, tell
        self.cancel: CancelFlag | None = None
        self.held = False
        self._unusable = 0

    def look(self) -> None:
        """Poll once (24 bytes without a finger, 82 with one). Errors of the wire are the caller's."""
        if self.held:
            self._see_lifted()
            return
        try:
            hit = self._scanner.identify(self.cancel, self._keeper.span)
        except FpSensor as error:
            self._no_image(error)
            return
        self._unusable = 0
        self._report(hit)
        self.held = True

    def _see_lifted(self) -> None:
        if self._scanner.wait_lifted(0, self.cancel):
            self.held = False
            self._scanner.led("ready")

    def _no_image(self, error: FpSensor) -> None:
        if (error.op, error.code) == (ops.GEN_IMG, 0x02):
            self._unusable = 0
            return
        if error.code not in UNUSABLE:
            raise error
        self._unusable += 1
        if self._unusable == READINGS:
            self._unusable, self.held = 0, True
            self._tell(FingerUnreadable(self._name, _REASONS[error.code]))

    def _report(self, hit: Hit | None) -> None:
        key = None if hit is None else self._keeper.vouch(hit.slot)
        uid = self._scanner.info.sensor_uid
        if hit is not None and key is None:
            self._tell(FingerHit(self._name, uid, hit.slot, hit.score))
            self._scanner.led("ok")
            return
        if hit is not None and key is not None and not self._fresh(hit.slot, key):
            self._tell(SlotFault(self._name, uid, hit.slot, key))
        self._tell(FingerUnknown(self._name))
        self._scanner.led("bad")

    def _fresh(self, slot: int, key: str) -> bool:
        """Just enrolled and not yet a fact: unknown, but no alarm."""
        return key == faults.SLOT_UNPLANNED and slot in self._keeper.pending
