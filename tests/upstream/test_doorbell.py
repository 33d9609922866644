"""Waiting for a letter: whoever waits hears of it at once, and nobody costs a query of their own."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence

import pytest

from app.upstream import doorbell
from app.upstream.doorbell import Doorbell


class Letters:
    """The newest numbers, and how often they were asked for."""

    def __init__(self) -> None:
        self.numbers = {"h1": 3, "h2": 0}
        self.asked: list[list[str]] = []

    def newest(self, halls: Sequence[str]) -> dict[str, int]:
        self.asked.append(sorted(halls))
        return {hall: self.numbers[hall] for hall in halls if hall in self.numbers}


@pytest.fixture
def letters(monkeypatch: pytest.MonkeyPatch) -> Letters:
    monkeypatch.setattr(doorbell, "BEAT_SECONDS", 0.02)
    return Letters()


def test_what_is_there_already_is_told_at_once(letters: Letters) -> None:
    began = time.monotonic()
    assert asyncio.run(Doorbell(letters.newest).newest("h1", "t1", 2, 5)) == 3
    assert time.monotonic() - began < 1


def test_a_hall_that_knows_of_letters_which_a_restored_upstream_lacks_is_told_at_once(
    letters: Letters,
) -> None:
    async def waits() -> int:
        bell = Doorbell(letters.newest)
        waiting = asyncio.create_task(bell.newest("h1", "t1", 3, 60))
        await asyncio.sleep(0.1)
        letters.numbers["h1"] = 1
        return await asyncio.wait_for(waiting, 5)

    assert asyncio.run(waits()) == 1
    assert asyncio.run(asyncio.wait_for(Doorbell(letters.newest).newest("h1", "t1", 3, 60), 5)) == 1


def test_whoever_waits_hears_of_the_next_one_and_others_wait_on(letters: Letters) -> None:
    async def waits() -> list[int]:
        bell = Doorbell(letters.newest)
        places = (("h1", 3), ("h1", 3), ("h2", 0))
        waiting = [asyncio.create_task(bell.newest(hall, "t1", after, 0.5)) for hall, after in places]
        await asyncio.sleep(0.1)
        letters.numbers["h1"] = 4
        return list(await asyncio.gather(*waiting))

    assert asyncio.run(waits()) == [4, 4, 0]


def test_many_who_wait_are_one_query(letters: Letters) -> None:
    async def waits() -> None:
        bell = Doorbell(letters.newest)
        await asyncio.gather(*(bell.newest("h2", f"t{number}", 0, 0.2) for number in range(50)))
        assert not bell._waiting

    asyncio.run(waits())
    assert len(letters.asked) < 50 + 20


def test_a_terminal_that_comes_again_takes_the_place_where_it_has_waited_for_longest(
    letters: Letters,
) -> None:
    async def waits() -> list[int]:
        bell = Doorbell(letters.newest)
        other = asyncio.create_task(bell.newest("h2", "t2", 0, 1.0))
        own = []
        for _ in range(5):
            own.append(asyncio.create_task(bell.newest("h2", "t1", 0, 1.0)))
            await asyncio.sleep(0.05)
        assert [task.done() for task in (other, *own)] == [False, True, True, True, False, False]
        letters.numbers["h2"] = 1
        return list(await asyncio.gather(other, *own))

    assert asyncio.run(waits()) == [1, 0, 0, 0, 1, 1]


def test_a_hall_that_is_not_known_waits_in_vain(letters: Letters) -> None:
    assert asyncio.run(Doorbell(letters.newest).newest("h9", "t1", 0, 0.1)) == 0


def test_nobody_holds_up_a_process_that_ends(letters: Letters) -> None:
    async def ends() -> int:
        bell = Doorbell(letters.newest)
        waiting = asyncio.create_task(bell.newest("h2", "t1", 0, 60))
        await asyncio.sleep(0.05)
        bell.release()
        return await asyncio.wait_for(waiting, 5)

    assert asyncio.run(ends()) == 0
