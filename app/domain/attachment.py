"""Scans and photos that go with a form: which kinds, how large."""

from __future__ import annotations

from app.domain.refusal import Refusal

LIMIT = 5 * 1024 * 1024
"""Bytes."""

_KINDS = {b"%PDF-": "pdf", b"\xff\xd8\xff": "jpg", b"\x89PNG\r\n\x1a\n": "png"}


def attachment_kind(content: bytes) -> str | None:
    """`pdf`, `jpg` or `png` by how the content begins; None for anything else."""
    return next((kind for start, kind in _KINDS.items() if content.startswith(start)), None)


def checked_attachment(content: bytes) -> str:
    """The kind of a scan or photo of at most 5 MiB; Refusals `attachment_type`, `attachment_size`."""
    if len(content) > LIMIT:
        raise Refusal("attachment_size", size=len(content), limit=LIMIT)
    kind = attachment_kind(content)
    if kind is None:
        raise Refusal("attachment_type")
    return kind
