"""The simulated scanner: a module, its wire and its faults, running on a thread of its own."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from types import TracebackType

from devices.simulator.faults import FaultMenu
from devices.simulator.line import LineClock
from devices.simulator.matcher import make_matcher
from devices.simulator.models import MODELS
from devices.simulator.module import Module
from devices.simulator.servicing import Servicing
from devices.simulator.state import State
from devices.simulator.stats import Stats
from devices.simulator.transport import make_transport

IDLE = 0.02  # seconds between looks at the stop flag and at what other threads ask


class SimulatedScanner:
    """A fingerprint module to connect to at `url`; a context manager that runs while entered.

    `transport` is pty, tcp or auto; `timing` makes every byte cost its time at `baud`; `fingers` are
    enrolled beforehand, finger i in slot i; `matcher` is opaque, minutiae or auto.
    """

    def __init__(
        self,
        model: str = "r305",
        *,
        transport: str = "auto",
        host: str = "127.0.0.1",
        port: int = 0,
        baud: int = 57600,
        timing: bool = False,
        capacity: int | None = None,
        fingers: int = 0,
        matcher: str = "opaque",
        seed: int = 0,
        faults: FaultMenu | None = None,
    ) -> None:
        kind = MODELS[model]
        self.faults = faults or FaultMenu(seed=seed)
        self.stats = Stats()
        self.state = State(kind, make_matcher(matcher), capacity or kind.capacity, seed, baud_n=baud // 9600)
        self.state.preload(fingers)
        self._transport = make_transport(transport, host, port)
        module = Module(self.state, self.faults)
        self._service = Servicing(self._transport, module, self.faults, LineClock(timing), self.stats)
        self._asked: deque[tuple[Callable[[], None], threading.Event]] = deque()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"simulated {model}", daemon=True)

    def __enter__(self) -> SimulatedScanner:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        self._thread.join()
        self._transport.close()

    @property
    def url(self) -> str:
        """What to give as the scanner's port."""
        return self._transport.url

    @property
    def terminal(self) -> str | None:
        """The pseudo-terminal's own name, where it is one."""
        return getattr(self._transport, "slave_path", None)

    def place(self, finger: int, quality: int = 90) -> None:
        """Lay a finger on the glass; quality 0..100, below 35 it cannot be read."""
        self.state.platen.quality = quality
        self.state.platen.finger = finger

    def lift(self, noticed: float = 0.0) -> bool:
        """Take the finger away; waits up to `noticed` seconds until the host has seen the empty glass."""
        before = self.state.empty_looks
        self.state.platen.finger = None
        return self._service.wait_for(lambda: self.state.empty_looks > before, noticed)

    def press(self, finger: int, quality: int = 90, timeout: float = 10.0) -> bool:
        """As a person does: lay a finger down until it was searched for, lift it until that was noticed.

        False where the host did not do its part within `timeout` seconds.
        """
        before = self._service.searches
        self.place(finger, quality)
        searched = self._service.wait_for(lambda: self._service.searches > before, timeout)
        return self.lift(timeout) and searched

    def unplug(self) -> None:
        """Pull the cable; the module loses its power."""
        self._on_thread(self._service.unplug)

    def replug(self) -> None:
        """Put the cable back."""
        self._on_thread(self._transport.replug)

    def unplug_after(self, count: int) -> None:
        """Pull the cable when `count` more bytes have crossed it, either way."""
        self._on_thread(lambda: self._service.allow(count))

    def power_cycle(self) -> None:
        """Restart the module: buffers and password latch cleared; an R503 says 0x55."""
        self._on_thread(self._service.restart)

    def silence(self, seconds: float) -> None:
        """Answer nothing for so long; 0 ends it."""
        self._service.silence(seconds)

    def _on_thread(self, action: Callable[[], None]) -> None:
        done = threading.Event()
        self._asked.append((action, done))
        done.wait(5.0)

    def _run(self) -> None:
        while not self._stop.is_set():
            while self._asked:
                action, done = self._asked.popleft()
                action()
                done.set()
            self._service.step(IDLE)
