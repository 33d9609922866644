"""A simulated module without a wire: packets in, replies out."""

from __future__ import annotations

from dataclasses import dataclass

from devices import ops
from devices.ops import OPS
from devices.simulator import images
from devices.simulator.answers import HANDLERS, Answer, Handler
from devices.simulator.extras import R503_HANDLERS
from devices.simulator.faults import FaultMenu
from devices.simulator.state import State
from devices.wire import ACK, COMMAND, DATA, END, Damaged, Packet, encode, encode_data

COMMUNICATION, LOCKED = 0x01, 0x21


@dataclass(frozen=True)
class Reply:
    """What goes back for one command: frames, split where a fault may tell them apart."""

    op: int
    ack: bytes
    rest: bytes = b""
    error_first: bytes = b""


class Module:
    """Answers packets from its state; a data phase towards it is taken without an ack."""

    def __init__(self, state: State, faults: FaultMenu) -> None:
        self.state = state
        self._faults = faults
        self._handlers = _handlers(state)

    def handle(self, found: Packet | Damaged) -> Reply | None:
        """The reply to a frame; None where the module says nothing (foreign address, data frames)."""
        if isinstance(found, Damaged):
            self.state.receiving = None
            return self._reply(0, Answer(COMMUNICATION))
        if found.address != self.state.address:
            return None
        if found.pid in (DATA, END):
            self._take_data(found)
            return None
        if found.pid != COMMAND:
            return None
        self.state.receiving = None
        return self._reply(found.payload[0], self._answer(found.payload[0], found.payload[1:]))

    def _answer(self, op: int, data: bytes) -> Answer:
        handler = self._handlers.get(op)
        if handler is None or len(data) not in OPS[op].request:
            return Answer(COMMUNICATION)
        state = self.state
        if state.password and not state.verified and op != ops.VERIFY_PWD:
            return Answer(LOCKED)
        if (code := self._faults.code_for(op)) is not None:
            return Answer(code)
        state.refuse_ff = self._faults.refuse_ff
        answer = handler(state, data)
        if answer.reboot:
            state.power_cycle()
        return answer

    def _take_data(self, packet: Packet) -> None:
        receiving = self.state.receiving
        if receiving is None:
            return
        receiving.content += packet.payload
        if packet.pid != END:
            return
        self.state.receiving = None
        if receiving.buffer is None:
            self.state.image = images.recognised(bytes(receiving.content))
        else:
            self.state.buffers[receiving.buffer] = bytes(receiving.content)

    def _reply(self, op: int, answer: Answer) -> Reply:
        address = self.state.address

        def ack(payload: bytes) -> bytes:
            return encode(Packet(ACK, payload, address))

        rest = b"".join(ack(stage) for stage in answer.stages)
        if answer.phase:
            rest += encode_data(answer.phase, self.state.packet, address)
        first = ack(bytes([min(OPS[op].codes - {LOCKED, 0x20}) if op in OPS else COMMUNICATION]))
        return Reply(op, ack(bytes([answer.code]) + answer.data), rest + answer.raw, first)


def _handlers(state: State) -> dict[int, Handler]:
    known = dict(R503_HANDLERS if state.model.extras else HANDLERS)
    absent = [] if state.model.reports_parameters else [ops.READ_PARA]
    absent += [] if state.model.notepad else [ops.WRITE_NOTE, ops.READ_NOTE]
    return {op: handler for op, handler in known.items() if op not in absent}
