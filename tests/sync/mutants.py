"""Faults put into the program on purpose: each must make some history fail (sync.md 6).

Where a second layer would hold alone, both are taken away.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest

from app.domain.letter import Letter
from app.domain.sync import ChainHead, Standing, Verdict, place, stand
from app.services import letters as judging
from app.services import sync_round
from app.services.letters import LetterJudge
from app.upstream import receiving
from app.upstream.receiving import Receiving
from db import sync, sync_chain, sync_line
from tests.sync import upstream_node
from tests.sync.fuse import Crash

Patch = pytest.MonkeyPatch


def no_dedupe(patch: Patch) -> None:
    """What upstream has already is taken for new, and written again."""
    write = receiving._write

    def placed(head: ChainHead, *values: Any) -> Verdict:
        found = place(head, *values)
        return Verdict.EXTENDS if found is Verdict.KNOWN else found

    def written(conn: Any, message: Any, batch: Any, new: Any, received_us: int) -> None:
        write(conn, message, batch, batch.entries, received_us)

    patch.setattr(receiving, "place", placed)
    patch.setattr(receiving, "_write", written)


def no_chain_check(patch: Patch) -> None:
    """Whatever begins behind the head extends it, and what contradicts is passed over."""

    def placed(head: ChainHead, batch: Any, _: Any) -> Verdict:
        if batch.first > head.seq + 1:
            return Verdict.AHEAD
        return Verdict.EXTENDS if batch.end.seq > head.seq else Verdict.KNOWN

    patch.setattr(receiving, "place", placed)


def bare_number(patch: Patch) -> None:
    """The terminal believes a seq, whatever its hash."""

    def standing(own: ChainHead, kept: Any, answer: Any, hash_at: Any) -> Standing:
        return Standing.WE_ARE_BEHIND if answer.head.seq > own.seq else Standing.AGREES

    patch.setattr(sync_round, "stand", standing)


def before_the_commit(patch: Patch) -> None:
    """Upstream answers although its transaction was rolled back."""

    def fused(store: Any, fuse: Any) -> None:
        whole = store.write

        @contextmanager
        def write() -> Any:
            lost = False
            try:
                with whole() as conn:
                    yield conn
                    fuse.burn()
            except Crash:
                lost = True
            if not lost:
                fuse.burn()

        store.write = write

    patch.setattr(upstream_node, "fused", fused)


def no_fork_alarm(patch: Patch) -> None:
    """A fork is refused, but nobody hears of it."""
    patch.setattr(Receiving, "_raise_fork", lambda *_: True)


def no_signature_check(patch: Patch) -> None:
    """Whoever answers is upstream."""
    patch.setattr(sync_round, "check_head", lambda *_: None)


def no_letter_signature_check(patch: Patch) -> None:
    """Whoever writes is upstream."""
    patch.setattr(judging, "holds", lambda *_: True)


def skipping_cursor(patch: Patch) -> None:
    """Some letters are passed over, and the gap is not noticed."""
    whole = LetterJudge.take

    def take(self: LetterJudge, letter: Letter) -> str:
        if letter.number % 2:
            return whole(self, letter)
        with self._hall.store.write() as conn:
            enrolled = sync.enrolment(conn)
            assert enrolled is not None
            line = sync_line.line_of(conn, enrolled.terminal)
            if letter.number > line.letters:
                sync_line.put_line(conn, replace(line, letters=letter.number))
        return ""

    patch.setattr(LetterJudge, "take", take)


def letters_by_number_alone(patch: Patch) -> None:
    """A restored upstream's numbers are taken for the old ones' letters, and none is known by its id."""
    patch.setattr(sync_chain, "letter_known", lambda *_: False)


def cursor_of_its_own(patch: Patch) -> None:
    """The letter's outcome is committed first and the cursor later; none is known by its id."""
    whole = LetterJudge.take

    def take(self: LetterJudge, letter: Letter) -> str:
        with patch.context() as within:
            kept: list[Any] = []
            within.setattr(sync_line, "put_line", lambda _, line: kept.append(line))
            outcome = whole(self, letter)
        for line in kept:
            with self._hall.store.write() as conn:
                sync_line.put_line(conn, line)
        return outcome

    patch.setattr(sync_chain, "letter_known", lambda *_: False)
    patch.setattr(LetterJudge, "take", take)


def bodies_stay(patch: Patch) -> None:
    """What the hall has erased stays upstream."""
    patch.setattr(receiving, "_erased", lambda _: [])


def one_incarnation(patch: Patch) -> None:
    """An upstream that came back from a backup is one that went back."""
    whole = stand

    def standing(*values: Any) -> Standing:
        found = whole(*values)
        return Standing.WENT_BACK if found is Standing.RESTORED else found

    patch.setattr(sync_round, "stand", standing)


def skipped_facts(patch: Patch) -> None:
    """The terminal's cursor runs ahead of what it has sent; upstream's question for the rest is not heard."""
    whole = sync_chain.entries_after

    def after(conn: Any, hall: str, seq: int, limit: int, size: int) -> Any:
        return whole(conn, hall, seq, limit, size)[1:]

    patch.setattr(sync_chain, "entries_after", after)


ANY = ("plain", "upstream_restored", "terminal_restored", "cloned")
FORKED = ("terminal_restored", "cloned")
MUTANTS: Mapping[str, tuple[Callable[[Patch], None], tuple[str, ...]]] = {
    made.__name__: (made, kinds)
    for made, kinds in (
        (no_dedupe, ANY),
        (no_chain_check, FORKED),
        (bare_number, FORKED),
        (before_the_commit, ANY),
        (no_fork_alarm, FORKED),
        (no_signature_check, ANY),
        (no_letter_signature_check, ANY),
        (skipping_cursor, ANY),
        (letters_by_number_alone, ("upstream_restored",)),
        (cursor_of_its_own, ANY),
        (bodies_stay, ANY),
        (one_incarnation, ("upstream_restored",)),
        (skipped_facts, ANY),
    )
}
"""Each with the kinds of histories that can show it, so that it is found soon."""
