"""Answers of upstream, signed whole and bound to their question: a changed byte, no answer (trust.md A11)."""

from __future__ import annotations

import hashlib

HEADER = "zaigang-signature"
"""Hex of the Ed25519 signature over `reply_statement`."""
SIGNED = frozenset({200, 403, 409})
"""What a terminal acts upon; anything else is trouble on the way, which nobody needs to sign."""


def question_of(method: str, target: bytes, proof: str, sent: bytes) -> bytes:
    """32 bytes that name one request: its address as it went out, its `signature` header, its body."""
    digest = hashlib.sha256()
    for part in (method.encode(), target, proof.encode(), sent):
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.digest()


def reply_statement(question: bytes, status: int, body: bytes) -> bytes:
    """What upstream signs of an answer."""
    return f"reply|{question.hex()}|{status}|{hashlib.sha256(body).hexdigest()}".encode()
