"""The modules that can be simulated, as data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Model:
    """One module family: sizes in bytes and pixels, capacity in templates."""

    name: str
    system_id: int
    capacity: int
    template: int
    image: tuple[int, int] = (256, 288)
    buffers: int = 2
    extras: bool = False  # the R503 operations
    reports_parameters: bool = True  # ReadSysPara, absent on the R308
    notepad: bool = True


MODELS = {
    model.name: model
    for model in (
        Model("r305", 0x0009, 256, 512),
        Model("r307s", 0x0009, 1000, 768),
        Model("r308", 0x0009, 500, 512, reports_parameters=False, notepad=False),
        Model("r503", 0x0000, 200, 1536, (192, 192), 6, extras=True),
    )
}
