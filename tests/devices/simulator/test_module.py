"""The wire table, operation by operation, on the module without a wire."""

from __future__ import annotations

import pytest

from devices import ops
from devices.ops import OPS, fits
from devices.simulator import FaultMenu
from devices.simulator.matcher import OpaqueMatcher
from devices.simulator.models import MODELS
from devices.simulator.module import Module
from devices.simulator.state import State
from devices.wire import ACK, COMMAND, END, Damaged, FrameReader, Packet, encode_data

LONE = [op for op in OPS.values() if not op.r503_only]


def module(model: str = "r305", fingers: int = 0) -> Module:
    state = State(MODELS[model], OpaqueMatcher(), MODELS[model].capacity)
    state.preload(fingers)
    return Module(state, FaultMenu())


def packets(stream: bytes) -> list[Packet]:
    reader = FrameReader()
    reader.feed(stream)
    found = []
    while (item := reader.next()) is not None:
        assert isinstance(item, Packet)
        found.append(item)
    return found


def ask(it: Module, op: int, data: bytes = b"") -> bytes:
    """The ack's payload."""
    reply = it.handle(Packet(COMMAND, bytes([op]) + data, it.state.address))
    assert reply is not None
    (ack,) = packets(reply.ack)
    assert ack.pid == ACK
    return ack.payload


@pytest.mark.parametrize("op", LONE, ids=lambda op: op.name)
@pytest.mark.parametrize("finger", [None, 1])
def test_every_answer_is_one_that_the_table_allows(op: ops.Op, finger: int | None) -> None:
    it = module(fingers=2)
    it.state.platen.finger = finger
    for _ in range(2):
        answer = ask(it, op.code, bytes(min(op.request)))
        assert fits(op, answer) or answer == b"\x55"
        ask(it, ops.GEN_IMG)
        ask(it, ops.IMG2TZ, b"\x01")


@pytest.mark.parametrize("op", OPS.values(), ids=lambda op: op.name)
def test_a_command_of_the_wrong_length_is_a_communication_error(op: ops.Op) -> None:
    assert ask(module("r503"), op.code, bytes(max(op.request) + 1)) == b"\x01"


@pytest.mark.parametrize("op", [op for op in OPS.values() if op.r503_only], ids=lambda op: op.name)
def test_the_r503_alone_has_its_operations(op: ops.Op) -> None:
    data = bytes(min(op.request))
    assert ask(module("r305"), op.code, data) == b"\x01"
    it = module("r503")
    it.state.platen.finger = 3
    assert fits(op, ask(it, op.code, data))


def test_an_r308_reports_no_parameters() -> None:
    assert ask(module("r308"), ops.READ_PARA) == b"\x01"


def test_a_foreign_address_is_ignored_and_a_damaged_frame_is_answered_01() -> None:
    it = module()
    assert it.handle(Packet(COMMAND, bytes([ops.COUNT]), 0x01020304)) is None
    reply = it.handle(Damaged("checksum"))
    assert reply is not None
    assert packets(reply.ack)[0].payload == b"\x01"


def test_features_without_an_image_are_refused() -> None:
    assert ask(module(), ops.IMG2TZ, b"\x01") == b"\x15"


@pytest.mark.parametrize(("quality", "code"), [(10, 0x06), (30, 0x07), (90, 0x00)])
def test_a_bad_image_says_what_is_bad(quality: int, code: int) -> None:
    it = module()
    it.state.platen.finger, it.state.platen.quality = 1, quality
    ask(it, ops.GEN_IMG)
    assert ask(it, ops.IMG2TZ, b"\x01") == bytes([code])


def test_slots_beyond_the_capacity_and_empty_slots_have_their_codes() -> None:
    it = module(fingers=1)
    assert ask(it, ops.LOAD, b"\x01\x01\x00") == b"\x0b"
    assert ask(it, ops.LOAD, b"\x01\x00\x05") == b"\x0c"
    assert ask(it, ops.LOAD, b"\x01\x00\x00") == b"\x00"
    assert ask(it, ops.STORE, b"\x01\x01\x00") == b"\x0b"
    assert ask(it, ops.DELETE, b"\x00\xff\x00\x02") == b"\x10"


def test_the_index_sets_the_lowest_bit_for_the_first_slot() -> None:
    it = module("r307s")
    it.state.library.update({0: b"a", 9: b"b", 256 + 3: b"c"})
    assert ask(it, ops.INDEX, b"\x00")[1:4] == b"\x01\x02\x00"
    assert ask(it, ops.INDEX, b"\x01")[1:3] == b"\x08\x00"


def test_the_notepad_outlives_a_power_cycle_and_the_password_latch_does_not() -> None:
    it = module()
    ask(it, ops.WRITE_NOTE, b"\x03" + bytes(range(32)))
    ask(it, ops.SET_PWD, b"\0\0\0\x07")
    it.state.power_cycle()
    assert ask(it, ops.COUNT) == b"\x21"
    assert ask(it, ops.VERIFY_PWD, bytes(4)) == b"\x13"
    assert ask(it, ops.VERIFY_PWD, b"\0\0\0\x07") == b"\x00"
    it.state.power_cycle()
    assert ask(it, ops.READ_NOTE, b"\x03") == b"\x21"
    ask(it, ops.VERIFY_PWD, b"\0\0\0\x07")
    assert ask(it, ops.READ_NOTE, b"\x03") == b"\x00" + bytes(range(32))


def test_an_image_sent_back_is_known_again() -> None:
    it = module(fingers=6)
    it.state.platen.finger = 5
    ask(it, ops.GEN_IMG)
    reply = it.handle(Packet(COMMAND, bytes([ops.UP_IMAGE])))
    assert reply is not None
    frames = packets(reply.rest)
    assert (len(frames) * 128, frames[-1].pid) == (256 * 288 // 2, END)
    it.state.power_cycle()
    assert ask(it, ops.DOWN_IMAGE) == b"\x00"
    for frame in packets(encode_data(b"".join(frame.payload for frame in frames), 128, 0xFFFFFFFF)):
        assert it.handle(frame) is None
    assert ask(it, ops.IMG2TZ, b"\x01") == b"\x00"
    assert ask(it, ops.SEARCH, b"\x01\x00\x00\x01\x00")[1:3] == b"\x00\x05"


def test_an_r503_enrols_and_identifies_by_itself_in_stages() -> None:
    it = module("r503")
    it.state.platen.finger = 8
    reply = it.handle(Packet(COMMAND, bytes([ops.AUTO_ENROLL, 4, 0, 0, 1, 0])))
    assert reply is not None
    stages = [packet.payload for packet in packets(reply.ack + reply.rest)]
    assert all(stage[0] == 0 and stage[2] == 4 for stage in stages)
    assert stages[-1][1] == 0x0F
    found = ask(it, ops.AUTO_IDENTIFY, bytes([3, 0, 0, 0, 1]))
    assert found[:4] == b"\x00\x03\x00\x04"
    again = ask(it, ops.AUTO_ENROLL, bytes([5, 0, 0, 0, 0]))
    assert again[0] == 0x27, "the finger is there already"


def test_captures_of_one_finger_differ_and_match_and_no_template_is_all_ff() -> None:
    matcher = OpaqueMatcher()
    one, two = (matcher.capture(7, 90, nonce, 512) for nonce in (1, 2))
    other = matcher.capture(8, 90, 3, 512)
    assert one != two
    assert matcher.score(one, two, 5) > 0
    assert matcher.score(one, other, 1) == 0
    assert matcher.combine([one, other], 3) is None
    assert one.strip(b"\xff")
