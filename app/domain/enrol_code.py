"""A one-time code that both sides prove to have and neither sends (sync.md 5).

Whoever sits between them learns nothing that would enrol a terminal of their own, or pass for upstream.
"""

from __future__ import annotations

import hashlib
import hmac


def code_key(code: str) -> bytes:
    """32 bytes; the same whatever spaces, strokes and capitals the code was copied with."""
    plain = "".join(char for char in code if char.isalnum()).lower()
    return hashlib.sha256(plain.encode()).digest()


def code_id(key: bytes) -> str:
    """Names a code without telling it."""
    return hashlib.sha256(b"id" + key).hexdigest()


def code_proof(key: bytes, statement: bytes) -> bytes:
    """Whoever made this has the code and means this statement."""
    return hmac.digest(key, statement, "sha256")


def is_proof(key: bytes, proof: bytes, statement: bytes) -> bool:
    return hmac.compare_digest(proof, code_proof(key, statement))
