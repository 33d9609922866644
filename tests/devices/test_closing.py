"""Closing ports that may hang."""

from __future__ import annotations

import threading

from devices.closing import close_within
from devices.errors import FpGone


def test_a_close_that_hangs_is_left_behind() -> None:
    for_ever = threading.Event()

    def hang() -> None:
        for_ever.wait()

    assert not close_within(hang, 0.05)
    for_ever.set()


def test_a_close_that_fails_is_a_close() -> None:
    def fail() -> None:
        raise FpGone("already gone")

    assert close_within(fail, 5)
