"""A scan or photo on disk, read and checked before it is sent anywhere."""

from __future__ import annotations

from pathlib import Path

from app.domain.attachment import LIMIT, checked_attachment
from app.domain.refusal import Refusal


def paper_content(path: Path) -> bytes:
    """The file, if it may go with a request.

    Refusals: `file_unreadable`, `attachment_type`, `attachment_size`.
    """
    try:
        if path.stat().st_size > LIMIT:
            raise Refusal("attachment_size", size=path.stat().st_size, limit=LIMIT)
        content = path.read_bytes()
    except OSError as error:
        raise Refusal("file_unreadable", file=path.name) from error
    checked_attachment(content)
    return content
