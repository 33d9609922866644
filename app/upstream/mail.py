"""Who waits for letters: one query for all of them, twice a second, while anybody waits."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable

from anyio import to_thread

from app.domain.refusal import Refusal
from db.upstream import halls
from db.upstream.store import UpstreamStore

LOOK_SECONDS = 0.5


class Mail:
    """Of one event loop."""

    def __init__(self, store: UpstreamStore) -> None:
        self._store = store
        self._waiting: dict[str, dict[asyncio.Event, int]] = defaultdict(dict)
        self._looking: asyncio.Task[None] | None = None

    async def until(self, hall_id: str, after: int, seconds: float) -> None:
        """Returns once the hall has a letter of a number above `after`, or when the time is over."""
        come = asyncio.Event()
        self._waiting[hall_id][come] = after
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._look())
        try:
            async with asyncio.timeout(seconds):
                await come.wait()
        except TimeoutError:
            pass
        finally:
            self._waiting[hall_id].pop(come, None)
            if not self._waiting[hall_id]:
                del self._waiting[hall_id]

    def release(self) -> None:
        """Everybody stops waiting: the process ends."""
        for events in self._waiting.values():
            for come in events:
                come.set()

    async def _look(self) -> None:
        while self._waiting:
            newest = await to_thread.run_sync(_quiet(lambda: self._newest(list(self._waiting))))
            for hall_id, number in newest.items():
                for come, after in self._waiting.get(hall_id, {}).items():
                    if number > after:
                        come.set()
            await asyncio.sleep(LOOK_SECONDS)

    def _newest(self, hall_ids: list[str]) -> dict[str, int]:
        with self._store.read() as conn:
            return halls.newest_letters(conn, hall_ids)


def _quiet(ask: Callable[[], dict[str, int]]) -> Callable[[], dict[str, int]]:
    """A database that is away is asked again; those who wait come back by themselves."""

    def asked() -> dict[str, int]:
        try:
            return ask()
        except Refusal:
            return {}

    return asked
