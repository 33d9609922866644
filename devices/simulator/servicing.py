"""Serving one simulated module's wire: bytes in, faults on the way, bytes out, all of it counted."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from devices import ops
from devices.simulator.faults import Fault, FaultMenu
from devices.simulator.line import LineClock
from devices.simulator.module import Module, Reply
from devices.simulator.stats import Stats
from devices.simulator.transport import Transport
from devices.wire import COMMAND, HEADER, Damaged, FrameReader, Packet

HALF_FRAME = 0.3  # a frame that stops for so many seconds is forgotten, as modules do
FOREVER = 1e9
_SEARCHES = (ops.SEARCH, ops.FAST_SEARCH, ops.AUTO_IDENTIFY)


class Servicing:
    """Runs on the simulator's thread, except `silence` and `wait_for`."""

    def __init__(
        self, transport: Transport, module: Module, faults: FaultMenu, clock: LineClock, stats: Stats
    ) -> None:
        self._transport, self._module, self._faults = transport, module, faults
        self._clock, self._stats = clock, stats
        self._reader = FrameReader()
        self._last_byte = 0.0
        self._silent_until = 0.0
        self._allowed: int | None = None
        self._replied = threading.Condition()
        self.searches = 0

    def step(self, timeout: float) -> None:
        """Serve what comes within `timeout` seconds."""
        data = self._transport.read(timeout)
        now = time.monotonic()
        if data:
            self._last_byte = now
            self._take(data)
        elif self._reader.half_read and now - self._last_byte > HALF_FRAME:
            self._reader.reset()

    def silence(self, seconds: float) -> None:
        """Answer nothing for so long."""
        self._silent_until = time.monotonic() + seconds

    def wait_for(self, happened: Callable[[], bool], timeout: float) -> bool:
        """Wait until something is true after a reply; False after `timeout` seconds."""
        with self._replied:
            return self._replied.wait_for(happened, timeout)

    def unplug(self) -> None:
        """Pull the cable; the module loses its power."""
        self._transport.unplug()
        self._module.state.power_cycle()
        self._reader.reset()
        self._allowed = None

    def restart(self) -> None:
        """Cut the power for a moment."""
        self._module.state.power_cycle()
        if self._module.state.model.extras:
            self._put(b"\x55")

    def allow(self, count: int) -> None:
        """Let `count` more bytes through, then pull the cable."""
        self._allowed = count
        self._pull_if_spent()

    def _take(self, data: bytes) -> None:
        data = self._let_through(data)
        self._clock.arrived(len(data), self._baud)
        self._reader.feed(data)
        while (found := self._reader.next()) is not None:
            self._count(found)
            if time.monotonic() < self._silent_until:
                continue
            if (reply := self._module.handle(found)) is not None:
                self._send(reply)
        self._pull_if_spent()

    def _count(self, found: Packet | Damaged) -> None:
        if isinstance(found, Packet):
            if found.pid == COMMAND:
                self._stats.command(found.payload[0])
            self._stats.came(HEADER + len(found.payload) + 2)

    def _send(self, reply: Reply) -> None:
        fault = self._faults.for_reply()
        whole = reply.ack + reply.rest
        if fault is None:
            self._put(whole)
        elif fault.kind == "cut":
            self._put(self._faults.spoil(fault, whole))
        elif fault.kind == "error_first":
            self._put(reply.error_first + whole)
        elif fault.kind in ("drop", "silent", "reboot", "unplug", "late"):
            self._misbehave(fault, whole)
        else:
            self._put(self._faults.spoil(fault, reply.ack) + reply.rest)
        with self._replied:
            self.searches += reply.op in _SEARCHES
            self._replied.notify_all()

    def _misbehave(self, fault: Fault, whole: bytes) -> None:
        if fault.kind == "silent":
            self.silence(fault.amount if fault.amount is not None else FOREVER)
        elif fault.kind == "reboot":
            self._module.state.power_cycle()
            self._put(b"\x55")
        elif fault.kind == "unplug":
            self._put(whole[: int(fault.amount or 0)])
            self.unplug()
        elif fault.kind == "late":
            time.sleep(self._faults.seconds_late(fault))
            self._put(whole)

    def _put(self, data: bytes) -> None:
        data = self._let_through(data)
        self._stats.went(len(data))
        self._clock.release(data, self._baud, self._transport.write)
        self._pull_if_spent()

    def _let_through(self, data: bytes) -> bytes:
        if self._allowed is None:
            return data
        data = data[: self._allowed]
        self._allowed -= len(data)
        return data

    def _pull_if_spent(self) -> None:
        if self._allowed == 0:
            self.unplug()

    @property
    def _baud(self) -> int:
        return self._module.state.baud_n * 9600
