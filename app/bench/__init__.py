"""`zaigang bench`: the product's figures, each beside its reference from the same run."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence

BENCHES = (
    "wire",
    "identify",
    "punch",
    "desktop",
    "month",
    "sheets",
    "coverage_calendar",
    "leave_submit",
    "leave_decide",
    "leave_peer",
    "start",
    "polling",
    "projections",
    "upstream_push",
    "upstream_line",
    "upstream_halls",
)
"""In the order of the printed table; each is a module here with `figures(scale, folder)`."""

NOT_HELD, WRONG_USE = 1, 2


def run_bench(names: Sequence[str], quick: bool) -> int:
    """Measures and prints the table; 0 if every figure holds, 1 if one does not, 2 for an unknown name.

    `names` selects benches by (part of) their word; none means all.
    """
    # here, so that what is measured in a process of its own does not import all this
    from app.bench.figure import Figure, Scale
    from app.bench.machine import machine_line
    from app.bench.scratch import scratch_folder
    from app.bench.table import table

    chosen = [bench for bench in BENCHES if not names or any(name in bench for name in names)]
    if not chosen or any(not any(name in bench for bench in BENCHES) for name in names):
        print(f"bench: one of {', '.join(BENCHES)}", file=sys.stderr)
        return WRONG_USE
    found: list[Figure] = []
    with scratch_folder() as folder:
        print(machine_line(folder), flush=True)
        for bench in chosen:
            print(f"… {bench}", file=sys.stderr, flush=True)
            module = importlib.import_module(f"app.bench.{bench}")
            found += module.figures(Scale.QUICK if quick else Scale.FULL, folder)
    print(table(found))
    return 0 if all(figure.holds for figure in found) else NOT_HELD
