"""The operations only an R503 has. Stages of AutoEnroll and AutoIdentify as its manual tells them."""

from __future__ import annotations

from devices import ops
from devices.simulator.answers import HANDLERS, OK, Answer, Handler, gen_img
from devices.simulator.state import State

SHOTS = 6


def product(state: State, _: bytes) -> Answer:
    """3C: model, batch, serial number, versions and sizes, 46 bytes."""
    width, height = state.model.image
    numbers = (width, height, state.model.template, state.capacity)
    data = state.model.name.upper().encode().ljust(16, b"\0") + b"SIM1"
    data += f"{state.seed:08d}".encode()[-8:] + b"\x01\x00" + b"SIMULATE"
    return Answer(0, data + b"".join(value.to_bytes(2, "big") for value in numbers))


def algorithm(state: State, _: bytes) -> Answer:
    """39: the matcher's name, 32 bytes."""
    return Answer(0, type(state.matcher).__name__.encode().ljust(32, b"\0"))


def firmware(_: State, __: bytes) -> Answer:
    """3A: the firmware's name, 32 bytes."""
    return Answer(0, b"zaigang simulator".ljust(32, b"\0"))


def soft_reset(_: State, __: bytes) -> Answer:
    """3D: restart, told by one raw 0x55."""
    return Answer(reboot=True, raw=b"\x55")


def auto_enroll(state: State, data: bytes) -> Answer:
    """31: six captures, model and store in one command; one ack per stage (code, stage, slot)."""
    slot = data[0]

    def stage(code: int, step: int) -> bytes:
        return bytes([code, step, slot])

    if slot >= state.capacity:
        return Answer(0x0B, bytes([0, slot]))
    if not state.take_image():
        return Answer(0x26, bytes([1, slot]))
    stages = []
    for shot in range(1, SHOTS + 1):
        state.take_image()
        if code := state.characterise(shot):
            return Answer(code, bytes([2 * shot, slot]))
        stages += [stage(0, 2 * shot - 1), stage(0, 2 * shot)]
    template = state.matcher.combine([state.buffers[shot] for shot in range(1, SHOTS + 1)], state.security)
    if template is None:
        return Answer(0x0A, bytes([0x0E, slot]))
    if not data[2] and state.search(1, 0, state.capacity) is not None:
        return Answer(0x27, bytes([0x0D, slot]))
    state.library[slot] = template
    stages += [stage(0, 0x0D), stage(0, 0x0E), stage(0, 0x0F)]
    shown = stages if data[3] else stages[-1:]
    return Answer(0, shown[0][1:], stages=tuple(shown[1:]))


def auto_identify(state: State, data: bytes) -> Answer:
    """32: image, features and search in one command; acks of code, stage, slot, score."""
    if not state.take_image():
        return Answer(0x26, bytes([1, 0, 0, 0, 0]))
    if code := state.characterise(1):
        return Answer(code, bytes([2, 0, 0, 0, 0]))
    found = state.search(1, data[1], data[2] or state.capacity)
    if found is None:
        return Answer(0x09, bytes([3, 0, 0, 0, 0]))
    last = bytes([3]) + found[0].to_bytes(2, "big") + min(found[1], 0xFFFF).to_bytes(2, "big")
    if not data[3]:
        return Answer(0, last)
    return Answer(0, bytes([1, 0, 0, 0, 0]), stages=(bytes([0, 2, 0, 0, 0, 0]), bytes([0]) + last))


def accepted(_: State, __: bytes) -> Answer:
    """30, 35, 36: taken, with nothing to show on a simulated module."""
    return OK


R503_HANDLERS: dict[int, Handler] = {
    **HANDLERS,
    ops.GEN_IMG_EX: gen_img,
    ops.CANCEL: accepted,
    ops.AUTO_ENROLL: auto_enroll,
    ops.AUTO_IDENTIFY: auto_identify,
    ops.LED: accepted,
    ops.CHECK_SENSOR: accepted,
    ops.ALG_VERSION: algorithm,
    ops.FW_VERSION: firmware,
    ops.PROD_INFO: product,
    ops.SOFT_RESET: soft_reset,
}
