"""MessagePack, typed at the border; whatever does not fit is `WireFault`."""

from __future__ import annotations

from typing import TypeVar

import msgspec

T = TypeVar("T")


NAME = 64
"""Characters of a name on the wire at most."""


class WireFault(Exception):
    """Bytes that are not what they should be; the text is for logs."""


def decoded(data: bytes, kind: type[T]) -> T:
    """WireFault for what is not of this form to the last field."""
    try:
        return msgspec.msgpack.decode(data, type=kind)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise WireFault(str(error)) from error


def is_name(text: str) -> bool:
    """Whether this can name a hall, a terminal or a boot: short, and printable in every database."""
    return 0 < len(text) <= NAME and text.isprintable()
