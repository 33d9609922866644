"""Writes the golden journal of the version in work, before its release: `python -m tests.golden.make`."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from app.domain.fact_body import fact_body
from app.domain.journal import GENESIS, Head, body_bytes, commitment_of
from tests.golden.facts_0_1 import AT
from tests.golden.facts_0_3 import ERASED, FACTS

FILE = Path(__file__).with_name("journal_0_3.json")
"""The newest; those of earlier releases are never written again."""
HALL = "0123456789abcdef" * 2
_ACTORS = {"CorrectionProposed": "clerk", "CorrectionConfirmed": "head"}


def actor_of(kind: str) -> str:
    """A correction takes three different people."""
    return _ACTORS.get(kind, "officer")


def golden_journal() -> dict[str, Any]:
    """The whole journal with salts that are always the same."""
    previous, entries = GENESIS, []
    for seq, (subject, fact) in enumerate(FACTS, 1):
        salt = hashlib.sha256(f"salt {seq}".encode()).digest()
        body = body_bytes(fact_body(fact))
        wall_us, boot_us = (AT + seq) * 1_000_000, seq * 1_000_000
        kind, version = type(fact).__name__, fact.VERSION
        commitment = commitment_of(salt, body)
        head = Head(
            HALL,
            1,
            seq,
            previous,
            kind,
            version,
            subject,
            actor_of(kind),
            wall_us,
            "boot",
            boot_us,
            commitment,
        )
        previous = head.hash()
        entry: dict[str, Any] = {"head": json.loads(head.encoded()), "hash": previous.hex()}
        if seq not in ERASED:
            entry |= {"salt": salt.hex(), "body": body.decode()}
        entries.append(entry)
    return {"hall": HALL, "entries": entries}


if __name__ == "__main__":
    journal = golden_journal()
    lines = ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in journal["entries"])
    FILE.write_text(f'{{"hall": "{HALL}", "entries": [\n{lines}\n]}}\n', "utf-8")
