"""Upstream on both databases."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.upstream.store import UpstreamStore, open_upstream
from tests.upstream.terminal import Sender, Site


@pytest.fixture(scope="session")
def _empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The embedded database, made once; each test works on a copy of it."""
    folder = tmp_path_factory.mktemp("empty")
    open_upstream("", folder).close()
    return folder


@pytest.fixture
def upstream_store(upstream_url: str, _empty: Path, tmp_path: Path) -> Iterator[UpstreamStore]:
    """An upstream that knows no hall, in the folder `upstream`."""
    folder = tmp_path / "upstream"
    if not upstream_url:
        shutil.copytree(_empty, folder)
    store = open_upstream(upstream_url, folder)
    yield store
    store.close()


@pytest.fixture
def site(upstream_store: UpstreamStore) -> Site:
    return Site.on(upstream_store)


@pytest.fixture
def sender(site: Site) -> Sender:
    """A terminal that upstream knows."""
    return site.admit(Sender())
