"""The desk's side of the wire: HTTPS to one terminal, its certificate looked at before a byte is sent."""

from __future__ import annotations

import http.client
import selectors
import socket
import ssl
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from app.domain.refusal import Refusal
from app.lan.certificate import fingerprint_of
from app.lan.plain import WireError
from app.lan.wire import LARGE_BODY, dumped, loaded
from app.services.desks import DEFAULT_PORT

CONNECT_SECONDS, ANSWER_SECONDS = 5.0, 120.0


class NotSentError(Exception):
    """The terminal was not reached: it knows nothing of what was asked."""


class LostError(Exception):
    """The line broke after something may have been sent."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a terminal listens."""

    host: str
    port: int

    @property
    def url(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"https://{host}:{self.port}"


def place_of(text: str) -> Place:
    """`https://192.168.1.5:8643`, also without scheme or port; Refusal `hall_address`."""
    clean = text.strip()
    try:
        parts = urlsplit(clean if "://" in clean else f"https://{clean}")
        port = parts.port or DEFAULT_PORT
    except ValueError as error:
        raise Refusal("hall_address", address=clean[:80]) from error
    if (
        parts.scheme != "https"
        or not parts.hostname
        or parts.path.strip("/")
        or parts.query
        or parts.username
    ):
        raise Refusal("hall_address", address=clean[:80])
    return Place(parts.hostname, port)


def _is_quiet(sock: socket.socket | None) -> bool:
    """Open, and nothing has come unasked: not even the other side's goodbye."""
    if sock is None or sock.fileno() < 0:
        return False
    with selectors.DefaultSelector() as selector:
        selector.register(sock, selectors.EVENT_READ)
        return not selector.select(0)


class Channel:
    """Requests to one terminal, a connection for each thread; `fingerprint` empty: the first one seen."""

    def __init__(self, place: Place, fingerprint: bytes = b"") -> None:
        self.place, self.fingerprint = place, fingerprint
        self._local = threading.local()
        self._open: set[http.client.HTTPSConnection] = set()
        self._lock = threading.Lock()
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self._context.minimum_version = ssl.TLSVersion.TLSv1_3
        self._context.check_hostname = False
        self._context.verify_mode = (
            ssl.CERT_NONE
        )  # the certificate itself is held against the one paired with

    def post(
        self,
        path: str,
        data: Mapping[str, Any],
        headers: Mapping[str, str],
        seconds: float = ANSWER_SECONDS,
        fresh: bool = False,
    ) -> tuple[int, dict[str, Any]]:
        """(status, answer). `fresh`: on a connection that cannot have been closed meanwhile.

        NotSentError, LostError; Refusal `hall_key_changed`.
        """
        connection = self._connection(fresh)
        assert connection.sock is not None
        connection.sock.settimeout(seconds)
        try:
            connection.request("POST", path, dumped(data), {"content-type": "application/json", **headers})
            response = connection.getresponse()
            body = response.read(LARGE_BODY * 2 + 1)
            if not response.isclosed():
                raise LostError("too large an answer")
            return response.status, loaded(body)
        except (OSError, http.client.HTTPException, WireError) as error:
            self._drop(connection)
            raise LostError(str(error)) from error

    def break_off(self) -> None:
        """Whoever waits for an answer need not wait any longer."""
        with self._lock:
            for connection in self._open:
                if connection.sock is not None:
                    try:
                        connection.sock.shutdown(socket.SHUT_RDWR)
                    except OSError:
                        continue

    def _connection(self, fresh: bool) -> http.client.HTTPSConnection:
        kept: http.client.HTTPSConnection | None = getattr(self._local, "connection", None)
        if kept is not None:
            if not fresh and _is_quiet(kept.sock):
                return kept
            self._drop(kept)
        made = http.client.HTTPSConnection(
            self.place.host, self.place.port, timeout=CONNECT_SECONDS, context=self._context
        )
        try:
            made.connect()
        except (OSError, http.client.HTTPException) as error:
            made.close()
            raise NotSentError(str(error)) from error
        self._check(made)
        with self._lock:
            self._open.add(made)
        self._local.connection = made
        return made

    def _check(self, connection: http.client.HTTPSConnection) -> None:
        shown = connection.sock.getpeercert(binary_form=True) or b""
        found = fingerprint_of(shown)
        if self.fingerprint and found != self.fingerprint:
            connection.close()
            raise Refusal("hall_key_changed")
        self.fingerprint = found

    def _drop(self, connection: http.client.HTTPSConnection) -> None:
        connection.close()
        self._local.connection = None
        with self._lock:
            self._open.discard(connection)
