"""Bytes on the wire, counted by the module."""

from __future__ import annotations

from pathlib import Path

from app.bench.figure import Figure, Scale
from app.bench.modules import ModuleProcess
from devices.serial_scanner import SerialScanner
from devices.wire import HEADER

TEMPLATE, CONTENT = 512, 128
_FRAME = HEADER + 2
_ACK = _FRAME + 1


def figures(scale: Scale, folder: Path) -> list[Figure]:
    """Identify and import, held against the sizes of the frames that the datasheets ask for."""
    rounds = scale.of(20, 5, 2)
    with ModuleProcess("--fingers", "4", "--no-timing") as module:
        scanner = SerialScanner(module.config())
        scanner.open()
        try:
            identify = _identify(scanner, module, rounds)
            imported = _import(scanner, module, rounds)
        finally:
            scanner.close()
    return [
        _figure("bytes per identify", identify, IDENTIFY_BYTES),
        _figure("bytes per 512-byte import", imported, IMPORT_BYTES),
    ]


def _command(payload: int, answer: int = 1) -> int:
    return (_FRAME + payload) + (_FRAME + answer)


IDENTIFY_BYTES = _command(1) + _command(2) + _command(6, 5)
"""GenImg, Img2Tz, Search: 24 + 25 + 33."""
IMPORT_BYTES = _command(2) + TEMPLATE // CONTENT * (_FRAME + CONTENT)
"""DownChar and its data frames."""


def _identify(scanner: SerialScanner, module: ModuleProcess, rounds: int) -> float:
    module.say("place 2")
    module.say("reset")
    for _ in range(rounds):
        hit = scanner.identify()
        if hit is None or hit.slot != 2:
            raise RuntimeError("the simulated finger was not recognised")
    counted = module.stats()
    return float(counted["to_module"] + counted["from_module"]) / rounds


def _import(scanner: SerialScanner, module: ModuleProcess, rounds: int) -> float:
    template = scanner.export(2)
    module.say("reset")
    for slot in range(10, 10 + rounds):
        scanner.import_(slot, template, verify=False)
    ops: dict[str, list[int]] = module.stats()["ops"]
    _, to_module, from_module = ops["DownChar"]
    return (to_module + from_module) / rounds


def _figure(name: str, value: float, reference: int) -> Figure:
    return Figure(
        name,
        value,
        "B",
        "frames asked for",
        reference,
        value / reference,
        f"= {reference}",
        value == reference,
    )
