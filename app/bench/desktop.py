"""How evenly the desktop beats while two scanners are served, one of which says nothing."""

from __future__ import annotations

import json
import time
from pathlib import Path

from app.bench.figure import Figure, Scale, percentile
from app.bench.modules import ModuleProcess, child, end
from app.bench.scratch import staffed_hall
from app.services.clock import Clock

REACH = 15.0
PEOPLE = 100
_START = "import sys; from app.bench.desktop_child import main; main(*sys.argv[1:])"
_PRESS_SECONDS = 0.9


def figures(scale: Scale, folder: Path) -> list[Figure]:
    """The 99th percentile of the gaps of a 10 ms timer; beside it an empty window's in the same process."""
    span = scale.of(15, 5, 1)
    staffed_hall(folder / "desktop", PEOPLE, Clock()).close()
    with ModuleProcess() as good, ModuleProcess() as silent:
        bare, ours = _gaps(folder / "desktop", span, good, silent)
    value, reference = percentile(ours, 99), percentile(bare, 99)
    ratio = value / reference
    return [
        Figure(
            "desktop 10 ms tick, p99, one scanner silent",
            value,
            "ms",
            "empty window",
            reference,
            ratio,
            "≤ 15 ms",
            value <= REACH,
        )
    ]


def _gaps(
    data: Path, span: int, good: ModuleProcess, silent: ModuleProcess
) -> tuple[list[float], list[float]]:
    """Milliseconds of the empty window and of the desktop; a stranger's finger comes again and again."""
    process = child(_START, str(data), str(span), good.url, silent.url, QT_QPA_PLATFORM="offscreen")
    try:
        assert process.stdout is not None
        if process.stdout.readline() != "ready\n":
            raise RuntimeError("the desktop did not come up")
        silent.say("silence 3600")
        over = time.monotonic() + span
        while time.monotonic() < over:
            good.say("press 3")
            time.sleep(_PRESS_SECONDS)
        bare, ours = json.loads(process.stdout.readline())
    finally:
        end(process)
    return bare, ours
