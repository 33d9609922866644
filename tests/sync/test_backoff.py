"""Waiting after failures: spread out, doubled, capped, and as upstream asks."""

import random

from app.sync.backoff import CAP_SECONDS, Backoff


def test_waits_grow_up_to_the_cap_and_are_spread_over_the_whole_range() -> None:
    waits = []
    for seed in range(200):
        backoff = Backoff(random.Random(seed))
        waits.append([backoff.failed() for _ in range(14)])
    for turn in range(14):
        ceiling = min(CAP_SECONDS, 2.0**turn)
        column = [wait[turn] for wait in waits]
        assert max(column) <= ceiling
        assert min(column) < ceiling / 4
        assert max(column) > ceiling * 3 / 4


def test_upstream_may_ask_for_more_but_not_for_ever() -> None:
    backoff = Backoff(random.Random(1))
    assert backoff.failed(20.0) >= 20.0
    assert backoff.failed(10.0**9) == CAP_SECONDS
    assert backoff.failed(-5.0) > 0


def test_a_success_begins_anew() -> None:
    backoff = Backoff(random.Random(1))
    for _ in range(10):
        backoff.failed()
    backoff.succeeded()
    assert backoff.failed() <= 1.0
