"""The printed table of figures."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import east_asian_width

from app.bench.figure import Figure

_HEAD = ("figure", "ours", "reference", "", "ratio", "reach", "holds")
_RIGHT = {1, 2, 4}


def table(figures: Sequence[Figure]) -> str:
    """One line per figure, columns aligned."""
    rows = [_HEAD, *map(_row, figures)]
    widths = [max(_width(row[column]) for row in rows) for column in range(len(_HEAD))]
    return "\n".join(_line(row, widths) for row in rows)


def _row(figure: Figure) -> tuple[str, ...]:
    return (
        figure.name,
        f"{_number(figure.value)} {figure.unit}",
        f"{_number(figure.reference)} {figure.unit}",
        figure.reference_name,
        f"{figure.ratio:.2f}",
        figure.reach,
        "yes" if figure.holds else "NO",
    )


def _number(value: float) -> str:
    if value == int(value) and abs(value) < 1e6:
        return str(int(value))
    return f"{value:.3g}" if abs(value) < 100 else f"{value:.0f}"


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = []
    for column, (text, width) in enumerate(zip(row, widths, strict=True)):
        space = " " * (width - _width(text))
        cells.append(space + text if column in _RIGHT else text + space)
    return "  ".join(cells).rstrip()


def _width(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)
