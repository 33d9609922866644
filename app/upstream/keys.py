"""Upstream's key: what it signs with, and the secrets of its own, from one file that only its owner reads."""

from __future__ import annotations

from pathlib import Path

from app.services.secrets import KeyBox, Ring
from app.sync.signing import Signer


class UpstreamKeys:
    """Made at the first start; processes that share a database are given a copy of the file.

    Refusals: those of `KeyBox.get`.
    """

    def __init__(self, folder: Path) -> None:
        self._box = KeyBox(folder, "upstream", _no_ring)
        self._signer = Signer(self.secret("sign"))
        self.public = self._signer.public
        """32 bytes; terminals hold on to it."""

    def sign(self, statement: bytes) -> bytes:
        """Ed25519, 64 bytes."""
        return self._signer.sign(statement)

    def secret(self, name: str) -> bytes:
        """32 bytes, always the same for a name."""
        return self._box.get(name)


def _no_ring() -> Ring | None:
    """A service runs without a desktop session, so its key lies in the file."""
    return None
