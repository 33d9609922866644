"""What an owner is told: its configuration, the plan of slots, and the jobs to submit."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum


@dataclass(frozen=True)
class ScannerConfig:
    """One configured scanner; `port` is COM3, /dev/ttyUSB0, socket://host:port or rfc2217://host:port.

    `usb` = (vid, pid, serial number or None): when given, the adapter is found by it wherever it is plugged.
    `patience` multiplies every deadline on the wire: more for a slow device server.
    """

    name: str
    port: str
    baud: int = 57600
    password: int = field(default=0, repr=False)
    address: int = 0xFFFFFFFF
    usb: tuple[int, int, str | None] | None = None
    patience: float = 1.0


@dataclass(frozen=True)
class SlotContent:
    """What the database wants in a slot: the content's sha256 (hex) and where to get its bytes."""

    sha256: str
    template: Callable[[], bytes] = field(compare=False, repr=False)


@dataclass(frozen=True)
class SlotPlan:
    """What the database wants on one sensor; `sensor_uid` None = no sensor is expected yet."""

    sensor_uid: str | None = None
    slots: Mapping[int, SlotContent] = field(default_factory=dict)


class EnrolStep(Enum):
    """The steps an enrolment tells the person about."""

    PLACE_FIRST = "place_first"
    LIFT = "lift"
    PLACE_AGAIN = "place_again"
    POOR_IMAGE = "poor_image"
    STORING = "storing"


@dataclass(frozen=True)
class Enrol:
    """Enrol a finger into `slot`: duplicate check, captures, store, export. Result: `Enrolled`."""

    slot: int
    captures: int = 2


@dataclass(frozen=True)
class Import:
    """Put a template into `slot` and read it back once. Result: `Stored`."""

    slot: int
    template: bytes = field(repr=False)


@dataclass(frozen=True)
class Delete:
    """Empty `slot`. Result: `Deleted`."""

    slot: int


@dataclass(frozen=True)
class Audit:
    """Read `slot` and compare with `sha256` (hex). Result: `Audited`."""

    slot: int
    sha256: str


@dataclass(frozen=True)
class Verify:
    """Wait up to `timeout` seconds for a finger and compare it with `slot` alone. Result: `Verified`."""

    slot: int
    timeout: float = 15.0


@dataclass(frozen=True)
class Sync:
    """Read the plan again and bring the sensor in step (after a commit that changed it). Result: `Synced`."""


@dataclass(frozen=True)
class Adopt:
    """Take this sensor for the hall: empty it, mark it, put the plan. Result: `Adopted`."""


Job = Enrol | Import | Delete | Audit | Verify | Sync | Adopt


@dataclass(frozen=True)
class Enrolled:
    """A finger was enrolled; `template` is the module's own format for `model`, sha256 in hex."""

    slot: int
    template: bytes = field(repr=False)
    sha256: str
    model: str


@dataclass(frozen=True)
class Stored:
    """A template lies in the slot; `sha256` is the read-back's, `exact` whether it equals what was sent."""

    slot: int
    sha256: str
    exact: bool


@dataclass(frozen=True)
class Deleted:
    """The slot is empty."""

    slot: int


@dataclass(frozen=True)
class Audited:
    """The slot was read and its content `matches` or not."""

    slot: int
    matches: bool


@dataclass(frozen=True)
class Verified:
    """The finger was compared with one slot; `score` 0 = no match."""

    slot: int
    score: int


@dataclass(frozen=True)
class Synced:
    """The plan was read again: slots `erased` at once, and slots still `pending` to be put or audited."""

    erased: int
    pending: int


@dataclass(frozen=True)
class Adopted:
    """The sensor was emptied and bears a new mark; the plan's templates follow."""

    sensor_uid: str | None


JobResult = Enrolled | Stored | Deleted | Audited | Verified | Synced | Adopted


@dataclass(frozen=True)
class JobError:
    """Why a job failed: a key of `devices.faults`, and the slot (duplicate) or code (sensor) it concerns."""

    key: str
    slot: int | None = None
    code: int | None = None


def sha256_of(template: bytes) -> str:
    """The digest by which a template is compared, in hex."""
    return hashlib.sha256(template).hexdigest()
