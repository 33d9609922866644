"""How a simulated module answers each operation of the wire table: payload in, `Answer` out, no I/O."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from devices import ops
from devices.simulator import images
from devices.simulator.state import NOTE_PAGES, NOTE_SIZE, Receiving, State


@dataclass(frozen=True)
class Answer:
    """An ack's code and data; then a data phase to the host, further acks, or raw bytes."""

    code: int = 0
    data: bytes = b""
    phase: bytes | None = None
    stages: tuple[bytes, ...] = ()
    raw: bytes = b""
    reboot: bool = False


Handler = Callable[[State, bytes], Answer]
OK = Answer()


def number(data: bytes) -> int:
    """A big-endian number."""
    return int.from_bytes(data, "big")


def gen_img(state: State, _: bytes) -> Answer:
    """01, 28, 52: take an image."""
    return OK if state.take_image() else Answer(0x02)


def img2tz(state: State, data: bytes) -> Answer:
    """02: features of the image into a buffer."""
    return Answer(state.characterise(buffer_of(state, data[0])))


def match(state: State, _: bytes) -> Answer:
    """03: compare buffers 1 and 2."""
    one, two = state.buffers.get(1), state.buffers.get(2)
    score = state.matcher.score(one, two, state.security) if one and two else 0
    state.matched = score > 0
    return Answer(0, score.to_bytes(2, "big")) if score else Answer(0x08, bytes(2))


def search(state: State, data: bytes) -> Answer:
    """04, 1B: the best of a range of slots."""
    found = state.search(buffer_of(state, data[0]), number(data[1:3]), number(data[3:5]))
    if found is None:
        return Answer(0x09, bytes(4))
    slot, score = found
    return Answer(0, slot.to_bytes(2, "big") + min(score, 0xFFFF).to_bytes(2, "big"))


def reg_model(state: State, _: bytes) -> Answer:
    """05: one template of the captures in the buffers, left in 1 and 2."""
    shots = [state.buffers[number] for number in sorted(state.buffers)]
    template = state.matcher.combine(shots, state.security) if len(shots) >= 2 else None
    if template is None:
        return Answer(0x0A)
    state.buffers = {1: template, 2: template}
    return OK


def store(state: State, data: bytes) -> Answer:
    """06: a buffer into a slot."""
    slot, template = number(data[1:3]), state.buffers.get(buffer_of(state, data[0]))
    if slot >= state.capacity:
        return Answer(0x0B)
    if template is None or (state.refuse_ff and not template.strip(b"\xff")):
        return Answer(0x18)
    state.library[slot] = template
    return OK


def load(state: State, data: bytes) -> Answer:
    """07: a slot into a buffer."""
    slot = number(data[1:3])
    if slot >= state.capacity:
        return Answer(0x0B)
    if slot not in state.library:
        return Answer(0x0C)
    state.buffers[buffer_of(state, data[0])] = state.library[slot]
    return OK


def up_char(state: State, data: bytes) -> Answer:
    """08: a buffer to the host."""
    template = state.buffers.get(buffer_of(state, data[0]))
    return Answer(phase=template) if template else Answer(0x0D)


def down_char(state: State, data: bytes) -> Answer:
    """09: a buffer from the host; no final ack."""
    state.receiving = Receiving(buffer_of(state, data[0]))
    return OK


def up_image(state: State, _: bytes) -> Answer:
    """0A: the image to the host."""
    return Answer(phase=images.raster(state.image, state.model.image)) if state.image else Answer(0x0F)


def down_image(state: State, _: bytes) -> Answer:
    """0B: the image from the host."""
    state.receiving = Receiving(None)
    return OK


def delete(state: State, data: bytes) -> Answer:
    """0C: empty slots."""
    slot, count = number(data[:2]), number(data[2:4])
    if slot + count > state.capacity:
        return Answer(0x10)
    for gone in range(slot, slot + count):
        state.library.pop(gone, None)
    return OK


def empty(state: State, _: bytes) -> Answer:
    """0D: empty the library."""
    state.library.clear()
    return OK


