"""Upstream's own tables, of many halls: every key begins with the hall (design.md 3)."""
