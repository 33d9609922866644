"""Fixtures with a real PostgreSQL, which the tests bring themselves."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence

import pytest

from app.bench.postgres import Postgres, binaries

NewDatabase = Callable[[], str]
"""Makes a database with upstream's schema in it; its URL."""


def new_cluster(durable: bool = False) -> Postgres:
    """A cluster that is started; skips the test where this machine has no PostgreSQL."""
    found = binaries() if sys.platform != "win32" else None
    if found is None:
        pytest.skip("no PostgreSQL here: install the dev requirements, or PostgreSQL 15 or later")
    made = Postgres(found, durable)
    try:
        made.start()
    except BaseException:
        made.remove()
        raise
    return made


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """One cluster for the whole run of this worker."""
    made = new_cluster()
    yield made
    made.remove()


@pytest.fixture(scope="session")
def upstream_template(postgres: Postgres, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database with upstream's schema, to be copied."""
    from db.upstream.store import open_upstream

    name = postgres.new_database()
    open_upstream(postgres.url(name), tmp_path_factory.mktemp("template")).close()
    return name


@pytest.fixture
def new_database(postgres: Postgres, upstream_template: str) -> NewDatabase:
    return lambda: postgres.url(postgres.new_database(upstream_template))


DIALECTS: Sequence[str] = ("sqlite", "postgresql")


@pytest.fixture(params=DIALECTS)
def upstream_url(request: pytest.FixtureRequest) -> str:
    """Each test on both databases: an empty upstream's URL; empty for the embedded file."""
    if request.param == "sqlite":
        return ""
    made: NewDatabase = request.getfixturevalue("new_database")
    return made()
