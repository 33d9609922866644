"""The facts of the line to upstream: enrolled, taken over, and what became of each letter (design.md 3)."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.fact import Fact


@dataclass(frozen=True, slots=True)
class UpstreamEnrolled(Fact):
    """The hall sends its journal to this upstream from now on, where a second person has confirmed it.

    Keys are hex; `ca` is the PEM of the authority that vouches for the address, empty for the system's own.
    """

    url: str
    upstream_key: str
    terminal: str
    terminal_key: str
    ca: str = ""


@dataclass(frozen=True, slots=True)
class UpstreamLeft(Fact):
    """Nothing is sent any more."""

    reason: str


@dataclass(frozen=True, slots=True)
class EpochOpened(Fact):
    """A new terminal has taken the hall over; its facts follow the last that upstream has (trust.md 4)."""

    epoch: int
    terminal: str
    reason: str


@dataclass(frozen=True, slots=True)
class LetterSettled(Fact):
    """What became of a letter: `accepted`, or why it is not in force. Its subject is the letter's own id.

    `outcome`: accepted, too_late, stale_version, not_entitled, refused, malformed; `key` and `params` (a JSON
    object, without names) tell of the rule that refused it. Nothing in it is about a person, so it is kept
    when what the letter said is erased, and the letter can never be settled again.
    """

    letter: str
    number: int
    kind: str
    outcome: str
    key: str = ""
    params: str = "{}"


@dataclass(frozen=True, slots=True)
class MessageReceived(Fact):
    """A letter that only says something, shown until somebody has read it; its subject is the letter."""

    letter: str
    author: str
    text: str


@dataclass(frozen=True, slots=True)
class MessageRead(Fact):
    letter: str
