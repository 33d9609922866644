"""pyfingerprint 1.5 behind deadlines, resynchronisation, correlation and typed errors.

The only module that imports pyfingerprint. The base class keeps argument checks, command encoding and
reply parsing; what moves bytes is replaced, because the base never recovers from a stray byte and takes
any reply for the answer to the last question.
"""
# ruff: noqa: N802, N803 - the names overridden here are the base class's

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

from pyfingerprint.pyfingerprint import PyFingerprint

from devices import ops
from devices.errors import FpCancelled, FpError, FpProtocol, FpSensor, FpTimeout
from devices.link import Link
from devices.ops import OPS, Op, Phase, fits
from devices.ports import CancelFlag
from devices.recovery import in_step
from devices.wire import ACK, COMMAND, DATA, END, Packet, encode, encode_data

DATA_DEADLINE = 1.0
RESYNC_DEADLINE = 1.0
GRACE = 0.06  # some optical modules answer Match with an error ack and then the right one

# codes that the base class's methods turn into an answer instead of an exception
_ANSWERS = {
    ops.GEN_IMG: 0x02,
    ops.VERIFY_PWD: 0x13,
    ops.REG_MODEL: 0x0A,
    ops.SEARCH: 0x09,
    ops.DELETE: 0x10,
    ops.EMPTY: 0x11,
    ops.MATCH: 0x08,
}
_PACKET_SIZES = (32, 64, 128, 256)


