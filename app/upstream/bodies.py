"""Bodies of requests as they come: not too long, not too slow, not too many bytes of them at once."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from starlette.requests import Request

HELD_BYTES = 24 * 1024 * 1024
"""Of all bodies that are being read or worked on; one that is whole and small passes in a moment."""


class BodyFault(Exception):
    """A body that is not taken, and the HTTP status that says why: 408, 413, 503; the text is for logs."""

    def __init__(self, status: int, error: str) -> None:
        super().__init__(error)
        self.status, self.error = status, error


@dataclass(eq=False, slots=True)
class _Body:
    """`over`: ends the reading; None once there is nothing left to read."""

    address: str
    over: asyncio.Timeout | None = None
    held: int = 0
    given_up: bool = False


def address_of(request: Request) -> str:
    """Whose connection it is; empty where nobody says."""
    return request.client.host if request.client is not None else ""


class Bodies:
    """Belongs to one event loop.

    Where there is no room the address that holds most gives up the body that it has been sending for
    longest: whoever sends slowly makes room for whoever does not.
    """

    def __init__(self, most: int = HELD_BYTES) -> None:
        self._most = most
        self._bodies: dict[_Body, None] = {}
        """In the order in which they began."""
        self.held = 0
        """Bytes."""

    @asynccontextmanager
    async def read(self, request: Request, address: str, most: int, seconds: float) -> AsyncIterator[bytes]:
        """The body, counted until the block ends: at most `most` bytes, in `seconds` at the latest.

        Raises BodyFault, ClientDisconnect.
        """
        told = request.headers.get("content-length", "0")
        if not told.isdecimal() or int(told) > most:
            raise BodyFault(413, f"at most {most} bytes")
        body = _Body(address)
        self._bodies[body] = None
        try:
            yield await self._whole(body, request, most, seconds)
        finally:
            del self._bodies[body]
            self._let_go(body)

    async def _whole(self, body: _Body, request: Request, most: int, seconds: float) -> bytes:
        found = bytearray()
        try:
            async with asyncio.timeout(seconds) as body.over:
                async for chunk in request.stream():
                    found += chunk
                    if len(found) > most:
                        raise BodyFault(413, f"at most {most} bytes")
                    self._hold(body, len(chunk))
        except TimeoutError as error:
            raise BodyFault(*((503, "busy") if body.given_up else (408, "too slow"))) from error
        body.over = None
        return bytes(found)

    def _hold(self, body: _Body, size: int) -> None:
        body.held, self.held = body.held + size, self.held + size
        while self.held > self._most:
            self._give_up(self._slowest())
        if body.given_up:
            raise TimeoutError

    def _slowest(self) -> _Body:
        reading = [body for body in self._bodies if body.over is not None and body.held]
        shares = Counter[str]()
        for body in reading:
            shares[body.address] += body.held
        return max(reading, key=lambda body: shares[body.address])

    def _give_up(self, body: _Body) -> None:
        assert body.over is not None
        body.given_up = True
        body.over.reschedule(asyncio.get_running_loop().time())
        self._let_go(body)

    def _let_go(self, body: _Body) -> None:
        self.held, body.held = self.held - body.held, 0
