"""The clocks of a fact: wall, boot id and boot clock, and the hall's zone (design.md 4)."""

from __future__ import annotations

import time
import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from app.domain.month import Moment

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


def _read_boot_id() -> str:
    """Linux names each boot; elsewhere the minute of the boot serves."""
    try:
        return _BOOT_ID.read_text("ascii").strip()
    except OSError:
        started = int((time.time() - time.monotonic()) / 60)
        return uuid.uuid5(uuid.NAMESPACE_OID, str(started)).hex


class Clock:
    """Reads the machine's clocks; `as_of` freezes the wall clock of a practice store."""

    def __init__(self, as_of: datetime | None = None) -> None:
        self.as_of = as_of
        self.boot_id = _read_boot_id()

    def wall_us(self) -> int:
        """UTC microseconds since 1970."""
        if self.as_of is not None:
            return round(self.as_of.timestamp()) * 1_000_000
        return time.time_ns() // 1000

    def boot_us(self) -> int:
        """Microseconds since boot, unmoved by changes of the wall clock; sleep counts where it can."""
        boottime = getattr(time, "CLOCK_BOOTTIME", None)
        return time.monotonic_ns() // 1000 if boottime is None else time.clock_gettime_ns(boottime) // 1000


@dataclass(frozen=True, slots=True)
class HallTime:
    """Converts between UTC and the hall's zone."""

    zone: ZoneInfo

    @classmethod
    def of(cls, name: str) -> HallTime:
        return cls(ZoneInfo(name))

    def local(self, at: int) -> datetime:
        """UTC seconds → local time."""
        return datetime.fromtimestamp(at, self.zone)

    def at(self, day: date, second: int = 0) -> int:
        """Seconds since local midnight of `day` → UTC seconds."""
        midnight = datetime(day.year, day.month, day.day, tzinfo=self.zone)
        return round((midnight + timedelta(seconds=second)).timestamp())

    def moment(self, wall_us: int) -> Moment:
        here = self.local(wall_us // 1_000_000)
        return Moment(here.date(), here.hour * 3600 + here.minute * 60 + here.second)

    def today(self, wall_us: int) -> date:
        return self.local(wall_us // 1_000_000).date()
