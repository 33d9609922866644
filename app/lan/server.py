"""The terminal's service for its other PCs: HTTPS on a thread of its own."""

from __future__ import annotations

import errno
import socket
import threading
import time
from collections.abc import Callable
from typing import Any

import uvicorn

from app.domain.refusal import Refusal
from app.lan.certificate import own_certificate
from app.lan.endpoints import Endpoints
from app.services.desks import Listening
from app.services.hall import Hall

EVERYWHERE = "0.0.0.0"
_CONNECTIONS, _KEEP_ALIVE_SECONDS, _GRACE_SECONDS = 200, 75, 5
_START_SECONDS, _LOOK_SECONDS = 20.0, 0.01


class LanServer:
    """Listens from `start` to `stop`; `services` are those of the desktop itself."""

    def __init__(self, hall: Hall, services: Callable[[str], Any]) -> None:
        self._hall, self._services = hall, services
        self._server: uvicorn.Server | None = None
        self._thread: threading.Thread | None = None
        self._endpoints: Endpoints | None = None
        self.port = 0
        self.addresses: tuple[str, ...] = ()

    def start(self, port: int, address: str = EVERYWHERE) -> None:
        """Refusals: `lan_port_taken`, `lan_unavailable`, and those of the certificate's key."""
        certificate = own_certificate(self._hall)
        listening = _bound(address, port)
        endpoints = self._endpoints = Endpoints(self._hall, self._services, certificate.fingerprint)
        config = uvicorn.Config(
            endpoints.app,
            log_config=None,
            access_log=False,
            lifespan="off",
            loop="asyncio",
            http="h11",
            ws="none",
            proxy_headers=False,
            server_header=False,
            date_header=False,
            limit_concurrency=_CONNECTIONS,
            timeout_keep_alive=_KEEP_ALIVE_SECONDS,
            timeout_graceful_shutdown=_GRACE_SECONDS,
        )
        config.load()
        config.ssl = certificate.context()  # uvicorn's own takes older versions of TLS too
        server = self._server = uvicorn.Server(config)
        self.port = listening.getsockname()[1]
        self._thread = threading.Thread(target=server.run, args=([listening],), name="lan", daemon=True)
        self._thread.start()
        self._await_start(server)
        hosts = own_addresses() if address == EVERYWHERE else (address,)
        self.addresses = tuple(f"https://{host}:{self.port}" for host in hosts)
        self._services("DeskService").set_listening(Listening(self.addresses))

    def stop(self) -> None:
        """Lets what runs finish for a moment, then closes; desks that merely listen hold nothing up."""
        if self._server is not None and self._thread is not None:
            self._server.should_exit = True
            end = time.monotonic() + _GRACE_SECONDS
            while self._endpoints is not None and self._endpoints.active and time.monotonic() < end:
                time.sleep(_LOOK_SECONDS)
            self._server.force_exit = True
            self._thread.join(_START_SECONDS)
            self._services("DeskService").set_listening(Listening())
        self._server = self._thread = None

    def _await_start(self, server: uvicorn.Server) -> None:
        end = time.monotonic() + _START_SECONDS
        while not server.started:
            if self._thread is None or not self._thread.is_alive() or time.monotonic() > end:
                raise Refusal("lan_unavailable")
            time.sleep(_LOOK_SECONDS)


def _bound(address: str, port: int) -> socket.socket:
    # asyncio spares itself Nagle's 40 ms only on sockets that are said to be TCP
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):  # Windows: nobody else may take the port over
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
    else:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((address, port))
        listening.listen(128)
    except OSError as error:
        listening.close()
        taken = error.errno in (errno.EADDRINUSE, errno.EACCES)
        raise Refusal("lan_port_taken" if taken else "lan_unavailable", port=port) from error
    listening.setblocking(False)
    return listening


def own_addresses() -> tuple[str, ...]:
    """The addresses under which other PCs find this one, the one towards the rest of the network first."""
    found: list[str] = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # sends nothing; the system says by which address it would
            found.append(probe.getsockname()[0])
        except OSError:
            pass
    try:
        infos = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
        found += [str(info[4][0]) for info in infos]
    except OSError:
        pass
    known = [address for address in dict.fromkeys(found) if not address.startswith("127.")]
    return tuple(known) or ("127.0.0.1",)
