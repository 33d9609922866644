"""Upstream's process: one HTTP server, and the worker of the read models beside it, until it is stopped."""

from __future__ import annotations

import logging
import socket
import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from fastapi import FastAPI

from app.domain.refusal import Refusal
from app.sync.address import is_loopback
from app.upstream.projecting import Projector
from app.upstream.service import create_app
from app.upstream.upstream import Upstream

PORT = 8700
_CONNECTIONS, _KEEP_ALIVE_SECONDS, _GRACE_SECONDS, _BACKLOG = 10_000, 75, 10, 2048
"""Each hall keeps two connections: one that sends, one that waits for letters."""


@dataclass(frozen=True, slots=True)
class Listening:
    """Where it listens; TLS needs both files, plain HTTP beyond this machine an explicit word."""

    host: str = "127.0.0.1"
    port: int = PORT
    tls_cert: Path | None = None
    tls_key: Path | None = None
    plain_http: bool = False

    @property
    def address(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'https' if self.tls_cert else 'http'}://{host}:{self.port}"


def serve(upstream: Upstream, at: Listening, projecting: bool, started: Callable[[str], None]) -> None:
    """Until SIGTERM or SIGINT: what is under way is finished first.

    Refusals: `upstream_plain`, `upstream_tls`, `upstream_port`.
    """
    app = create_app(upstream)
    server = _Server(_config(app, at), lambda: started(at.address), app.state.bell.release)
    listening = _listening(at)
    over = threading.Event()
    worker = threading.Thread(
        target=Projector(upstream.store, upstream.clock).run, args=(over,), name="projector"
    )
    if projecting:
        worker.start()
    try:
        server.run([listening])
    finally:
        listening.close()
        over.set()
        if projecting:
            worker.join()


def _listening(at: Listening) -> socket.socket:
    family = socket.AF_INET6 if ":" in at.host else socket.AF_INET
    try:
        made = socket.create_server((at.host, at.port), family=family, backlog=_BACKLOG)
    except (OSError, OverflowError) as error:
        raise Refusal("upstream_port", address=at.address) from error
    # asyncio sends small answers at once only where the socket itself says that it is TCP
    return socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP, made.detach())


class _Server(uvicorn.Server):
    """Tells when it listens; lets go of whoever waits when it ends."""

    def __init__(
        self, config: uvicorn.Config, started: Callable[[], None], ending: Callable[[], None]
    ) -> None:
        super().__init__(config)
        self._told, self._ending = started, ending

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._told()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._ending()
        await super().shutdown(sockets)


def _config(app: FastAPI, at: Listening) -> uvicorn.Config:
    if (at.tls_cert is None) is not (at.tls_key is None):
        raise Refusal("upstream_tls")
    if at.tls_cert is None and not at.plain_http and not is_loopback(at.host):
        raise Refusal("upstream_plain", address=at.host)
    config = uvicorn.Config(
        app,
        backlog=_BACKLOG,
        log_config=None,
        log_level=logging.ERROR,  # a stranger's bad requests are no lines for the IT officer
        access_log=False,
        lifespan="off",
        ws="none",
        proxy_headers=True,
        forwarded_allow_ips="127.0.0.1",  # a proxy on this machine says whom it speaks for, nobody else
        server_header=False,
        date_header=False,
        limit_concurrency=_CONNECTIONS,
        timeout_keep_alive=_KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=_GRACE_SECONDS,
    )
    config.load()
    if at.tls_cert is not None and at.tls_key is not None:
        config.ssl = _tls(at.tls_cert, at.tls_key)
    return config


def _tls(cert: Path, key: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2  # old browsers of departments
    try:
        context.load_cert_chain(cert, key)
    except (OSError, ssl.SSLError) as error:
        raise Refusal("upstream_tls") from error
    return context
