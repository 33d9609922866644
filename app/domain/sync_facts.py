"""The facts of the line to upstream: enrolled, taken over, and what became of each letter (design.md 3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.domain.fact import Fact


@dataclass(frozen=True, slots=True)
class UpstreamEnrolled(Fact):
    """The hall sends its journal to this upstream from now on; keys are hex, `second` confirmed it there."""

    url: str
    upstream_key: str
    terminal: str
    terminal_key: str


@dataclass(frozen=True, slots=True)
class UpstreamLeft(Fact):
    """Nothing is sent any more."""

    reason: str


@dataclass(frozen=True, slots=True)
class EpochOpened(Fact):
    """A new terminal has taken the hall over; its facts follow the last that upstream has (trust.md 4)."""

    terminal: str
    reason: str


@dataclass(frozen=True, slots=True)
class LetterSettled(Fact):
    """What became of a letter: `accepted`, or why it is not in force.

    `outcome`: accepted, too_late, stale_version, not_entitled, refused, malformed; `key` and `params` name
    the rule that refused it.
    """

    letter: str
    number: int
    kind: str
    outcome: str
    key: str = ""
    params: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class MessageReceived(Fact):
    """A letter that only says something, shown until somebody has read it."""

    letter: str
    author: str
    text: str


@dataclass(frozen=True, slots=True)
class MessageRead(Fact):
    letter: str