def set_para(state: State, data: bytes) -> Answer:
    """0E: baud rate, security level or packet size."""
    which, value = data
    if which == 4 and 1 <= value <= 12:
        state.baud_n = value
    elif which == 5 and 1 <= value <= 5:
        state.security = value
    elif which == 6 and 0 <= value <= 3:
        state.packet_code = value
    else:
        return Answer(0x1A)
    return OK


def read_para(state: State, _: bytes) -> Answer:
    """0F: status register and parameters."""
    status = state.matched << 1 | state.verified << 2 | (state.image is not None) << 3
    shorts = (status, state.model.system_id, state.capacity, state.security)
    data = b"".join(short.to_bytes(2, "big") for short in shorts) + state.address.to_bytes(4, "big")
    return Answer(0, data + state.packet_code.to_bytes(2, "big") + state.baud_n.to_bytes(2, "big"))


def set_pwd(state: State, data: bytes) -> Answer:
    """12: a new password, kept in flash and asked for from the next power-up on."""
    state.password, state.verified = number(data), True
    return OK


def verify_pwd(state: State, data: bytes) -> Answer:
    """13: open the latch."""
    state.verified = number(data) == state.password
    return OK if state.verified else Answer(0x13)


def random_code(state: State, _: bytes) -> Answer:
    """14: the module's own random number."""
    return Answer(0, state.rng.randbytes(4))


def set_addr(state: State, data: bytes) -> Answer:
    """15: a new address; the ack comes from it already."""
    state.address = number(data)
    return OK


def read_info(state: State, _: bytes) -> Answer:
    """16: the information page, 512 bytes."""
    return Answer(phase=f"{state.model.name} simulated".encode().ljust(512, b"\0"))


def write_note(state: State, data: bytes) -> Answer:
    """18: one page of the notepad."""
    if data[0] >= NOTE_PAGES:
        return Answer(0x18)
    state.notepad[data[0]] = data[1:]
    return OK


def read_note(state: State, data: bytes) -> Answer:
    """19: one page of the notepad."""
    return Answer(0, state.notepad[data[0]] if data[0] < NOTE_PAGES else bytes(NOTE_SIZE))


def count(state: State, _: bytes) -> Answer:
    """1D: how many templates are stored."""
    return Answer(0, len(state.library).to_bytes(2, "big"))


def index(state: State, data: bytes) -> Answer:
    """1F: used flags of 256 slots, LSB first."""
    first, bits = 256 * data[0], bytearray(32)
    for slot in state.library:
        if first <= slot < first + 256:
            bits[(slot - first) // 8] |= 1 << slot % 8
    return Answer(0, bytes(bits))


def handshake(_: State, __: bytes) -> Answer:
    """40, 50, 51: nothing but an OK."""
    return OK


def echo(_: State, __: bytes) -> Answer:
    """53: the ZFM-70's echo."""
    return Answer(0x55)


def buffer_of(state: State, asked: int) -> int:
    """The buffer a number means: modules take any unknown number for the second."""
    return asked if 1 <= asked <= state.model.buffers else 2


HANDLERS: dict[int, Handler] = {
    ops.GEN_IMG: gen_img,
    ops.IMG2TZ: img2tz,
    ops.MATCH: match,
    ops.SEARCH: search,
    ops.REG_MODEL: reg_model,
    ops.STORE: store,
    ops.LOAD: load,
    ops.UP_CHAR: up_char,
    ops.DOWN_CHAR: down_char,
    ops.UP_IMAGE: up_image,
    ops.DOWN_IMAGE: down_image,
    ops.DELETE: delete,
    ops.EMPTY: empty,
    ops.SET_PARA: set_para,
    ops.READ_PARA: read_para,
    ops.SET_PWD: set_pwd,
    ops.VERIFY_PWD: verify_pwd,
    ops.RANDOM: random_code,
    ops.SET_ADDR: set_addr,
    ops.READ_INFO: read_info,
    ops.WRITE_NOTE: write_note,
    ops.READ_NOTE: read_note,
    ops.FAST_SEARCH: search,
    ops.COUNT: count,
    ops.INDEX: index,
    ops.HANDSHAKE: handshake,
    ops.LED_ON: handshake,
    ops.LED_OFF: handshake,
    ops.GEN_IMG_DARK: gen_img,
    ops.ECHO: echo,
}
