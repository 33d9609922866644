"""Alembic migrations of the journal and the local tables."""
