"""Real minutiae, where the matcher is installed."""

from __future__ import annotations

import itertools

import pytest

pytest.importorskip("nbis", exc_type=ImportError)

from devices.simulator import SimulatedScanner
from devices.simulator.minutiae import MinutiaeMatcher
from tests.devices.helpers import opened


def test_captures_of_one_finger_match_and_other_fingers_do_not() -> None:
    matcher = MinutiaeMatcher()
    shots = {finger: [matcher.capture(finger, 90, nonce, 512) for nonce in (1, 2, 3)] for finger in range(8)}
    for finger, (first, *others) in shots.items():
        assert all(len(shot) == 512 and shot != first for shot in others)
        assert any(matcher.score(first, shot, 3) for shot in others), f"finger {finger}"
    strangers = itertools.combinations(range(8), 2)
    assert not any(matcher.score(shots[one][0], shots[two][1], 1) for one, two in strangers)


def test_two_fingers_make_no_template_and_garbage_matches_nothing() -> None:
    matcher = MinutiaeMatcher()
    one, two = matcher.capture(1, 95, 1, 512), matcher.capture(2, 95, 2, 512)
    assert matcher.combine([one, two], 3) is None
    assert matcher.combine([one, matcher.capture(1, 95, 3, 512)], 1) is not None
    assert matcher.score(one, b"\xff" * 512, 1) == 0


def test_a_simulated_module_identifies_by_minutiae() -> None:
    with SimulatedScanner(fingers=5, matcher="minutiae") as simulated, opened(simulated) as scanner:
        simulated.state.security = 2
        simulated.place(3, quality=98)
        hit = scanner.identify()
        assert hit is not None
        assert hit.slot == 3
        simulated.place(44)
        assert scanner.identify() is None
