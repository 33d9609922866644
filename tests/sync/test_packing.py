"""Packed batches: small on the line, and no bomb when they are unpacked."""

import gzip
import random

import pytest
import zstandard

from app.domain.sync import PACKED_BYTES, RAW_BYTES
from app.sync.packing import PackingFault, beginning, packed, unpacked

DATA = b"zaigang " * 10_000


def test_what_was_packed_is_unpacked() -> None:
    content, encoding = packed(DATA)
    assert len(content) < len(DATA) / 10
    assert unpacked(content, encoding) == DATA
    assert unpacked(gzip.compress(DATA), "GZIP") == DATA
    assert unpacked(DATA, "identity") == unpacked(DATA, "") == DATA


def bombs() -> list[tuple[bytes, str]]:
    zeros = bytes(200 * 1024 * 1024)
    stream = zstandard.ZstdCompressor(write_content_size=False).compressobj()
    window = zstandard.ZstdCompressionParameters(window_log=26)
    return [
        (zstandard.ZstdCompressor(level=19).compress(zeros), "zstd"),
        (stream.compress(zeros) + stream.flush(), "zstd"),
        (zstandard.ZstdCompressor(compression_params=window).compress(bytes(RAW_BYTES + 1)), "zstd"),
        (gzip.compress(zeros), "gzip"),
    ]


def test_a_small_body_that_would_become_huge_is_refused() -> None:
    for content, encoding in bombs():
        assert len(content) < 1024 * 1024
        with pytest.raises(PackingFault):
            unpacked(content, encoding)


@pytest.mark.parametrize("encoding", ["zstd", "gzip"])
def test_what_is_cut_or_broken_is_refused_as_such(encoding: str) -> None:
    rng = random.Random(1)
    noise = rng.randbytes(5000)
    content = packed(noise)[0] if encoding == "zstd" else gzip.compress(noise)
    for cut in (b"", content[:5], content[:-1], b"x" + content, rng.randbytes(100)):
        with pytest.raises(PackingFault):
            unpacked(cut, encoding)


def test_what_is_too_large_or_packed_in_an_unknown_way_is_refused() -> None:
    for content, encoding in ((bytes(PACKED_BYTES + 1), "identity"), (b"x", "br")):
        with pytest.raises(PackingFault):
            unpacked(content, encoding)


def test_the_beginning_is_read_without_the_rest() -> None:
    for content, encoding in [packed(DATA), (gzip.compress(DATA), "gzip"), (DATA, "identity")]:
        assert beginning(content, encoding, 20) == DATA[:20]
    for content, encoding in bombs():
        assert len(beginning(content, encoding, 1024)) <= 1024
    assert beginning(b"\x28\xb5\x2f\xfdnonsense", "zstd", 9) == beginning(b"nonsense", "gzip", 9) == b""
