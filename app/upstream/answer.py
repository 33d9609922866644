"""What upstream answers, free of HTTP: a status and a small body."""

from __future__ import annotations

import json
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Answer:
    """`status` as HTTP has it; a message of `app.sync.codec` at 200 and 409, otherwise JSON with `error`."""

    status: int
    body: bytes

    @property
    def is_message(self) -> bool:
        return self.status in (200, 409)


def wrong(status: int, error: str) -> Answer:
    """Nothing was taken, and why: a few words for logs, in English as the wire is."""
    return Answer(status, json.dumps({"error": error}, ensure_ascii=False).encode())
