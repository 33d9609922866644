"""Histories of a hall and its upstream in which everything breaks: each seed is one, always the same."""

from __future__ import annotations

from collections import Counter

import pytest
from sqlalchemy.exc import IntegrityError

from tests.sync.mutants import MUTANTS
from tests.sync.world import Template, histories, made_template, seeds_of

SHORT, WHOLE = 500, 10_000
CHUNK = 25
MET = {
    *("plain", "upstream_restored", "terminal_restored", "cloned", "faults", "crashes", "facts", "letters"),
    *("stopped_contradicts", "stopped_we_are_behind"),
}


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    return made_template(tmp_path_factory.mktemp("sync"))


@pytest.mark.parametrize("first", range(0, SHORT, CHUNK))
def test_nothing_acknowledged_is_lost_doubled_or_made_up(template: Template, first: int) -> None:
    met = histories(template, range(first, first + CHUNK))
    assert set(met) >= {"faults", "crashes", "facts", "letters"}


@pytest.mark.full
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("first", range(SHORT, WHOLE, 500))
def test_in_ten_thousand_histories_too(template: Template, first: int) -> None:
    met: Counter[str] = histories(template, range(first, first + 500))
    print(f"seeds {first} to {first + 499}: {dict(met)}")
    assert set(met) >= MET


@pytest.mark.parametrize("name", MUTANTS)
def test_each_fault_put_in_on_purpose_is_caught(
    template: Template, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    mutant, kinds = MUTANTS[name]
    mutant(monkeypatch)
    caught = 0

    def told(seed: int) -> None:
        nonlocal caught
        caught = seed

    with pytest.raises((AssertionError, IntegrityError)):  # a check of the history, or the last layer's own
        histories(template, seeds_of(kinds, range(SHORT)), told)
    print(f"{name}: caught by seed {caught}")
