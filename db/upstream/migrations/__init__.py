"""Upstream's own schema, one script per change, for SQLite and PostgreSQL."""
