"""Words for the roster and its import."""

SENTENCES: dict[str, str] = {}
