"""The table of operations."""

from __future__ import annotations

from devices import ops
from devices.ops import OPS, fits


def test_an_answer_fits_only_its_own_question() -> None:
    hit = b"\x00\x00\x04\x00\x09"
    assert fits(OPS[ops.SEARCH], hit)
    assert not fits(OPS[ops.GEN_IMG], hit)
    assert not fits(OPS[ops.SEARCH], bytes(17)), "the parameters' answer is no hit"
    assert not fits(OPS[ops.SEARCH], b"\x06"), "features' trouble is no search's"


def test_errors_may_come_short_or_padded() -> None:
    assert fits(OPS[ops.SEARCH], b"\x09")
    assert fits(OPS[ops.SEARCH], b"\x09\0\0\0\0")
    assert not fits(OPS[ops.SEARCH], b"\x09\0")


def test_every_operation_ends_within_its_deadline_and_knows_the_common_codes() -> None:
    assert all(0 < op.deadline <= 30 and op.codes >= ops.ANYWHERE for op in OPS.values())
