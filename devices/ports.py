"""The scanner port: what a driver offers, and the events that cross threads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from devices.jobs import EnrolStep, JobError, JobResult
from devices.mark import Mark


class CancelFlag(Protocol):
    """What a waiting call looks at; a `threading.Event` is one."""

    def is_set(self) -> bool:
        """True once the wait should end."""
        ...


@dataclass(frozen=True)
class ScannerInfo:
    """What an opened scanner is: sizes in bytes, capacity in templates, `usb` = (vid, pid, serial number)."""

    port: str
    usb: tuple[int, int, str | None] | None
    sensor_uid: str | None
    uid_derived: bool
    model: str
    capacity: int
    template_len: int | None
    packet: int
    baud: int
    security: int | None


@dataclass(frozen=True)
class Health:
    """A moment's state of an open scanner: status register, stored templates, and counters since opening."""

    status: int | None
    count: int
    commands: int
    timeouts: int
    resyncs: int
    garbage_bytes: int


@dataclass(frozen=True)
class Hit:
    """One finger recognised in one transaction: the slot and the module's own score."""

    slot: int
    score: int


class Scanner(Protocol):
    """A fingerprint scanner; all calls on its owner's thread, all raise only `FpError` kinds."""

    @property
    def info(self) -> ScannerInfo: ...
    def open(self) -> ScannerInfo: ...
    def close(self) -> None: ...
    def health(self) -> Health: ...
    def wait_finger(self, timeout: float, cancel: CancelFlag | None = None) -> bool: ...
    def wait_lifted(self, timeout: float, cancel: CancelFlag | None = None) -> bool: ...
    def identify(
        self, cancel: CancelFlag | None = None, span: tuple[int, int | None] = (0, None)
    ) -> Hit | None: ...
    def verify(self, slot: int, cancel: CancelFlag | None = None) -> int: ...
    def enroll(
        self,
        slot: int,
        prompts: Callable[[EnrolStep], None],
        captures: int = 2,
        cancel: CancelFlag | None = None,
    ) -> bytes: ...
    def export(self, slot: int) -> bytes: ...
    def import_(self, slot: int, template: bytes, verify: bool = True) -> bytes: ...
    def delete(self, slot: int, n: int = 1) -> None: ...
    def clear(self) -> None: ...
    def index(self) -> frozenset[int]: ...
    def count(self) -> int: ...
    def led(self, state: str) -> None: ...
    @property
    def mark(self) -> Mark | None: ...
    def set_mark(self, mark: Mark) -> None: ...
    def still_same(self) -> bool: ...


class ScannerState(Enum):
    """Where a scanner's owner stands; fingers are read in READY and, between jobs, in BUSY."""

    ABSENT = "absent"
    OPENING = "opening"
    CHECKING = "checking"
    READY = "ready"
    BUSY = "busy"
    LOST = "lost"
    QUARANTINE = "quarantine"


@dataclass(frozen=True)
class ScannerEvent:
    """Anything an owner tells; `scanner` is the configured name."""

    scanner: str


@dataclass(frozen=True)
class ScannerStateChanged(ScannerEvent):
    """The owner's state changed; `fault_key` says why for LOST and QUARANTINE (see `devices.faults`)."""

    state: ScannerState
    info: ScannerInfo | None = None
    fault_key: str | None = None


@dataclass(frozen=True)
class FingerHit(ScannerEvent):
    """A finger was recognised in a slot of the plan whose content is known to be the plan's."""

    sensor_uid: str | None
    slot: int
    score: int


@dataclass(frozen=True)
class FingerUnknown(ScannerEvent):
    """A finger was read and is nobody of the plan."""


@dataclass(frozen=True)
class FingerUnreadable(ScannerEvent):
    """A finger lay there and could not be read: `reason` is messy, few_features or capture."""

    reason: str


@dataclass(frozen=True)
class EnrolProgress(ScannerEvent):
    """An enrolment came to `step`."""

    job: int
    step: EnrolStep


@dataclass(frozen=True)
class JobDone(ScannerEvent):
    """A submitted job ended: exactly one of `result` and `error` is given."""

    job: int
    result: JobResult | None = None
    error: JobError | None = None


@dataclass(frozen=True)
class SlotStored(ScannerEvent):
    """The owner put a template into a slot while bringing the sensor in step; `sha256` is the read-back's."""

    sensor_uid: str | None
    slot: int
    sha256: str


@dataclass(frozen=True)
class SlotFault(ScannerEvent):
    """A slot was not as planned (`key` in `devices.faults`): an alarm to record, already acted on."""

    sensor_uid: str | None
    slot: int
    key: str
