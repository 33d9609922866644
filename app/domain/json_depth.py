"""How deep foreign JSON nests, found without following it further than it may go."""

from __future__ import annotations

from typing import Any


def deeper_than(value: Any, limit: int) -> bool:
    """Whether objects and arrays lie in each other more than `limit` deep; a number or a text is 0 deep."""
    if not isinstance(value, dict | list):
        return False
    if limit == 0:
        return True
    items = value.values() if isinstance(value, dict) else value
    return any(deeper_than(item, limit - 1) for item in items)
