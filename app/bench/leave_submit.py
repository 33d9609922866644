"""Handing a request in, at ten and at a thousand open ones: CPU, and how many queries it takes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import cache
from pathlib import Path

from app.bench.figure import Figure, Scale
from app.bench.leave_figures import Measured, cpu_figure, measured, query_figure
from app.bench.leave_store import OFFICER, TODAY, Size, leave_halls
from app.bench.scratch import subject
from app.services.hall import Hall
from app.services.leave import LeaveService, wanted_of

_FREE = TODAY + timedelta(days=136)
"""From here on nobody has asked for anything; a Thursday."""


def figures(scale: Scale, folder: Path) -> list[Figure]:
    """Two half-days of a window that has others away, by the attendance officer."""
    found = submitted(scale, folder)
    name = f"leave submitted at {found.open} open, CPU p50"
    return [cpu_figure(name, found), query_figure("leave submitted", found)]


@cache
def submitted(scale: Scale, folder: Path) -> Measured:
    """Once a run: the peer's figure is held against the same measurement."""
    with leave_halls(folder, scale) as (size, few, many):
        return measured(size, _acts(few, size), _acts(many, size), few, many, scale.of(150, 60, 3))


def _acts(hall: Hall, size: Size) -> Callable[[int], object]:
    service = LeaveService(hall)

    def act(turn: int) -> object:
        person = turn % size.people
        day = _FREE + timedelta(days=7 * (turn // size.groups))
        wanted = wanted_of(subject(person), "personal", f"{day}am", f"{day}pm", "家中有事")
        return service.submit(OFFICER, wanted)

    return act
