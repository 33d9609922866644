"""One open port to a module: whole frames in and out, with deadlines, as typed errors."""

from __future__ import annotations

import errno
import socket
import time
from pathlib import Path
from typing import Any

import serial

from devices.errors import FpCancelled, FpGone, FpProtocol, FpTimeout
from devices.ports import CancelFlag
from devices.wire import Damaged, FrameReader, Packet

SLICE = 0.03  # seconds one read may block: how soon a cancel flag is seen, and how long a quiet line is
WRITE_TIMEOUT = 2.0
_IN_USE = (errno.EACCES, errno.EPERM, errno.EBUSY, errno.EAGAIN)


def is_url(port: str) -> bool:
    """True for socket://, rfc2217:// and the like; their presence cannot be looked up."""
    return "://" in port


class Link:
    """A serial port or URL that speaks frames; fails with FpTimeout, FpProtocol, FpCancelled or FpGone."""

    def __init__(self, port: str, baud: int, address: int) -> None:
        self.address = address
        self.cancel: CancelFlag | None = None
        self.reader = FrameReader()
        self.serial = _opened(port, baud)

    def close(self) -> None:
        """Close the port; may block on a dead handle (call it through `devices.closing`)."""
        try:
            self.serial.close()
        except (OSError, serial.SerialException) as error:
            raise FpGone(str(error)) from error

    def send(self, data: bytes) -> None:
        """Write in one call."""
        try:
            self.serial.write(data)
        except serial.SerialTimeoutException as error:
            raise FpTimeout(str(error)) from error
        except (OSError, serial.SerialException) as error:
            raise FpGone(str(error)) from error

    def drop_input(self) -> None:
        """Throw away what arrived unasked."""
        self.reader.reset()
        try:
            while waiting := self.serial.in_waiting:
                self.reader.garbage += len(self._read(waiting))
        except (OSError, serial.SerialException) as error:
            raise FpGone(str(error)) from error

    def quiet(self, limit: float) -> None:
        """Read and drop until nothing came for one slice, at most `limit` seconds."""
        end = time.monotonic() + limit
        self.reader.reset()
        while time.monotonic() < end and (data := self._read(256)):
            self.reader.garbage += len(data)

    def receive(self, end: float) -> Packet:
        """The next frame of our address before the monotonic time `end`."""
        while True:
            found = self.reader.next()
            if isinstance(found, Damaged):
                raise FpProtocol(f"damaged frame: {found.why}")
            if found is not None:
                if found.address == self.address:
                    return found
                continue
            self._check_wait(end)
            self.reader.feed(self._read(self.reader.missing))

    def _check_wait(self, end: float) -> None:
        if self.cancel is not None and self.cancel.is_set():
            raise FpCancelled("cancelled while waiting for an answer")
        if time.monotonic() >= end:
            raise FpTimeout("no complete answer in time")

    def _read(self, size: int) -> bytes:
        try:
            return bytes(self.serial.read(size))
        except (OSError, serial.SerialException) as error:
            raise FpGone(str(error)) from error


def _opened(port: str, baud: int) -> Any:
    url = is_url(port)
    options: dict[str, Any] = {"baudrate": baud, "timeout": SLICE}
    if not port.startswith("rfc2217:"):  # pyserial knows no write timeout there
        options["write_timeout"] = WRITE_TIMEOUT
    if not url:
        options["exclusive"] = True
    try:
        opened: Any = serial.serial_for_url(port, **options)
    except (OSError, ValueError, serial.SerialException) as error:
        raise FpGone(str(error), in_use=_held(port, error)) from error
    if port.startswith("socket:"):
        sock: socket.socket = opened._socket
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    _lower_latency(opened, url)
    return opened


def _held(port: str, error: Exception) -> bool:
    """Whether the port is there but cannot be had: POSIX says so by number, Windows only in words."""
    if getattr(error, "errno", None) in _IN_USE:
        return True
    text = str(error)
    refused = "PermissionError" in text or "Could not exclusively lock" in text
    return refused and (is_url(port) or Path(port).exists() or port.upper().startswith("COM"))


def _lower_latency(opened: Any, url: bool) -> None:
    """FTDI adapters hold short packets for up to 16 ms by default; only Linux can be told otherwise here."""
    if not url and hasattr(opened, "set_low_latency_mode"):
        try:
            opened.set_low_latency_mode(True)
        except (OSError, ValueError):
            return  # a pty, or an adapter that has no such mode
