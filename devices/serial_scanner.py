"""A `Scanner` over the serial modules: minimal bytes for every job, and typed errors."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from devices import enrolment, ops
from devices.errors import FpDuplicate, FpGone, FpProtocol, FpSensor
from devices.fingerprint import HardenedFingerprint
from devices.identity import read_identity
from devices.jobs import EnrolStep, ScannerConfig
from devices.mark import PAGE, Mark, from_page
from devices.ports import CancelFlag, Health, Hit, ScannerInfo

PAGE_SLOTS = 256
POLL = 0.1  # seconds between looks while a person is expected
LED_STATES = {  # mode, speed, colour, cycles of an R503
    "ready": (1, 0x60, 2, 0),
    "ok": (3, 0, 4, 0),
    "bad": (2, 0x20, 1, 3),
    "off": (4, 0, 1, 0),
}


class SerialScanner:
    """One connection to one module; never reopened: make a new one after FpGone."""

    def __init__(self, config: ScannerConfig, port: str | None = None) -> None:
        self._config = config
        self._port = port or config.port
        self._fp: HardenedFingerprint | None = None
        self._info: ScannerInfo | None = None
        self._mark: Mark | None = None

    @property
    def info(self) -> ScannerInfo:
        """What was learnt at opening; FpGone before that."""
        if self._info is None:
            raise FpGone("not open")
        return self._info

    @property
    def mark(self) -> Mark | None:
        """Our mark on the sensor, where it bears one."""
        return self._mark

    @property
    def fp(self) -> HardenedFingerprint:
        """The open driver; FpGone where there is none."""
        if self._fp is None:
            raise FpGone("not open")
        return self._fp

    def open(self) -> ScannerInfo:
        """Open port, resynchronise, unlock, read parameters and mark.

        FpSensor(VfyPwd, 0x13): wrong password.
        """
        config = self._config
        self._fp = HardenedFingerprint(
            self._port, config.baud, config.address, config.password, config.patience
        )
        if not self._fp.verifyPassword():
            raise FpSensor(ops.VERIFY_PWD, 0x13)
        self._info, self._mark = read_identity(self._fp, self._port)
        return self._info

    def close(self) -> None:
        """Close the port; may block on a dead handle (see `devices.closing`)."""
        fp, self._fp = self._fp, None
        if fp is not None:
            fp.close()

    def health(self) -> Health:
        """Status register, template count and counters: 66 bytes on the wire."""
        fp = self.fp
        fp.forget_parameters()
        status = fp.getSystemParameters()[0] if fp.has_parameters else None
        garbage = fp.link.reader.garbage
        return Health(status, self.count(), fp.commands, fp.timeouts, fp.resyncs, garbage)

    # -- fingers -------------------------------------------------------------------------------

    def wait_finger(self, timeout: float, cancel: CancelFlag | None = None) -> bool:
        """Look for a finger for up to `timeout` seconds (0: one look); its image is taken."""
        return self._wait(True, timeout, cancel)

    def wait_lifted(self, timeout: float, cancel: CancelFlag | None = None) -> bool:
        """Look for up to `timeout` seconds whether the glass is free."""
        return self._wait(False, timeout, cancel)

    def identify(
        self, cancel: CancelFlag | None = None, span: tuple[int, int | None] = (0, None)
    ) -> Hit | None:
        """Take an image and search slots [span): 82 bytes on the wire. None: nobody of these.

        FpSensor(GenImg, 0x02) where no finger lies there, after 24 bytes.
        """
        with self._cancellable(cancel) as fp:
            fp.ask(ops.GEN_IMG)
            fp.ask(ops.IMG2TZ, b"\x01")
            return self._search(fp, span)

    def verify(self, slot: int, cancel: CancelFlag | None = None) -> int:
        """Compare the finger on the glass with one slot; the score, 0 = no match."""
        with self._cancellable(cancel) as fp:
            fp.ask(ops.GEN_IMG)
            fp.ask(ops.IMG2TZ, b"\x01")
            fp.loadTemplate(self._slot(slot), 2)
            return int(fp.compareCharacteristics())

    def enroll(
        self,
        slot: int,
        prompts: Callable[[EnrolStep], None],
        captures: int = 2,
        cancel: CancelFlag | None = None,
    ) -> bytes:
        """Take captures of one finger, store them in `slot`, and give back the module's template.

        FpDuplicate where another slot knows the finger, FpSensor(RegModel, 0x0A) where the captures
        differ, FpNoFinger where nobody comes.
        """
        self._slot(slot)
        with self._cancellable(cancel):
            return enrolment.enroll(self, slot, prompts, captures, cancel)

    def refuse_duplicate(self, slot: int) -> None:
        """FpDuplicate where the capture in buffer 1 is already known in another slot than `slot`."""
        hit = self._search(self.fp, (0, None))
        if hit is not None and hit.slot != slot:
            raise FpDuplicate(hit.slot)

    # -- the library ---------------------------------------------------------------------------

    def export(self, slot: int) -> bytes:
        """The template in a slot. FpSensor(LoadChar, 0x0C) where it is empty."""
        self.fp.loadTemplate(self._slot(slot), 1)
        return self.read_buffer()

    def read_buffer(self) -> bytes:
        """The template in buffer 1. FpSensor(UpChar, 0x0D) where it is no template (all FF, all 0)."""
        return self._checked(self.fp.downloadCharacteristics(1))

    def import_(self, slot: int, template: bytes, verify: bool = True) -> bytes:
        """Put a template into a slot; gives what was read back (or `template` unverified).

        A 512-byte template costs 581 bytes on the wire, storing 27, reading back 608.
        """
        self.fp.uploadCharacteristics(1, template)
        self.fp.storeTemplate(self._slot(slot), 1)
        return self.export(slot) if verify else template

    def delete(self, slot: int, n: int = 1) -> None:
        """Empty `n` slots from `slot`. FpSensor(Delete, 0x10) where the module will not."""
        if not self.fp.deleteTemplate(self._slot(slot), n):
            raise FpSensor(ops.DELETE, 0x10)

    def clear(self) -> None:
        """Empty the whole library."""
        if not self.fp.clearDatabase():
            raise FpSensor(ops.EMPTY, 0x11)

    def index(self) -> frozenset[int]:
        """The used slots."""
        capacity = self.info.capacity
        flags: list[bool] = []
        for page in range(-(-capacity // PAGE_SLOTS)):
            flags += self.fp.getTemplateIndex(page)
        return frozenset(slot for slot, used in enumerate(flags[:capacity]) if used)

    def count(self) -> int:
        """How many templates are stored."""
        return int(self.fp.getTemplateCount())

    def set_mark(self, mark: Mark) -> None:
        """Write our mark into the notepad; nothing where the module has none."""
        if not self.info.uid_derived:
            self.fp.ask(ops.WRITE_NOTE, bytes([PAGE]) + mark.to_page())
            self._info = replace(self.info, sensor_uid=mark.uid)
            self._mark = mark

    def still_same(self) -> bool:
        """Whether the sensor that answers still bears the mark read at opening (58 bytes)."""
        return self.info.uid_derived or from_page(self.fp.ask(ops.READ_NOTE, bytes([PAGE]))) == self._mark

    def led(self, state: str) -> None:
        """Show ready, ok, bad or off on an R503's ring; nothing on other modules."""
        if "R503" in self.info.model:
            self.fp.ask(ops.LED, bytes(LED_STATES[state]))

    # -- helpers -------------------------------------------------------------------------------

    @contextmanager
    def _cancellable(self, cancel: CancelFlag | None) -> Iterator[HardenedFingerprint]:
        fp = self.fp
        before, fp.cancel = fp.cancel, cancel
        try:
            yield fp
        finally:
            fp.cancel = before

    def _search(self, fp: HardenedFingerprint, span: tuple[int, int | None]) -> Hit | None:
        start, end = span[0], self.info.capacity if span[1] is None else span[1]
        question = b"\x01" + start.to_bytes(2, "big") + (end - start).to_bytes(2, "big")
        try:
            answer = fp.ask(ops.SEARCH, question)
        except FpSensor as error:
            if error.code == 0x09:
                return None
            raise
        slot = int.from_bytes(answer[:2], "big")
        if not start <= slot < end:
            raise FpProtocol(f"slot {slot} was not searched")
        return Hit(slot, int.from_bytes(answer[2:], "big"))

    def _wait(self, wanted: bool, timeout: float, cancel: CancelFlag | None) -> bool:
        end = time.monotonic() + timeout
        with self._cancellable(cancel) as fp:
            while True:
                if self._finger_there(fp) is wanted:
                    return True
                if time.monotonic() >= end or (cancel is not None and cancel.is_set()):
                    return False
                time.sleep(POLL)

    def _finger_there(self, fp: HardenedFingerprint) -> bool:
        try:
            return bool(fp.readImage())
        except FpSensor as error:
            if error.code in enrolment.UNUSABLE:
                return True  # something lies there that gives no image yet
            raise

    def _slot(self, slot: int) -> int:
        if not 0 <= slot < self.info.capacity:
            raise FpSensor(ops.STORE, 0x0B)
        return slot

    def _checked(self, template: bytes) -> bytes:
        if not template.strip(b"\xff") or not template.strip(b"\0"):
            raise FpSensor(ops.UP_CHAR, 0x0D)
        if self.info.template_len != len(template):
            self._info = replace(self.info, template_len=len(template))
        return template
