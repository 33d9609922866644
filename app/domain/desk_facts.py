"""The facts of the hall's other PCs: paired, revoked, and whether they may connect at all (design.md 3).

The subject of a fact about a desk is the desk's own random id.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.fact import Fact


@dataclass(frozen=True, slots=True)
class DeskPaired(Fact):
    """A PC may connect from now on; `verifier` is the hex SHA-256 of its own secret, which stands nowhere."""

    name: str
    verifier: str


@dataclass(frozen=True, slots=True)
class DeskRevoked(Fact):
    """The PC may not connect any more."""


@dataclass(frozen=True, slots=True)
class DeskServiceSet(Fact):
    """Whether the terminal lets other PCs connect, and on which TCP port."""

    on: bool
    port: int
