"""How two screens come to show the same code, and somebody in between would be seen.

The desk commits to its nonce before it learns the terminal's, so nobody who sits between them and shows each
side a certificate of their own can choose nonces that make the two codes equal: one try in a million.
"""

from __future__ import annotations

import hashlib

NONCE_BYTES = 32
CODE_DIGITS = 6
WINDOW_SECONDS = 120
"""How long the terminal waits for a PC, and then for the answer of whoever compares."""
TRIES = 3
"""PCs that may say hello in one window."""
NAME_LIMIT = 32


def verifier_of(secret: bytes) -> str:
    """What the terminal keeps of a desk's secret: hex SHA-256, enough for 32 random bytes."""
    return hashlib.sha256(secret).hexdigest()


def commitment_to(nonce: bytes, verifier: str, name: str) -> str:
    """Binds the desk to its nonce, verifier and name; hex."""
    return _digest(b"commit", nonce, verifier.encode(), name.encode()).hex()


def shared_code(fingerprint: bytes, desk_nonce: bytes, hall_nonce: bytes, verifier: str, name: str) -> str:
    """Six digits; `fingerprint`: SHA-256 of the terminal's certificate as this side sees it."""
    parts = (fingerprint, desk_nonce, hall_nonce, verifier.encode(), name.encode())
    number = int.from_bytes(_digest(b"code", *parts)[:8], "big") % 10**CODE_DIGITS
    return f"{number:0{CODE_DIGITS}d}"


def _digest(*parts: bytes) -> bytes:
    """Each part with its length, so that no two lists of parts read the same."""
    digest = hashlib.sha256(b"zaigang desk 1")
    for part in parts:
        digest.update(len(part).to_bytes(4, "big") + part)
    return digest.digest()
