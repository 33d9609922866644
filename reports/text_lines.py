"""Bytes to text lines: encoding found, length bounded, nothing held but the line at hand."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from reports.lines import MAX_LINE_BYTES

_CHUNK = 64 * 1024
_HEAD = 4096


def raw_lines(chunks: Iterable[bytes]) -> Iterator[tuple[int, bytes | None]]:
    """(number, line without its end) for LF, CRLF and CR; None for a line over 64 KiB."""
    number, tail, dropping = 0, b"", False
    for chunk in chunks:
        parts = (tail + chunk).splitlines(keepends=True)
        tail = b""
        if parts and not parts[-1].endswith(b"\n"):
            tail = parts.pop()
        for part in parts:
            number += 1
            line = part.rstrip(b"\r\n")
            yield number, None if dropping or len(line) > MAX_LINE_BYTES else line
            dropping = False
        if len(tail) > MAX_LINE_BYTES + 1:
            dropping = True
            tail = tail[-1:]
    if tail or dropping:
        line = tail.rstrip(b"\r")
        yield number + 1, None if dropping or len(line) > MAX_LINE_BYTES else line


def chunks_of(stream: BinaryIO, encoding: str) -> Iterator[bytes]:
    """The file from its start without byte order mark; UTF-16 comes as UTF-8."""
    stream.seek(0)
    if encoding.startswith("utf-16"):
        yield from _from_utf16(stream, encoding)
        return
    first = stream.read(_CHUNK).removeprefix(codecs.BOM_UTF8)
    while first:
        yield first
        first = stream.read(_CHUNK)


def _from_utf16(stream: BinaryIO, encoding: str) -> Iterator[bytes]:
    """Broken pairs become bytes that are no UTF-8, so that their line is found undecodable."""
    decoder = codecs.getincrementaldecoder(encoding)(errors="surrogatepass")
    started = False
    while chunk := stream.read(_CHUNK):
        text = decoder.decode(chunk)
        yield (text if started else text.removeprefix("\ufeff")).encode("utf-8", "surrogatepass")
        started = True
    if decoder.getstate()[0]:
        yield b"\xff"


def sniff_encoding(stream: BinaryIO) -> str:
    """`utf-8`, `gb18030`, `utf-16-le` or `utf-16-be`, from a mark or from what fits most lines."""
    stream.seek(0)
    head = stream.read(_HEAD)
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16-le" if head.startswith(codecs.BOM_UTF16_LE) else "utf-16-be"
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) * 20 > len(head) and min(even, odd) * 10 < max(even, odd):
        return "utf-16-le" if odd > even else "utf-16-be"
    return "utf-8" if _mostly_utf8(stream) else "gb18030"


def _mostly_utf8(stream: BinaryIO) -> bool:
    """One broken line does not turn a UTF-8 file into a Chinese legacy one."""
    good = bad = 0
    for _, raw in raw_lines(chunks_of(stream, "utf-8")):
        if raw is None or raw.isascii():
            continue
        try:
            raw.decode("utf-8")
            good += 1
        except UnicodeDecodeError:
            bad += 1
    return good >= bad


def decoded(raw: bytes, encoding: str) -> str | None:
    """The line as text; None where its bytes do not fit."""
    try:
        return raw.decode("gb18030" if encoding == "gb18030" else "utf-8")
    except UnicodeDecodeError:
        return None
