"""Upstream put together: its database, its key, and what it does for terminals and people."""

from __future__ import annotations

from pathlib import Path

from app.domain.refusal import Refusal
from app.services.clock import Clock
from app.services.hall import STORE_NAME
from app.upstream.enrolment import Enrolment
from app.upstream.keys import UpstreamKeys
from app.upstream.letters import Letters
from app.upstream.receiving import Receiving
from db.upstream import meta
from db.upstream.store import UpstreamStore, open_upstream

_KEY = "public_key"


class Upstream:
    """Stateless but for its database: any number of them may work on one, each with the same key file."""

    def __init__(self, store: UpstreamStore, keys: UpstreamKeys, clock: Clock) -> None:
        self.store, self.keys, self.clock = store, keys, clock
        self.receiving = Receiving(store, keys, clock)
        self.letters = Letters(store, keys, clock)
        self.enrolment = Enrolment(store, keys, clock)

    def close(self) -> None:
        self.store.close()


def opened(url: str, folder: Path, clock: Clock | None = None) -> Upstream:
    """The upstream at `url`, its key file in `folder`; made if there is none.

    Refusals: those of `open_upstream` and `UpstreamKeys`; `upstream_key_differs` where the database was made
    with another key: terminals would not believe what it signs; `upstream_hall_folder`.
    """
    if (folder / STORE_NAME).exists():
        raise Refusal("upstream_hall_folder", folder=str(folder))
    store = open_upstream(url, folder)
    try:
        keys = UpstreamKeys(folder)
        if _first_key(store, keys.public.hex()) != keys.public.hex():
            raise Refusal("upstream_key_differs")
        return Upstream(store, keys, clock or Clock())
    except BaseException:
        store.close()
        raise


def _first_key(store: UpstreamStore, own: str) -> str:
    """The key of whoever made the database: `own` where nobody has yet. A replica is only read."""
    with store.read() as conn:
        known = meta.value(conn, _KEY)
    if known is not None:
        return known
    with store.write() as conn:
        return meta.first(conn, _KEY, own)
