"""Upstream's pages for people: the department's desk, the centre above, accounts and terminals."""

from app.upstream.pages.routes import create_pages

__all__ = ["create_pages"]
