"""Getting back in step with a module after a lost, damaged or foreign answer."""

from __future__ import annotations

from devices import ops
from devices.errors import FpProtocol, FpSensor, FpTimeout
from devices.link import Link
from devices.ops import Op
from devices.wire import COMMAND, Packet, encode


def in_step(link: Link, probe: Op, password: int, end: float) -> bool:
    """Ask `probe` and drop answers until its own comes, known by its length; False at the time `end`.

    A locked module is given the password on the way. FpSensor(VfyPwd, 0x13) where that is wrong.
    """
    question = _frame(link, bytes([probe.code]) + bytes(min(probe.request)))
    link.send(question)
    unlocking = False
    while (payload := _any_answer(link, end)) is not None:
        if payload[0] == ops.OK and len(payload) == 1 + probe.reply:
            return True
        if payload[0] == 0x21 and not unlocking:
            unlocking = True
            link.send(_frame(link, bytes([ops.VERIFY_PWD]) + password.to_bytes(4, "big")) + question)
        elif payload[0] == 0x13 and unlocking:
            raise FpSensor(ops.VERIFY_PWD, 0x13)
    return False


def _any_answer(link: Link, end: float) -> bytes | None:
    while True:
        try:
            return link.receive(end).payload
        except FpProtocol:
            continue
        except FpTimeout:
            return None


def _frame(link: Link, payload: bytes) -> bytes:
    return encode(Packet(COMMAND, payload, link.address))
