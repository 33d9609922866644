"""Why a request upstream came to nothing, and what an HTTP status means to a terminal."""

from __future__ import annotations

BUSY = frozenset({429, 502, 503, 504})
ANSWERED = frozenset({200, 409})
"""409: the batch was refused, and the head that upstream has stands in the answer."""


class ChannelFault(Exception):
    """Nothing that could be used came back; `key` names the words for it."""

    def __init__(self, key: str, status: int = 0, retry_after: float | None = None) -> None:
        super().__init__(key)
        self.key = key
        self.status = status
        self.retry_after = retry_after
        """Seconds that upstream asks to be left alone for."""


def usable(status: int, body: bytes, retry_after: float | None = None) -> bytes:
    """The body of an answer that has one.

    Raises ChannelFault: `upstream_busy`, `upstream_revoked` (403), `upstream_refused`.
    """
    if status in ANSWERED:
        return body
    if status in BUSY:
        raise ChannelFault("upstream_busy", status, retry_after)
    raise ChannelFault("upstream_revoked" if status == 403 else "upstream_refused", status)
