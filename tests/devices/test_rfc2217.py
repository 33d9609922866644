"""The driver behind a serial device server that speaks RFC 2217."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import serial
from serial.rfc2217 import PortManager

from devices.jobs import ScannerConfig
from devices.serial_scanner import SerialScanner
from devices.simulator import SimulatedScanner
from devices.simulator.transport import has_pty

pytestmark = pytest.mark.skipif(not has_pty(), reason="the bridge here stands on a pty")


class BridgedPort(serial.Serial):  # type: ignore[misc,unused-ignore]  # its type is by platform
    """A pty has no modem lines; a device server asks for them all the same."""

    cts = dsr = ri = cd = False
    dtr = rts = True


class Connection:
    """What the port manager writes its negotiations to."""

    def __init__(self, sock: socket.socket) -> None:
        self._socket = sock

    def write(self, data: bytes) -> None:
        self._socket.sendall(data)


def pump(sock: socket.socket, port: Any, ended: threading.Event) -> None:
    """Carry bytes both ways until the client leaves."""
    connection: Any = Connection(sock)
    manager = PortManager(port, connection)

    def to_client() -> None:
        while not ended.is_set():
            if data := port.read(port.in_waiting or 1):
                sock.sendall(b"".join(manager.escape(data)))

    back = threading.Thread(target=to_client)
    back.start()
    while data := sock.recv(1024):
        port.write(b"".join(manager.filter(data)))
    ended.set()
    back.join()


@contextmanager
def device_server(port_name: str) -> Iterator[str]:
    """A device server for one client in front of a port; its rfc2217 url."""
    listener = socket.create_server(("127.0.0.1", 0))
    ended = threading.Event()

    def serve() -> None:
        sock, _ = listener.accept()
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with sock, BridgedPort(port_name, 57600, timeout=0.02) as port:
            pump(sock, port, ended)

    thread = threading.Thread(target=serve)
    thread.start()
    yield f"rfc2217://127.0.0.1:{listener.getsockname()[1]}"
    thread.join()
    listener.close()


def test_a_scanner_behind_a_device_server_identifies_exports_and_imports() -> None:
    with (
        SimulatedScanner(fingers=4, transport="pty") as simulated,
        device_server(simulated.url) as url,
    ):
        scanner = SerialScanner(ScannerConfig("far", url, patience=2.0))
        try:
            scanner.open()
            simulated.place(2)
            hit = scanner.identify()
            assert hit is not None
            assert hit.slot == 2
            template = scanner.export(1)
            assert scanner.import_(9, template) == template
        finally:
            scanner.close()
