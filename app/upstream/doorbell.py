"""Terminals that wait for their next letter: one query each half second, however many they are."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from anyio import to_thread

BEAT_SECONDS = 0.5
PLACES = 2
"""In which one terminal can wait."""

Newest = Callable[[Sequence[str]], Mapping[str, int]]
"""The number of the newest letter of each of these halls; runs on a thread."""


@dataclass(eq=False, slots=True)
class _Place:
    """One who waits for a letter after the one numbered `after`."""

    terminal: str
    after: int
    heard: asyncio.Future[int]

    def tell(self, number: int) -> None:
        if not self.heard.done():
            self.heard.set_result(number)


class Doorbell:
    """Belongs to one event loop."""

    def __init__(self, newest: Newest) -> None:
        self._newest = newest
        self._waiting: dict[str, dict[_Place, None]] = defaultdict(dict)
        """By hall; in the order in which they came."""
        self._beat: asyncio.Task[None] | None = None

    async def newest(self, hall: str, terminal: str, after: int, seconds: float) -> int:
        """As soon as the hall's newest letter is another than `after`; else `after` itself, in `seconds`.

        It is an older one where upstream came back from a backup: the hall then asks again from there.
        A terminal that waits more than `PLACES` times is told `after` where it has waited for longest: that
        connection may be broken.
        """
        at_once = (await to_thread.run_sync(self._newest, [hall])).get(hall, after)
        if at_once != after:
            return at_once
        place = _Place(terminal, after, asyncio.get_running_loop().create_future())
        self._make_room(hall, terminal)
        self._waiting[hall][place] = None
        if self._beat is None or self._beat.done():
            self._beat = asyncio.create_task(self._beating())
        try:
            return await asyncio.wait_for(place.heard, seconds)
        except TimeoutError:
            return after
        finally:
            self._waiting[hall].pop(place)
            if not self._waiting[hall]:
                del self._waiting[hall]

    def _make_room(self, hall: str, terminal: str) -> None:
        places = self._waiting.get(hall, ())
        own = [place for place in places if place.terminal == terminal and not place.heard.done()]
        for place in own[: len(own) - PLACES + 1]:
            place.tell(place.after)

    def release(self) -> None:
        """Nobody waits any longer: the process is ending."""
        for places in self._waiting.values():
            for place in places:
                place.tell(place.after)

    async def _beating(self) -> None:
        """For as long as somebody waits. A database that is away ends it; the next who comes begins anew."""
        while self._waiting:
            await asyncio.sleep(BEAT_SECONDS)
            found = await to_thread.run_sync(self._newest, list(self._waiting))
            for hall, number in found.items():
                for place in self._waiting.get(hall, ()):
                    if number != place.after:
                        place.tell(number)
