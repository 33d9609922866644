"""Upstream on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.upstream.store import open_upstream
from tests.upstream.terminal import Sender, Site


@pytest.fixture
def site(upstream_url: str, tmp_path: Path) -> Iterator[Site]:
    store = open_upstream(upstream_url, tmp_path / "upstream")
    yield Site.on(store)
    store.close()


@pytest.fixture
def sender(site: Site) -> Sender:
    """A terminal that upstream knows."""
    return site.admit(Sender())