class HardenedFingerprint(PyFingerprint):  # type: ignore[misc]  # the library has no type hints
    """A pyfingerprint whose every call ends in time, with the answer to its own question or an FpError."""

    def __init__(
        self, port: str, baud: int, address: int = 0xFFFFFFFF, password: int = 0, patience: float = 1.0
    ) -> None:
        """Open the port; `patience` multiplies every deadline. FpGone where it cannot be opened."""
        self._patience = patience
        self.link = Link(port, baud, address)
        self._PyFingerprint__address = address
        self._PyFingerprint__password = password
        self._PyFingerprint__serial: Any = self.link.serial
        self._op: Op | None = None
        self._in_data = False
        self._dirty = True
        self._locked = False
        self._parameters: tuple[int, ...] | None = None
        self.has_parameters: bool | None = None
        self.commands = self.timeouts = self.resyncs = 0

    def __enter__(self) -> HardenedFingerprint:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the port."""
        self._PyFingerprint__serial = None
        self.link.close()

    @property
    def cancel(self) -> CancelFlag | None:
        """The flag that ends a wait with FpCancelled."""
        return self.link.cancel

    @cancel.setter
    def cancel(self, flag: CancelFlag | None) -> None:
        self.link.cancel = flag

    # -- what the base class calls -------------------------------------------------------------

    def _PyFingerprint__writePacket(self, pid: int, payload: Sequence[int]) -> None:
        frame = encode(Packet(pid, bytes(payload), self.link.address))
        if pid == COMMAND:
            self._before_command(OPS[payload[0]])
        self.link.send(frame)

    def _PyFingerprint__readPacket(self) -> tuple[int, list[int]]:
        try:
            packet = self._read_data() if self._in_data else self._read_ack()
        except (FpTimeout, FpProtocol, FpCancelled) as error:
            self._dirty = True
            self.timeouts += isinstance(error, FpTimeout)
            raise
        return packet.pid, list(packet.payload)

    def _before_command(self, op: Op) -> None:
        if self._dirty:
            self.resync()
        if self._locked and op.code != ops.VERIFY_PWD:
            self._unlock()
        self.link.drop_input()
        self._op, self._in_data = op, False
        self.commands += 1

    def _read_ack(self) -> Packet:
        op = self._op
        if op is None:
            raise FpProtocol("an answer was awaited before any question")
        packet = self._ack_of(op, self._until(op.deadline))
        code = packet.payload[0]
        if op.code == ops.MATCH and code != ops.OK:
            packet = self._second_ack(op, packet)
            code = packet.payload[0]
        if code == ops.OK:
            self._in_data = op.phase is Phase.TO_HOST
        elif _ANSWERS.get(op.code) != code:
            self._refused(op, code)
        return packet

    def _ack_of(self, op: Op, end: float) -> Packet:
        packet = self.link.receive(end)
        if packet.pid != ACK or not fits(op, packet.payload):
            raise FpProtocol(f"{op.name}: pid {packet.pid}, {len(packet.payload)} bytes do not fit")
        return packet

    def _until(self, seconds: float) -> float:
        return time.monotonic() + seconds * self._patience

    def _second_ack(self, op: Op, first: Packet) -> Packet:
        try:
            return self._ack_of(op, time.monotonic() + GRACE)
        except FpTimeout:
            return first

    def _refused(self, op: Op, code: int) -> None:
        self._locked |= code == 0x21
        raise FpSensor(op.code, code)

    def _read_data(self) -> Packet:
        packet = self.link.receive(self._until(DATA_DEADLINE))
        if packet.pid not in (DATA, END):
            raise FpProtocol(f"pid {packet.pid} inside a data phase")
        self._in_data = packet.pid == DATA
        return packet

    # -- recovery ------------------------------------------------------------------------------

    def resync(self) -> None:
        """Bring question and answer in step: the module answers in order, so a long reply marks the end.

        FpTimeout where the module stays silent; takes at most a second for each of two probes.
        """
        self.resyncs += 1
        self._in_data = False
        self.link.quiet(RESYNC_DEADLINE * self._patience)
        probes = [ops.READ_PARA] if self.has_parameters else [ops.READ_PARA, ops.INDEX]
        if self.has_parameters is False:
            probes = [ops.INDEX]
        for probe in probes:
            end = self._until(RESYNC_DEADLINE)
            if in_step(self.link, OPS[probe], self._PyFingerprint__password, end):
                self._dirty = False
                self.has_parameters = self.has_parameters or probe == ops.READ_PARA or None
                return
        raise FpTimeout("the module does not answer")

    def _unlock(self) -> None:
        self._locked = False
        if not self.verifyPassword():
            self._locked = True
            raise FpSensor(ops.VERIFY_PWD, 0x13)

    # -- what the base class does wastefully or wrongly ----------------------------------------

    def ask(self, op: int, data: bytes = b"") -> bytes:
        """Send one command and give back what its OK ack carries."""
        self._PyFingerprint__writePacket(COMMAND, bytes([op]) + data)
        _, payload = self._PyFingerprint__readPacket()
        if payload[0] != ops.OK:
            raise FpSensor(op, payload[0])
        return bytes(payload[1:])

    def getSystemParameters(self) -> tuple[int, ...]:
        """As the base class, read once; `forget_parameters` after a change."""
        if self._parameters is None:
            self._parameters = tuple(super().getSystemParameters())
            self.has_parameters = True
        return self._parameters

    def assume_parameters(self, parameters: tuple[int, ...]) -> None:
        """Stand-in parameters for a module without ReadSysPara (R308)."""
        self._parameters, self.has_parameters = parameters, False

    def forget_parameters(self) -> None:
        """Read the parameters afresh next time."""
        if self.has_parameters is not False:
            self._parameters = None

    def setSystemParameter(self, number: int, value: int) -> bool:
        """As the base class; the cached parameters are dropped."""
        self.forget_parameters()
        return bool(super().setSystemParameter(number, value))

    def setAddress(self, address: int) -> bool:
        """As the base class; the ack comes from the new address."""
        old = self.link.address
        frame = encode(Packet(COMMAND, bytes([ops.SET_ADDR]) + address.to_bytes(4, "big"), old))
        self._before_command(OPS[ops.SET_ADDR])
        self.forget_parameters()
        self.link.send(frame)
        self.link.address = address
        try:
            self._PyFingerprint__readPacket()
        except FpError:
            self.link.address = old
            raise
        self._PyFingerprint__address = address
        return True

    def setBaudRate(self, baud: int) -> None:
        """Set the module's baud rate and follow with the port."""
        super().setBaudRate(baud)
        self.link.serial.baudrate = baud

    def getMaxPacketSize(self) -> int:
        """The content of one data frame in bytes."""
        code = self.getSystemParameters()[5]
        if code >= len(_PACKET_SIZES):
            raise FpProtocol(f"packet size code {code}")
        return _PACKET_SIZES[code]

    def getTemplateIndex(self, page: int) -> list[bool]:
        """Used flags of the 256 slots of `page`, any page."""
        bits = self.ask(ops.INDEX, bytes([page]))
        return [bool(byte >> bit & 1) for byte in bits for bit in range(8)]

    def uploadCharacteristics(self, charBufferNumber: int, characteristicsData: bytes) -> bool:
        """Send a template into a buffer, without reading it back (the base class always does)."""
        size = self.getMaxPacketSize()
        self.ask(ops.DOWN_CHAR, bytes([charBufferNumber]))
        self.link.send(encode_data(characteristicsData, size, self.link.address))
        return True

    def downloadCharacteristics(self, charBufferNumber: int = 1) -> bytes:
        """The template in a buffer, as bytes."""
        self.ask(ops.UP_CHAR, bytes([charBufferNumber]))
        parts: list[int] = []
        while self._in_data:
            parts += self._PyFingerprint__readPacket()[1]
        return bytes(parts)
