"""From nothing to a clock-in page with a scanner that reads, against the import of Qt's widgets alone."""

from __future__ import annotations

from pathlib import Path

from app.bench.figure import Figure, Scale, interleaved, median
from app.bench.modules import ModuleProcess, child, end
from app.bench.scratch import staffed_hall
from app.domain.access import SETUP
from app.domain.facts import ScannerSet

REACH = 8.0
PEOPLE = 100
_START = "import sys; from app.bench.start_child import main; main(*sys.argv[1:])"
_BARE = "import PySide6.QtWidgets; print('ready', flush=True)"


def figures(scale: Scale, folder: Path) -> list[Figure]:
    """From the start of the process to its word, p50; the simulated scanner is on a line at 57600 baud."""
    data = folder / "start"
    with ModuleProcess() as module:
        hall = staffed_hall(data, PEOPLE, fingers=False)
        with hall.writing(SETUP) as tx:
            tx.record(ScannerSet("door", module.url, ""))
        hall.close()
        compiled = str(folder / "compiled")
        _until_ready(compiled, _BARE)
        _until_ready(compiled, _START, str(data))  # compiles, and makes the biometric store
        ours, bare = interleaved(
            lambda: _until_ready(compiled, _START, str(data)),
            lambda: _until_ready(compiled, _BARE),
            scale.of(9, 4, 1),
        )
    value, reference = median(ours), median(bare)
    ratio = value / reference
    return [
        Figure(
            "cold start to a reading scanner, p50",
            value,
            "s",
            "import PySide6.QtWidgets",
            reference,
            ratio,
            "≤ 8 ×",
            ratio <= REACH,
        )
    ]


def _until_ready(compiled: str, code: str, *arguments: str) -> None:
    """Modules are compiled once, as on any machine that has started the program before."""
    process = child(
        code,
        *arguments,
        QT_QPA_PLATFORM="offscreen",
        PYTHONPYCACHEPREFIX=compiled,
        PYTHONDONTWRITEBYTECODE="",
    )
    try:
        assert process.stdout is not None
        if process.stdout.readline() != "ready\n":
            raise RuntimeError("the process did not come up")
    finally:
        end(process)
