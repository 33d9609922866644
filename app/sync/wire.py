"""MessagePack, typed at the border; whatever does not fit is `WireFault`."""

from __future__ import annotations

from typing import Annotated, TypeVar

import msgspec

T = TypeVar("T")

# What a terminal stores, sends back or puts into a path; checked while it is decoded.
Count = Annotated[int, msgspec.Meta(ge=0, lt=2**62)]
Epoch = Annotated[int, msgspec.Meta(ge=0, lt=2**31)]
Hash = Annotated[bytes, msgspec.Meta(min_length=32, max_length=32)]
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
HallId = Annotated[str, msgspec.Meta(pattern=r"^[0-9A-Za-z_-]{1,64}\Z")]
Nonce = Annotated[str, msgspec.Meta(max_length=128, pattern=r"^[ -~]*\Z")]


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
