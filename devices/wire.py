"""The modules' frames, bytes to packets and back, without I/O (big endian, additive checksum)."""

from __future__ import annotations

from dataclasses import dataclass

START = b"\xef\x01"
HEADER = 9  # start 2, address 4, pid 1, length 2
MAX_CONTENT = 256
BROADCAST = 0xFFFFFFFF

COMMAND, DATA, ACK, END = 0x01, 0x02, 0x07, 0x08
PIDS = frozenset({COMMAND, DATA, ACK, END})


@dataclass(frozen=True)
class Packet:
    """One frame's content."""

    pid: int
    payload: bytes
    address: int = BROADCAST


@dataclass(frozen=True)
class Damaged:
    """A frame that cannot be one: `why` is header or checksum."""

    why: str


def checksum(body: bytes | bytearray) -> int:
    """The sum over pid, length and payload, modulo 65536."""
    return sum(body) & 0xFFFF


def encode(packet: Packet) -> bytes:
    """The frame's bytes; ValueError where the payload is empty or longer than 256 bytes."""
    if not 1 <= len(packet.payload) <= MAX_CONTENT:
        raise ValueError(f"payload of {len(packet.payload)} bytes")
    body = bytes([packet.pid]) + (len(packet.payload) + 2).to_bytes(2, "big") + packet.payload
    return START + packet.address.to_bytes(4, "big") + body + checksum(body).to_bytes(2, "big")


def encode_data(content: bytes, size: int, address: int) -> bytes:
    """A data phase: `content` cut into frames of at most `size` bytes, the last one an END frame."""
    cuts = [content[at : at + size] for at in range(0, len(content), size)]
    frames = [encode(Packet(DATA, cut, address)) for cut in cuts[:-1]]
    return b"".join(frames) + encode(Packet(END, cuts[-1], address))


class FrameReader:
    """Hunts frames in a byte stream; never trusts a length and never loses more than the damaged frame."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        self.garbage = 0

    def feed(self, data: bytes) -> None:
        """Take bytes as they arrive."""
        self._buffer += data

    def reset(self) -> None:
        """Forget a half-read frame."""
        self.garbage += len(self._buffer)
        self._buffer.clear()

    @property
    def missing(self) -> int:
        """How many bytes the frame at hand still needs at least (an empty buffer: the smallest ack's 12)."""
        have = len(self._buffer)
        if have < HEADER:
            return 12 - have
        return max(1, HEADER + int.from_bytes(self._buffer[7:9], "big") - have)

    @property
    def half_read(self) -> bool:
        """True while bytes of an unfinished frame are held."""
        return bool(self._buffer)

    def next(self) -> Packet | Damaged | None:
        """The next whole frame, a damaged one, or None until more bytes come."""
        self._hunt()
        if len(self._buffer) < HEADER:
            return None
        pid, length = self._buffer[6], int.from_bytes(self._buffer[7:9], "big")
        if pid not in PIDS or not 3 <= length <= MAX_CONTENT + 2:
            return self._damaged("header")
        end = HEADER + length
        if len(self._buffer) < end:
            return None
        if checksum(self._buffer[6 : end - 2]) != int.from_bytes(self._buffer[end - 2 : end], "big"):
            return self._damaged("checksum")
        packet = Packet(pid, bytes(self._buffer[HEADER : end - 2]), int.from_bytes(self._buffer[2:6], "big"))
        del self._buffer[:end]
        return packet

    def _hunt(self) -> None:
        at = self._buffer.find(START)
        if at < 0:
            at = len(self._buffer) - (1 if self._buffer.endswith(START[:1]) else 0)
        self.garbage += at
        del self._buffer[:at]

    def _damaged(self, why: str) -> Damaged:
        del self._buffer[: len(START)]
        self.garbage += len(START)
        return Damaged(why)
