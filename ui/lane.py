"""A thread that does one thing after another."""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import SimpleQueue

STOP_SECONDS = 30.0


class Lane:
    """Runs what is put into it in order; started by the first thing put."""

    def __init__(self, name: str) -> None:
        self._todo: SimpleQueue[Callable[[], object] | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._run, name=f"lane-{name}", daemon=True)

    def put(self, run: Callable[[], object]) -> None:
        """`run` must not raise."""
        if not self._thread.ident:
            self._thread.start()
        self._todo.put(run)

    def stop(self) -> None:
        """Finishes what was put and ends; what takes longer than half a minute is left behind."""
        self._todo.put(None)
        if self._thread.ident:
            self._thread.join(STOP_SECONDS)

    def _run(self) -> None:
        while (run := self._todo.get()) is not None:
            run()
