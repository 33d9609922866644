"""Reasons, places and notes as people type them: made uniform, and refused where they cannot stand."""

from __future__ import annotations

import unicodedata

from app.domain.refusal import Refusal

TEXT_LIMIT = 200

_UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")
"""Control characters, bidirectional overrides, lone surrogates, line separators (trust.md A15)."""


def clean_text(text: str, field: str, limit: int = TEXT_LIMIT) -> str:
    """One line in NFC, 1 to `limit` characters.

    Refusals: `field_missing`, `field_too_long`, `field_character`.
    """
    value = clean_note(text, field, limit)
    if not value:
        raise Refusal("field_missing", field=field)
    return value


def clean_note(text: str, field: str, limit: int = TEXT_LIMIT) -> str:
    """As `clean_text`, but it may be empty; line breaks and tabs become spaces."""
    value = " ".join(unicodedata.normalize("NFC", text).split())
    if len(value) > limit:
        raise Refusal("field_too_long", field=field, length=len(value), limit=limit)
    for char in value:
        if unicodedata.category(char) in _UNSEEN:
            raise Refusal("field_character", field=field, character=f"U+{ord(char):04X}")
    return value
