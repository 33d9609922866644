"""Column types that are the same for both databases."""

from __future__ import annotations

from sqlalchemy import BigInteger, Integer

Whole = Integer().with_variant(BigInteger(), "postgresql")
"""A whole number of 64 bits, as SQLite has them: microseconds need more than PostgreSQL's INTEGER."""
