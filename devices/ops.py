"""The modules' operations as data: request and reply sizes, codes, deadlines, data phases."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum


class Phase(Enum):
    """Whether data frames follow the OK ack, and in which direction."""

    NONE = "none"
    TO_HOST = "to_host"
    TO_MODULE = "to_module"


@dataclass(frozen=True)
class Op:
    """One operation; sizes in bytes after the op and after the code, `deadline` in seconds."""

    code: int
    name: str
    request: frozenset[int]
    reply: int = 0
    codes: frozenset[int] = field(default_factory=frozenset)
    deadline: float = 1.0
    phase: Phase = Phase.NONE
    r503_only: bool = False


OK = 0x00
ANYWHERE = frozenset({0x01, 0x20, 0x21})  # communication, wrong address, password required

GEN_IMG, IMG2TZ, MATCH, SEARCH, REG_MODEL, STORE, LOAD = 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07
UP_CHAR, DOWN_CHAR, UP_IMAGE, DOWN_IMAGE, DELETE, EMPTY = 0x08, 0x09, 0x0A, 0x0B, 0x0C, 0x0D
SET_PARA, READ_PARA, SET_PWD, VERIFY_PWD, RANDOM, SET_ADDR = 0x0E, 0x0F, 0x12, 0x13, 0x14, 0x15
READ_INFO, WRITE_NOTE, READ_NOTE, FAST_SEARCH, COUNT, INDEX = 0x16, 0x18, 0x19, 0x1B, 0x1D, 0x1F
GEN_IMG_EX, CANCEL, AUTO_ENROLL, AUTO_IDENTIFY, LED = 0x28, 0x30, 0x31, 0x32, 0x35
CHECK_SENSOR, ALG_VERSION, FW_VERSION, PROD_INFO, SOFT_RESET, HANDSHAKE = 0x36, 0x39, 0x3A, 0x3C, 0x3D, 0x40
LED_ON, LED_OFF, GEN_IMG_DARK, ECHO = 0x50, 0x51, 0x52, 0x53


def _op(
    code: int,
    name: str,
    request: int | tuple[int, ...] = 0,
    reply: int = 0,
    codes: tuple[int, ...] = (),
    deadline: float = 1.0,
    phase: Phase = Phase.NONE,
    r503_only: bool = False,
) -> Op:
    sizes = (request,) if isinstance(request, int) else request
    return Op(code, name, frozenset(sizes), reply, frozenset(codes) | ANYWHERE, deadline, phase, r503_only)


_TABLE = (
    _op(GEN_IMG, "GenImg", codes=(0x02, 0x03, 0x17), deadline=2.0),
    _op(IMG2TZ, "Img2Tz", 1, codes=(0x06, 0x07, 0x15, 0x17), deadline=2.0),
    _op(MATCH, "Match", reply=2, codes=(0x08,)),
    _op(SEARCH, "Search", 5, 4, (0x09,), 3.0),
    _op(REG_MODEL, "RegModel", codes=(0x0A,), deadline=2.0),
    _op(STORE, "Store", 3, codes=(0x0B, 0x18, 0x1F), deadline=5.0),
    _op(LOAD, "LoadChar", 3, codes=(0x0B, 0x0C)),
    _op(UP_CHAR, "UpChar", 1, codes=(0x0D,), phase=Phase.TO_HOST),
    _op(DOWN_CHAR, "DownChar", 1, codes=(0x0E,), phase=Phase.TO_MODULE),
    _op(UP_IMAGE, "UpImage", codes=(0x0F,), phase=Phase.TO_HOST),
    _op(DOWN_IMAGE, "DownImage", codes=(0x0E,), phase=Phase.TO_MODULE),
    _op(DELETE, "DeletChar", 4, codes=(0x0B, 0x10), deadline=5.0),
    _op(EMPTY, "Empty", codes=(0x11,), deadline=5.0),
    _op(SET_PARA, "SetSysPara", 2, codes=(0x18, 0x1A)),
    _op(READ_PARA, "ReadSysPara", reply=16),
    _op(SET_PWD, "SetPwd", 4, codes=(0x18,), deadline=5.0),
    _op(VERIFY_PWD, "VfyPwd", 4, codes=(0x13,)),
    _op(RANDOM, "GetRandomCode", reply=4),
    _op(SET_ADDR, "SetAddr", 4, codes=(0x18,)),
    _op(READ_INFO, "ReadInfPage", codes=(0x0F,), phase=Phase.TO_HOST),
    _op(WRITE_NOTE, "WriteNotepad", 33, codes=(0x18,), deadline=5.0),
    _op(READ_NOTE, "ReadNotepad", 1, 32),
    _op(FAST_SEARCH, "HighSpeedSearch", 5, 4, (0x09,), 3.0),
    _op(COUNT, "TemplateNum", reply=2),
    _op(INDEX, "ReadIndexTable", 1, 32, (0x0B,)),
    _op(GEN_IMG_EX, "GetImageEx", codes=(0x02, 0x03, 0x07), deadline=2.0, r503_only=True),
    _op(CANCEL, "Cancel", r503_only=True),
    _op(AUTO_ENROLL, "AutoEnroll", 5, 2, tuple(range(0x02, 0x30)), 30.0, r503_only=True),
    _op(AUTO_IDENTIFY, "AutoIdentify", 5, 5, tuple(range(0x02, 0x30)), 30.0, r503_only=True),
    _op(LED, "AuraLed", 4, r503_only=True),
    _op(CHECK_SENSOR, "CheckSensor", codes=(0x29,), r503_only=True),
    _op(ALG_VERSION, "AlgVer", (0, 1), 32, r503_only=True),
    _op(FW_VERSION, "FwVer", (0, 1), 32, r503_only=True),
    _op(PROD_INFO, "ProdInfo", (0, 1), 46, r503_only=True),
    _op(SOFT_RESET, "SoftRst", r503_only=True),
    _op(HANDSHAKE, "HandShake"),
    _op(LED_ON, "LedOn"),
    _op(LED_OFF, "LedOff"),
    _op(GEN_IMG_DARK, "GenImgDark", codes=(0x02, 0x03), deadline=2.0),
    _op(ECHO, "GetEcho", codes=(0x55,)),
)

OPS = {op.code: op for op in _TABLE}


def fits(op: Op, payload: bytes) -> bool:
    """True where an ack's payload can be the answer to `op`: code known to it, and the right length.

    An OK carries exactly the op's reply; an error carries nothing, or as many bytes (modules differ).
    """
    if not payload:
        return False
    if payload[0] == OK:
        return len(payload) == 1 + op.reply
    return payload[0] in op.codes and len(payload) in (1, 1 + op.reply)
