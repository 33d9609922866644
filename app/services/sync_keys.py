"""The terminal's own key, which its facts go upstream under (trust.md A7)."""

from __future__ import annotations

from app.services.hall import Hall
from app.services.secrets import KeyBox
from app.sync.signing import Signer

KEY_NAME = "sync"


def terminal_signer(hall: Hall) -> Signer:
    """Made at first use; refusals as `KeyBox.get`."""
    return Signer(KeyBox(hall.folder, hall.id).get(KEY_NAME))
