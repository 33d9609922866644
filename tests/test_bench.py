"""Every bench in its shortest form: it runs, and its figures have references. No time is judged."""

from __future__ import annotations

import importlib
import math
import sys
from pathlib import Path

import pytest

from app.bench import BENCHES, run_bench
from app.bench.figure import Figure, Scale, percentile
from app.bench.machine import machine_line
from app.bench.postgres import binaries
from app.bench.table import table

ON_POSTGRES = ("upstream_push", "upstream_halls")
EXACT = {"bytes per identify": 82, "bytes per 512-byte import": 581}


@pytest.mark.parametrize("bench", BENCHES)
def test_a_bench_gives_finite_figures_each_with_its_reference(bench: str, tmp_path: Path) -> None:
    if bench in ON_POSTGRES and (sys.platform == "win32" or binaries() is None):
        pytest.skip("no PostgreSQL here")
    found: list[Figure] = importlib.import_module(f"app.bench.{bench}").figures(Scale.TRIAL, tmp_path)
    assert found
    for figure in found:
        assert math.isfinite(figure.value) and figure.value > 0
        assert math.isfinite(figure.reference) and figure.reference > 0
        assert figure.ratio == pytest.approx(figure.value / figure.reference)
        assert figure.reference_name and figure.reach


def test_the_bytes_on_the_wire_are_exactly_those_of_the_frames(tmp_path: Path) -> None:
    found = importlib.import_module("app.bench.wire").figures(Scale.TRIAL, tmp_path)
    assert {figure.name: figure.value for figure in found} == EXACT
    assert all(figure.holds for figure in found)


def test_a_month_takes_no_more_queries_for_a_larger_hall(tmp_path: Path) -> None:
    found = importlib.import_module("app.bench.month").figures(Scale.TRIAL, tmp_path)
    queries = next(figure for figure in found if "queries" in figure.name)
    assert queries.value == queries.reference <= 5


@pytest.mark.parametrize("bench", ["leave_submit", "leave_decide"])
def test_leave_takes_no_more_queries_for_more_open_requests(bench: str, tmp_path: Path) -> None:
    found = importlib.import_module(f"app.bench.{bench}").figures(Scale.TRIAL, tmp_path)
    queries = next(figure for figure in found if "queries" in figure.name)
    assert queries.value == queries.reference <= 25 and queries.holds


def test_the_peer_that_leave_is_held_against_is_named_with_its_source(tmp_path: Path) -> None:
    found: list[Figure] = importlib.import_module("app.bench.leave_peer").figures(Scale.TRIAL, tmp_path)
    assert [figure.reference for figure in found] == [0.1, 0.025]
    assert all("no public source" in f.reference_name or "#233" in f.reference_name for f in found)


def test_a_bench_of_another_name_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_bench(["wire", "wings"], quick=True) == 2
    assert "identify" in capsys.readouterr().err


def test_the_table_is_aligned_and_says_what_holds() -> None:
    good = Figure("短 one", 1.5, "ms", "bare", 1.0, 1.5, "≤ 2 ×", True)
    bad = Figure("another one", 81, "B", "frames", 82, 81 / 82, "= 82", False)
    head, first, second = table([good, bad]).splitlines()
    assert first.endswith("yes") and second.endswith("NO")
    assert head.index("holds") == second.index("NO")
    assert "81 B" in second and "82 B" in second and "0.99" in second


def test_a_percentile_is_one_of_the_values() -> None:
    values = [float(value) for value in range(100, 0, -1)]
    assert [percentile(values, part) for part in (5, 50, 99, 100)] == [5, 50, 99, 100]
    assert percentile([7.0], 5) == 7.0


def test_the_machine_is_named_with_the_disk_of_the_folder(tmp_path: Path) -> None:
    line = machine_line(tmp_path)
    assert "cores" in line and "Python 3." in line and "stores on" in line
