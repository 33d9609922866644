"""A sample hall whose journal has been pushed upstream and projected there, and the pages on it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import update

from app.services.clock import Clock
from app.services.hall import STORE_NAME, Hall
from app.upstream.keys import UpstreamKeys
from app.upstream.projecting import Projector
from app.upstream.upstream import Upstream
from db.upstream import tables
from db.upstream.store import open_upstream
from tests.conftest import AS_OF, HALL_NAME
from tests.services.leaves import Leaves
from tests.upstream import halls
from tests.upstream.pages.office import Office, add_people, pages_app
from tests.upstream.pages.people import Front


@pytest.fixture(scope="session")
def _pushed(tmp_path_factory: pytest.TempPathFactory, _sampled: Path) -> Path:
    """An upstream that has the sample hall, made once; each test works on a copy of it."""
    folder = tmp_path_factory.mktemp("pushed")
    hall, entries = halls.entries_of(_sampled / STORE_NAME)
    store = open_upstream("", folder)
    halls.found(store, hall)
    halls.push(store, hall, entries)
    with store.write() as conn:
        conn.execute(update(tables.hall).values(name=HALL_NAME))
    while Projector(store, Clock(AS_OF)).round():
        pass
    store.close()
    return folder


@pytest.fixture
def office(sample_hall: Hall, _pushed: Path, tmp_path: Path) -> Iterator[Office]:
    """Its clock stands at `AS_OF`; the hall was in contact just now, and its tables are up to date."""
    folder = tmp_path / "upstream"
    shutil.copytree(_pushed, folder)
    store, clock = open_upstream("", folder), Clock(AS_OF)
    keys = UpstreamKeys(folder)
    front = Front.on(store, clock, keys)
    add_people(front, sample_hall.id)
    upstream = Upstream(store, keys, clock)
    found = Office(front, sample_hall, Leaves(sample_hall), pages_app(front, upstream))
    found.sync()
    yield found
    store.close()
