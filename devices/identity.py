"""What an opened module says it is, and what stands in where a family does not say."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import TypeVar

from devices import ops
from devices.errors import FpProtocol, FpSensor, FpTimeout
from devices.fingerprint import HardenedFingerprint
from devices.locate import usb_of
from devices.mark import PAGE, Mark, from_page
from devices.ports import ScannerInfo

R308_CAPACITY = 500
R503_SYSTEM_ID = 0
TRIES = 3  # a family lacks an operation only if it refuses it so often; a bad line may spoil one answer
T = TypeVar("T")


def read_identity(fp: HardenedFingerprint, port: str) -> tuple[ScannerInfo, Mark | None]:
    """Parameters, product information (R503) and our mark; a derived uid for a module without notepad."""
    parameters = _supported(fp.getSystemParameters)
    if parameters is None:
        parameters = (0, 0x0009, R308_CAPACITY, 3, fp.link.address, 2, 0)
        fp.assume_parameters(parameters)
    _, system_id, capacity, security, _, _, baud_n = parameters
    model, template_len = "R308" if fp.has_parameters is False else "ZFM", None
    if system_id == R503_SYSTEM_ID:
        model, template_len = _product(fp)
    page = _supported(lambda: fp.ask(ops.READ_NOTE, bytes([PAGE])))
    mark = None if page is None else from_page(page)
    uid = mark.uid if mark else None
    info = ScannerInfo(
        port=port,
        usb=usb_of(port),
        sensor_uid=_derived(model, parameters) if page is None else uid,
        uid_derived=page is None,
        model=model,
        capacity=capacity,
        template_len=template_len,
        packet=fp.getMaxPacketSize(),
        baud=baud_n * 9600,
        security=security if fp.has_parameters else None,
    )
    return info, mark


def _product(fp: HardenedFingerprint) -> tuple[str, int | None]:
    data = _supported(lambda: fp.ask(ops.PROD_INFO))
    if data is None:
        return "R503", None
    name = data[:16].rstrip(b"\0 ").decode("ascii", "replace")
    return name or "R503", int.from_bytes(data[42:44], "big") or None


def _supported(question: Callable[[], T]) -> T | None:
    """The answer, or None from a module that refuses or ignores the question every time."""
    for _ in range(TRIES):
        try:
            return question()
        except (FpTimeout, FpProtocol):
            continue
        except FpSensor as error:
            if error.code != 0x01:
                raise
    return None


def _derived(model: str, parameters: tuple[int, ...]) -> str:
    """Tells families and settings apart, not units: the library's content must prove the rest."""
    _, *fixed = parameters
    return "derived-" + hashlib.sha256(repr((model, fixed)).encode()).hexdigest()[:24]
