"""Batches made small for the line, and unpacked without trusting what they say of their size (sync.md 5)."""

from __future__ import annotations

import zlib

import zstandard

from app.domain.sync import PACKED_BYTES, RAW_BYTES

LEVEL = 1
WINDOW_BYTES = 8 * 1024 * 1024
_PIECE = 512
"""Unpacks to 16 MiB at the very most."""


class PackingFault(Exception):
    """What is too large, or no packing that is known; the text is for logs."""


def packed(data: bytes) -> tuple[bytes, str]:
    """zstd, with the name that HTTP's content-encoding has for it."""
    return zstandard.ZstdCompressor(level=LEVEL).compress(data), "zstd"


def unpacked(data: bytes, encoding: str) -> bytes:
    """What was packed as `zstd`, `gzip` or `identity`; PackingFault above `RAW_BYTES` or where broken."""
    if len(data) > PACKED_BYTES:
        raise PackingFault("packed size")
    name = encoding.strip().lower()
    if name in ("", "identity"):
        return data
    try:
        if name == "zstd":
            return _from_zstd(data)
        if name == "gzip":
            return _from_gzip(data)
    except (zstandard.ZstdError, zlib.error, EOFError) as error:
        raise PackingFault(str(error)) from error
    raise PackingFault("encoding")


def beginning(data: bytes, encoding: str, size: int) -> bytes:
    """The first `size` bytes of what was packed, at hardly any cost; empty where it is broken."""
    name = encoding.strip().lower()
    try:
        if name == "zstd":
            machine = zstandard.ZstdDecompressor(max_window_size=WINDOW_BYTES)
            return machine.stream_reader(data).read(size)
        if name == "gzip":
            return zlib.decompressobj(wbits=31).decompress(data, size)
    except (zstandard.ZstdError, zlib.error):
        return b""
    return data[:size]


def _from_zstd(data: bytes) -> bytes:
    """In small pieces with a cap: a frame's own word on its size is no limit."""
    machine = zstandard.ZstdDecompressor(max_window_size=WINDOW_BYTES).decompressobj()
    found = bytearray()
    for start in range(0, len(data), _PIECE):
        found += machine.decompress(data[start : start + _PIECE])
        if len(found) > RAW_BYTES:
            raise PackingFault("size")
        if machine.eof and (machine.unused_data or start + _PIECE < len(data)):
            raise PackingFault("more than one frame")
    if not machine.eof:
        raise PackingFault("cut off")
    return bytes(found)


def _from_gzip(data: bytes) -> bytes:
    machine = zlib.decompressobj(wbits=31)
    found = machine.decompress(data, RAW_BYTES + 1)
    if len(found) > RAW_BYTES:
        raise PackingFault("size")
    if not machine.eof:
        raise PackingFault("cut off")
    return found
