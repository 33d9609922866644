"""Where a simulated module can be reached: a TCP port, or on POSIX a pseudo-terminal."""

from __future__ import annotations

import os
import select
import socket
import sys
import time
from typing import Protocol


class Transport(Protocol):
    """A cable that can be pulled; reads and writes are of the module's side, all on one thread."""

    url: str

    def read(self, timeout: float) -> bytes:
        """Bytes from the host, or nothing after `timeout` seconds."""
        ...

    def write(self, data: bytes) -> None:
        """Bytes to the host; lost where nobody listens."""
        ...

    def unplug(self) -> None:
        """Pull the cable."""
        ...

    def replug(self) -> None:
        """Put the cable back, under the same url."""
        ...

    def close(self) -> None:
        """Go away for good."""
        ...


class TcpTransport:
    """One TCP port with one client at a time, as a serial device server has it."""

    def __init__(self, host: str = "127.0.0.1", port: int = 0) -> None:
        self._address = (host, port)
        self._listener: socket.socket | None = None
        self._client: socket.socket | None = None
        self.replug()
        self.url = "socket://{}:{}".format(*self._address)

    def read(self, timeout: float) -> bytes:
        """See `Transport.read`."""
        sockets = [sock for sock in (self._listener, self._client) if sock is not None]
        if not sockets:
            time.sleep(timeout)
            return b""
        ready, _, _ = select.select(sockets, [], [], timeout)
        if self._listener in ready:
            self._accept()
        if self._client is None or self._client not in ready:
            return b""
        try:
            data = self._client.recv(4096)
        except OSError:
            data = b""
        if not data:
            self._drop_client()
        return data

    def write(self, data: bytes) -> None:
        """See `Transport.write`."""
        if self._client is not None:
            try:
                self._client.sendall(data)
            except OSError:
                self._drop_client()

    def unplug(self) -> None:
        """See `Transport.unplug`."""
        self._drop_client()
        if self._listener is not None:
            self._listener.close()
            self._listener = None

    def replug(self) -> None:
        """See `Transport.replug`."""
        if self._listener is None:
            self._listener = socket.create_server(self._address)
            self._address = self._listener.getsockname()[:2]

    def close(self) -> None:
        """See `Transport.close`."""
        self.unplug()

    def _accept(self) -> None:
        assert self._listener is not None
        client, _ = self._listener.accept()
        if self._client is not None and not _hung_up(self._client):
            client.close()
            return
        self._drop_client()
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._client = client

    def _drop_client(self) -> None:
        if self._client is not None:
            self._client.close()
            self._client = None


def _hung_up(client: socket.socket) -> bool:
    if not select.select([client], [], [], 0)[0]:
        return False
    try:
        return not client.recv(1, socket.MSG_PEEK)
    except OSError:
        return True


def make_transport(kind: str, host: str = "127.0.0.1", port: int = 0) -> Transport:
    """pty, tcp, or auto: a pty where there are any.

    A pty asked for by name: ValueError on Windows, OSError if none is left.
    """
    if kind == "tcp" or (kind == "auto" and not has_pty()):
        return TcpTransport(host, port)
    if sys.platform == "win32":
        raise ValueError("pseudo-terminals exist on POSIX only; use TCP")
    from devices.simulator.terminal import PtyTransport

    return PtyTransport()


def has_pty() -> bool:
    """Whether this system gives out pseudo-terminals: not on Windows, nor in a bare chroot."""
    if sys.platform == "win32":
        return False
    try:
        for end in os.openpty():
            os.close(end)
    except OSError:
        return False
    return True
