"""The frames."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devices.wire import ACK, COMMAND, DATA, END, Damaged, FrameReader, Packet, encode, encode_data

PACKETS = st.builds(
    Packet,
    st.sampled_from([COMMAND, DATA, ACK, END]),
    st.binary(min_size=1, max_size=256),
    st.integers(0, 0xFFFFFFFF),
)


def everything(reader: FrameReader) -> list[Packet | Damaged]:
    """All that the reader has to give."""
    found = []
    while (item := reader.next()) is not None:
        found.append(item)
    return found


def test_the_smallest_ack_is_the_twelve_bytes_of_the_manual() -> None:
    assert encode(Packet(ACK, b"\x00")).hex() == "ef01ffffffff07000300000a"


@settings(max_examples=40)
@given(st.lists(PACKETS, max_size=5), st.data())
def test_frames_survive_any_splitting_of_the_stream(packets: list[Packet], data: st.DataObject) -> None:
    stream = b"".join(map(encode, packets))
    reader, found = FrameReader(), []
    while stream:
        cut = data.draw(st.integers(1, len(stream)))
        reader.feed(stream[:cut])
        stream = stream[cut:]
        found += everything(reader)
    assert found == packets
    assert reader.garbage == 0


@given(st.binary(max_size=30).filter(lambda noise: 0xEF not in noise), PACKETS)
def test_noise_before_a_frame_is_skipped_and_counted(noise: bytes, packet: Packet) -> None:
    reader = FrameReader()
    reader.feed(noise + encode(packet))
    assert everything(reader) == [packet]
    assert reader.garbage == len(noise)


@given(PACKETS, st.data())
def test_a_changed_bit_never_passes_as_another_content(packet: Packet, data: st.DataObject) -> None:
    frame = bytearray(encode(packet))
    at = data.draw(st.integers(6, len(frame) - 1))
    frame[at] ^= 1 << data.draw(st.integers(0, 7))
    reader = FrameReader()
    reader.feed(bytes(frame))
    assert not any(isinstance(found, Packet) for found in everything(reader))


@given(st.binary(max_size=600))
def test_any_bytes_at_all_are_read_without_an_exception(noise: bytes) -> None:
    reader = FrameReader()
    reader.feed(noise)
    everything(reader)
    assert 1 <= reader.missing <= 9 + 258


def test_a_length_of_ffff_is_damage_at_once_and_the_next_frame_is_read() -> None:
    frame = bytearray(encode(Packet(ACK, b"\x00")))
    frame[7:9] = b"\xff\xff"
    reader = FrameReader()
    reader.feed(bytes(frame) + encode(Packet(ACK, b"\x02")))
    assert everything(reader) == [Damaged("header"), Packet(ACK, b"\x02")]


@given(st.binary(min_size=1, max_size=2000), st.sampled_from([32, 64, 128, 256]))
def test_a_data_phase_carries_every_byte_and_ends_with_an_end_frame(content: bytes, size: int) -> None:
    reader = FrameReader()
    reader.feed(encode_data(content, size, 7))
    packets = [found for found in everything(reader) if isinstance(found, Packet)]
    assert b"".join(packet.payload for packet in packets) == content
    assert [packet.pid for packet in packets] == [DATA] * (len(packets) - 1) + [END]


@pytest.mark.parametrize("payload", [b"", bytes(257)])
def test_a_payload_that_no_frame_can_carry_is_refused(payload: bytes) -> None:
    with pytest.raises(ValueError, match="payload"):
        encode(Packet(COMMAND, payload))
