"""Granting a request, at ten and at a thousand open ones: CPU, and how many queries it takes."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from app.bench.figure import Figure, Scale
from app.bench.leave_figures import Measured, cpu_figure, measured, query_figure
from app.bench.leave_store import DIRECTOR, TODAY, leave_halls
from app.services.hall import Hall
from app.services.leave_decision import LeaveDecision


def figures(scale: Scale, folder: Path) -> list[Figure]:
    """Limits, cover and balance read again in the transaction that writes."""
    found = decided(scale, folder)
    name = f"leave decided at {found.open} open, CPU p50"
    return [cpu_figure(name, found), query_figure("leave decided", found)]


@cache
def decided(scale: Scale, folder: Path) -> Measured:
    """Once a run: the peer's figure is held against the same measurement."""
    with leave_halls(folder, scale) as (size, few, many):
        return measured(size, _acts(few), _acts(many), few, many, scale.of(150, 60, 3))


def _acts(hall: Hall) -> Callable[[int], object]:
    service = LeaveDecision(hall)
    return lambda turn: service.decide(DIRECTOR, f"{TODAY.year:04d}-{turn + 1:05d}", True)
