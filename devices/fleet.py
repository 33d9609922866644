"""All scanners of a hall: one owner thread each, started and stopped together."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence

from devices.jobs import Job, ScannerConfig, SlotPlan
from devices.locate import PortInfo, list_ports
from devices.owner import OnEvent, ScannerOwner
from devices.pace import Pace

__all__ = ["Fleet", "PortInfo", "list_ports"]


class Fleet:
    """Owners by name; `plan` is asked with the scanner's name, on that scanner's thread."""

    def __init__(
        self,
        configs: Sequence[ScannerConfig],
        plan: Callable[[str], SlotPlan],
        on_event: OnEvent,
        *,
        pace: Pace | None = None,
    ) -> None:
        self.owners: Mapping[str, ScannerOwner] = {
            config.name: ScannerOwner(config, _plan_of(plan, config.name), on_event, pace=pace)
            for config in configs
        }
        if len(self.owners) != len(configs):
            raise ValueError("two scanners of one name")

    def __iter__(self) -> Iterator[ScannerOwner]:
        return iter(self.owners.values())

    def __getitem__(self, name: str) -> ScannerOwner:
        return self.owners[name]

    def start(self) -> None:
        """Start every owner."""
        for owner in self:
            owner.start()

    def stop(self, timeout: float = 10.0) -> bool:
        """Stop every owner; False where one is still busy after `timeout` seconds in all."""
        for owner in self:
            owner.stop(0)
        end = time.monotonic() + timeout
        ended = [owner.stop(max(0.0, end - time.monotonic())) for owner in self]
        return all(ended)

    def submit_to_all(self, job: Job, but: str | None = None) -> dict[str, int]:
        """Submit a job to every scanner but one; job numbers by scanner name."""
        return {owner.name: owner.submit(job) for owner in self if owner.name != but}


def _plan_of(plan: Callable[[str], SlotPlan], name: str) -> Callable[[], SlotPlan]:
    return lambda: plan(name)
