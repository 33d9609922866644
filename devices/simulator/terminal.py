"""A simulated module on a pseudo-terminal (POSIX only; imported where it is asked for)."""

from __future__ import annotations

import os
import pty
import select
import tempfile
import time
import tty
from pathlib import Path


class PtyTransport:
    """A pseudo-terminal under a name that stays the same when it is unplugged and put back."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="zaigang-scanner-")
        self.url = str(Path(self._folder.name) / "port")
        self._master = self._slave = -1
        self.replug()

    @property
    def slave_path(self) -> str:
        """The terminal's own name, e.g. /dev/pts/3; another one after each replug."""
        return os.ttyname(self._slave)

    def read(self, timeout: float) -> bytes:
        """See `Transport.read`."""
        if self._master < 0:
            time.sleep(timeout)
            return b""
        if not select.select([self._master], [], [], timeout)[0]:
            return b""
        return os.read(self._master, 4096)

    def write(self, data: bytes) -> None:
        """See `Transport.write`; what a host that does not read leaves no room for is lost, as on a UART."""
        while data and self._master >= 0:
            if not select.select([], [self._master], [], 0.5)[1]:
                return
            data = data[os.write(self._master, data) :]

    def unplug(self) -> None:
        """See `Transport.unplug`."""
        if self._master >= 0:
            Path(self.url).unlink(missing_ok=True)
            os.close(self._slave)
            os.close(self._master)
            self._master = self._slave = -1

    def replug(self) -> None:
        """See `Transport.replug`; our own slave handle keeps the line up while no host has it open."""
        if self._master < 0:
            self._master, self._slave = pty.openpty()
            tty.setraw(self._slave)
            os.set_blocking(self._master, False)
            Path(self.url).symlink_to(self.slave_path)

    def close(self) -> None:
        """See `Transport.close`."""
        self.unplug()
        self._folder.cleanup()
