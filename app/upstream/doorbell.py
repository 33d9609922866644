"""Terminals that wait for their next letter: one query each half second, however many they are."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from anyio import to_thread

BEAT_SECONDS = 0.5

Newest = Callable[[Sequence[str]], Mapping[str, int]]
"""The number of the newest letter of each of these halls; runs on a thread."""


class Doorbell:
    """Belongs to one event loop."""

    def __init__(self, newest: Newest) -> None:
        self._newest = newest
        self._waiting: dict[str, set[tuple[int, asyncio.Future[int]]]] = defaultdict(set)
        self._beat: asyncio.Task[None] | None = None

    async def newest(self, hall: str, after: int, seconds: float) -> int:
        """As soon as the hall's newest letter is another than `after`; else `after` itself, in `seconds`.

        It is an older one where upstream came back from a backup: the hall then asks again from there.
        """
        at_once = (await to_thread.run_sync(self._newest, [hall])).get(hall, after)
        if at_once != after:
            return at_once
        place = (after, asyncio.get_running_loop().create_future())
        self._waiting[hall].add(place)
        if self._beat is None or self._beat.done():
            self._beat = asyncio.create_task(self._beating())
        try:
            return await asyncio.wait_for(place[1], seconds)
        except TimeoutError:
            return after
        finally:
            self._waiting[hall].discard(place)
            if not self._waiting[hall]:
                del self._waiting[hall]

    def release(self) -> None:
        """Nobody waits any longer: the process is ending."""
        for places in self._waiting.values():
            for after, waiting in places:
                if not waiting.done():
                    waiting.set_result(after)

    async def _beating(self) -> None:
        """For as long as somebody waits. A database that is away ends it; the next who comes begins anew."""
        while self._waiting:
            await asyncio.sleep(BEAT_SECONDS)
            found = await to_thread.run_sync(self._newest, list(self._waiting))
            for hall, number in found.items():
                for after, waiting in self._waiting.get(hall, ()):
                    if number != after and not waiting.done():
                        waiting.set_result(number)
