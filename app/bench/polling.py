"""What waiting for a finger costs: the owner's thread on an idle scanner."""

from __future__ import annotations

import threading
import time
from pathlib import Path

from serial import serial_for_url

from app.bench.figure import Figure, Scale
from app.bench.modules import ModuleProcess
from devices import ops
from devices.jobs import SlotPlan
from devices.owner import ScannerOwner
from devices.pace import Pace
from devices.ports import ScannerEvent, ScannerState
from devices.wire import COMMAND, HEADER, Packet, encode

REACH = 1.0
_READY_SECONDS = 20.0


def figures(scale: Scale, folder: Path) -> list[Figure]:
    """Percent of a core, beside a bare loop that asks the same question at the same pace."""
    span = scale.of(10, 4, 1)
    with ModuleProcess() as module:
        ours = _owner(module, span)
        bare = _bare(module, span)
    value, reference = 100 * ours / span, 100 * bare / span
    ratio = value / reference
    return [
        Figure(
            "waiting for a finger, one core",
            value,
            "%",
            "bare pyserial, same pace",
            reference,
            ratio,
            "< 1 %",
            value < REACH,
        )
    ]


def _owner(module: ModuleProcess, span: float) -> float:
    """Processor seconds of the owner's thread over `span` seconds."""
    ready = threading.Event()

    def note(_event: ScannerEvent) -> None:
        if owner.state is ScannerState.READY:
            ready.set()

    owner = ScannerOwner(module.config(), SlotPlan, note)
    owner.start()
    try:
        if not ready.wait(_READY_SECONDS):
            raise RuntimeError("the simulated scanner was not ready")
        time.sleep(0.5)
        before = _used(owner)
        time.sleep(span)
        return _used(owner) - before
    finally:
        owner.stop()


def _used(owner: ScannerOwner) -> float:
    """Where a thread's clock cannot be read from outside (Windows), the process does nothing else."""
    seconds = owner.cpu_seconds
    return time.process_time() if seconds is None else seconds


def _bare(module: ModuleProcess, span: float) -> float:
    question = encode(Packet(COMMAND, bytes([ops.GEN_IMG])))
    answer = HEADER + 3
    poll = Pace().poll
    with serial_for_url(module.url, baudrate=57600, timeout=1) as port:
        before, end = time.thread_time(), time.monotonic() + span
        while time.monotonic() < end:
            port.write(question)
            port.read(answer)
            time.sleep(poll)
        return time.thread_time() - before
